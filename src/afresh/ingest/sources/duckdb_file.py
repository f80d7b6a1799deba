"""A DuckDB database file: its tables, and never its views."""

from pathlib import Path

import duckdb

from afresh.ingest.layouts.table_names import table_named
from afresh.ingest.sources.raw_sheet import Found, sheet_from_sql
from afresh.ingest.sources.sheet import Sheet
from afresh.ingest.sources.typed_columns import as_text_sql, quoted, say_not_text
from afresh.ingest.sources.unpacked_size import texts_too_large, too_many_rows
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import NotWhatItClaims, SourceNotOpened, ViewNotRead

SUFFIXES = (".duckdb", ".ddb")
_AS = "afresh_source"


def is_duckdb(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(12)[8:] == b"DUCK"


def read_duckdb(
    path: Path, con: duckdb.DuckDBPyConnection, problems: Problems, place: str = "", name: str = ""
) -> list[Sheet]:
    """Each base table as a sheet.

    A view's SQL could read any file of this machine, so views are left alone. The database is first read
    through in a connection of its own that cannot reach outside it, so that a damaged file spoils nothing else.
    """
    place = place or path.name
    try:
        if not is_duckdb(path):
            raise ValueError("it does not begin as one does")
        _read_through(path)
        con.execute(f"ATTACH '{str(path.resolve()).replace(chr(39), chr(39) * 2)}' AS {_AS} (READ_ONLY)")
    except OSError as error:
        problems.add(SourceNotOpened(place, facts={"why": error.strerror or str(error)}))
        return []
    except (duckdb.Error, ValueError) as error:
        why = str(error).splitlines()[0].replace(str(path), path.name)[:160]
        problems.add(NotWhatItClaims(place, facts={"claimed": "a DuckDB file", "why": why}))
        return []
    try:
        _say_views(con, problems, place)
        found = [_sheet(con, problems, path, place, schema, table=table) for schema, table in _tables(con, _AS)]
        return [sheet for sheet in found if sheet]
    finally:
        con.execute(f"DETACH {_AS}")


def _read_through(path: Path) -> None:
    alone = duckdb.connect(str(path), read_only=True, config={"enable_external_access": "false"})
    try:
        database = alone.execute("SELECT current_database()").fetchall()[0][0]
        for schema, table in _tables(alone, database):
            source = f"{quoted(database)}.{quoted(schema)}.{quoted(table)}"
            alone.execute(f"SELECT bit_xor(hash(COLUMNS(*))) FROM {source}").fetchall()
    finally:
        alone.close()


def _tables(con: duckdb.DuckDBPyConnection, database: str) -> list[tuple[str, str]]:
    found = con.execute(
        "SELECT schema_name, table_name FROM duckdb_tables() WHERE database_name = ? AND NOT internal ORDER BY 1, 2",
        [database],
    ).fetchall()
    return [(str(schema), str(table)) for schema, table in found]


def _say_views(con: duckdb.DuckDBPyConnection, problems: Problems, place: str) -> None:
    views = con.execute(
        "SELECT view_name FROM duckdb_views() WHERE database_name = ? AND NOT internal ORDER BY 1", [_AS]
    ).fetchall()
    for (view,) in views:
        problems.add(ViewNotRead(place, value=str(view)))


def _sheet(
    con: duckdb.DuckDBPyConnection, problems: Problems, path: Path, book: str, schema: str, *, table: str
) -> Sheet | None:
    source = f"{_AS}.{quoted(schema)}.{quoted(table)}"
    described = con.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    columns = [(str(row[0]), str(row[1])) for row in described]
    headings = tuple(heading.strip() for heading, _ in columns)
    found = Found(table_named(table) or table, f"{book}, table '{table}'", headings, guarded=False)
    rows = con.execute(f"SELECT count(*) FROM {source}").fetchall()[0][0]
    if too_many_rows(rows, path, found, problems) or texts_too_large(
        con, (source, {}), path, found, columns, problems=problems
    ):
        return None
    texts = ", ".join(f"{as_text_sql(*column)} AS c{at}" for at, column in enumerate(columns))
    sheet = sheet_from_sql(
        con, problems, found, f"SELECT row_number() OVER () + 1 AS source_row, {texts} FROM {source}"
    )
    say_not_text(con, problems, found, columns, source)
    return sheet
