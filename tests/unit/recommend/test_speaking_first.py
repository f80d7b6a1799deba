"""Where everybody ends up: by hand, as printed, and in the limits."""

import numpy as np
import pytest

from afresh.recommend import speaking_first
from afresh.recommend.speaking_first import settled, with_one_more, with_one_speaking_first


def test_the_example_of_friedkin_and_johnsen() -> None:
    """Four people, with weights on themselves too, begin at 25, 25, 75 and 85 and end at 60, 60, 75 and 75.

    Friedkin and Johnsen (1999), Advances in Group Processes 16:1-29; printed again in Parsegov, Proskurnikov, Tempo and
    Friedkin (2017), IEEE Transactions on Automatic Control 62:2270, where how much each keeps to its first position is
    the weight on itself. Their figures are rounded.
    """
    weights = np.array(
        [[0.220, 0.120, 0.360, 0.300], [0.147, 0.215, 0.344, 0.294], [0, 0, 1, 0], [0.090, 0.178, 0.446, 0.286]]
    )
    found = settled(weights, np.diag(weights)[None, :], np.array([25.0, 25.0, 75.0, 85.0]))
    assert np.abs(found[0] - [60, 60, 75, 75]).max() < 0.05, f"not as printed: {found}"


def test_two_who_weigh_only_each_other() -> None:
    """By hand: x = (a p + (1 - a) b q) / (1 - (1 - a)(1 - b)), and the other likewise."""
    a, b, p, q = 0.3, 0.6, 1.0, -1.0
    found = settled(np.array([[0, 2.0], [5.0, 0]]), np.array([[a, b]]), np.array([p, q]))[0]
    whole = 1 - (1 - a) * (1 - b)
    expected = [(a * p + (1 - a) * b * q) / whole, (b * q + (1 - b) * a * p) / whole]
    assert np.abs(found - expected).max() < 1e-12, f"{found}, by hand {expected}"


def test_a_star_whose_points_listen_to_nobody() -> None:
    """By hand: the middle keeps to its own in part, and takes the mean of the others, by weight, for the rest."""
    weights = np.zeros((4, 4))
    weights[0, 1:] = [1, 2, 3]
    found = settled(weights, np.array([[0.4, 0.1, 0.1, 0.1]]), np.array([-1.0, 1.0, 0.0, 1.0]))[0]
    assert np.abs(found - [0.4 * -1 + 0.6 * (1 + 3) / 6, 1, 0, 1]).max() < 1e-12, f"not as by hand: {found}"


def test_those_who_keep_to_nothing_come_to_agree() -> None:
    """DeGroot's limit (Golub and Jackson 2010, American Economic Journal: Microeconomics 2:112): with weights that are
    the same both ways, consensus lies at the mean of the first positions, each weighted by all its weights."""
    weights = np.array([[0, 1.0, 2.0], [1.0, 0, 4.0], [2.0, 4.0, 0]])
    first = np.array([1.0, -1.0, 0.0])
    found = settled(weights, np.full((1, 3), 1e-9), first)[0]
    totals = weights.sum(axis=1)
    assert np.abs(found - totals @ first / totals.sum()).max() < 1e-7, f"no consensus at the weighted mean: {found}"


def test_one_who_weighs_nobody_stays() -> None:
    weights = np.array([[0, 1.0], [0, 0]])
    found = settled(weights, np.array([[0.5, 0.1]]), np.array([-1.0, 1.0]))[0]
    assert found.tolist() == [0.0, 1.0], f"{found}: the second has no weights, and the first goes halfway to it"


def test_one_speaking_first_by_hand() -> None:
    """The listener gives 2 to the speaker, made 3, and 3 to another that stays opposed: half of each."""
    weights = np.array([[0, 2.0, 3.0], [0, 0, 0], [0, 0, 0]])
    keeps, first = np.array([[0.2, 0.5, 0.5]]), np.array([-1.0, 0.0, -1.0])
    found = with_one_speaking_first(weights, keeps, first, speaker=1, listener=0, times=1.5)[0]
    assert np.abs(found - [0.2 * -1 + 0.8 * 0, 1, -1]).max() < 1e-12, f"not as by hand: {found}"
    assert first.tolist() == [-1, 0, -1] and weights[0, 1] == 2, "what was given was changed"


def test_one_more_at_the_table_by_hand() -> None:
    """A newcomer who weighs 1 with both: the first goes from its only neighbour to halfway between the two."""
    weights, keeps, first = with_one_more(
        np.array([[0, 1.0], [1.0, 0]]), np.array([[0.0, 1.0]]), np.array([-1.0, -1.0]), np.array([1.0, 1.0])
    )
    found = with_one_speaking_first(weights, keeps, first, speaker=2, listener=0, times=1)[0]
    assert np.abs(found - [0, -1, 1]).max() < 1e-12, f"not as by hand: {found}"


@pytest.mark.parametrize("seed", range(20))
def test_more_weight_on_the_speaker_never_lowers_the_listener(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 10))
    weights = rng.gamma(0.5, 1, (n, n)) * (rng.random((n, n)) < 0.7)
    np.fill_diagonal(weights, 0)
    keeps, first = rng.beta(2, 2, (50, n)), rng.choice([-1.0, 0.0, 1.0], n)
    before = np.full(50, -np.inf)
    for times in (1, 1.5, 3, 10):
        found = with_one_speaking_first(weights, keeps, first, speaker=1, listener=0, times=times)
        assert (np.abs(found) <= 1).all(), "a position lies outside -1 to +1"
        assert (found[:, 0] >= before - 1e-12).all(), f"{times} times the weight lowers the listener"
        before = found[:, 0]


def test_few_at_a_time_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    weights, keeps, first = rng.random((6, 6)), rng.beta(2, 2, (40, 6)), rng.choice([-1.0, 1.0], 6)
    whole = settled(weights, keeps, first)
    monkeypatch.setattr(speaking_first, "AT_ONCE", 100)
    assert np.abs(settled(weights, keeps, first) - whole).max() < 1e-14, "draws solved a few at a time differ"
