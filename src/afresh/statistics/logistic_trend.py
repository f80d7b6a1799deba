"""By what the odds of a yes are multiplied in a unit of time, in each of many groups.

Formula    ln(odds) = constant + slope * time, by maximum likelihood; odds ratio = exp(slope), 90% by Wald
Takes      for each group and time: how many yes and how many in all
Gives      odds ratio, low and high of each group; nan where the slope has no finite value: one time only, all yes or
           all no, or every yes on one side of a date and every no on the other
Misleads   the cases are taken as independent; the same people answer again and again, so it is surer than it should be
Source     McCullagh and Nelder (1989), Generalized Linear Models, 4.4
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.floating[Any]]

Z_90 = 1.6448536269514722
STEPS = 50
PRECISION = 1e-12


@dataclass(frozen=True)
class Answers:
    """Rows of one group side by side, groups being numbered from 0; each has a row at least."""

    group: NDArray[np.integer[Any]]
    x: Floats
    y: Floats
    n: Floats

    def sums(self, values: Floats) -> Floats:
        return self.within(np.add, values)

    def within(self, how: np.ufunc, values: Floats) -> Floats:
        """The sum, the largest or the smallest of each group."""
        found: Floats = how.reduceat(values, np.flatnonzero(np.diff(self.group, prepend=-1)))
        return found

    def of(self, some: NDArray[np.bool_]) -> "Answers":
        rows = some[self.group]
        return Answers((np.cumsum(some) - 1)[self.group[rows]], self.x[rows], self.y[rows], self.n[rows])


def fit(group: ArrayLike, times: ArrayLike, yes: ArrayLike, of: ArrayLike, groups: int) -> Floats:
    """(3, groups): odds ratio, low and high; `group` of each row, from 0 on."""
    order = np.lexsort((np.asarray(times), np.asarray(group)))
    number, x, y, n = (np.asarray(each)[order][np.asarray(of)[order] > 0] for each in (group, times, yes, of))
    there, number = np.unique(number, return_inverse=True)
    answers = Answers(number, *(each.astype(float) for each in (x, y, n)))
    some = has_a_slope(answers)
    found = np.full((3, groups), np.nan)
    found[:, there[some]] = _odds_ratios(answers.of(some))
    return found


def has_a_slope(answers: Answers) -> NDArray[np.bool_]:
    """Whether yes and no overlap in time, without which no finite slope is the likeliest."""
    x, some_yes, some_no = answers.x, answers.y > 0, answers.y < answers.n
    last_yes, last_no = (answers.within(np.maximum, np.where(some, x, -np.inf)) for some in (some_yes, some_no))
    first_yes, first_no = (answers.within(np.minimum, np.where(some, x, np.inf)) for some in (some_yes, some_no))
    found: NDArray[np.bool_] = (last_yes > first_no) & (last_no > first_yes)
    return found


def _odds_ratios(answers: Answers) -> Floats:
    centre = answers.sums(answers.x * answers.n) / answers.sums(answers.n)
    scale = answers.within(np.maximum, answers.x) - answers.within(np.minimum, answers.x)
    x = (answers.x - centre[answers.group]) / scale[answers.group]
    slope, error = _newton(Answers(answers.group, x, answers.y, answers.n))
    with np.errstate(over="ignore"):
        return np.exp(np.stack([slope + z * error for z in (0, -Z_90, Z_90)]) / scale)


def _newton(answers: Answers) -> tuple[Floats, Floats]:
    """The slopes and their standard errors; a step that makes a fit worse is halved."""
    share = answers.sums(answers.y) / answers.sums(answers.n)
    at = np.stack([np.log(share / (1 - share)), np.zeros_like(share)])
    error, left = np.zeros_like(share), np.arange(len(share))
    for _ in range(STEPS):
        step, error[left] = _step(answers, at[:, left])
        at[:, left] += step
        moving = np.abs(step).max(axis=0) >= PRECISION
        if not moving.any():
            break
        left, answers = left[moving], answers.of(moving)
    return at[1], error


def _step(answers: Answers, at: Floats) -> tuple[Floats, Floats]:
    x, y, n, group = answers.x, answers.y, answers.n, answers.group
    expected = 1 / (1 + np.exp(-_line(answers, at)))
    weight, beyond = n * expected * (1 - expected), y - n * expected
    known = answers.sums(weight)
    centre = answers.sums(weight * x) / known
    apart = x - centre[group]
    spread = answers.sums(weight * apart**2)
    slope = answers.sums(beyond * apart) / spread
    step = np.stack([answers.sums(beyond) / known - centre * slope, slope])
    before = _likelihood(answers, at) - PRECISION
    while (worse := _likelihood(answers, at + step) < before).any():
        step[:, worse] /= 2
    return step, 1 / np.sqrt(spread)


def _line(answers: Answers, at: Floats) -> Floats:
    constant, slope = at[:, answers.group]
    return np.asarray(constant + slope * answers.x)


def _likelihood(answers: Answers, at: Floats) -> Floats:
    line = _line(answers, at)
    return answers.sums(answers.y * line - answers.n * np.logaddexp(0, line))
