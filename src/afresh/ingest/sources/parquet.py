"""One Parquet file."""

from dataclasses import replace
from glob import escape
from pathlib import Path

import duckdb

from afresh.ingest.layouts.table_names import table_named
from afresh.ingest.sources.raw_sheet import Found, sheet_from_sql, sheet_on_file, too_wide
from afresh.ingest.sources.sheet import Sheet
from afresh.ingest.sources.typed_columns import as_text_sql, say_not_text
from afresh.ingest.sources.unpacked_size import texts_too_large, too_many_rows
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import FileIsEmpty, NotWhatItClaims, SourceNotOpened
from afresh.records.template_lines import EXAMPLE, MEANING

SUFFIXES = (".parquet", ".pq")
_SCAN = "read_parquet($file, hive_partitioning=false, union_by_name=false)"
_NUMBERED = _SCAN.replace(")", ", file_row_number=true)")


def is_parquet(path: Path) -> bool:
    return path.name.lower().endswith(SUFFIXES)


def read_parquet(
    path: Path, con: duckdb.DuckDBPyConnection, problems: Problems, place: str = "", name: str = ""
) -> list[Sheet]:
    """The file as one sheet. Rows are counted as if the headings were row 1."""
    name, place = name or path.stem.encode("utf-8", "replace").decode(), place or path.name
    try:
        if not path.stat().st_size:
            problems.add(FileIsEmpty(place))
            return []
        with path.open("rb"):
            pass
    except OSError as error:
        problems.add(SourceNotOpened(place, facts={"why": error.strerror or str(error)}))
        return []
    try:
        return _sheet(path, con, problems, place, name)
    except (duckdb.Error, UnicodeError) as error:
        say_not_parquet(problems, place, path, error)
        return []


def say_not_parquet(problems: Problems, place: str, path: Path, error: Exception) -> None:
    why = str(error).splitlines()[0].replace(str(path), path.name)[:160]
    problems.add(NotWhatItClaims(place, facts={"claimed": "a Parquet file", "why": why}))


def _sheet(path: Path, con: duckdb.DuckDBPyConnection, problems: Problems, place: str, name: str) -> list[Sheet]:
    file = {"file": escape(str(path))}
    described = con.execute(f"DESCRIBE SELECT * FROM {_SCAN}", file).fetchall()
    columns = [(str(row[0]), str(row[1])) for row in described]
    found = Found(table_named(name) or name, place, tuple(heading.strip() for heading, _ in columns), guarded=False)
    if too_wide(found, problems) or too_many_rows(_rows_in(con, path), path, found, problems):
        return []
    texts = ", ".join(f"{as_text_sql(*column)} AS c{at}" for at, column in enumerate(columns))
    # A column of the file's own called file_row_number would be taken for the reader's.
    number = "row_number() OVER () + 1" if "file_row_number" in dict(columns) else "file_row_number + 2"
    scan = _SCAN if "file_row_number" in dict(columns) else _NUMBERED
    sql = f"SELECT {number} AS source_row, {texts} FROM {scan}"
    sheet = None
    if scan == _NUMBERED:
        # A view takes no parameters.
        literal = "'" + file["file"].replace("'", "''") + "'"
        view = f"SELECT {number} AS source_row, {texts} FROM {scan.replace('$file', literal)}"
        sheet = sheet_on_file(con, problems, found, view, (MEANING, EXAMPLE))
    if sheet is None and texts_too_large(con, (_SCAN, file), path, found, columns, problems=problems):
        return []
    sheet = replace(sheet, file=path) if sheet else sheet_from_sql(con, problems, found, sql, file)
    say_not_text(con, problems, found, columns, _SCAN, parameters=file)
    return [sheet]


def _rows_in(con: duckdb.DuckDBPyConnection, path: Path) -> int:
    asked = "SELECT sum(num_rows) FROM parquet_file_metadata($file)"
    return int(con.execute(asked, {"file": escape(str(path))}).fetchall()[0][0] or 0)
