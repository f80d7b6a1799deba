"""Null: two hundred partnerships between which people move at random, with nothing planted.

The worked example's place has sixty organisations and names for three thousand people; two hundred
tables would need more of both. So these people are numbers, and only seats, attendance and figures are made.
"""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np

from studies.example.simulate import LAST_DAY
from studies.places import Rows, Tables, stored
from studies.reviews import Facts, review

PARTNERSHIPS = 200
SEATS = 12
PEOPLE = 1_600
RATE = 0.2
"""New people a year for each seat."""
YEARS = 5
EVERY = 61
"""Days between meetings."""
ATTENDS = 0.8
ADOPTED = 0.6
PROPOSALS_A_MEETING = 3
FIGURES = 36
MORE = ("attendance_trend", "results", "link_freshness_chance")


def run(seed: int) -> list[Facts]:
    found = review(stored(tables(seed)), LAST_DAY, more=MORE)
    return [{"seed_of_place": seed, **facts} for facts in found.values()]


def tables(seed: int) -> Tables:
    draw = np.random.default_rng([seed, 200])
    start = LAST_DAY - timedelta(days=round(365.25 * YEARS))
    tables: Tables = {name: [] for name in ("seats", "meetings", "attendance", "proposals", "observations")}
    for number in range(PARTNERSHIPS):
        name = f"mixed-{number:03d}"
        spells = [spell for _ in range(SEATS) for spell in _held(draw, start)]
        tables["seats"] += [
            {"partnership": name, "person": f"p{person:04d}", "start": first, "end": last}
            for person, first, last in spells
        ]
        _meet(draw, name, spells, start, tables)
        for month in range(FIGURES):
            day = LAST_DAY - timedelta(days=30 * (FIGURES - month))
            tables["observations"].append({"indicator": name, "date": day, "value": round(draw.normal(100, 10), 2)})
    ids = [f"mixed-{number:03d}" for number in range(PARTNERSHIPS)]
    tables["partnerships"] = [{"id": each, "name": each, "kind": "board", "area": "a place"} for each in ids]
    tables["indicators"] = [{"id": each, "partnership": each, "name": "a figure", "better": "lower"} for each in ids]
    tables["people"] = [{"id": f"p{person:04d}", "name": f"p{person:04d}"} for person in range(PEOPLE)]
    return tables


Spell = tuple[int, date, date | None]


def _held(draw: np.random.Generator, start: date) -> list[Spell]:
    """Who held one seat, from the start on: whoever comes next is anybody."""
    found: list[Spell] = []
    day = start
    while day <= LAST_DAY:
        person, after = int(draw.integers(PEOPLE)), day + timedelta(days=1 + round(365.25 * draw.exponential(1 / RATE)))
        found.append((person, day, after - timedelta(days=1) if after <= LAST_DAY else None))
        day = after
    return found


def _meet(draw: np.random.Generator, name: str, spells: list[Spell], start: date, tables: Tables) -> None:
    days = [start + timedelta(days=9 + int(draw.integers(EVERY)) + EVERY * n) for n in range(365 * YEARS // EVERY)]
    for number, day in enumerate(day for day in days if day <= LAST_DAY):
        meeting = f"{name}-{number}"
        tables["meetings"].append({"id": meeting, "partnership": name, "date": day, "status": "held"})
        marks: Rows = [
            {
                "meeting": meeting,
                "person": f"p{person:04d}",
                "status": "present" if draw.random() < ATTENDS else "apologies",
            }
            for person, first, last in spells
            if first <= day and (last is None or day <= last)
        ]
        tables["attendance"] += marks
        for item in range(int(draw.poisson(PROPOSALS_A_MEETING))):
            adopted = bool(draw.random() < ADOPTED)
            proposal = {"id": f"{meeting}-{item}", "partnership": name, "date": day, "title": "a proposal"}
            tables["proposals"].append(
                {**proposal, "status": "adopted" if adopted else "rejected", "decided": day, "procedural": False}
            )
