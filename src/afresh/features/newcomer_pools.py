"""Whom others could come from, for each of many tables: those active in its area who were never at it."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np


@dataclass(frozen=True)
class Pool:
    """The members whom others are drawn from, in an order, for the tables from `start` up to `end`."""

    places: np.ndarray
    start: int
    end: int


@dataclass(frozen=True)
class Around:
    """Members by their place among all who are active, rows in any order."""

    area: np.ndarray
    """Of each table; 0: anywhere."""
    newcomers: np.ndarray
    """Of each table, how many."""
    active_area: np.ndarray
    active: np.ndarray
    table: np.ndarray
    ever: np.ndarray
    """Who was ever at each `table`; below 0 where they are active nowhere."""


@dataclass(frozen=True)
class Pools:
    size: np.ndarray
    """Of each table, how many could come."""
    order: np.ndarray
    """The tables for which enough could come, in the order in which `pools` count them."""
    pools: list[Pool]
    kept_out: np.ndarray
    """Of the rows of `ever`, those who are in the table's pool and cannot come."""


def pools_of(around: Around) -> Pools:
    """Where most of an area was at a table already, the table has a pool of its own, of those who could come."""
    everyone = np.unique(around.active)
    in_area = np.sort(_in(around.active_area, around.active))
    first = np.searchsorted(in_area, _in(around.area, np.zeros(1, np.int64)))
    last = np.searchsorted(in_area, _in(around.area + 1, np.zeros(1, np.int64)))
    anywhere = around.area == 0
    of_area = np.where(anywhere, len(everyone), last - first)
    here = (around.ever >= 0) & (anywhere[around.table] | _among(in_area, _in(around.area[around.table], around.ever)))
    out = np.bincount(around.table[here], minlength=len(around.area))
    size, alone = of_area - out, 2 * out > of_area
    order = np.lexsort((size, alone, around.area))
    order = order[size[order] >= around.newcomers[order]]

    def those(table: int) -> np.ndarray:
        if anywhere[table]:
            return everyone
        return np.asarray(in_area[first[table] : last[table]] & 0xFFFF_FFFF)

    pools = []
    # Tables of an area that draw from it come together, those to which as many could come beside each other as they
    # share their draws, and then those that do not, one by one.
    new = np.diff(around.area[order], prepend=-1) + alone[order] > 0
    starts = np.flatnonzero(new).tolist()
    ever = _by_table(around.table[here], around.ever[here], alone)
    for start, end in pairwise([*starts, len(order)]):
        table = int(order[start])
        if alone[table]:
            pools.append(Pool(np.setdiff1d(those(table), ever[table]), start, end))
        else:
            pools.append(Pool(those(table), start, end))
    return Pools(size, order, pools, here & ~alone[around.table])


def _in(area: np.ndarray, place: np.ndarray) -> np.ndarray:
    return np.asarray(area.astype(np.int64) << 32 | place)


def _among(ordered: np.ndarray, asked: np.ndarray) -> np.ndarray:
    at = np.minimum(np.searchsorted(ordered, asked), len(ordered) - 1)
    return np.asarray(ordered[at] == asked)


def _by_table(table: np.ndarray, ever: np.ndarray, wanted: np.ndarray) -> dict[int, np.ndarray]:
    some = wanted[table]
    order = np.argsort(table[some], kind="stable")
    tables, starts = np.unique(table[some][order], return_index=True)
    parts = np.split(ever[some][order], starts[1:])
    return dict(zip(tables.tolist(), parts, strict=False))
