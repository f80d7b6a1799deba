"""A seat whose holder is never marked again at six later meetings ends with the last mark; days and counts by hand."""

from datetime import date

import pytest

from as_rows import gathered_rows
from records import Records, Row, held, together

DAYS = [date(2024, month, 5) for month in range(1, 11)]
AT = date(2024, 12, 31)
START = date(2023, 1, 1)
LAST = DAYS[2]
"""Jo is there until the third of ten meetings: seven come after."""


def _board(*more: Row, days: list[date] = DAYS, seat: Row | None = None) -> Records:
    """Sam is at every meeting, Jo at the first three; `more` are further marks."""
    meetings = [held("board", day, "sam", *(["jo"] if day <= LAST else []), meeting=f"m{day.month}") for day in days]
    seats = [{"partnership": "board", "start": START, **(seat or {"person": "jo"})}]
    seats.append({"partnership": "board", "person": "sam", "start": START})
    return together({"people": [{"id": "jo", "name": "jo", "organisation": "council"}]}, *meetings,
                    {"seats": seats, "attendance": list(more)})  # fmt: skip


def _end(records: Records, who: tuple[str, str] = ("person", "jo"), at: date = AT, **changes: float) -> date | None:
    spells = gathered_rows(records, at=at, **changes).spells
    ends = [end for _, member, _, end in spells if member == who]
    assert len(ends) == 1, f"{who} has one stretch of seats: {spells}"
    return ends[0]


def test_the_seat_ends_with_the_last_mark() -> None:
    assert _end(_board()) == LAST, "Jo is marked on 5 March and at none of the seven meetings after"
    assert _end(_board(), ("person", "sam")) is None, "Sam is at the last meeting"


def test_five_later_meetings_are_too_few_and_six_are_enough() -> None:
    assert _end(_board(days=DAYS[:8])) is None, "after 5 March there are five"
    assert _end(_board(days=DAYS[:9])) == LAST, "after 5 March there are six"
    assert _end(_board(days=DAYS[:8]), never_again=5) == LAST, "five are enough where the setting says so"


def test_only_what_was_known_by_then_counts() -> None:
    assert _end(_board(), at=DAYS[7]) is None, "by 5 August five later meetings were held"
    assert _end(_board(), at=DAYS[8]) == LAST, "by 5 September six"


@pytest.mark.parametrize(
    "mark",
    [
        {"meeting": "m8", "person": "jo", "status": "apologies"},
        {"meeting": "m8", "person": "jo", "status": "absent"},
        {"meeting": "m8", "person": "ali", "status": "deputy", "deputy_for": "jo"},
        {"meeting": "m8", "deputy_for": "jo", "organisation": "council", "status": "deputy"},
    ],
)
def test_any_mark_of_the_holder_keeps_the_seat(mark: Row) -> None:
    assert _end(_board(mark)) is None, f"after 5 August there are two meetings only: {mark}"


def test_marks_elsewhere_and_of_others_do_not() -> None:
    elsewhere = together(_board(), held("forum", date(2024, 12, 1), "jo"))
    assert _end(elsewhere) == LAST, "Jo was at another partnership's meeting in December"
    other = _board({"meeting": "m9", "organisation": "council", "status": "present"})
    assert _end(other) == LAST, "somebody from the council came, and the seat is Jo's"


def test_a_seat_that_names_no_person_is_judged_by_anybody_for_the_organisation() -> None:
    seat = {"organisation": "council"}
    who = ("organisation", "council")
    assert _end(_board(seat=seat), who) == LAST, "Jo works for the council, and is the last who came for it"
    other = _board({"meeting": "m9", "person": "ali", "organisation": "council", "status": "present"}, seat=seat)
    assert _end(other, who) is None, "Ali came for it in September"


def test_who_was_never_marked_is_left_as_recorded() -> None:
    assert _end(_board(seat={"person": "kim"}), ("person", "kim")) is None, "there is no last mark to end with"


def test_meetings_without_marks_and_cancelled_ones_do_not_count() -> None:
    records = _board(days=DAYS[:8])
    records["meetings"] += [
        {"id": "bare", "partnership": "board", "date": DAYS[8]},
        {"id": "off", "partnership": "board", "date": DAYS[9], "status": "cancelled"},
    ]
    records["attendance"] += [{"meeting": "off", "person": "sam", "status": "present"}]
    assert _end(records) is None, "five later meetings have marks and were held"


def test_a_recorded_end_stands() -> None:
    seat = {"person": "jo", "end": date(2024, 6, 30)}
    assert _end(_board(seat=seat)) == date(2024, 6, 30), "nothing is guessed where an end is recorded"
