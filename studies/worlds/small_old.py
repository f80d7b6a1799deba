"""Small old boards: three to seven seats, ten years and more on record."""

from __future__ import annotations

from itertools import product

from studies.planted_boards import Planted, reviewed
from studies.reviews import Facts

SEATS = (3, 4, 5, 6, 7)
YEARS = (10.0, 15.0, 20.0)
RATES = (0.02, 0.05, 0.2, 0.4)
ALIKE = 6


def run(seed: int) -> list[Facts]:
    boards = [
        Planted(f"{seats}-{years:g}-{rate:g}-{n}", seats, years, rate, share=0.65, proposals=12)
        for seats, years, rate, n in product(SEATS, YEARS, RATES, range(ALIKE))
    ]
    return reviewed(boards, seed)
