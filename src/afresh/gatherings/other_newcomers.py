"""How many pairs at a table would have met before, had others come instead of its newcomers.

Most members never met, so it is looked at from the other side: those whom the continuing
members had met are written down once for a table, and each drawn member is looked for
among them.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from afresh.gatherings.drawing import CELLS_AT_ONCE, some_of
from afresh.gatherings.met_by import Among, MetBy


@dataclass(frozen=True)
class Pattern:
    """Who sits with whom at a table; newcomers by their number, continuing members by their place in MetBy."""

    newcomers: int
    new: np.ndarray
    beside: np.ndarray
    """The continuing member beside each of `new`."""
    one: np.ndarray
    other: np.ndarray
    """Two newcomers beside each other."""

    @property
    def pairs(self) -> int:
        return len(self.new) + len(self.one)


class OtherNewcomers:
    def __init__(self, met: MetBy, seed: int, draws: int):
        self._met = met
        self._listed = np.zeros(met.size, np.int32)
        self._drawn = lru_cache(maxsize=64)(
            lambda size, of: some_of(np.random.default_rng(seed), draws, size, of).astype(np.int32)
        )
        self.come_from(np.empty(0, np.intp))

    def come_from(self, places: np.ndarray) -> None:
        """From now on others are drawn from these members, in this order."""
        self._places, self._among = places, Among(self._met, places)
        self._at = np.full(self._met.size, -1, np.int32)
        self._at[places] = np.arange(len(places))

    def met_before(self, pattern: Pattern, never: np.ndarray) -> tuple[np.ndarray | None, int]:
        """For each draw, how many pairs with a newcomer had met; and how many there were to draw from.

        `never`: the places of those who cannot be drawn.
        """
        kept_out = self._at[never]
        kept_out = np.sort(kept_out[kept_out >= 0])
        pool = len(self._places) - len(kept_out)
        if pool < pattern.newcomers:
            return None, pool
        drawn = _past(kept_out, self._drawn(pattern.newcomers, pool))
        return self._with_continuing(pattern, drawn) + self._with_each_other(pattern, drawn), pool

    def _with_continuing(self, pattern: Pattern, drawn: np.ndarray) -> np.ndarray:
        seats, seat = np.unique(pattern.beside, return_inverse=True)
        whose, known = self._met.those(seats)
        self._listed[known] = np.arange(1, 1 + len(known))
        beside = np.zeros((pattern.newcomers, len(seats)), np.bool_)
        beside[pattern.new, seat] = True
        found, met = self._listed[self._places[drawn]], np.zeros(len(drawn), np.int64)
        for number in range(pattern.newcomers if len(known) else 0):
            # Of everybody on the list: beside how many of those whom they know this newcomer sat.
            here = self._listed[known[beside[number, whose]]]
            met += np.bincount(here, minlength=1 + len(known))[found[:, number]]
        self._listed[known] = 0
        return met

    def _with_each_other(self, pattern: Pattern, drawn: np.ndarray) -> np.ndarray:
        met = np.zeros(len(drawn), np.int64)
        at_once = max(1, CELLS_AT_ONCE // len(drawn))
        for start in range(0, len(pattern.one), at_once):
            some = slice(start, start + at_once)
            met += self._among.had(drawn[:, pattern.one[some]], drawn[:, pattern.other[some]]).sum(axis=1)
        return met


def _past(kept_out: np.ndarray, drawn: np.ndarray) -> np.ndarray:
    """Draws from those left, as places among all, when some places (in order) are passed over."""
    found: np.ndarray = drawn + np.searchsorted(kept_out - np.arange(len(kept_out)), drawn, side="right")
    return found
