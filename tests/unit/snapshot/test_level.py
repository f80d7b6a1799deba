"""What a member is: a person, or at level organisations the organisation; people where 80% of rows name one."""

from datetime import date

import pytest

from as_rows import gathered_rows
from records import Records, Row, held, together

DAY = date(2024, 5, 1)


def _marks(*marks: Row) -> Records:
    return together(
        held("board", DAY, meeting="m"),
        {"attendance": [{"meeting": "m", "status": "present", **mark} for mark in marks]},
    )


def _naming(people: int, organisations: int) -> Records:
    return _marks(
        *({"person": f"p{n}"} for n in range(people)), *({"organisation": f"o{n}"} for n in range(organisations))
    )


@pytest.mark.parametrize(
    ("people", "organisations", "level"), [(8, 2, "people"), (79, 21, "organisations"), (5, 0, "people")]
)
def test_the_default_is_people_from_eighty_in_a_hundred(people: int, organisations: int, level: str) -> None:
    found = gathered_rows(_naming(people, organisations), at=DAY, level=None)
    assert found.level == level, f"{people} of {people + organisations} rows name a person"


def test_seats_count_and_marks_that_are_not_taking_part_do_not() -> None:
    # Four present by name, one seat by organisation: four in five. Apologies by organisation do not count.
    seats = {"seats": [{"partnership": "board", "organisation": "council", "start": DAY}]}
    sorry = [{"organisation": f"o{n}", "status": "apologies"} for n in range(9)]
    assert gathered_rows(together(_naming(4, 0), seats, _marks(*sorry)), at=DAY, level=None).level == "people", "4 of 5"
    assert gathered_rows(together(_naming(3, 0), seats), at=DAY, level=None).level == "organisations", "3 of 4"


def test_a_row_that_comes_twice_counts_once() -> None:
    records = _naming(8, 2)
    records["attendance"] += [{"meeting": "m", "organisation": "o0", "status": "present"}] * 5
    assert gathered_rows(records, at=DAY, level=None).level == "people", "still 8 of 10"


def test_what_is_recorded_later_does_not_choose_the_level() -> None:
    later = held("board", date(2024, 6, 1), meeting="later")
    later["attendance"] = [{"meeting": "later", "organisation": f"o{n}", "status": "present"} for n in range(50)]
    assert gathered_rows(together(_naming(5, 0), later), at=DAY, level=None).level == "people", (
        "June is not known in May"
    )


def test_at_level_people_an_organisation_alone_is_someone_from_it() -> None:
    found = gathered_rows(_marks({"person": "jo", "organisation": "council"}, {"organisation": "police"}), at=DAY)
    assert found.members["board", DAY, "m"] == {("person", "jo"), ("organisation", "police")}, (
        "Jo, and someone from the police"
    )


def test_at_level_organisations_two_people_from_one_are_one_member() -> None:
    marks = ({"person": "jo", "organisation": "council"}, {"person": "sam", "organisation": "council"})
    found = gathered_rows(_marks(*marks), at=DAY, level="organisations")
    assert found.members["board", DAY, "m"] == {("organisation", "council")}, "the council, once"


def test_a_person_with_no_organisation_is_left_out_and_counted() -> None:
    seats = {"seats": [{"partnership": "board", "person": "ali", "start": DAY}]}
    records = together(_marks({"person": "jo", "organisation": "council"}, {"person": "sam"}), seats)
    found = gathered_rows(records, at=DAY, level="organisations")
    assert found.members["board", DAY, "m"] == {("organisation", "council")}, "Sam has no organisation"
    assert found.left_out == {"marks": 1, "seats": 1}, "Sam's mark and Ali's seat are left out, and said to be"
    twice = {**records, "attendance": records["attendance"] * 2, "seats": records["seats"] * 2}
    assert gathered_rows(twice, at=DAY, level="organisations").left_out == {"marks": 1, "seats": 1}, (
        "repeats are not more"
    )
    assert gathered_rows(records, at=DAY, level="people").left_out == {"marks": 0, "seats": 0}, (
        "as people nobody is left out"
    )


def test_an_organisation_is_taken_from_the_list_of_people_where_the_row_has_none() -> None:
    people = {"people": [{"id": "jo", "name": "Jo", "organisation": "council"}]}
    records = together(
        people, _marks({"person": "jo"}), {"seats": [{"partnership": "forum", "person": "jo", "start": DAY}]}
    )
    found = gathered_rows(records, at=DAY, level="organisations")
    assert set().union(*found.members.values()) == {("organisation", "council")}, "for the mark and for the seat"
