"""Whether a forecast may stand under advice: where such forecasts held.

Rule    quoted where, for partnerships of its kind (newcomers come by an election clock, or no clock shows), the 90%
        interval of what is quoted (the share of seats held by newer members) held what came in at least `least_held` of
        the back-tests at every horizon tried; and where the partnership's own back-tests, if there are four or more of
        the coming year's newcomers, held three in four. Everywhere else a forecast is for whoever asks for one
Source  held.csv: the figures of docs/forecasts.md, of boards planted with and without a clock; the study writes both
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from afresh.recommend.rotation.back_test import Tried
from afresh.settings import Settings
from afresh.vocabulary import CLEAR_CLOCK

Kind = Literal["no clock", "election clock"]
QUOTED = "newer_share"
FEWEST_OF_ITS_OWN = 4
LEAST_OF_ITS_OWN = 0.75


@dataclass(frozen=True)
class Held:
    """Of so many back-tests of one kind, so many years ahead, the interval held what came in this share."""

    kind: str
    figure: str
    ahead: int
    share: float
    tried: int


@cache
def back_tested() -> tuple[Held, ...]:
    text = files("afresh").joinpath("recommend/rotation/held.csv").read_text("utf-8")
    return tuple(
        Held(row["kind"], row["figure"], int(row["ahead"]), float(row["held"]), int(row["tried"]))
        for row in csv.DictReader(text.splitlines())
    )


def kind_of(clock: tuple[int, float]) -> Kind:
    """By the likeliest clock in years, and how likely it is."""
    years, sure = clock
    return "election clock" if years > 1 and sure >= CLEAR_CLOCK else "no clock"


def least_held(kind: Kind) -> float:
    """The smallest share over all horizons; 0 where nothing was tried."""
    return min((each.share for each in back_tested() if (each.kind, each.figure) == (kind, QUOTED)), default=0.0)


def quotable(clock: tuple[int, float], tried: tuple[Tried, ...], settings: Settings) -> bool:
    own = [each.held for each in tried if each.ahead == 1 and each.figure == "newcomers"]
    failed = len(own) >= FEWEST_OF_ITS_OWN and sum(own) < LEAST_OF_ITS_OWN * len(own)
    return not failed and least_held(kind_of(clock)) >= settings.least_held
