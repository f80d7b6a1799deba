"""Attendance as offices draw it up: each kind of sheet with what a careful officer would read from it."""

from afresh.ingest.clean.cleaning import clean
from afresh.records.problems.problem import Problems
from afresh.records.store import Store, connect
from by_hand import TODAY, codes, only, sheet


def read(text: str, name: str = "Vale Board") -> Store:
    con = connect()
    return clean(con, [sheet(con, name, text)], Problems(), source="records", today=TODAY)


def marks(store: Store) -> list[tuple[str, ...]]:
    return store.rows(
        "SELECT coalesce(p.name, ''), coalesce(o.name, ''), right(meeting, 10), status FROM attendance a "
        "LEFT JOIN people p ON p.id = a.person LEFT JOIN organisations o ON o.id = a.organisation "
        "ORDER BY 3, a.source_row, 1"
    )


def test_a_year_over_the_dates_is_theirs() -> None:
    store = read("|2024|2025\nName|11 Dec|12 March\nJo Marsh|P|A\nSam Hill|P|P")
    days = [day for _, _, day, _ in marks(store)]
    assert days == ["2024-12-11", "2024-12-11", "2025-03-12", "2025-03-12"], "each column has its own year"


def test_a_first_row_of_marks_is_no_part_of_the_headings() -> None:
    store = read("Name|Employer|12/03/2025|12/06/2025\nJo Marsh|Council|In person|Online\nSam Hill|Police|Online|DNA")
    assert ("Jo Marsh", "Council", "2025-03-12", "present") in marks(store), "she is not lost"


def test_who_stands_under_in_attendance_was_in_attendance() -> None:
    store = read("Name|12/03/2025|12/06/2025\nVOTING MEMBERS||\nJo Marsh|P|P\nIN ATTENDANCE||\nSam Hill|P|A")
    assert [row[3] for row in marks(store)] == ["present", "in_attendance", "present", "apologies"]


def test_initials_are_the_people_that_the_sheet_says() -> None:
    store = read("Initials|12/03/2025|12/06/2025\nJM|P|P\nSH|P|A\nJM|Jo Marsh, Council|\nSH|Sam Hill, Roof for All|")
    assert marks(store)[:2] == [
        ("Jo Marsh", "Council", "2025-03-12", "present"), ("Sam Hill", "Roof for All", "2025-03-12", "present"),
    ]  # fmt: skip


def test_two_people_in_a_cell_are_two() -> None:
    store = read(
        "Organisation|Representative(s)|12/03/2025|12/06/2025\nCouncil|Jo Marsh / Sam Hill|P|P\nNHS|Di Ray|P|A"
    )
    assert [row[0] for row in marks(store)][:3] == ["Jo Marsh", "Sam Hill", "Di Ray"]


def test_names_in_the_cells_are_who_came() -> None:
    store = read("Organisation|12/03/2025|12/06/2025\nCouncil|Jo Marsh|Sam Hill\nNHS|Di Ray|Apologies")
    assert marks(store) == [
        ("Jo Marsh", "Council", "2025-03-12", "present"), ("Di Ray", "NHS", "2025-03-12", "present"),
        ("Sam Hill", "Council", "2025-06-12", "present"), ("", "NHS", "2025-06-12", "apologies"),
    ]  # fmt: skip


def test_counts_of_heads_are_one_presence_and_told() -> None:
    store = read("Organisation|12/03/2025|12/06/2025\nCouncil|2|1\nNHS|1|0")
    assert [row[3] for row in marks(store)] == ["present", "present", "present", "absent"]
    assert "grid-counts-taken" in codes(store)


def test_marks_under_no_date_and_marks_of_nobody_are_told() -> None:
    store = read("Name|12/03/2025|12/06/2025|Away day\nJo Marsh|P|P|A\n|P|P|P\nSam Hill|P|A|P")
    assert only(store, "grid-column-without-date").value == "Away day"
    assert only(store, "grid-marks-of-nobody").row == 3
    assert len(marks(store)) == 4, "what nobody's name stands beside is not given to anybody"


def test_a_deputy_chair_is_no_line_of_a_key() -> None:
    store = read("Name|12/03/2025|12/06/2025\nJo Bell - Deputy Chair|P|A\nSam Hill|P|P")
    assert [row[0] for row in marks(store)][:1] == ["Jo Bell"]


def test_joined_and_left_are_seats() -> None:
    store = read("Name|Organisation|Joined|Left|12/06/2024|12/09/2024\nJo Marsh|Council|01/05/2019||P|P\n"
                 "Sam Hill|NHS|01/05/2021|01/07/2024|P|")  # fmt: skip
    seats = store.rows('SELECT person, start::VARCHAR, "end"::VARCHAR FROM seats ORDER BY 1')
    assert seats == [("jo-marsh", "2019-05-01", None), ("sam-hill", "2021-05-01", "2024-07-01")]
    assert len(marks(store)) == 3, "and every mark is read"


def test_a_sign_in_list_is_attendance() -> None:
    lines = (
        "Board|Date|Attendee|Organisation|Role",
        "Vale Board|12/03/2025|Jo Marsh|Council|Chair",
        "Vale Board|12/03/2025|Sam Hill|NHS|Member",
        "Vale Board|12/06/2025|Jo Marsh|Council|Chair",
    )
    store = read("\n".join(lines), "Sign in")
    assert [row[3] for row in marks(store)] == ["present"] * 3


def test_counts_without_dates_are_refused_in_words() -> None:
    for text in (
        "Name|Vale Board|Audit Committee\nJo Marsh|6/6|3/4\nSam Hill|5/6|4/4",
        "Name|Organisation|Q1 24/25|Q2 24/25\nJo Marsh|Council|P|A\nSam Hill|NHS|P|P",
    ):
        said = only(read(text, "Attendance"), "form-not-read").sentence("what")
        assert "no date" in said or "no day or date" in said, "and says what is missing"


def test_names_and_dates_without_marks_are_told() -> None:
    store = read("Name|12/03/2025|12/06/2025\nJo Marsh||\nSam Hill||")
    assert "colours" in only(store, "form-not-read").sentence("what"), "colours may say it, and are not read"
