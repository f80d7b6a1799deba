"""How often newcomers come, and by what clock: a posterior over rates, clocks, and how years differ.

Model      newcomers of year y ~ Poisson(rate of y's phase x what y is like x seat-years of y);
           what a year is like ~ Gamma with mean 1 and variance v; each phase's rate ~ exponential about the rate
           of all years; the clock has 1 phase (none), or 2, 3, 4, 5 or as many as the recorded term has years.
           That says how years differ. How often newcomers come over a whole clock is what the review tells of
           arrivals: k in E seat-years, Gamma(k + 1/2, E), wider as years differ more
Prior      half on no clock, the rest shared by clocks of which two rounds are on record, or half of all on the
           recorded term; on v as in SPREADS
Posterior  by summing over a grid of rates, spreads and clocks: no sampling but the draws themselves
Source     Gamma-Poisson and negative binomial: Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6 and 17.2
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from afresh.recommend.rotation.base_rate import BaseRate
from afresh.recommend.rotation.years import Year

CLOCKS = (2, 3, 4, 5)
LEAST_OVER = 0.01
LONGEST_CLOCK = 8
SPREADS = np.array([0.0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6])
"""Variances of what a year is like."""
SPREADS_PRIOR = np.array([0.2, 0.17, 0.17, 0.16, 0.14, 0.1, 0.06])
"""More on years that are alike: with few years on record the prior says how wide to be."""
RATES = np.exp(np.linspace(np.log(0.01), np.log(8), 64))
"""As multiples of the rate of all years together."""


@dataclass(frozen=True)
class Posterior:
    base: BaseRate
    clocks: tuple[int, ...]
    weights: np.ndarray
    """(clock, spread): how likely each is, adding up to 1."""
    rates: tuple[np.ndarray, ...]
    """For each clock: (phase, spread, rate), each adding up to 1 over rates. Phase 0 is the coming year's."""

    def likely_clock(self) -> tuple[int, float]:
        """The likeliest length in years, and how likely it is."""
        by_clock = self.weights.sum(axis=1)
        best = int(by_clock.argmax())
        return self.clocks[best], float(by_clock[best])

    def draw(self, rng: np.random.Generator, draws: int, ahead: int) -> tuple[np.ndarray, np.ndarray]:
        """(draws, ahead) of newcomers for each seat in each coming year, had chance no more part in it; and the length
        of the clock in each draw."""
        flat = np.cumsum(self.weights.ravel())
        chosen = np.searchsorted(flat[:-1], np.sort(rng.random(draws)) * flat[-1], side="right")
        luck = rng.random((draws, LONGEST_CLOCK))
        like = rng.random((draws, ahead))
        rates = np.empty((draws, ahead))
        spreads = np.empty(draws)
        for both in np.unique(chosen):
            of = chosen == both
            clock, spread = divmod(int(both), len(SPREADS))
            rates[of] = self._phases(clock, spread, luck[of], ahead)
            spreads[of] = SPREADS[spread]
        clocks = np.array(self.clocks)[chosen // len(SPREADS)]
        return rates * _what_years_are_like(spreads, like) * self._levels(rng, spreads)[:, None], clocks

    def _levels(self, rng: np.random.Generator, spreads: np.ndarray) -> np.ndarray:
        """Newcomers for each seat-year over a whole clock: fewer years tell less of it where years differ."""
        level = rng.gamma(self.base.newcomers + 0.5, 1 / self.base.seat_years, len(spreads))
        like = _what_years_are_like(spreads / self.base.years, rng.random((len(spreads), 1)))
        return np.asarray(level * like[:, 0])

    def _phases(self, clock: int, spread: int, luck: np.ndarray, ahead: int) -> np.ndarray:
        up_to = np.cumsum(self.rates[clock][:, spread], axis=-1)
        phases = self.clocks[clock]
        drawn = np.stack(
            [RATES[np.searchsorted(up_to[p][:-1], luck[:, p] * up_to[p][-1], side="right")] for p in range(phases)],
            axis=1,
        )
        drawn = drawn / drawn.mean(axis=1, keepdims=True)
        return np.asarray(drawn[:, np.arange(ahead) % phases])


def posterior(years: Sequence[Year], term_months: int = 0, base: BaseRate | None = None) -> Posterior:
    """`base`: how often newcomers come over all; the years themselves where none is given."""
    counts = np.array([each.newcomers for each in years], float)
    # A year in which nobody sat there tells nothing of a rate, and nobody came in it either.
    over = np.array([max(each.seat_years, LEAST_OVER) for each in years], float)
    overall = float((counts.sum() + 0.5) / over.sum())
    back = np.arange(len(years) - 1, -1, -1)
    clocks, prior = _clocks(len(years), term_months)
    # (year, spread, rate)
    told = _log_likelihood(counts[:, None, None], RATES * overall * over[:, None, None], SPREADS[:, None])
    on_rates = _exponential()
    weights, rates = np.empty((len(clocks), len(SPREADS))), []
    for i, clock in enumerate(clocks):
        # Year 0 back is the last phase of a round that begins with the coming year.
        phase = (-1 - back) % clock
        by_phase = np.stack([told[phase == p].sum(axis=0) for p in range(clock)]) + np.log(on_rates)
        most = by_phase.max(axis=-1, keepdims=True)
        like = np.exp(by_phase - most)
        sums = like.sum(axis=-1, keepdims=True)
        weights[i] = np.log(prior[i]) + np.log(SPREADS_PRIOR) + (np.log(sums) + most).sum(axis=(0, 2))
        rates.append(like / sums)
    weights = np.exp(weights - weights.max())
    if base is None:
        base = BaseRate(int(counts.sum()), float(over.sum()), years[0].start, years[-1].end)
    return Posterior(base, tuple(clocks), weights / weights.sum(), tuple(rates))


def year_like(rng: np.random.Generator, clocks: np.ndarray, years: int, ahead: int) -> np.ndarray:
    """(draws, ahead): a past year (0 the first) at the same phase as each coming one, by each draw's clock, or -1."""
    phase = np.arange(ahead) % clocks[:, None]
    # The last past year is the last phase; each phase comes round once a clock.
    first = clocks[:, None] - phase
    rounds = np.maximum(0, (years - first) // clocks[:, None] + 1)
    back = first + clocks[:, None] * np.floor(rng.random((len(clocks), ahead)) * rounds).astype(int)
    return np.asarray(np.where(rounds > 0, years - back, -1))


def _clocks(years: int, term_months: int) -> tuple[list[int], list[float]]:
    term = term_months // 12 if term_months and term_months % 12 == 0 else 0
    told = term if 2 <= term <= LONGEST_CLOCK else 0
    others = [clock for clock in CLOCKS if 2 * clock <= years and clock != told]
    clocks = [1, *([told] if told else []), *others]
    if told:
        prior = [0.25, 0.5, *[0.25 / max(1, len(others))] * len(others)]
    else:
        prior = [0.5, *[0.5 / len(others)] * len(others)] if others else [1.0]
    return clocks, [each / sum(prior) for each in prior]


def _exponential() -> np.ndarray:
    """The prior on the grid of rates, whose steps are even in the logarithm."""
    density = RATES * np.exp(-RATES)
    return np.asarray(density / density.sum())


def _log_likelihood(k: np.ndarray, mean: np.ndarray, spread: np.ndarray) -> np.ndarray:
    """Negative binomial; Poisson where years do not differ."""
    from scipy.special import gammaln

    safe = np.where(spread > 0, spread, 1.0)
    size = 1 / safe
    mixed = (
        gammaln(k + size) - gammaln(size) - gammaln(k + 1)
        + k * np.log(safe * mean / (1 + safe * mean)) - size * np.log1p(safe * mean)
    )  # fmt: skip
    return np.asarray(np.where(spread > 0, mixed, k * np.log(mean) - mean - gammaln(k + 1)))


def _what_years_are_like(spreads: np.ndarray, luck: np.ndarray) -> np.ndarray:
    from scipy.special import gammaincinv

    safe = np.where(spreads > 0, spreads, 1.0)[:, None]
    return np.asarray(np.where(spreads[:, None] > 0, gammaincinv(1 / safe, luck) * safe, 1.0))
