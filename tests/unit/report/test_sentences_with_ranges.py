"""Wherever a share is told its range is too, and nothing is told as wholly sure."""

from datetime import date

import pytest

from afresh.vocabulary import Finding, Period
from afresh.words.findings import said
from afresh.words.forms import sure
from afresh.words.states import why_openness, why_renewal

PERIOD = Period.to(date(2024, 6, 30))


def finding(measure: str, subject: str, value: float, low: float, high: float) -> Finding:
    return Finding(measure, "1", subject, value, low, high, 20, None, "", PERIOD)


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (finding("p_and_q", "p", 0.5, 0.4, 0.6), "between 40% and 60%"),
        (finding("p_and_q", "q", 0.5, 0.4, 0.6), "between 40% and 60%"),
        (finding("make_up", "repeat", 0.5, 0.4, 0.6), "between 40% and 60% with any one member left out"),
        (finding("days_to_decision", "", 40.0, 20.0, 60.5), "the middle half between 20 days and 60.5 days"),
    ],
)
def test_the_range_is_told(found: Finding, told: str) -> None:
    assert f"({told})" in said(found), f"{said(found)!r} gives a figure without its range"


def test_nothing_is_wholly_sure() -> None:
    assert (sure(1.0), sure(0.9999), sure(0.0), sure(0.82)) == ("over 99%", "over 99%", "under 1%", "82%"), "forms"
    low = why_renewal(True, 0, 400, 0.0, 1.0, 0.1, False, False, 0.8)
    assert "It is over 99% sure" in low, "nobody new in 400 seat-years is still no certainty"
    assert "it is under 1% sure" in why_openness(False, 0.0, 1 / 3, 0, 8, 5, 0.9), "nor is the opposite"
