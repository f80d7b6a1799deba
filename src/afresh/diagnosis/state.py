"""The state of a lasting partnership: where it stands on renewal and openness, or why that cannot be said.

One that has ended has no state. One whose meetings stopped and of which no seat is recorded as held is not dormant but
"not enough records": it may have ended without anybody writing it down, and would be called dormant for ever. A seat,
or a date of ending, settles it.
"""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from afresh.diagnosis.openness import Openness, opennesses
from afresh.diagnosis.renewal import Renewal, renewals
from afresh.engine.contract import Step
from afresh.settings import Settings
from afresh.snapshot.editions import LATEST_EDITION
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Answer, Cell, Flag, State, StateKind, day_from

A_WEEK = 7
"""Days between the review dates over which a state's support is worked out."""

RECENT = Step(
    "recent",
    "partnerships of which anything that they did is recorded in the period, or that a seat began or ended",
    """SELECT DISTINCT partnership FROM (
        SELECT partnership, day FROM meeting_at
        UNION ALL SELECT partnership, start_day FROM seat_at UNION ALL SELECT partnership, end_day FROM seat_at
        UNION ALL SELECT partnership, day FROM proposal_at UNION ALL SELECT partnership, decided FROM proposal_at
        UNION ALL SELECT partnership, day FROM response_at UNION ALL SELECT partnership, day FROM contribution_at
    ) dated WHERE day > {t0}""",
)

STANDING = Step(
    "standing",
    "what decides whether a lasting partnership is dormant or too new; how many came to a meeting without any mark of "
    "attendance is not known, so that it may have had its quorum",
    """SELECT p.partnership, p.kind, o.first_day, coalesce(p.ended, 1000000) <= {t1} AS has_ended,
        coalesce(s.current_seats, 0) AS current_seats, coalesce(s.seats, 0) AS seats,
        coalesce(m.recorded, 0) AS meetings, coalesce(m.held_now, 0) AS held_now,
        coalesce(m.quorate_now, 0) AS quorate_now, p.quorum,
        n.now <> p.partnership AS goes_on, p.term_months AS term_given, r.partnership IS NOT NULL AS recent
    FROM partnership p
    JOIN partnership_now n ON n.partnership = p.partnership
    LEFT JOIN on_record o ON o.partnership = p.partnership
    LEFT JOIN (
        SELECT partnership, count(*) AS seats,
            sum(CASE WHEN end_day IS NULL OR end_day >= {t1}
                OR (end_is = 'last_seen' AND end_day = e.day) THEN 1 ELSE 0 END) AS current_seats
        FROM seat_at
        CROSS JOIN latest_edition e
        GROUP BY partnership
    ) s ON s.partnership = p.partnership
    LEFT JOIN (
        SELECT m.partnership, count(*) AS recorded,
            sum(CASE WHEN m.held AND m.day > {t0} THEN 1 ELSE 0 END) AS held_now,
            sum(CASE WHEN m.held AND m.day > {t0}
                    AND (w.meeting IS NULL OR coalesce(a.present, 0) >= coalesce(q.quorum, 0))
                THEN 1 ELSE 0 END) AS quorate_now
        FROM meeting_at m JOIN partnership q ON q.partnership = m.partnership
        LEFT JOIN (
            SELECT meeting, count(*) AS present
            FROM (SELECT DISTINCT meeting, person, organisation, by_deputy FROM took_part) heads GROUP BY meeting
        ) a ON a.meeting = m.meeting
        LEFT JOIN (SELECT DISTINCT meeting FROM mark_at) w ON w.meeting = m.meeting
        GROUP BY m.partnership
    ) m ON m.partnership = p.partnership
    LEFT JOIN recent r ON r.partnership = p.partnership
    WHERE NOT p.one_off
    ORDER BY p.partnership""",
)


@dataclass(frozen=True)
class Standing:
    """A state with all that it rests on, for the report to explain."""

    state: State
    renewal: Renewal | None
    openness: Openness | None
    months_on_record: int
    term_months: int


def states(
    workspace: Workspace, taken: dict[str, list[dict[str, Any]]], long_after: bool = False
) -> dict[int, Standing]:
    """Of every lasting partnership, by code. `long_after`: whether the review is long after the last record of any."""
    settings = workspace.settings
    back = np.arange(0, int(settings.move_back_days) + 1, A_WEEK)
    rows = list(workspace.ask(LATEST_EDITION, RECENT, STANDING).rows())
    arrivals = {row["partnership"]: row for row in taken["arrivals"]}
    terms = {row["partnership"]: _term(row, settings) for row in rows}
    fresh, opened = renewals(workspace, taken, back), opennesses(workspace, taken, terms, back)
    opened = _beside_others(opened, {row["partnership"]: row["kind"] for row in rows}, int(settings.comparators))
    unjudged = {row["partnership"]: row["note"] for row in taken["proposals_adopted"] if row["note"]}
    found = {}
    for row in rows:
        code = row["partnership"]
        months = _months_on_record(workspace, row["first_day"])
        kind, reason = settled(row, arrivals.get(code), months, settings)
        if kind is None and code not in fresh:
            kind, reason = "not enough records", "no seat time"
        if kind is not None:
            state = State(str(code), kind, reasons=(reason,))
        else:
            given = row["term_given"] is not None
            why = provisional(months, terms[code] if given else None, long_after, settings)
            state = placed(
                str(code), fresh[code], opened.get(code),
                months=months, term=terms[code] if given else 0, why_provisional=why, settings=settings,
            )  # fmt: skip
            state = replace(state, reasons=(unjudged.get(code, "no proposals"),) if code not in opened else ())
        found[code] = Standing(state, fresh.get(code), opened.get(code), months, terms[code])
    return found


