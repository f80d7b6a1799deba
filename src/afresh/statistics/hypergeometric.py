"""How many of a kind chance would draw, where some are drawn without putting back.

Formula    Pr(X = k) = C(K, k) C(N - K, n - k) / C(N, n): n drawn of N, of which K are of the kind. The range runs from
           the least k with Pr(X <= k) >= 5% to the least with Pr(X <= k) >= 95%
Source     Johnson, Kemp and Kotz (2005), Univariate Discrete Distributions, 3rd ed., ch. 6
"""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating[Any]]
Ints = NDArray[np.integer[Any]]

HAIR = 1e-9
"""A chance that reaches its mark but for rounding reaches it."""
MOST_AT_ONCE = 1 << 21


def interval(total: ArrayLike, of_kind: ArrayLike, drawn: ArrayLike, share: float = 0.90) -> tuple[Ints, Ints]:
    """The least and the most of the kind that chance gives, `share` of the time or more."""
    tail = (1 - share) / 2
    low, high, _ = _each(total, of_kind, drawn, np.zeros_like(np.asarray(drawn)), tail)
    return low, high


def tail(found: ArrayLike, total: ArrayLike, of_kind: ArrayLike, drawn: ArrayLike) -> Floats:
    """The chance of so few or fewer, or of so many or more, whichever is smaller."""
    return _each(total, of_kind, drawn, found, 0.05)[2]


def _each(
    total: ArrayLike, of_kind: ArrayLike, drawn: ArrayLike, found: ArrayLike, at: float
) -> tuple[Ints, Ints, Floats]:
    cases = np.stack([np.asarray(each, dtype=np.int64).reshape(-1) for each in (total, of_kind, drawn, found)])
    if (cases < 0).any() or (cases[1] > cases[0]).any() or (cases[2] > cases[0]).any():
        raise ValueError("those of the kind and those drawn must lie between 0 and all there are")
    different, back = np.unique(cases, axis=1, return_inverse=True)
    width = int(np.minimum(different[1], different[2]).max(initial=0)) + 1
    step = max(1, MOST_AT_ONCE // width)
    parts = [_part(different[:, start : start + step], width, at) for start in range(0, different.shape[1], step)]
    if not parts:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0)
    low, high, tails = (np.concatenate(each)[back.reshape(-1)] for each in zip(*parts, strict=True))
    return low, high, tails


def _part(cases: Ints, width: int, at: float) -> tuple[Ints, Ints, Floats]:
    total, of_kind, drawn, found = (each[:, None] for each in cases)
    chance = _chances(total, of_kind, drawn, np.arange(width))
    up_to = np.cumsum(chance, axis=1)
    from_on = np.cumsum(chance[:, ::-1], axis=1)[:, ::-1]
    place = np.minimum(found, width - 1)
    few, many = np.take_along_axis(up_to, place, axis=1), np.take_along_axis(from_on, place, axis=1)
    low, high = (np.argmax(up_to >= reached - HAIR, axis=1) for reached in (at, 1 - at))
    return low, high, np.minimum(1.0, np.minimum(few, many)[:, 0])


def _chances(total: Ints, of_kind: Ints, drawn: Ints, k: Ints) -> Floats:
    possible = (k <= of_kind) & (k <= drawn) & (drawn - k <= total - of_kind)
    k = np.where(possible, k, np.maximum(0, drawn - (total - of_kind)))
    logs = _ways(of_kind, k) + _ways(total - of_kind, drawn - k) - _ways(total, drawn)
    return np.where(possible, np.exp(logs), 0.0)


def _ways(of: Ints, chosen: Ints) -> Floats:
    """The logarithm of how many ways there are to choose so many."""
    from scipy.special import betaln

    ways: Floats = -np.log1p(of) - betaln(of - chosen + 1, chosen + 1)
    return ways
