"""The median of the others counts those of which none is on record, and not those of which nothing is known."""

from datetime import date
from typing import Any

from afresh.diagnosis.findings import findings
from afresh.vocabulary import Period

PERIOD = Period.to(date(2025, 12, 31))


def row(partnership: int, subject: str, value: float | None) -> dict[str, Any]:
    return {"partnership": partnership, "subject": subject, "value": value, "low": None, "high": None, "n": 1,
            "expected": None, "note": ""}  # fmt: skip


def median_beside(measure: str, subject: str, *rows: dict[str, Any]) -> tuple[object, object]:
    """What stands beside the first partnership's value: the median, and of how many."""
    found = findings({measure: list(rows)}, None, PERIOD, dict.fromkeys(range(9), "board"))[0].of(measure, subject)
    assert found, "the first partnership has a row"
    return found.facts.get("others_median"), found.facts.get("others")


def test_who_gave_something_else_gave_no_money() -> None:
    """Beside 100 stand 40, 0 and 0: two gave staff time and no money. Without their noughts there were too few."""
    rows = [row(0, "money: GBP", 100.0), row(1, "money: GBP", 40.0), row(2, "staff: days", 3.0),
            row(3, "staff: days", 5.0)]  # fmt: skip
    assert median_beside("contributions", "money: GBP", *rows) == (0, 3), "the median of 40, 0 and 0"


def test_an_amount_that_nobody_wrote_down_is_not_nought() -> None:
    """The third gave money without an amount: it is left out, and two others are too few for a median."""
    rows = [row(0, "money: GBP", 100.0), row(1, "money: GBP", 40.0), row(2, "staff: days", 3.0),
            row(3, "staff: days", 5.0), row(3, "money: GBP", None)]  # fmt: skip
    assert median_beside("contributions", "money: GBP", *rows) == (None, None), "unknown is not none"


def test_a_value_of_nought_counts_as_it_always_did() -> None:
    rows = [row(n, "", value) for n, value in enumerate((0.5, 0.0, 0.0, 0.3))]
    assert median_beside("proposals_adopted", "", *rows) == (0, 3), "the median of 0, 0 and 0.3"


def test_a_share_that_is_not_known_is_not_nought() -> None:
    rows = [row(n, "", value) for n, value in enumerate((0.5, None, 0.2, 0.3, 0.4))]
    assert median_beside("proposals_adopted", "", *rows) == (0.3, 3), "the median of 0.2, 0.3 and 0.4"


def test_what_others_share_with_a_partnership_is_no_peer_of_what_this_one_shares() -> None:
    rows = [row(n, "8", 0.5) for n in range(5)]
    assert median_beside("overlap_members", "8", *rows) == (None, None), "each overlap is of two of their own"
