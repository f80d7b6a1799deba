"""Worlds of organisations and contested proposals, in each of which the true rates are known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

Chances = Callable[[np.random.Generator, int, int], np.ndarray]
"""The chance that each of so many organisations supports each of so many proposals."""

MOST_TRIES = 200
"""Proposals put, for each that has to be contested, before a world is given up as hardly ever contested."""


@dataclass(frozen=True)
class World:
    name: str
    told: str
    chances: Chances
    matches: str = ""
    """The method whose own assumptions these are."""
    asked: str = "all"
    """Whether everybody is asked everything, or one half mostly what is hard and the other mostly what is easy."""


@dataclass(frozen=True)
class Drawn:
    """One table: who was asked what, who supported what, and the chances of that where somebody does not."""

    chances: np.ndarray
    counted: np.ndarray
    """Answered, of those that somebody did not support."""
    supported: np.ndarray

    def put_to_each(self) -> np.ndarray:
        """The true rate over the proposals counted for each organisation."""
        of = self.counted.sum(axis=1)
        found: np.ndarray = (self.chances * self.counted).sum(axis=1) / np.maximum(of, 1)
        return np.where(of > 0, found, np.nan)

    def of_all(self) -> np.ndarray:
        """The true rate over every proposal on record."""
        found: np.ndarray = self.chances.mean(axis=1)
        return found


def draw(world: World, organisations: int, proposals: int, rng: np.random.Generator) -> Drawn | None:
    """A table with so many contested proposals; None where hardly any would be."""
    chances = world.chances(rng, organisations, proposals * MOST_TRIES)
    asked = _asked(world, chances, rng)
    held_back = asked & (rng.random(chances.shape) >= chances)
    contested = np.flatnonzero(held_back.any(axis=0))[:proposals]
    if len(contested) < proposals:
        return None
    asked, held_back = asked[:, contested], held_back[:, contested]
    return Drawn(_of_contested(chances[:, contested], asked), asked, asked & ~held_back)


def _of_contested(chances: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """The chances of support, given that not everybody who was asked supports it."""
    by_all = np.where(asked, chances, 1.0).prod(axis=0)
    found: np.ndarray = np.where(asked, (chances - by_all) / (1 - by_all), chances)
    return found


def _asked(world: World, chances: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    if world.asked == "all":
        return np.ones(chances.shape, dtype=bool)
    hard = chances.mean(axis=0) < np.median(chances.mean(axis=0))
    first = np.arange(len(chances)) % 2 == 0
    found: np.ndarray = rng.random(chances.shape) < np.where(first[:, None] == hard, 0.9, 0.3)
    return found


def _logistic(line: np.ndarray) -> np.ndarray:
    found: np.ndarray = 1 / (1 + np.exp(-line))
    return found


def _same_for_all(rates: np.ndarray, proposals: int) -> np.ndarray:
    return np.repeat(rates[:, None], proposals, axis=1)


def _beta(rng: np.random.Generator, n: int, m: int) -> np.ndarray:
    mean, size = rng.uniform(0.01, 0.99), min(rng.pareto(1) + 0.5, 200)
    return _same_for_all(rng.beta(mean * size, (1 - mean) * size, n), m)


def _crossed(rng: np.random.Generator, n: int, m: int) -> np.ndarray:
    from afresh.statistics.crossed import PRIOR_MEAN_SD, PRIOR_SD

    mean, (ones, items) = rng.normal(0, PRIOR_MEAN_SD), np.abs(rng.normal(0, PRIOR_SD, 2))
    return _logistic(mean + rng.normal(0, ones, n)[:, None] + rng.normal(0, items, m))


def _two_camps(rng: np.random.Generator, n: int, m: int) -> np.ndarray:
    return _same_for_all(np.where(np.arange(n) % 2 == 0, 0.85, 0.25), m)


def _opposite(rng: np.random.Generator, n: int, m: int) -> np.ndarray:
    ours = (np.arange(n) % 2 == 0)[:, None] == (rng.random(m) < 0.5)
    return np.where(ours, 0.9, 0.25)


def _outlier(rng: np.random.Generator, n: int, m: int) -> np.ndarray:
    return _same_for_all(np.where(np.arange(n) == 0, 0.1, 0.8), m)


def _consensus(rng: np.random.Generator, n: int, m: int) -> np.ndarray:
    return _same_for_all(np.full(n, 0.9), m)


def _difficulty(rng: np.random.Generator, n: int, m: int) -> np.ndarray:
    return _logistic(1 + rng.normal(0, 1, n)[:, None] + rng.normal(0, 1.5, m))


WORLDS = (
    World("rates alike or not", "rates about a mean drawn evenly, from all alike to all unlike", _beta),
    World("effects as assumed", "effects drawn from the prior of the crossed effects", _crossed, "crossed"),
    World("two camps", "half support 0.85 of everything, half 0.25", _two_camps),
    World("opposite camps", "each half supports 0.9 of its own proposals and 0.25 of the other's", _opposite),
    World("one outlier", "one supports 0.1 of everything, the others 0.8", _outlier),
    World("all alike", "every organisation supports 0.9 of everything", _consensus),
    World("hard and easy", "organisations differ (sd 1 on the scale of ln odds), proposals more (sd 1.5)", _difficulty),
    World("asked different things", "the same, and half is asked mostly what is hard, half mostly what is easy",
          _difficulty, asked="halves"),
)  # fmt: skip
