"""How many pairs at a table would have met before, had others come instead of its newcomers.

Many tables are looked at together. Draws are of positions, and shared by all tables to which so many could come; who
cannot come to a table has their position taken by somebody from the end of the pool who can.

Shared draws give each table the same chance as draws of its own: every order of positions is as likely as any other,
each position is held by one member who can come, and who holds it does not depend on the draw. Neither ids, nor the
order of rows, nor which tables are looked at together changes a draw: where most of an area was at a table already, it
has a pool of its own, and that depends on the table alone.
"""

from collections.abc import Callable
from functools import lru_cache
from math import ceil, sqrt

import numpy as np

from afresh.features import prior_acquaintance
from afresh.features.newcomer_pools import Pool
from afresh.features.prior_acquaintance import Among, MetBy
from afresh.features.seating import Seating
from afresh.statistics.sampling import CELLS_AT_ONCE, some_of

ROWS_AT_ONCE, CELLS = 500, 500_000
"""Newcomers, and pairs of them, that are looked at together; fewer where that times the draws would be more cells."""

DEPTHS, STEPS = 8, 8
"""Draws are so deep or a multiple of it, and from so many members that pools of about one size share them."""

Told = Callable[[int, int, np.ndarray], None]
"""Given the first table and the one after the last, and for each and each draw how many pairs had met."""


