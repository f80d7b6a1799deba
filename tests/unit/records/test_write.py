"""A folder of tables as it is written. Expected text was worked out by hand from the rows given."""

from datetime import date
from pathlib import Path

import duckdb
import pytest

from afresh.records.formulas import guarded, unguarded
from afresh.records.store import Store
from afresh.records.write import write_folder


@pytest.fixture
def store() -> Store:
    store = Store.empty()
    store.add("partnerships", [{"id": "hb", "name": "Housing Board", "established": date(2019, 4, 1)}])
    store.add(
        "seats",
        [
            {"partnership": "hb", "person": "b", "role": "=1+1", "voting": True, "start": date(2022, 4, 1)},
            {"partnership": "hb", "person": "a", "role": 'Chair, "acting"', "voting": False, "start": date(2021, 4, 1)},
        ],
    )
    store.add("observations", [{"indicator": "i", "date": date(2025, 5, 1), "value": -3.0, "numerator": 2.5}])
    return store


def test_each_table_with_rows_becomes_one_file(store: Store, tmp_path: Path) -> None:
    written = write_folder(store, tmp_path / "new" / "folder")
    names = [file.name for file in written]
    assert names == ["partnerships.csv", "seats.csv", "observations.csv"], "dictionary's order, empty tables left out"
    assert all(file.is_file() for file in written), "every file named is there"


def test_the_csv_text(store: Store, tmp_path: Path) -> None:
    write_folder(store, tmp_path)
    expected = (
        'partnership,person,role,voting,start\nhb,a,"Chair, ""acting""",no,2021-04-01\nhb,b,\'=1+1,yes,2022-04-01\n'
    )
    assert (tmp_path / "seats.csv").read_text("utf-8") == expected, "rows by value, formula guarded, no empty columns"
    observed = (tmp_path / "observations.csv").read_text("utf-8")
    assert observed == "indicator,date,value,numerator\ni,2025-05-01,-3,2.5\n", "whole numbers have no point"


def test_parquet_is_written_as_it_is(store: Store, tmp_path: Path) -> None:
    write_folder(store, tmp_path, "parquet", ["seats"])
    assert [file.name for file in tmp_path.iterdir()] == ["seats.parquet"], "only the table asked for"
    found = duckdb.sql(f"SELECT role, voting, start FROM '{tmp_path / 'seats.parquet'}'").fetchall()
    assert found == [('Chair, "acting"', False, date(2021, 4, 1)), ("=1+1", True, date(2022, 4, 1))], "typed, unguarded"


def test_shuffled_rows_give_the_same_file(store: Store, tmp_path: Path) -> None:
    first = write_folder(store, tmp_path / "a")
    store.con.execute("CREATE OR REPLACE TABLE seats AS SELECT * FROM seats ORDER BY person DESC")
    second = write_folder(store, tmp_path / "b")
    assert [f.read_bytes() for f in first] == [f.read_bytes() for f in second], "order does not depend on the order in"


def test_an_unknown_table_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"There is no table called chairs\. The tables are: organisations"):
        write_folder(store, tmp_path, tables=["chairs"])


@pytest.mark.parametrize(
    ("text", "written"),
    [("=1+1", "'=1+1"), ("+44", "'+44"), ("@x", "'@x"), ("\tx", "'\tx"), ("\rx", "'\rx"), ("-x", "'-x"), ("-5", "-5"),
     ("-5.25", "-5.25"), ("'=1", "''=1"), ("'quoted'", "'quoted'"), ("", ""), ("a=b", "a=b"), ("-5\n", "'-5\n")],
)  # fmt: skip
def test_a_guard_goes_on_and_comes_off(text: str, written: str) -> None:
    assert guarded(text) == written, "an apostrophe goes before what a spreadsheet would run, and nowhere else"
    assert unguarded(written) == text, "taking it off gives back what was there"
