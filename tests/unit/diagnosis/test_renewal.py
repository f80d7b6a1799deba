"""Whether renewal is low, not low or unclear, at the border of each rule; borders come from scipy.stats."""

from datetime import date
from typing import Any

import numpy as np
import pytest
from scipy.stats import gamma, poisson

from afresh.diagnosis.renewal import Arrivals, _new, counted, renewal
from afresh.measure.notes import BOUND, FILE_NUMBERS
from afresh.settings import default_settings
from afresh.vocabulary import day_number

BACK = np.arange(0, 91, 7)
END = day_number(date(2024, 6, 30))
SETTINGS = default_settings()


def arrivals(came: list[int], seats: int = 10, years: float = 4.0, window: int | None = None) -> Arrivals:
    """So many seats held all along; newcomers so many days before the end."""
    length = round(years * 365.25)
    first, last = np.full(seats, END - 2 * length), np.full(seats, END)
    start = END - length if window is None else window
    return Arrivals(
        came=np.sort(END - np.array(came, np.int64)),
        first=first,
        last=last,
        unseated=0.0,
        counted_from=END - 2 * length,
        window=start,
        end=END,
    )


@pytest.mark.parametrize(("k", "answer"), [(0, "low"), (1, "low"), (3, "low"), (4, "unclear"), (5, "not low")])
def test_the_cuts_are_read_at_the_review_date(k: int, answer: str) -> None:
    """40 seat-years: P(X <= 3 | 8) = 0.042, P(X <= 4 | 8) = 0.0996; P(X >= 5 | 2) = 0.053, P(X >= 4 | 2) = 0.143."""
    found = renewal(arrivals([200 + 100 * n for n in range(k)]), BACK, SETTINGS)
    assert found is not None and found.answer == answer, f"{k} newcomers in 40 seat-years"
    assert poisson.cdf(3, 8) < 0.05 < poisson.cdf(4, 8), "the border, by scipy.stats"


def test_how_likely_it_is_is_the_posteriors_share_under_the_line() -> None:
    found = renewal(arrivals([500, 600, 700]), np.array([0]), SETTINGS)
    assert found is not None, "there is seat time"
    expected = gamma.cdf(0.10, 3.5, scale=1 / (10 * 1461 / 365.25))
    assert found.under[0] == pytest.approx(expected, abs=1e-12), "Pr(rate < 0.10) by scipy"


def test_every_moved_date_is_counted_anew_with_its_window() -> None:
    """One newcomer 10 days before the end, one 5 days before the window: dates a week apart, 13 of them."""
    found = counted(arrivals([10, 1461 + 5, 1461 + 400]), BACK)
    days = [int(back <= 10) + int(1461 + back > 1461 + 5) for back in range(0, 91, 7)]
    assert found.days.tolist() == days == [1, 2, *[1] * 11][:1] + days[1:], "by hand"
    assert np.allclose(found.seat_years, 40.0, atol=0.01), "the window is as long on every date"


def test_people_who_come_together_are_counted_by_the_day() -> None:
    found = renewal(arrivals([100, 100, 500, 500, 900, 900]), BACK, SETTINGS)
    assert found is not None and (found.days, found.on_a_day) == (3, 2.0), "three days, two on each"
    assert found.over == pytest.approx(20.0, abs=0.01), "40 seat-years, for each two"


def test_where_nobody_ever_came_seat_years_are_as_they_are() -> None:
    found = renewal(arrivals([]), BACK, SETTINGS)
    assert found is not None and (found.on_a_day, found.answer) == (1.0, "low"), "c is 1"


NOVELTY = {"note": "", "value": 0.6, "low": 0.51, "high": 0.7}


@pytest.mark.parametrize(
    ("changes", "new"),
    [
        ({}, True),
        ({"low": 0.50}, False),
        ({"low": 0.2}, False),
        ({"note": BOUND}, False),
        ({"note": FILE_NUMBERS}, False),
        ({"value": None, "low": None}, False),
    ],
)
def test_new_issues_must_surely_be_more_than_half(changes: dict[str, Any], new: bool) -> None:
    assert _new(NOVELTY | changes, SETTINGS.novelty_high) is new, f"novelty with {changes}"


def test_new_issues_keep_a_table_fresh() -> None:
    found = renewal(arrivals([]), BACK, SETTINGS, new_issues=True)
    assert found is not None and found.answer == "not low" and not found.under.any(), "nobody new, but new issues"


def test_nothing_to_go_by_is_no_answer() -> None:
    assert renewal(arrivals([], seats=0), BACK, SETTINGS) is None, "no seat time says nothing"
