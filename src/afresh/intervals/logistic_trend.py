"""By what the odds of a yes are multiplied in a unit of time.

Formula    ln(odds) = constant + slope * time, by maximum likelihood; odds ratio = exp(slope), 90% by Wald
Takes      for each time: how many yes and how many in all
Gives      Trend, or None where the slope has no finite value: one time only, all yes or all no, or every yes on
           one side of a date and every no on the other
Misleads   the cases are taken as independent; the same people answer again and again, so it is surer than it should be
Source     McCullagh and Nelder (1989), Generalized Linear Models, 4.4
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating[Any]]

Z_90 = 1.6448536269514722
STEPS = 50
PRECISION = 1e-12


@dataclass(frozen=True)
class Trend:
    odds_ratio: float
    low: float
    high: float


def fit(times: ArrayLike, yes: ArrayLike, of: ArrayLike) -> Trend | None:
    x, y, n = (np.asarray(each, float) for each in (times, yes, of))
    x, y, n = x[n > 0], y[n > 0], n[n > 0]
    if not has_a_slope(x, y, n):
        return None
    centre, scale = np.average(x, weights=n), np.ptp(x)
    slope, error = _newton((x - centre) / scale, y, n)
    return Trend(*(_exp((slope + z * error) / scale) for z in (0, -Z_90, Z_90)))


def has_a_slope(x: Floats, y: Floats, n: Floats) -> bool:
    """Whether yes and no overlap in time, without which no finite slope is the likeliest."""
    with_yes, with_no = x[y > 0], x[y < n]
    if not len(with_yes) or not len(with_no):
        return False
    return bool(with_yes.max() > with_no.min() and with_no.max() > with_yes.min())


def _newton(x: Floats, y: Floats, n: Floats) -> tuple[float, float]:
    """The slope and its standard error; a step that makes the fit worse is halved."""
    design = np.stack([np.ones_like(x), x], axis=1)
    share = y.sum() / n.sum()
    at = np.array([np.log(share / (1 - share)), 0.0])
    for _ in range(STEPS):
        expected = 1 / (1 + np.exp(-design @ at))
        information = (design * (n * expected * (1 - expected))[:, None]).T @ design
        step = np.linalg.solve(information, design.T @ (y - n * expected))
        while _likelihood(design, y, n, at + step) < _likelihood(design, y, n, at) - PRECISION:
            step = step / 2
        at = at + step
        if np.abs(step).max() < PRECISION:
            break
    return float(at[1]), float(np.sqrt(np.linalg.inv(information)[1, 1]))


def _likelihood(design: Floats, y: Floats, n: Floats, at: Floats) -> float:
    line = design @ at
    return float((y * line - n * np.logaddexp(0, line)).sum())


def _exp(value: float) -> float:
    with np.errstate(over="ignore"):
        return float(np.exp(value))
