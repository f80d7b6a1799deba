"""References in large attendance are taken to be ids until they are numbered; it comes to the same as a look at all."""

from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import duckdb
import pytest

from afresh import read
from afresh.ingest.clean import deferred_id_check, encode_attendance
from afresh.ingest.sources import folder, raw_sheet
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import FileIsEmpty, SourceMissing
from afresh.records.store import Store
from afresh.records.tables import TABLES
from afresh.records.write import write_folder
from unit.ingest.test_large import Told, as_parquet, call_many

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def numbered(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with a figure in every id, as ids of another system have."""
    store = read(as_parquet(example, tmp_path_factory.mktemp("tidy"))).store
    for name, table in TABLES.items():
        ids = [column.name for column in table.columns if column.refers_to or column.name == "id"]
        if ids:
            changes = ", ".join(f'"{each}" = "{each}" || \'-1\'' for each in ids)
            store.con.execute(f'UPDATE "{name}" SET {changes}')
    out = tmp_path_factory.mktemp("numbered")
    write_folder(store, out, "parquet")
    return out


def all_of(store: Store) -> Told:
    """Every record with where it stands, in order; and every problem, in order."""
    rows = {}
    for name, table in TABLES.items():
        columns = ", ".join(f'"{each.name}"' for each in table.columns)
        rows[name] = store.rows(f'SELECT {columns}, "source", source_row FROM main."{name}"')
    return rows, [repr(problem) for problem in store.problems]


def both_ways(records: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Store, Store]:
    """As few rows are read, and as many are: of each file only the first rows are looked at beforehand."""
    monkeypatch.setattr(raw_sheet, "FIRST_ROWS", 10)
    call_many(10**9, monkeypatch)
    few = read(records).store
    call_many(1, monkeypatch)
    return few, read(records).store


def changed(records: Path, out: Path, row: int, column: str, value: str) -> Path:
    """The records with another text in one cell of attendance."""
    with duckdb.connect() as con:
        for file in records.glob("*.parquet"):
            (out / file.name).write_bytes(file.read_bytes())
        marks = f"read_parquet('{records / 'attendance.parquet'}', file_row_number=true)"
        cell = f"CASE WHEN file_row_number = {row} THEN $value ELSE {column} END AS {column}"
        con.execute(
            f"COPY (SELECT * EXCLUDE file_row_number REPLACE ({cell}) FROM {marks}) "
            f"TO '{out / 'attendance.parquet'}' (FORMAT parquet)",
            {"value": value},
        )
    return out


def counted_looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The relations whose references are looked at after all, as that happens."""
    looked: list[str] = []
    as_seen = deferred_id_check.as_seen

    def counting(con: duckdb.DuckDBPyConnection, sheet: Any) -> Any:
        looked.append(sheet.name)
        return as_seen(con, sheet)

    monkeypatch.setattr(deferred_id_check, "as_seen", counting)
    return looked


def test_ids_are_numbered_and_not_looked_at(numbered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = counted_looks(monkeypatch)
    few, many = both_ways(numbered, monkeypatch)
    assert "attendance" in many.coded, "attendance is held by numbers"
    assert not looked, "every reference has a number, so that none is looked at"
    assert all_of(many) == all_of(few), "the same records, in the same order, and the same problems"


@pytest.mark.parametrize("row", [2, 500])
@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("person", "nobody-7"),
        ("person", "Nobody Known"),
        ("person", " spaced-7 "),
        ("person", ""),
        ("person", "n/a"),
        ("organisation", "none"),
        ("meeting", ""),
        ("meeting", "no such 2020-02-30"),
        ("meeting", "Example: 1"),
        ("person", "nul\0nul 1"),
        ("status", "Present"),
        ("status", "dancing"),
        ("status", ""),
    ],
)
def test_one_cell_that_is_no_id(
    row: int, column: str, value: str, numbered: Path, tmp_path: Path, *, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = counted_looks(monkeypatch)
    few, many = both_ways(changed(numbered, tmp_path, row, column, value), monkeypatch)
    if row > 10 and column != "status":
        assert looked == ["attendance"], "the first rows hold ids, and it is found out later that not all do"
    assert all_of(many) == all_of(few), "the same records, in the same order, and the same problems"
    assert (many.rows_found, many.rows_kept, many.notes) == (few.rows_found, few.rows_kept, few.notes), "the same told"
    left = many.rows("SELECT table_name FROM duckdb_tables() WHERE regexp_matches(table_name, '^(clean|afresh)_')")
    left += many.rows("SELECT view_name FROM duckdb_views() WHERE regexp_matches(view_name, '^(clean|afresh)_')")
    assert not left, f"nothing that was made on the way is left: {left}"


def test_a_file_that_cannot_be_read_to_its_end(numbered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is wrong with it is told as of a file that could not be read at all, and the rest is read."""
    records = changed(numbered, tmp_path, 0, "status", "present")
    few, _ = both_ways(records, monkeypatch)
    call_many(1, monkeypatch)

    def failing(*_: object) -> bool:
        raise duckdb.InvalidInputException("the file ends early")

    monkeypatch.setattr(encode_attendance, "_make", failing)
    with pytest.raises(duckdb.InvalidInputException, match="ends early"):
        read(records)
    monkeypatch.setattr(deferred_id_check, "as_it_is", failing)
    store = read(records).store
    told = [str(problem) for problem in store.problems if problem.code() == "not-what-it-claims"]
    assert len(told) == 1 and "the file ends early" in told[0], f"the file is told of: {told}"
    assert store.count("attendance") == 0, "nothing is taken from it"
    assert store.count("seats") == few.count("seats") > 0, "the other records are there"


def test_numbers_are_made_beside_the_typing_of_others(numbered: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads, make = [], encode_attendance._make

    def noting(*given: Any) -> None:
        threads.append(current_thread())
        make(*given)

    monkeypatch.setattr(encode_attendance, "_make", noting)
    call_many(1, monkeypatch)
    assert "attendance" in read(numbered).store.coded, "attendance is held by numbers"
    assert len(threads) == 1, "numbers are made once"
    assert threads[0] is not main_thread(), "by a thread of its own"


def test_files_read_beside_one_another_come_in_their_order(
    example: Path, numbered: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Large or small, records and problems are the same, in the same order."""
    for file in numbered.glob("*.parquet"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "agenda.parquet").write_bytes(b"")
    (tmp_path / "letters.parquet").write_bytes(b"not a table")
    (tmp_path / "notes.docx").write_bytes(b"")
    told = []
    for large in (10**9, 1):
        monkeypatch.setattr(folder, "LARGE", large)
        told.append(all_of(read(tmp_path).store))
    assert told[0][0]["attendance"] and told[0][1], "there are marks, and there are problems"
    assert told[1] == told[0], "the same records, in the same order, and the same problems"


@pytest.mark.parametrize("many", [1, Problems.MOST_LISTED + 5])
def test_problems_taken_over_are_as_if_they_had_been_added(many: int) -> None:
    """Counted in full, and listed as far as they were."""
    parts, whole = [Problems(), Problems()], Problems()
    for at, kind in enumerate((FileIsEmpty, SourceMissing)):
        for _ in range(many):
            parts[at].add(kind(f"place {at}"))
            whole.add(kind(f"place {at}"))
    taken = Problems()
    for part in parts:
        taken.take(part)
    assert list(taken) == list(whole), "the same are listed"
    assert taken.counts == whole.counts and len(taken) == 2 * many, "all are counted"
