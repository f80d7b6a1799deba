"""Without a review date: the last held gathering not after today."""

from datetime import date

import pytest

from afresh.gatherings.gathered import NothingToReview, gather
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


def test_a_meeting_nobody_came_to_or_a_cancelled_one_does_not_count() -> None:
    came = held("board", date(2023, 2, 3), "jo")
    nobody = held("board", date(2023, 9, 1), meeting="m")
    nobody["attendance"] = [{"meeting": "m", "person": "jo", "status": "apologies"}]
    cancelled = held("board", date(2023, 10, 1), "jo", status="cancelled")
    assert reviewed(came, nobody, cancelled) == date(2023, 2, 3), "the last meeting held with anybody there"


def test_with_attendance_anniversaries_do_not_count() -> None:
    # The forum's seats would have an anniversary on 1 May 2024, when no meeting is on record any more.
    found = reviewed(held("board", date(2023, 9, 1), "jo"), _seats({"start": date(2020, 5, 1)}))
    assert found == date(2023, 9, 1), "the records end with the meeting of September 2023"


def test_with_attendance_a_later_change_of_seats_counts() -> None:
    found = reviewed(held("board", date(2023, 9, 1), "jo"), _seats({"start": date(2024, 2, 1)}))
    assert found == date(2024, 2, 1), "somebody took up a seat after the last sheet"


def test_without_attendance_the_last_anniversary() -> None:
    found = reviewed(_seats({"start": date(2015, 5, 1)}))
    assert found == date(2024, 5, 1), "nobody moves, and the board is reviewed as it is now"


def test_attendance_yet_to_come_is_no_attendance() -> None:
    found = reviewed(held("board", date(2025, 1, 1), "jo"), _seats({"start": date(2015, 5, 1)}))
    assert found == date(2024, 5, 1), "today nobody is recorded as having been anywhere"


def test_a_register_is_reviewed_as_of_its_last_edition() -> None:
    seen = {"start_is": "first_seen", "end_is": "last_seen"}
    seats = _seats({"start": date(2020, 3, 1), "end": date(2024, 6, 1), **seen},
                   {"person": "sam", "start": date(2020, 3, 1), "end": date(2021, 3, 1), **seen})  # fmt: skip
    assert reviewed(seats) == date(2024, 6, 1), "the last edition that shows anybody"


def test_a_seat_renewed_is_no_change() -> None:
    seats = _seats({"start": date(2019, 9, 1), "end": date(2024, 3, 31)}, {"start": date(2024, 4, 1)})
    assert reviewed(seats) == date(2024, 9, 1), "the anniversary of September 2019; in April 2024 nothing changed"


def test_a_project_is_reviewed_as_of_its_start() -> None:
    project = {"partnerships": [{"id": "forum", "name": "Forum", "kind": "project"}]}
    assert reviewed(project, _seats({"start": date(2021, 6, 1)})) == date(2021, 6, 1), "a project has no anniversaries"


def test_rows_of_the_future_do_not_count() -> None:
    seats = _seats({"start": date(2024, 1, 1), "end": date(2026, 1, 1)}, {"person": "sam", "start": date(2025, 2, 1)})
    assert reviewed(held("board", date(2025, 6, 1), "jo"), seats) == date(2024, 1, 1), "not after today"
    assert reviewed(_seats({"start": TODAY})) == TODAY, "today itself counts"


def test_everybody_gone_is_no_gathering() -> None:
    seats = _seats({"start": date(2019, 9, 1), "end": date(2020, 12, 31)})
    assert reviewed(seats) == date(2020, 9, 1), "the last day that gathered anybody"


def test_nothing_to_review() -> None:
    with pytest.raises(NothingToReview, match="No meeting with attendance and no seat begins on or before today"):
        reviewed(_seats({"start": date(2025, 1, 1)}))
    with pytest.raises(NothingToReview, match="Nothing is recorded as having happened by 1 January 2010"):
        gather(store_of(together(held("board", TODAY, "jo"))), at=date(2010, 1, 1))
