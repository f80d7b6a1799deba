"""Who sits with whom at many tables, in arrays: newcomers beside continuing members, and beside each other."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np


@dataclass(frozen=True)
class Seating:
    """One table after another. The newcomers of all tables are numbered through; continuing members, and
    those who cannot be drawn for a table, go by their place in MetBy.
    """

    newcomers: np.ndarray
    """How many each table has."""
    new: np.ndarray
    beside: np.ndarray
    """The continuing member beside each of `new`, which is in order."""
    one: np.ndarray
    other: np.ndarray
    """Two newcomers beside each other; the ones are in order."""
    table: np.ndarray
    kept_out: np.ndarray
    """Who cannot be drawn for each `table`, which is in order."""

    @cached_property
    def first(self) -> np.ndarray:
        """The number of each table's first newcomer, and of the one after the last."""
        return np.append(0, np.cumsum(self.newcomers))

    @cached_property
    def both_new(self) -> np.ndarray:
        """Pairs of newcomers at each table."""
        return np.diff(np.searchsorted(self.one, self.first))

    @cached_property
    def pairs(self) -> np.ndarray:
        """Pairs with a newcomer at each table."""
        return np.asarray(np.diff(np.searchsorted(self.new, self.first)) + self.both_new)

    def part(self, start: int, end: int) -> "Seating":
        """The tables from `start` up to `end`."""
        first, last = self.first[start], self.first[end]
        new, one = (slice(*np.searchsorted(each, (first, last))) for each in (self.new, self.one))
        kept = slice(*np.searchsorted(self.table, np.array((start, end), self.table.dtype)))
        return Seating(
            newcomers=self.newcomers[start:end],
            new=self.new[new] - first,
            beside=self.beside[new],
            one=self.one[one] - first,
            other=self.other[one] - first,
            table=self.table[kept] - start,
            kept_out=self.kept_out[kept],
        )

    def parts(self, start: int, end: int, rows: int) -> list[tuple[int, int]]:
        """The same tables in parts of about so many newcomers and pairs of them."""
        up_to = np.cumsum(self.newcomers[start:end] + self.both_new[start:end])
        cuts = (start + 1 + np.flatnonzero(np.diff(up_to // rows))).tolist()
        return list(zip([start, *cuts], [*cuts, end], strict=True))


@dataclass(frozen=True)
class Beside:
    """Pairs with a newcomer: at which table, and who, by place; in any order."""

    table: np.ndarray
    newcomer: np.ndarray
    other: np.ndarray
    both_new: np.ndarray


def seated(
    tables: int, table: np.ndarray, newcomer: np.ndarray, pairs: Beside, table_of_kept: np.ndarray, *, kept: np.ndarray
) -> Seating:
    """From each table's newcomers, pairs with one, and those who cannot be drawn for it, by place, in any order."""
    sat = np.sort(_at_table(table, newcomer))

    def number(rows: np.ndarray, who: np.ndarray) -> np.ndarray:
        return np.searchsorted(sat, _at_table(pairs.table[rows], who[rows]))

    both, only_one = np.flatnonzero(pairs.both_new), np.flatnonzero(~pairs.both_new)
    new, one, other = number(only_one, pairs.newcomer), number(both, pairs.newcomer), number(both, pairs.other)
    by_new, by_one, by_table = (np.argsort(each, kind="stable") for each in (new, one, table_of_kept))
    return Seating(
        newcomers=np.bincount(table, minlength=tables),
        new=new[by_new],
        beside=pairs.other[only_one][by_new],
        one=one[by_one],
        other=other[by_one],
        table=table_of_kept[by_table],
        kept_out=kept[by_table],
    )


def _at_table(table: np.ndarray, place: np.ndarray) -> np.ndarray:
    return np.asarray(table.astype(np.int64) << 32 | place)
