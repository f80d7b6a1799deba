"""Writes the records as a folder of CSV or Parquet files, one for each table that holds a row."""

from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from afresh.errors import WrongArgument
from afresh.records.formulas import guarded_sql
from afresh.records.store import Store
from afresh.records.tables import TABLES, Column, Table

Format = Literal["csv", "parquet"]


def write_folder(store: Store, out: Path, format: Format = "csv", tables: Iterable[str] | None = None) -> list[Path]:
    """Write each table that holds a row, in the dictionary's order, and give the files written.

    The columns are the dictionary's; those with nothing in them are left out unless required.
    Rows are in the order of their values, so the same records always give the same files.
    In CSV, text that a spreadsheet would run as a formula gets an apostrophe in front, which
    reading takes off again. Parquet is written as it is.
    """
    wanted = set(TABLES if tables is None else tables)
    if unknown := sorted(wanted - set(TABLES)):
        raise WrongArgument(f"There is no table called {', '.join(unknown)}. The tables are: {', '.join(TABLES)}.")
    out.mkdir(parents=True, exist_ok=True)
    held = [table for table in TABLES.values() if table.name in wanted and store.count(table.name)]
    return [_write_table(store, table, out / f"{table.name}.{format}", format) for table in held]


def _write_table(store: Store, table: Table, file: Path, format: Format) -> Path:
    columns = columns_held(store, table)
    values = ", ".join(f'{_value(column, format)} AS "{column.name}"' for column in columns)
    order = ", ".join(f'held."{column.name}"' for column in columns)
    # A connection of its own: others may be asking of the same records.
    rows = store.con.cursor().sql(f'SELECT {values} FROM "{table.name}" AS held ORDER BY {order}')
    if format == "parquet":
        rows.write_parquet(str(file))
    else:
        rows.write_csv(str(file), header=True, date_format="%Y-%m-%d")
    return file


def columns_held(store: Store, table: Table) -> list[Column]:
    """The dictionary's columns that are required or hold a value in some row."""
    counts = ", ".join(f'count("{column.name}")' for column in table.columns)
    held = store.rows(f'SELECT {counts} FROM "{table.name}"')[0]
    return [column for column, count in zip(table.columns, held, strict=True) if count or column.required]


def _value(column: Column, format: Format) -> str:
    """SQL for a cell: in CSV yes and no, whole numbers without a point, and text that no spreadsheet runs."""
    value = f'held."{column.name}"'
    if format == "parquet" or column.kind in ("date", "whole"):
        return value
    if column.kind == "yes_no":
        return f"CASE {value} WHEN true THEN 'yes' WHEN false THEN 'no' END"
    if column.kind == "number":
        whole = f"{value} = trunc({value}) AND abs({value}) < 1e15"
        return f"CASE WHEN {whole} THEN CAST(CAST({value} AS BIGINT) AS VARCHAR) ELSE CAST({value} AS VARCHAR) END"
    return guarded_sql(value)
