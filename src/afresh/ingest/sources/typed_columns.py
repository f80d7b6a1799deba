"""Typed columns of Parquet and DuckDB as the text that the other readers give."""

import duckdb

from afresh.ingest.sources.raw_sheet import Found
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import CellNotText

_NESTED = ("STRUCT", "MAP", "UNION")


def quoted(name: str) -> str:
    """A name as an SQL identifier, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def as_text_sql(name: str, type: str) -> str:
    """SQL for a column as VARCHAR: whole numbers without a point, dates ISO, lists joined by semicolons."""
    column = quoted(name)
    if _is_not_text(type):
        return "CAST(NULL AS VARCHAR)"
    if type in ("DOUBLE", "FLOAT") or type.startswith("DECIMAL"):
        whole = f"{column} = trunc({column}) AND abs({column}) < 1e15"
        return f"CASE WHEN {whole} THEN CAST(CAST({column} AS BIGINT) AS VARCHAR) ELSE CAST({column} AS VARCHAR) END"
    if type.startswith("TIMESTAMP"):
        # Else the day would hang on the zone of the machine that reads it.
        plain = f"({column} AT TIME ZONE 'UTC')" if type.endswith("WITH TIME ZONE") else column
        text = f"replace(CAST({plain} AS VARCHAR), ' ', 'T')"
        return f"regexp_replace({text}, 'T00:00:00$', '')"
    if type.endswith("]"):
        return f"array_to_string({column}, '; ')"
    return f"CAST({column} AS VARCHAR)"


def say_not_text(
    con: duckdb.DuckDBPyConnection,
    problems: Problems,
    found: Found,
    columns: list[tuple[str, str]],
    source: str,
    *,
    parameters: object = None,
) -> None:
    """Report columns of bytes or nested records, which are read as empty."""
    for name, type in columns:
        if _is_not_text(type):
            cells = con.execute(f"SELECT count({quoted(name)}) FROM {source}", parameters).fetchall()[0][0]
            if cells:
                facts = {"count": cells, "holds": "bytes" if type == "BLOB" else "a record within a record"}
                problems.add(CellNotText(found.place, found.name, column=name, facts=facts))


def _is_not_text(type: str) -> bool:
    return type == "BLOB" or type.startswith(_NESTED) or "[][]" in type or (type.endswith("]") and "(" in type)
