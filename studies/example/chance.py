"""Chance, from one seed: the same everywhere.

Only the uniform draws of NumPy's PCG64 are used, which NumPy keeps the same from version to
version and machine to machine; every other distribution is worked out here from those.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """Draws of one stream; each part of the example has its own, so that a change to one disturbs no other."""

    def __init__(self, seed: int, *stream: int):
        import numpy as np

        self._generator = np.random.Generator(np.random.PCG64([seed, *stream]))
        self._block: list[float] = []

    def share(self) -> float:
        """A number from 0 up to 1."""
        if not self._block:
            self._block = self._generator.random(2048).tolist()
        return self._block.pop()

    def happens(self, probability: float) -> bool:
        return self.share() < probability

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.share()

    def wait(self, rate: float) -> float:
        """The time to the next event, where events come at `rate` a unit of time; endless at rate 0."""
        return -math.log(1 - self.share()) / rate if rate > 0 else math.inf

    def count(self, mean: float) -> int:
        """How many events come in a unit of time at that mean (Poisson, by adding up waits)."""
        found, waited = 0, self.wait(mean)
        while waited < 1:
            found, waited = found + 1, waited + self.wait(mean)
        return found

    def one_of(self, choices: Sequence[T]) -> T:
        return choices[int(self.share() * len(choices))]

    def weighted(self, choices: Sequence[T], weights: Sequence[float]) -> T:
        mark = self.share() * sum(weights)
        for choice, weight in zip(choices, weights, strict=True):
            mark -= weight
            if mark < 0:
                return choice
        return choices[-1]

    def some_of(self, choices: Sequence[T], how_many: int, weights: Sequence[float]) -> list[T]:
        """That many different ones, likelier the heavier."""
        left, heavy = list(choices), list(weights)
        taken: list[T] = []
        while left and len(taken) < how_many and sum(heavy) > 0:
            index = self.weighted(range(len(left)), heavy)
            taken.append(left.pop(index))
            heavy.pop(index)
        return taken

    def shuffled(self, choices: Sequence[T]) -> list[T]:
        left = list(choices)
        return [left.pop(int(self.share() * len(left))) for _ in range(len(left))]
