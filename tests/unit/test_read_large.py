"""What is done otherwise with many rows must come to the same: every table is read both ways and compared."""

from importlib import import_module
from pathlib import Path

import pytest

from afresh import read
from afresh.example.write import write
from afresh.records.tables import TABLES
from afresh.records.write import write_folder

LOOKING = ("clean", "clean_ids", "clean_values", "clean_meetings", "into_sheet")
"""The parts of reading that ask whether there are many rows."""

Told = tuple[dict[str, list[tuple[object, ...]]], list[str]]


def call_many(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in LOOKING:
        monkeypatch.setattr(import_module(f"afresh.read.{part}"), "MANY_ROWS", rows)


def read_as(folder: Path, many: int, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Every record with where it stands, in order; and every problem."""
    call_many(many, monkeypatch)
    dataset = read(folder)
    columns = {
        name: ", ".join(
            f'"{each}"' for each in dict.fromkeys((*(c.name for c in table.columns), "source", "source_row"))
        )
        for name, table in TABLES.items()
    }
    rows = {name: dataset.store.rows(f'SELECT {each} FROM main."{name}"') for name, each in columns.items()}
    return rows, sorted(repr(problem) for problem in dataset.store.problems)


@pytest.fixture
def example(tmp_path: Path) -> Path:
    write(tmp_path / "csv")
    return tmp_path / "csv"


def as_parquet(folder: Path, out: Path) -> Path:
    write_folder(read(folder).store, out, "parquet")
    return out


def test_of_tidy_records_from_another_system(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tidy = as_parquet(example, tmp_path / "tidy")
    few, many = read_as(tidy, 10**9, monkeypatch), read_as(tidy, 1, monkeypatch)
    assert len(few[0]["attendance"]) > 1000, "the example has marks"
    assert many == few, "the same records, in the same order, and the same problems"


def test_of_records_with_something_wrong(example: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark that comes twice, one that contradicts another, one of a meeting and a person that are in no table."""
    tidy = as_parquet(example, tmp_path / "tidy")
    store = read(tidy).store
    meeting, person, status = store.rows(
        "SELECT meeting, person, status FROM attendance WHERE person IS NOT NULL ORDER BY ALL LIMIT 1"
    )[0]
    other = "absent" if status == "present" else "present"
    store.con.execute("INSERT INTO attendance SELECT * FROM attendance WHERE person IS NOT NULL ORDER BY ALL LIMIT 1")
    for row in ((meeting, person, other), ("no such", person, status), (meeting, "x", "-")):
        names = ("meeting", "person", "status")
        store.add("attendance", [dict(zip(names, row, strict=True))])
    wrong = tmp_path / "wrong"
    write_folder(store, wrong, "parquet")
    few, many = read_as(wrong, 10**9, monkeypatch), read_as(wrong, 1, monkeypatch)
    said = " ".join(few[1])
    for problem in ("RowsRepeated", "MarksDiffer", "MeetingUnclear"):
        assert problem in said, f"{problem} is told of"
    assert many == few, "the same records, in the same order, and the same problems"


def test_what_is_made_on_the_way_is_gone(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call_many(1, monkeypatch)
    left = read(example).store.rows("SELECT table_name FROM duckdb_tables()")
    assert {name for (name,) in left} == set(TABLES), "only the records' own tables are left"
