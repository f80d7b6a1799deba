"""Whether a share is larger after something than before it, each known from its own counts.

Question   How sure is it that the share has risen?
Formula    each share ~ Beta(s + 1/2, n - s + 1/2), independent; Pr(after > before) = the integral over x of the density
           of after at x times the chance that before lies under x, by Gauss-Legendre on the scale on which the
           ends of a Beta with half a count are smooth: x = sin^2(t)
Source     Gelman et al., Bayesian Data Analysis, 3rd ed., 2.4 and exercise 3.9
"""

from functools import cache

import numpy as np

POINTS = 400


@cache
def _places() -> tuple[np.ndarray, np.ndarray]:
    """Once: to find them takes far longer than to use them."""
    return np.polynomial.legendre.leggauss(POINTS)


@cache
def more_after(before: tuple[int, int], after: tuple[int, int]) -> float:
    """Pr(share after > share before); each given as (successes, trials)."""
    from scipy.special import betainc, betaln

    for successes, trials in (before, after):
        if not 0 <= successes <= trials:
            raise ValueError("successes must lie between 0 and the number of trials")
    points, weights = _places()
    t = (points + 1) * np.pi / 4
    a, b = after[0] + 0.5, after[1] - after[0] + 0.5
    # dx = 2 sin t cos t dt, so that x^(a-1) (1-x)^(b-1) dx = 2 sin^(2a-1) t cos^(2b-1) t dt.
    density = 2 * np.exp((2 * a - 1) * np.log(np.sin(t)) + (2 * b - 1) * np.log(np.cos(t)) - betaln(a, b))
    under = betainc(before[0] + 0.5, before[1] - before[0] + 0.5, np.sin(t) ** 2)
    return float(min(1.0, max(0.0, (density * under * weights).sum() * np.pi / 4)))
