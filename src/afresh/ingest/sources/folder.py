"""A folder of CSV, Parquet or Excel files, each a table or a few."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb

from afresh.ingest.layouts.table_names import table_named
from afresh.ingest.sources.datapackage import declarations, inside, read_datapackage
from afresh.ingest.sources.declared import UNDECLARED, Declared, understood
from afresh.ingest.sources.parquet import is_parquet
from afresh.ingest.sources.sheet import Sheet
from afresh.ingest.sources.table_file import DOCUMENTS, add_not_known, is_table_file, read_table_file
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import FileNotUsed, FolderPassedOver, LeadsOutsideFolder, SourceNotOpened

_OUR_OWN = ("datapackage.json", "understood.csv")
LARGE = 2_000_000
"""Bytes from which on files are read beside one another, each by a connection of its own."""
AT_ONCE = 2
"""A large file is read by several threads as it is."""


def read_folder(path: Path, con: duckdb.DuckDBPyConnection, problems: Problems) -> list[Sheet]:
    """The sheets of every file in the folder, by name; of its datapackage.json where it holds no table itself.

    What that declares of a file that lies here is used.
    """
    try:
        there = sorted(each for each in path.iterdir() if not each.name.startswith((".", "~$")))
        files = [each for each in there if each.is_file()]
        folders = [each for each in there if each.is_dir()]
        size = sum(file.stat().st_size for file in files)
    except OSError as error:
        problems.add(SourceNotOpened(path.name, facts={"why": error.strerror or str(error)}))
        return []
    if (
        not any(map(is_table_file, files))
        and not any(map(_is_in_parts, folders))
        and (path / "datapackage.json").is_file()
    ):
        return read_datapackage(path / "datapackage.json", con, problems)
    said = declarations(path, problems)
    if size >= LARGE and all(map(is_parquet, filter(is_table_file, files))):
        with ThreadPoolExecutor(AT_ONCE) as beside:
            each = list(beside.map(lambda file: _read(path, file, con.cursor(), said), files))
    else:
        each = [_read(path, file, con, said) for file in files]
    each += [_read_inside(path, inner, con) for inner in folders]
    for _, found in each:
        problems.take(found)
    return [sheet for sheets, _ in each for sheet in sheets]


def _is_in_parts(folder: Path) -> bool:
    """Whether a folder is one table in parts, as attendance.parquet/part-0.parquet is."""
    return is_table_file(folder) and any(folder.iterdir())


def _read_inside(folder: Path, inner: Path, con: duckdb.DuckDBPyConnection) -> tuple[list[Sheet], Problems]:
    """The parts of a table that is a folder; of any other folder, that it was passed over."""
    place, problems = inner.name.encode("utf-8", "replace").decode(), Problems()
    if not inside(folder, inner.name):
        problems.add(LeadsOutsideFolder(folder.name, value=place))
        return [], problems
    try:
        parts = sorted(part for part in inner.iterdir() if not part.name.startswith((".", "_"))) if _is_in_parts(
            inner
        ) else []  # fmt: skip
    except OSError as error:
        problems.add(SourceNotOpened(place, facts={"why": error.strerror or str(error)}))
        return [], problems
    if not parts:
        problems.add(FolderPassedOver(place, value=place))
    sheets: list[Sheet] = []
    for part in parts:
        where = f"{place}/{part.name.encode('utf-8', 'replace').decode()}"
        if part.is_file() and is_table_file(part) and inside(folder, f"{inner.name}/{part.name}"):
            sheets += read_table_file(part, con, problems, where, inner.name.partition(".")[0])
        else:
            problems.add(FolderPassedOver(place, value=where))
    return sheets, problems


def _read(
    folder: Path, file: Path, con: duckdb.DuckDBPyConnection, said: dict[Path, tuple[str, Declared]]
) -> tuple[list[Sheet], Problems]:
    """The sheets of one file, and what is wrong with it: told of when its turn comes."""
    place, problems = file.name.encode("utf-8", "replace").decode(), Problems()
    if not inside(folder, file.name):
        problems.add(LeadsOutsideFolder(folder.name, value=place))
    elif is_table_file(file) and file.name not in _OUR_OWN:
        name, declared = said.get(file, ("", UNDECLARED))
        sheets = read_table_file(file, con, problems, place, name if table_named(name) else "", declared=declared)
        return [understood(con, sheet, declared) for sheet in sheets], problems
    elif file.suffix.lower() in DOCUMENTS:
        add_not_known(file, place, problems)
    elif file.name not in _OUR_OWN:
        problems.add(FileNotUsed(place, value=file.suffix or file.name))
    return [], problems
