"""Each anniversary of the latest change is a gathering while it lasts."""

from datetime import date

import pytest

from afresh.snapshot.as_of_state import anniversaries
from afresh.vocabulary import Period, day_from, day_number
from as_rows import gathered_rows
from records import Row, together


def _days(*seats: Row, at: date) -> list[date]:
    return sorted(day for _, day, _ in gathered_rows(together({"seats": list(seats)}), at=at).members)


def _seat(person: str, start: date, end: date | None = None) -> Row:
    return {"partnership": "board", "person": person, "start": start, "end": end}


def test_every_year_up_to_the_review_date() -> None:
    found = _days(_seat("jo", date(2020, 5, 6)), at=date(2022, 5, 6))
    assert found == [date(2020, 5, 6), date(2021, 5, 6), date(2022, 5, 6)], "the review date itself included"


def test_only_while_the_change_is_the_latest() -> None:
    # Sam joins on 6 November 2021: the anniversaries of 6 May end, and those of 6 November begin.
    found = _days(_seat("jo", date(2020, 5, 6)), _seat("sam", date(2021, 11, 6)), at=date(2022, 12, 31))
    assert found == [date(2020, 5, 6), date(2021, 5, 6), date(2021, 11, 6), date(2022, 11, 6)], "no 6 May 2022"


def test_not_once_nobody_sits() -> None:
    found = _days(_seat("jo", date(2020, 5, 6), date(2021, 12, 31)), at=date(2024, 12, 31))
    assert found == [date(2020, 5, 6), date(2021, 5, 6)], "from 1 January 2022 nobody held a seat"


def test_those_who_hold_seats_on_the_day_take_part() -> None:
    # The last change is Sam's joining; each later anniversary gathers both.
    records = together({"seats": [_seat("jo", date(2020, 5, 6)), _seat("sam", date(2020, 8, 1))]})
    found = gathered_rows(records, at=date(2022, 12, 31))
    assert found.members["board", date(2022, 8, 1), None] == {("person", "jo"), ("person", "sam")}, "both sit in 2022"


def test_of_29_february_the_28th() -> None:
    found = _days(_seat("jo", date(2020, 2, 29)), at=date(2024, 2, 29))
    assert found == [date(2020, 2, 29), *(date(year, 2, 28) for year in (2021, 2022, 2023, 2024))], "in leap years too"


@pytest.mark.parametrize("start", [date(2020, 2, 28), date(2020, 2, 29), date(2020, 3, 1), date(2020, 12, 31)])
def test_any_twelve_calendar_months_hold_one(start: date) -> None:
    # Every review date for four years on from a year after the change; were 29 February kept in leap years,
    # the year to 28 February 2024 would hold none.
    found = {start, *(day_from(day) for day in anniversaries(day_number(start), day_number(date(2025, 6, 1))))}
    for day in range(day_number(date(2021, 3, 1)), day_number(date(2025, 6, 1))):
        period = Period.to(day_from(day))
        assert any(period.start < each <= period.end for each in found), f"nothing in the year to {period.end}"


def test_a_change_long_ago_still_has_them() -> None:
    # A mistyped year, 0022 for 2022, is a date like any other here.
    found = anniversaries(day_number(date(22, 4, 1)), day_number(date(2024, 12, 31)))
    assert (day_from(found[0]), day_from(found[-1])) == (date(23, 4, 1), date(2024, 4, 1)), "every year since"
