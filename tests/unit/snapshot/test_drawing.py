"""Random draws: what they keep, and that each outcome is as likely as it should be."""

from collections import Counter
from itertools import combinations, permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afresh.engine.first_meetings import first_meetings
from afresh.features import prior_acquaintance
from afresh.features.prior_acquaintance import Among, MetBy
from afresh.statistics import sampling
from afresh.statistics.sampling import range_of, some_of, teams_by_weight, trade


def assert_likely(counts: Counter[tuple[int, ...]], expected: dict[tuple[int, ...], float], draws: int) -> None:
    """Chi-squared under its mean plus five standard deviations."""
    assert set(counts) <= set(expected), f"impossible draws: {set(counts) - set(expected)}"
    chi = sum((counts[each] - draws * likely) ** 2 / (draws * likely) for each, likely in expected.items())
    free = len(expected) - 1
    assert chi < free + 5 * (2 * free) ** 0.5, f"chi-squared {chi:.1f} on {free} degrees of freedom"


@pytest.mark.parametrize(("size", "of"), [(1, 4), (2, 4), (3, 4), (4, 4)])
def test_some_of_gives_every_arrangement_as_often(size: int, of: int) -> None:
    drawn = some_of(np.random.default_rng(1), 24_000, size, of)
    every = list(permutations(range(of), size))
    assert_likely(Counter(map(tuple, drawn.tolist())), dict.fromkeys(every, 1 / len(every)), 24_000)


@pytest.mark.parametrize("few", [0, 2000])
def test_teams_by_weight_pick_one_after_another(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With weights 3, 2 and 1: first 0 then 1 has probability 3/6 x 2/3 = 1/3, and so on; by both ways of drawing."""
    monkeypatch.setattr(sampling, "FEW", few)
    weights = [3, 2, 1]
    expected = {(a, b): weights[a] / 6 * weights[b] / (6 - weights[a]) for a, b in permutations(range(3), 2)}
    drawn = teams_by_weight(np.random.default_rng(1), 20_000, 2, np.array(weights, float))
    assert_likely(Counter(map(tuple, drawn.tolist())), expected, 20_000)


def test_a_team_of_very_many_is_all_different_and_drawn_by_weight() -> None:
    """Of 5,000 members one weighs as much as all others: first in half of the draws, and never twice in a team."""
    weights = np.ones(5000)
    weights[7] = 4999
    drawn = teams_by_weight(np.random.default_rng(1), 4000, 12, weights)
    assert all(len(set(row)) == 12 for row in drawn.tolist()), "somebody is twice in a team"
    assert abs((drawn[:, 0] == 7).mean() - 0.5) < 4 * (0.25 / 4000) ** 0.5, f"first in {(drawn[:, 0] == 7).mean()}"


def test_where_one_outweighs_all_the_others_are_drawn_all_the_same() -> None:
    weights = np.ones(3000)
    weights[0] = 1e9
    drawn = teams_by_weight(np.random.default_rng(1), 50, 4, weights)
    assert (drawn[:, 0] == 0).all() and all(len(set(row)) == 4 for row in drawn.tolist()), f"got {drawn[:3]}"


def test_the_first_of_a_team_are_a_smaller_team() -> None:
    drawn = teams_by_weight(np.random.default_rng(1), 20_000, 3, np.array([3.0, 2.0, 1.0, 1.0]))
    expected = {(a,): weight / 7 for a, weight in enumerate([3, 2, 1, 1])}
    assert_likely(Counter(map(tuple, drawn[:, :1].tolist())), expected, 20_000)


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.lists(st.sets(st.integers(0, 9)), min_size=1, max_size=6), st.integers(0, 99))
def test_a_trade_keeps_every_number_of_members_and_of_partnerships(tables: list[set[int]], seed: int) -> None:
    at = np.array([place for place, members in enumerate(tables) for _ in members], np.int64)
    sizes = np.array([len(members) for members in tables])
    member = np.array([who for members in tables for who in sorted(members)], np.int64)
    traded = trade(np.random.default_rng(seed), sizes, member)
    assert Counter(traded.tolist()) == Counter(member.tolist()), "a member has another number of partnerships"
    dealt = list(zip(at.tolist(), traded.tolist(), strict=True))
    assert len(set(dealt)) == len(dealt), f"somebody sits twice at one table: {dealt}"


def test_trades_reach_every_deal_as_often() -> None:
    """Three tables of 2, 2 and 1 and four members, one of them at two tables: all deals with the same numbers."""
    member = np.array([0, 1, 0, 2, 3])
    wanted = Counter(member.tolist())
    every = [(*a, *b, c) for a in combinations(range(4), 2) for b in combinations(range(4), 2) for c in range(4)
             if Counter((*a, *b, c)) == wanted]  # fmt: skip
    rng, found = np.random.default_rng(1), Counter[tuple[int, ...]]()
    for _ in range(12_000):
        for _ in range(3):
            member = trade(rng, np.array([2, 2, 1]), member)
        found[(*sorted(member[:2].tolist()), *sorted(member[2:4].tolist()), int(member[4]))] += 1
    assert_likely(found, dict.fromkeys(every, 1 / len(every)), 12_000)


@pytest.mark.parametrize("largest", [0, 6000])
def test_met_by_is_what_the_first_meetings_say(largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the square of yes and no, and without."""
    monkeypatch.setattr(prior_acquaintance, "LARGEST_SQUARE", largest)
    rng = np.random.default_rng(5)
    met = first_meetings(rng.integers(0, 40, 120), rng.integers(0, 30, 120), rng.integers(0, 50, 120))
    members = np.arange(3, 36)
    a, b = (each.ravel() for each in np.meshgrid(members, members))
    had = Among(MetBy(met, 20, members)).had(a - 3, b - 3)
    assert had.any() and not had.all(), "the case is too plain to tell anything"
    assert had.tolist() == (met.days(a, b) <= 20).tolist(), "the square and the list of pairs disagree"


def test_a_range_of_even_draws_is_left_one_time_in_ten() -> None:
    """Of 0 to 999 the 50th is 49 and the 950th is 949; left out in turn, 50 lie below the others' and 50 above."""
    low, high, outside = range_of(np.random.default_rng(1).permutation(1000))
    assert (low, high, outside) == (49, 949, 0.1), f"got {low}, {high}, {outside}"


@pytest.mark.parametrize(("drawn", "expected"), [
    ([1] * 96 + [0] * 4, (1, 1, 0.04)), ([0] * 50 + [1] * 50, (0, 1, 0.0)), ([7] * 20, (7, 7, 0.0)),
    (list(range(20)), (0, 18, 0.1)), ([3], (3, 3, 0.0)),
])  # fmt: skip
def test_draws_of_few_values_leave_their_range_less_often(drawn: list[int], expected: tuple[float, ...]) -> None:
    """By hand: four of a hundred draws lie under the range of the rest; of 20 all different, the least and the most."""
    assert tuple(float(each) for each in range_of(np.array(drawn))) == expected, f"range of {drawn}"
