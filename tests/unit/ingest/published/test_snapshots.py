"""A register in editions, small enough to work out every seat by hand."""

import csv
import gzip
import io
from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.snapshots import convert_snapshots
from afresh.records.store import Store

HEADINGS = ["edition", "group", "name", "party", "role"]
Row = tuple[str, str, str, str, str]
JAN, FEB, MAR, APR = "2024-01-10", "2024-02-10", "2024-03-10", "2024-04-10"


def write(path: Path, rows: list[Row], headings: list[str] = HEADINGS) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([headings, *rows])
    content = text.getvalue().encode()
    path.write_bytes(gzip.compress(content) if path.suffix == ".gz" else content)
    return path


def converted(path: Path, rows: list[Row], **options: object) -> Store:
    columns = {"edition": "edition", "partnership": "group", "person": "name", "organisation": "party", "role": "role"}
    return convert_snapshots([write(path / "register.csv", rows)], **{**columns, **options})  # type: ignore[arg-type]


def stays(store: Store, person: str) -> list[tuple[str, str, str]]:
    rows = store.rows('SELECT role, start, "end" FROM seats WHERE person = $person ORDER BY start', {"person": person})
    return [(role, str(start), str(end)) for role, start, end in rows]


def board(edition: str, *names: str) -> list[Row]:
    return [(edition, "Board", name, "Reds", "Member") for name in names]


def codes(store: Store) -> list[str]:
    return [problem.code() for problem in store.problems]


def test_consecutive_editions_are_one_seat_from_first_seen_to_last_seen(tmp_path: Path) -> None:
    rows = board(JAN, "Ann", "Bob") + board(FEB, "Ann", "Bob", "Cy") + board(MAR, "Ann", "Cy")
    store = converted(tmp_path, rows)
    assert stays(store, "Ann") == [("Member", JAN, MAR)], "there throughout: from the first edition to the last"
    assert stays(store, "Bob") == [("Member", JAN, FEB)], "last seen in February"
    assert stays(store, "Cy") == [("Member", FEB, MAR)], "first seen in February, and nobody knows whether he went on"
    assert store.rows("SELECT DISTINCT start_is, end_is FROM seats") == [("first_seen", "last_seen")]


def test_absent_in_a_good_edition_and_back_is_two_seats(tmp_path: Path) -> None:
    others = ("A", "B", "C", "D", "E")
    store = converted(tmp_path, board(JAN, "Ann", *others) + board(FEB, *others) + board(MAR, "Ann", *others))
    assert stays(store, "Ann") == [("Member", JAN, JAN), ("Member", MAR, MAR)]


def test_another_role_or_organisation_is_another_seat(tmp_path: Path) -> None:
    rows: list[Row] = [
        (JAN, "Board", "Ann", "Reds", "Member"), (FEB, "Board", "Ann", "Reds", "Chair"),
        (JAN, "Board", "Bob", "Reds", "Member"), (FEB, "Board", "Bob", "Blues", "Member"),
    ]  # fmt: skip
    store = converted(tmp_path, rows)
    assert stays(store, "Ann") == [("Member", JAN, JAN), ("Chair", FEB, FEB)]
    found = store.rows("SELECT organisation FROM seats WHERE person = 'Bob' ORDER BY start")
    assert found == [("Reds",), ("Blues",)], "he changed sides"


def test_a_partial_edition_makes_nobody_leave_or_join(tmp_path: Path) -> None:
    everyone = [f"P{number}" for number in range(8)]
    rows = board(JAN, *everyone) + board(FEB, "P0", "P1", "Stray") + board(MAR, *everyone)
    store = converted(tmp_path, rows)
    assert {name: stays(store, name) for name in everyone} == {name: [("Member", JAN, MAR)] for name in everyone}
    assert stays(store, "Stray") == [], "nothing of a skipped edition is taken"
    assert store.rows("SELECT id FROM people WHERE id = 'Stray'") == []
    (found,) = store.problems
    assert found.sentence("what") == "the edition of 2024-02-10 lacks 6 of the 8 members seen both before and after it."
    assert "--take 2024-02-10" in found.sentence("mend"), "the user is told how to say that it is right"
    assert store.rows_kept["seats"] == 16 and store.rows_found["seats"] == 19, "the three rows of February are not kept"


def test_take_overrides_and_leave_out_leaves_out(tmp_path: Path) -> None:
    everyone = [f"P{number}" for number in range(8)]
    rows = board(JAN, *everyone) + board(FEB, "P0") + board(MAR, *everyone) + board(APR, "P0", *everyone)
    store = converted(tmp_path, rows, take=[FEB], leave_out=["20240410"])
    assert codes(store) == [], "what the user says about an edition needs no report"
    assert stays(store, "P5") == [("Member", JAN, JAN), ("Member", MAR, MAR)], "taken at face value, and April left out"
    with pytest.raises(CannotConvert, match="both taken and left out"):
        converted(tmp_path, rows, take=[FEB], leave_out=[FEB])


