"""Places of twelve partnerships, each planted in one of five states: what a review calls them."""

from __future__ import annotations

from typing import Any

from studies.boards import board
from studies.places import after, place, stored
from studies.reviews import Facts, review

YEARS = 8
LENGTHS = (1.5, 2.0, 3.0, 5.0, 8.0)
"""A term of 48 months is given: nothing is low before it is on record, and the first months before it."""
SEATS = (6, 12, 24)
MEETINGS = (4, 6, 12)
MIXTURE = ("fresh",) * 4 + ("stale",) * 3 + ("stagnant",) * 2 + ("blocked",) * 2 + ("dormant",)
"""More of them adopt most of what is put to them than do not, as openness is set against the median."""
FRESH: dict[str, Any] = {"arrivals": 0.33, "new_themes": 1.5}
STALE: dict[str, Any] = {"arrivals": 0.015, "new_themes": 0.0}
OPEN: dict[str, Any] = {"adopted": 0.75}
SHUT: dict[str, Any] = {"adopted": 0.05, "support": 0.6}
MECHANISMS: dict[str, dict[str, Any]] = {
    "fresh": {**FRESH, **OPEN},
    "stale": {**STALE, **OPEN},
    "stagnant": {**STALE, **SHUT},
    "blocked": {**FRESH, **SHUT},
    "dormant": {**FRESH, **OPEN, "last_met": 15},
}
SIZE_OF_PROPOSALS = 18
"""Proposals a year at each of them."""


def run(seed: int) -> list[Facts]:
    planted, boards = {}, []
    for i, state in enumerate(MIXTURE):
        seats, meetings = SEATS[(i + seed) % 3], MEETINGS[(i + seed // 3) % 3]
        planted[f"board-{i:02d}"] = {"planted": state, "seats": seats, "meetings": meetings}
        boards.append(
            board(
                f"board-{i:02d}",
                seats=seats,
                meetings_a_year=meetings,
                proposals=SIZE_OF_PROPOSALS / meetings,
                established=12 * YEARS,
                themes_known=True,
                **MECHANISMS[state],
            )
        )
    store = stored(place(boards, 100_000 + seed, YEARS))
    rows = []
    for length in LENGTHS:
        found = review(store, after(length, YEARS))
        for name, facts in found.items():
            if planted[name]["planted"] != "dormant" or length == YEARS:
                rows.append({**planted[name], "years": length, **facts})
    return rows
