"""Seats make gatherings on each date on which the set of seat-holders changed."""

from datetime import date

from as_rows import gathered_rows
from records import Row, together

AT = date(2020, 12, 31)


def seat(person: str, start: date, end: date | None = None, partnership: str = "board", **more: object) -> Row:
    return {"partnership": partnership, "person": person, "start": start, "end": end, **more}


def days(*seats: Row, at: date = AT, level: str = "people", **more: list[Row]) -> dict[date, set[str]]:
    """The days that gathered, and who took part."""
    found = gathered_rows(together({"seats": list(seats)}, more), at=at, level=level)
    return {day: {id for _, id in members} for (_, day, _), members in found.members.items()}


def test_the_start_and_the_day_after_the_end() -> None:
    # Jo sits from 10 January; Sam from 1 March to 30 June. The set changes on 10 January, 1 March and 1 July.
    found = days(seat("jo", date(2020, 1, 10)), seat("sam", date(2020, 3, 1), date(2020, 6, 30)))
    expected = {date(2020, 1, 10): {"jo"}, date(2020, 3, 1): {"jo", "sam"}, date(2020, 7, 1): {"jo"}}
    assert found == expected, "the days on which the set of seat-holders changed"


def test_an_end_after_which_nobody_sits_is_no_gathering() -> None:
    found = days(seat("jo", date(2020, 1, 10), date(2020, 6, 30)))
    assert found == {date(2020, 1, 10): {"jo"}}, "on 1 July there was nobody to gather"


def test_a_seat_renewed_without_a_gap_changes_nothing() -> None:
    renewed = [seat("jo", date(2019, 4, 1), date(2020, 3, 31)), seat("jo", date(2020, 4, 1))]
    found = gathered_rows(together({"seats": renewed}), at=AT)
    assert found.spells == {("board", ("person", "jo"), date(2019, 4, 1), None)}, "one unbroken stretch"
    assert set(days(*renewed)) == {date(2019, 4, 1), date(2020, 4, 1)}, (
        "its start, and 1 April 2020 as an anniversary only"
    )
    early = [seat("jo", date(2019, 5, 5), date(2020, 3, 31)), seat("jo", date(2020, 4, 1))]
    assert set(days(*early)) == {date(2019, 5, 5), date(2020, 5, 5)}, "the renewal on 1 April 2020 is no change"


def test_a_seat_taken_up_again_after_a_day_is_two_changes() -> None:
    found = days(
        seat("jo", date(2020, 1, 1)), seat("sam", date(2020, 1, 1), date(2020, 3, 30)), seat("sam", date(2020, 4, 1))
    )
    assert found[date(2020, 3, 31)] == {"jo"}, "on 31 March Sam held no seat"
    assert found[date(2020, 4, 1)] == {"jo", "sam"}, "and on 1 April again"


def test_another_person_for_the_same_organisation_is_no_change_of_organisations() -> None:
    seats = (seat("jo", date(2020, 1, 1), date(2020, 5, 31), organisation="council"),
             seat("sam", date(2020, 6, 1), organisation="council"))  # fmt: skip
    assert days(*seats, level="organisations") == {date(2020, 1, 1): {"council"}}, "the council sat throughout"
    assert set(days(*seats)) == {date(2020, 1, 1), date(2020, 6, 1)}, "of people the set did change"


def test_seats_within_seats_are_one_stretch() -> None:
    seats = [
        seat("jo", date(2020, 1, 1), date(2020, 11, 30)),
        seat("jo", date(2020, 2, 1), date(2020, 3, 31), role="Chair"),
    ]
    found = gathered_rows(together({"seats": seats}), at=AT)
    assert found.spells == {("board", ("person", "jo"), date(2020, 1, 1), date(2020, 11, 30))}, (
        "the chair ended, not the seat"
    )


def test_the_end_of_a_partnership_ends_its_seats() -> None:
    board = [{"id": "board", "name": "Board", "kind": "board", "ended": date(2020, 2, 29)}]
    found = gathered_rows(together({"seats": [seat("jo", date(2018, 3, 5))], "partnerships": board}), at=AT)
    assert {day for _, day, _ in found.members} == {date(2018, 3, 5), date(2019, 3, 5)}, "no anniversary after it ended"
    assert found.spells == {("board", ("person", "jo"), date(2018, 3, 5), date(2020, 2, 29))}, "the seat ended with it"
