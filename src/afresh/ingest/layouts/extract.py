"""From a sheet and its layout to rows of the dictionary's tables. The layout is followed, and nothing else is."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import Layout
from afresh.ingest.layouts.name_parts import bodies_behind
from afresh.ingest.layouts.table_names import plain

Cells = dict[str, str]
"""A row of a table of the dictionary: texts by column."""


@dataclass(frozen=True)
class Said:
    """Something to tell of a sheet: a kind of problem, where it stands, and its facts."""

    kind: type[Any]
    table: str = ""
    row: int | None = None
    column: str = ""
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass
class Extraction:
    """What a block of a sheet gives: rows with their numbers, and what is to be told of the rest."""

    rows: dict[str, list[tuple[int, Cells]]] = field(default_factory=dict)
    said: list[Said] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    domains: dict[str, set[str]] = field(default_factory=dict)
    """Where addresses end, and of whom, of whom no organisation is known."""

    def add(self, table: str, row: int, **cells: str) -> None:
        self.rows.setdefault(table, []).append((row, cells))

    def say(self, kind: type[Any], table: str = "", row: int | None = None, column: str = "", **facts: Any) -> None:
        self.said.append(Said(kind, table, row, column, facts))


Extractor = Callable[[Grid, Layout, Context], Extraction]


def extract(grid: Grid, layout: Layout, context: Context) -> Extraction:
    """The records of one block."""
    from afresh.ingest.layouts.extract_grid import extract_grid
    from afresh.ingest.layouts.extract_list import extract_list
    from afresh.ingest.layouts.extract_members import extract_members
    from afresh.ingest.layouts.extract_present import extract_present
    from afresh.ingest.layouts.extract_table import extract_table
    from afresh.ingest.layouts.not_read import tell_why

    extractors: dict[str, Extractor] = {
        "attendance grid": extract_grid,
        "attendance list": extract_list,
        "present lists": extract_present,
        "membership list": extract_members,
        "not read": tell_why,
        "table": extract_table,
    }
    return extractors[layout.kind](grid.exchanged() if layout.turned else grid, layout, context)


def rows_of(grid: Grid, layout: Layout) -> list[tuple[int, tuple[str, ...]]]:
    """The rows of the block that may be records, with their numbers."""
    return [
        (number, row)
        for number, row in zip(grid.numbers, grid.rows, strict=True)
        if layout.first <= number <= layout.last and number not in layout.skip
    ]


def organisations_known(grid: Grid, layout: Layout, context: Context) -> set[str]:
    """Plain names of organisations: those that other tables give, and those behind the names of this block."""
    known = {plain(each) for each in context.organisations}
    names = (row[at] for _, row in rows_of(grid, layout) for at in layout.places("person") if at < len(row))
    return known | bodies_behind(names, known)