def test_an_edition_to_take_or_leave_that_is_not_there_is_reported(tmp_path: Path) -> None:
    store = converted(tmp_path, board(JAN, "Ann") + board(APR, "Ann"), leave_out=["2024-04-09", "Easter"])
    assert [p.sentence("what") for p in store.problems] == [
        "there is no edition of '2024-04-09' to leave out.", "there is no edition of 'Easter' to leave out."
    ]  # fmt: skip
    assert "The nearest is 2024-04-10." in next(iter(store.problems)).sentence("expected")


def test_an_edition_of_blank_rows_is_empty_and_nobody_has_left(tmp_path: Path) -> None:
    blank: list[Row] = [(FEB, "Board", "", "", ""), (FEB, "", "", "", "")]
    store = converted(tmp_path, board(JAN, "Ann", "Bob") + blank + board(MAR, "Ann", "Bob"))
    assert stays(store, "Ann") == [("Member", JAN, MAR)]
    (found,) = store.problems
    assert found.code() == "edition-is-empty" and "(2 rows)" in found.sentence("what"), str(found)
    assert found.row == 4, "the first row of that edition, the heading being row 1"
    taken = converted(tmp_path, board(JAN, "Ann") + blank + board(MAR, "Ann"), take=[FEB])
    assert stays(taken, "Ann") == [("Member", JAN, JAN), ("Member", MAR, MAR)], "the user says that everyone had left"


def test_rows_that_cannot_be_used_are_reported_with_their_number(tmp_path: Path) -> None:
    rows: list[Row] = [
        (JAN, "Board", "Ann", "Reds", "Chair"), (JAN, "", "Bob", "Reds", ""), (JAN, "Board", " ", "\u00a0", "x"),
        ("", "Board", "Cy", "", ""), ("10/21/2024", "Board", "Di", "", ""), ("10/21/2024", "Board", "Ed", "", ""),
    ]  # fmt: skip
    store = converted(tmp_path, rows)
    found = {problem.code(): (problem.row, problem.facts["count"]) for problem in store.problems}
    assert found == {
        "rows-without-partnership": (3, 1), "rows-without-member": (4, 1),
        "rows-without-edition": (5, 1), "edition-date-unreadable": (6, 2),
    }, found  # fmt: skip
    said = {problem.code(): problem.sentence("what") for problem in store.problems}
    assert said["rows-without-partnership"] == "there is nothing under 'group' in 1 row of the edition of 2024-01-10."
    assert said["edition-date-unreadable"] == "'10/21/2024' under 'edition' is not a date (2 rows)."
    assert len(store.problems) == 5 and store.count("seats") == 1, "five rows told of, one used: six in all"


def test_revisions_of_one_day_are_taken_together_and_said(tmp_path: Path) -> None:
    rows = board("2024-01-10T09:00", "Ann", "Bob") + board("20240110", "Bob", "Cy") + board(FEB, "Ann", "Bob", "Cy")
    store = converted(tmp_path, rows)
    assert [stays(store, name) for name in ("Ann", "Bob", "Cy")] == [[("Member", JAN, FEB)]] * 3
    assert any(note.startswith("1 rows in 1 editions say again") for note in store.notes), store.notes


def test_a_partnership_missing_from_one_edition_is_told_of_and_taken_as_it_stands(tmp_path: Path) -> None:
    rest = [(edition, "Forum", f"F{n}", "", "") for edition in (JAN, FEB, MAR) for n in range(20)]
    store = converted(tmp_path, [*board(JAN, "Ann", "Bob"), *board(MAR, "Ann", "Bob"), *rest])
    (found,) = store.problems
    assert found.code() == "partnership-missing-once" and found.severity == "notice"
    assert (
        found.sentence("what")
        == "'Board' is missing from the edition of 2024-02-10 and back in the next with 2 of its 2 members."
    )
    assert stays(store, "Ann") == [("Member", JAN, JAN), ("Member", MAR, MAR)]


def test_a_thin_last_edition_is_remarked_on_and_taken(tmp_path: Path) -> None:
    everyone = [f"P{number}" for number in range(8)]
    store = converted(tmp_path, board(JAN, *everyone) + board(FEB, "P0", "P1"))
    (found,) = store.problems
    assert found.sentence("what") == "the last edition, 2024-02-10, lacks 6 of the 8 members of the edition before."
    assert found.severity == "warning" and "--leave-out 2024-02-10" in str(found)
    assert stays(store, "P1") == [("Member", JAN, FEB)] and stays(store, "P2") == [("Member", JAN, JAN)]


