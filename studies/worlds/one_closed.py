"""One closed board among open ones, few and very many: is it found, whoever else is in the records?"""

from __future__ import annotations

from studies.planted_boards import Planted, reviewed
from studies.reviews import Facts

AMONG = (6, 40, 300)
CLOSED, OPEN = 0.08, 0.65
RATE = 0.3
ALIKE = {6: 8, 40: 4, 300: 2}
"""Stores of each size, a seed."""


def run(seed: int) -> list[Facts]:
    rows = []
    for among, stores in ALIKE.items():
        for n in range(stores):
            boards = [_board(f"b{i}", CLOSED if i == 0 else OPEN) for i in range(among + 1)]
            found = reviewed(boards, 1_000 * seed + among + n)
            rows += [{"among": among, "planted": "closed" if row["board"] == "b0" else "open", **row} for row in found]
    return rows


def _board(name: str, share: float) -> Planted:
    return Planted(name, seats=12, years=6, rate=RATE, share=share, proposals=20)
