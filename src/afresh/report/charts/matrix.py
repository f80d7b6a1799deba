"""Who works with whom: a grid of members in which each cell says how long a pair has known each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from afresh.diagnosis.seating_history import Pair

MOST = 24


@dataclass(frozen=True)
class Cell:
    text: str
    kind: str
    """'new', 'known', 'apart' or 'self'."""
    says: str


@dataclass(frozen=True)
class Row:
    number: int
    label: str
    cells: tuple[Cell, ...]
    met: int
    new: int


@dataclass(frozen=True)
class Matrix:
    rows: tuple[Row, ...]
    grid: bool
    """Whether the grid is small enough to show; the summary by member always is."""


def matrix(labels: Sequence[tuple[int, str]], pairs: Sequence[Pair], end: date) -> Matrix:
    met = {(pair.a, pair.b): pair for pair in pairs}
    rows = []
    for i, (member, label) in enumerate(labels):
        cells = tuple(_cell(member, other, met, end) for other, _ in labels)
        mine = [cell.kind for cell in cells]
        rows.append(Row(i + 1, label, cells, mine.count("new") + mine.count("known"), mine.count("new")))
    return Matrix(tuple(rows), len(labels) <= MOST)


def _cell(member: int, other: int, met: dict[tuple[int, int], Pair], end: date) -> Cell:
    if member == other:
        return Cell("", "self", "the same member")
    pair = met.get((min(member, other), max(member, other)))
    if pair is None:
        return Cell("–", "apart", "not together in the period")
    if pair.is_new:
        return Cell("new", "new", "first met in the period")
    years = (end - pair.met).days / 365.25
    return Cell(f"{years:.0f}", "known", f"known each other for {years:.1f} years")
