"""Who chairs, and the rows of the seats table."""

from __future__ import annotations

from datetime import date, timedelta

from afresh.vocabulary import months_before
from studies.example.calendar import Calendar
from studies.example.mechanisms import Mechanisms
from studies.example.place import organisations
from studies.example.seats import Spell

ONE_DAY = timedelta(days=1)


def seat_rows(plan: Mechanisms, spells: list[Spell], calendar: Calendar) -> list[dict[str, object]]:
    """A spell is one row, or several where its holder took or gave up the chair."""
    chairs = _chairs(plan, spells, calendar)
    return [_row(spell, *part) for spell in spells for part in _parts(spell, chairs)]


def _chairs(plan: Mechanisms, spells: list[Spell], calendar: Calendar) -> list[tuple[date, date | None, str]]:
    """From when to when each person chaired: until they leave, or the years allowed have passed.

    The chair goes to whoever has sat there longest and has not chaired before.
    """
    unreserved = [spell for spell in spells if not spell.reserved_for]
    day, before = min(spell.start for spell in unreserved), set[str]()
    found: list[tuple[date, date | None, str]] = []
    while day <= calendar.today:
        sitting = [spell for spell in unreserved if spell.holds(day)]
        if not sitting:
            break
        chair = min(sitting, key=lambda spell: (spell.person in before, spell.start, spell.slot, spell.person))
        last = _last_day(chair.person, spells, day)
        if plan.chair_years:
            term = months_before(day, -round(12 * plan.chair_years)) - ONE_DAY
            last = term if last is None else min(last, term)
        if last is None or last >= calendar.today:
            found.append((day, None, chair.person))
            break
        found.append((day, last, chair.person))
        before.add(chair.person)
        day = last + ONE_DAY
    return found


def _last_day(person: str, spells: list[Spell], day: date) -> date | None:
    """The last day of an unbroken stay, through a change of the organisation's name."""
    last: date | None = day
    while last is not None:
        going_on = [spell for spell in spells if spell.person == person and spell.holds(last + ONE_DAY)]
        if not going_on:
            return last
        last = going_on[0].end
    return None


def _parts(spell: Spell, chairs: list[tuple[date, date | None, str]]) -> list[tuple[date, date | None, str]]:
    parts: list[tuple[date, date | None, str]] = []
    day: date = spell.start
    for first, last, person in chairs:
        begins = max(day, first)
        ends = _earlier(last, spell.end)
        if person != spell.person or (ends is not None and begins > ends) or not spell.holds(begins):
            continue
        if begins > day:
            parts.append((day, begins - ONE_DAY, "Member"))
        parts.append((begins, ends, "Chair"))
        if ends is None or ends == spell.end:
            return parts
        day = ends + ONE_DAY
    return [*parts, (day, spell.end, "Member")]


def _earlier(one: date | None, other: date | None) -> date | None:
    return min((each for each in (one, other) if each is not None), default=None)


def _row(spell: Spell, start: date, end: date | None, role: str) -> dict[str, object]:
    return {
        "partnership": spell.partnership,
        "person": spell.person,
        "organisation": spell.organisation,
        "role": role,
        "reserved_for": spell.reserved_for or None,
        "voting": organisations()[spell.organisation].kind != "academic",
        "start": start,
        "end": end,
        "start_is": "exact",
        "end_is": "exact",
    }
