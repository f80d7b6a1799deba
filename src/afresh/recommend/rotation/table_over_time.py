"""Who sat at each partnership's table, and from when to when: what a forecast starts from.

Where seats are recorded, they say it. Where they are not (fewer current seats than half of those who attended in
the period), a member is at the table from the first gathering attended to one usual gap after the last, and
still is who attended within the year. Cut off at an earlier day, both say what was known on it.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from afresh.engine.contract import Step
from afresh.snapshot.workspace import Workspace

Basis = Literal["seats", "attendance"]

HELD = 10_000_000
"""The last day of what has no last day yet: later than any date."""
YEAR = 365.25
BREAK = 183
"""Days out of a seat that are no departure."""

SPELLS = Step(
    "rotation_spells",
    "who held a seat from when to when, in each partnership",
    f"""SELECT partnership, member, start_day, CAST(coalesce(end_day, {HELD}) AS INTEGER) AS end_day
    FROM spell ORDER BY partnership, start_day, coalesce(end_day, {HELD}), member""",
)

TAKING_PART = Step(
    "rotation_taking_part",
    "who took part in which gathering of each lasting partnership, and whether it was a plenary",
    """SELECT g.partnership, x.member, g.day, g.gathering, CASE WHEN g.plenary THEN 1 ELSE 0 END AS plenary,
        CASE WHEN g.from_seats THEN 1 ELSE 0 END AS from_seats
    FROM gathering g JOIN participation x ON x.gathering = g.gathering
    WHERE NOT g.one_off ORDER BY g.partnership, g.day, g.gathering, x.member""",
)

FACTS = Step(
    "rotation_facts",
    "each partnership's term, whether it is a project, and whether it had ended by the review date",
    """SELECT partnership, CASE WHEN one_off THEN 1 ELSE 0 END AS one_off,
        CASE WHEN coalesce(ended, 1000000) <= {t1} THEN 1 ELSE 0 END AS ended,
        CASE WHEN term_months > 0 THEN term_months ELSE 0 END AS term_months
    FROM partnership ORDER BY partnership""",
)

LATER = Step(
    "rotation_later",
    "how much is recorded as happening after the review date: with any of it, an end after that date is hindsight",
    """SELECT (SELECT count(*) FROM meeting WHERE day > {t1} AND held)
        + (SELECT count(*) FROM seat WHERE start_day > {t1}) AS n""",
)

RECORDED_ENDS = Step(
    "rotation_ends",
    "the recorded last day of each current seat (0 where none is), and of each seat that ended on an exact day",
    """SELECT DISTINCT s.partnership, s.member, s.start_day,
        CASE WHEN s.end_day IS NULL AND r.end_day > {t1} AND r.end_is = 'exact' THEN r.end_day ELSE 0 END AS to_come,
        CASE WHEN s.end_day IS NULL THEN 0 ELSE s.end_day END AS past,
        CASE WHEN s.end_is = 'exact' THEN 1 ELSE 0 END AS past_exact
    FROM seat_member s JOIN seat r ON r.record = s.record
    WHERE s.member IS NOT NULL ORDER BY s.partnership, s.start_day, s.member, to_come, past""",
)

Columns = dict[str, np.ndarray]


@dataclass(frozen=True)
class TableOverTime:
    """One partnership's table as known on a day: a stay a row, in the order of its days."""

    basis: Basis
    day: int
    """The day up to which it is known."""
    counted_from: int
    """The first day after which whoever comes is new: the records' own beginning makes nobody new."""
    member: np.ndarray
    start: np.ndarray
    end: np.ndarray
    """The last day, or HELD."""
    joined: np.ndarray
    """The member's first day at this table, in this stay or an earlier one."""

    def at(self, day: int) -> np.ndarray:
        """Which stays hold on a day."""
        return np.asarray((self.start <= day) & (self.end >= day))


@dataclass(frozen=True)
class Records:
    """What is recorded of one partnership, for as long as it is on record."""

    spells: Columns
    workspace: Columns
    first_day: int | None
    term_months: int
    one_off: bool
    ended: bool
    first_months_over: int
    settled_after: int
    """The gatherings with attendance after which whoever comes is new."""


def as_known_on(records: Records, day: int, basis: Basis) -> TableOverTime:
    known = _stays_by_seats(records, day) if basis == "seats" else _stays_by_attendance(records, day)
    first = np.sort(known["start"])[:1]
    after = records.first_months_over if basis == "seats" else max(records.first_months_over, _settled(records))
    counted_from = int(max(after, first[0])) if len(first) else day
    return TableOverTime(
        basis=basis,
        day=day,
        counted_from=counted_from,
        member=known["member"],
        start=known["start"],
        end=known["end"],
        joined=_joined(known),
    )


