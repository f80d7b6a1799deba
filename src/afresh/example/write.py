"""Writes the example as a folder of CSV files, with what was planted and a warning that the place is fictional."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from afresh.example.calendar import Calendar
from afresh.example.mechanisms import Mechanisms
from afresh.example.partnerships import NINE
from afresh.example.place import FICTION, PLACE
from afresh.example.plants import plants
from afresh.example.simulate import LAST_DAY, make
from afresh.records.write import write_folder

README = """{place}: a fictional place

{fiction}

The CSV files are the records of nine partnerships over six years, in the form that
afresh reads. PLANTED.md says what was planted in them and how; planted.json says the
same for programs. Neither is read as records.

Made with seed {seed}; the last day is {today}. The same seed gives the same records.
"""


def write(folder: Path, seed: int = 1, today: date = LAST_DAY) -> list[Path]:
    """Write the example's tables, and beside them README.md, PLANTED.md and planted.json. Gives the files written."""
    written = write_folder(make(seed, today), folder)
    beside = {
        "README.md": README.format(place=PLACE, fiction=FICTION, seed=seed, today=today),
        "PLANTED.md": planted_in_words(seed, today),
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


def planted_in_words(seed: int, today: date) -> str:
    parts = [
        f"# What was planted in {PLACE}",
        FICTION,
        f"Seed {seed}, last day {today}. Mechanisms were planted, never measured values: "
        "what a review finds follows from them by chance.",
        "## Partnerships",
    ]
    parts += [_partnership(plan) for plan in NINE]
    parts.append("## Other situations")
    parts += [f"### {plant.name.capitalize()}\n\n{plant.words}" for plant in plants(Calendar(today))]
    return "\n\n".join(parts) + "\n"


def _partnership(plan: Mechanisms) -> str:
    driven = (
        f"- {plan.seats} seats, each changing hands {plan.arrivals:g} times a year on average\n"
        f"- {plan.meetings_a_year:g} meetings a year, with about {plan.proposals:g} proposals at each\n"
        f"- a proposal is adopted within a year with probability {plan.adopted:g}\n"
        f"- {plan.new_themes:g} new themes a year\n"
        f"- a member attends with probability {plan.attendance:g} at the start, and each year adds "
        f"{plan.attendance_trend:g} to the log-odds"
    )
    curves = "".join(f"\n- {_curve(curve.name, curve.change, curve.changed)}" for curve in plan.curves)
    return f"### {plan.name} (`{plan.id}`)\n\n{plan.situation}\n\n{driven}{curves}"


def _curve(name: str, change: float, changed: int) -> str:
    if not change:
        return f"{name}: no lasting change"
    way = "up" if change > 0 else "down"
    return f"{name}: {way} by {abs(change):g} monthly standard deviations, {changed} months before the last day"
