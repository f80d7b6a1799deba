"""Partnerships of the worked example's place, driven by its own mechanisms at other settings.

The mechanisms here that the worked example has no need of are kept out of it: whom newcomers
are drawn from, an election clock, and what the office writes down.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from studies.example.mechanisms import Mechanisms, PlannedSeat
from studies.example.place import THEMES
from studies.example.seats import Seating

KnownBy = Literal["attendance", "seats", "both"]
ANYWHERE = "anywhere"


@dataclass(frozen=True)
class Board(Mechanisms):
    known_by: KnownBy = "both"
    """Which records there are of who was there."""
    themes_known: bool = False
    """Whether agendas are kept."""
    newcomers_from: str = ""
    """The partnership whose members newcomers are, as far as there are any left; or anywhere."""
    clock_months: int = 0
    """Months between elections: seats change hands then, and at no other time."""
    clock_share: float = 0.0
    """Share of seats that change hands at each."""
    clock_last: int = 0
    """Months since the last one, on the last day."""


def board(identity: str, **settings: Any) -> Board:
    """A partnership with what every one of them needs; a third of the seats are a quorum."""
    usual: dict[str, Any] = {
        "name": identity,
        "purpose": "Planted.",
        "themes": THEMES[:5],
        "situation": "",
        "state": "",
        "proposals": 1.0,
        "contributions_a_year": 0.0,
        "visitors": 0.0,
        "known": 0.0,
        "known_at_first": 0.0,
        "quorum": max(2, settings.get("seats", 14) // 3),
    }
    return Board(id=identity, **{**usual, **settings})


class VariedSeating(Seating):
    """Seats people as the example does, and by the mechanisms of `Board`."""

    def _next_change(self, plan: Mechanisms, seat: PlannedSeat, after: date) -> date | None:
        if not isinstance(plan, Board) or not plan.clock_months:
            return super()._next_change(plan, seat, after)
        months = self._calendar.months + plan.clock_last
        elections = range(plan.clock_last + months // plan.clock_months * plan.clock_months, -1, -plan.clock_months)
        days = (self._calendar.month(ago) for ago in elections)
        return next((day for day in days if day > after and self._chance.happens(plan.clock_share)), None)

    def _follows(self, plan: Mechanisms, seat: PlannedSeat, organisation: str, day: date) -> tuple[str, str]:
        if isinstance(plan, Board) and plan.newcomers_from:
            free = self._at_other_tables(plan, day)
            if free:
                return self._chance.one_of(free)
        return super()._follows(plan, seat, organisation, day)

    def _at_other_tables(self, plan: Board, day: date) -> list[tuple[str, str]]:
        here = {each.person for each in self.spells if each.partnership == plan.id}
        found = {
            each.person: each.organisation
            for each in self.spells
            if each.partnership in (plan.newcomers_from, plan.newcomers_from.replace(ANYWHERE, each.partnership))
            and each.person not in here
            and each.holds(day)
        }
        return [(organisation, person) for person, organisation in sorted(found.items())]
