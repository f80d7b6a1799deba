"""A source file as DuckDB finds it: CSV, .csv.gz or Parquet, every value as text."""

import codecs
import csv
import gzip
import io
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from difflib import get_close_matches
from glob import escape
from pathlib import Path
from typing import IO

import duckdb

from afresh.records.problems.converting import RowCouldNotBeSplit, counted
from afresh.records.store import Store

_CHUNK = 1 << 20
_WHY = {"unquoted value": "a quotation mark is never closed, or closed too soon, and may take in every row after it"}


class CannotConvert(ValueError):
    """The source or the options do not let the conversion start; the message says what to change."""


def quoted(name: str) -> str:
    """A name as an SQL identifier, whatever it holds."""
    return '"' + name.replace('"', '""') + '"'


def tidy(sql: str) -> str:
    """SQL for a value as a name: spaces of every kind made single and trimmed, blank made null."""
    return (
        f"nullif(trim(regexp_replace(nfc_normalize({sql}), '[\\s\\x{{00A0}}\\x{{200B}}\\x{{FEFF}}]+', ' ', 'g')), '')"
    )


@contextmanager
def _opened(store: Store, path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """SQL for the whole file, with columns c0, c1, … and their headings.

    The path is a value of the query variable `file`, never part of the query.
    """
    if not path.is_file():
        raise CannotConvert(f"There is no file {path}.")
    with _readable(store, path) as file:
        store.con.execute("SET VARIABLE file = ?", [escape(str(file))])
        try:
            yield _parquet(store) if _is_parquet(path) else _csv(store, file)
        except duckdb.Error as error:
            why = str(error).strip().splitlines()[0][:200]
            raise CannotConvert(
                f"{path} could not be read as {'Parquet' if _is_parquet(path) else 'CSV'}: {why}"
            ) from None


def _parquet(store: Store) -> tuple[str, tuple[str, ...]]:
    sql = "read_parquet(getvariable('file'))"
    headings = tuple(str(row[0]) for row in store.rows(f"DESCRIBE SELECT * FROM {sql}"))
    values = ", ".join(f"CAST({quoted(heading)} AS VARCHAR) AS c{at}" for at, heading in enumerate(headings))
    return f"(SELECT {values} FROM {sql})", headings


def _csv(store: Store, file: Path) -> tuple[str, tuple[str, ...]]:
    """DuckDB's own guessing gives up on one stray quotation mark, so it is told everything.

    One column too many is asked for, to catch rows with more values than there are headings.
    """
    delimiter, headings = _heading_line(file)
    store.con.execute("SET VARIABLE delimiter = ?", [delimiter])
    columns = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(headings) + 1))
    return (
        f"read_csv(getvariable('file'), delim=getvariable('delimiter'), columns={{{columns}}}, auto_detect=false, "
        "header=true, quote='\"', escape='\"', null_padding=true, store_rejects=true, rejects_limit=0)",
        headings,
    )


def take_columns(store: Store, path: Path, into: str, columns: Mapping[str, str | None]) -> None:
    """Make the table `into` of a file: source, source_row and the wanted columns as tidy text.

    `columns` gives, for each column of the table, the file's heading, or None for none.
    """
    with _opened(store, path) as (sql, headings):
        found = {
            name: headings.index(_heading(store, path, wanted, headings))
            for name, wanted in columns.items()
            if wanted is not None
        }
        values = [
            f"{tidy(f'c{found[name]}')} AS {name}" if name in found else f"NULL::VARCHAR AS {name}" for name in columns
        ]
        extra = "false" if _is_parquet(path) else f"c{len(headings)} IS NOT NULL"
        store.con.execute(
            f"CREATE OR REPLACE TEMP TABLE {into} AS SELECT $source AS source, "
            f"row_number() OVER () + 1 AS source_row, {', '.join(values)}, {extra} AS too_long FROM {sql}",
            {"source": path.name},
        )
    _leave_out_unsplit(store, path, into)


