"""Full Bayes on a grid against direct sums, known distributions, and simulated truth."""

import numpy as np
import pytest

from afresh.intervals import full_bayes
from afresh.intervals.full_bayes import CONCENTRATIONS, MEANS, fit, grid

SUCCESSES = [3, 8, 0, 5, 5, 2, 7]
TRIALS = [8, 8, 4, 9, 5, 2, 30]


def test_the_marginal_is_the_beta_binomial() -> None:
    """What each cell of the grid gives the data, by scipy.stats.betabinom, times its prior."""
    from scipy.stats import betabinom

    mean, size, prior = grid()
    logs = np.log(prior)
    for s, n in zip(SUCCESSES, TRIALS, strict=True):
        logs = logs + betabinom.logpmf(s, n, mean * size, (1 - mean) * size)
    weight = np.exp(logs - logs.max())
    weight /= weight.sum()
    posterior = fit(SUCCESSES, TRIALS)
    expected = float((weight * (mean * size + 3) / (size + 8)).sum())
    assert posterior.mean(0) == pytest.approx(expected, abs=1e-7), "the units weigh the grid otherwise than they should"


def test_the_prior_is_as_stated() -> None:
    """Of 1/(1 + M)^2 on 0.5 to 200, the share under M = 5 is (1/1.5 - 1/6) / (1/1.5 - 1/201) = 0.7556."""
    _, size, prior = grid()
    under_5 = float(prior[size < 5].sum())
    assert under_5 == pytest.approx((1 / 1.5 - 1 / 6) / (1 / 1.5 - 1 / 201), abs=0.03), "concentrations weigh otherwise"
    assert (MEANS[0], MEANS[-1]) == (0.01, 0.99), "the means"
    assert CONCENTRATIONS[[0, -1]] == pytest.approx([0.5, 200]), "the concentrations"


def test_one_unit_against_direct_integration() -> None:
    """3 of 8 alone: share, mean and concentration integrated on fine lattices in the share and ln M."""
    from scipy.stats import beta

    share = (np.arange(4000) + 0.5) / 4000
    means = 0.01 + 0.98 * (np.arange(60) + 0.5) / 60
    sizes = 0.5 * 400 ** ((np.arange(60) + 0.5) / 60)
    density = np.zeros_like(share)
    for m in sizes:
        of_mean = beta.pdf(share[:, None], means * m, (1 - means) * m).sum(axis=1)
        density += of_mean * m / (1 + m) ** 2
    density *= share**3 * (1 - share) ** 5
    below = np.cumsum(density) / density.sum()
    posterior = fit([3], [8])
    low, high = posterior.interval(0)
    expected = np.interp([0.05, 0.95], below, share)
    assert (low, high) == pytest.approx(tuple(expected), abs=2e-3), "the interval is elsewhere"
    assert posterior.below(0, 0.3) == pytest.approx(np.interp(0.3, share, below), abs=2e-3), "the chance of under 0.3"
    assert posterior.mean(0) == pytest.approx(float((share * density).sum() / density.sum()), abs=2e-3), "the mean"


def test_intervals_hold_what_they_should_to_the_last() -> None:
    posterior = fit(SUCCESSES, TRIALS)
    everyone = np.arange(len(TRIALS))
    low, high = posterior.interval(everyone)
    for i in everyone:
        assert posterior.below(int(i), low[i]) == pytest.approx(0.05, abs=1e-8), f"lower end of unit {i}"
        assert posterior.below(int(i), high[i]) == pytest.approx(0.95, abs=1e-8), f"upper end of unit {i}"
    one = posterior.interval(3)
    assert one == pytest.approx((low[3], high[3]), abs=1e-12), "asked for alone, a unit has another interval"


def test_draws_follow_the_posterior() -> None:
    posterior = fit(SUCCESSES, TRIALS)
    draws = posterior.draws(0, np.random.default_rng(1), 40_000)
    assert draws.mean() == pytest.approx(posterior.mean(0), abs=0.004), "five standard errors from the mean"
    assert (draws < 0.3).mean() == pytest.approx(posterior.below(0, 0.3), abs=0.013), "five standard errors"
    again = posterior.draws(0, np.random.default_rng(1), 40_000)
    assert (draws == again).all(), "the same seed draws otherwise"


def test_units_without_trials_change_nothing() -> None:
    alone, beside = fit(SUCCESSES, TRIALS), fit([*SUCCESSES, 0, 0], [*TRIALS, 0, 0])
    assert beside.mean(0) == pytest.approx(alone.mean(0), abs=1e-12), "a unit that was never tried moved another"


def test_order_and_repetition_of_units() -> None:
    forth, back = fit(SUCCESSES, TRIALS), fit(SUCCESSES[::-1], TRIALS[::-1])
    assert forth.interval(0) == pytest.approx(back.interval(len(TRIALS) - 1), abs=1e-12), "order matters"


ALWAYS, NEVER = ([1000] * 40, [1000] * 40), ([0] * 40, [1000] * 40)


@pytest.mark.parametrize(("s", "n"), [NEVER, ALWAYS, ([0], [0]), ([10**6], [10**6])])
def test_extremes_stay_within_nought_and_one(s: list[int], n: list[int]) -> None:
    low, high = fit(s, n).interval(0)
    assert 0 <= low < high <= 1, f"{s[0]} of {n[0]} gives {low} to {high}"


def test_nothing_at_all() -> None:
    low, high = fit([], []).interval(np.arange(0))
    assert len(low) == len(high) == 0, "no units, no intervals"


@pytest.mark.parametrize(
    ("s", "n", "says"), [([3], [2], "between 0"), ([-1], [2], "between 0"), ([1, 2], [3], "same length")]
)
def test_impossible_counts_are_refused(s: list[int], n: list[int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        fit(s, n)


@pytest.mark.slow
@pytest.mark.parametrize("spread", [2.0, 8.0])
def test_90_percent_intervals_hold_the_truth_about_90_percent_of_the_time(spread: float) -> None:
    """12 organisations of 8 proposals each, their true shares drawn from Beta(0.6 M, 0.4 M)."""
    rng = np.random.default_rng(20261123)
    held, units = 0, 12
    replicates = 100
    for _ in range(replicates):
        truth = rng.beta(0.6 * spread, 0.4 * spread, units)
        low, high = fit(rng.binomial(8, truth), np.full(units, 8)).interval(np.arange(units))
        held += int(((low <= truth) & (truth <= high)).sum())
    share = held / (units * replicates)
    assert 0.85 <= share <= 0.97, f"90% intervals held the truth {share:.1%} of the time"


def test_many_units_take_no_time_to_speak_of() -> None:
    """Equal counts are worked out once: 31,000 units have a few hundred different ones."""
    rng = np.random.default_rng(2)
    trials = rng.integers(0, 20, 31_000)
    posterior = fit(rng.binomial(trials, 0.6), trials)
    cases, _, back = posterior._cases(np.arange(31_000))
    assert len(cases) <= 20 * 21 / 2 < len(back) == 31_000, "units with equal counts are worked out one by one"
    assert len(posterior.weight) < len(full_bayes.MEANS) * len(full_bayes.CONCENTRATIONS), "unlikely cells are kept"
