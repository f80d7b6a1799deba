"""A source file as DuckDB finds it: CSV, .csv.gz or Parquet, every value as text."""

import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from difflib import get_close_matches
from glob import escape
from pathlib import Path

import duckdb

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.text_repair import TextFile, look_at, write_tidied
from afresh.records.problems.converting import RowCouldNotBeSplit, counted
from afresh.records.store import Store


def quoted(name: str) -> str:
    """A name as an SQL identifier, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def tidy(sql: str) -> str:
    """SQL for a value as a name: spaces of every kind made single and trimmed, blank made null."""
    return (
        f"nullif(trim(regexp_replace(nfc_normalize({sql}), '[\\s\\x{{00A0}}\\x{{200B}}\\x{{FEFF}}]+', ' ', 'g')), '')"
    )


def _load(store: Store, path: Path) -> tuple[str, ...]:
    """Make the table `the_file`: source_row and c0, c1, … for the headings, which are given.

    A file's path is a value of the query's variable `file`, never part of it.
    """
    if not path.is_file():
        raise CannotConvert(f"There is no file {path}.")
    try:
        return _load_parquet(store, path) if _is_parquet(path) else _load_csv(store, look_at(path))
    except duckdb.Error as error:
        raise _unreadable(path, error) from None


def _load_parquet(store: Store, path: Path) -> tuple[str, ...]:
    headings = _parquet_headings(store, path)
    values = ", ".join(f"CAST({quoted(heading)} AS VARCHAR) AS c{at}" for at, heading in enumerate(headings))
    store.con.execute(
        "CREATE OR REPLACE TEMP VIEW the_file AS "
        f"SELECT row_number() OVER () + 1 AS source_row, {values} FROM {_PARQUET}"
    )
    return headings


_PARQUET = "read_parquet(getvariable('file'), hive_partitioning=false)"


def _parquet_headings(store: Store, path: Path) -> tuple[str, ...]:
    store.con.execute("SET VARIABLE file = ?", [escape(str(path))])
    return tuple(str(row[0]) for row in store.rows(f"DESCRIBE SELECT * FROM {_PARQUET}"))


def _load_csv(store: Store, file: TextFile) -> tuple[str, ...]:
    """DuckDB reads the file itself if it is well formed to the last row; else a tidied copy of it.

    Its lenient ways are not used: they lose all that follows a quotation mark left open, and do not say so.
    """
    names = [f"c{at}" for at in range(len(file.headings))]
    if file.plain:
        with suppress(duckdb.Error):
            _load_strictly(store, file.path, file.delimiter, names, "row_number() OVER () + 1 AS source_row, *")
            return file.headings
    if file.encoding != "utf-8-sig":
        _say(store, f"{file.path.name} is not UTF-8; it was read as {file.encoding}.")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tidied.csv"
        for why, (row, count) in write_tidied(file, copy).items():
            facts = {**counted(count), "why": why}
            store.problems.add(RowCouldNotBeSplit(file.path.name, row=row, facts=facts), times=count)
        numbered = "* REPLACE (CAST(source_row AS BIGINT) AS source_row)"
        _load_strictly(store, copy, ",", ["source_row", *names], numbered)
    return file.headings


def _load_strictly(store: Store, path: Path, delimiter: str, names: Sequence[str], values: str) -> None:
    store.con.execute("SET VARIABLE file = ?", [escape(str(path))])
    store.con.execute("SET VARIABLE delimiter = ?", [delimiter])
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    store.con.execute(
        f"CREATE OR REPLACE TEMP TABLE the_file AS SELECT {values} FROM read_csv(getvariable('file'), "
        f"delim=getvariable('delimiter'), columns={{{columns}}}, auto_detect=false, header=true, quote='\"', "
        "escape='\"', strict_mode=true, null_padding=false, hive_partitioning=false)"
    )


def _unreadable(path: Path, error: Exception) -> CannotConvert:
    kind, why = "Parquet" if _is_parquet(path) else "CSV", str(error).strip().splitlines()[0][:200]
    return CannotConvert(f"{path} could not be read as {kind}: {why}")


def _say(store: Store, note: str) -> None:
    store.notes += [] if note in store.notes else [note]


def take_columns(store: Store, path: Path, into: str, columns: Mapping[str, str | None]) -> None:
    """Make the table `into` of a file: source, source_row and the wanted columns as tidy text.

    `columns` gives, for each column of the table, the file's heading, or None for none.
    """
    headings = _load(store, path)
    found = {
        name: headings.index(_heading(store, path, wanted, headings))
        for name, wanted in columns.items()
        if wanted is not None
    }
    values = ", ".join(f"{tidy(f'c{found[name]}') if name in found else 'NULL::VARCHAR'} AS {name}" for name in columns)
    store.con.execute(
        f"CREATE OR REPLACE TEMP TABLE {into} AS SELECT $source AS source, source_row, {values} FROM the_file",
        {"source": path.name},
    )
    store.con.execute(f"DROP {'VIEW' if _is_parquet(path) else 'TABLE'} the_file")


def headings_of(store: Store, path: Path) -> tuple[str, ...]:
    if not path.is_file():
        raise CannotConvert(f"There is no file {path}.")
    try:
        return _parquet_headings(store, path) if _is_parquet(path) else look_at(path).headings
    except duckdb.Error as error:
        raise _unreadable(path, error) from None


def _heading(store: Store, path: Path, wanted: str, headings: Sequence[str]) -> str:
    if wanted in headings:
        return wanted
    alike = [heading for heading in headings if heading.strip().casefold() == wanted.strip().casefold()]
    if len(alike) == 1:
        _say(store, f"{path.name}: '{wanted}' was taken to be the column '{alike[0]}'.")
        return alike[0]
    near = get_close_matches(wanted, headings, n=3)
    hint = f"Did you mean {' or '.join(repr(name) for name in near)}? " if near else ""
    raise CannotConvert(f"{path.name} has no column '{wanted}'. {hint}Its columns are: {', '.join(headings)}.")


def _is_parquet(path: Path) -> bool:
    return path.suffix.lower() in (".parquet", ".pq")
