"""The coverage study: `make study`, or `python -m studies.coverage`.

How often the 90% intervals of support hold the true rate, by size of table, and the minimum counts that
follow from it. Writes docs/coverage.md.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass
from itertools import product
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from studies.tables_of_answers import WORLDS, Drawn, World, draw

PAGE = Path(__file__).parents[1] / "docs" / "coverage.md"
ORGANISATIONS = (6, 12, 60)
PROPOSALS = (3, 5, 8, 20, 40)
TABLES = {6: 56, 12: 35, 60: 10}
"""How many tables are drawn of each size in each world."""
AS_PRINTED = 0.005
"""Shares are printed as whole percents, so that a truth half a percent beyond an end is within it as printed."""
SEED = 20261124
METHODS = ("support", "support against all", "crossed")


@dataclass(frozen=True)
class Cell:
    """One method in one world at one size: over all organisations of all tables."""

    method: str
    world: str
    organisations: int
    proposals: int
    intervals: int
    held: int
    low: int
    """Intervals of organisations in the lowest quarter of their table's true rates."""
    low_held: int
    width: float
    """Of all intervals together."""
    low_over: int = 0
    """Of the low ones that do not hold the truth, those that lie above it."""

    def __add__(self, other: Cell) -> Cell:
        sums = [a + b for a, b in zip(astuple(self)[4:], astuple(other)[4:], strict=True)]
        return Cell(self.method, self.world, self.organisations, self.proposals, *sums)


def study(scale: float = 1.0, processes: int = 2, worlds: Iterable[World] = WORLDS) -> list[Cell]:
    jobs = [
        (world.name, n, m, seed)
        for world, n, m in product(worlds, ORGANISATIONS, PROPOSALS)
        for seed in range(max(1, round(TABLES[n] * scale)))
    ]
    if processes == 1:
        return workspace(map(one_table, jobs))
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        return workspace(pool.map(one_table, jobs, chunksize=20))


def workspace(parts: Iterable[list[Cell]]) -> list[Cell]:
    found: dict[tuple[str, str, int, int], Cell] = {}
    for cell in (cell for part in parts for cell in part):
        key = cell.method, cell.world, cell.organisations, cell.proposals
        found[key] = found[key] + cell if key in found else cell
    return list(found.values())


def one_table(job: tuple[str, int, int, int]) -> list[Cell]:
    name, n, m, seed = job
    place, world = next((at, each) for at, each in enumerate(WORLDS) if each.name == name)
    drawn = draw(world, n, m, np.random.default_rng([SEED, place, n, m, seed]))
    if drawn is None:
        return []
    plain, crossed = _plain(drawn), _crossed(drawn)
    true = drawn.put_to_each(), drawn.of_all(), drawn.of_all()
    return [
        _cell(method, world.name, n, m, each, interval=interval)
        for method, each, interval in zip(METHODS, true, (plain, plain, crossed), strict=True)
    ]


Ends = tuple[np.ndarray, np.ndarray]


def _plain(drawn: Drawn) -> Ends:
    from afresh.statistics import jeffreys

    return jeffreys.interval((drawn.supported & drawn.counted).sum(axis=1), drawn.counted.sum(axis=1))


def _crossed(drawn: Drawn) -> Ends:
    from afresh.statistics.crossed import fit

    one, item = np.nonzero(drawn.counted)
    ones, items = np.unique(one), np.unique(item)
    yes = drawn.supported[one, item].astype(int)
    ends = fit(np.searchsorted(ones, one), np.searchsorted(items, item), yes, np.ones_like(yes)).interval()
    low, high = (np.full(len(drawn.counted), np.nan) for _ in range(2))
    low[ones], high[ones] = ends
    return low, high


def _cell(method: str, world: str, n: int, m: int, true: np.ndarray, *, interval: Ends) -> Cell:
    low, high = interval
    known = ~np.isnan(true) & ~np.isnan(low)
    held = known & (low - AS_PRINTED <= true) & (true <= high + AS_PRINTED)
    lowest = np.zeros(len(true), dtype=bool)
    lowest[np.lexsort((np.arange(len(true)), true))[: max(1, len(true) // 4)]] = True
    lowest &= known
    width = float((high - low)[known].sum())
    counts = (int(each.sum()) for each in (known, held, lowest, lowest & held))
    return Cell(method, world, n, m, *counts, width, int((lowest & (low - AS_PRINTED > true)).sum()))


def main() -> None:
    asked = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    asked.add_argument("--processes", type=int, default=2, help="how many tables are drawn at a time (2)")
    asked.add_argument("--scale", type=float, default=1.0, help="how many of the usual tables to draw (1.0)")
    given = asked.parse_args()
    from studies.coverage_page import write

    print(write(study(given.scale, given.processes), given.scale, PAGE))


if __name__ == "__main__":
    main()
