"""How many pairs at a table would have met before, had others come instead of its newcomers.

Many tables are looked at together. For those to which others come from the same members, members are
drawn once: each table takes the first of every draw and, in the place of those who cannot come, the
next of it who can, which is as good as a draw of its own from those who can.
"""

from collections.abc import Callable
from functools import lru_cache
from math import ceil, sqrt

import numpy as np

from afresh.gatherings import met_by
from afresh.gatherings.drawing import CELLS_AT_ONCE, some_of
from afresh.gatherings.met_by import Among, MetBy
from afresh.gatherings.pools import Pool
from afresh.gatherings.seating import Seating

ROWS_AT_ONCE, CELLS = 500, 500_000
"""Newcomers, and pairs of them, that are looked at together; fewer where that times the draws would be more cells."""

DEPTHS = 8
"""Draws are so deep or a multiple of it, so that pools of one size share them."""

Told = Callable[[int, int, np.ndarray], None]
"""Given the first table and the one after the last, and for each and each draw how many pairs had met."""


class Draws:
    """So many at once, each number of members from the same start of the random numbers."""

    def __init__(self, seed: int, number: int):
        self.number = number
        self._drawn = lru_cache(maxsize=64)(
            lambda size, of: np.ascontiguousarray(some_of(np.random.default_rng(seed), number, size, of).T)
        )

    def of(self, size: int, of: int) -> np.ndarray:
        """Positions, a column a draw."""
        return self._drawn(size, of)


