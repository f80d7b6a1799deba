"""Boards of every kind: is a state right as often as its support says?"""

from __future__ import annotations

import numpy as np

from studies.planted_boards import Planted, reviewed
from studies.reviews import Facts

BOARDS = 500
SLOWEST, FASTEST = 0.01, 0.6
"""Seats change hands at rates drawn evenly between these on a scale of ratios."""
LEAST, MOST = 0.02, 0.98
"""Shares adopted are drawn evenly between these."""


def run(seed: int) -> list[Facts]:
    draw = np.random.default_rng([seed, 500])
    boards = [
        Planted(
            id=f"board-{n}",
            seats=int(draw.choice((4, 6, 9, 12, 18, 24))),
            years=float(draw.choice((2, 3, 4, 6, 8, 12))),
            rate=SLOWEST * (FASTEST / SLOWEST) ** draw.random(),
            share=float(draw.uniform(LEAST, MOST)),
            proposals=int(draw.choice((8, 12, 20, 40))),
        )
        for n in range(BOARDS)
    ]
    return reviewed(boards, seed)
