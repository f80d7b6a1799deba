"""Jeffreys' interval of one share."""

import numpy as np
import pytest

from afresh.statistics import jeffreys


def test_three_of_ten() -> None:
    """R: qbeta(c(.05, .95), 3.5, 7.5) gives 0.1148 and 0.5536; so does the integral of the density, done here."""
    low, high = jeffreys.interval([3], [10])
    x = np.linspace(0, 1, 2_000_001)[1:-1]
    density = x**2.5 * (1 - x) ** 6.5
    below = np.cumsum(density) / density.sum()
    expected = x[np.searchsorted(below, [0.05, 0.95])]
    assert (low[0], high[0]) == pytest.approx(tuple(expected), abs=2e-6), "90% of the posterior lies elsewhere"


def test_none_and_all_reach_the_ends() -> None:
    low, high = jeffreys.interval([0, 5], [5, 5])
    assert low[0] == 0 and high[1] == 1, "none of five may be nought, all of five may be one"
    assert high[0] == pytest.approx(1 - low[1], abs=1e-12), "none and all mirror each other"


def test_no_trials_no_interval() -> None:
    low, high = jeffreys.interval([0], [0])
    assert np.isnan(low[0]) and np.isnan(high[0]), "an interval was made from nothing"


@pytest.mark.parametrize("counts", [(3, 2), (-1, 4)])
def test_impossible_counts_are_refused(counts: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="between 0 and the number of trials"):
        jeffreys.interval([counts[0]], [counts[1]])
