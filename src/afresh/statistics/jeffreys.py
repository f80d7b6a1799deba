"""The interval of one share, from its own counts alone.

Formula    Beta(s + 1/2, n - s + 1/2), equal tails; the lower end is 0 where s = 0, the upper 1 where s = n
Source     Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating[Any]]


def interval(successes: ArrayLike, trials: ArrayLike, share: float = 0.90) -> tuple[Floats, Floats]:
    """The lower and upper ends for each pair of counts; not a number where there were no trials."""
    from scipy.special import betaincinv

    s, n = np.asarray(successes, float), np.asarray(trials, float)
    if (s < 0).any() or (s > n).any():
        raise ValueError("successes must lie between 0 and the number of trials")
    tail = (1 - share) / 2
    low = np.where(s == 0, 0.0, betaincinv(s + 0.5, n - s + 0.5, tail))
    high = np.where(s == n, 1.0, betaincinv(s + 0.5, n - s + 0.5, 1 - tail))
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)
