"""Whether a partnership's renewal is low, not low or unclear, and how likely it is under the line.

People often come several on one day, as an annual meeting appoints them together. So for the cuts the days on which
newcomers came are counted, k, and the seat-years divided by how many come on such a day over the whole record, c.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from afresh.engine.contract import Step
from afresh.measure import arrivals as arrivals_measure
from afresh.settings import Settings
from afresh.snapshot.workspace import Workspace
from afresh.statistics.cuts import Cuts, rate_cuts, renewal_line
from afresh.vocabulary import Answer

YEAR = 365.25
Days = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]

TIMES = Step(
    "times",
    "each stretch for which a member held a seat once arrivals could be told, as first and last day",
    """SELECT c.partnership, greatest(s.start_day, c.begins) AS first_day,
        least(coalesce(s.end_day, {t1}), {t1}) AS last_day
    FROM counted_from c JOIN spell s ON s.partnership = c.partnership
    WHERE s.start_day <= {t1} AND coalesce(s.end_day, {t1}) > c.begins
    ORDER BY c.partnership""",
)

NEWCOMERS = Step(
    "newcomers",
    "the day on which each newcomer on record came",
    "SELECT partnership, day FROM newcomer ORDER BY partnership, day",
)


@dataclass(frozen=True)
class Arrivals:
    """Who came to one partnership and when its seats were held, once arrivals could be told."""

    came: Days
    """The day on which each newcomer came, in order."""
    first: Days
    """Of each stretch of a seat: its first day, and its last."""
    last: Days
    unseated: float
    """Seat-years in the window of members with no seat in it."""
    counted_from: int
    """The day after which arrivals can be told at all."""
    window: int
    """The day after which they are counted."""
    end: int
    """The review date."""
    whole_record: bool = False
    """Whether elections bring newcomers, so that the whole record is counted."""


@dataclass(frozen=True)
class Counted:
    """Days with newcomers and seat-years, for each review date."""

    days: Days
    seat_years: Floats
    on_a_day: Floats
    """Newcomers for each day on which any came, on the whole record: c."""

    @property
    def over(self) -> Floats:
        """Seat-years as the cuts take them: E / c."""
        return np.asarray(self.seat_years / self.on_a_day)


@dataclass(frozen=True)
class Renewal:
    answer: Answer
    cuts: Cuts
    days: int
    """Days of the window on which newcomers came: what the cuts are read at."""
    over: float
    """Seat-years divided by how many newcomers come on such a day."""
    on_a_day: float
    sure: float
    """Pr(arrivals under the line)."""
    new_issues: bool
    """New issues on the agenda keep a table fresh: with them renewal is not low."""
    by_clock: bool
    under: Floats
    """Pr(low) for each review date, moved back bit by bit."""


def counted(arrivals: Arrivals, back: Days) -> Counted:
    """Counted anew for each review date so many days earlier; the window's start is moved with it."""
    ends = arrivals.end - back
    start = arrivals.window if arrivals.whole_record else np.maximum(arrivals.window - back, arrivals.counted_from)
    came_on = np.unique(arrivals.came)
    days = np.searchsorted(came_on, ends, "right") - np.searchsorted(came_on, start, "right")
    ever, ever_on = np.searchsorted(arrivals.came, ends, "right"), np.searchsorted(came_on, ends, "right")
    held = np.minimum(arrivals.last[None, :], ends[:, None]) - np.maximum(
        arrivals.first[None, :], np.broadcast_to(start, ends.shape)[:, None]
    )
    seated = np.maximum(held, 0).sum(axis=1) / YEAR
    length = np.maximum(ends - start, 0) / max(1, arrivals.end - arrivals.window)
    on_a_day = np.where(ever_on > 0, ever / np.maximum(ever_on, 1), 1.0)
    return Counted(np.maximum(days, 0), seated + arrivals.unseated * length, on_a_day)


def renewal(arrivals: Arrivals, back: Days, settings: Settings, new_issues: bool = False) -> Renewal | None:
    """None where there is no seat time. `back`: the moved review dates, from 0."""
    from scipy.special import gammainc

    found = counted(arrivals, back)
    if not found.seat_years[0] > 0:
        return None
    line = renewal_line(settings)
    over = np.maximum(found.over, 1e-9)
    under = gammainc(found.days + 0.5, line.between * over)
    cuts = rate_cuts(float(over[0]), line)
    answer = "not low" if new_issues else cuts.answer(int(found.days[0]))
    return Renewal(
        answer=answer,
        cuts=cuts,
        days=int(found.days[0]),
        over=float(over[0]),
        on_a_day=float(found.on_a_day[0]),
        sure=float(under[0]),
        new_issues=new_issues,
        by_clock=arrivals.whole_record,
        under=np.zeros_like(under) if new_issues else under,
    )


def renewals(workspace: Workspace, taken: Mapping[str, list[dict[str, Any]]], back: Days) -> dict[int, Renewal]:
    """Of every lasting partnership with seat time, by code."""
    arrivals_measure.hold_newcomers(workspace)
    came, held = workspace.arrays(NEWCOMERS), workspace.arrays(TIMES)
    novelty = {row["partnership"]: row for row in taken.get("agenda_novelty", [])}
    high = workspace.settings.novelty_high
    found = {}
    for row in taken["arrivals"]:
        code = row["partnership"]
        one = renewal(
            _arrivals(row, came, held, workspace.period.t1), back, workspace.settings, _new(novelty.get(code), high)
        )
        if one is not None:
            found[code] = one
    return found


def _arrivals(row: dict[str, Any], came: dict[str, Days], held: dict[str, Days], t1: int) -> Arrivals:
    code = row["partnership"]
    mine = slice(*np.searchsorted(held["partnership"], (code, code + 1)))
    first, last = held["first_day"][mine].astype(np.int64), held["last_day"][mine].astype(np.int64)
    seated = np.maximum(last - np.maximum(first, row["window_start"]), 0).sum() / YEAR
    new = slice(*np.searchsorted(came["partnership"], (code, code + 1)))
    return Arrivals(
        came=came["day"][new].astype(np.int64),
        first=first,
        last=last,
        unseated=max(0.0, (row["seat_years"] or 0.0) - float(seated)),
        counted_from=int(row["counted_from"]),
        window=int(row["window_start"]),
        end=t1,
        whole_record=bool(row["by_clock"]),
    )


def _new(novelty: dict[str, Any] | None, high: float) -> bool:
    """Whether most of what is discussed is surely new: the whole 90% interval lies above; a bound is no sign."""
    if novelty is None or novelty["value"] is None or novelty["note"] or novelty["low"] is None:
        return False
    return bool(novelty["low"] > high)
