"""How often newcomers come at all: what the review tells of arrivals, and for earlier days the same rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from afresh.measure.arrivals import arrivals
from afresh.recommend.rotation.table_over_time import YEAR, TableOverTime
from afresh.recommend.rotation.years import Year
from afresh.settings import Settings
from afresh.snapshot.workspace import Workspace


@dataclass(frozen=True)
class BaseRate:
    """So many newcomers in so many seat-years, counted after the first day and up to the last."""

    newcomers: int
    seat_years: float
    start: int
    end: int

    @property
    def a_seat(self) -> float:
        """Newcomers for each seat-year."""
        return self.newcomers / self.seat_years

    @property
    def years(self) -> float:
        return max(1.0, (self.end - self.start) / YEAR)

    @property
    def a_year(self) -> float:
        return self.newcomers / self.years


def of_review(workspace: Workspace, partnership: int) -> BaseRate | None:
    """The count, the seat-years and the window of the measure `arrivals`; None where it tells nothing."""

    def by_partnership() -> dict[int, dict[str, Any]]:
        return {row["partnership"]: row for row in arrivals(workspace).rows()}

    row = workspace.memoise("arrivals for forecasts", by_partnership).get(partnership)
    if row is None or row["value"] is None or not row["seat_years"] > 0:
        return None
    return BaseRate(int(row["n"]), float(row["seat_years"]), int(row["window_start"]), workspace.period.t1)


def as_known(then: TableOverTime, years: Sequence[Year], term_months: int, settings: Settings) -> BaseRate:
    """The same rule on an earlier day: the last term, longer by years until it holds `seat_years`; all where elections
    bring newcomers."""
    last = max(1, round((term_months or settings.term_months) / 12))
    if by_clock(then, years[-1].seats if years else 0, settings):
        last = len(years)
    while last < len(years) and sum(each.seat_years for each in years[-last:]) < settings.seat_years:
        last += 1
    used = years[-last:]
    newcomers, seat_years = sum(each.newcomers for each in used), sum(each.seat_years for each in used)
    return BaseRate(newcomers, max(seat_years, 0.01), used[0].start, used[-1].end)


def by_clock(then: TableOverTime, seats: int, settings: Settings) -> bool:
    """Whether half of all newcomers came within `clock_days` that hold `clock_fewest` of them, or a quarter of the
    seats if that is more."""
    came = np.sort(then.joined[(then.joined == then.start) & (then.joined > then.counted_from)])
    if not len(came):
        return False
    span = int(settings.clock_days) - 1
    begins = np.searchsorted(came, came - span)
    # For each newcomer, the fullest of the spans that it falls in.
    sizes = np.searchsorted(came, came + span, side="right") - np.arange(len(came))
    fullest = np.array([sizes[first : nth + 1].max() for nth, first in enumerate(begins)])
    together = fullest >= max(settings.clock_fewest, seats / 4)
    return bool(2 * together.sum() >= len(came))
