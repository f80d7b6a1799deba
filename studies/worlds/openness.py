"""Partnerships that adopt a set share of what is put to them: alone in their records, and among others.

Openness rests on two numbers for each partnership, how many proposals and how many adopted, so that these are drawn and
judged by the product's own rule; a few whole sets of records are reviewed as well, to see that they say the same.
"""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import Any

import numpy as np

from afresh.diagnosis import openness as judged
from afresh.intervals.full_bayes import fit
from afresh.settings import default_settings
from studies.boards import board
from studies.places import after, only, place, stored
from studies.reviews import LIFTED, Facts, review

ADOPTED = (0.1, 0.3, 0.6, 0.9)
PROPOSALS = (3, 5, 8, 12, 20, 40)
OTHERS = 11
ADOPTED_BY_OTHERS = (0.55, 0.85)
"""What the others adopt is drawn evenly from between these."""
PUT_TO_OTHERS = (8, 12, 20)
TIMES = 10
TAIL = 0.05
"""A share lies in the 90% interval where neither more nor less than this lies under it."""
YEARS = 3
KEPT = ("organisations", "people", "partnerships", "seats", "proposals")


def run(seed: int) -> list[Facts]:
    draw = np.random.default_rng([seed, 3])
    rows = []
    for share, put, others, _ in product(ADOPTED, PROPOSALS, (0, OTHERS), range(TIMES)):
        of = np.array([put, *draw.choice(PUT_TO_OTHERS, others)])
        adopted = draw.binomial(of, np.array([share, *draw.uniform(*ADOPTED_BY_OTHERS, others)]))
        truth = {"adopted_planted": share, "proposals": put, "others": others, "from": "counts"}
        rows.append({**truth, **_judged(adopted, of, share)})
    return [*rows, *_reviewed(seed)]


def _judged(adopted: np.ndarray, of: np.ndarray, share: float) -> Facts:
    """The first of these partnerships, by the product's rule and whatever the minimum."""
    fitted: Any = fit(adopted, of)
    lifted: Any = SimpleNamespace(settings=default_settings().but(**LIFTED))
    codes = list(range(len(of)))
    found = judged._one(lifted, 0, codes, dict.fromkeys(codes, "board"), [(adopted, of)], [fitted], 1)
    under = float(fitted.below(0, share))
    return {"shut": found.low, "covered": TAIL <= under <= 1 - TAIL}


def _reviewed(seed: int) -> list[Facts]:
    """One whole place: what its records say, and what their counts do."""
    shares = [0.1, 0.3, 0.6, 0.9, 0.6, 0.7, 0.8, 0.7]
    boards = [
        board(f"board-{i}", adopted=share, meetings_a_year=6, proposals=2.0, seats=6, established=12 * YEARS)
        for i, share in enumerate(shares)
    ]
    store = stored(only(place(boards, 10_000 + seed, YEARS), *KEPT))
    found = review(store, after(YEARS, YEARS))
    known = [found[each.id] for each in boards]
    of = np.array([row["proposals"] for row in known])
    adopted = np.array([round(row["proposals"] * (row["adopted_share"] or 0.0)) for row in known])
    rows = []
    for i, (row, share) in enumerate(zip(known, shares, strict=True)):
        order = [i, *(j for j in range(len(shares)) if j != i)]
        again = _judged(adopted[order], of[order], share)
        truth = {"adopted_planted": share, "others": len(shares) - 1, "from": "records"}
        rows.append({**truth, **row, "agrees": again["shut"] == row["shut"]})
    return rows
