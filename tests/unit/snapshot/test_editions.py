"""An edition of a register is a gathering: where a seat was first seen, and where it was last seen."""

from datetime import date

from as_rows import gathered_rows
from records import Row, together

MARCH, JUNE, SEPTEMBER = date(2024, 3, 1), date(2024, 6, 1), date(2024, 9, 1)


def _seen(person: str, first: date, last: date) -> Row:
    return {
        "partnership": "group",
        "person": person,
        "start": first,
        "start_is": "first_seen",
        "end": last,
        "end_is": "last_seen",
    }


def _days(*seats: Row, at: date) -> dict[date, set[str]]:
    found = gathered_rows(together({"seats": list(seats)}), at=at)
    return {day: {id for _, id in members} for (_, day, _), members in found.members.items()}


def test_the_editions_gather_and_the_days_after_them_do_not() -> None:
    # Jo is in the editions of March, June and September; Sam in March and June; Ali in September alone.
    seats = (_seen("jo", MARCH, SEPTEMBER), _seen("sam", MARCH, JUNE), _seen("ali", SEPTEMBER, SEPTEMBER))
    expected = {MARCH: {"jo", "sam"}, JUNE: {"jo", "sam"}, SEPTEMBER: {"jo", "ali"}}
    assert _days(*seats, at=date(2024, 12, 31)) == expected, "each edition gathers those it lists; 2 June is no edition"


def test_an_edition_yet_to_come_is_not_foreseen() -> None:
    seats = (_seen("jo", MARCH, SEPTEMBER), _seen("sam", MARCH, JUNE))
    assert set(_days(*seats, at=date(2024, 5, 31))) == {MARCH}, "in May nobody knew when anyone would last be seen"


def test_an_exact_end_beside_a_last_seen_one_still_gathers_the_day_after() -> None:
    left = {"partnership": "group", "person": "sam", "start": MARCH, "end": JUNE, "end_is": "exact"}
    seats = (_seen("ali", MARCH, JUNE), left, {"partnership": "group", "person": "jo", "start": MARCH})
    expected = {MARCH: {"ali", "sam", "jo"}, JUNE: {"ali", "sam", "jo"}, date(2024, 6, 2): {"jo"}}
    assert _days(*seats, at=SEPTEMBER) == expected, "Sam is known to have left on 1 June, Ali was last seen then"


def test_the_later_of_two_seats_says_whether_the_end_is_known() -> None:
    # Jo is last seen as member in March and known to have ended as chair in June: the stretch ends in June, exactly.
    chair = {"partnership": "group", "person": "jo", "role": "Chair", "start": MARCH, "end": JUNE}
    seats = (_seen("jo", MARCH, MARCH), chair, {"partnership": "group", "person": "sam", "start": MARCH})
    assert set(_days(*seats, at=SEPTEMBER)) == {MARCH, date(2024, 6, 2)}, (
        "the day after Jo's exact end, and no edition in June"
    )
