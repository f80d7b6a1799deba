"""Without a review date: the last day by today on which anything is recorded to have happened; no anniversary."""

from datetime import date

import pytest

from afresh.snapshot.workspace import NothingToReview, gather
from records import Records, Row, held, store_of, together

TODAY = date(2024, 11, 23)


def reviewed(*parts: Records, today: date = TODAY) -> date:
    return gather(store_of(together(*parts)), today=today).period.end


def _seats(*seats: Row) -> Records:
    return {"seats": [{"partnership": "forum", "person": "jo", **seat} for seat in seats]}


def test_with_attendance_the_last_meeting() -> None:
    assert reviewed(held("board", date(2023, 2, 3), "jo"), held("board", date(2023, 9, 1), "sam")) == date(
        2023, 9, 1
    ), "last"


def test_whatever_is_recorded_counts() -> None:
    """A meeting that nobody came to, or that was called off; a proposal put, or decided; an answer."""
    came = held("board", date(2023, 2, 3), "jo")
    cancelled = held("board", date(2023, 10, 1), "jo", status="cancelled")
    assert reviewed(came, cancelled) == date(2023, 10, 1), "that it was called off is recorded"
    put: Records = {"proposals": [{"id": "q", "partnership": "board", "date": date(2023, 11, 1), "title": "A van"}]}
    assert reviewed(came, put) == date(2023, 11, 1), "a proposal"
    put["proposals"][0] |= {"status": "adopted", "decided": date(2023, 12, 1)}
    assert reviewed(came, put) == date(2023, 12, 1), "a decision"
    answer: Row = {"proposal": "q", "person": "jo", "response": "support", "date": date(2024, 1, 5)}
    assert reviewed(came, {**put, "responses": [answer]}) == date(2024, 1, 5), "an answer"
    until: Records = {"partnerships": [{"id": "board", "name": "Board", "recorded_to": date(2024, 3, 31)}]}
    assert reviewed(came, until) == date(2024, 3, 31), "the records are said to be complete up to then"


def test_with_attendance_anniversaries_do_not_count() -> None:
    # The forum's seats would have an anniversary on 1 May 2024, when no meeting is on record any more.
    found = reviewed(held("board", date(2023, 9, 1), "jo"), _seats({"start": date(2020, 5, 1)}))
    assert found == date(2023, 9, 1), "the records end with the meeting of September 2023"


def test_with_attendance_a_later_change_of_seats_counts() -> None:
    found = reviewed(held("board", date(2023, 9, 1), "jo"), _seats({"start": date(2024, 2, 1)}))
    assert found == date(2024, 2, 1), "somebody took up a seat after the last sheet"


def test_without_attendance_no_anniversary_either() -> None:
    """Seventeen parliaments whose records end years ago came out as stale, since nobody is recorded as leaving."""
    found = reviewed(_seats({"start": date(2015, 5, 1)}))
    assert found == date(2015, 5, 1), "nothing is recorded after May 2015"


def test_a_register_is_reviewed_as_of_its_last_edition() -> None:
    seen = {"start_is": "first_seen", "end_is": "last_seen"}
    seats = _seats({"start": date(2020, 3, 1), "end": date(2024, 6, 1), **seen},
                   {"person": "sam", "start": date(2020, 3, 1), "end": date(2021, 3, 1), **seen})  # fmt: skip
    assert reviewed(seats) == date(2024, 6, 1), "the last edition that shows anybody"


def test_a_seat_renewed_is_recorded() -> None:
    seats = _seats({"start": date(2019, 9, 1), "end": date(2024, 3, 31)}, {"start": date(2024, 4, 1)})
    assert reviewed(seats) == date(2024, 4, 1), "that it was renewed is recorded"


def test_a_project_is_reviewed_as_of_its_start() -> None:
    project = {"partnerships": [{"id": "forum", "name": "Forum", "kind": "project"}]}
    assert reviewed(project, _seats({"start": date(2021, 6, 1)})) == date(2021, 6, 1), "a project has no anniversaries"


def test_rows_of_the_future_do_not_count() -> None:
    seats = _seats({"start": date(2024, 1, 1), "end": date(2026, 1, 1)}, {"person": "sam", "start": date(2025, 2, 1)})
    assert reviewed(held("board", date(2025, 6, 1), "jo"), seats) == date(2024, 1, 1), "not after today"
    assert reviewed(_seats({"start": TODAY})) == TODAY, "today itself counts"


def test_the_end_of_the_last_seat_counts() -> None:
    seats = _seats({"start": date(2019, 9, 1), "end": date(2020, 12, 31)})
    assert reviewed(seats) == date(2020, 12, 31), "the day on which the seat ended"


def test_nothing_to_review() -> None:
    with pytest.raises(NothingToReview, match="No meeting with attendance and no seat begins on or before today"):
        reviewed(_seats({"start": date(2025, 1, 1)}))
    with pytest.raises(NothingToReview, match="Nothing is recorded as having happened by 1 January 2010"):
        gather(store_of(together(held("board", TODAY, "jo"))), at=date(2010, 1, 1))
