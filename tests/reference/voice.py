"""The naive twins of the measures of voice: who speaks for users and carers, asked of each thing in turn."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from reference.energy import FIRST_OF
from reference.gatherings import Records, Row, _holds, months_before
from reference.gatherings import _Known as Known
from reference.look_in import lasting

USERS, ELSE = "users and carers", "everyone else"
Thing = tuple[str, bool, bool, bool]
"""Partnership, whether it is users' or carers', whether anything told, whether it came to something."""
Counts = dict[tuple[str, str], tuple[int, int, bool]]
"""{(partnership, voice): (counted, of, whether the records told of any)}"""


class Voices:
    """Who speaks for users, as of a day."""

    def __init__(self, records: Records, at: date, kept_for: Mapping[str | None, bool]):
        self.known = Known(records, at)
        made = [(row, self.known._seat(row)) for row in records["seats"]]
        self.seats = [{**seat, "kept": row.get("reserved_for")} for row, seat in made if seat]
        self.kept_for = kept_for

    def led(self, organisation: str | None) -> tuple[bool, bool]:
        """Whether users run it, and whether its kind is told."""
        if organisation is None:
            return False, False
        row = self.known.organisations[self.known.now(organisation)]
        kind, body = row.get("kind"), row.get("body")
        return kind == "user_led" or body == "user-led group", bool(kind or body)

    def seat(self, seat: Row) -> tuple[bool, bool]:
        led, told = self.led(seat["organisation"])
        return led or self.kept_for[seat["kept"]], told or seat["kept"] is not None

    def held(
        self, partnership: str, day: date, person: str | None, organisation: str | None
    ) -> list[tuple[bool, bool]]:
        """What each seat says that a person, or an organisation, held there on a day."""
        now = organisation and self.known.now(organisation)
        return [
            self.seat(seat) for seat in self.seats
            if seat["partnership"] == partnership and _holds(seat, day)
            and (seat["person"] == person if person
                 else seat["organisation"] and self.known.now(seat["organisation"]) == now)
        ]  # fmt: skip

    def said(self, partnership: str, day: date, organisation: str, good: bool = True) -> Thing:
        """Something an organisation raised or proposed."""
        led, told = self.led(organisation)
        seats = self.held(partnership, day, None, organisation)
        users = led or (bool(seats) and all(speaks for speaks, _ in seats))
        return partnership, users, told or any(known for _, known in seats), good


def seats(voices: Voices) -> list[Thing]:
    """Seats held on the day: those of one person for one organisation are one."""
    holders: dict[tuple[Any, ...], list[tuple[bool, bool]]] = defaultdict(list)
    for seat in voices.seats:
        if seat["end"] is None or seat["end"] >= voices.known.at:
            organisation = seat["organisation"] and voices.known.now(seat["organisation"])
            holders[seat["partnership"], seat["person"], organisation].append(voices.seat(seat))
    return [(key[0], any(s for s, _ in each), any(t for _, t in each), True) for key, each in holders.items()]


def attendance(voices: Voices, start: date) -> list[Thing]:
    places: dict[tuple[str, str], tuple[int, Row]] = {}
    for mark in voices.known.marks:
        if mark["status"] == "in_attendance" or mark["date"] <= start:
            continue
        person = _expected(mark)
        whose = (mark["meeting"], f"person {person}" if person else f"organisation {mark['organisation']}")
        rank = FIRST_OF.index(mark["status"])
        if whose not in places or rank < places[whose][0]:
            places[whose] = (rank, mark)
    return [_place(voices, mark) for _, mark in places.values()]


def _expected(mark: Row) -> str | None:
    return (mark["deputy_for"] if mark["status"] == "deputy" else None) or mark["person"]


def _place(voices: Voices, mark: Row) -> Thing:
    person = _expected(mark)
    led, told = voices.led(mark["organisation"])
    held = voices.held(mark["partnership"], mark["date"], person, None if person else mark["organisation"])
    some = any(speaks for speaks, _ in held) if person else bool(held) and all(speaks for speaks, _ in held)
    return mark["partnership"], led or some, told or any(known for _, known in held), mark["status"] == "present"


def items(voices: Voices, records: Records, start: date) -> list[Thing]:
    found = []
    for row in records["agenda"]:
        meeting = voices.known.meetings.get(row["meeting"])
        if meeting and meeting["date"] > start and row.get("raised_by"):
            found.append(voices.said(meeting["partnership"], meeting["date"], row["raised_by"]))
    return found


def _proposed(voices: Voices, after: date, until: date) -> list[Row]:
    return [row for row in voices.known.proposals.values()
            if after < row["date"] <= until and row.get("proposer") and not row.get("procedural")]  # fmt: skip


def proposals_made(voices: Voices, start: date) -> list[Thing]:
    return [voices.said(row["partnership"], row["date"], row["proposer"])
            for row in _proposed(voices, start, voices.known.at)]  # fmt: skip


def proposals_adopted(voices: Voices) -> list[Thing]:
    at, found = voices.known.at, []
    for row in _proposed(voices, months_before(at, 36), months_before(at, 12)):
        if row["status"] is None:
            continue
        decided = row.get("decided") or row["date"]
        adopted = row["status"] == "adopted" and decided <= min(months_before(row["date"], -12), at)
        found.append(voices.said(row["partnership"], row["date"], row["proposer"], adopted))
    return found


def counts(records: Records, at: date, things: Iterable[Thing], of_all: bool) -> Counts:
    found: Counts = {}
    by_table = defaultdict(list)
    for thing in things:
        by_table[thing[0]].append(thing)
    for partnership in lasting(records, at):
        here = by_table[partnership]
        told = any(told for _, _, told, _ in here)
        for voice in (USERS, ELSE):
            own = [thing for thing in here if thing[1] == (voice == USERS)]
            good = len(own) if of_all else sum(good for *_, good in own)
            found[partnership, voice] = (good, len(here) if of_all else len(own), told or not here)
    return found
