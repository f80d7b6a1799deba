"""Tables that a program already holds: pandas, Polars, Arrow, or whatever speaks the Arrow C stream."""

from collections.abc import Mapping
from typing import Any

import duckdb

from afresh.errors import WrongArgument
from afresh.ingest.layouts.table_names import table_named
from afresh.ingest.sources.raw_sheet import Found, new_relation, sheet_from_sql, too_wide
from afresh.ingest.sources.registry import say_twice, with_rows
from afresh.ingest.sources.sheet import Sheet
from afresh.ingest.sources.typed_columns import as_text_sql, quoted, say_not_text
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import NothingToRead

SOURCE = "the tables given"
"""What the records are called where a file would have its name."""
GIVEN = "afresh_given"


def read_data_frames(tables: Mapping[str, object], con: duckdb.DuckDBPyConnection, problems: Problems) -> list[Sheet]:
    """Every table as raw text, called "the table 'seats'". Its first row is row 2, as under headings in a file.

    An index is no column. What is wrong in a table is added to `problems`; raises WrongArgument where it is none.
    """
    sheets = []
    for name, frame in tables.items():
        if not isinstance(name, str):
            raise WrongArgument(f"A table is called by a text, as in {{'seats': frame}}; {name!r} is none.")
        sheet = _sheet(name, frame, con, problems)
        if sheet and (kept := with_rows(sheet, con, problems)):
            sheets.append(kept)
    if not tables:
        problems.add(NothingToRead(SOURCE))
    say_twice(sheets, SOURCE, problems)
    return sheets


def _sheet(name: str, frame: object, con: duckdb.DuckDBPyConnection, problems: Problems) -> Sheet | None:
    relation = new_relation("given")
    con.register(GIVEN, _readable(name, frame))
    try:
        # A stream can be read once only, and is asked more than once here.
        con.execute(f"CREATE TABLE {relation} AS SELECT * FROM {GIVEN}")
    except duckdb.Error as error:
        why = str(error).splitlines()[0]
        raise WrongArgument(f"The table '{name}' cannot be read: {why}") from None
    finally:
        con.unregister(GIVEN)
    try:
        described = con.execute(f"DESCRIBE {relation}").fetchall()
        columns = [(str(row[0]), str(row[1])) for row in described]
        headings = tuple(heading.strip() for heading, _ in columns)
        found = Found(table_named(name) or name, f"the table '{name}'", headings, guarded=False)
        if too_wide(found, problems):
            return None
        texts = ", ".join(f"{_text(*column)} AS c{at}" for at, column in enumerate(columns))
        sheet = sheet_from_sql(con, problems, found, f"SELECT rowid + 2 AS source_row, {texts} FROM {relation}")
        say_not_text(con, problems, found, columns, relation)
        return sheet
    finally:
        con.execute(f"DROP TABLE {relation}")


def _text(name: str, type: str) -> str:
    """A fraction that is no number stands for a missing one."""
    text = as_text_sql(name, type)
    return f"CASE WHEN NOT isnan({quoted(name)}) THEN {text} END" if type in ("DOUBLE", "FLOAT") else text


def _readable(name: str, frame: Any) -> Any:
    """What DuckDB reads without a further library: pandas' own arrays, and of all else the stream."""
    # Pandas streams through pyarrow, which need not be there.
    if type(frame).__module__.partition(".")[0] == "pandas" and type(frame).__name__ == "DataFrame":
        return frame
    if hasattr(frame, "__arrow_c_stream__") and type(frame).__name__ != "Series":
        return _Stream(frame)
    raise WrongArgument(
        f"The table '{name}' is a {type(frame).__name__}. Give a pandas or Polars DataFrame, an Arrow table, or "
        "another that has __arrow_c_stream__; of a lazy one, what its collect() gives."
    )


class _Stream:
    """A table by its stream alone, so that it does not matter whose it is."""

    def __init__(self, frame: Any):
        self._frame = frame

    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object:
        return self._frame.__arrow_c_stream__(requested_schema)
