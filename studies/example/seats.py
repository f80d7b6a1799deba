"""Who sits where, from when to when: seats change hands by chance, at each partnership's own rate."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from studies.example.calendar import Calendar
from studies.example.chance import Chance
from studies.example.mechanisms import Mechanisms, PlannedSeat
from studies.example.people import People
from studies.example.place import MERGED, MERGED_MONTHS_AGO, SEATED_BY_PLAN, organisations

TEND_TO_SHARE_ISSUES = 4.0
"""How much likelier an organisation is to be given a seat where its own issues are discussed."""


@dataclass(frozen=True)
class Spell:
    """One person in one seat for one organisation; still there where `end` is None."""

    partnership: str
    slot: int
    person: str
    organisation: str
    reserved_for: str
    start: date
    end: date | None = None

    def holds(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day <= self.end)


class Seating:
    """Fills the seats of one partnership after another; later ones may seat people of earlier ones."""

    def __init__(self, calendar: Calendar, people: People):
        self._calendar, self._people = calendar, people
        self.spells: list[Spell] = []

    def fill(self, plan: Mechanisms, chance: Chance) -> None:
        self._chance = chance
        shared = self._shared(plan)
        slot = len({spell.slot for spell in shared})
        self.spells += shared
        for seat in self._planned(plan, plan.seats - slot):
            self._fill_slot(plan, slot, seat)
            slot += 1

    def _shared(self, plan: Mechanisms) -> list[Spell]:
        """One appointment fills a seat at both tables, so the twin's first seats are these."""
        how_many = round(plan.shared * plan.seats)
        twins = [spell for spell in self.spells if spell.partnership == plan.twin and spell.slot < how_many]
        return [replace(spell, partnership=plan.id) for spell in twins]

    def _planned(self, plan: Mechanisms, how_many: int) -> list[PlannedSeat]:
        first = () if plan.twin else plan.planned
        drawn = how_many - len(first) - len(plan.planned_last)
        names = {seat.organisation for seat in (*plan.planned, *plan.planned_last)}
        names |= {spell.organisation for spell in self.spells if spell.partnership == plan.id}
        pool, weights = self._pool(plan, names)
        from_pool = [PlannedSeat(each) for each in self._chance.some_of(pool, drawn, weights)]
        return [*first, *from_pool, *plan.planned_last]

    def _pool(self, plan: Mechanisms, without: set[str]) -> tuple[list[str], list[float]]:
        pool, weights = [], []
        for each in organisations().values():
            weight = plan.drawn_from.get(each.kind, 0.0) if plan.drawn_from else 1.0
            if weight and each.id not in without and each.id not in SEATED_BY_PLAN:
                pool.append(each.id)
                weights.append(weight * (TEND_TO_SHARE_ISSUES if set(each.issues) & set(plan.themes) else 1.0))
        return pool, weights

    def _fill_slot(self, plan: Mechanisms, slot: int, seat: PlannedSeat) -> None:
        organisation, start = seat.organisation, self._first_day(plan, seat)
        person = self._sitter(plan, organisation, start, 1.0 if seat.known else plan.known_at_first)
        change = self._next_change(plan, seat, max(start, self._calendar.start))
        while change is not None:
            last = change - timedelta(days=1)
            self._seat(plan, slot, seat, person, organisation, start=start, end=last)
            organisation, person = self._follows(plan, seat, organisation, change)
            start = change
            change = self._next_change(plan, seat, change)
        self._seat(plan, slot, seat, person, organisation, start=start, end=None)

    def _follows(self, plan: Mechanisms, seat: PlannedSeat, organisation: str, day: date) -> tuple[str, str]:
        """The organisation and the person that the seat goes to."""
        if seat.organisation in {each.organisation for each in plan.planned} or seat.reserved_for or seat.stays:
            organisation = seat.organisation
        elif self._chance.happens(plan.from_elsewhere):
            organisation = self._another(plan, organisation, day)
        return organisation, self._sitter(plan, organisation, day, plan.known)

    def _another(self, plan: Mechanisms, organisation: str, day: date) -> str:
        seated = {each.organisation for each in self.spells if each.partnership == plan.id and each.holds(day)}
        kept = {each.organisation for each in (*plan.planned, *plan.planned_last)}
        pool, weights = self._pool(plan, seated | kept | {organisation})
        return self._chance.weighted(pool, weights) if pool else organisation

    def _seat(
        self,
        plan: Mechanisms,
        slot: int,
        seat: PlannedSeat,
        person: str,
        organisation: str,
        *,
        start: date,
        end: date | None,
    ) -> None:
        """A seat held across its organisation's merger goes on under the new name."""
        merged = self._calendar.month(MERGED_MONTHS_AGO)
        new = MERGED.get(organisation)
        whole = Spell(
            partnership=plan.id,
            slot=slot,
            person=person,
            organisation=organisation,
            reserved_for=seat.reserved_for,
            start=start,
            end=end,
        )
        if new is None or (end is not None and end < merged):
            self.spells.append(whole)
        elif start >= merged:
            self.spells.append(replace(whole, organisation=new))
        else:
            self.spells.append(replace(whole, end=merged - timedelta(days=1)))
            self.spells.append(replace(whole, organisation=new, start=merged))

    def _first_day(self, plan: Mechanisms, seat: PlannedSeat) -> date:
        """Seats held at the start of the records began earlier: the longer ago, the rarer they change hands."""
        if seat.joins is not None:
            return self._calendar.month(seat.joins)
        if plan.established <= self._calendar.months:
            return self._calendar.month(plan.established)
        held = 12 * self._chance.wait(max(plan.arrivals, 0.1))
        return self._calendar.month(min(plan.established, self._calendar.months + 1 + held))

    def _next_change(self, plan: Mechanisms, seat: PlannedSeat, after: date) -> date | None:
        if seat.stays:
            change = self._calendar.month(seat.changes) if seat.changes is not None else None
            return change if change is not None and change > after else None
        months_ago = self._calendar.months_ago(after) - 12 * self._chance.wait(plan.arrivals)
        if months_ago <= max(0.0, plan.last_met - 1.0):
            return None
        change = max(self._calendar.month(months_ago), after + timedelta(days=40)).replace(day=1)
        if seat.organisation in MERGED and change == self._calendar.month(MERGED_MONTHS_AGO):
            change = self._calendar.month(MERGED_MONTHS_AGO - 1)  # a merger by itself makes nobody leave
        return change if change <= self._calendar.today else None

    def _sitter(self, plan: Mechanisms, organisation: str, day: date, known: float) -> str:
        """Somebody new to every table; or, if so by chance, somebody the organisation already sends elsewhere."""
        here = {each.person for each in self.spells if each.partnership == plan.id}
        elsewhere = {each.person for each in self.spells if each.holds(day)}
        free = [each.id for each in self._people.of(organisation) if each.id not in here and each.id in elsewhere]
        if free and self._chance.happens(known):
            return self._chance.one_of(free)
        return self._people.new(organisation).id
