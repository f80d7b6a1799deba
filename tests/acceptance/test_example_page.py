"""The documentation's page on the worked example says what a review of it shows."""

import re
from pathlib import Path

from afresh.report.front import front
from studies.example import make

from afresh.dataset import Dataset
from afresh.review.labels import Labels

PAGE = Path(__file__).parents[2] / "docs" / "example.md"


def test_the_page_shows_what_the_first_page_of_the_report_shows() -> None:
    review = Dataset(make()).review()
    assessment = review.assessment
    shown = front(assessment, Labels(assessment.workspace.store, review.disclosure, assessment.workspace.period.end))
    part = PAGE.read_text("utf-8").partition("## What a review of it shows")[2].partition("\n## ")[0]
    told = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in part.splitlines() if line[:1] == "|"]
    rows = [(each.name, each.state, each.renewal, each.openness, each.results) for each in shown.standings]
    assert told[2:] == rows, "the page and the report differ"
    assert "19 June 2026" in shown.title and "19 June 2026" in part, "to another day"
    assert f"{make().count('people')} as it comes" in re.sub(r"\s+", " ", PAGE.read_text("utf-8")), "how many people"
