"""Partnerships that adopt a set share of what is put to them: alone in their records, and among others."""

from __future__ import annotations

from itertools import product

from studies.boards import Board, board
from studies.places import after, only, place, stored
from studies.reviews import Facts, review

ADOPTED = (0.1, 0.3, 0.6, 0.9)
A_YEAR = {3: (3, 1.0), 5: (5, 1.0), 8: (8, 1.0), 12: (6, 2.0), 20: (10, 2.0), 40: (10, 4.0)}
"""Proposals a year: meetings a year, and proposals at each."""
YEARS = 3
KEPT = ("organisations", "people", "partnerships", "seats", "proposals")
OTHERS = 11
ADOPTED_BY_OTHERS = (0.55, 0.85)
"""What the others adopt is drawn evenly from between these."""


def run(seed: int) -> list[Facts]:
    """Each mixture twice: the only partnership on record, and among others that adopt most of what is put to them."""
    rows = []
    for number, (share, a_year) in enumerate(product(ADOPTED, A_YEAR)):
        rows += _reviewed(seed, number, a_year, [share], 0)
    for number, a_year in enumerate(A_YEAR):
        rows += _reviewed(seed, 50 + number, a_year, list(ADOPTED), OTHERS)
    return rows


def _reviewed(seed: int, number: int, a_year: int, shares: list[float], others: int) -> list[Facts]:
    boards = [_board(f"planted-{share:g}", share, a_year) for share in shares]
    boards += [_other(seed, number, i) for i in range(others)]
    store = stored(only(place(boards, 10_000 * seed + number, YEARS), *KEPT))
    found = review(store, after(YEARS, YEARS))
    truth = {"a_year": a_year, "others": others}
    return [{**truth, "adopted_planted": share, **found[f"planted-{share:g}"]} for share in shares]


def _board(identity: str, share: float, a_year: int) -> Board:
    meetings, each = A_YEAR[a_year]
    return board(
        identity,
        adopted=share,
        meetings_a_year=meetings,
        proposals=each,
        seats=8,
        established=12 * YEARS,
        cancelled=0.0,
    )


def _other(seed: int, number: int, i: int) -> Board:
    low, high = ADOPTED_BY_OTHERS
    share = low + (high - low) * ((i * 7 + number * 5 + seed * 3) % 11) / 10
    return _board(f"other-{i}", share, (8, 12, 20)[(i + number) % 3])
