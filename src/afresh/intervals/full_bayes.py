"""Shares of many units, each judged in the light of all: full Bayes on a grid.

Question   How sure is a share that rests on few cases, when others like it are known?
Formula    s ~ Binomial(n, share), share ~ Beta(mean * M, (1 - mean) * M); mean uniform on 0.01-0.99,
           concentration M on 0.5-200 with density proportional to (1 + M)^-2; both summed over a grid
Takes      successes and trials of each unit, whole numbers; units without trials count for nothing
Gives      Posterior: of each unit a mixture of Betas, over all that the grid holds likely
Misleads   a unit with few trials is drawn towards the others: right only where they are alike in kind
Source     Gelman et al., Bayesian Data Analysis, 3rd ed., 5.3; the prior on M: Christiansen and Morris (1997),
           Journal of the American Statistical Association 92:618
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.integer[Any]]

MEANS = np.linspace(0.01, 0.99, 99)
CONCENTRATIONS = np.geomspace(0.5, 200, 48)
LEFT_OUT = 1e-8
"""Cells of the grid with no more than this chance in all are passed over."""
PRECISION = 1e-10
NEAR = 3e-6
"""A Newton's step this short leaves about its square to go."""
HEAVY, ROUGHLY = 0.95, 1e-3
"""The share of the weight among which a quantile is sought first, and how near."""
MOST_STEPS = 100
MOST_AT_ONCE = 1 << 21


