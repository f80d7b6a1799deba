"""A mark with a name alone counts for the organisation the person sat for that day, else the one they work for."""

from datetime import date

from as_rows import gathered_rows
from records import Row, held, together

DAY = date(2024, 5, 1)
WORKS_FOR_THE_CHARITY = {"people": [{"id": "jo", "name": "Jo", "organisation": "charity"}]}


def _members(*seats: Row, **people: list[Row]) -> set[tuple[str, str]]:
    records = together(held("board", DAY, "jo", meeting="m"), {"seats": list(seats)}, people)
    return gathered_rows(records, at=DAY, level="organisations").members["board", DAY, "m"]


def _seat(organisation: str, **more: object) -> Row:
    return {"partnership": "board", "person": "jo", "organisation": organisation, "start": date(2020, 1, 1), **more}


def test_the_seat_says() -> None:
    found = _members(_seat("council"), **WORKS_FOR_THE_CHARITY)
    assert found == {("organisation", "council")}, (
        "Jo works for the charity and sits for the council: the council was there"
    )


def test_without_a_seat_that_day_the_employer() -> None:
    found = _members(_seat("council", end=date(2024, 4, 30)), **WORKS_FOR_THE_CHARITY)
    assert found == {("organisation", "charity")}, "the seat for the council had ended the day before"


def test_a_seat_elsewhere_does_not_say() -> None:
    found = _members({**_seat("council"), "partnership": "forum"}, **WORKS_FOR_THE_CHARITY)
    assert found == {("organisation", "charity")}, "Jo sits for the council in another partnership"


def test_two_seats_for_two_organisations_do_not_say() -> None:
    found = _members(_seat("council"), _seat("police"), **WORKS_FOR_THE_CHARITY)
    assert found == {("organisation", "charity")}, "which of the two Jo sat for that day cannot be told"


def test_two_seats_for_one_organisation_say() -> None:
    found = _members(_seat("council", role="Chair"), _seat("council"), **WORKS_FOR_THE_CHARITY)
    assert found == {("organisation", "council")}, "both seats are the council's"


def test_the_row_itself_goes_first() -> None:
    mark = {"meeting": "m", "person": "jo", "organisation": "police", "status": "present"}
    records = together(held("board", DAY, meeting="m"), {"attendance": [mark], "seats": [_seat("council")]})
    found = gathered_rows(records, at=DAY, level="organisations").members["board", DAY, "m"]
    assert found == {("organisation", "police")}, "the row says whom Jo came for"
