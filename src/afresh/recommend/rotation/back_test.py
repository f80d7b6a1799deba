"""How often such forecasts would have held: made as of earlier dates, from what was known then, and compared.

Ends recorded for later are left out, since nobody can tell now which of them were on record then.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from afresh.engine.first_meetings import FirstMet
from afresh.recommend.rotation.base_rate import as_known
from afresh.recommend.rotation.coming_years import coming_years
from afresh.recommend.rotation.fit import fit
from afresh.recommend.rotation.may_forecast import refusal
from afresh.recommend.rotation.met_before import link_freshness
from afresh.recommend.rotation.rules import Rule
from afresh.recommend.rotation.table_over_time import Records, TableOverTime, as_known_on
from afresh.recommend.rotation.years import Year, ends_of_years, year, years_on_record
from afresh.settings import Settings

FIGURES = ("newcomers", "newer_share", "median_tenure", "link_freshness")
AS_PRINTED = {"newcomers": 0.0, "newer_share": 0.005, "median_tenure": 0.05, "link_freshness": 0.005}
"""Shares are printed as whole percents and tenure in tenths of a year: what came is within an end as printed."""
ENDS = (5, 95)
MOST_DRAWS = 400


@dataclass(frozen=True)
class Tried:
    """One figure of one earlier forecast beside what came."""

    figure: str
    day: int
    """As of which the forecast was made."""
    ahead: int
    """In which of the years after it, 1 being the first."""
    low: float
    high: float
    came: float

    @property
    def held(self) -> bool:
        within = AS_PRINTED[self.figure] + 1e-9
        return self.low - within <= self.came <= self.high + within


def back_test(
    records: Records, today: TableOverTime, met: FirstMet, settings: Settings, years: int, *, most: int = 40
) -> tuple[Tried, ...]:
    """One forecast for each earlier year that leaves enough on record."""
    ends = ends_of_years(today.day, most)
    found: list[Tried] = []
    for back in range(1, most + 1):
        if ends[back] <= today.counted_from:
            break
        then = as_known_on(records, ends[back], today.basis)
        on_record = years_on_record(then, settings.newer_years)
        if refusal(then, on_record, records.term_months, settings) is None:
            found += tried(
                records, then, on_record, today, met, settings=settings, ends=ends[max(0, back - years) : back + 1]
            )
    return tuple(found)


def tried(
    records: Records, then: TableOverTime, on_record: tuple[Year, ...], today: TableOverTime, met: FirstMet,
    *, settings: Settings, ends: Sequence[int],
) -> list[Tried]:  # fmt: skip
    """A forecast of the years between `ends` (the latest first), as of the earliest, beside what came by `today`."""
    newer, ahead = settings.newer_years, len(ends) - 1
    draws = min(MOST_DRAWS, int(settings.forecast_draws))
    base = as_known(then, on_record, records.term_months, settings)
    fitted = fit(then, on_record, records, met, newer, draws=draws, ahead=ahead, base=base)
    drawn = coming_years(fitted.table, Rule("nothing"), fitted.chance, newer, settings.outsider_meetings)
    found = []
    for i in range(ahead):
        start, end = ends[-1 - i], ends[-2 - i]
        came = year(today, start, end, newer)
        links = link_freshness(records.workspace, met, start, end)
        for name, value in zip(FIGURES, (came.newcomers, came.newer_share, came.median_tenure, links), strict=True):
            if value is not None:
                low, high = np.percentile(getattr(drawn, name)[:, i], ENDS, method="inverted_cdf")
                found.append(
                    Tried(figure=name, day=then.day, ahead=i + 1, low=float(low), high=float(high), came=float(value))
                )
    return found
