"""The rules compared: what each makes of who sits at the table when a year begins."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

RuleName = Literal["nothing", "term-limit", "seat-a-year", "outsider"]
RULES: tuple[RuleName, ...] = ("nothing", "term-limit", "seat-a-year", "outsider")


@dataclass(frozen=True)
class Rule:
    """`limit`: years after which a seat ends; `seats`: how many of the longest-serving end each year."""

    name: RuleName
    limit: float | None = None
    seats: int = 0
    outsiders: bool = False

    def ending(self, joined: np.ndarray, year: int) -> np.ndarray:
        """Which seats the rule ends in a coming year (0 the first): rows draws, columns seats.

        `joined` is in years from now, so that it is negative for those at the table today.
        """
        ends = np.zeros(joined.shape, np.bool_)
        if self.limit is not None:
            ends |= joined + self.limit <= year + 1
        if self.seats:
            longest = np.argsort(joined, axis=1, kind="stable")[:, : self.seats]
            np.put_along_axis(ends, longest, True, axis=1)
        return ends

    def when(self, joined: np.ndarray, year: int) -> np.ndarray:
        """When in that year such a seat ends: on the day the limit is reached, or when the year begins."""
        if self.limit is not None:
            return np.clip(joined + self.limit, year, year + 1)
        return np.full(joined.shape, float(year))


def rule(name: RuleName, limit: float, seats: int = 1) -> Rule:
    made: dict[RuleName, Callable[[], Rule]] = {
        "nothing": lambda: Rule("nothing"),
        "term-limit": lambda: Rule("term-limit", limit=limit),
        "seat-a-year": lambda: Rule("seat-a-year", seats=seats),
        "outsider": lambda: Rule("outsider", outsiders=True),
    }
    return made[name]()
