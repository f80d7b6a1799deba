"""The odds ratio a year, against statsmodels and cases that have none."""

import numpy as np
import pytest
from numpy.typing import ArrayLike

from afresh.statistics.logistic_trend import Floats, fit


def of_one(times: ArrayLike, yes: ArrayLike, of: ArrayLike) -> Floats:
    """Odds ratio, low and high of one group."""
    found: Floats = fit(np.zeros(len(np.asarray(times)), int), times, yes, of, 1)[:, 0]
    return found


@pytest.mark.parametrize("seed", range(8))
def test_against_statsmodels(seed: int) -> None:
    import statsmodels.api as sm

    rng = np.random.default_rng(seed)
    times = np.sort(rng.uniform(-2, 0, 8))
    of = rng.integers(4, 15, 8)
    yes = rng.binomial(of, 1 / (1 + np.exp(-(0.5 - 0.6 * times))))
    trend = of_one(times, yes, of)
    answers = np.column_stack([yes, of - yes])
    model = sm.GLM(answers, sm.add_constant(times), family=sm.families.Binomial()).fit(tol=1e-13)
    expected = (model.params[1], *model.conf_int(0.10)[1])
    assert np.log(trend) == pytest.approx(expected, abs=1e-7), "another slope"


def test_two_meetings_by_hand() -> None:
    """8 of 10 came, a year later 5 of 10: odds 4 and 1, ratio 0.25; ln variance 1/8 + 1/2 + 1/5 + 1/5 = 1.025."""
    odds_ratio, low, high = of_one([0, 1], [8, 5], [10, 10])
    half = 1.6448536269514722 * 1.025**0.5
    assert odds_ratio == pytest.approx(0.25, rel=1e-10), "the ratio of the odds"
    assert low == pytest.approx(0.25 * np.exp(-half), rel=1e-8), "the lower end"
    assert high == pytest.approx(0.25 * np.exp(half), rel=1e-8), "the upper end"


@pytest.mark.parametrize(
    ("times", "yes", "of", "why"),
    [
        ([], [], [], "no meeting"),
        ([1.0], [3], [5], "one meeting"),
        ([1.0, 1.0], [3, 2], [5, 5], "one day"),
        ([0, 1, 2], [5, 5, 5], [5, 5, 5], "all came"),
        ([0, 1, 2], [0, 0, 0], [5, 5, 5], "nobody came"),
        ([0, 1, 2], [5, 5, 0], [5, 5, 5], "all came, then none"),
        ([0, 1, 2], [5, 2, 0], [5, 5, 5], "all, some, none: still endless"),
        ([0, 1], [0, 0], [0, 0], "nobody was expected"),
    ],
)
def test_no_finite_slope(times: list[float], yes: list[int], of: list[int], why: str) -> None:
    assert np.isnan(of_one(times, yes, of)).all(), f"a slope where there is none: {why}"


@pytest.mark.parametrize("counts", [([9999, 1], [10_000, 10_000]), ([1, 10_000], [10_000, 10_001])])
def test_steep_slopes_are_found(counts: tuple[list[int], list[int]]) -> None:
    yes, of = counts
    odds_ratio, _, _ = of_one([0, 0.1], yes, of)
    odds = [y / (n - y) for y, n in zip(yes, of, strict=True)]
    assert np.log(odds_ratio) == pytest.approx(np.log(odds[1] / odds[0]) / 0.1, rel=1e-6), "the slope is another"


def test_groups_have_nothing_to_do_with_each_other() -> None:
    """Rows of many groups in any order, some with no slope and one with no row: each as if it were alone."""
    rng = np.random.default_rng(5)
    group, times, of = rng.choice([0, 1, 2, 3, 5, 6], 60), rng.uniform(-2, 0, 60), rng.integers(0, 12, 60)
    yes = np.where(group == 3, 0, rng.binomial(of, rng.uniform(0, 1, 7)[group]))
    found = fit(group, times, yes, of, 7)
    alone = np.stack([of_one(*(each[group == one] for each in (times, yes, of))) for one in range(7)], axis=1)
    assert np.isnan(found[:, [3, 4]]).all() and not np.isnan(found[:, [0, 1, 2]]).any(), "groups with a slope"
    assert np.array_equal(found, alone, equal_nan=True), f"one group changed another: {found}, {alone}"