def had_met(met: MetBy, draws: Draws, tables: Seating, pools: list[Pool], told: Told) -> None:
    """Tells of every table how many of its pairs with a newcomer had met, in each draw.

    On one core: each part is many small sums over arrays, and two threads with such wait for each other longer than
    they would save.
    """
    # Pools of one size follow one another, since they share their draws.
    pools = sorted(pools, key=lambda pool: len(pool.places))
    rows = max(1, min(ROWS_AT_ONCE, CELLS // max(1, draws.number)))
    large = any(len(pool.places) > met_by.LARGEST_SQUARE for pool in pools)
    others = _Others(met, Among(met) if large else None, draws)
    for pool in pools:
        for start, end in tables.parts(pool.start, pool.end, rows):
            others.come_from(pool, int(tables.newcomers[pool.start : pool.end].max()))
            told(start, end, others.had_met(tables.part(start, end)))


class _Others:
    """Who could come in the place of newcomers; it keeps notes on the pool it was asked about last."""

    def __init__(self, met: MetBy, among: Among | None, draws: Draws):
        self._met, self._among, self._draws = met, among, draws
        self._column = np.full(met.size, -1, np.int32)
        self._members = np.empty(0, np.intp)
        self._pool = Pool(self._members, 0, 0, 0)

    def come_from(self, pool: Pool, most: int) -> None:
        """`most`: newcomers of one table."""
        if pool is self._pool:
            return
        self._pool, self._square = pool, None
        size = len(pool.places)
        share = max(1, size - pool.kept_out) / max(1, size)
        deep = DEPTHS * ceil((most + (4 * sqrt(most) + 4) * (share < 1)) / share / DEPTHS)
        self._deep = min(size, max(most, deep))
        if size <= met_by.LARGEST_SQUARE:
            self._columns_for(pool.places)
            self._square = self._rows(pool.places)

    def had_met(self, tables: Seating) -> np.ndarray:
        """For each table and draw."""
        found, short = self._drawn(tables, self._deep)
        for table in np.flatnonzero(short).tolist():
            alone, deep, again = tables.part(table, table + 1), self._deep, True
            while again:
                deep = min(2 * deep, len(self._pool.places))
                one, ran_out = self._drawn(alone, deep)
                again = bool(ran_out[0])
            found[table] = one[0]
        return found

    def _drawn(self, tables: Seating, deep: int) -> tuple[np.ndarray, np.ndarray]:
        """Of draws so deep; and the tables for which they are not deep enough."""
        drawn = self._draws.of(deep, len(self._pool.places))
        if self._square is None:
            columns, at = np.unique(drawn, return_inverse=True)
            drawn = at.reshape(drawn.shape)
            self._columns_for(self._pool.places[columns])
        known = self._known(tables)
        table = np.repeat(np.arange(len(tables.newcomers)), tables.newcomers)
        who = drawn[np.arange(len(table)) - tables.first[table]]
        met = np.take(known, who + (np.arange(len(known)) * known.shape[1])[:, None])
        short = _next(known, drawn, tables.newcomers, table, who, met)
        total = np.zeros((len(tables.newcomers), drawn.shape[1]), known.dtype)
        _add(total, met, tables.first)
        self._with_each_other(tables, who, total)
        return total, short

    def _known(self, tables: Seating) -> np.ndarray:
        """For each newcomer and member: beside how many of those whom they know the newcomer sat; the most that the
        numbers hold where the member cannot come."""
        fits = np.min_scalar_type(int(tables.pairs.max(initial=0)) + 1)
        known = np.zeros((int(tables.first[-1]), len(self._members)), fits)
        seats, seat = np.unique(tables.beside, return_inverse=True)
        row = self._column[seats]
        rows = self._rows(seats) if self._square is None or (row < 0).any() else self._square[row]
        _add(known, rows, np.searchsorted(tables.new, np.arange(len(known) + 1)), seat)
        column, out = self._column[tables.kept_out], np.zeros((len(tables.newcomers), len(self._members)), np.bool_)
        out[tables.table[column >= 0], column[column >= 0]] = True
        known[np.repeat(out, tables.newcomers, axis=0)] = np.iinfo(fits).max
        return known

    def _columns_for(self, places: np.ndarray) -> None:
        self._column[self._members] = -1
        self._column[places] = np.arange(len(places))
        self._members = places

    def _rows(self, places: np.ndarray) -> np.ndarray:
        """Whether each of these had met the member of each column: 1 or 0."""
        rows = np.zeros((len(places), len(self._members)), np.uint8)
        for start in range(0, len(places), met_by.MEMBERS_AT_ONCE):
            whose, known = self._met.those(places[start : start + met_by.MEMBERS_AT_ONCE])
            column = self._column[known]
            here = column >= 0
            rows[whose[here] + start, column[here]] = 1
        return rows

    def _with_each_other(self, tables: Seating, who: np.ndarray, total: np.ndarray) -> None:
        at_once = max(1, CELLS_AT_ONCE // total.shape[1])
        ends = np.searchsorted(tables.one, tables.first)
        for start in range(0, len(tables.one), at_once):
            some = slice(start, start + at_once)
            one, other = who[tables.one[some]], who[tables.other[some]]
            if self._square is not None:
                one *= len(self._members)
                one += other
                met = np.take(self._square, one)
            else:
                assert self._among is not None, "members too many for a square are asked about by marks"
                met = self._among.had(self._members[one], self._members[other]).view(np.uint8)
            _add(total, met, np.clip(ends - start, 0, len(met)))


def _next(
    known: np.ndarray, drawn: np.ndarray, newcomers: np.ndarray, table: np.ndarray, who: np.ndarray, met: np.ndarray
) -> np.ndarray:
    """Puts in the place of those who cannot come the next of the draw who can; gives the tables where it runs out."""
    draws, nobody = drawn.shape[1], np.iinfo(known.dtype).max
    after, short = np.repeat(newcomers, draws), np.zeros(len(newcomers), np.bool_)
    latest = np.empty(len(after), np.intp)
    new, draw = np.nonzero(met == nobody)
    while len(new):
        cell = table[new] * draws + draw
        there = after[cell] < len(drawn)
        short[table[new[~there]]] = True
        new, draw, cell = new[there], draw[there], cell[there]
        # One of each draw at a time: who is next depends on who came.
        latest[cell] = np.arange(len(cell))
        now = latest[cell] == np.arange(len(cell))
        one, of = new[now], draw[now]
        came = drawn[after[cell[now]], of]
        who[one, of], met[one, of] = came, known[one, came]
        after[cell[now]] += 1
        still = ~now
        still[now] = met[one, of] == nobody
        new, draw = new[still], draw[still]
    return short


def _add(total: np.ndarray, rows: np.ndarray, ends: np.ndarray, which: np.ndarray | None = None) -> None:
    """To each row of the total the sum of its own rows, which lie between its two ends: the first of each, then the
    second of each, and so on, which is sooner done than one after another. `which`: the rows' numbers, if not 0, 1 ..
    """
    first, sizes = ends[:-1], np.diff(ends)
    for nth in range(int(sizes.max(initial=0))):
        longer = np.flatnonzero(sizes > nth)
        at = first[longer] + nth
        total[longer] += rows[at if which is None else which[at]]
