"""Who sits and sat round one table: spells for the timeline, members of the period, and who has worked with whom."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from afresh.engine.contract import Step
from afresh.snapshot.editions import LATEST_EDITION
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import day_from, day_if_known

SPELLS = Step(
    "spells",
    "each partnership's seats by role, and its members without any seat by their first and last gathering, with the "
    "organisation that they first came for",
    """SELECT s.partnership, s.member, s.person, s.stands_for AS organisation, s.role, s.reserved_for, s.start_day,
        s.end_day, s.start_is, s.end_is, s.record, 'seats' AS tbl
    FROM seat_member s JOIN paged g ON g.partnership = s.partnership WHERE s.member IS NOT NULL
    UNION ALL
    SELECT f.partnership, f.member, CASE WHEN f.member < {people} THEN f.member END,
        CASE WHEN f.member < {people} THEN coalesce(came.now, own.now) ELSE f.member - {people} END, NULL, NULL,
        f.day, f.last_day, 'first_seen', 'last_seen', x.record, 'attendance'
    FROM first_in f JOIN paged g ON g.partnership = f.partnership
    JOIN participation x ON x.partnership = f.partnership AND x.member = f.member AND x.day = f.day
    LEFT JOIN mark_at a ON a.record = x.record
    LEFT JOIN followed came ON came.organisation = a.organisation
    LEFT JOIN person p ON p.person = f.member
    LEFT JOIN followed own ON own.organisation = p.organisation
    LEFT JOIN (SELECT DISTINCT partnership, member FROM seat_member) s
        ON s.partnership = f.partnership AND s.member = f.member
    WHERE s.member IS NULL
    ORDER BY 7, 5, 4, 2""",
)

MEMBERS = Step(
    "members",
    "members who took part in the period, how often, and since when they have been here and anywhere",
    """SELECT n.partnership, n.member, n.gatherings, f.day AS first_here, a.day AS first_anywhere
    FROM member_now n JOIN paged g ON g.partnership = n.partnership
    JOIN first_in f ON f.partnership = n.partnership AND f.member = n.member
    JOIN first_seen a ON a.member = n.member
    ORDER BY f.day, n.member""",
)

PAIRS = Step(
    "pairs",
    "pairs who took part together in the period, and the day they first met anywhere",
    """SELECT p.partnership, p.a, p.b, p.met, p.is_new
    FROM pair_now p JOIN paged g ON g.partnership = p.partnership ORDER BY p.a, p.b""",
)


@dataclass(frozen=True)
class Spell:
    """One seat, or the stretch a member without a recorded seat was seen for."""

    member: int
    person: int | None
    organisation: int | None
    role: str
    reserved_for: str
    start: date
    end: date | None
    exact_start: bool
    exact_end: bool
    record: tuple[str, int]
    seated: bool


@dataclass(frozen=True)
class Member:
    """A member who took part in the period."""

    member: int
    gatherings: int
    first_here: date
    entrant: bool
    newcomer: bool
    spell: Spell | None


@dataclass(frozen=True)
class Pair:
    a: int
    b: int
    met: date
    is_new: bool


@dataclass(frozen=True)
class RoundTheTable:
    spells: tuple[Spell, ...]
    members: tuple[Member, ...]
    pairs: tuple[Pair, ...]
    latest_edition: date | None
    """Of the registers that all the seats came from, where their dates are those of editions."""

    def joined(self) -> list[Member]:
        return [member for member in self.members if member.newcomer]

    def left(self, start: date, end: date) -> list[Spell]:
        """Seats that ended in the period and whose member holds no other now.

        A seat last seen at the latest edition of a register is not known to have ended.
        """
        edition = self.latest_edition or end
        now = {s.member for s in self.spells if s.end is None or s.end > end or (not s.exact_end and s.end >= edition)}
        gone = [s for s in self.spells if s.seated and s.end and start < s.end <= end and s.member not in now]
        latest = {s.member: s for s in sorted(gone, key=lambda s: s.end or end)}
        return list(latest.values())


def round_the_tables(workspace: Workspace, codes: Iterable[int]) -> dict[int, RoundTheTable]:
    """By partnership: all of them looked up at once, since to ask takes longer than to answer."""
    from afresh.features.co_attendance import ensure_co_attendance

    codes = sorted(codes)
    if not codes:
        return {}
    ensure_co_attendance(workspace)
    workspace.ensure_loaded("paged", {"partnership": np.array(codes, dtype=np.int32)})
    spells, members, pairs = (_by_partnership(workspace, step) for step in (SPELLS, MEMBERS, PAIRS))
    edition = _latest_edition(workspace)
    return {
        code: _round_the_table(spells[code], members[code], pairs[code], workspace.period.t0, edition) for code in codes
    }


Rows = list[dict[str, Any]]


def _by_partnership(workspace: Workspace, step: Step) -> dict[int, Rows]:
    found: dict[int, Rows] = defaultdict(list)
    for row in workspace.ask(step).rows():
        found[row["partnership"]].append(row)
    return found


def _round_the_table(spelled: Rows, members: Rows, pairs: Rows, t0: int, edition: date | None) -> RoundTheTable:
    spells = tuple(_spell(row) for row in spelled)
    latest = {spell.member: spell for spell in sorted(spells, key=lambda s: (s.seated, s.end is None, s.start))}
    return RoundTheTable(
        spells,
        tuple(
            Member(
                member=row["member"],
                gatherings=row["gatherings"],
                first_here=day_from(row["first_here"]),
                entrant=row["first_anywhere"] > t0,
                newcomer=row["first_here"] > t0,
                spell=latest.get(row["member"]),
            )
            for row in members
        ),
        tuple(Pair(row["a"], row["b"], day_from(row["met"]), bool(row["is_new"])) for row in pairs),
        edition,
    )


def _latest_edition(workspace: Workspace) -> date | None:
    day = next((row["day"] for row in workspace.ask(LATEST_EDITION).rows()), -1_000_000)
    return None if day == -1_000_000 else day_from(day)


def _spell(row: dict[str, Any]) -> Spell:
    return Spell(
        member=int(row["member"]),
        person=row["person"],
        organisation=row["organisation"],
        role=str(row["role"] or ""),
        reserved_for=str(row["reserved_for"] or ""),
        start=day_from(row["start_day"]),
        end=day_if_known(row["end_day"]),
        exact_start=row["start_is"] == "exact",
        exact_end=row["end_is"] == "exact",
        record=(str(row["tbl"]), int(row["record"])),
        seated=row["tbl"] == "seats",
    )
