"""Picks the reader for one file that holds a table or a few."""

from pathlib import Path

import duckdb

from afresh.ingest.sources import csv_file, excel, parquet
from afresh.ingest.sources.declared import UNDECLARED, Declared
from afresh.ingest.sources.sheet import Sheet
from afresh.records.problems.minutes import DocumentNotRecords
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import FormatNotKnown

KNOWN = (
    ".xlsx, .xlsm, .xls, .xlsb, .ods, .csv, .csv.gz, .tsv, .txt, .parquet, .duckdb, .sqlite, .db or datapackage.json"
)


def is_table_file(path: Path) -> bool:
    return path.name.lower().endswith((*csv_file.SUFFIXES, *excel.SUFFIXES, *parquet.SUFFIXES))


def read_table_file(
    path: Path,
    con: duckdb.DuckDBPyConnection,
    problems: Problems,
    place: str = "",
    name: str = "",
    *,
    declared: Declared = UNDECLARED,
) -> list[Sheet]:
    """The sheets of a delimited, Parquet or workbook file; `declared` says how its text is laid out."""
    place = place or path.name.encode("utf-8", "replace").decode()
    ending = path.name.lower()
    if ending.endswith(csv_file.SUFFIXES):
        return csv_file.read_csv_file(path, con, problems, place, name, declared=declared)
    if ending.endswith(parquet.SUFFIXES):
        return parquet.read_parquet(path, con, problems, place, name)
    if ending.endswith(excel.SUFFIXES):
        return excel.read_excel(path, con, problems, place, name)
    add_not_known(path, place, problems)
    return []


DOCUMENTS = (".docx", ".doc", ".odt", ".rtf", ".pdf")


def add_not_known(path: Path, place: str, problems: Problems) -> None:
    """Say that the file is not read; of a document, how its minutes can be."""
    ending = path.suffix.lower()
    problems.add((DocumentNotRecords if ending in DOCUMENTS else FormatNotKnown)(place, value=ending or path.name))
