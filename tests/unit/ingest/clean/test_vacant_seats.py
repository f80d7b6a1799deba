"""Seats that nobody holds: no person, member or gathering is made of them, and the page counts them; by hand."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

import afresh
from afresh.diagnosis.coverage import coverage
from afresh.ingest.clean import raw_tables, values
from afresh.ingest.clean.cleaning import clean
from afresh.ingest.sources import raw_sheet
from afresh.records.problems.problem import Problems
from afresh.records.store import Store, connect
from afresh.records.vacancies import says_vacant, says_vacant_sql
from afresh.records.write import write_folder
from afresh.snapshot.workspace import gather
from afresh.words.coverage import vacant as vacant_words
from as_rows import as_rows
from by_hand import TODAY, cleaned, codes, column, only, sheet
from records import store_of

VACANCIES = (
    "vacant", "(vacant)", "[VACANT]", "Vacancy", "position vacant - ICB", "Post vacant", "vacant seat 2", "TBC",
    "T.B.C.", "to be  appointed", "To be confirmed", "yet to be nominated", "unfilled", "awaiting appointment",
    "nobody", "No-one", "ICB (vacant)", "Vacant since May 2024", "Seat: TBC", "TBA (Police)",
    "The post is currently vacant.",
)  # fmt: skip
SOMEBODY = (
    "TBC Housing Ltd", "Vacant Land Trust", "Van Cant", "Jo Marsh (TBC)", "Jo Van-Vacant", "Nobody's Child Trust",
    "No One Left Behind", "Post Office", "Unfilled Potential CIC", "TBA Architects", "Housing and Vacant Homes Team",
    "unknown", "-", "none", "",
)  # fmt: skip


@pytest.mark.parametrize("text", VACANCIES)
def test_words_for_a_vacancy(text: str) -> None:
    assert says_vacant(text), f"{text!r} says that nobody holds the seat"
    assert _by_sql(text), f"and so it does in SQL: {text!r}"


@pytest.mark.parametrize("text", SOMEBODY)
def test_names_and_empty_cells_are_no_vacancies(text: str) -> None:
    assert not says_vacant(text), f"{text!r} does not say that nobody holds the seat"
    assert not _by_sql(text), f"nor in SQL: {text!r}"


def _by_sql(text: str) -> Any:
    return duckdb.execute(f"SELECT {says_vacant_sql('$text')}", {"text": text}).fetchall()[0][0]


HEADINGS = "partnership|person|organisation|role|start|end"
HELD = """
Board|Jo Marsh|Police|Chair|1 March 2023|
Board|Sam Hill|TBC Housing Ltd||1 March 2023|
Board|Ann Lee|Vacant Land Trust||1 March 2024|"""
EMPTY = """
Board|Vacant|Council||1 March 2024|
Board|Vacant|Council||1 March 2024|
Board|position vacant - ICB|||TBC|
Board|-|To be appointed||1 May 2023|1 June 2024
Board||(vacancy)||1 May 2025|"""
MARKS = """meeting|person|organisation|status
Board 2024-05-01|Jo Marsh|Police|present
Board 2024-05-01|Sam Hill||present
Board 2024-11-01|Ann Lee||present
Board 2024-11-01|Jo Marsh|Police|present"""
EMPTY_MARKS = """
Board 2024-05-01|Vacant|Police|absent
Board 2024-11-01|TBC||present
Board 2024-11-01||nobody|absent"""
AT = date(2024, 12, 31)


def test_a_vacant_seat_is_kept_and_nobody_is_made_of_it() -> None:
    store = cleaned(seats=HEADINGS + HELD + EMPTY)
    assert column(store, "seats", "vacant") == [None] * 3 + [True] * 5, "five of eight, two of them alike in every cell"
    assert column(store, "seats", "person")[3:] == [None] * 5, "nobody holds them"
    assert column(store, "seats", "organisation")[3:] == ["council", "council", None, None, None], "for whom stays"
    assert column(store, "people", "name", "name") == ["Ann Lee", "Jo Marsh", "Sam Hill"], "no person is made of them"
    names = column(store, "organisations", "name", "name")
    assert names == ["Council", "Police", "TBC Housing Ltd", "Vacant Land Trust"], "no organisation is made of them"
    assert column(store, "seats", "start")[5] is None, "a vacant seat needs no start"
    assert not codes(store, "error"), f"no row is left out: {[str(each) for each in store.problems]}"
    assert only(store, "seat-is-vacant").sentence("what") == (
        "5 rows with 'Vacant' under 'person', or something like it: nobody holds the seat."
    ), "told once"


def test_members_arrivals_and_meetings_are_the_same_without_them() -> None:
    with_them = cleaned(seats=HEADINGS + HELD + EMPTY, attendance=MARKS + EMPTY_MARKS)
    without = cleaned(seats=HEADINGS + HELD, attendance=MARKS)
    for level in ("people", "organisations", None):
        one, other = (as_rows(gather(store, at=AT, level=level)) for store in (with_them, without))  # type: ignore[arg-type]
        assert one == other, f"members, first meetings, stretches and gatherings at level {level}"
        assert one.spells, "and there are some"
    found = gather(with_them, today=date(2026, 1, 1)).period.end
    assert found == gather(without, today=date(2026, 1, 1)).period.end == date(2024, 11, 1), "a vacancy dates nothing"


def test_marks_of_a_vacant_seat_are_left_out_and_told_once() -> None:
    store = cleaned(attendance=MARKS + EMPTY_MARKS)
    assert store.count("attendance") == 4, "three of seven marks are of nobody"
    assert (store.rows_found["attendance"], store.rows_kept["attendance"]) == (7, 4), "all seven are accounted for"
    problem = only(store, "mark-of-vacant-seat")
    assert str(problem) == (
        "attendance.csv, row 6: 3 rows with 'Vacant' under 'person', or something like it: a mark of a seat that "
        "nobody holds.\nExpected: the person or the organisation that the mark is of.\nMend: nothing, if nobody "
        "holds the seat; otherwise write who does.\nEffect: left out, as nobody came or was missed.   "
        "[mark-of-vacant-seat]"
    ), "what and where, what was expected, how to mend it, what happened"


def test_a_vacant_name_in_a_grid() -> None:
    text = "Name|Organisation|12/05/2025|9 Sept 2025\nJo Marsh|Council|P|A\nVACANT|ICB|A|A\nTBC Housing Ltd|Ltd|P|P"
    con = connect()
    store = clean(con, [sheet(con, "Housing Board", text)], Problems(), source="records", today=TODAY)
    assert column(store, "people", "name", "name") == ["Jo Marsh", "TBC Housing Ltd"], "nobody is called Vacant"
    assert column(store, "organisations", "name", "name") == ["Council", "Ltd"], "and nobody was missed for the ICB"
    assert store.count("attendance") == 4, "two marks each of two names"
    assert only(store, "grid-vacant-seats").sentence("what") == "rows of vacant seats: VACANT (row 3).", "told once"


def test_a_seat_marked_as_vacant_needs_neither_holder_nor_start() -> None:
    headings = "partnership|person|vacant|start"
    store = cleaned(seats=f"{headings}\nBoard||yes|\nBoard|Jo|no|1/3/2024\nBoard|Sam|yes|1/3/2024\nBoard||no|1/3/2024")
    assert column(store, "seats", "vacant") == [True, False, False], "the first is vacant, Sam holds the third"
    assert codes(store, "error", "warning") == ["nobody-named", "vacant-seat-is-held"], "the last names nobody"


def test_an_organisation_that_is_to_come_beside_a_person_is_no_vacancy() -> None:
    store = cleaned(seats="partnership|person|organisation|start\nBoard|Jo|TBC|1/3/2024\nBoard|Sam|vacant|1/3/2024")
    assert column(store, "seats", "vacant") == [None, None], "both seats are held"
    assert column(store, "seats", "organisation") == [None, None], "by nobody's organisation"
    assert only(store, "dash-taken-as-empty").sentence("what").startswith("'organisation' has 2 cells"), "which is told"


def test_a_listed_person_who_is_only_called_vacant() -> None:
    people = "id|name|organisation\np1|Jo Marsh|Police\np2|Vacant - ICB|ICB\np3|Van Cant|ICB"
    seats = "partnership|person|start\nBoard|p1|1/3/2024\nBoard|p2|1/3/2024\nBoard|p3|1/3/2024"
    marks = "meeting|person|status\nBoard 2024-05-01|p1|present\nBoard 2024-05-01|p2|absent"
    store = cleaned(people=people, seats=seats, attendance=marks)
    assert column(store, "seats", "person") == ["p1", None, "p3"], "p2 is nobody"
    assert column(store, "seats", "vacant") == [None, True, None], "the seat is vacant"
    assert column(store, "attendance", "person") == ["p1"], "nobody was missed"
    assert "'Vacant - ICB' under 'person'" in only(store, "seat-is-vacant").sentence("what"), "by the name in the list"
    assert "'Vacant - ICB' under 'person'" in only(store, "mark-of-vacant-seat").sentence("what"), "and so the mark"


def test_a_listed_organisation_that_is_only_called_vacant() -> None:
    organisations = "id|name\no1|Police\no2|(vacant)\no3|Vacant Land Trust"
    seats = "partnership|person|organisation|start\nBoard||o1|1/3/2024\nBoard||o2|1/3/2024\nBoard|Jo|o2|1/3/2024"
    store = cleaned(organisations=organisations, seats=f"{seats}\nBoard||o3|1/3/2024")
    assert column(store, "seats", "vacant") == [None, True, None, None], "where no person is named"
    assert column(store, "seats", "organisation")[1] is None, "the vacant seat is nobody's"


@pytest.mark.parametrize("format", ["csv", "parquet"])
def test_from_files_with_few_rows_or_many_and_written_and_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    rows = [line.split("|") for line in (HEADINGS + HELD + EMPTY).splitlines()]
    (tmp_path / "seats.csv").write_text("\n".join(",".join(row) for row in rows), "utf-8")
    if format == "parquet":
        file = f"'{tmp_path}/seats.csv'"
        duckdb.execute(f"COPY (FROM read_csv({file}, all_varchar=true)) TO '{tmp_path}/seats.parquet'")
        (tmp_path / "seats.csv").unlink()
    for most in (20_000, 1):
        for part in (raw_tables, values, raw_sheet):
            monkeypatch.setattr(part, "MANY_ROWS", most)
        store = afresh.read(tmp_path).store
        assert column(store, "seats", "vacant") == [None] * 3 + [True] * 5, f"{format}, many from {most} rows"
        assert store.count("people") == 3, f"{format}, many from {most} rows: nobody is called Vacant"
    write_folder(store, tmp_path / "again", "parquet")
    again = afresh.read(tmp_path / "again").store
    assert column(again, "seats", "vacant") == [None] * 3 + [True] * 5, "as it was written"


def test_as_of_the_review_date() -> None:
    store = cleaned(seats=HEADINGS + HELD + EMPTY, attendance=MARKS + EMPTY_MARKS)
    assert _vacant(store, AT) == [(3, 6)], "two of the Council's and one without a start; one ended, one is to come"
    assert _vacant(store, date(2024, 2, 1)) == [(2, 4)], "the one that ended in June, and the one without a start"
    assert _vacant(store, date(2025, 6, 1)) == [(4, 7)], "the last begins on 1 May 2025"


def _vacant(store: Store, at: date) -> list[tuple[int, int]]:
    return [each.vacant_of_seats for each in coverage(gather(store, at=at)).values()]


def test_a_partnership_that_has_ended_has_no_vacant_seats() -> None:
    records: dict[str, list[dict[str, Any]]] = {
        "partnerships": [{"id": "b", "name": "b", "ended": date(2024, 6, 1)}],
        "people": [{"id": "p", "name": "p"}],
        "seats": [
            {"partnership": "b", "person": "p", "start": date(2020, 1, 1)},
            {"partnership": "b", "vacant": True, "start": date(2020, 1, 1)},
        ],
    }
    assert _vacant(store_of(records), AT) == [(0, 0)], "it ended in June 2024"
    assert _vacant(store_of(records), date(2024, 5, 1)) == [(1, 2)], "in May it was there"


def test_the_words() -> None:
    assert vacant_words((2, 12)) == "Two of 12 seats are vacant.", "two"
    assert vacant_words((1, 12)) == "One of 12 seats is vacant.", "one"
    assert vacant_words((3, 3)) == "All three seats are vacant.", "all"
    assert vacant_words((1, 1)) == "The one seat is vacant.", "the only one"
    assert vacant_words((0, 0)) == "", "none"


def test_page_and_json_tell_it(tmp_path: Path) -> None:
    (tmp_path / "seats.csv").write_text((HEADINGS + HELD + EMPTY).replace("|", ","), "utf-8")
    (tmp_path / "attendance.csv").write_text((MARKS + EMPTY_MARKS).replace("|", ","), "utf-8")
    review = afresh.read(tmp_path).review(at=AT)
    facts = json.loads(review.json())["partnerships"][0]
    assert (facts["coverage"]["vacant"], facts["coverage"]["seats"]) == (3, 6), "in numbers"
    assert "Three of six seats are vacant." in review.html(), "on the page"
