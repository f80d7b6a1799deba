"""By what the odds that a member comes are multiplied each year.

Question   Is attendance falling away?
Formula    logistic regression of present on years, over the places of meetings held in the 24 months to t1
           (two years, so that each season is in it twice); odds ratio = exp(slope)
Takes      place: (partnership, day, taken_by)
Gives      (partnership, value: odds ratio a year, low and high: 90% interval by Wald, n: places, meeting_days);
           one row a partnership with any mark by t1
Unit       ratio of odds a year; 1 is no change, under 1 is falling
Undefined  null with meetings on fewer than two days, and where the likeliest slope is endless: all present, all
           away, or every presence on one side of a date and every absence on the other
Misleads   a deputy counts as not present; the same members come again and again, so the interval is narrower than
           it should be; a change of membership looks like a change of heart
Source     McCullagh and Nelder (1989), Generalized Linear Models, 4.4
"""

from functools import partial

import numpy as np

from afresh.engine.contract import Step
from afresh.features.attendance_slots import PLACE
from afresh.forms import bracketed, rate
from afresh.measure.measure import Measure
from afresh.measure.notes import NO_RECORDS, NO_SLOPE, TOO_FEW
from afresh.measure.wording import past_and_others
from afresh.snapshot.workspace import Workspace
from afresh.statistics.logistic_trend import fit
from afresh.table import Table
from afresh.vocabulary import Finding

MONTHS = 24

TREND_PLACE = Step(
    "trend_place",
    "the places expected in the two years to the review date",
    "SELECT partnership, day, taken_by, record FROM place WHERE day > {trend_start}",
)

ATTENDANCE_DAYS = Step(
    "attendance_days",
    "places expected and taken by their member, by day, and for every partnership with marks a first day with none",
    """SELECT partnership, day, count(*) AS places, sum(CASE WHEN taken_by = 1 THEN 1 ELSE 0 END) AS present
    FROM trend_place GROUP BY partnership, day
    UNION ALL SELECT partnership, min(day) - 1, 0, 0 FROM place GROUP BY partnership
    ORDER BY partnership, day""",
)

RECORDS = (
    Step(
        "records",
        "the marks of places expected in the two years to the review date",
        "SELECT partnership, 'attendance' AS tbl, record FROM trend_place",
    ),
)


def attendance_trend(workspace: Workspace) -> Table:
    workspace.ensure_table(PLACE)
    workspace.ensure_table(TREND_PLACE, trend_start=workspace.days_before_t1(MONTHS))
    return workspace.finish(ATTENDANCE_DAYS, by=partial(_finished, t1=workspace.period.t1), group="partnership")


def _finished(table: Table, t1: int) -> Table:
    code, day, places, present = (
        np.array(table.columns[name], np.int64) for name in ("partnership", "day", "places", "present")
    )
    partnership, at = np.unique(code, return_inverse=True)
    value, low, high = fit(at, (day - t1) / 365.25, present, places, len(partnership))
    met = np.bincount(at[places > 0], minlength=len(partnership)).tolist()
    return Table(
        {
            "partnership": partnership.tolist(),
            "subject": [""] * len(met),
            "value": value.tolist(),
            "low": low.tolist(),
            "high": high.tolist(),
            "n": np.bincount(at, places, len(met)).astype(int).tolist(),
            "expected": [None] * len(met),
            "note": [_note(days, no_slope) for days, no_slope in zip(met, np.isnan(value).tolist(), strict=True)],
            "meeting_days": met,
        }
    )


def _note(met: int, no_slope: bool) -> str:
    if not no_slope:
        return ""
    return NO_RECORDS if not met else TOO_FEW if met < 2 else NO_SLOPE


def sentence(f: Finding) -> str:
    if f.value is None:
        return ""
    if not clear(f):
        likely = bracketed(f.low, f.high, times)
        return "Attendance shows no clear trend" + (
            f" (odds of coming, each year: likely times {likely})" if likely else ""
        )
    way = "falling" if f.value < 1 else "rising"
    likely = bracketed(f.low, f.high, times)
    return f"Attendance is {way} (odds of coming, each year: times {times(f.value)}, likely {likely})"


def clear(trend: Finding) -> bool:
    return trend.low is not None and trend.high is not None and (trend.high < 1 or trend.low > 1)


def times(value: float) -> str:
    """A factor: 0.84, 15, 268."""
    return rate(value) if value < 9.995 else f"{value:,.0f}"


def comparisons(f: Finding) -> list[str]:
    """No trend, and there is none to compare."""
    return past_and_others(f, times) if clear(f) else []


MEASURE = Measure(
    function=attendance_trend,
    family="energy",
    records=RECORDS,
    title="Trend of attendance",
    sentence=sentence,
    form=times,
    comparisons=comparisons,
)