class Draws:
    """So many at once, always from the same start of the random numbers."""

    def __init__(self, seed: int, number: int):
        self._seed, self.number = seed, number
        self._deep, self._under = lru_cache(maxsize=16)(self._drawn), lru_cache(maxsize=256)(self._passed)

    def under(self, could: int, size: int, of: int) -> np.ndarray:
        """Positions under `could`, `size` different ones down each draw; from draws that all share who ask for `of`."""
        step = max(DEPTHS, (1 << of.bit_length()) // (2 * STEPS))
        deep = min(could, DEPTHS * ceil(size / DEPTHS))
        return self._under(could, deep, step * ceil(of / step))[:size] if deep else np.empty((0, self.number), np.int32)

    def _passed(self, could: int, size: int, of: int) -> np.ndarray:
        """Of draws from more, the first `size` that are under `could`."""
        deep, short = (size + 4 * sqrt(size) + 4) * of / could / 2, True
        while short:
            deep = min(of, DEPTHS * ceil(2 * deep / DEPTHS))
            drawn = self._deep(deep, of)
            nth = np.cumsum(drawn < could, axis=1)
            short = bool((nth[:, -1] < size).any())
        passed = drawn[(drawn < could) & (nth <= size)]
        return np.ascontiguousarray(passed.reshape(self.number, size).T.astype(np.int32))

    def _drawn(self, deep: int, of: int) -> np.ndarray:
        return some_of(np.random.default_rng(self._seed), self.number, deep, of)


def had_met(met: MetBy, draws: Draws, tables: Seating, pools: list[Pool], told: Told) -> None:
    """Tells of every table how many of its pairs with a newcomer had met, in each draw.

    On one core: each part is many small sums over arrays, and two threads with such wait for each other longer than
    they would save.
    """
    # Pools of one size follow one another, since they share their draws.
    pools = sorted(pools, key=lambda pool: len(pool.places))
    rows = max(1, min(ROWS_AT_ONCE, CELLS // max(1, draws.number)))
    large = any(len(pool.places) > prior_acquaintance.LARGEST_SQUARE for pool in pools)
    others = _Others(met, Among(met) if large else None, draws)
    for pool in pools:
        others.come_from(pool, int(tables.newcomers[pool.start : pool.end].max()))
        for start, end in tables.parts(pool.start, pool.end, rows):
            told(start, end, others.had_met(tables.part(start, end)))


class _Others:
    """Who could come in the place of newcomers, from the pool it was told of last."""

    def __init__(self, met: MetBy, among: Among | None, draws: Draws):
        self._met, self._among, self._draws = met, among, draws
        self._column, self._position = (np.full(met.size, -1, np.int32) for _ in range(2))
        self._members = np.empty(0, np.intp)

    def come_from(self, pool: Pool, most: int) -> None:
        """`most`: newcomers of one table."""
        self._pool, self._most, self._square = pool, most, None
        if len(pool.places) <= prior_acquaintance.LARGEST_SQUARE:
            self._columns_for(pool.places)
            self._square = self._rows(pool.places)
        self._position[pool.places] = np.arange(len(pool.places))

    def had_met(self, tables: Seating) -> np.ndarray:
        """For each table and draw."""
        who = self._drawn(tables)
        known = self._known(tables)
        total = np.zeros((len(tables.newcomers), self._draws.number), known.dtype)
        _add(total, np.take(known, who + (np.arange(len(known)) * known.shape[1])[:, None]), tables.first)
        self._with_each_other(tables, who, total)
        return total

    def _drawn(self, tables: Seating) -> np.ndarray:
        """Who comes, by column, in the place of each newcomer in each draw."""
        size = len(self._pool.places)
        could = size - np.bincount(tables.table, minlength=len(tables.newcomers))
        numbers, which = np.unique(could, return_inverse=True)
        most = int(tables.newcomers.max())
        draws = np.zeros((len(numbers), most, self._draws.number), np.int32)
        for at, number in enumerate(numbers.tolist()):
            found = self._draws.under(number, min(self._most, number), size)[:most]
            draws[at, : len(found)] = found
        if self._square is None:
            draws = self._only_of(draws, self._position[tables.kept_out], np.arange(numbers[0], size))
        table = np.repeat(np.arange(len(could)), tables.newcomers)
        who = draws[which[table], np.arange(len(table)) - tables.first[table]]
        return np.asarray(np.take(self._seats(tables, could), who + (table * len(self._members))[:, None]))

    def _only_of(self, draws: np.ndarray, *others: np.ndarray) -> np.ndarray:
        """Have columns for those who are drawn and these others only; the draws by column."""
        wanted = np.zeros(len(self._pool.places), np.bool_)
        for positions in (draws, *others):
            wanted[positions] = True
        self._columns_for(self._pool.places[wanted])
        return np.asarray(self._column[self._pool.places][draws])

    def _seats(self, tables: Seating, could: np.ndarray) -> np.ndarray:
        """For each table its columns: where one of the first, so many as could come, cannot, another who can."""
        seats = np.repeat(np.arange(len(self._members))[None, :], len(could), axis=0)
        cannot = np.zeros(seats.shape, np.bool_)
        cannot[tables.table, self._column[tables.kept_out]] = True
        first = self._position[self._members] < could[:, None]
        seats[cannot & first] = seats[~cannot & ~first]
        return seats

    def _known(self, tables: Seating) -> np.ndarray:
        """For each newcomer and member: beside how many of those whom they know the newcomer sat."""
        fits = np.min_scalar_type(int(tables.pairs.max(initial=0)))
        known = np.zeros((int(tables.first[-1]), len(self._members)), fits)
        seats, seat = np.unique(tables.beside, return_inverse=True)
        row = self._column[seats]
        rows = self._rows(seats) if self._square is None or (row < 0).any() else self._square[row]
        _add(known, rows, np.searchsorted(tables.new, np.arange(len(known) + 1)), seat)
        return known

    def _columns_for(self, places: np.ndarray) -> None:
        self._column[self._members] = -1
        self._column[places] = np.arange(len(places))
        self._members = places

    def _rows(self, places: np.ndarray) -> np.ndarray:
        """Whether each of these had met the member of each column: 1 or 0."""
        rows = np.zeros((len(places), len(self._members)), np.uint8)
        for start in range(0, len(places), prior_acquaintance.MEMBERS_AT_ONCE):
            whose, known = self._met.those(places[start : start + prior_acquaintance.MEMBERS_AT_ONCE])
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


def _add(total: np.ndarray, rows: np.ndarray, ends: np.ndarray, which: np.ndarray | None = None) -> None:
    """To each row of the total the sum of its own rows, which lie between its two ends: the first of each, then the
    second of each, and so on, which is sooner done than one after another. `which`: the rows' numbers, if not 0, 1 ..
    """
    first, sizes = ends[:-1], np.diff(ends)
    for nth in range(int(sizes.max(initial=0))):
        longer = np.flatnonzero(sizes > nth)
        at = first[longer] + nth
        total[longer] += rows[at if which is None else which[at]]
