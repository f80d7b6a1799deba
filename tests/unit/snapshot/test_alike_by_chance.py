"""The ranges that chance gives, against every draw there is, worked out one by one, and against a great many draws."""

import random
from collections import Counter
from itertools import combinations, permutations

import numpy as np
import pytest

from afresh.features.alike_by_chance import Pool, everybody_with_everybody, ranges, variance

Pattern = list[tuple[int, int]]


def pool_of(kinds: list[int]) -> Pool:
    return Pool(tuple(sorted(Counter(Counter(kinds).values()).items(), reverse=True)))


def wedges(pattern: Pattern) -> int:
    times = Counter(end for pair in pattern for end in pair)
    return sum(count * (count - 1) // 2 for count in times.values())


def every_share(kinds: list[int], pattern: Pattern, members: int) -> list[float]:
    """The share alike in every way to draw so many of them in order."""
    return [sum(drawn[a] == drawn[b] for a, b in pattern) / len(pattern) for drawn in permutations(kinds, members)]


def cases(seed: int) -> tuple[list[int], Pattern, int]:
    """A small pool, and members of whom each has sat with somebody."""
    rng = random.Random(seed)
    kinds = [rng.randrange(rng.randint(2, 4)) for _ in range(rng.randint(5, 8))]
    while True:
        pairs = list(combinations(range(rng.randint(2, 5)), 2))
        pattern = rng.sample(pairs, rng.randint(1, len(pairs)))
        members = sorted({end for pair in pattern for end in pair})
        if len(members) < len(kinds) and Counter(kinds).most_common(1)[0][1] > 1:
            break
    place = {member: at for at, member in enumerate(members)}
    return kinds, [(place[a], place[b]) for a, b in pattern], len(members)


@pytest.mark.parametrize("seed", range(30))
def test_mean_and_variance_are_those_of_every_draw(seed: int) -> None:
    kinds, pattern, members = cases(seed)
    shares = every_share(kinds, pattern, members)
    pool, m = pool_of(kinds), np.array([len(pattern)])
    assert pool.expected == pytest.approx(float(np.mean(shares)), abs=1e-12), f"{kinds}, {pattern}"
    found = pool.variance(m, np.array([wedges(pattern)]))[0]
    assert found == pytest.approx(float(np.var(shares)), abs=1e-12), f"{kinds}, {pattern}"


def test_likeness_between_none_and_all_has_the_variance_of_every_draw() -> None:
    """Numbers instead of alike or not: pairs of seven, likeness drawn at random, four at a table."""
    rng = np.random.default_rng(5)
    likeness = rng.random((7, 7))
    likeness = (likeness + likeness.T) / 2
    np.fill_diagonal(likeness, 0.0)
    means = [np.mean([likeness[p] for p in combinations(four, 2)]) for four in combinations(range(7), 4)]
    pairs, sharing = everybody_with_everybody(np.array([4]))
    each, squares = likeness.sum(axis=1), float((likeness**2).sum())
    found = variance(pairs, sharing, 7, float(each.sum()), float((each**2).sum()) - squares, squares=squares)[0]
    assert found == pytest.approx(float(np.var(means)), abs=1e-12), f"{found}, every draw {np.var(means)}"


def assert_percentiles(low: float, high: float, shares: np.ndarray, about: object, slack: float = 0.04) -> None:
    """As many lie below and up to each end as 1,000 draws, and a normal second part, would put there."""
    for end, percentile in ((low, 0.05), (high, 0.95)):
        under, up_to = float((shares < end - 1e-9).mean()), float((shares <= end + 1e-9).mean())
        assert under - slack <= percentile <= up_to + slack, f"{end} lies at {under} to {up_to}; {about}"


@pytest.mark.parametrize("seed", range(30))
def test_ranges_of_small_tables(seed: int) -> None:
    kinds, pattern, members = cases(seed)
    one = [np.array([each]) for each in (members, len(pattern), wedges(pattern))]
    low, high, outside = ranges(pool_of(kinds), *one)
    shares = np.array(every_share(kinds, pattern, members))
    assert_percentiles(low[0], high[0], shares, f"{kinds}, {pattern}")
    beyond = float(((shares < low[0] - 1e-9) | (shares > high[0] + 1e-9)).mean())
    assert outside[0] == pytest.approx(beyond, abs=0.03), f"said {outside[0]}, of every draw {beyond}; {kinds}"
    if len(pattern) == members * (members - 1) // 2:
        assert {low[0], high[0]} <= set(shares.tolist()), "where all sat with all, only what a draw can give is given"


@pytest.mark.parametrize("members", [4, 9, 15, 30])
@pytest.mark.parametrize("sat", [0.2, 0.6, 0.95, 1.0])
@pytest.mark.parametrize("sizes", [[50, 50], [30, 5, 5, 2], [2] * 40, [60, 1], [20, 15, 10, 8, 5, 3, 2, 1, 1]])
def test_ranges_of_larger_tables(members: int, sat: float, sizes: list[int]) -> None:
    """Against 8,000 draws made another way: the whole pool shuffled."""
    rng = np.random.default_rng(3)
    pattern = [pair for pair in combinations(range(members), 2) if rng.random() < sat] or [(0, 1)]
    kinds = np.repeat(np.arange(len(sizes)), sizes)
    drawn = np.array([rng.permutation(kinds)[:members] for _ in range(8000)])
    one, other = np.array(pattern).T
    there = len({end for pair in pattern for end in pair})
    low, high, _ = ranges(
        pool_of(kinds.tolist()), *(np.array([each]) for each in (there, len(pattern), wedges(pattern)))
    )
    shares = (drawn[:, one] == drawn[:, other]).mean(axis=1)
    assert_percentiles(low[0], high[0], shares, f"{members} members, {len(pattern)} pairs, {sizes}")


def test_many_members_hardly_vary() -> None:
    """Above 200 members both parts are taken to be normal; against 2,000 shuffles."""
    rng = np.random.default_rng(4)
    kinds = np.repeat(np.arange(4), [400, 300, 200, 100])
    drawn = np.array([np.bincount(rng.permutation(kinds)[:300]) for _ in range(2000)])
    shares = (drawn * (drawn - 1)).sum(axis=1) / (300 * 299)
    pairs, sharing = (each.astype(np.int64) for each in everybody_with_everybody(np.array([300])))
    low, high, _ = ranges(pool_of(kinds.tolist()), np.array([300]), pairs, sharing)
    assert low[0] == pytest.approx(np.quantile(shares, 0.05), abs=0.002), f"{low}"
    assert high[0] == pytest.approx(np.quantile(shares, 0.95), abs=0.002), f"{high}"


def test_rows_asked_together_are_those_asked_apart() -> None:
    pool = Pool(((9, 2), (4, 3), (1, 5)))
    asked = [np.array(each) for each in ([3, 8, 5, 8, 300], [3, 20, 10, 28, 500], [3, 90, 30, 168, 4000])]
    together = ranges(Pool(((300, 3), (9, 2))), *asked)
    apart = [ranges(Pool(((300, 3), (9, 2))), *(each[at : at + 1] for each in asked)) for at in range(5)]
    assert [end[0] for end, *_ in apart] == together[0].tolist(), "the lower ends"
    assert [end[0] for _, end, _ in apart] == together[1].tolist(), "the upper ends"
    assert [share[0] for *_, share in apart] == together[2].tolist(), "how often outside"
    assert pool.members == 9 * 2 + 4 * 3 + 5, "members of the pool"
