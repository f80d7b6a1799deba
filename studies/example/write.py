"""Writes the example as a folder of CSV files, with what was planted and a warning that the place is fictional."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path

from afresh.records.store import Store
from afresh.records.write import write_folder
from studies.example.calendar import Calendar, in_words
from studies.example.mechanisms import Mechanisms, PlannedSeat
from studies.example.partnerships import NINE
from studies.example.place import FICTION, PLACE
from studies.example.plants import plants
from studies.example.simulate import LAST_DAY, make

README = """{place}: a fictional place

{fiction}

The CSV files are the records of nine partnerships over six years, in the form that
afresh reads. PLANTED.md says what was planted in them and how; planted.json says the
same for programs. Neither is read as records.

Made with seed {seed}; the last day is {today}. The same seed gives the same records.
"""


def write(folder: Path, seed: int = 1, today: date = LAST_DAY) -> list[Path]:
    """Write the example's tables, and beside them README.md, PLANTED.md and planted.json. Gives the files written."""
    store = make(seed, today)
    written = write_folder(store, folder)
    beside = {
        "README.md": README.format(place=PLACE, fiction=FICTION, seed=seed, today=in_words(today)),
        "PLANTED.md": planted_in_words(seed, today, _came_of_it(store, Calendar(today))),
        "planted.json": json.dumps(planted(seed, today), indent=2, ensure_ascii=False) + "\n",
    }
    for name, text in beside.items():
        (folder / name).write_text(text, "utf-8")
    return [*written, *(folder / name for name in beside)]


def planted(seed: int = 1, today: date = LAST_DAY) -> dict[str, object]:
    """What was planted: mechanisms, the state and results that a review should find, and the other situations."""
    return {
        "place": PLACE,
        "fictional": True,
        "note": FICTION,
        "seed": seed,
        "today": today.isoformat(),
        "partnerships": [
            {
                "id": plan.id,
                "name": plan.name,
                "state": plan.state,
                "results": plan.results or None,
                "situation": plan.situation,
                "mechanisms": asdict(plan),
            }
            for plan in NINE
        ],
        "situations": [plant.as_dict() for plant in plants(Calendar(today))],
    }


def planted_in_words(seed: int, today: date, came_of_it: Mapping[str, str]) -> str:
    parts = [
        f"# What was planted in {PLACE}",
        FICTION,
        f"Seed {seed}, last day {in_words(today)}. Mechanisms were planted, never measured values: "
        "what a review finds follows from them by chance.",
        "## Partnerships",
    ]
    parts += [_partnership(plan, came_of_it[plan.id]) for plan in NINE]
    parts.append("## Other situations")
    parts += [f"### {plant.name.capitalize()}\n\n{plant.words}" for plant in plants(Calendar(today))]
    return "\n\n".join(parts) + "\n"


def _came_of_it(store: Store, calendar: Calendar) -> dict[str, str]:
    """What chance made of the turnover planted, by partnership: one history may lie well off the average."""
    rows = store.rows(
        f"""WITH spell AS (SELECT partnership, person, start, least(coalesce("end", last), last) AS until, last,
                greatest(first, min(start) OVER (PARTITION BY partnership)) AS began
            FROM seats, (SELECT DATE '{calendar.start}' AS first, DATE '{calendar.today}' AS last)),
        person AS (SELECT partnership, person, min(start) AS start, any_value(began) AS began FROM spell GROUP BY ALL)
        SELECT partnership, (SELECT count(*) FROM person WHERE person.partnership = spell.partnership
                AND person.start > person.began),
            sum(greatest(0, until - greatest(start, began))) / 365.25, any_value(began)
        FROM spell GROUP BY partnership"""
    )
    return {
        partnership: f"in these records {_times(new, 'new person' if new == 1 else 'new people', '')} came "
        f"in {years:.0f} seat-years since {in_words(began)}"
        for partnership, new, years, began in rows
    }


def _partnership(plan: Mechanisms, came_of_it: str) -> str:
    driven = "".join(f"\n- {line}" for line in (f"{_turnover(plan)}; {came_of_it}", *_driven(plan)))
    curves = "".join(f"\n- {_curve(curve.name, curve.change, curve.changed)}" for curve in plan.curves)
    return f"### {plan.name} (`{plan.id}`)\n\n{plan.situation}\n{driven}{curves}"


def _turnover(plan: Mechanisms) -> str:
    """How many seats change hands by chance, and how often; the others do so only where that was planned."""
    fixed = sum(seat.stays for seat in _planned_seats(plan))
    until = f", until {plan.last_met} months before the last day" if plan.last_met else ""
    how_often = f"changes hands {plan.arrivals:g} times a year on average{until}"
    if not fixed:
        return f"{plan.seats} seats; each {how_often}"
    return f"{plan.seats} seats; each of {plan.seats - fixed} {how_often}, and {fixed} only as planned or never"


def _planned_seats(plan: Mechanisms) -> tuple[PlannedSeat, ...]:
    """Those of its own, and those it shares with its twin from the twin's first seats."""
    twins = [each.planned for each in NINE if each.id == plan.twin]
    return (*(twins[0] if twins else plan.planned), *plan.planned_last)


def _driven(plan: Mechanisms) -> tuple[str, ...]:
    users = (
        ""
        if plan.users_adopted
        else "; none that people who use services propose, by a seat for them or their own group"
    )
    trend = plan.attendance_trend
    habit = f"each year adds {trend:g} to the log-odds" if trend else "and it stays so"
    met = "" if plan.last_met == 0 else f" until {plan.last_met} months before the last day"
    return (
        f"a meeting is called {plan.meetings_a_year:g} times a year{met}, of which {plan.cancelled:.0%} are cancelled",
        f"{_times(plan.proposals, 'proposal')} at each meeting held, on average, beside those about procedure",
        f"a proposal is adopted within a year with probability {plan.adopted:g}{users}",
        f"{_times(plan.new_themes, 'new theme')} a year, at most one at each meeting",
        f"a member of middling habit attends with probability {plan.attendance:g} at the start, {habit}",
    )


def _times(number: float, what: str, more: str = "s") -> str:
    return f"{number:g} {what}{'' if number == 1 else more}"


def _curve(name: str, change: float, changed: int) -> str:
    if not change:
        return f"{name}: no lasting change"
    way = "up" if change > 0 else "down"
    return f"{name}: {way} by {abs(change):g} monthly standard deviations, {changed} months before the last day"
