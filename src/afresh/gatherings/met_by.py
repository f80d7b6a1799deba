"""Whether two members had met by a day, asked of very many pairs at once."""

import numpy as np

from afresh.engine.first_met import NEVER, FirstMet

LARGEST_SQUARE = 6000
"""Members for whom a square of yes and no is held; above this pairs are looked up one by one."""


class MetBy:
    def __init__(self, met: FirstMet, day: int, members: np.ndarray):
        """`members`: the codes that will be asked about, each once."""
        known = FirstMet(met.key[met.day <= day], met.day[met.day <= day])
        self._square: np.ndarray | None = None
        self._known = known
        if len(members) and len(members) <= LARGEST_SQUARE:
            self._place = np.zeros(int(members.max()) + 1, np.intp)
            self._place[members] = np.arange(len(members))
            self._square = _square(known, members)

    def had(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        if self._square is None:
            return np.asarray(self._known.days(a, b) != NEVER)
        found: np.ndarray = self._square[self._place[a], self._place[b]]
        return found


def _square(known: FirstMet, members: np.ndarray) -> np.ndarray:
    highest = max(int(members.max()), int(known.a.max(initial=0)), int(known.b.max(initial=0)))
    place = np.full(highest + 1, -1, np.intp)
    place[members] = np.arange(len(members))
    one, other = place[known.a], place[known.b]
    both = (one >= 0) & (other >= 0)
    square = np.zeros((len(members), len(members)), np.bool_)
    square[one[both], other[both]] = True
    square[other[both], one[both]] = True
    return square
