"""The naive twin of afresh.snapshot.gatherings: rows, sets and loops, written from the definitions.

Members are ("person", id) or ("organisation", id). A gathering is (partnership, date, meeting
id), with no meeting id where seats make it. The set of a partnership's seat-holders is worked
out anew for every day that is asked about; nothing here knows of spells until the end.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations
from statistics import median
from typing import Any

Row = Mapping[str, Any]
Records = Mapping[str, Sequence[Row]]
Member = tuple[str, str]
Key = tuple[str, date, str | None]

ONE_DAY = timedelta(days=1)


@dataclass
class Gatherings:
    """What the engine and its twin are compared on."""

    level: str = ""
    members: dict[Key, set[Member]] = field(default_factory=dict)
    plenary: dict[Key, bool] = field(default_factory=dict)
    met: dict[tuple[Member, Member], date] = field(default_factory=dict)
    first_in: dict[tuple[str, Member], date] = field(default_factory=dict)
    first_seen: dict[Member, date] = field(default_factory=dict)
    spells: set[tuple[str, Member, date, date | None]] = field(default_factory=set)
    left_out: dict[str, int] = field(default_factory=dict)


def months_before(day: date, months: int) -> date:
    month = day.year * 12 + day.month - 1 - months
    year, month = month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def gatherings(
    records: Records, at: date, level: str | None = None, largest: int = 40, never_again: int = 6
) -> Gatherings:
    known = _Known(records, at, never_again)
    known.level = level or known.usual_level()
    found = Gatherings(level=known.level)
    _meetings(known, found)
    _seat_days(known, found)
    _plenaries(found, largest)
    _met(found)
    _firsts(known, found)
    _spells(known, found)
    nobody = {_once(mark) for mark in known.taking_part if known.who(mark) is None}
    found.left_out = {
        "marks": 0 if known.level == "people" else len(nobody),
        "seats": len({_once(seat) for seat in known.seats if known.who(seat) is None}),
    }
    return found


def last_day(records: Records, today: date) -> date | None:
    """The default review date: the last day by today on which anything is recorded to have happened."""
    named = {"meetings": ("date",), "seats": ("start", "end"), "partnerships": ("recorded_to",)}
    rows = [(row, columns) for table, columns in named.items() for row in records.get(table, ())]
    days = [row.get(column) for row, columns in rows if not row.get("vacant") for column in columns]
    put = {row["id"]: row["date"] for row in records.get("proposals", ())}
    days += [max(row.get("decided") or row["date"], row["date"]) for row in records.get("proposals", ())]
    answered = ((row.get("date"), put[row["proposal"]]) for row in records.get("responses", ()))
    days += [*put.values(), *(max(day or first, first) for day, first in answered)]
    return max((day for day in days if day and day <= today), default=None)


def _once(row: Row) -> tuple[tuple[str, Any], ...]:
    return tuple(sorted((name, value) for name, value in row.items() if value is not None))


class _Known:
    """The records as anybody could have known them at the end of a day."""

    level: str

    def __init__(self, records: Records, at: date, never_again: int = 6):
        self.at = at
        self.never_again = never_again
        self.people = {row["id"]: row for row in records.get("people", ())}
        self.organisations = {row["id"]: row for row in records.get("organisations", ())}
        self.partnerships = {row["id"]: row for row in records.get("partnerships", ())}
        self.recorded = records
        self.recorded_meetings = {row["id"]: row for row in records.get("meetings", ())}
        held = [row for row in records.get("seats", ()) if not row.get("vacant")]
        self.seats = [seat for row in held if (seat := self._seat(row))]
        self.meetings = {row["id"]: row for row in records.get("meetings", ())
                         if row["date"] <= at and (row.get("status") or "held") == "held"}  # fmt: skip
        self.meetings = {
            id: {**row, "partnership": self.under(row["partnership"])} for id, row in self.meetings.items()
        }
        self.marks = [self._mark(row) for row in records.get("attendance", ()) if row["meeting"] in self.meetings]
        self.taking_part = [mark for mark in self.marks if mark["status"] in ("present", "deputy")]
        self.proposals = {row["id"]: row for row in records.get("proposals", ()) if row["date"] <= at}
        self.others = self._others(records)

    def _seat(self, row: Row) -> dict[str, Any] | None:
        """A seat as of the day: an end that is yet to come is not known; the end of a partnership ends its seats."""
        ended = self.partnerships[row["partnership"]].get("ended")
        ends = [day for day in (row.get("end"), ended) if day and day <= self.at]
        if row["start"] > self.at or (ended and row["start"] > ended):
            return None
        own_end = row.get("end")
        if own_end is None and row.get("end_is") == "unknown":
            own_end = self._last_trace(row)
            ends.append(own_end)
        elif not ends and (gave_up := self._never_marked_after(row)):
            own_end = gave_up
            ends.append(own_end)
            row = {**row, "end_is": "unknown"}
        end = min(ends, default=None)
        last_seen = row.get("end_is") in ("last_seen", "unknown") and end == own_end
        own = self.people.get(row.get("person"), {}).get("organisation")
        return {
            "partnership": self.under(row["partnership"]), "person": row.get("person"), "role": row.get("role"),
            "organisation": row.get("organisation") or own, "named": row.get("organisation"),
            "start": row["start"], "end": end, "last_seen": last_seen,
        }  # fmt: skip

    def _last_trace(self, seat: Row) -> date:
        """The last day by then on which whoever holds the seat is marked at all; the first day of the seat, if none."""
        days = [seat["start"]]
        for mark in self.recorded.get("attendance", ()):
            meeting = self.recorded_meetings[mark["meeting"]]
            held = (meeting.get("status") or "held") == "held" and meeting["partnership"] == seat["partnership"]
            who = seat.get("person")
            theirs = (
                who in (mark.get("person"), mark.get("deputy_for"))
                if who
                else mark.get("organisation") == seat["organisation"]
            )
            if held and theirs and seat["start"] <= meeting["date"] <= self.at:
                days.append(meeting["date"])
        return max(days)

    def _never_marked_after(self, seat: Row) -> date | None:
        """The holder's last mark in the seat, where so many later meetings of its partnership have marks."""
        marked: dict[str, date] = {}
        theirs = []
        for mark in self.recorded.get("attendance", ()):
            meeting = self.recorded_meetings[mark["meeting"]]
            there = self.under(meeting["partnership"]) == self.under(seat["partnership"])
            if not there or (meeting.get("status") or "held") != "held" or meeting["date"] > self.at:
                continue
            marked[mark["meeting"]] = meeting["date"]
            if self._is_of(mark, seat) and meeting["date"] >= seat["start"]:
                theirs.append(meeting["date"])
        last = max(theirs, default=None)
        later = [day for day in marked.values() if last and day > last]
        return last if len(later) >= self.never_again else None

    def _is_of(self, mark: Row, seat: Row) -> bool:
        who = mark.get("person") or mark.get("deputy_for")
        if seat.get("person"):
            return seat["person"] in (mark.get("person"), mark.get("deputy_for"))
        organisation = mark.get("organisation") or self.people.get(who, {}).get("organisation")
        return bool(organisation) and self.now(organisation) == self.now(seat["organisation"])

    def _mark(self, row: Row) -> dict[str, Any]:
        meeting = self.meetings[row["meeting"]]
        person, for_whom = row.get("person"), row.get("deputy_for")
        stands = (for_whom or person) if row["status"] == "deputy" else person
        organisation = row.get("organisation") or self._sat_for(stands, meeting)
        for each in (stands, person, for_whom):
            organisation = organisation or self.people.get(each, {}).get("organisation")
        return {
            "meeting": row["meeting"], "partnership": meeting["partnership"], "date": meeting["date"],
            "status": row["status"], "person": person, "deputy_for": for_whom, "organisation": organisation,
        }  # fmt: skip

    def _sat_for(self, person: str | None, meeting: Row) -> str | None:
        """The organisation a person sat for on the day, where that is one and the same."""
        found = {
            seat["named"] for seat in self.seats
            if person and seat["person"] == person and seat["named"]
            and seat["partnership"] == meeting["partnership"] and _holds(seat, meeting["date"])
        }  # fmt: skip
        return found.pop() if len(found) == 1 else None

    def _others(self, records: Records) -> list[dict[str, Any]]:
        """Every other record that names somebody, with its date."""
        found = [{"organisation": row.get("proposer"), "date": row["date"]} for row in self.proposals.values()]
        for row in records.get("responses", ()):
            if row["proposal"] in self.proposals:
                own = self.people.get(row.get("person"), {}).get("organisation")
                found.append({"person": row.get("person"), "organisation": row.get("organisation") or own,
                              "date": row.get("date") or self.proposals[row["proposal"]]["date"]})  # fmt: skip
        found += [{"organisation": row.get("raised_by"), "date": self.meetings[row["meeting"]]["date"]}
                  for row in records.get("agenda", ()) if row["meeting"] in self.meetings]  # fmt: skip
        for table, column in (("contributions", "organisation"), ("ties", "from"), ("ties", "to")):
            found += [{"organisation": row[column], "date": row["date"]} for row in records.get(table, ())]
        return [row for row in found if row["date"] <= self.at]

    def now(self, organisation: str) -> str:
        """The organisation it had become by the day."""
        return self._last(organisation, self._became)

    def under(self, partnership: str) -> str:
        """The partnership it had become by the day."""
        return self._last(partnership, self._went_on_as)

    def _last(self, first: str, became: Callable[[str], str | None]) -> str:
        """Where names went round in a circle, the first of the circle."""
        path = [first]
        while (after := became(path[-1])) is not None:
            if after in path:
                return min(path[path.index(after) :])
            path.append(after)
        return path[-1]

    def _became(self, organisation: str) -> str | None:
        row = self.organisations[organisation]
        successor = row.get("successor")
        if successor is None or successor == organisation:
            return None
        changes = (row.get("closed"), self.organisations[successor].get("opened"))
        return successor if all(day is None or day <= self.at for day in changes) else None

    def _went_on_as(self, partnership: str) -> str | None:
        row = self.partnerships[partnership]
        successor = row.get("successor")
        if successor is None or successor == partnership:
            return None
        after = self.partnerships[successor]
        if "project" in (row.get("kind"), after.get("kind")):
            return None
        changes = (row.get("ended"), after.get("established"))
        return successor if all(day is None or day <= self.at for day in changes) else None

    def who(self, row: Row) -> Member | None:
        """The member that a row names; a deputy's own name, and that of the absent person, count for nobody."""
        organisation = ("organisation", self.now(row["organisation"])) if row.get("organisation") else None
        if self.level == "organisations":
            return organisation
        if row.get("status") == "deputy":
            return None if row.get("person") or row.get("deputy_for") else organisation
        return ("person", row["person"]) if row.get("person") else organisation

    def usual_level(self) -> str:
        rows = {_once(row) for row in (*self.taking_part, *self.seats)}
        naming = [row for row in rows if {"person", "deputy_for"} & dict(row).keys()]
        return "people" if len(naming) >= 0.8 * len(rows) else "organisations"

    def seated(self, partnership: str, day: date) -> set[Member]:
        holding = [seat for seat in self.seats if seat["partnership"] == partnership and _holds(seat, day)]
        return {who for seat in holding if (who := self.who(seat))}

    def last_seen(self, partnership: str, member: Member, day: date) -> bool:
        """Whether a member's seats end on this day only as far as an edition of a register shows."""
        ends = [seat["last_seen"] for seat in self.seats
                if seat["partnership"] == partnership and seat["end"] == day and self.who(seat) == member]  # fmt: skip
        return all(ends)


