"""Boards of every kind: is a state right as often as its support says?"""

from __future__ import annotations

import random

from studies.boards import board
from studies.places import after, only, place, stored
from studies.reviews import Facts, review

BOARDS = 20
YEARS = 8
LENGTHS = (2.0, 4.0, 8.0)
KEPT = ("organisations", "people", "partnerships", "seats", "meetings", "attendance", "proposals")
SLOWEST, FASTEST = 0.01, 0.6
"""Seats change hands at rates drawn evenly between these on a scale of ratios."""


def run(seed: int) -> list[Facts]:
    draw = random.Random(seed)
    planted, boards = {}, []
    for i in range(BOARDS):
        rate, adopted = SLOWEST * (FASTEST / SLOWEST) ** draw.random(), draw.uniform(0.02, 0.98)
        planted[f"board-{i}"] = {"rate_planted": rate, "adopted_planted": adopted}
        boards.append(
            board(
                f"board-{i}",
                arrivals=rate,
                adopted=adopted,
                seats=draw.choice((6, 9, 12, 18, 24)),
                meetings_a_year=draw.choice((4, 6, 8, 12)),
                proposals=draw.choice((1.0, 2.0, 3.0)),
                known=0.3,
                established=12 * YEARS,
            )
        )
    store = stored(only(place(boards, 1_100_000 + seed, YEARS), *KEPT))
    rows = []
    for length in LENGTHS:
        found = review(store, after(length, YEARS))
        rows += [{**planted[name], "years": length, **facts} for name, facts in found.items()]
    return rows
