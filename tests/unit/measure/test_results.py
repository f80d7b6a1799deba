"""The results measure on records small enough to work out by hand."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from afresh.measure import take
from afresh.measure.notes import CANNOT_FORECAST, CONFLICT, NEITHER, NO_FIGURE, NO_RECORDS
from afresh.settings import default_settings
from afresh.snapshot.workspace import Workspace, gather
from records import Records, named, store_of

AT = date(2024, 6, 1)

Figures = Sequence[tuple[date, float | None]]


def month(n: int) -> date:
    """n months before June 2024."""
    return date(2024 - (n + 6) // 12, 12 - (n + 6) % 12, 1)


def figures(*values: float | None, last: int = 0) -> list[tuple[date, float | None]]:
    """A figure a month, the last so many months before the review date."""
    return [(month(len(values) - 1 - i + last), value) for i, value in enumerate(values)]


def reviewed(dated: Figures, better: str = "lower", target: float | None = None) -> Workspace:
    records: Records = {
        "partnerships": named("board"),
        "people": named("Jo"),
        "seats": [{"partnership": "board", "person": "Jo", "start": date(2015, 1, 1)}],
        "indicators": [{"id": "waits", "partnership": "board", "name": "Waits", "better": better, "target": target}],
        "observations": [{"indicator": "waits", "date": day, "value": value} for day, value in dated],
    }
    return gather(store_of(records), at=AT)


def row(dated: Figures, better: str = "lower", target: float | None = None) -> dict[str, Any]:
    (found,) = take(reviewed(dated, better, target), "results").rows()
    return found


def test_the_months_of_these_tests() -> None:
    assert [month(n) for n in (0, 5, 6)] == [AT, date(2024, 1, 1), date(2023, 12, 1)], "the tests' own calendar"


def test_the_known_answer() -> None:
    """As worked out in test_xmr.py: mean 1.94, limits 4.60 and -0.72."""
    found = row(figures(1, 2, 1, 2, 10, *[1, 2] * 6, 1), target=3)
    numbers = [found[name] for name in ("value", "expected", "high", "low")]
    assert numbers == pytest.approx([1, 1.944, 4.604, -0.716], abs=5e-4), "the chart of the known answer"
    assert (found["subject"], found["n"], found["note"]) == ("waits", 18, "no change"), "the indicator and its reading"
    assert (found["assurance"], found["trial"]) == ("hit and miss", False), "3 lies between the limits, of 18 points"


@pytest.mark.parametrize(("better", "reading"), [("lower", "concern"), ("higher", "improvement"), ("neutral", NEITHER)])
def test_a_leap_at_the_end(better: str, reading: str) -> None:
    found = row(figures(*[1, 2] * 8, 30), better)
    assert (found["note"], found["flags"]) == (reading, "outside"), f"30 after ones and twos, {better} is better"


def test_screening_is_a_setting() -> None:
    """As worked out in test_xmr.py: unscreened, limits 6.95 and -3.06; the mean is the same."""
    records = figures(1, 2, 1, 2, 10, *[1, 2] * 6, 1)
    workspace = reviewed(records)
    whole = gather(workspace.store, at=AT, settings=default_settings().but(screening=0))
    (found,) = take(whole, "results").rows()
    assert (found["high"], found["low"]) == pytest.approx((6.95, -3.06), abs=0.005), f"got {found}"


def test_a_slow_climb_reads_unclear() -> None:
    assert row(figures(*range(20)))["note"] == CANNOT_FORECAST, "each figure follows the one before"


def test_rows_out_of_order_and_twice_change_nothing() -> None:
    dated = figures(3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9)
    assert row([*reversed(dated), *dated[3:7]]) == row(dated), "order or repetition changed the chart"


def test_a_gap_is_closed_up() -> None:
    """Without a figure for two months, points follow one another; an empty value is no figure."""
    whole = figures(3, 1, None, None, 4, 1, 5)
    found = row(whole)
    assert (found["n"], found["expected"]) == (5, 2.8), "14 / 5"
    assert found["note"] == "no change; trial limits", "5 points give trial limits"


def test_two_figures_for_one_date_are_both_left_out() -> None:
    found = row([*figures(3, 1, 4, 1, 5), (month(1), 99.0)])
    assert (found["n"], found["conflicting"], found["expected"]) == (4, 1, 3.25), "13 / 4 without the month in doubt"
    assert found["note"].endswith(CONFLICT), "it is not said"


@pytest.mark.parametrize("values", [(5.0,), (5.0, 9.0)])
def test_one_or_two_figures(values: tuple[float, ...]) -> None:
    found = row(figures(*values))
    assert (found["value"], found["low"], found["high"], found["expected"]) == (values[-1], None, None, None), "limits"
    assert found["note"] == "too few to tell", "it does not say why"


def test_no_figures() -> None:
    found = row([])
    assert (found["value"], found["n"], found["note"]) == (None, 0, NO_RECORDS), "a figure was made up"


def test_no_figure_in_the_period() -> None:
    """The last is of June 2023, the first day that is not in the period."""
    found = row(figures(3, 1, 4, 1, 5, last=12))
    assert (found["value"], found["reading"], found["note"]) == (None, "", NO_FIGURE), "an old figure was read as new"


def test_no_hindsight() -> None:
    dated = figures(3, 1, 4, 1, 5)
    assert row([*dated, (date(2024, 7, 1), 1000.0)]) == row(dated), "a figure to come was used"


def test_a_constant_series() -> None:
    found = row(figures(*[0.1] * 14), "higher", 0.1)
    assert (found["note"], found["assurance"]) == ("no change", "pass"), "what never moves was read as a signal"
    assert (found["low"], found["high"]) == (0.1, 0.1), "limits of a constant"


@pytest.mark.parametrize("wild", [float("nan"), float("inf"), 1e300])
def test_what_is_no_figure_is_left_out_and_counted(wild: float) -> None:
    found = row([*figures(3, 1, 4, 1, 5), (month(7), wild)])
    assert (found["n"], found["unreadable"]) == (5, 1), f"{wild} was drawn, or left out in silence"
