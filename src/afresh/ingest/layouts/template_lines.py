"""Leaves out the lines that the template came with, and nothing that the user wrote."""

import re
from typing import Any

import duckdb

from afresh.ingest.layouts.table_names import plain
from afresh.ingest.sources.raw_sheet import without_rows
from afresh.ingest.sources.sheet import Sheet
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import ExampleLineChanged
from afresh.records.tables import TABLES
from afresh.records.template_lines import EXAMPLE, MEANING, example, meanings


def without_template_lines(sheet: Sheet, con: duckdb.DuckDBPyConnection, problems: Problems) -> bool:
    """Delete the template's lines from the sheet; True if it had any.

    A line is the template's if it begins with the template's word, or stands in a sheet of the template, and
    every cell is as the template has it. One that begins so and says something else is left out and reported.
    """
    if sheet.name not in TABLES or not sheet.headings:
        return False
    ours = [_by_heading(sheet.name, cells(TABLES[sheet.name])) for cells in (meanings, example)]
    candidates = _candidates(sheet, con)
    has_meanings = any(_is(row, ours[0], sheet) for row in candidates)
    left_out = []
    for row in candidates:
        marked = str(row[1] or "").startswith((MEANING, EXAMPLE))
        untouched = _is(row, ours[0], sheet) or ((marked or has_meanings) and _is(row, ours[1], sheet))
        if marked and not untouched:
            word = str(row[1]).partition(" ")[0]
            problems.add(ExampleLineChanged(sheet.place, sheet.name, row[0], sheet.headings[0], value=word))
        if marked or untouched:
            left_out.append(row[0])
    if left_out:
        without_rows(con, sheet, left_out)
    return has_meanings


def _candidates(sheet: Sheet, con: duckdb.DuckDBPyConnection) -> list[tuple[Any, ...]]:
    """The rows that may be the template's: those that begin with its words, and the first."""
    if not sheet.marked:
        return con.execute(f"SELECT * FROM {sheet.relation} LIMIT 25").fetchall()
    return con.execute(
        f"SELECT * FROM {sheet.relation} WHERE c0 LIKE $meaning OR c0 LIKE $example OR source_row <= 25",
        {"meaning": f"{MEANING}%", "example": f"{EXAMPLE}%"},
    ).fetchall()


def _by_heading(table: str, cells: list[str]) -> dict[str, str]:
    columns = TABLES[table].columns
    return {plain(column.name): _one_form(cell) for column, cell in zip(columns, cells, strict=True)}


def _is(row: tuple[object, ...], ours: dict[str, str], sheet: Sheet) -> bool:
    """Whether the row's cells, at least two, are all the template's, whatever form its dates have taken."""
    cells = zip(sheet.headings, row[1:], strict=True)
    filled = [(plain(heading), _one_form(str(cell))) for heading, cell in cells if cell]
    texts = set(ours.values())
    # Under a heading that the user has changed, any of the template's own texts is still the template's.
    same = [cell == ours[heading] if heading in ours else cell in texts for heading, cell in filled]
    return len(same) >= 2 and all(same)


def _one_form(text: str) -> str:
    """Without the template's word; dates ISO; yes and true alike."""
    bare = text.strip().removeprefix(MEANING).removeprefix(EXAMPLE).casefold()
    day = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", bare)
    return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}" if day else {"true": "yes", "false": "no"}.get(bare, bare)