def _holds(seat: Row, day: date) -> bool:
    return bool(seat["start"] <= day and (seat["end"] is None or day <= seat["end"]))


def _meetings(known: _Known, found: Gatherings) -> None:
    for mark in known.taking_part:
        if who := known.who(mark):
            key = (mark["partnership"], mark["date"], mark["meeting"])
            found.members.setdefault(key, set()).add(who)


def _seat_days(known: _Known, found: Gatherings) -> None:
    """Days that seats make gatherings, outside the span from first to last attendance."""
    with_attendance = defaultdict(list)
    for partnership, day, _ in found.members:
        with_attendance[partnership].append(day)
    for partnership, row in known.partnerships.items():
        met = with_attendance[partnership]
        one_off = row.get("kind") == "project"
        changes = _changes_of(known, partnership)
        last = min(known.at, row.get("ended") or known.at)
        later = {day for day in _anniversaries(changes, known.at) if day <= last}
        for day in changes if one_off else {*changes, *later}:
            seated = known.seated(partnership, day)
            if seated and not (met and min(met) <= day <= max(met)):
                found.members[partnership, day, None] = seated


def _changes_of(known: _Known, partnership: str) -> list[date]:
    """Days on which the set of seat-holders is not that of the day before, or was last seen as it was."""
    joining_only = known.partnerships[partnership].get("kind") == "project"
    seats = [seat for seat in known.seats if seat["partnership"] == partnership]
    ends = [seat["end"] for seat in seats if seat["end"]]
    days = set()
    for day in {seat["start"] for seat in seats} | {end + ONE_DAY for end in ends}:
        before, now = known.seated(partnership, day - ONE_DAY), known.seated(partnership, day)
        if now - before:
            days.add(day)
        if joining_only:
            continue
        for gone in before - now:
            days.add(day - ONE_DAY if known.last_seen(partnership, gone, day - ONE_DAY) else day)
    return sorted(day for day in days if day <= known.at)


