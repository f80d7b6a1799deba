"""Newcomers who come one by one, in pairs or in threes, as an annual meeting appoints them."""

from __future__ import annotations

from itertools import product

from studies.planted_boards import Planted, reviewed
from studies.reviews import Facts

TOGETHER = (1, 2, 3)
RATES = (0.02, 0.05, 0.2, 0.4)
SEATS = (4, 6, 8, 12, 20)
YEARS = (4.0, 6.0, 10.0)
ALIKE = 4


def run(seed: int) -> list[Facts]:
    boards = [
        Planted(f"{together}-{rate:g}-{seats}-{years:g}-{n}", seats, years, rate, share=0.65, together=together)
        for together, rate, seats, years, n in product(TOGETHER, RATES, SEATS, YEARS, range(ALIKE))
    ]
    return reviewed(boards, seed)
