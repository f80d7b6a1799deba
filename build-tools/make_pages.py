"""Makes the pages of docs/ that come from the code; tests say when one is out of date."""

from pathlib import Path

from afresh.records.page import records_page
from afresh.records.problems.page import page as problems_page
from afresh.report.advisers_page import advisers_page
from afresh.report.library_page import library_page
from afresh.report.measures_page import measures_page

DOCS = Path(__file__).parents[1] / "docs"

for name, text in {
    "records.md": records_page(),
    "problems.md": problems_page(),
    "measures.md": measures_page(),
    "library.md": library_page(),
    "advisers.md": advisers_page(),
}.items():
    (DOCS / name).write_text(text, encoding="utf-8")
    print(DOCS / name)
