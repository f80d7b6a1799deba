"""What is done otherwise with many rows must come to the same: every table is read both ways and compared."""

from collections import Counter
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

import duckdb
import pytest

from afresh import read
from afresh.dataset import Dataset
from afresh.ingest.clean import encode_attendance, single_marks
from afresh.ingest.published.merging import merge
from afresh.records.tables import TABLES
from afresh.records.template_lines import EXAMPLE
from afresh.records.write import write_folder
from afresh.snapshot import as_of
from afresh.snapshot import workspace as gathered_module
from afresh.snapshot.workspace import gather

pytestmark = pytest.mark.long

LOOKING = (
    "clean.cleaning", "clean.single_marks", "clean.raw_tables", "clean.values", "clean.meetings", "sources.raw_sheet",
)  # fmt: skip
"""The parts of reading that ask whether there are many rows."""

Told = tuple[dict[str, list[tuple[object, ...]]], list[str]]


def call_many(rows: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for part in LOOKING:
        monkeypatch.setattr(import_module(f"afresh.ingest.{part}"), "MANY_ROWS", rows)


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


@pytest.fixture(scope="module")
def tidy(example: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as another system writes it: nothing in it has to be tidied."""
    return as_parquet(example, tmp_path_factory.mktemp("tidy"))


def as_parquet(folder: Path, out: Path) -> Path:
    write_folder(read(folder).store, out, "parquet")
    return out


def test_of_tidy_records_from_another_system(tidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    few, many = read_as(tidy, 10**9, monkeypatch), read_as(tidy, 1, monkeypatch)
    assert len(few[0]["attendance"]) > 1000, "the example has marks"
    assert many == few, "the same records, in the same order, and the same problems"


def test_of_records_with_something_wrong(tidy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark that comes twice, one that contradicts another, one of a meeting and a person that are in no table."""
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


def test_attendance_of_tidy_records_is_held_by_numbers(tidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call_many(1, monkeypatch)
    store = read(tidy).store
    assert {"attendance", "meetings", "people"} <= store.coded, "every text in it is the id of a row"
    assert store.count("attendance") == len(store.rows("SELECT * FROM attendance")), "as many as there are rows"
    assert store.one_mark_each is False, "the example has marks that name nobody"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE attendance SET person = name FROM people WHERE id = person",
        "UPDATE attendance SET person = 'Somebody Else' WHERE rowid = 5",
        "UPDATE attendance SET status = 'P' WHERE status = 'present'",
        "UPDATE attendance SET status = '' WHERE rowid = 5",
        "UPDATE attendance SET organisation = NULL, person = NULL, deputy_for = NULL WHERE rowid = 5",
        "UPDATE attendance SET meeting = p.name || ' ' || strftime(m.date, '%-d %B %Y') "
        "FROM meetings m JOIN partnerships p ON p.id = m.partnership WHERE m.id = meeting",
        "UPDATE attendance SET deputy_for = 'n/a' WHERE rowid = 7",
        f"INSERT INTO attendance (meeting, person, status) VALUES ('{EXAMPLE}x', 'y', 'present')",
        "UPDATE meetings SET status = 'cancelled' WHERE rowid < 9",
        "UPDATE agenda SET title = '  ' || title, issue = NULL WHERE rowid < 9",
        "UPDATE agenda SET id = (SELECT min(id) FROM agenda) WHERE rowid < 3",
        "UPDATE seats SET person = 'who?' WHERE rowid = 2",
        "UPDATE agenda SET meeting = 'no such' WHERE rowid = 2",
        "UPDATE meetings SET partnership = 'A board in no table' WHERE rowid = 2",
        "UPDATE meetings SET date = DATE '1500-01-01' WHERE rowid = 2",
        "DELETE FROM people WHERE id = (SELECT min(person) FROM attendance)",
    ],
)
def test_of_records_changed_in_one_way(
    change: str, tidy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = read(tidy).store
    store.con.execute(change)
    write_folder(store, tmp_path / "changed", "parquet")
    few, many = (read_as(tmp_path / "changed", rows, monkeypatch) for rows in (10**9, 1))
    assert many == few, "the same records, in the same order, and the same problems"


MADE = (
    "participation", "gathering", "first_in", "first_seen", "on_record", "spell", "mark_at", "meeting_at", "item_at",
    "response_at", "first_met",
)  # fmt: skip
"""What gathering makes of the records."""


def gathered_from(dataset: Dataset, **asked: Any) -> dict[str, list[tuple[object, ...]]]:
    """Every table that is made, with the row of the file for a record, since records are numbered as they are held."""
    workspace = gather(dataset.store, **asked)
    con, made = workspace.engine.con, {}  # type: ignore[attr-defined]
    stands = {
        "participation": "CASE WHEN from_seats THEN (SELECT source_row FROM main.seats s WHERE s.rowid = t.record) "
        "ELSE (SELECT source_row FROM main.attendance a WHERE a.rowid = t.record) END",
        "mark_at": "(SELECT source_row FROM main.attendance a WHERE a.rowid = t.record)",
    }
    for name in MADE:
        row = f"* REPLACE ({stands[name]} AS record)" if name in stands else "*"
        made[name] = con.execute(f"SELECT {row} FROM {name} t ORDER BY ALL").fetchall()
    # Counted here, since what was made of the records goes with the workspace.
    made["tables of those present"] = con.execute(
        "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'present_mark'"
    ).fetchall()
    return made


def test_gathering_comes_to_the_same(tidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    for rows in (10**9, 1):
        call_many(rows, monkeypatch)
        made.append(gathered_from(read(tidy)))
    assert made[0]["participation"], "the example has gatherings"
    for name in MADE:
        assert made[1][name] == made[0][name], f"the same {name}"


@pytest.fixture(scope="module")
def bare(tidy: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, but a mark names a person and nobody else, and a seat that a person holds names no organisation."""
    store = read(tidy).store
    store.con.execute("DELETE FROM attendance WHERE person IS NULL")
    store.con.execute("UPDATE attendance SET organisation = NULL, deputy_for = NULL")
    store.con.execute("UPDATE seats SET organisation = NULL WHERE person IS NOT NULL")
    out = tmp_path_factory.mktemp("bare")
    write_folder(store, out, "parquet")
    return out


@pytest.mark.parametrize("at_once", [7, as_of.LOOKED_UP_AT_ONCE])
@pytest.mark.parametrize("asked", [{}, {"level": "organisations"}, {"at": date(2023, 3, 3)}])
def test_gathering_of_bare_marks_comes_to_the_same(
    asked: dict[str, Any], at_once: int, bare: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where their meetings are looked up a few at a time."""
    monkeypatch.setattr(as_of, "LOOKED_UP_AT_ONCE", at_once)
    made = []
    for rows in (10**9, 1):
        call_many(rows, monkeypatch)
        dataset = read(bare)
        made.append(gathered_from(dataset, **asked))
    assert dataset.store.one_mark_each, "every mark names a person, and each comes once"
    assert made[1]["tables of those present"] == [(1,)], "those who were present are held by themselves"
    assert made[0]["participation"], "there are gatherings"
    for name in MADE:
        assert made[1][name] == made[0][name], f"the same {name}"


@pytest.mark.parametrize("twice", [False, True])
def test_who_is_marked_twice_is_looked_for_while_the_rest_is_read(
    twice: bool, bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was found early is what looking at the end finds; nothing is looked at again where it was found."""
    store = read(bare).store
    if twice:
        store.con.execute("INSERT INTO attendance SELECT * REPLACE ('apologies' AS status) FROM attendance LIMIT 1")
    write_folder(store, tmp_path / "records", "parquet")
    call_many(1, monkeypatch)
    looked: list[str] = []
    found = single_marks._each_once

    def each_once(con: duckdb.DuckDBPyConnection, marks: str) -> bool:
        looked.append(marks)
        return found(con, marks)

    monkeypatch.setattr(single_marks, "_each_once", each_once)
    assert read(tmp_path / "records").store.one_mark_each is not twice, "one mark each, or somebody has two"
    assert looked == ["main.attendance_numbers"], f"looked at once, by numbers: {looked}"


@pytest.mark.parametrize(("rows", "kind"), [(10**9, "INTEGER"), (0, "BIGINT")])
def test_marks_know_their_row_in_the_file_by_numbers_that_fit(
    rows: int, kind: str, tidy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(encode_attendance, "FEW_ENOUGH", rows)
    few, many = read_as(tidy, 10**9, monkeypatch), read_as(tidy, 1, monkeypatch)
    assert many == few, "the same records and rows, whatever numbers they are held by"
    held = "SELECT data_type FROM duckdb_columns() WHERE table_name = 'attendance_numbers' AND column_name = 'record'"
    assert read(tidy).store.rows(held) == [(kind,)], f"held as {kind}"


def test_rows_of_gatherings_are_counted_a_part_at_a_time(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However few at a time: each gathering's size is the number of its rows."""
    monkeypatch.setattr(gathered_module, "COUNTED_AT_ONCE", 7)
    sizes = gathered_from(read(bare))
    counted = Counter(row[0] for row in sizes["participation"])
    assert len(sizes["gathering"]) > 20, "there are gatherings"
    assert {row[0]: row[5] for row in sizes["gathering"]} == counted, "sizes are counts of rows"


def test_what_is_held_by_numbers_can_be_merged_and_written(
    tidy: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call_many(1, monkeypatch)
    write_folder(merge([read(tidy).store]), tmp_path / "merged")
    write_folder(read(tidy).store, tmp_path / "written")
    call_many(10**9, monkeypatch)
    write_folder(merge([read(tidy).store]), tmp_path / "as ever")
    for file in ("attendance.csv", "agenda.csv", "meetings.csv"):
        merged, written, as_ever = ((tmp_path / way / file).read_bytes() for way in ("merged", "written", "as ever"))
        assert merged == written == as_ever, f"the same {file}, whichever way the records were held"


def test_what_is_made_on_the_way_is_gone(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call_many(1, monkeypatch)
    left = read(example).store.rows("SELECT table_name FROM duckdb_tables()")
    assert {name for (name,) in left} == set(TABLES), "only the records' own tables are left"


def test_no_view_of_a_file_is_left(tidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call_many(1, monkeypatch)
    left = read(tidy).store.rows("SELECT view_name FROM duckdb_views() WHERE NOT internal")
    assert {name for (name,) in left} == {"attendance", "attendance_coded"}, "the file may be moved away"
