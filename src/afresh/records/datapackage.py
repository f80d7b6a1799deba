"""A Frictionless datapackage.json for a folder of tables, made from the data dictionary."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from afresh.records.tables import TABLES, Column, Table
from afresh.records.vacancies import NOT_NEEDED

_TYPES = {"date": "date", "number": "number", "whole": "integer", "yes_no": "boolean"}


def datapackage(
    present: Iterable[str], format: str = "csv", columns: Mapping[str, list[str]] | None = None
) -> dict[str, object]:
    """The descriptor of the tables present, in the dictionary's order.

    `columns` gives, where known, which of a table's columns its file has; else all are described.
    """
    names = set(present)
    tables = [table for table in TABLES.values() if table.name in names]
    return {
        "name": "afresh-records",
        "title": "Records of partnerships",
        "profile": "tabular-data-package" if format == "csv" else "data-package",
        "resources": [_resource(table, names, format, (columns or {}).get(table.name)) for table in tables],
    }


def write_datapackage(folder: Path) -> Path:
    """Describe the tables that lie in the folder as CSV or Parquet, and give the descriptor's place."""
    present = {file.stem: file for file in sorted(folder.iterdir()) if file.stem in TABLES and _format(file)}
    columns = {name: _headings(file) for name, file in present.items()}
    formats = {_format(file) for file in present.values()}
    package = datapackage(present, "parquet" if formats == {"parquet"} else "csv", columns)
    out = folder / "datapackage.json"
    out.write_text(json.dumps(package, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return out


def _format(file: Path) -> str:
    ending = file.suffix.lower().removeprefix(".")
    return ending if ending in ("csv", "parquet") else ""


def _headings(file: Path) -> list[str]:
    if _format(file) == "parquet":
        import duckdb

        return duckdb.connect().read_parquet(str(file)).columns
    with file.open(encoding="utf-8-sig") as text:
        return text.readline().rstrip("\r\n").split(",")


def _resource(table: Table, present: set[str], format: str, columns: list[str] | None) -> dict[str, object]:
    kept = [column for column in table.columns if columns is None or column.name in columns]
    # A column `vacant` is written where some seat is vacant, and such a seat may have no start.
    spared = NOT_NEEDED if columns is not None and "vacant" in columns else ()
    schema: dict[str, object] = {"fields": [_field(column, spared) for column in kept], "missingValues": [""]}
    held = {column.name for column in kept}
    if "id" in held:
        schema["primaryKey"] = ["id"]
    keys = [
        _foreign_key(column, table)
        for column in kept
        if column.refers_to in present and TABLES[column.refers_to].has_id
    ]
    if keys:
        schema["foreignKeys"] = keys
    return {
        "name": table.name,
        "path": f"{table.name}.{format}",
        "title": table.meaning,
        "format": format,
        **(
            {"mediatype": "text/csv", "encoding": "utf-8", "profile": "tabular-data-resource"}
            if format == "csv"
            else {}
        ),
        "schema": schema,
    }


def _field(column: Column, spared: tuple[str, ...]) -> dict[str, object]:
    field: dict[str, object] = {"name": column.name, "type": _TYPES.get(column.kind, "string")}
    field["description"] = column.meaning
    if column.kind == "yes_no":
        field |= {"trueValues": ["yes"], "falseValues": ["no"]}
    needed = (column.required and column.name not in spared) or column.kind == "id"
    constraints: dict[str, object] = {"required": True} if needed else {}
    if column.choices:
        constraints["enum"] = list(column.choices)
    return field | ({"constraints": constraints} if constraints else {})


def _foreign_key(column: Column, table: Table) -> dict[str, object]:
    resource = "" if column.refers_to == table.name else column.refers_to
    return {"fields": [column.name], "reference": {"resource": resource, "fields": ["id"]}}
