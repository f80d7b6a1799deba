"""The report reads an indicator as the measure of results does."""

from datetime import date
from typing import Any

from afresh.dataset import Dataset, Review
from afresh.measure.results import title_of
from boards import AT, board
from records import Records, Row, store_of, together


def _review(*observations: tuple[date, float]) -> Review:
    rows: list[Row] = [{"indicator": "falls", "date": day, "value": value} for day, value in observations]
    falls: Records = {
        "indicators": [{"id": "falls", "partnership": "Board", "name": "Falls", "better": "lower"}],
        "observations": rows,
    }
    return Dataset(store_of(together(*board("Board"), falls))).review(at=AT)


def _both(review: Review) -> tuple[dict[str, Any], dict[str, Any]]:
    """The indicator as the report has it, and the finding."""
    (said,) = review.facts()["partnerships"]
    (finding,) = [each for each in said["findings"] if each["measure"] == "results"]
    return said["indicators"][0], finding


STEADY = [(date(2021, month, 1), 10.0 + month % 2) for month in range(1, 12)]


def test_an_old_figure_is_no_reading_of_the_period() -> None:
    """Eleven figures of about 10 and then 50 in December 2021: concern then, and nothing since."""
    indicator, finding = _both(_review(*STEADY, (date(2021, 12, 1), 50.0)))
    assert finding["note"].startswith("no figure in the period"), "the measure says that nothing is recent"
    assert indicator["reading"] == "", "and so does the report: a figure of 2021 is no reading of 2024"


def test_dates_with_two_different_figures_are_left_out_and_said() -> None:
    recent = [(day.replace(year=2024 if day.month < 6 else 2023), value) for day, value in STEADY]
    review = _review(*sorted(recent), (date(2024, 6, 1), 50.0), (date(2024, 6, 1), 11.0))
    indicator, finding = _both(review)
    assert indicator["reading"] == finding["note"].split(";")[0] == "no change", "50 and 11 on one day: neither counts"
    assert "One date with two different figures is left out." in indicator["detail"], "what is left out is said"
    assert "50" not in " ".join(indicator["detail"][:1]), "the contested figure is not the latest"


def test_unclear_says_why_where_one_way_is_better() -> None:
    closely = "Falls: no clear change, as the figures follow closely on one another"
    assert title_of("Falls", "unclear", "lower") == closely, "as the first page has it"
    assert title_of("Falls", "unclear", "neutral") != closely, "one with no better way has changed: no answer"
