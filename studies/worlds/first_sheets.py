"""Boards nobody joins, known by sheets of attendance alone: who missed the first meetings looks like a newcomer."""

from __future__ import annotations

from itertools import product

from studies.boards import board
from studies.places import after, only, place, stored, without_marks
from studies.reviews import Facts, review

FIRST_GATHERINGS = (1, 2, 3, 4, 5)
"""Gatherings left out at the start of the records, tried in turn."""
LOST = (0.0, 0.2)
ALIKE = 8
"""Boards of each kind in a place."""
MEETINGS = (2, 4, 6, 12)
LENGTHS = (2.0, 4.0)
YEARS = 4
KEPT = ("organisations", "people", "partnerships", "meetings", "attendance")


def run(seed: int) -> list[Facts]:
    planted = {f"board-{i:02d}": meetings for i, meetings in enumerate(MEETINGS * ALIKE)}
    boards = [
        board(name, arrivals=0.0, meetings_a_year=meetings, known_by="attendance", seats=12, established=12 * YEARS)
        for name, meetings in planted.items()
    ]
    tables = only(place(boards, 1_200_000 + seed, YEARS), *KEPT)
    rows = []
    for lost in LOST:
        store = stored(without_marks(tables, lost, seed))
        for first, length in product(FIRST_GATHERINGS, LENGTHS):
            found = review(store, after(length, YEARS), settings={"first_gatherings": first})
            for name, facts in found.items():
                truth = {"rate_planted": 0.0, "meetings": planted[name], "lost": lost, "first_gatherings": first}
                rows.append({**truth, "years": length, **facts})
    return rows