def headings_of(store: Store, path: Path) -> tuple[str, ...]:
    with _opened(store, path) as (_, headings):
        return headings


def _heading(store: Store, path: Path, wanted: str, headings: Sequence[str]) -> str:
    if wanted in headings:
        return wanted
    alike = [heading for heading in headings if heading.strip().casefold() == wanted.strip().casefold()]
    if len(alike) == 1:
        store.notes.append(f"{path.name}: '{wanted}' was taken to be the column '{alike[0]}'.")
        return alike[0]
    near = get_close_matches(wanted, headings, n=3)
    hint = f"Did you mean {' or '.join(repr(name) for name in near)}? " if near else ""
    raise CannotConvert(f"{path.name} has no column '{wanted}'. {hint}Its columns are: {', '.join(headings)}.")


def _leave_out_unsplit(store: Store, path: Path, into: str) -> None:
    found = store.rows(
        f"SELECT 'more values than headings', min(source_row), count(*) FROM {into} WHERE too_long HAVING count(*) > 0"
    )
    if store.rows("SELECT 1 FROM duckdb_tables() WHERE table_name = 'reject_errors'"):
        found += store.rows(
            "SELECT lower(error_type::VARCHAR), min(line), count(DISTINCT line) FROM reject_errors GROUP BY 1"
        )
        store.con.execute("DROP TABLE reject_errors; DROP TABLE reject_scans")
    for why, line, count in sorted(found, key=lambda each: int(each[1])):
        facts = {**counted(count), "why": _WHY.get(why, why)}
        store.problems.add(RowCouldNotBeSplit(path.name, row=line, facts=facts), times=count)
    store.con.execute(f"DELETE FROM {into} WHERE too_long; ALTER TABLE {into} DROP too_long")


@contextmanager
def _readable(store: Store, path: Path) -> Iterator[Path]:
    """The file itself, or a UTF-8 copy of a CSV file that is in another encoding."""
    encoding = None if _is_parquet(path) else _encoding(path)
    if encoding is None:
        yield path
        return
    store.notes.append(f"{path.name} is not UTF-8; it was read as {encoding}.")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.csv"
        with _bytes(path) as source, copy.open("w", encoding="utf-8", newline="") as target:
            decoder = codecs.getincrementaldecoder(encoding)("replace")
            while chunk := source.read(_CHUNK):
                target.write(decoder.decode(chunk))
            target.write(decoder.decode(b"", final=True))
        yield copy


def _encoding(path: Path) -> str | None:
    """None for UTF-8; else what the file most likely is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with _bytes(path) as source:
            first = source.read(_CHUNK)
            if first[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
                return "utf-16"
            chunk = first
            while chunk:
                decoder.decode(chunk)
                chunk = source.read(_CHUNK)
            decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "windows-1252"
    except (OSError, EOFError) as error:
        raise CannotConvert(f"{path} could not be read: {error}") from None
    return None


def _heading_line(path: Path) -> tuple[str, tuple[str, ...]]:
    """The delimiter that the heading line has most of, and the headings; a heading given twice counts once."""
    with _bytes(path) as source:
        text = source.read(_CHUNK).decode("utf-8-sig", "ignore")
    unquoted = "".join(text.partition("\n")[0].split('"')[::2])
    delimiter = max(",;\t|", key=unquoted.count)
    try:
        headings = next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), [])
    except csv.Error:
        headings = []
    if not any(heading.strip() for heading in headings):
        raise CannotConvert(f"{path.name} has no headings on its first line.")
    return delimiter, tuple(headings)


def _is_parquet(path: Path) -> bool:
    return path.suffix.lower() in (".parquet", ".pq")


def _bytes(path: Path) -> IO[bytes]:
    return gzip.open(path, "rb") if path.suffix.lower() == ".gz" else path.open("rb")  # type: ignore[return-value]
