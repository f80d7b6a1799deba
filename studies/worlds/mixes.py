"""Boards of an easy and a hard mix of what can be so, in equal parts: what is told of them?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from studies.planted_boards import Planted, reviewed
from studies.reviews import Facts

YEARS = (2.0, 3.0, 4.0, 6.0, 8.0, 12.0)
PROPOSALS = (8, 12, 20, 40)


@dataclass(frozen=True)
class Mix:
    name: str
    rates: tuple[float, ...]
    shares: tuple[float, ...]
    seats: tuple[int, ...]


MIXES = (
    Mix("easy", (0.02, 0.2, 0.4), (0.08, 0.65), (6, 8, 10, 12, 15, 20, 24)),
    Mix("hard", (0.02, 0.05, 0.2, 0.3), (0.1, 0.2, 0.5, 0.65), (4, 5, 6, 8, 10, 12, 15, 20)),
)
ALIKE = {"easy": 64, "hard": 24}
"""Boards of each mixture of a rate and a share, in one store."""


def run(seed: int) -> list[Facts]:
    return [{"mix": mix.name, **row} for mix in MIXES for row in reviewed(_boards(mix, seed), seed)]


def _boards(mix: Mix, seed: int) -> list[Planted]:
    draw = np.random.default_rng([seed, len(mix.rates)])
    return [
        Planted(
            id=f"{mix.name}-{rate:g}-{share:g}-{n}",
            seats=int(draw.choice(mix.seats)),
            years=float(draw.choice(YEARS)),
            rate=rate,
            share=share,
            proposals=int(draw.choice(PROPOSALS)),
        )
        for rate, share, n in product(mix.rates, mix.shares, range(ALIKE[mix.name]))
    ]
