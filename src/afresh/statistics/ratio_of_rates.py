"""How one rate stands to another, each known from what was observed against what was expected.

Question   Has the rate fallen (or risen) beyond what chance would make of so few cases?
Formula    rate ~ Gamma(O + 1/2, E + 1/2), O observed and E expected, after and before; X of a Gamma(a) and Y of a
           Gamma(b) give X / (X + Y) ~ Beta(a, b), so that the ratio (X / (E_after + 1/2)) / (Y / (E_before + 1/2)) is
           B / (1 - B) times (E_before + 1/2) / (E_after + 1/2): a scaled F, whose quantiles are exact
Source     Johnson, Kotz and Balakrishnan (1995), Continuous Univariate Distributions 2, ch. 25 and 27
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Counted:
    """What was observed, and what would have been had it gone as with the others."""

    observed: float
    expected: float


def quantile(after: Counted, before: Counted, share: float) -> float:
    """The ratio of the rate after to that before which is exceeded with a chance of 1 - share."""
    from scipy.special import betaincinv

    part = float(betaincinv(after.observed + 0.5, before.observed + 0.5, share))
    return part / (1 - part) * (before.expected + 0.5) / (after.expected + 0.5)


def under(after: Counted, before: Counted, ratio: float) -> float:
    """Pr(the rate after is less than so much of the rate before)."""
    from scipy.special import betainc

    if min(after.observed, after.expected, before.observed, before.expected, ratio) < 0:
        raise ValueError("what is counted, and a ratio, must not be negative")
    odds = ratio * (after.expected + 0.5) / (before.expected + 0.5)
    return float(betainc(after.observed + 0.5, before.observed + 0.5, odds / (1 + odds)))