@dataclass(frozen=True)
class Posterior:
    """What is known of each unit. `i` is one unit's place, or an array of them."""

    successes: Ints
    trials: Ints
    alpha: Floats
    """Of each cell of the grid that is likely enough: the Beta its units are drawn from."""
    beta: Floats
    weight: Floats

    def mean(self, i: int | ArrayLike) -> Any:
        s, n, back = self._cases(i)
        found = ((self.alpha + s[:, None]) / (self.alpha + self.beta + n[:, None])) @ self.weight
        return _as_asked(found[back], i)

    def below(self, i: int | ArrayLike, threshold: float) -> Any:
        """The chance that the unit's share lies under the threshold."""
        s, n, back = self._cases(i)
        return _as_asked(self._under(s, n, np.full(len(s), float(threshold)))[back], i)

    def interval(self, i: int | ArrayLike, share: float = 0.90) -> tuple[Any, Any]:
        """Equal tails of the mixture."""
        s, n, back = self._cases(i)
        tail = (1 - share) / 2
        low, high = (self._quantile(s, n, at)[back] for at in (tail, 1 - tail))
        return _as_asked(low, i), _as_asked(high, i)

    def draws(self, i: int, rng: np.random.Generator, n: int) -> Floats:
        s, f = int(self.successes[i]), int(self.trials[i] - self.successes[i])
        cell = rng.choice(len(self.weight), size=n, p=self.weight)
        drawn: Floats = rng.beta(self.alpha[cell] + s, self.beta[cell] + f)
        return drawn

    def _cases(self, i: int | ArrayLike) -> tuple[Ints, Ints, Ints]:
        """The different counts among these units, and which each has: units with equal counts are equal."""
        at = np.atleast_1d(np.asarray(i, dtype=np.int64))
        cases, back = np.unique(np.stack([self.successes[at], self.trials[at]]), axis=1, return_inverse=True)
        return cases[0], cases[1], back.reshape(-1)

    def _under(self, s: Ints, n: Ints, x: Floats) -> Floats:
        """For each case, the chance of a share under its x."""
        from scipy.special import betainc

        parts = [betainc(a, b, np.clip(x[part], 0, 1)[:, None]) @ self.weight for part, a, b in self._cells(s, n)]
        return np.concatenate(parts) if parts else np.empty(0)

    def _density(self, s: Ints, n: Ints, x: Floats) -> Floats:
        from scipy.special import betaln

        parts = []
        for part, a, b in self._cells(s, n):
            up, down = np.log(x[part])[:, None], np.log1p(-x[part])[:, None]
            parts.append(np.exp((a - 1) * up + (b - 1) * down - betaln(a, b)) @ self.weight)
        return np.concatenate(parts) if parts else np.empty(0)

    def _cells(self, s: Ints, n: Ints) -> Iterator[tuple[slice, Floats, Floats]]:
        """The Betas of each case, a bounded number of cases at a time."""
        step = max(1, MOST_AT_ONCE // len(self.weight))
        for start in range(0, len(s), step):
            part = slice(start, start + step)
            yield part, self.alpha + s[part, None], self.beta + (n - s)[part, None]

    def _start(self, s: Ints, n: Ints, at: float) -> Floats:
        """About where the quantile is: on the scale of log odds, so many of the mixture's spreads from its mean."""
        from scipy.special import expit, logit, ndtri

        total = self.alpha + self.beta + n[:, None]
        means = (self.alpha + s[:, None]) / total
        mean = means @ self.weight
        spread = (means * (1 - means) / (total + 1) + (means - mean[:, None]) ** 2) @ self.weight
        start: Floats = expit(logit(mean) + ndtri(at) * np.sqrt(spread) / (mean * (1 - mean)))
        return np.clip(start, PRECISION, 1 - PRECISION)

    def _quantile(self, s: Ints, n: Ints, at: float) -> Floats:
        """Sought first among the heaviest cells, and from there among all."""
        heavy = np.argsort(self.weight)[::-1]
        heavy = heavy[: 1 + int(np.searchsorted(np.cumsum(self.weight[heavy]), HEAVY))]
        some = replace(self, alpha=self.alpha[heavy], beta=self.beta[heavy], weight=self.weight[heavy])
        some = replace(some, weight=some.weight / some.weight.sum())
        return self._sought(s, n, at, some._sought(s, n, at, self._start(s, n, at), ROUGHLY), NEAR)

    def _sought(self, s: Ints, n: Ints, at: float, x: Floats, precision: float) -> Floats:
        """Where the chance reaches `at`: Newton's steps on the scale of log odds, where the curve is nearly straight;
        halving the bracket where one leaves it."""
        from scipy.special import expit, logit

        x, low, high = x.copy(), np.zeros(len(s)), np.ones(len(s))
        going = np.arange(len(s))
        for _ in range(MOST_STEPS):
            here = x[going]
            under = self._under(s[going], n[going], here)
            low[going] = np.where(under < at, here, low[going])
            high[going] = np.where(under >= at, here, high[going])
            with np.errstate(divide="ignore", over="ignore", invalid="ignore"):
                slope = self._density(s[going], n[going], here) * here * (1 - here) / (under * (1 - under))
                move = (logit(at) - logit(under)) / slope
                step = expit(logit(here) + move)
            inside = (step >= low[going]) & (step <= high[going])
            x[going] = np.where(inside, step, (low[going] + high[going]) / 2)
            going = going[~inside | (np.abs(move) > precision)]
            if not len(going):
                break
        return x


def fit(successes: ArrayLike, trials: ArrayLike, units: ArrayLike | None = None) -> Posterior:
    """Weigh every cell of the grid by its prior and by all the units together.

    `units`: how many have each pair of counts, where each pair is given once.
    """
    s, n = np.asarray(successes, dtype=np.int64), np.asarray(trials, dtype=np.int64)
    times = np.ones(len(s), dtype=np.int64) if units is None else np.asarray(units, dtype=np.int64)
    if s.shape != n.shape or s.ndim != 1:
        raise ValueError("successes and trials must be two lists of the same length")
    if (s < 0).any() or (s > n).any():
        raise ValueError("successes must lie between 0 and the number of trials")
    mean, size, prior = grid()
    alpha, beta = mean * size, (1 - mean) * size
    logs = np.log(prior) + _rising(alpha, s, times) + _rising(beta, n - s, times) - _rising(alpha + beta, n, times)
    weight = np.exp(logs - logs.max())
    weight /= weight.sum()
    order = np.argsort(weight, kind="stable")
    kept = np.sort(order[np.cumsum(weight[order]) > LEFT_OUT])
    return Posterior(s, n, alpha[kept], beta[kept], weight[kept] / weight[kept].sum())


def grid() -> tuple[Floats, Floats, Floats]:
    """The mean, concentration and prior weight of each cell: trapezia in the mean and in M."""
    of_mean = np.gradient(MEANS)
    of_size = np.gradient(CONCENTRATIONS) / (1 + CONCENTRATIONS) ** 2
    of_mean[[0, -1]] /= 2
    of_size[[0, -1]] /= 2
    mean, size = np.meshgrid(MEANS, CONCENTRATIONS, indexing="ij")
    prior = np.outer(of_mean, of_size)
    return mean.ravel(), size.ravel(), prior.ravel() / prior.sum()


def _rising(start: Floats, counts: Ints, units: Ints) -> Floats:
    """The sum over units of ln(start (start + 1) ... (start + count - 1)): each different count once."""
    from scipy.special import gammaln

    total, below = np.zeros_like(start), gammaln(start)
    different, which = np.unique(counts, return_inverse=True)
    having = np.zeros(len(different), dtype=np.int64)
    np.add.at(having, which, units)
    for count, times in zip(different, having, strict=True):
        if count:
            total += times * (gammaln(start + count) - below)
    return total


def _as_asked(found: Floats, i: int | ArrayLike) -> Any:
    return float(found[0]) if np.ndim(i) == 0 else found