def _anniversaries(changes: Sequence[date], at: date) -> set[date]:
    """The same day in later years, up to the next change; of 29 February, the 28th."""
    found = set()
    for change, after in zip(changes, [*changes[1:], at + ONE_DAY], strict=False):
        for year in range(change.year + 1, after.year + 1):
            day = date(year, 2, 28) if (change.month, change.day) == (2, 29) else change.replace(year=year)
            if day < after:
                found.add(day)
    return found


def _plenaries(found: Gatherings, largest: int) -> None:
    for key, members in found.members.items():
        partnership, day, meeting = key
        alike = [
            len(others) for (theirs, on, of), others in found.members.items()
            if theirs == partnership and (of is None) == (meeting is None) and months_before(day, 12) < on <= day
        ]  # fmt: skip
        found.plenary[key] = len(members) > largest or median(alike) > largest


def _met(found: Gatherings) -> None:
    for key, members in found.members.items():
        if found.plenary[key]:
            continue
        for pair in combinations(sorted(members), 2):
            found.met[pair] = min(key[1], found.met.get(pair, key[1]))


def _firsts(known: _Known, found: Gatherings) -> None:
    def seen(who: Member | None, day: date) -> None:
        if who is not None:
            found.first_seen[who] = min(day, found.first_seen.get(who, day))

    for (partnership, day, _), members in found.members.items():
        for who in members:
            found.first_in[partnership, who] = min(day, found.first_in.get((partnership, who), day))
            seen(who, day)
    for seat in known.seats:
        seen(known.who(seat), seat["start"])
    for row in (*known.marks, *known.others):
        for named in (row, {"person": row.get("deputy_for")}):
            seen(known.who({"person": named.get("person"), "organisation": named.get("organisation")}), row["date"])


def _spells(known: _Known, found: Gatherings) -> None:
    """Unbroken stretches in which a member holds a seat."""
    for partnership in known.partnerships:
        seats = [seat for seat in known.seats if seat["partnership"] == partnership]
        for who in {member for seat in seats if (member := known.who(seat))}:
            mine = [seat for seat in seats if known.who(seat) == who]
            for start in sorted({seat["start"] for seat in mine}):
                if not any(_holds(seat, start - ONE_DAY) for seat in mine):
                    found.spells.add((partnership, who, start, _end_of_stretch(mine, start)))


def _end_of_stretch(seats: Sequence[Row], start: date) -> date | None:
    day = start
    while True:
        covering = [seat for seat in seats if _holds(seat, day)]
        if any(seat["end"] is None for seat in covering):
            return None
        last = max(seat["end"] for seat in covering)
        if not any(_holds(seat, last + ONE_DAY) for seat in seats):
            return date.fromordinal(last.toordinal())
        day = last + ONE_DAY
