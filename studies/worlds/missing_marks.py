"""Null: the same boards with every mark of attendance, and with a fifth of the marks lost at random."""

from __future__ import annotations

from itertools import product

from studies.boards import board
from studies.places import after, only, place, stored, without_marks
from studies.reviews import Facts, review

LOST = (0.0, 0.2)
RATES = (0.0, 0.02, 0.2)
MEETINGS = (2, 4, 6, 12)
KNOWN = ("attendance", "both")
LENGTHS = (2.0, 5.0, 8.0)
YEARS = 8
KEPT = ("organisations", "people", "partnerships", "seats", "meetings", "attendance")


def run(seed: int) -> list[Facts]:
    planted = {f"board-{i:02d}": mixture for i, mixture in enumerate(product(RATES, MEETINGS, KNOWN))}
    boards = [
        board(
            name,
            arrivals=rate,
            meetings_a_year=meetings,
            known_by=known_by,
            seats=12,
            known=0.5,
            established=12 * YEARS,
        )
        for name, (rate, meetings, known_by) in planted.items()
    ]
    tables = only(place(boards, 800_000 + seed, YEARS), *KEPT)
    rows = []
    for lost in LOST:
        store = stored(without_marks(tables, lost, seed))
        for length in LENGTHS:
            found = review(store, after(length, YEARS), more=("attendance_rate", "attendance_trend"))
            for name, facts in found.items():
                rate, meetings, known_by = planted[name]
                truth = {"board": name, "rate_planted": rate, "meetings": meetings, "known_by": known_by}
                rows.append({**truth, "lost": lost, "years": length, "seed_of_pair": seed, **facts})
    return rows