def basis_of(records: Records, t0: int, t1: int) -> Basis:
    seats = len(np.unique(records.spells["member"][records.spells["end_day"] >= t1]))
    took_part = records.workspace
    there = (took_part["day"] > t0) & (took_part["day"] <= t1) & (took_part["from_seats"] == 0)
    return "attendance" if 2 * seats < len(np.unique(took_part["member"][there])) else "seats"


def _stays_by_seats(records: Records, day: int) -> Columns:
    begun = records.spells["start_day"] <= day
    end = records.spells["end_day"][begun]
    # An end on the very day is known on it; a later one is not.
    end = np.where(end > day, HELD, end)
    return _without_breaks(records.spells["member"][begun], records.spells["start_day"][begun], end)


def _without_breaks(member: np.ndarray, start: np.ndarray, end: np.ndarray) -> Columns:
    """Stays with no more than a short break between them as one: a committee that is filled again after an election
    has not been left by those who come back to it."""
    order = np.lexsort((end, start, member))
    member, start, end = member[order], start[order], end[order]
    same = member[1:] == member[:-1]
    begins = np.append(True, ~(same & (start[1:] - end[:-1] <= BREAK)))[: len(member)]
    first = np.nonzero(begins)[0]
    last = np.maximum.reduceat(end, first) if len(first) else end
    order = np.lexsort((member[first], last, start[first]))
    return {"member": member[first][order], "start": start[first][order], "end": last[order]}


def _stays_by_attendance(records: Records, day: int) -> Columns:
    known = records.workspace["day"] <= day
    days, members = records.workspace["day"][known], records.workspace["member"][known]
    if not len(days):
        return {name: np.zeros(0, np.int64) for name in ("member", "start", "end")}
    who, of = np.unique(members, return_inverse=True)
    first, last = np.full(len(who), HELD), np.zeros(len(who), np.int64)
    np.minimum.at(first, of, days)
    np.maximum.at(last, of, days)
    gaps = np.diff(np.unique(days))
    gap = int(np.median(gaps)) if len(gaps) else 0
    end = np.where(last > day - YEAR, HELD, np.minimum(last + gap, day - 1))
    order = np.lexsort((who, end, first))
    return {"member": who[order], "start": first[order], "end": end[order]}


def _settled(records: Records) -> int:
    days = np.unique(records.workspace["day"])
    return int(days[min(records.settled_after, len(days)) - 1]) if len(days) else 0


def _joined(known: Columns) -> np.ndarray:
    if not len(known["member"]):
        return known["start"]
    _, of = np.unique(known["member"], return_inverse=True)
    first = np.full(of.max() + 1, HELD)
    np.minimum.at(first, of, known["start"])
    return np.asarray(first[of])


@dataclass(frozen=True)
class Everyone:
    """The same arrays for all partnerships, with where each one's rows lie."""

    spells: Columns
    workspace: Columns
    facts: Columns


def everyone(workspace: Workspace) -> Everyone:
    """Asked of the engine once, however many partnerships are forecast."""
    found: Everyone = workspace.memoise(
        "rotation",
        lambda: Everyone(workspace.arrays(SPELLS), workspace.arrays(TAKING_PART), workspace.arrays(FACTS)),
    )
    return found


def records_of(workspace: Workspace, partnership: int) -> Records:
    from afresh.vocabulary import day_from, day_number, months_before

    every, settings = everyone(workspace), workspace.settings
    spells, took_part = (_of(columns, partnership) for columns in (every.spells, every.workspace))
    facts = _of(every.facts, partnership)
    first = [int(column[0]) for column in (spells["start_day"], took_part["day"]) if len(column)]
    over = day_number(months_before(day_from(min(first)), -int(settings.first_months))) if first else 0
    return Records(
        spells=spells, workspace=took_part, first_day=min(first) if first else None,
        term_months=int(facts["term_months"][0]), one_off=bool(facts["one_off"][0]), ended=bool(facts["ended"][0]),
        first_months_over=over, settled_after=max(1, int(settings.first_gatherings)),
    )  # fmt: skip


def _of(columns: Columns, partnership: int) -> Columns:
    start, end = np.searchsorted(columns["partnership"], [partnership, partnership + 1])
    return {name: column[start:end] for name, column in columns.items()}
