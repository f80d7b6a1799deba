"""The interval of one rate, from its own count and the years it was counted over.

Formula    Gamma(k + 1/2, years), equal tails; the lower end is 0 where k = 0
Source     Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6, with Jeffreys' prior
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating[Any]]


def interval(counts: ArrayLike, years: ArrayLike, share: float = 0.90) -> tuple[Floats, Floats]:
    """The lower and upper ends for each count; not a number where no time was counted over."""
    from scipy.special import gammaincinv

    k, over = np.asarray(counts, float), np.asarray(years, float)
    if (k < 0).any() or (over < 0).any():
        raise ValueError("counts and years must not be negative")
    tail = (1 - share) / 2
    over = np.where(over > 0, over, np.nan)
    low = np.where(k == 0, 0.0, gammaincinv(k + 0.5, tail)) / over
    return low, gammaincinv(k + 0.5, 1 - tail) / over
