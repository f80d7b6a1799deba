"""Places where every board is closed, with new faces or the same ones: being like the rest makes nobody fresh."""

from __future__ import annotations

from studies.planted_boards import Planted, reviewed
from studies.reviews import Facts

BOARDS = 40
CLOSED = 0.08
RATES = (0.02, 0.3)


def run(seed: int) -> list[Facts]:
    boards = [Planted(f"b{n}", seats=12, years=6, rate=RATES[n % 2], share=CLOSED, proposals=20) for n in range(BOARDS)]
    return reviewed(boards, seed)
