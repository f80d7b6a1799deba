"""Boards that the study writes as records: what is planted is what is written, give or take chance."""

from collections import Counter
from datetime import date

import pytest
from studies.example.simulate import LAST_DAY
from studies.judged import false_fresh, false_low, right, right_of_all, right_of_one
from studies.planted_boards import Planted, records


def test_seats_pass_at_the_planted_rate() -> None:
    """400 boards of 10 seats over 5 years at 0.2: 4,000 newcomers expected, and 5 standard errors are 316."""
    made = records([Planted(f"b{n}", 10, 5.0, 0.2) for n in range(400)], 1)
    newcomers = len(made["seats"]) - 4_000
    assert abs(newcomers - 4_000) < 316, f"{newcomers} newcomers"
    held = Counter(row["partnership"] for row in made["seats"] if row["end"] is None)
    assert set(held.values()) == {10}, "ten sit there on the last day"


@pytest.mark.parametrize("together", [2, 3])
def test_newcomers_come_so_many_on_a_day(together: int) -> None:
    made = records([Planted("b", 12, 10.0, 0.3, together=together)], 2)
    first = min(day for day in (row["start"] for row in made["seats"]) if isinstance(day, date))
    came = Counter(row["start"] for row in made["seats"] if row["start"] != first)
    assert came and set(came.values()) == {together}, f"newcomers a day: {came}"


def test_nobody_comes_between_elections() -> None:
    """Twelve years on record, one 48 months, 6 months after the latest: on three days."""
    made = records([Planted("b", 12, 12.0, 0.2, clock_months=48, clock_last=6)], 3)
    first = min(day for day in (row["start"] for row in made["seats"]) if isinstance(day, date))
    days = sorted({row["start"] for row in made["seats"]} - {first}, key=str)
    assert len(days) == 3, f"elections on {days}"


def test_a_log_of_approvals_lists_nothing_else() -> None:
    made = records([Planted("b", 6, 6.0, 0.2, share=0.5, proposals=40, log="approvals only")], 4)
    assert {row["status"] for row in made["proposals"]} == {"adopted"}, "nothing refused or left open is written down"
    whole = records([Planted("b", 6, 6.0, 0.2, share=0.5, proposals=40)], 4)
    assert {row["status"] for row in whole["proposals"]} == {"adopted", "rejected", "open"}, "else everything is"
    assert all(row["date"] <= LAST_DAY for row in whole["proposals"]), "nothing is put after the review date"


@pytest.mark.parametrize(
    ("rate", "share", "cell"),
    [(0.2, 0.5, "fresh"), (0.2, 0.1, "blocked"), (0.05, 0.5, "stale"), (0.05, 0.1, "stagnant")],
)
def test_what_is_so_follows_from_the_lines(rate: float, share: float, cell: str) -> None:
    """Under 0.10 a year is still, under one in three closed."""
    assert Planted("b", 6, 4.0, rate, share).cell == cell, f"{rate} and {share}"


def told(kind: str, state: str, cell: str, rate: float, renewal: str) -> dict[str, object]:
    return {"kind": kind, "state": state, "cell": cell, "rate_planted": rate, "renewal": renewal}


def test_shares_are_of_boards_that_can_be_judged() -> None:
    """By hand: five judged, three told one state, two of them right; three are not fresh, and one is called so."""
    rows = [
        told("one", "fresh", "fresh", 0.2, "not low"),
        told("one", "stale", "stale", 0.02, "low"),
        told("one", "fresh", "stale", 0.05, "not low"),
        told("between", "between fresh and stale", "fresh", 0.2, "unclear"),
        told("too close to call", "too close to call", "blocked", 0.3, "unclear"),
        told("too small to tell", "too small to tell", "fresh", 0.2, ""),
    ]
    assert str(right_of_all(rows)) == "40% of 5", "the small one is not judged"
    assert str(right_of_one(rows)) == "67% of 3", "of those told one"
    assert str(false_fresh(rows)) == "33% of 3", "stale, stale and blocked"
    assert str(false_low(rows)) == "0% of 3", "of three with 0.2 or more"
    assert not right(rows[3]), "between is not one"
