"""Which table a name means, and which row is the headings: cases written down from what offices call things."""

import pytest

from afresh.ingest.layouts.heading_row import column_letter, find_headings, headings_known
from afresh.ingest.layouts.table_names import table_named


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("seats", "seats"), ("Seat", "seats"), ("SEATS ", "seats"), ("tbl_attendance", "attendance"),
        ("tblAttendance", "attendance"), ("Attendance 2024", "attendance"), ("Attendance-2024-25", "attendance"),
        ("attendance list", "attendance"), ("Organizations", "organisations"), ("organisation", "organisations"),
        ("person", "people"), ("Policy", "policies"), ("proposals (final)", "proposals"), ("Agenda_May2024", "agenda"),
        ("Sheet1", None), ("seats and people", None), ("decision log", None), ("", None),
        ("2024", None), ("wards", None),
    ],
)  # fmt: skip
def test_names_of_tables(name: str, table: str | None) -> None:
    assert table_named(name) == table, f"{name!r} means {table}"


def test_no_rows_have_no_headings() -> None:
    assert find_headings([], "seats") is None, "nothing there"
    assert find_headings([["", None], [" "]], "seats") is None, "nothing but blanks"


def test_a_record_is_not_taken_for_the_headings() -> None:
    rows = [["Partnership", "Who", "Since"], ["Board", "Chair", "Group"], ["Committee", "x", "y"]]
    found = find_headings(rows, "seats")
    assert found is not None and found.row == 0, "rows below may hold words that are headings elsewhere"


def test_only_twenty_rows_are_searched() -> None:
    rows = [["x"]] * 20 + [["partnership", "person", "start"]]
    found = find_headings(rows, "seats")
    assert found is not None and found.row == 0, "row 21 is too far down"


@pytest.mark.parametrize(
    ("place", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16383, "XFD")]
)
def test_letters_of_columns(place: int, letters: str) -> None:
    assert column_letter(place) == letters, "as Excel counts them"


@pytest.mark.parametrize(
    ("text", "dates"),
    [("12/05/2025", 1), ("2025-05-12", 1), ("2025-05-12T10:30:00", 1), ("12 May", 1), ("Mon 12th May 2025", 1),
     ("May 2025", 1), ("12/5", 1), ("12.05.25", 1), ("May-25", 1), ("2.5", 0),
     ("North 100", 0), ("2024/25 members", 0)],
)  # fmt: skip
def test_dates_that_may_be_headings(text: str, dates: int) -> None:
    row = ["Mark"] + [text] * 2
    assert headings_known(row, None) == (1 + 2 * dates), f"{text!r} is {'a' if dates else 'no'} date"
