"""Monthly figures with a lasting change of so many standard deviations, or with none."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import product

from afresh.measure import take
from afresh.snapshot.workspace import gather
from studies.boards import board
from studies.example.calendar import Calendar
from studies.example.chance import Chance
from studies.example.indicators import indicator_id, indicator_row, observation_rows
from studies.example.mechanisms import Curve
from studies.example.simulate import LAST_DAY
from studies.places import Rows, after, only, place, stored
from studies.reviews import Facts

CHANGES = (0.0, 1.0, 2.0, 3.0)
"""In standard deviations of a month's figure, for the worse."""
SINCE = (4, 8)
"""Months since the change."""
POINTS = (6, 9, 12, 18, 24, 36, 60)
"""Monthly figures on record."""
FOLLOWS = {"independent": 0.0, "catches up": 0.45, "follows on": -0.5}
"""How much of what a month missed is made up for in the next."""
ALIKE = 4
"""Indicators of each kind without a change, of which more are needed; with a change one."""
YEARS = 5


@dataclass(frozen=True)
class Planted:
    change: float
    since: int
    points: int
    follows: str


class Following(Chance):
    """Draws that make up for part of what the one before missed, as far apart as others are."""

    def __init__(self, follows: float, *streams: int):
        super().__init__(*streams)
        self._follows, self._before = follows, 0.0

    def between(self, low: float, high: float) -> float:
        middle = (low + high) / 2
        before, self._before = self._before, super().between(low, high) - middle
        return middle + (self._before - self._follows * before) / math.sqrt(1 + self._follows**2)


def run(seed: int) -> list[Facts]:
    one = board("planted", seats=6, meetings_a_year=4, established=12 * YEARS)
    tables = only(place([one], 400_000 + seed, YEARS), "organisations", "people", "partnerships", "seats")
    calendar, indicators, observations, planted = Calendar(LAST_DAY, 12 * YEARS), Rows(), Rows(), {}
    for number, each in enumerate(_all()):
        curve = Curve(
            name=f"figure {number}",
            better="lower",
            unit="people",
            level=200.0,
            spread=10.0,
            change=each.change,
            changed=each.since if each.change else 0,
        )
        rows = observation_rows(one, curve, Following(FOLLOWS[each.follows], seed, 77, number), calendar)
        planted[indicator_id(one, curve)] = each
        indicators.append(indicator_row(one, curve))
        observations += rows[-each.points :]
    store = stored({**tables, "indicators": indicators, "observations": observations})
    found = take(gather(store, after(YEARS, YEARS), level="people"), "results").rows()
    return [_row(planted[row["subject"]], row) for row in found]


def _all() -> list[Planted]:
    found = []
    for change, since, points, follows in product(CHANGES, SINCE, POINTS, FOLLOWS):
        if not change:
            found += [Planted(0.0, 0, points, follows)] * (ALIKE if since == SINCE[0] else 0)
        elif since < points:
            found.append(Planted(change, since, points, follows))
    return found


def _row(planted: Planted, row: Facts) -> Facts:
    return {
        "change": planted.change,
        "since": planted.since,
        "points": planted.points,
        "follows": planted.follows,
        "reading": row["reading"],
        "trial": row["trial"],
    }
