"""Puts the example together: mechanisms in, records out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from zlib import crc32

from afresh.records.store import Store
from studies.example.calendar import Calendar
from studies.example.chance import Chance
from studies.example.contributions import contributions
from studies.example.indicators import indicator_row, observation_rows
from studies.example.mechanisms import Mechanisms
from studies.example.meetings import CLERK, Meetings
from studies.example.partnerships import NINE
from studies.example.people import People
from studies.example.place import CARERS_TOGETHER, MERGED, MERGED_MONTHS_AGO, PLACE, organisations
from studies.example.proposals import Proposals
from studies.example.reviews import past_reviews
from studies.example.roles import seat_rows
from studies.example.seats import Seating

PEOPLE, SEATS, MEETINGS, PROPOSALS, REST, WORDS = 1, 2, 3, 4, 5, 6
"""Streams of chance."""

LAST_DAY = date(2026, 6, 30)

Rows = list[dict[str, object]]


def make(seed: int = 1, today: date = LAST_DAY) -> Store:
    """Ambleford's records: a fictional place, the same for the same seed and last day."""
    store = Store.empty(source=f"the worked example ({PLACE}, a fictional place)")
    for table, rows in records(Calendar(today), seed).items():
        store.add(table, rows)
    return store


def records(
    calendar: Calendar, seed: int, plans: Sequence[Mechanisms] = NINE, seats: type[Seating] = Seating
) -> dict[str, Rows]:
    """The rows of every table: of the nine, or of other partnerships in the same place."""
    people = People(Chance(seed, PEOPLE))
    clerk = people.new(CLERK).id
    seating = seats(calendar, people)
    for plan in plans:
        seating.fill(plan, _chance(seed, SEATS, plan))
    meetings = Meetings(calendar, clerk, {person.id: person.habit for person in people.all})
    proposals = Proposals(calendar, seating.spells)
    tables: dict[str, Rows] = {
        "organisations": [_organisation(each, calendar) for each in organisations()],
        "partnerships": [_partnership(plan, calendar) for plan in plans],
        "seats": [],
        "contributions": [],
        "indicators": [],
        "observations": [],
        "reviews": [],
        "actions": [],
    }
    for plan in plans:
        spells = [spell for spell in seating.spells if spell.partnership == plan.id]
        tables["seats"] += seat_rows(plan, spells, calendar)
        held = meetings.hold(plan, spells, _chance(seed, MEETINGS, plan))
        proposals.put(plan, held, _chance(seed, PROPOSALS, plan), _chance(seed, WORDS, plan))
        chance = _chance(seed, REST, plan)
        adopted = [each for each in proposals.adopted if each.plan is plan]
        tables["contributions"] += contributions(plan, spells, adopted, chance, calendar)
        tables["indicators"] += [indicator_row(plan, curve) for curve in plan.curves]
        for curve in plan.curves:
            tables["observations"] += observation_rows(plan, curve, chance, calendar)
        reviews, actions = past_reviews(plan, chance, calendar)
        tables["reviews"] += reviews
        tables["actions"] += actions
    return {
        **tables,
        "people": people.rows(MERGED),
        "meetings": meetings.meetings,
        "attendance": meetings.attendance,
        "agenda": meetings.agenda,
        "proposals": proposals.proposals,
        "responses": proposals.responses,
    }


def _chance(seed: int, part: int, plan: Mechanisms) -> Chance:
    """Each partnership draws from streams of its own, so that planting something in one leaves the others alone."""
    return Chance(seed, part, crc32(plan.id.encode()))


def made_up(area: str) -> str:
    """Every area says that it is fictional, so that whatever shows the records says so too."""
    return f"{area} (fictional)"


def _organisation(identity: str, calendar: Calendar) -> dict[str, object]:
    each, merged = organisations()[identity], calendar.month(MERGED_MONTHS_AGO)
    return {
        "id": each.id,
        "name": each.name,
        "aliases": each.aliases or None,
        "body": each.body,
        "kind": each.kind,
        "sector": each.sector,
        "area": made_up(each.area),
        "issues": "; ".join(each.issues),
        "description": each.description,
        "opened": merged if identity == CARERS_TOGETHER else None,
        "closed": merged - timedelta(days=1) if identity in MERGED else None,
        "successor": MERGED.get(identity),
    }


def _partnership(plan: Mechanisms, calendar: Calendar) -> dict[str, object]:
    return {
        "id": plan.id,
        "name": plan.name,
        "purpose": plan.purpose,
        "area": made_up(plan.area),
        "issues": "; ".join(plan.themes),
        "kind": plan.kind,
        "parent": plan.parent or None,
        "established": calendar.month(plan.established),
        "term_months": plan.term_months,
        "quorum": plan.quorum,
        "review_due": calendar.month(-9),
    }
