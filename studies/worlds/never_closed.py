"""Seats of which nobody writes down that they ended: those who left are on record for ever, and marked no more."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from studies.planted_boards import Planted, reviewed
from studies.reviews import Facts

RATES = (0.02, 0.2)
YEARS = (4.0, 8.0)
ALIKE = 10


def run(seed: int) -> list[Facts]:
    """The same boards with their seats' ends and without."""
    kept = [
        Planted(f"{rate:g}-{years:g}-{n}", seats=12, years=years, rate=rate, share=0.65, sheets_a_year=6)
        for rate, years, n in product(RATES, YEARS, range(ALIKE))
    ]
    lost = [replace(board, never_closed=True) for board in kept]
    return [
        {"ends": said, **row} for said, boards in (("kept", kept), ("lost", lost)) for row in reviewed(boards, seed)
    ]
