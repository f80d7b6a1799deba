"""How positions settle when everybody weighs the others and keeps, more or less, to a first position of its own.

Question   Where does each end up, and where if one of the others speaks first?
Formula    x = (I - (I - diag k) W)^-1 diag(k) x0: k how much each keeps to its first position x0, between 0 and 1;
           W the weights it gives to the others, each row adding up to 1. One that gives no weight to anybody keeps to
           its first position whole
Takes      weights: n by n, not negative, row i what i gives to each other; keeps: draws by n; first: n positions
Gives      draws by n positions, each between the lowest and the highest first position
Undefined  where a group gives weight only to itself and none of it keeps to anything (k = 0 throughout)
Misleads   a sketch of influence, not a forecast of it: people are also moved by arguments, money and orders
Source     Friedkin and Johnsen (1990), Journal of Mathematical Sociology 15:193; (1999), Advances in Group Processes
           16:1
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.floating[Any]]

AT_ONCE = 1 << 22
"""Numbers in the matrices that are solved at one time."""


def settled(weights: Floats, keeps: Floats, first: Floats) -> Floats:
    """Where everybody ends up, in each draw."""
    n = len(first)
    totals: Floats = weights.sum(axis=1)
    shares = np.divide(weights, totals[:, None], out=np.zeros((n, n)), where=totals[:, None] > 0)
    kept: Floats = np.where(totals > 0, keeps, 1.0)
    free = ~(kept == 1).all(axis=0)
    found = np.tile(first, (len(kept), 1))
    step = max(1, AT_ONCE // (n * n))
    for at in range(0, len(kept) if free.any() else 0, step):
        found[at : at + step, free] = _solved(shares[free], kept[at : at + step, free], first, free)
    # Nobody leaves the range of the first positions, but for rounding.
    return np.clip(found, first.min(), first.max())


def _solved(shares: Floats, keeps: Floats, first: Floats, free: NDArray[np.bool_]) -> Floats:
    """Those who are free to move, what the others give them being known."""
    gives = 1 - keeps
    matrices = gives[:, :, None] * -shares[:, free]
    matrices[:, np.arange(matrices.shape[1]), np.arange(matrices.shape[1])] += 1
    given = keeps * first[free] + gives * (shares[:, ~free] @ first[~free])
    found: Floats = np.linalg.solve(matrices, given[:, :, None])[:, :, 0]
    return found


def with_one_speaking_first(
    weights: Floats, keeps: Floats, first: Floats, speaker: int, listener: int, *, times: float
) -> Floats:
    """The same, once the speaker takes up full support, keeps to it whole, and weighs more with the listener."""
    weights, keeps, first = weights.copy(), keeps.copy(), first.copy()
    weights[listener, speaker] *= times
    keeps[:, speaker], first[speaker] = 1.0, 1.0
    return settled(weights, keeps, first)


def with_one_more(weights: Floats, keeps: Floats, first: Floats, weight: Floats) -> tuple[Floats, Floats, Floats]:
    """A table that one more has come to, who weighs so much with each of the others and takes nothing from them."""
    n = len(first)
    larger = np.zeros((n + 1, n + 1))
    larger[:n, :n], larger[:n, n] = weights, weight
    return larger, np.hstack([keeps, np.ones((len(keeps), 1))]), np.append(first, 0.0)
