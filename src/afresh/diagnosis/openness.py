"""Whether a partnership's openness is low, not low or unclear, and how likely it is under the line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from afresh.engine.contract import Step
from afresh.features.decision_window import FIRST_MONTH, LAST_MONTH, ensure_decision_window
from afresh.settings import Settings
from afresh.snapshot.workspace import Workspace
from afresh.statistics.cuts import Cuts, openness_line, share_cuts
from afresh.vocabulary import Answer, day_from, day_number, months_before

Days = NDArray[np.integer[Any]]
Floats = NDArray[np.floating[Any]]

PUT_DAYS = Step(
    "put_days",
    "the day each proposal that is not about procedure was put, and whether it was adopted in time, or in the end",
    "SELECT partnership, day, in_time, in_the_end FROM put ORDER BY partnership, day",
)


@dataclass(frozen=True)
class Proposals:
    """Those put to one partnership, in order of the day, and which of them were adopted."""

    day: Days
    in_time: Days
    in_the_end: Days


@dataclass(frozen=True)
class Windows:
    """The window of each review date, moved back bit by bit: after `start`, up to `end`; at longest after `least`."""

    start: Days
    end: Days
    least: Days


@dataclass(frozen=True)
class Openness:
    answer: Answer
    """As it counts for the state: not low, where proposals get through in the end."""
    cuts: Cuts
    adopted: int
    in_the_end: int
    of: int
    sure: float
    """Pr(share under the line), of what was adopted within a year."""
    slow: bool
    """Low within twelve months, but not by what was adopted in the end."""
    under: Floats
    """Pr(low) for each review date."""
    others_half: float | None = None
    """Half the median share of the user's other partnerships, told beside; it decides nothing."""
    others: int = 0


def windows(end: int, back: Days, term_months: int) -> Windows:
    days = [day_from(end - int(each)) for each in back]
    start, last, least = (
        np.array([day_number(months_before(day, months)) for day in days])
        for months in (FIRST_MONTH, LAST_MONTH, max(term_months, FIRST_MONTH))
    )
    return Windows(start, last, least)


def openness(proposals: Proposals, window: Windows, settings: Settings) -> Openness | None:
    """None where there are too few proposals at the review date itself."""
    from scipy.special import betainc

    last = np.searchsorted(proposals.day, window.end, "right")
    first = np.searchsorted(proposals.day, window.start, "right")
    fewest = int(settings.fewest_proposals)
    if len(proposals.day):
        eighth = proposals.day[np.clip(last - fewest, 0, len(proposals.day) - 1)]
        longer = np.maximum(
            np.searchsorted(proposals.day, eighth, "left"), np.searchsorted(proposals.day, window.least, "right")
        )
        first = np.where(last - first < fewest, np.minimum(longer, last), first)
    of = last - first
    if of[0] < fewest:
        return None
    in_time, in_the_end = (_sums(each, first, last) for each in (proposals.in_time, proposals.in_the_end))
    line = openness_line(settings)
    cuts = share_cuts(int(of[0]), line)
    answer = cuts.answer(int(in_time[0]))
    slow = answer == "low" and cuts.answer(int(in_the_end[0])) == "not low"
    counted = in_the_end if slow else in_time
    under = betainc(counted + 0.5, of - counted + 0.5, line.between)
    sure = float(betainc(in_time[0] + 0.5, of[0] - in_time[0] + 0.5, line.between))
    return Openness(
        answer="not low" if slow else answer,
        cuts=cuts,
        adopted=int(in_time[0]),
        in_the_end=int(in_the_end[0]),
        of=int(of[0]),
        sure=sure,
        slow=slow,
        under=under,
    )


def _sums(marks: Days, first: Days, last: Days) -> Days:
    up_to = np.concatenate([[0], np.cumsum(marks)])
    return np.asarray(up_to[last] - up_to[first])


def opennesses(
    workspace: Workspace, taken: Mapping[str, list[dict[str, Any]]], terms: Mapping[int, int], back: Days
) -> dict[int, Openness]:
    """Of every lasting partnership whose log can be judged, by code. `terms`: their months, by code."""
    ensure_decision_window(workspace)
    put = workspace.arrays(PUT_DAYS)
    spans = {months: windows(workspace.period.t1, back, months) for months in set(terms.values())}
    found = {}
    for row in taken["proposals_adopted"]:
        code = row["partnership"]
        if code not in terms or row["note"]:
            continue
        mine = slice(*np.searchsorted(put["partnership"], (code, code + 1)))
        proposals = Proposals(*(put[name][mine].astype(np.int64) for name in ("day", "in_time", "in_the_end")))
        one = openness(proposals, spans[terms[code]], workspace.settings)
        if one is not None:
            found[code] = one
    return found
