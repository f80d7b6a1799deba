"""How often pairs would be alike if the members had been drawn at random from a pool.

Of a pool only the sizes of its kinds matter. The share of alike pairs that a draw gives has two parts: what fell to the
members (drawn, `DRAWS` times), and, where not every two of them sat together, who of them sat with whom. Given the
first, the second has that share for its mean and a variance that is known exactly (join counts under random labelling);
it is added as a normal variable. Draws pick by position among kinds in order of size, so no name can matter.

A partnership's own members are in the pool: the question is who sits with whom, and those who sit here were active too.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from afresh.statistics.sampling import some_of

SEED = 19_580_601
DRAWS = 1000
DRAWN_AT_ONCE = (16, 32, 64, 128, 200)
"""The first n of a draw of more are a draw of n: each n belongs to the next of these, whatever else is asked."""
LARGEST_DRAWN = DRAWN_AT_ONCE[-1]
"""Above this many members the first part, too, is taken to be normal: it hardly varies."""
PERCENTILES = (0.05, 0.95)
ROWS_AT_ONCE = 4000

Sizes = tuple[tuple[int, int], ...]
"""Of a pool: (members of a kind, how many kinds have so many), the largest first."""


@dataclass(frozen=True)
class Pool:
    sizes: Sizes

    @cached_property
    def members(self) -> int:
        return sum(size * kinds for size, kinds in self.sizes)

    @cached_property
    def expected(self) -> float:
        """The share of its pairs that are alike; so the mean share of whatever is drawn from it."""
        return _falling(self.sizes, 2) / (self.members * (self.members - 1))

    def variance(self, pairs: np.ndarray, wedges: np.ndarray) -> np.ndarray:
        """Of the share of alike pairs; `wedges`: how often two of the pairs share a member."""
        return variance(pairs, wedges, self.members, _falling(self.sizes, 2), _falling(self.sizes, 3))


def variance(
    pairs: np.ndarray,
    wedges: np.ndarray,
    members: int,
    in_pairs: float,
    in_threes: float,
    *,
    squares: float | None = None,
) -> np.ndarray:
    """Of the mean likeness over some pairs of members drawn at random.

    `in_pairs`: the likeness of i and j, summed over all i and j of the pool; `squares`: likewise its square (the same,
    where it is 0 or 1); `in_threes`: that of i and j times that of i and k.
    """
    n, squares = float(members), in_pairs if squares is None else squares
    apart = in_pairs**2 - 4 * in_threes - 2 * squares
    one = in_pairs / (n * (n - 1))
    same = squares / (n * (n - 1))
    sharing = in_threes / (n * (n - 1) * (n - 2)) if n > 2 else 0.0
    disjoint = apart / (n * (n - 1) * (n - 2) * (n - 3)) if n > 3 else 0.0
    m, w = np.asarray(pairs, float), np.asarray(wedges, float)
    found = (m * same + 2 * w * sharing + (m * (m - 1) - 2 * w) * disjoint) / m**2 - one**2
    return np.asarray(np.maximum(found, 0.0))


def everybody_with_everybody(members: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Pairs, and how often two of them share a member, where every two members sat together."""
    n = np.asarray(members, float)
    return n * (n - 1) / 2, n * (n - 1) * (n - 2) / 2


