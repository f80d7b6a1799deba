"""The state of a lasting partnership: where it stands on renewal and openness."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from afresh.diagnosis.openness import Openness, openness
from afresh.diagnosis.renewal import Renewal, renewal, shifted_arrivals
from afresh.engine.contract import Step
from afresh.gatherings.editions import LATEST_EDITION
from afresh.gatherings.gathered import Gathered
from afresh.vocabulary import State, StateName, day_from

SHIFTS = 10

STANDING = Step(
    "standing",
    "what decides whether a lasting partnership is dormant or too new; how many came to a meeting without any mark of "
    "attendance is not known, so that it may have had its quorum",
    """SELECT p.partnership, p.kind, o.first_day, coalesce(p.ended, 1000000) <= {t1} AS has_ended,
        coalesce(s.current_seats, 0) AS current_seats, coalesce(s.seats, 0) AS seats,
        coalesce(m.recorded, 0) AS meetings, coalesce(m.held_now, 0) AS held_now,
        coalesce(m.quorate_now, 0) AS quorate_now, p.quorum,
        n.now <> p.partnership AS goes_on
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


def states(gathered: Gathered, taken: dict[str, list[dict[str, Any]]]) -> dict[int, Standing]:
    rows = list(gathered.ask(LATEST_EDITION, STANDING).rows())
    kinds = {row["partnership"]: row["kind"] for row in rows}
    shifts = np.linspace(0, gathered.settings.move_back_days, SHIFTS).round().astype(int)
    open_ones = openness(gathered, kinds, shifts)
    arrivals = {row["partnership"]: row for row in taken["arrivals"]}
    then = shifted_arrivals(gathered, taken["arrivals"], shifts)
    chance = {row["partnership"]: row for row in taken.get("link_freshness_chance", [])}
    novelty = {row["partnership"]: row for row in taken.get("agenda_novelty", [])}
    found = {}
    for row in rows:
        code = row["partnership"]
        fresh = None
        if code in arrivals:
            fresh = renewal(gathered, arrivals[code], chance.get(code), novelty.get(code), shifts, then[code])
        found[code] = _standing(gathered, row, arrivals.get(code), fresh, open_ones.get(code))
    return found


def _standing(
    gathered: Gathered,
    row: dict[str, Any],
    arrivals: dict[str, Any] | None,
    fresh: Renewal | None,
    opened: Openness | None,
) -> Standing:
    months = _months_on_record(gathered, row["first_day"])
    term = int(arrivals["term_months"]) if arrivals else int(gathered.settings.term_months)
    name, reason = _settled(gathered, row, arrivals, months)
    low = fresh.low if fresh else None
    shut = opened.low if opened else None
    support, provisional = None, ""
    if not name and fresh is not None:
        name = named(bool(low), shut)
        support = _support(name, fresh, opened)
        if months < term:
            provisional = f"the records cover {months} of the {term} months of a term"
    state = State(
        str(row["partnership"]),
        name or "not enough records",
        support,
        low,
        shut,
        provisional,
        (reason,) if reason else (),
    )
    return Standing(state, fresh, opened, months, term)


def _settled(
    gathered: Gathered, row: dict[str, Any], arrivals: dict[str, Any] | None, months: int
) -> tuple[StateName | None, str]:
    """States that need no axes."""
    if row["goes_on"]:
        return "not enough records", "it goes on under another name"
    if row["first_day"] is None or arrivals is None:
        return "not enough records", "no gathering is recorded"
    if row["has_ended"]:
        return "not enough records", "it has ended"
    none_met = not row["held_now"] or (row["quorum"] and not row["quorate_now"])
    if row["meetings"] and none_met and row["current_seats"]:
        return "dormant", "no meeting held" if not row["held_now"] else "no meeting reached its quorum"
    if row["meetings"] and not row["held_now"]:
        return "not enough records", "no meeting held and no current seat recorded"
    if row["seats"] and not row["current_seats"] and not row["meetings"]:
        return "not enough records", "no current seat"
    if months < gathered.settings.record_months:
        return "too new to tell", "months"
    if (arrivals["seat_years"] or 0) < gathered.settings.seat_years:
        return "too new to tell", "seat-years"
    return None, ""


def named(renewal_low: bool, openness_low: bool | None) -> StateName:
    if renewal_low:
        return "stagnant" if openness_low else "stale"
    return "blocked" if openness_low else "fresh"


def _support(name: StateName, fresh: Renewal, opened: Openness | None) -> float:
    """The share of draws that give this state; where openness is not known, draws of renewal alone."""
    low = fresh.draws
    shut = opened.draws if opened is not None and opened.draws is not None else np.zeros_like(low)
    wanted = {"stagnant": low & shut, "stale": low & ~shut, "blocked": ~low & shut, "fresh": ~low & ~shut}[name]
    return float(wanted.mean())


def _months_on_record(gathered: Gathered, first_day: int | None) -> int:
    if first_day is None:
        return 0
    first, last = day_from(first_day), gathered.period.end
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
