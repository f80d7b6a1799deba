"""Logs that list approvals only, that leave half the outcomes out, or that leave empty what was not adopted."""

from __future__ import annotations

from itertools import product

from studies.planted_boards import Log, Planted, reviewed
from studies.reviews import Facts

KINDS: dict[str, tuple[Log, bool]] = {
    "every outcome": ("whole", True),
    "approvals only": ("approvals only", True),
    "half the outcomes missing": ("half without outcome", True),
    "only approvals have an outcome": ("whole", False),
}
SHARES = (0.1, 0.65)
ALIKE = 20


def run(seed: int) -> list[Facts]:
    truth, boards = {}, []
    for (kind, (log, open_said)), share, n in product(KINDS.items(), SHARES, range(ALIKE)):
        name = f"{len(boards)}-{n}"
        truth[name] = kind
        boards.append(
            Planted(name, seats=12, years=6, rate=0.3, share=share, proposals=20, log=log, open_said=open_said)
        )
    return [{"log": truth[row["board"]], **row} for row in reviewed(boards, seed)]
