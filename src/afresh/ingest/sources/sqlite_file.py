"""A SQLite database file: its tables, and never its views."""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

import duckdb

from afresh.ingest.layouts.table_names import table_named
from afresh.ingest.sources.excel import as_text
from afresh.ingest.sources.raw_sheet import Found, sheet_from_rows
from afresh.ingest.sources.sheet import Sheet
from afresh.ingest.sources.typed_columns import quoted
from afresh.ingest.sources.unpacked_size import most_letters
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import (
    CellNotText,
    NotWhatItClaims,
    RowTooLong,
    SourceNotOpened,
    TableTooLarge,
    ViewNotRead,
)

MOST_LINE = 1_000_000
"""Letters in a row, as in a line of text."""
MOST_CELL = 200_000_000
"""Bytes of a value: one that is larger is not even looked at, and its table is told of."""
SUFFIXES = (".sqlite", ".sqlite3", ".db")


def is_sqlite(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(16) == b"SQLite format 3\0"


def read_sqlite(
    path: Path, con: duckdb.DuckDBPyConnection, problems: Problems, place: str = "", name: str = ""
) -> list[Sheet]:
    """Each table as a sheet, opened for reading only; views and virtual tables, which run code, are left alone."""
    place = place or path.name
    try:
        if not is_sqlite(path):
            raise ValueError("it does not begin as one does")
        database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    except OSError as error:
        problems.add(SourceNotOpened(place, facts={"why": error.strerror or str(error)}))
        return []
    except (sqlite3.Error, ValueError) as error:
        problems.add(NotWhatItClaims(place, facts={"claimed": "a SQLite file", "why": str(error)}))
        return []
    try:
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MOST_CELL)
        return _sheets(database, con, problems, place, most_letters(path))
    except sqlite3.Error as error:
        problems.add(NotWhatItClaims(place, facts={"claimed": "a SQLite file", "why": str(error)}))
        return []
    finally:
        database.close()


def _sheets(
    database: sqlite3.Connection, con: duckdb.DuckDBPyConnection, problems: Problems, place: str, most: int
) -> list[Sheet]:
    database.text_factory = lambda held: held.decode("utf-8", "replace")
    database.execute("PRAGMA trusted_schema=OFF")
    database.execute("PRAGMA query_only=ON")
    held = database.execute(
        "SELECT name, type, coalesce(sql, '') FROM sqlite_master WHERE type IN ('table', 'view') "
        "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name"
    ).fetchall()
    virtual = [name for name, _, sql in held if sql.lstrip().upper().startswith("CREATE VIRTUAL")]
    for name, kind, _ in held:
        if kind == "view" or name in virtual:
            problems.add(ViewNotRead(place, value=name))
    shadows = tuple(f"{name}_" for name in virtual)
    tables = [name for name, kind, _ in held if kind == "table" and name not in virtual]
    return [_sheet(database, con, problems, place, name, most=most) for name in tables if not name.startswith(shadows)]


def _sheet(
    database: sqlite3.Connection,
    con: duckdb.DuckDBPyConnection,
    problems: Problems,
    book: str,
    table: str,
    *,
    most: int,
) -> Sheet:
    """What is reckoned while it is read, as generated columns are, can be far larger than the file: at most `most`."""
    columns = [str(column[0]) for column in database.execute(f"SELECT * FROM {quoted(table)} LIMIT 0").description]
    cells = ", ".join(
        f"CASE WHEN length({quoted(name)}) <= {MOST_LINE} OR {quoted(name)} IS NULL THEN {quoted(name)} END"
        for name in columns
    )
    letters = " + ".join(f"coalesce(length({quoted(name)}), 0)" for name in columns)
    cursor = database.execute(f"SELECT {cells}, {letters} > {MOST_LINE} FROM {quoted(table)}")
    headings = tuple(column.strip() for column in columns)
    found = Found(table_named(table) or table, f"{book}, table '{table}'", headings, guarded=False)
    not_text = [0] * len(columns)
    sheet = sheet_from_rows(con, problems, found, _within(_rows(cursor, not_text), found, problems, most))
    for column, count in zip(columns, not_text, strict=True):
        if count:
            facts = {"count": count, "holds": "bytes"}
            problems.add(CellNotText(found.place, found.name, column=column, facts=facts))
    return sheet


def _within(
    rows: Iterator[tuple[int, Sequence[str | None]]], found: Found, problems: Problems, most: int
) -> Iterator[tuple[int, Sequence[str | None]]]:
    """The rows that are not too long, up to where they would fill the memory."""
    letters = 0
    for number, (*cells, too_long) in rows:
        letters += sum(len(cell) for cell in cells if cell)
        if letters > most:
            problems.add(TableTooLarge(found.place, found.name, number, facts={"most": most // 1_000_000}))
            return
        if too_long == "1":
            problems.add(RowTooLong(found.place, found.name, number, facts={"most": MOST_LINE}))
        else:
            yield number, cells


def _rows(cursor: sqlite3.Cursor, not_text: list[int]) -> Iterator[tuple[int, Sequence[str | None]]]:
    """Rows counted as if the headings were row 1; bytes become empty and are counted."""
    for number, row in enumerate(cursor, start=2):
        if any(isinstance(value, bytes) for value in row):
            for at, value in enumerate(row[: len(not_text)]):
                not_text[at] += isinstance(value, bytes)
            row = tuple(None if isinstance(value, bytes) else value for value in row)
        yield number, [as_text(value) for value in row]
