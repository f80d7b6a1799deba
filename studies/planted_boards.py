"""Boards written straight as records, hundreds to a store: who sits, and what becomes of what is put to them.

The worked example's place has sixty organisations and names for three thousand people; hundreds of boards need more
of both. So these people are numbers. What is planted is a rate at which seats pass to somebody new and a share of
proposals that is adopted; never a measured value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np

from afresh.settings import default_settings
from studies.example.simulate import LAST_DAY
from studies.places import Rows, Tables, stored
from studies.reviews import Facts, review

YEAR = 365.25
DAYS_TO_DECIDE = 40
ATTENDS = 0.85

Log = Literal["whole", "approvals only", "half without outcome"]


@dataclass(frozen=True)
class Planted:
    """One board, and what is so of it."""

    id: str
    seats: int
    years: float
    """On record, up to the review date."""
    rate: float
    """New people a year for each seat."""
    share: float = 0.5
    """Of what is put to it, what is adopted."""
    proposals: int = 20
    """Put to it a year."""
    together: int = 1
    """How many newcomers come on one day."""
    clock_months: int = 0
    """Months between elections, at which seats pass, and at no other time; 0: no elections."""
    clock_last: int = 0
    """Months since the latest."""
    term_months: int | None = None
    log: Log = "whole"
    open_said: bool = True
    """Whether what is not adopted is written down as rejected, or as open; else it has no status."""
    never_closed: bool = False
    """Whether nobody writes down that a seat has ended."""
    sheets_a_year: int = 0

    @property
    def cell(self) -> str:
        """The state that is so, by the lines of the settings."""
        settings = default_settings()
        still, closed = self.rate < settings.low_arrivals, self.share < settings.low_openness
        return {(False, False): "fresh", (True, False): "stale", (True, True): "stagnant", (False, True): "blocked"}[
            still, closed
        ]

    @property
    def truth(self) -> Facts:
        return {
            "cell": self.cell, "rate_planted": self.rate, "share_planted": self.share, "seats": self.seats,
            "years": self.years, "proposals_a_year": self.proposals, "together": self.together,
        }  # fmt: skip


Spell = tuple[str, date, date | None]


def reviewed(boards: Iterable[Planted], seed: int, at: date = LAST_DAY) -> list[Facts]:
    """What a review on that day says of each, beside what is so."""
    some = list(boards)
    told = review(stored(records(some, seed, at)), at)
    return [{**each.truth, "board": each.id, **told[each.id]} for each in some]


def records(boards: Iterable[Planted], seed: int, at: date = LAST_DAY) -> Tables:
    draw = np.random.default_rng([seed, 14])
    made: Tables = {name: [] for name in ("partnerships", "people", "seats", "meetings", "attendance", "proposals")}
    for board in boards:
        spells = _held(draw, board, at)
        made["people"] += [{"id": person, "name": person} for person, _, _ in spells]
        made["partnerships"].append(
            {"id": board.id, "name": board.id, "kind": "board", "term_months": board.term_months}
        )
        made["seats"] += [
            {"partnership": board.id, "person": person, "start": first, "end": None if board.never_closed else last}
            for person, first, last in spells
        ]
        _meet(draw, board, spells, at, made)
        made["proposals"] += _put(draw, board, at)
    return {name: rows for name, rows in made.items() if rows}


def _held(draw: np.random.Generator, board: Planted, at: date) -> list[Spell]:
    """Who held each seat from when to when: a seat passes to somebody never seen before."""
    start, found = at - timedelta(days=round(YEAR * board.years)), []
    for seat, days in enumerate(_passes(draw, board)):
        began = [start, *(start + timedelta(days=day) for day in days)]
        ended = [each - timedelta(days=1) for each in began[1:]]
        found += [
            (f"{board.id}:{seat}:{n}", first, last)
            for n, (first, last) in enumerate(zip(began, [*ended, None], strict=True))
        ]
    return found


def _passes(draw: np.random.Generator, board: Planted) -> list[list[int]]:
    """For each seat the days, from the start of the records, on which it passes on."""
    whole = round(YEAR * board.years)
    days: list[set[int]] = [set() for _ in range(board.seats)]
    for day in _days_of_passing(draw, board, whole):
        if board.clock_months:
            share = min(1.0, board.rate * board.clock_months / 12)
            chosen = np.flatnonzero(draw.random(board.seats) < share)
        else:
            chosen = draw.choice(board.seats, min(board.together, board.seats), replace=False)
        for seat in chosen:
            days[int(seat)].add(day)
    return [sorted(each) for each in days]


def _days_of_passing(draw: np.random.Generator, board: Planted, whole: int) -> list[int]:
    if board.clock_months:
        gap = YEAR * board.clock_months / 12
        last = whole - YEAR * board.clock_last / 12
        return [round(last - n * gap) for n in range(1000) if last - n * gap > 1]
    number = draw.poisson(board.rate * board.seats * whole / YEAR / board.together)
    return [int(day) for day in draw.integers(1, whole, number)] if whole > 1 else []


def _meet(draw: np.random.Generator, board: Planted, spells: list[Spell], at: date, made: Tables) -> None:
    if not board.sheets_a_year:
        return
    gap, meetings, marks = YEAR / board.sheets_a_year, Rows(), Rows()
    for number in range(int(board.years * board.sheets_a_year)):
        day = at - timedelta(days=round(gap * (number + 0.5)))
        meeting = f"{board.id}-{number}"
        meetings.append({"id": meeting, "partnership": board.id, "date": day, "status": "held"})
        there = [person for person, first, last in spells if first <= day and (last is None or day <= last)]
        marks += [
            {"meeting": meeting, "person": person, "status": "present" if draw.random() < ATTENDS else "apologies"}
            for person in there
        ]
    made["meetings"] += meetings
    made["attendance"] += marks


def _put(draw: np.random.Generator, board: Planted, at: date) -> Rows:
    """Of every year: how many were put is given, on which day and whether adopted is left to chance."""
    number, rows = int(board.proposals * min(board.years, 5.0)), Rows()
    for n in range(number):
        day = at - timedelta(days=int(draw.integers(1, round(YEAR * min(board.years, 5.0)))))
        adopted, known = bool(draw.random() < board.share), bool(draw.random() < 0.5)
        decided = day + timedelta(days=DAYS_TO_DECIDE)
        after = decided > at
        if board.log == "approvals only" and (after or not adopted):
            continue
        status: str | None = "adopted" if adopted and not after else ("open" if after else "rejected")
        if (board.log == "half without outcome" and not known) or (status != "adopted" and not board.open_said):
            status = None
        rows.append(
            {"id": f"{board.id}-{n}", "partnership": board.id, "date": day, "title": "a proposal", "status": status,
             "decided": decided if status in ("adopted", "rejected") else None, "procedural": False}
        )  # fmt: skip
    return rows
