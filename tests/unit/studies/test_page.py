"""The page that the planted-truth study wrote: its figures are there, and it begins with what is poor."""

import re
from pathlib import Path
from xml.etree import ElementTree

from afresh.settings import default_settings

DOCS = Path(__file__).parents[3] / "docs"
PAGE = DOCS / "planted-truth.md"


def test_every_figure_is_there_and_says_what_it_shows() -> None:
    shown = re.findall(r"!\[(.+?)\]\((.+?)\)", PAGE.read_text("utf-8"))
    assert len(shown) >= 5, f"figures on the page: {shown}"
    for title, name in shown:
        drawn = ElementTree.parse(DOCS / name).getroot()
        titles = [each.text for each in drawn.iter("{http://www.w3.org/2000/svg}title")]
        assert titles == [title], f"{name} is called {titles}, and {title} on the page"


def test_no_figure_is_left_over() -> None:
    shown = {name for _, name in re.findall(r"!\[(.+?)\]\(planted-truth/(.+?)\)", PAGE.read_text("utf-8"))}
    assert {path.name for path in (DOCS / "planted-truth").iterdir()} == shown, "files beside the page are its own"


def test_the_first_paragraph_says_where_recovery_is_poor() -> None:
    first = PAGE.read_text("utf-8").split("\n\n")[1]
    assert "Short records and small boards tell little" in first, f"it begins: {first[:80]}"


def test_minimums_in_use_are_no_smaller_than_the_study_asks_for() -> None:
    """Its rules were applied to the even seeds; what is asked for stands in the last column."""
    rows = re.findall(r"^\| `(\w+)` \| .* \| (.+?) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    assert len(rows) >= 6, f"minimums on the page: {rows}"
    for setting, verdict in rows:
        in_use = getattr(default_settings(), setting)
        assert "is asked for" not in verdict, f"{setting} is {in_use:g}, and the study says: {verdict}"