def test_spaces_and_capitals_make_nobody_new(tmp_path: Path) -> None:
    store = converted(
        tmp_path, [(JAN, "Board", "Ann  Lee ", "REDS", "Chair"), (FEB, "board", "Ann\u00a0Lee", "Reds", "Chair")]
    )
    assert stays(store, "Ann Lee") == [("Chair", JAN, FEB)]
    assert store.rows("SELECT name, aliases FROM organisations") == [("Reds", "REDS")], (
        "the latest spelling; the other is an alias"
    )


def test_codes_may_have_names_beside_them(tmp_path: Path) -> None:
    rows = [(JAN, "B1", "007", "James Bond", ""), (FEB, "B1", "007", "J. Bond", ""), (FEB, "B1", "008", "J. Bond", "")]
    store = converted(tmp_path, rows, person="name", person_name="party", organisation=None)  # type: ignore[arg-type]
    found = store.rows("SELECT id, name, aliases FROM people ORDER BY id")
    assert found == [("007", "J. Bond", "James Bond"), ("008", "J. Bond", None)], (
        "one name, two people, told apart by code"
    )


def test_organisations_alone_with_one_role_for_all(tmp_path: Path) -> None:
    store = converted(
        tmp_path, [(JAN, "Board", "", "Fund", "")], person=None, role=None, role_is="funder", kind="board"
    )
    assert store.rows("SELECT person, organisation, role FROM seats") == [(None, "Fund", "funder")]
    assert store.rows("SELECT name, kind FROM partnerships") == [("Board", "board")]


def test_hostile_headings_values_and_file_names_are_only_text(tmp_path: Path) -> None:
    hostile = 'x"); DROP TABLE seats; --'
    headings = [hostile, "it's", "a,b", "c;d", "{e}"]
    path = write(tmp_path / "reg[1]*';.csv.gz", [(JAN, "=cmd()", "<b>'; --", "{0}", "$1")], headings)
    store = convert_snapshots([path], edition=hostile, partnership="it's", person="a,b", organisation="c;d", role="{e}")
    assert store.rows("SELECT partnership, person, organisation, role FROM seats") == [
        ("=cmd()", "<b>'; --", "{0}", "$1")
    ]


def test_a_missing_column_or_file_is_said_with_what_was_meant(tmp_path: Path) -> None:
    with pytest.raises(CannotConvert, match=r"no column 'grup'\. Did you mean 'group'\?"):
        converted(tmp_path, board(JAN, "Ann"), partnership="grup")
    with pytest.raises(CannotConvert, match="no file"):
        convert_snapshots([tmp_path / "none.csv"], edition="e", partnership="p", person="n")
    with pytest.raises(CannotConvert, match="names the person or the organisation"):
        converted(tmp_path, board(JAN, "Ann"), person=None, organisation=None)
    with pytest.raises(CannotConvert, match="not a kind of partnership"):
        converted(tmp_path, board(JAN, "Ann"), kind="club")
    with pytest.raises(CannotConvert, match=r"No row of register\.csv has a date"):
        converted(tmp_path, board("soon", "Ann"))


def test_several_files_and_windows_encoding_and_parquet(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(f"edition;group;name\n{JAN};Caf\u00e9;Ann\n".encode("cp1252"))
    store = Store.empty()
    store.con.sql(f"SELECT DATE '{FEB}' AS edition, 'Caf\u00e9' AS \"group\", 'Ann' AS name").write_parquet(
        str(tmp_path / "b.parquet")
    )
    both = convert_snapshots(
        [tmp_path / "a.csv", tmp_path / "b.parquet"], edition="edition", partnership="group", person="name"
    )
    assert both.rows('SELECT partnership, start, "end", source, source_row FROM seats') == [
        ("Caf\u00e9", date(2024, 1, 10), date(2024, 2, 10), "a.csv", 2)
    ]
    assert "a.csv is not UTF-8; it was read as windows-1252." in both.notes


def test_a_row_with_a_value_too_many_is_reported_not_shifted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"edition,group,name\n{JAN},Board,Ann\n{JAN},Board,Lee, Bob\n")
    store = convert_snapshots([tmp_path / "a.csv"], edition="edition", partnership="group", person="name")
    assert store.rows("SELECT id FROM people") == [("Ann",)]
    assert [(p.code(), p.row) for p in store.problems] == [("row-could-not-be-split", 3)]