def ranges(
    pool: Pool, members: np.ndarray, pairs: np.ndarray, wedges: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """5th and 95th percentile of the share of alike pairs, and how often a draw lies outside them, for each (members,
    pairs, wedges); all from one pool."""
    if pool.expected == 1:
        # All of one kind, as those of one area are in their area: nothing is left to chance.
        return np.ones(len(members)), np.ones(len(members)), np.zeros(len(members))
    rows = np.stack([members, pairs, wedges], axis=1).astype(np.int64)
    asked, back = np.unique(rows, axis=0, return_inverse=True)
    parts = [_ranges(pool, asked[at : at + ROWS_AT_ONCE].tobytes()) for at in range(0, len(asked), ROWS_AT_ONCE)]
    found = np.concatenate(parts)[back.reshape(-1)]
    return found[:, 0], found[:, 1], found[:, 2]


@lru_cache(maxsize=1 << 15)
def _ranges(pool: Pool, asked: bytes) -> np.ndarray:
    """Kept, since several measures ask for the same."""
    n, pairs, wedges = np.frombuffer(asked, np.int64).reshape(-1, 3).T
    first, of_both = _shares(pool, n), pool.variance(pairs, wedges)
    few = n <= LARGEST_DRAWN
    sat_with = np.maximum(of_both - pool.variance(*everybody_with_everybody(n)), 0.0)
    spread = np.sqrt(np.where(few, sat_with, of_both))
    spread[few & (pairs == n * (n - 1) // 2)] = 0.0
    share = spread[:, None] * _normal()
    share += first
    alike = np.clip(share, 0.0, 1.0, out=share)
    alike *= pairs[:, None]
    found = percentiles(np.rint(alike, out=alike))
    found[:, :2] /= pairs[:, None]
    return found


def percentiles(draws: np.ndarray) -> np.ndarray:
    """Of each row, the values at or under which 5% and 95% of it lie, and the share that lies outside them.

    Where draws take few values that is much less than one in ten. Puts the draws in another order.
    """
    found = np.empty((len(draws), len(PERCENTILES) + 1))
    # One after the other: asked for both at once, NumPy takes three times as long.
    for column, share in enumerate(PERCENTILES):
        at = int(np.ceil(share * draws.shape[1])) - 1
        draws.partition(at, axis=1)
        found[:, column] = draws[:, at]
    outside = np.count_nonzero(draws < found[:, :1], axis=1) + np.count_nonzero(draws > found[:, 1:2], axis=1)
    found[:, 2] = outside / draws.shape[1]
    return found


def _shares(pool: Pool, members: np.ndarray) -> np.ndarray:
    """A row of draws for each number of members: the share of all their pairs that are alike."""
    each, back = np.unique(members, return_inverse=True)
    found = np.full((len(each), DRAWS), pool.expected)
    for row, n in enumerate(each[each <= LARGEST_DRAWN].tolist()):
        found[row] = _alike_of_first(pool.sizes, drawn_with(n, pool.members))[n] / (n * (n - 1) / 2)
    return np.asarray(found[back])


def drawn_with(members: int, pool: int) -> int:
    """How many are drawn where so many are asked for."""
    return min(pool, next(size for size in DRAWN_AT_ONCE if members <= size))


@lru_cache(maxsize=256)
def _alike_of_first(sizes: Sizes, most: int) -> np.ndarray:
    """(most + 1, DRAWS): alike pairs among the first 0, 1, 2 ... of each draw, which are a draw of so many."""
    each = np.repeat([size for size, _ in sizes], [kinds for _, kinds in sizes])
    number = np.repeat(np.arange(len(each), dtype=np.min_scalar_type(len(each))), each)
    kind = number.take(_drawn(most, len(number)))
    alike = np.zeros((most + 1, DRAWS), np.int16)
    for last in range(1, most):
        # Of LARGEST_DRAWN at most: their number fits into a byte, and that of their pairs into two.
        as_last = (kind[:last] == kind[last]).view(np.uint8).sum(axis=0, dtype=np.uint8)
        np.add(alike[last], as_last, out=alike[last + 1])
    return alike


@lru_cache(maxsize=128)
def _drawn(most: int, of: int) -> np.ndarray:
    """(most, DRAWS): kept, since pools of one size share them."""
    return np.ascontiguousarray(some_of(np.random.default_rng(SEED), DRAWS, most, of).T.astype(np.int32))


@lru_cache(maxsize=1)
def _normal() -> np.ndarray:
    """Normal scores, evenly spread over their distribution and in an order of chance."""
    from scipy.special import ndtri

    found: np.ndarray = np.random.default_rng(SEED).permutation(ndtri((np.arange(DRAWS) + 0.5) / DRAWS))
    return found


def _falling(sizes: Sizes, places: int) -> float:
    """In how many ways so many different members of one kind can be named in order."""
    ways = 0
    for size, kinds in sizes:
        of_size = 1
        for taken in range(places):
            of_size *= max(0, size - taken)
        ways += kinds * of_size
    return float(ways)
