"""Memberships dealt out anew, against a published table: which finches Darwin's record puts on which islands.

Chen, Diaconis, Holmes and Liu (2005), Journal of the American Statistical Association 100:109: of all tables with
the same 13 and 17 sums, about 4 in ten thousand (3.96 ± 0.36) share islands as much as the finches do, by
Roberts and Stone's mean squared number of islands that two species share, which is 53.1 for them.
"""

import numpy as np
import pytest

from afresh.statistics.sampling import trade

FINCHES = """
00111111110111111
11111111110101100
11111111111101100
00111001010110111
11101111110101100
00000000001010000
00111111100101100
00000000000100000
00111111110100100
00111111110101100
00111011010000000
00110000000000000
11111111111111111
"""
ROUNDS = 40_000


def shared(table: np.ndarray) -> float:
    """The mean, over ordered pairs of species, of the square of how many islands they share."""
    both = table @ table.T
    return float((both**2).sum() - (np.diag(both) ** 2).sum()) / (len(table) * (len(table) - 1))


@pytest.mark.long
def test_as_few_tables_share_islands_so_much_as_was_published() -> None:
    finches = np.array([[int(there) for there in row] for row in FINCHES.split()])
    assert shared(finches) == pytest.approx(53.115, abs=0.001), "the table as printed has this mean"
    sizes, member = finches.sum(axis=0), np.nonzero(finches.T)[1]
    island = np.repeat(np.arange(len(sizes)), sizes)
    rng, as_much = np.random.default_rng(1), 0
    for _ in range(ROUNDS):
        member = trade(rng, sizes, member)
        table = np.zeros_like(finches)
        table[member, island] = 1
        as_much += shared(table) > 53.1
    assert table.sum(axis=1).tolist() == finches.sum(axis=1).tolist(), "each species keeps its number of islands"
    # Of 40,000 about 16 are expected; the draws follow one another, so that their number spreads a little more than 4.
    assert 6 <= as_much <= 28, f"{as_much} of {ROUNDS:,} share as much as Darwin's finches"
