"""Cells merged down a column in Excel, as a board's name is over the rows of its block: the value counts for each.

A name that stands over blank cells without a merge is not carried down: nobody sees from the file whether a blank means
the same board or a name forgotten, and a wrong board for a whole block would be wrong in silence (decision 0002).
"""

from collections.abc import Sequence
from typing import Any

from afresh.ingest.layouts.heading_row import column_letter
from afresh.ingest.layouts.headings import match
from afresh.ingest.sources.raw_sheet import Found
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import MergedCellsFilled
from afresh.records.tables import TABLES

Range = tuple[tuple[int, int], tuple[int, int]]


def fill_merged(
    rows: list[Any], merged: Sequence[Range] | None, heading: int, found: Found, problems: Problems
) -> None:
    """Put the value of each merged cell below the headings into every row that it covers and that holds a record.

    Excel keeps it in the first row alone. Under a heading for figures it is left there: it would be added up once
    for each row. `rows` are changed; rows and columns are counted from 0.
    """
    figures, done, filled = _figures(found), dict[int, int](), dict[int, int]()
    down = [(first, last, column) for (first, column), (last, _) in merged or () if heading < first < last]
    records = _records(rows, heading) if down else set()
    for first, last, column in sorted(down):
        # Merged cells do not overlap: a file in which they do is not gone through again and again.
        if first <= done.get(column, heading) or first not in records or column in figures:
            continue
        done[column] = last
        if column >= len(rows[first]) or not _holds(rows[first][column]):
            continue
        for at in range(first + 1, min(last, len(rows) - 1) + 1):
            if at in records:
                rows[at][column] = rows[first][column]
                filled[column] = filled.get(column, 0) + 1
    for column, count in sorted(filled.items()):
        covered = "1 cell is covered" if count == 1 else f"{count:,} cells are covered"
        name = (found.headings[column] if column < len(found.headings) else "") or f"column {column_letter(column)}"
        problems.add(MergedCellsFilled(found.place, found.name, column=name, value=name, facts={"covered": covered}))


def _figures(found: Found) -> set[int]:
    table = TABLES.get(found.name)
    if table is None:
        return set()
    kinds = {column.name: column.kind for column in table.columns}
    return {
        at for name, at in match(found.headings, table.columns).columns.items() if kinds[name] in ("number", "whole")
    }


def _records(rows: list[Any], heading: int) -> set[int]:
    return {at for at in range(heading + 1, len(rows)) if any(map(_holds, rows[at]))}


def _holds(cell: object) -> bool:
    return cell is not None and (not isinstance(cell, str) or bool(cell.strip()))
