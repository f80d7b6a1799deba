"""Error rates of the cuts, computed and not drawn: sums of Poisson and binomial chances for every size."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.stats import binom, poisson

from afresh.settings import default_settings
from afresh.statistics.cuts import Cuts, openness_line, rate_cuts, renewal_line, share_cuts

SEAT_YEARS = range(15, 121)
PROPOSALS = range(8, 41)
TOGETHER = (1, 2, 3)
SMALL = 16
"""Seat-years of four seats in four years."""


@dataclass(frozen=True)
class Errors:
    """Of one size."""

    size: int
    cuts: Cuts
    false_low: float
    """Called low, though ordinary."""
    false_not_low: float
    """Called not low, though still, or closed."""
    found_low: float
    """Called low where hardly anybody new comes (0.02), or hardly anything is adopted (0.08)."""
    found_not_low: float
    """Called not low where many do (0.4), or most is (0.65)."""
    unclear: float
    """Called unclear on the line itself."""


def of_seat_years(size: int) -> Errors:
    line = renewal_line(default_settings())
    cuts = rate_cuts(size, line)
    low, not_low = cuts.low_up_to, cuts.not_low_from - 1
    at = {rate: poisson(rate * size) for rate in (line.ordinary, line.still, line.between, 0.02, 0.4)}
    return Errors(
        size=size,
        cuts=cuts,
        false_low=float(at[line.ordinary].cdf(low)),
        false_not_low=float(at[line.still].sf(not_low)),
        found_low=float(at[0.02].cdf(low)),
        found_not_low=float(at[0.4].sf(not_low)),
        unclear=float(at[line.between].cdf(not_low) - at[line.between].cdf(low)),
    )


def of_proposals(size: int) -> Errors:
    line = openness_line(default_settings())
    cuts = share_cuts(size, line)
    low, not_low = cuts.low_up_to, cuts.not_low_from - 1
    at = {share: binom(size, share) for share in (line.ordinary, line.still, line.between, 0.08, 0.65)}
    return Errors(
        size=size,
        cuts=cuts,
        false_low=float(at[line.ordinary].cdf(low)),
        false_not_low=float(at[line.still].sf(not_low)),
        found_low=float(at[0.08].cdf(low)),
        found_not_low=float(at[0.65].sf(not_low)),
        unclear=float(at[line.between].cdf(not_low) - at[line.between].cdf(low)),
    )


@dataclass(frozen=True)
class Together:
    """One size where newcomers come so many on a day: ordinary called low, counted by heads and by days."""

    size: int
    together: int
    by_heads: float
    by_days: float
    still_not_low: float
    """Still called not low, counted by days."""


def of_groups(size: int, together: int) -> Together:
    """All newcomers come in groups of one size, and the record is the window; where nobody came c is 1."""
    line = renewal_line(default_settings())
    days = np.arange(200)
    whole, divided = rate_cuts(size, line), rate_cuts(size / together, line)
    heads_low = together * days <= whole.low_up_to
    days_low = np.where(days == 0, whole.low_up_to >= 0, days <= divided.low_up_to)
    days_not = np.where(days == 0, whole.not_low_from <= 0, days >= divided.not_low_from)
    ordinary, still = (poisson(rate * size / together).pmf(days) for rate in (line.ordinary, line.still))
    return Together(
        size, together, float(ordinary[heads_low].sum()), float(ordinary[days_low].sum()), float(still[days_not].sum())
    )


def renewal() -> list[Errors]:
    return [of_seat_years(size) for size in SEAT_YEARS]


def openness() -> list[Errors]:
    return [of_proposals(size) for size in PROPOSALS]


def groups() -> list[Together]:
    return [of_groups(size, together) for together in TOGETHER for size in SEAT_YEARS]
