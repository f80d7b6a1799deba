"""Boards whose seats change hands at steady rates, over sizes, lengths of record and ways of being known."""

from __future__ import annotations

from itertools import product
from typing import Any

from studies.boards import board
from studies.places import after, only, place, stored
from studies.reviews import Facts, review

RATES = (0.0, 0.02, 0.05, 0.1, 0.2, 0.2, 0.4)
"""New people a year for each seat. 0.2 comes twice, since the rule of false alarms is about it."""
SEATS = (6, 12, 24)
KNOWN = (("seats", 6), *product(("attendance", "both"), (2, 4, 6, 12)))
"""By what the members are known, and meetings a year."""
LENGTHS = (0.5, 1.0, 1.5, 2.0, 4.0, 8.0)
YEARS = 8
AT_ONCE = 38
KEPT = ("organisations", "people", "partnerships", "seats", "meetings", "attendance")


def run(seed: int) -> list[Facts]:
    planted = _planted(seed)
    rows = []
    for start in range(0, len(planted), AT_ONCE):
        some = dict(planted[start : start + AT_ONCE])
        boards = [
            board(
                identity,
                arrivals=truth["rate_planted"],
                seats=truth["seats"],
                meetings_a_year=truth["meetings"],
                known_by=truth["known_by"],
                established=12 * YEARS,
                known=0.5,
            )
            for identity, truth in some.items()
        ]
        store = stored(only(place(boards, 1_000 * seed + start, YEARS), *KEPT))
        for length in LENGTHS:
            found = review(store, after(length, YEARS))
            rows += [{**some[name], "years": length, **facts} for name, facts in found.items()]
    return rows


def _planted(seed: int) -> list[tuple[str, Facts]]:
    """Every mixture once, spread over the places so that each holds all kinds."""
    mixtures = list(product(RATES, SEATS, KNOWN))
    step = 37  # has no divisor in common with their number, so that each is met once
    order = [mixtures[(i * step + seed) % len(mixtures)] for i in range(len(mixtures))]
    return [(f"board-{i:03d}", _truth(*mixture)) for i, mixture in enumerate(order)]


def _truth(rate: float, seats: int, known: tuple[Any, ...]) -> Facts:
    return {"rate_planted": rate, "seats": seats, "known_by": known[0], "meetings": known[1]}
