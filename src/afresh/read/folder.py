"""A folder of CSV, Parquet or Excel files, each a table or a few."""

from pathlib import Path

import duckdb

from afresh.read.datapackage import inside, read_datapackage
from afresh.read.sheet import Sheet
from afresh.read.table_file import is_table_file, read_table_file
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import FileNotUsed, LeadsOutsideFolder, SourceNotOpened

_OUR_OWN = ("datapackage.json",)


def read_folder(path: Path, con: duckdb.DuckDBPyConnection, problems: Problems) -> list[Sheet]:
    """The sheets of every file in the folder, by name; of its datapackage.json where it holds no table itself."""
    try:
        files = sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith((".", "~$")))
    except OSError as error:
        problems.add(SourceNotOpened(path.name, facts={"why": error.strerror or str(error)}))
        return []
    if not any(map(is_table_file, files)) and (path / "datapackage.json").is_file():
        return read_datapackage(path / "datapackage.json", con, problems)
    read: list[Sheet] = []
    for file in files:
        place = file.name.encode("utf-8", "replace").decode()
        if not inside(path, file.name):
            problems.add(LeadsOutsideFolder(path.name, value=place))
        elif is_table_file(file):
            read += read_table_file(file, con, problems, place)
        elif file.name not in _OUR_OWN:
            problems.add(FileNotUsed(place, value=file.suffix or file.name))
    return read
