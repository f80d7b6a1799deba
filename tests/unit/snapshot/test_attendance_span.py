"""Seats make gatherings only outside the span from a partnership's first to its last attendance, as of t1."""

from datetime import date

from as_rows import gathered_rows
from records import Row, held, together

FIRST, LAST = date(2020, 3, 1), date(2022, 3, 1)
JO, SAM = ("person", "jo"), ("person", "sam")


def _seat(person: str, start: date, end: date | None = None) -> Row:
    return {"partnership": "board", "person": person, "start": start, "end": end}


def _records(*seats: Row) -> dict[str, list[Row]]:
    return together(held("board", FIRST, "jo"), held("board", LAST, "jo"), {"seats": list(seats)})


def _seat_days(records: dict[str, list[Row]], at: date) -> list[date]:
    return sorted(day for _, day, meeting in gathered_rows(records, at=at).members if meeting is None)


def test_years_of_seats_before_the_first_attendance_count() -> None:
    found = _seat_days(_records(_seat("sam", date(2018, 2, 1), date(2021, 6, 30))), at=LAST)
    assert found == [date(2018, 2, 1), date(2019, 2, 1), date(2020, 2, 1)], "before 1 March 2020, and not after"


def test_inside_the_span_they_do_not_compete_with_attendance() -> None:
    # Sam's seat starts inside the span and Sam never attends: Sam has not taken part.
    found = gathered_rows(_records(_seat("sam", date(2021, 1, 1), date(2021, 12, 31))), at=LAST)
    assert {meeting for _, _, meeting in found.members} == {"board 2020-03-01", "board 2022-03-01"}, "meetings only"
    assert ("board", SAM) not in found.first_in, "a seat alone, inside the span, is not taking part"


def test_on_the_first_and_last_day_attendance_stands() -> None:
    found = _seat_days(_records(_seat("sam", FIRST), _seat("ali", LAST)), at=LAST)
    assert found == [], "the span holds its own first and last day"


def test_after_the_last_attendance_seats_count_again() -> None:
    # Sam, seated inside the span, still sits when the sheets stop: the anniversary in July 2022 is the first day.
    found = gathered_rows(_records(_seat("sam", date(2021, 7, 1))), at=date(2022, 12, 31))
    assert found.members["board", date(2022, 7, 1), None] == {SAM}, "the anniversary of the latest change"
    assert found.first_in["board", SAM] == date(2022, 7, 1), "first in by taking part, not by the seat's start"


def test_the_span_is_as_of_the_review_date() -> None:
    # In June 2020 only the first sheet is known, so Sam's seat from May counts; in 2022 it is inside the span.
    records = _records(_seat("sam", date(2020, 5, 1), date(2020, 12, 31)))
    assert _seat_days(records, at=date(2020, 6, 1)) == [date(2020, 5, 1)], "after the only sheet known"
    assert _seat_days(records, at=LAST) == [], "inside the span by 2022"


def test_apologies_do_not_widen_the_span() -> None:
    sorry = {"meetings": [{"id": "m", "partnership": "board", "date": date(2023, 3, 1)}],
             "attendance": [{"meeting": "m", "person": "jo", "status": "apologies"}]}  # fmt: skip
    found = _seat_days(together(_records(_seat("sam", date(2022, 9, 1))), sorry), at=date(2023, 6, 1))
    assert found == [date(2022, 9, 1)], "nobody took part in March 2023, so the span ends in 2022"


def test_another_partnerships_attendance_is_no_span() -> None:
    records = together(_records(), {"seats": [{**_seat("sam", date(2021, 1, 1)), "partnership": "forum"}]})
    assert _seat_days(records, at=LAST) == [date(2021, 1, 1), date(2022, 1, 1)], "the forum is known by seats alone"
