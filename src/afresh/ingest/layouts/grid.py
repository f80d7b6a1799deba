"""A sheet as a grid of cells: what every detector of layouts looks at, whatever the file was."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

MOST_CELLS = 400_000
"""A sheet with more cells is a table of records; no office draws up a form of that size."""

Spot = tuple[int, int]
"""A row and a column, both counted from 0 in the grid."""


@dataclass(frozen=True)
class Grid:
    """The cells of one sheet, as trimmed texts, "" where there is nothing; rows with nothing in them are left out."""

    place: str
    """Where it lies, as problems say it: "book.xlsx, sheet 'Falls Board'"."""
    name: str
    """The name of the sheet, or of the file where that is one table."""
    rows: tuple[tuple[str, ...], ...]
    """All of one width."""
    numbers: tuple[int, ...]
    """The number of each row, as Excel shows it."""
    copied: frozenset[Spot] = frozenset()
    """Cells that only repeat the cell they are merged with."""
    typed: frozenset[Spot] = frozenset()
    """Cells that the file says are dates, so that no order of day and month had to be guessed."""
    hidden: bool = False
    """Whether the sheet is hidden in its workbook."""
    turned: bool = False
    """Whether rows and columns were exchanged: `numbers` are then places of columns, from 1."""

    @cached_property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def own(self, at: int) -> list[int]:
        """The columns of a row that hold something of their own."""
        return [column for column, text in enumerate(self.rows[at]) if text and (at, column) not in self.copied]

    def part(self, first: int, last: int) -> "Grid":
        """The rows from `first` up to `last`, both places in this grid."""

        def moved(spots: frozenset[Spot]) -> frozenset[Spot]:
            return frozenset((row - first, column) for row, column in spots if first <= row <= last)

        return replace(
            self,
            rows=self.rows[first : last + 1],
            numbers=self.numbers[first : last + 1],
            copied=moved(self.copied),
            typed=moved(self.typed),
        )

    def exchanged(self) -> "Grid":
        """Rows and columns exchanged, for sheets that have meetings down and people across."""
        rows = tuple(zip(*self.rows, strict=True))

        def other(spots: frozenset[Spot]) -> frozenset[Spot]:
            return frozenset((column, row) for row, column in spots)

        return replace(
            self,
            rows=rows,
            numbers=tuple(range(1, len(rows) + 1)),
            copied=other(self.copied),
            typed=other(self.typed),
            turned=not self.turned,
        )


def grid_from(
    place: str,
    name: str,
    rows: Iterable[tuple[int, Sequence[str | None]]],
    merged: Sequence[tuple[Spot, Spot]] = (),
    typed: Iterable[Spot] = (),
    *,
    hidden: bool = False,
) -> Grid | None:
    """A grid of numbered rows; None if there is nothing in it or too much. `merged` and `typed` count rows from 0."""
    texts: dict[int, list[str]] = {}
    cells = 0
    for number, row in rows:
        tidy = [" ".join(text.replace("\0", "").split(" ")).strip() if text else "" for text in row]
        cells += len(tidy)
        if cells > MOST_CELLS:
            return None
        if any(tidy):
            texts[number] = tidy
    width = max((len(row) for row in texts.values()), default=0)
    for row in texts.values():
        row += [""] * (width - len(row))
    copied = {spot for first, last in merged for spot in _spread(texts, first, last, width)}
    numbers = sorted(texts)
    at = {number: place for place, number in enumerate(numbers)}
    return (
        Grid(
            place=place,
            name=name,
            rows=tuple(tuple(texts[number]) for number in numbers),
            numbers=tuple(numbers),
            copied=frozenset((at[number], column) for number, column in copied if number in at),
            typed=frozenset((at[row + 1], column) for row, column in typed if row + 1 in at),
            hidden=hidden,
        )
        if numbers
        else None
    )


def _spread(texts: dict[int, list[str]], first: Spot, last: Spot, width: int) -> list[tuple[int, int]]:
    """Repeat a merged cell over the cells that it covers; gives those, with rows by their numbers."""
    text = texts.get(first[0] + 1, [""] * width)[first[1]] if first[1] < width else ""
    done: list[tuple[int, int]] = []
    for row in range(first[0], min(last[0], first[0] + 5_000) + 1):
        for column in range(first[1], min(last[1], width - 1) + 1):
            if text and (row, column) != first and row + 1 in texts and not texts[row + 1][column]:
                texts[row + 1][column] = text
                done.append((row + 1, column))
    return done
