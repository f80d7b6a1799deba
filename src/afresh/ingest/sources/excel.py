"""An Excel or OpenDocument workbook: each sheet is a table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import duckdb

from afresh.ingest.layouts.grid import MOST_CELLS, Grid, grid_from
from afresh.ingest.layouts.heading_row import MOST_ROWS_SEARCHED, Headings, column_letter, find_headings, texts_above
from afresh.ingest.layouts.table_names import table_named
from afresh.ingest.sources.csv_file import say_rows_above
from afresh.ingest.sources.merged_cells import fill_merged
from afresh.ingest.sources.raw_sheet import Found, sheet_from_rows, too_wide
from afresh.ingest.sources.sheet import Sheet
from afresh.ingest.sources.workbook_safety import OLD_EXCEL, Inside, looked_into
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import (
    CellHoldsError,
    ErrorsNotSeen,
    FileIsEmpty,
    FormulaWithoutValue,
    NeedsPassword,
    NotWhatItClaims,
    SheetNotRead,
    SourceNotOpened,
)
from afresh.records.template_lines import READ_ME

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_ERRORS_UNSEEN = (".xls", ".xlsb", ".ods")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_excel(
    path: Path, con: duckdb.DuckDBPyConnection, problems: Problems, place: str = "", name: str = ""
) -> list[Sheet]:
    """A sheet for each worksheet that holds anything; a problem where the workbook cannot be read."""
    place = place or path.name
    try:
        if _cannot_start(path, place, problems):
            return []
        inside = looked_into(path, place, problems)
    except OSError as error:
        problems.add(SourceNotOpened(place, facts={"why": error.strerror or str(error)}))
        return []
    return [] if inside is None else _sheets(path, con, problems, place, inside)


def _cannot_start(path: Path, place: str, problems: Problems) -> bool:
    with path.open("rb") as file:
        start = file.read(512)
        encrypted = start.startswith(OLD_EXCEL) and _ENCRYPTED in start + file.read(5_000_000)
    if not start:
        problems.add(FileIsEmpty(place))
    elif encrypted:
        problems.add(NeedsPassword(place))
    elif re.match(rb"\s*(<!doctype html|<html|<table|<meta)", start, re.IGNORECASE):
        problems.add(NotWhatItClaims(place, facts={"claimed": "a workbook", "why": "inside it is a web page"}))
    else:
        return False
    return True


def _sheets(path: Path, con: duckdb.DuckDBPyConnection, problems: Problems, place: str, inside: Inside) -> list[Sheet]:
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    read: list[Sheet] = []
    try:
        with path.open("rb") as file:
            workbook = CalamineWorkbook.from_filelike(file)
            sheets = [each for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
            for name, visible in [(each.name, each.visible) for each in sheets]:
                hidden = visible != SheetVisibleEnum.Visible
                try:
                    found = workbook.get_sheet_by_name(name)
                    sheet = _sheet(found, name, con, problems, place, inside=inside, hidden=hidden)
                    read += [sheet] if sheet else []
                except BaseException as error:
                    problems.add(SheetNotRead(f"{place}, sheet '{name}'", facts={"why": _damage(error)}))
    except PasswordError:
        problems.add(NeedsPassword(place))
    except BaseException as error:
        problems.add(NotWhatItClaims(place, facts={"claimed": "a workbook", "why": _damage(error)}))
    if read and path.suffix.lower() in _ERRORS_UNSEEN:
        problems.add(ErrorsNotSeen(place, value=path.suffix))
    return read


def _damage(error: BaseException) -> str:
    """Why the reader gave up; raises again what is no damage. A panic in its Rust code is no Exception."""
    if isinstance(error, (KeyboardInterrupt, SystemExit, MemoryError, duckdb.Error)):
        raise error
    return str(error).strip().splitlines()[0][:120] if str(error).strip() else type(error).__name__


def _sheet(
    sheet: Any,
    name: str,
    con: duckdb.DuckDBPyConnection,
    problems: Problems,
    book: str,
    *,
    inside: Inside,
    hidden: bool,
) -> Sheet | None:
    """One worksheet; None if there is nothing on it."""
    if sheet.start is None:
        return None
    place, table = f"{book}, sheet '{name}'", table_named(name)
    first = [_texts(row) for row in sheet.to_python(skip_empty_area=False, nrows=MOST_ROWS_SEARCHED + sheet.start[0])]
    if first[0][:1] == [READ_ME]:
        return None
    above = sheet.start[0]
    headings = find_headings(first[above:], table)
    if headings is None:
        return None
    headings = Headings(headings.row + above, headings.texts)
    _say_valueless(inside.valueless.get(name, []), headings, place, table or name, problems)
    if any(any(row) for row in first[: headings.row]):
        say_rows_above(headings, 1, place, table or name, problems)
    found = Found(table or name, place, headings.texts, True, texts_above(first, headings))
    if too_wide(found, problems):
        return None
    rows = sheet.to_python(skip_empty_area=False)
    grid = _grid(rows, sheet.merged_cell_ranges, place, name, hidden)
    fill_merged(rows, sheet.merged_cell_ranges, headings.row, found, problems)
    return replace(sheet_from_rows(con, problems, found, _below(rows, headings)), grid=grid)


def _grid(rows: list[Any], merged: Any, place: str, name: str, hidden: bool) -> Grid | None:
    """The sheet's cells for whoever asks what it is."""
    if sum(map(len, rows)) > MOST_CELLS:
        return None
    typed = [(row, at) for row, cells in enumerate(rows) for at, cell in enumerate(cells) if isinstance(cell, date)]
    texts = ((number, _texts(row)) for number, row in enumerate(rows, 1))
    return grid_from(place, name, texts, merged or (), typed, hidden=hidden)


def _below(rows: list[Any], headings: Headings) -> Iterator[tuple[int, Sequence[str | None]]]:
    """Row numbers as Excel shows them, and texts; every row is as wide as the widest."""
    for at in range(headings.row + 1, len(rows)):
        yield at + 1, _texts(rows[at])
        rows[at] = ()


def _texts(row: Sequence[object]) -> list[str | None]:
    return [as_text(value) for value in row]


def as_text(value: object) -> str | None:
    """A typed value as the text a user would expect: 1.0 is 1, dates are ISO, midnight is no time."""
    if value is None or isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute, value.second, value.microsecond) == (0, 0, 0, 0)
        return value.date().isoformat() if midnight else value.isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, date) else str(value)


def _say_valueless(cells: list[tuple[str, str]], headings: Headings, place: str, name: str, problems: Problems) -> None:
    columns = {column_letter(at): text for at, text in enumerate(headings.texts)}
    for cell, error in cells:
        letters = cell.rstrip("0123456789")
        row, column = int(cell.removeprefix(letters)), columns.get(letters) or f"column {letters}"
        if row > headings.row + 1 and error:
            problems.add(CellHoldsError(place, name, row, column, cell, {"error": error}))
        elif row > headings.row + 1:
            problems.add(FormulaWithoutValue(place, name, row, column, cell))
