"""DuckDB, SQLite and Parquet files as they are read. Expected rows were written down from the SQL that makes them."""

import os
import sqlite3
from pathlib import Path

import duckdb
import pytest

from afresh.ingest.sources import unpacked_size
from as_read import read


def duckdb_file(place: Path, sql: str) -> Path:
    con = duckdb.connect(str(place))
    con.execute(sql)
    con.close()
    return place


def sqlite_file(place: Path, sql: str) -> Path:
    con = sqlite3.connect(place)
    con.executescript(sql)
    con.close()
    return place


SEATS = """
    CREATE TABLE Seats(partnership VARCHAR, start DATE, n DOUBLE, themes VARCHAR[], seen TIMESTAMP, voting BOOLEAN);
    INSERT INTO Seats VALUES ('=HB', '2022-04-01', 3.0, ['a', 'b'], '2022-04-01 00:00:00', true);
    INSERT INTO Seats VALUES (NULL, NULL, NULL, NULL, NULL, NULL);
    INSERT INTO Seats VALUES ('  ', NULL, 2.5, NULL, '2022-04-01 10:30:00', false);
"""
ROWS = [
    (2, "=HB", "2022-04-01", "3", "a; b", "2022-04-01", "true"),
    (4, None, None, "2.5", None, "2022-04-01T10:30:00", "false"),
]


def test_a_duckdb_file(tmp_path: Path) -> None:
    found = read(duckdb_file(tmp_path / "it's.duckdb", SEATS))
    assert found.rows("seats") == ROWS, "typed values are text; blank rows count but are not there"
    assert found.sheets[0][0].place == "it's.duckdb, table 'Seats'", "the place names the table"
    assert found.problems == [], f"nothing is wrong: {found.said}"


def test_a_parquet_file(tmp_path: Path) -> None:
    con = duckdb.connect()
    con.execute(SEATS)
    place = tmp_path / "seats [1]*.parquet"
    con.sql("SELECT * FROM Seats").write_parquet(str(place))
    found = read(place)
    assert found.rows("seats") == ROWS, "as from any other source; the name is a name and not a pattern"
    assert found.problems == [], f"nothing is wrong: {found.said}"


def test_views_are_never_run(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    sql = f"{SEATS} CREATE VIEW people AS SELECT content AS name FROM read_text('{tmp_path / 'secret.txt'}')"
    found = read(duckdb_file(tmp_path / "x.duckdb", sql))
    assert found.names == ["seats"], "only the table is read"
    assert "x.duckdb: 'people' is a view, not a table." in found.said, "and it is said"


def test_bytes_and_nested_records_are_reported(tmp_path: Path) -> None:
    sql = "CREATE TABLE people AS SELECT 'Jo' AS name, 'x'::BLOB AS photo, {'a': 1} AS more"
    found = read(duckdb_file(tmp_path / "x.duckdb", sql))
    assert found.rows("people") == [(2, "Jo", None, None)], "read as empty"
    assert "under 'photo' there is bytes, which is no text or number (1 times)." in found.said, "the bytes are said"
    assert "under 'more' there is a record within a record" in found.said, "and the record"


def test_a_sqlite_file_by_any_name(tmp_path: Path) -> None:
    sql = """CREATE TABLE tbl_seats(partnership, start, n); INSERT INTO tbl_seats VALUES ('HB', '2022-04-01', 3.0);
             INSERT INTO tbl_seats VALUES (NULL, NULL, NULL), (x'00ff', NULL, 2.5);
             CREATE VIEW people AS SELECT 1 AS name; CREATE TABLE empty_one(a);"""
    for name in ("a.sqlite", "b.db", "c.duckdb"):
        found = read(sqlite_file(tmp_path / name, sql))
        assert found.rows("seats") == [(2, "HB", "2022-04-01", "3"), (4, None, None, "2.5")], (
            f"{name} is known by its content"
        )
        assert f"{name}: 'people' is a view, not a table." in found.said, "views are left alone"
        assert "under 'partnership' there is bytes, which is no text or number (1 times)." in found.said, (
            "bytes are said"
        )
        assert f"{name}, table 'empty_one': there are headings but no records below them." in found.said, "so is empty"


def test_reading_leaves_the_files_as_they_were(tmp_path: Path) -> None:
    places = [duckdb_file(tmp_path / "a.duckdb", SEATS), sqlite_file(tmp_path / "b.sqlite", "CREATE TABLE t(a)")]
    before = [place.read_bytes() for place in places]
    for place in places:
        read(place)
    assert [place.read_bytes() for place in places] == before, "not a byte is changed"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["a.duckdb", "b.sqlite"], "and nothing is left beside"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("x.duckdb", b"", "its name says a SQLite file"),
        ("x.duckdb", b"x" * 9_000, "its name says a DuckDB file, but it could not be read as that (it does not begin"),
        (
            "x.duckdb",
            b"x" * 8 + b"DUCK" + bytes(9_000),
            "its name says a DuckDB file, but it could not be read as that",
        ),
        ("x.sqlite", b"x" * 9_000, "its name says a SQLite file, but it could not be read as that (it does not begin"),
        ("x.db", b"SQLite format 3\0" + b"x" * 900, "its name says a SQLite file, but it could not be read as that"),
        ("x.parquet", b"", "x.parquet: there is nothing in it."),
        ("x.parquet", b"PAR1" + b"x" * 90 + b"PAR1", "its name says a Parquet file, but it could not be read as that"),
    ],
)
def test_what_is_no_database_is_reported(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    (tmp_path / name).write_bytes(content)
    found = read(tmp_path / name)
    assert expected.replace("a SQLite", "a DuckDB" if name == "x.duckdb" else "a SQLite") in found.said, "said as it is"
    assert found.sheets == [] and str(tmp_path) not in found.said, "without the place of the folder"


@pytest.mark.parametrize("name", ["x.duckdb", "x.sqlite"])
def test_a_damaged_database_spoils_nothing_else(tmp_path: Path, name: str) -> None:
    sql = "CREATE TABLE seats AS SELECT 'HB' AS partnership FROM range(50000)"
    place = duckdb_file(tmp_path / name, sql) if name == "x.duckdb" else tmp_path / name
    if name == "x.sqlite":
        numbers = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000)"
        sqlite_file(place, f"CREATE TABLE seats AS {numbers} SELECT 'HB' AS partnership, i FROM n")
    content = bytearray(place.read_bytes())
    content[12_300 : len(content)] = os.urandom(len(content) - 12_300)
    place.write_bytes(content)
    assert "but it could not be read as that" in read(place).said, "the damage is a problem"


