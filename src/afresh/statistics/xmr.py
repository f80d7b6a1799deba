"""Process-behaviour charts (XmR), by the rules of NHS England's "Making Data Count".

Question   Has this figure changed, or is it only moving about as it always does?
Formula    limits = mean +- 2.66 * mean moving range; with screening, moving ranges above 3.267 times their
           mean are left out once, and the rest averaged again, unless nothing but zeros is left
Takes      figures in the order of their dates; which way is better; perhaps a target
Gives      Chart: the mean and limits, the flags of each point, the reading of the latest, the target's assurance
Undefined  no limits under 3 points (one moving range says nothing of how ranges vary)
Misleads   gaps are closed up: points follow one another whatever the time between; seasons look like signals
Source     NHS England, Making Data Count; Wheeler (2000), Understanding Variation, 2nd ed.

A point may carry five flags: outside (the limits), rising and falling (one of 7 successive points, each above
or below the one before), near (2 of 3 beyond two-thirds of the way to a limit but inside it, all three on one
side of the mean), and one side (one of 7 successive points on one side; a point on the mean breaks the run).
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Better = Literal["higher", "lower", "neutral"]
Reading = Literal["improvement", "concern", "no change", "unclear", "too few to tell"]
Assurance = Literal["pass", "fail", "hit and miss", ""]

LIMIT = 2.66
SCREEN = 3.267
RUN = 7
LEAST_POINTS = 3
TRIAL_POINTS = 12
AUTOCORRELATION = 0.4
HAIR = 1e-12
"""Differences under this share of the largest figure are rounding, not signals."""
LARGEST = 1e100
"""Figures beyond this are no figures: their squares cannot be held."""


@dataclass(frozen=True)
class Limits:
    mean: float
    upper: float
    lower: float


@dataclass(frozen=True)
class Chart:
    points: tuple[float, ...]
    mean: float | None
    upper: float | None
    lower: float | None
    flags: tuple[frozenset[str], ...]
    """For each point: outside, rising, falling, near, one side."""
    readings: tuple[Reading, ...]
    """For each point by itself, before autocorrelation is looked at."""
    latest: Reading
    assurance: Assurance
    trial: bool
    autocorrelation: float | None
    """Lag-1, before the latest run (see before_the_run); none where those figures never differ."""


def chart(
    points: Sequence[float], better: Better = "neutral", target: float | None = None, screen: bool = True,
    trial_points: int = TRIAL_POINTS, *, autocorrelation: float = AUTOCORRELATION,
) -> Chart:  # fmt: skip
    figures = tuple(float(point) for point in points)
    if not all(is_figure(point) for point in figures):
        raise ValueError(f"every figure must be a number between -{LARGEST:g} and {LARGEST:g}")
    trial = len(figures) < trial_points
    none = tuple(frozenset[str]() for _ in figures)
    limits = limits_of(figures, screen)
    if limits is None:
        few: Reading = "too few to tell"
        return Chart(
            points=figures,
            mean=None,
            upper=None,
            lower=None,
            flags=none,
            readings=tuple(few for _ in figures),
            latest=few,
            assurance="",
            trial=trial,
            autocorrelation=None,
        )
    found = flags(figures, limits)
    sides = _sides(figures, limits.mean)
    readings = tuple(_reading(bool(flag), side, better) for flag, side in zip(found, sides, strict=True))
    follows = lag_one(before_the_run(figures, sides, trial_points))
    latest: Reading = "unclear" if follows is not None and follows > autocorrelation else readings[-1]
    assured = assurance(limits, better, target)
    return Chart(
        points=figures,
        mean=limits.mean,
        upper=limits.upper,
        lower=limits.lower,
        flags=found,
        readings=readings,
        latest=latest,
        assurance=assured,
        trial=trial,
        autocorrelation=follows,
    )


def is_figure(point: float) -> bool:
    return math.isfinite(point) and abs(point) <= LARGEST


def limits_of(figures: Sequence[float], screen: bool = True) -> Limits | None:
    if len(figures) < LEAST_POINTS:
        return None
    centre = _mean(figures)
    ranges = [abs(after - before) for before, after in pairwise(figures)]
    usual = _mean(ranges)
    if screen:
        # Where hardly anything ever moves, screening would leave limits of no width and every point outside them.
        usual = _mean([each for each in ranges if each <= SCREEN * usual]) or usual
    return Limits(centre, centre + LIMIT * usual, centre - LIMIT * usual)


def flags(figures: Sequence[float], limits: Limits) -> tuple[frozenset[str], ...]:
    sides = _sides(figures, limits.mean)
    hair = _hair(figures)
    moves = [_sign(after - before, hair) for before, after in pairwise(figures)]
    outside = [point > limits.upper + hair or point < limits.lower - hair for point in figures]
    raised = {
        "outside": {i for i, out in enumerate(outside) if out},
        "rising": _in_run_of_moves(moves, 1),
        "falling": _in_run_of_moves(moves, -1),
        "near": _two_in_three(figures, limits, sides, outside),
        "one side": {i for side in (1, -1) for i in _in_run([each == side for each in sides], RUN)},
    }
    return tuple(frozenset(name for name, where in raised.items() if i in where) for i in range(len(figures)))


def before_the_run(figures: Sequence[float], sides: Sequence[int], fewest: int = TRIAL_POINTS) -> Sequence[float]:
    """Figures before the run of 7 or more on one side of the mean that lasts to the latest; where there is no such run,
    or fewer than `fewest` come before it, all figures. A lasting change makes figures on either side of it alike."""
    run = next((i for i, side in enumerate(reversed(sides)) if side != sides[-1]), len(sides))
    before = len(figures) - run
    return figures[:before] if sides[-1] and run >= RUN and before >= fewest else figures


def lag_one(figures: Sequence[float]) -> float | None:
    """How closely each figure follows the one before; None where the figures never differ."""
    centre, hair = _mean(figures), _hair(figures)
    away = [point - centre for point in figures]
    if all(abs(each) <= hair for each in away):
        return None
    return math.fsum(a * b for a, b in pairwise(away)) / math.fsum(a * a for a in away)


def assurance(limits: Limits, better: Better, target: float | None) -> Assurance:
    """Whether the target will be met always, never, or by chance, while nothing changes."""
    if target is None or better == "neutral":
        return ""
    worst, best = (limits.lower, limits.upper) if better == "higher" else (-limits.upper, -limits.lower)
    aim = target if better == "higher" else -target
    return "pass" if worst >= aim else "fail" if best < aim else "hit and miss"


@dataclass(frozen=True)
class Turn:
    """Figures after a change, against limits frozen on those before it."""

    limits: Limits | None
    reading: Reading
    run: tuple[int, int] | None = None
    """The first and last of the later figures in the run that decided."""
    side: Literal["above", "below", ""] = ""
    """Of the old mean, that the run is on."""


def before_and_after(
    before: Sequence[float], after: Sequence[float], better: Better, screen: bool = True,
    fewest_before: int = TRIAL_POINTS,
) -> Turn:  # fmt: skip
    """Improvement (or concern) is 7 successive later points beyond the old mean; the latest such run decides."""
    limits = limits_of(before, screen)
    if limits is None or len(before) < fewest_before:
        return Turn(None, "too few to tell")
    sides = _sides(after, limits.mean)
    in_runs = {side: _in_run([each == side for each in sides], RUN) for side in (1, -1)}
    latest = max(((max(where), side) for side, where in in_runs.items() if where), default=None)
    if latest is None:
        return Turn(limits, "too few to tell" if len(after) < RUN else "no change")
    last, side = latest
    first = next((i + 1 for i in range(last, -1, -1) if sides[i] != side), 0)
    return Turn(limits, _reading(True, side, better), (first, last), "above" if side > 0 else "below")


def _reading(flagged: bool, side: int, better: Better) -> Reading:
    """A flagged point on the mean itself is on neither side; of a neutral figure no change is good or bad."""
    if not flagged or side == 0:
        return "no change"
    if better == "neutral":
        return "unclear"
    return "improvement" if (side > 0) == (better == "higher") else "concern"


def _two_in_three(figures: Sequence[float], limits: Limits, sides: Sequence[int], outside: Sequence[bool]) -> set[int]:
    two_thirds, hair = (limits.upper - limits.mean) * 2 / 3, _hair(figures)
    far = [abs(point - limits.mean) > two_thirds + hair for point in figures]
    near = [away and not out for away, out in zip(far, outside, strict=True)]
    found: set[int] = set()
    for start in range(len(figures) - 2):
        three = range(start, start + 3)
        if abs(sum(sides[i] for i in three)) == 3 and sum(near[i] for i in three) >= 2:
            found |= {i for i in three if near[i]}
    return found


def _in_run_of_moves(moves: Sequence[int], way: int) -> set[int]:
    """Points of 7 in a row that all move one way: 6 moves, and the point that the first started from."""
    return {point for i in _in_run([move == way for move in moves], RUN - 1) for point in (i, i + 1)}


def _in_run(holds: Sequence[bool], length: int) -> set[int]:
    found: set[int] = set()
    begin = 0
    for i, true in enumerate([*holds, False]):
        if not true:
            if i - begin >= length:
                found |= set(range(begin, i))
            begin = i + 1
    return found


def _sides(figures: Sequence[float], mean: float) -> list[int]:
    hair = _hair(figures)
    return [_sign(point - mean, hair) for point in figures]


def _sign(difference: float, hair: float) -> int:
    return 0 if abs(difference) <= hair else 1 if difference > 0 else -1


def _hair(figures: Sequence[float]) -> float:
    return HAIR * max((abs(point) for point in figures), default=0.0)


def _mean(figures: Sequence[float]) -> float:
    return math.fsum(figures) / len(figures)
