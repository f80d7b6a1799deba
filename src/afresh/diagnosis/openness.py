"""Whether a partnership's openness is low, and how often draws say so."""

from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered
from afresh.gatherings.put import FIRST_MONTH, LAST_MONTH, have_put
from afresh.vocabulary import day_from, day_number, months_before

PUT_DAYS = Step(
    "put_days",
    "the day each proposal that is not about procedure was put, and whether it was adopted in time",
    "SELECT partnership, day, in_time FROM put",
)


@dataclass(frozen=True)
class Openness:
    low: bool | None
    """None where there are too few proposals."""
    sure: float
    threshold: float
    comparators: int
    draws: np.ndarray | None
    """Whether each draw is low, by shift of the review date back."""


def openness(gathered: Gathered, kinds: dict[int, str], shifts: np.ndarray) -> dict[int, Openness]:
    """Of every lasting partnership with proposals, from the window of 24 to 12 months before the review date.

    One-off ones help to tell how shares differ, as in the measure, and are compared with none.
    """
    have_put(gathered)
    put = gathered.arrays(PUT_DAYS)
    codes = sorted({int(code) for code in put["partnership"]})
    if not codes:
        return {}
    counts = [_counts(gathered, put, codes, int(shift)) for shift in shifts]
    fitted = [_fitted(adopted, of) for adopted, of in counts]
    each = int(gathered.settings.state_draws) // len(shifts)
    return {
        code: _one(gathered, i, codes, kinds, counts, fitted, each) for i, code in enumerate(codes) if code in kinds
    }


def _fitted(adopted: np.ndarray, of: np.ndarray) -> Any:
    from afresh.intervals.full_bayes import fit

    return fit(adopted, of)


def _one(
    gathered: Gathered,
    i: int,
    codes: list[int],
    kinds: dict[int, str],
    counts: list[tuple[np.ndarray, np.ndarray]],
    fitted: list[Any],
    each: int,
) -> Openness:
    settings = gathered.settings
    adopted, of = counts[0]
    threshold, comparators = _threshold(gathered, i, codes, kinds, adopted, of)
    if of[i] < settings.fewest_proposals:
        return Openness(None, 0.0, threshold, comparators, None)
    sure = float(fitted[0].below(i, threshold))
    rng = np.random.default_rng(20260402)
    draws = []
    for (adopted_then, of_then), posterior in zip(counts, fitted, strict=True):
        line, _ = _threshold(gathered, i, codes, kinds, adopted_then, of_then)
        draws.append(posterior.draws(i, rng, each) < line)
    return Openness(sure >= settings.low_openness_sure, sure, threshold, comparators, np.array(draws))


def _threshold(
    gathered: Gathered, i: int, codes: list[int], kinds: dict[int, str], adopted: np.ndarray, of: np.ndarray
) -> tuple[float, int]:
    """Half the median of the comparable partnerships where there are enough of them, else a third."""
    settings = gathered.settings
    shares = [
        adopted[j] / of[j]
        for j, code in enumerate(codes)
        if j != i and kinds.get(code) == kinds[codes[i]] and of[j] >= settings.fewest_proposals
    ]
    if len(shares) >= settings.comparators:
        return median(shares) / 2, len(shares)
    return settings.low_openness, len(shares)


def _counts(
    gathered: Gathered, put: dict[str, np.ndarray], codes: list[int], shift: int
) -> tuple[np.ndarray, np.ndarray]:
    end = day_from(gathered.period.t1 - shift)
    first, last = day_number(months_before(end, FIRST_MONTH)), day_number(months_before(end, LAST_MONTH))
    inside = (put["day"] > first) & (put["day"] <= last)
    place = np.searchsorted(codes, put["partnership"][inside])
    of = np.bincount(place, minlength=len(codes))
    return np.bincount(place, weights=put["in_time"][inside], minlength=len(codes)).astype(int), of