def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Limits of a hundredth, so that what is too large is quickly made."""
    monkeypatch.setattr(unpacked_size, "MOST_UNPACKED", 1_000_000)


@pytest.mark.parametrize(("what", "form"), [("rows", "parquet"), ("text", "parquet"), ("text", "duckdb")])
def test_what_unpacks_to_far_more_than_its_size_is_not_read(
    what: str, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch)
    value, rows = ("'x'", 20_000_000) if what == "rows" else ("repeat('x', 90000)", 2_000)
    place = tmp_path / f"people.{form}"
    made = f"SELECT {value} AS name FROM range({rows})"
    if form == "parquet":
        duckdb.sql(made).write_parquet(str(place))
    else:
        duckdb_file(place, f"CREATE TABLE people AS {made}")
    assert 150 * place.stat().st_size < rows * (90_000 if what == "text" else 4), "the file is small beside its table"
    found = read(place)
    assert not found.names and "so as not to fill the memory" in found.said, f"refused, and told: {found.said}"


def test_a_table_that_says_a_short_thing_often_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch)
    place = tmp_path / "people.parquet"
    duckdb.sql("SELECT 'present' AS name FROM range(40000)").write_parquet(str(place))
    assert read(place).names == ["people"], "constant columns compress well, and are no trap"


@pytest.mark.parametrize("letters", [1_000_002, 50_000_000])
def test_a_sqlite_row_that_is_too_long_is_left_out_and_told(letters: int, tmp_path: Path) -> None:
    place = sqlite_file(
        tmp_path / "a.sqlite",
        f"CREATE TABLE people(name); INSERT INTO people VALUES ('Ann'), (hex(zeroblob({letters // 2}))), ('Bob');"
        "CREATE TABLE seats(partnership, person); INSERT INTO seats VALUES ('HB', 'Jo')",
    )
    found = read(place)
    assert found.rows("people") == [(2, "Ann"), (4, "Bob")] and found.rows("seats") == [(2, "HB", "Jo")], (
        "the others, and beside"
    )
    assert "row 3: the row is longer than 1000000 characters" in found.said, f"and where is told: {found.said}"


def test_a_sqlite_column_that_is_reckoned_does_not_fill_the_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch)
    place = sqlite_file(
        tmp_path / "a.sqlite",
        "CREATE TABLE people(n, name AS (printf('%.*c', 200000, 'x')))",
    )
    con = sqlite3.connect(place)
    con.executemany("INSERT INTO people(n) VALUES (?)", [(at,) for at in range(500)])
    con.commit()
    con.close()
    found = read(place)
    assert "MB of text, far larger than its file" in found.said, f"it ends in time, and is told: {found.said}"