def settled(
    row: dict[str, Any], arrivals: dict[str, Any] | None, months: int, settings: Settings
) -> tuple[StateKind | None, str]:
    """States that need no axes, in the order in which they are decided, and why."""
    if row["goes_on"]:
        return "not enough records", "it goes on under another name"
    if row["has_ended"]:
        return "not enough records", "it has ended"
    if not row["recent"] and not row["current_seats"]:
        return "no recent records", "nothing in the period"
    if row["first_day"] is None or arrivals is None:
        return "not enough records", "no gathering is recorded"
    none_met = not row["held_now"] or (row["quorum"] and not row["quorate_now"])
    if row["meetings"] and none_met and row["current_seats"]:
        return "dormant", "no meeting held" if not row["held_now"] else "no meeting reached its quorum"
    if months < settings.record_months:
        return "too new to tell", "months"
    if (arrivals["seat_years"] or 0) < settings.seat_years:
        return "too small to tell", "seat-years"
    if row["meetings"] and not row["held_now"]:
        return "not enough records", "no meeting held and no current seat recorded"
    if row["seats"] and not row["current_seats"] and not row["meetings"]:
        return "not enough records", "no current seat"
    return None, ""


def provisional(months: int, term: int | None, long_after: bool, settings: Settings) -> tuple[str, ...]:
    """Why a state is provisional; nothing where it is not. `term`: the months of one, where it is given."""
    enough = int(settings.provisional_months) if term is None else term
    short = (f"months:{months}:{enough}",) if months < enough else ()
    return (*short, "long after") if long_after else short


def placed(
    partnership: str, fresh: Renewal, opened: Openness | None, *, months: int, term: int,
    why_provisional: tuple[str, ...], settings: Settings,
) -> State:  # fmt: skip
    """By the two axes: one cell, between two, or too close to call; with how often the draws say the same.

    Nothing is low where a whole term that is given (else 0), and the first months before it, are not on record: an
    election may be to come.
    """
    unseen = term > months - settings.first_months
    renewal: Answer = "unclear" if unseen and fresh.answer == "low" else fresh.answer
    shut = opened.answer if opened else None
    cells = cells_of(renewal, shut)
    kind: StateKind = ("too close to call", "one", "between")[len(cells)]
    support = _support(cells, fresh.under, None if opened is None else opened.under) if cells else None
    holds = kind == "one" and support is not None and support >= settings.one_state
    flags: tuple[Flag, ...] = ("provisional",) if why_provisional else ()
    slow: tuple[Flag, ...] = ("slow",) if opened and opened.slow else ()
    return State(
        partnership=partnership,
        kind=kind,
        cells=cells,
        renewal=renewal,
        openness=shut,
        support=support,
        holds=holds,
        flags=flags + slow,
        provisional=why_provisional,
    )


TABLE: dict[tuple[bool, bool | None], Cell] = {
    (True, True): "stagnant", (True, False): "stale", (True, None): "stale",
    (False, True): "blocked", (False, False): "fresh", (False, None): "new people",
}  # fmt: skip
"""By whether renewal is low, and openness; None: it is not known whether proposals get through."""


def cells_of(renewal: Answer, openness: Answer | None) -> tuple[Cell, ...]:
    """One, two where one axis is unclear; none where both are, or the one that is known."""
    low = {"low": (True,), "not low": (False,), "unclear": (False, True)}
    shut: tuple[bool | None, ...] = (None,) if openness is None else low[openness]
    if renewal == "unclear" and openness in ("unclear", None):
        return ()
    return tuple(TABLE[one, other] for one in low[renewal] for other in shut)


def _support(cells: tuple[Cell, ...], renewal_low: np.ndarray, openness_low: np.ndarray | None) -> float:
    """The share of draws that give one of these cells: over the review dates, the mean of what is likely on each."""
    shut = openness_low if openness_low is not None else np.zeros_like(renewal_low)
    likely = {
        "stagnant": renewal_low * shut, "blocked": (1 - renewal_low) * shut,
        "stale": renewal_low * (1 - shut), "fresh": (1 - renewal_low) * (1 - shut),
    }  # fmt: skip
    likely["new people"] = likely["fresh"]
    return float(np.mean(sum(likely[cell] for cell in cells)))


def _beside_others(opened: dict[int, Openness], kinds: dict[int, str], fewest: int) -> dict[int, Openness]:
    """With half the median share of the user's other partnerships of the kind, where there are enough of them."""
    of_kind: dict[str, list[int]] = {}
    for code in opened:
        of_kind.setdefault(kinds[code], []).append(code)
    found = {}
    for codes in of_kind.values():
        shares = np.array([opened[code].adopted / opened[code].of for code in codes])
        for i, code in enumerate(codes):
            enough = len(codes) - 1 >= fewest
            half = float(np.median(np.delete(shares, i))) / 2 if enough else None
            found[code] = replace(opened[code], others_half=half, others=len(codes) - 1)
    return found


def _term(row: dict[str, Any], settings: Settings) -> int:
    return int(row["term_given"] or settings.term_months)


def _months_on_record(workspace: Workspace, first_day: int | None) -> int:
    if first_day is None:
        return 0
    first, last = day_from(first_day), workspace.period.end
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
