"""Three answers from one count, by two exact cuts that can be said in a sentence: low, not low, or unclear.

Question   Is so small a count a sign that little comes, or could it be luck?
Formula    Renewal, k days with newcomers in E seat-years: low if P(X <= k | ordinary E) <= 0.05 and
           Pr(rate < line) >= 0.6; not low if P(X >= k | still E) <= 0.10 and Pr(rate < line) <= 0.4; else unclear.
           X is Poisson, the rate's posterior Gamma(k + 1/2, E). Openness, a of n proposals adopted: the same with X
           binomial and Beta(a + 1/2, n - a + 1/2)
Takes      counts, whole numbers; seat-years, or proposals; `Line`: the rates that are ordinary, still, and between
Gives      the cuts: low at `low_up_to` or fewer (-1: never), not low at `not_low_from` or more
Source     afresh's own: given E, k tells all that there is to tell, so every sensible rule is two cuts; these were
           chosen by their error rates (docs/planted-truth.md). Posteriors: Gelman et al., Bayesian Data Analysis,
           3rd ed., 2.4 and 2.6
"""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike, NDArray

from afresh.settings import Settings

Answer = Literal["low", "not low", "unclear"]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Line:
    """What is ordinary, what is still, the line between them, and how sure each cut must be."""

    ordinary: float
    still: float
    between: float
    chance_low: float
    """So many at most one time in so many, were the rate ordinary."""
    chance_not_low: float
    """So many at most one time in so many, were the rate still."""
    sure: float
    """The share of the posterior that must lie on the same side of the line as the answer."""


@dataclass(frozen=True)
class Cuts:
    """Low at `low_up_to` or fewer (-1: at no count), not low at `not_low_from` or more; between them unclear."""

    low_up_to: int
    not_low_from: int

    def answer(self, count: int) -> Answer:
        if count <= self.low_up_to:
            return "low"
        return "not low" if count >= self.not_low_from else "unclear"


def renewal_line(settings: Settings) -> Line:
    return Line(
        ordinary=settings.ordinary_arrivals, still=settings.still_arrivals, between=settings.low_arrivals,
        chance_low=settings.chance_low, chance_not_low=settings.chance_not_low, sure=settings.cut_sure,
    )  # fmt: skip


def openness_line(settings: Settings) -> Line:
    return Line(
        ordinary=settings.ordinary_openness, still=settings.closed_openness, between=settings.low_openness,
        chance_low=settings.chance_low, chance_not_low=settings.chance_not_low, sure=settings.cut_sure,
    )  # fmt: skip


def rate_answers(counts: ArrayLike, years: ArrayLike, line: Line) -> tuple[Bools, Bools]:
    """Which counts (whole numbers) in so many years (above 0) are low, and which are not low."""
    from scipy.special import gammainc, pdtr, pdtrc

    k, over = np.broadcast_arrays(np.asarray(counts, float), np.asarray(years, float))
    under = gammainc(k + 0.5, line.between * over)
    seldom_more = np.where(k > 0, pdtrc(np.maximum(k - 1, 0), line.still * over), 1.0)
    low = (pdtr(k, line.ordinary * over) <= line.chance_low) & (under >= line.sure)
    not_low = (seldom_more <= line.chance_not_low) & (under <= 1 - line.sure)
    return _both(low, not_low)


def share_answers(successes: ArrayLike, trials: ArrayLike, line: Line) -> tuple[Bools, Bools]:
    """Which shares (a of n, whole numbers, n above 0) are low, and which are not low."""
    from scipy.special import bdtr, bdtrc, betainc

    a, n = np.broadcast_arrays(np.asarray(successes, float), np.asarray(trials, float))
    whole = n.astype(np.int64)
    under = betainc(a + 0.5, n - a + 0.5, line.between)
    seldom_more = np.where(a > 0, bdtrc(np.maximum(a - 1, 0), whole, line.still), 1.0)
    low = (bdtr(a, whole, line.ordinary) <= line.chance_low) & (under >= line.sure)
    not_low = (seldom_more <= line.chance_not_low) & (under <= 1 - line.sure)
    return _both(low, not_low)


def _both(low: Any, not_low: Any) -> tuple[Bools, Bools]:
    return np.asarray(low, np.bool_), np.asarray(not_low, np.bool_)


def rate_cuts(years: float, line: Line) -> Cuts:
    """The cuts for counts over so many years (above 0): a count above four times what is ordinary is never low."""
    return _cuts(rate_answers(np.arange(10 + int(np.ceil(4 * line.ordinary * years))), years, line))


def share_cuts(trials: int, line: Line) -> Cuts:
    """The cuts for successes in so many trials (1 or more)."""
    return _cuts(share_answers(np.arange(trials + 1), trials, line))


def _cuts(answers: tuple[Bools, Bools]) -> Cuts:
    low, not_low = answers
    return Cuts(int(low.sum()) - 1, int(np.argmax(not_low)) if not_low.any() else len(not_low))
