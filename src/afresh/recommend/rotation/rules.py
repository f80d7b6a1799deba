"""The rules compared: what each makes of who sits at the table when a year begins.

A term limit takes hold in the first coming year, at once. One brought in gently is kinder, but how gently is for the
board to say, and the sudden one shows what has to be planned for: so many seats at once, and the echo a term later.
"""

from collections.abc import Callable
from dataclasses import dataclass
from math import ceil
from typing import Literal

import numpy as np

RuleName = Literal["nothing", "term-limit", "staggered-term-limit", "seat-a-year", "outsider"]
RULES: tuple[RuleName, ...] = ("nothing", "term-limit", "staggered-term-limit", "seat-a-year", "outsider")


@dataclass(frozen=True)
class Rule:
    """`limit`: years after which a seat ends; `at_most`: how many end by it in one year, the longest-serving first
    (None: all); `seats`: how many of the longest-serving end each year."""

    name: RuleName
    limit: float | None = None
    at_most: int | None = None
    seats: int = 0
    outsiders: bool = False

    def ending(self, joined: np.ndarray, year: int) -> np.ndarray:
        """Which seats the rule ends in a coming year (0 the first): rows draws, columns seats.

        `joined` is in years from now, so that it is negative for those at the table today.
        """
        ends = np.zeros(joined.shape, np.bool_)
        if self.limit is not None:
            ends |= joined + self.limit <= year + 1
            if self.at_most is not None:
                ends &= _longest(joined, self.at_most)
        if self.seats:
            ends |= _longest(joined, self.seats)
        return ends

    def when(self, joined: np.ndarray, year: int) -> np.ndarray:
        """When in that year such a seat ends: on the day the limit is reached, or when the year begins."""
        if self.limit is not None:
            return np.clip(joined + self.limit, year, year + 1)
        return np.full(joined.shape, float(year))


def _longest(joined: np.ndarray, seats: int) -> np.ndarray:
    """So many of the longest-serving; of those who joined together, the first in their order."""
    found = np.zeros(joined.shape, np.bool_)
    np.put_along_axis(found, np.argsort(joined, axis=1, kind="stable")[:, :seats], True, axis=1)
    return found


def rule(name: RuleName, limit: float, table_seats: int = 1, seats: int = 1) -> Rule:
    """Of a table of so many seats: staggered, a limit of four years ends a quarter of them a year at most."""
    made: dict[RuleName, Callable[[], Rule]] = {
        "nothing": lambda: Rule("nothing"),
        "term-limit": lambda: Rule("term-limit", limit=limit),
        "staggered-term-limit": lambda: Rule(
            "staggered-term-limit", limit=limit, at_most=max(1, ceil(table_seats / limit))
        ),
        "seat-a-year": lambda: Rule("seat-a-year", seats=seats),
        "outsider": lambda: Rule("outsider", outsiders=True),
    }
    return made[name]()
