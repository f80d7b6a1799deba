"""Money, staff, premises, data and time that organisations put in."""

from __future__ import annotations

from studies.example.calendar import Calendar
from studies.example.chance import Chance
from studies.example.mechanisms import Mechanisms
from studies.example.place import organisations
from studies.example.proposals import Proposal
from studies.example.seats import Spell

GIVES = {
    "statutory": 3.0,
    "private": 1.5,
    "academic": 1.5,
    "other": 1.0,
    "voluntary": 1.0,
    "community": 0.5,
    "user_led": 0.5,
}
KINDS = {"money": 3.0, "staff": 2.0, "premises": 1.0, "data": 1.0, "time": 2.0}
UNITS = {
    "money": ("GBP", 500, 20_000),
    "staff": ("days", 2, 40),
    "premises": ("days", 1, 12),
    "data": ("extracts", 1, 4),
    "time": ("hours", 4, 60),
}


def contributions(
    plan: Mechanisms, spells: list[Spell], adopted: list[Proposal], chance: Chance, calendar: Calendar
) -> list[dict[str, object]]:
    """One partnership's: about so many a year while it met, half of them for a proposal just adopted."""
    rows: list[dict[str, object]] = []
    for ago in range(min(calendar.months, plan.established) - 1, plan.last_met, -1):
        day = calendar.month(ago)
        for _ in range(chance.count(plan.contributions_a_year / 12)):
            seated = sorted({spell.organisation for spell in spells if spell.holds(day)})
            giver = chance.weighted(seated, [GIVES[organisations()[each].kind] for each in seated])
            kind = chance.weighted(list(KINDS), list(KINDS.values()))
            unit, least, most = UNITS[kind]
            recent = [each.id for each in adopted if each.decided and 0 <= (day - each.decided).days <= 92]
            rows.append(
                {
                    "organisation": giver,
                    "partnership": plan.id,
                    "kind": kind,
                    "unit": unit,
                    "date": day,
                    "proposal": chance.one_of(recent) if recent and chance.happens(0.5) else None,
                    "amount": float(round(chance.between(least, most), -2 if kind == "money" else None)),
                }
            )
    return rows
