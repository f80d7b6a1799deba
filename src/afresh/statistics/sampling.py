"""Random draws: some of many, teams by weight, and memberships swapped between partnerships.

All give positions, not ids; whoever calls puts the members in an order of their own
(see canonical) so that the draws do not depend on how members are called.
"""

from math import ceil

import numpy as np

CELLS_AT_ONCE = 4_000_000
PERCENTILES = (0.05, 0.95)
FEW = 2000
MOST_TRIES = 4


def some_of(rng: np.random.Generator, draws: int, size: int, of: int) -> np.ndarray:
    """(draws, size) positions under `of`: each row `size` different ones, in random order (Floyd's method)."""
    chosen = np.empty((draws, size), np.int64)
    for step, top in enumerate(range(of - size, of)):
        each = rng.integers(0, top + 1, size=draws)
        taken = (chosen[:, :step] == each[:, None]).any(axis=1)
        chosen[:, step] = np.where(taken, top, each)
    return rng.permuted(chosen, axis=1)


def teams_by_weight(rng: np.random.Generator, draws: int, size: int, weights: np.ndarray) -> np.ndarray:
    """(draws, size) positions: members picked one after another, each by weight among those left.

    The first m of a row are a team of m. Of few members each has a time (exponential, divided by
    weight) and the earliest are taken (Efraimidis and Spirakis 2006); of many, members are picked
    with all of them left in, and whoever was picked before is passed over, which comes to the same.
    """
    if len(weights) > FEW:
        teams = _picked_anew(rng, draws, size, np.cumsum(weights))
        if teams is not None:
            return teams
    teams = np.empty((draws, size), np.int64)
    rows = max(1, CELLS_AT_ONCE // max(1, len(weights)))
    for start in range(0, draws, rows):
        times = rng.standard_exponential((min(rows, draws - start), len(weights))) / weights
        first = np.argpartition(times, size - 1, axis=1)[:, :size]
        order = np.argsort(np.take_along_axis(times, first, axis=1), axis=1)
        teams[start : start + rows] = np.take_along_axis(first, order, axis=1)
    return teams


def _picked_anew(rng: np.random.Generator, draws: int, size: int, up_to: np.ndarray) -> np.ndarray | None:
    """None where a few weigh so much that hardly anybody else is picked."""
    picked = np.empty((draws, 0), np.int64)
    for _ in range(MOST_TRIES):
        more = rng.random((draws, size + size // 4 + 4)) * up_to[-1]
        # The last is never passed by, even where rounding makes a number reach the whole.
        picked = np.concatenate([picked, np.searchsorted(up_to[:-1], more, side="right")], axis=1)
        order = np.argsort(picked, axis=1, kind="stable")
        again = np.diff(np.take_along_axis(picked, order, axis=1), axis=1) == 0
        first = np.ones(picked.shape, np.bool_)
        np.put_along_axis(first, order[:, 1:], ~again, axis=1)
        nth = np.cumsum(first, axis=1)
        if (nth[:, -1] >= size).all():
            return picked[first & (nth <= size)].reshape(draws, size)
    return None


def trade(rng: np.random.Generator, sizes: np.ndarray, member: np.ndarray) -> np.ndarray:
    """One round of curveball trades: partnerships meet two by two and share out anew the members that only one has.

    `sizes`: how many members each partnership has; `member`: who they are, one partnership after another. Every
    partnership keeps its number of members and every member its number of partnerships (Strona et al. 2014;
    Carstens et al. 2018).
    """
    rows = len(member)
    if not rows:
        return member.copy()
    meet = rng.permutation(len(sizes))
    of_couple = np.add.reduceat(sizes[meet], np.arange(0, len(meet), 2))
    # The rows of those who meet, side by side, couple after couple.
    side_by_side = sizes[meet]
    at = np.repeat((np.cumsum(sizes) - sizes)[meet] - (np.cumsum(side_by_side) - side_by_side), side_by_side)
    at += np.arange(rows)
    who = member[at]
    row_bits, couple_bits = (max(1, (count - 1).bit_length()) for count in (rows, len(of_couple)))
    luck_bits, bits = np.uint64(64 - row_bits - couple_bits), np.uint64(row_bits)
    couple = np.repeat(np.arange(len(of_couple), dtype=np.uint64), of_couple)
    packed = _luck(who, couple, rng.integers(1 << 63, dtype=np.uint64))
    packed >>= np.uint64(64) - luck_bits
    couple <<= luck_bits
    packed |= couple
    packed <<= bits
    packed |= np.arange(rows, dtype=np.uint64)
    packed.sort()
    # Whom both have, has the same luck in both and stays; of others that happens to one in millions, who stay too.
    drawn = packed >> bits
    same = drawn[1:] == drawn[:-1]
    packed &= np.uint64((1 << row_bits) - 1)
    given = packed.view(np.int64)[~(np.append(same, False) | np.append(False, same))]
    loose = np.zeros(rows, np.bool_)
    loose[given] = True
    traded = member.copy()
    traded[at[np.flatnonzero(loose)]] = who[given]
    return traded


def _luck(member: np.ndarray, couple: np.ndarray, key: np.uint64) -> np.ndarray:
    """For each member and couple a random number that depends on nothing else (the finaliser of SplitMix64)."""
    mixed = couple << np.uint64(32)
    mixed |= member.astype(np.uint64)
    mixed += key
    for shift, times in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        mixed ^= mixed >> np.uint64(shift)
        mixed *= np.uint64(times)
    mixed ^= mixed >> np.uint64(31)
    return mixed


def range_of(drawn: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The 5th and 95th percentile of draws (down the first axis), and how often one more draw would lie outside them.

    That is told by leaving out each draw in turn: would it lie outside the percentiles of the others? Where draws
    take few values it is much less than one in ten.
    """
    drawn, n = np.sort(drawn, axis=0), len(drawn)
    low, high = (drawn[_nth(share, n)] for share in PERCENTILES)
    if n < 2:
        return low, high, np.zeros(low.shape)
    below, above = (_nth(share, n - 1) for share in PERCENTILES)
    outside = (drawn[: below + 1] < drawn[below + 1]).sum(axis=0) + (drawn[above + 1 :] > drawn[above]).sum(axis=0)
    return low, high, outside / n


def _nth(share: float, n: int) -> int:
    """The least place at which so large a share is reached, rounding apart."""
    return max(0, ceil(share * n - 1e-9) - 1)
