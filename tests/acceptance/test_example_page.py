"""The documentation's page on the worked example says what a review of it shows."""

import re
from pathlib import Path

from studies.example import make

from afresh.dataset import Dataset
from afresh.forms import bracketed, percent, rate
from afresh.report.sections.first_page import in_order
from afresh.review.result import PartnershipPart

PAGE = Path(__file__).parents[2] / "docs" / "example.md"


def row_of(each: PartnershipPart) -> tuple[str, ...]:
    """As the table of the page has it; a dash where nothing can be told."""
    came, adopted = each.of("arrivals"), each.of("proposals_adopted")
    renewal = openness = "–"
    if came is not None and came.value is not None:
        renewal = f"{rate(came.value)} ({bracketed(came.low, came.high, rate)})"
    if adopted is not None and adopted.value is not None:
        openness = f"{percent(adopted.value)} ({bracketed(adopted.low, adopted.high)})"
    results = "–" if each.results == "none recorded" else each.results
    return each.name, each.state.name, renewal, openness, results


def test_the_page_shows_what_the_review_shows() -> None:
    review = Dataset(make()).review().result
    part = PAGE.read_text("utf-8").partition("## What a review of it shows")[2].partition("\n## ")[0]
    told = [tuple(cell.strip() for cell in line.strip("|").split("|")) for line in part.splitlines() if line[:1] == "|"]
    rows = [row_of(each) for each in in_order(review)]
    assert told[2:] == rows, "the page and the report differ"
    assert (review.at.isoformat(), "19 June 2026" in part) == ("2026-06-19", True), "to another day"
    assert f"{make().count('people')} as it comes" in re.sub(r"\s+", " ", PAGE.read_text("utf-8")), "how many people"
