"""Reads whatever the user has: a workbook, a folder, a data package, a database, or one file."""

from collections import defaultdict
from pathlib import Path

import duckdb

from afresh.ingest.layouts.template_lines import without_template_lines
from afresh.ingest.sources.raw_sheet import rows_of
from afresh.ingest.sources.sheet import Sheet
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import NothingToRead, SourceMissing, TableHasNoRows, TableInTwoPlaces
from afresh.records.tables import TABLES


def read_source(path: Path, con: duckdb.DuckDBPyConnection, problems: Problems) -> list[Sheet]:
    """Every table found at the place, as raw text; those named kindly like a table of the dictionary get its name.

    Nothing is raised for what is wrong with the source: each problem is added to `problems`,
    and what could be read is given. A table found in two places is given twice.
    """
    if not _is_there(path):
        problems.add(SourceMissing(_shown(path)))
        return []
    before = len(problems.of("error"))
    found = _read(path, con, problems)
    sheets = [kept for sheet in found if (kept := with_rows(sheet, con, problems))]
    if not found and len(problems.of("error")) == before:
        problems.add(NothingToRead(_shown(path)))
    say_twice(sheets, _shown(path), problems)
    return sheets


def _is_there(path: Path) -> bool:
    """A file or a folder; not a pipe or a device, which might never end."""
    try:
        return path.is_file() or path.is_dir()
    except (OSError, ValueError):
        return False


def _read(path: Path, con: duckdb.DuckDBPyConnection, problems: Problems) -> list[Sheet]:
    from afresh.ingest.sources import datapackage, duckdb_file, folder, sqlite_file, table_file

    if path.is_dir():
        return folder.read_folder(path, con, problems)
    ending = path.name.lower()
    if ending.endswith(".json"):
        return datapackage.read_datapackage(path, con, problems)
    if ending.endswith((*duckdb_file.SUFFIXES, *sqlite_file.SUFFIXES)):
        return _database(path, con, problems)
    return table_file.read_table_file(path, con, problems)


def _database(path: Path, con: duckdb.DuckDBPyConnection, problems: Problems) -> list[Sheet]:
    """By what the file is and not by its name, since .db is used for both."""
    from afresh.ingest.sources import duckdb_file, sqlite_file

    try:
        is_duckdb, is_sqlite = duckdb_file.is_duckdb(path), sqlite_file.is_sqlite(path)
    except OSError:
        is_duckdb, is_sqlite = False, False
    named_duckdb = path.name.lower().endswith(duckdb_file.SUFFIXES)
    read = duckdb_file.read_duckdb if is_duckdb or (named_duckdb and not is_sqlite) else sqlite_file.read_sqlite
    return read(path, con, problems)


def with_rows(sheet: Sheet, con: duckdb.DuckDBPyConnection, problems: Problems) -> Sheet | None:
    """The sheet without the template's own lines; None if no record is left."""
    is_template = without_template_lines(sheet, con, problems)
    if rows_of(con, sheet):
        return sheet
    if not is_template and not any(error.place == sheet.place for error in problems.of("error")):
        problems.add(TableHasNoRows(sheet.place, sheet.name))
    return None


def say_twice(sheets: list[Sheet], place: str, problems: Problems) -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for sheet in sheets:
        # The parts of a table that is a folder lie in one place.
        place = sheet.place.partition("/")[0]
        if place not in places[sheet.name] or place == sheet.place:
            places[sheet.name].append(place)
    for name, found in places.items():
        if name in TABLES and len(found) > 1:
            facts = {"count": len(found), "places": "; ".join(found)}
            problems.add(TableInTwoPlaces(place, name, value=name, facts=facts))


def _shown(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode()
