"""Present counts as taking part; in attendance, apologies and absent do not; a cancelled meeting is no gathering."""

from datetime import date

import pytest

from as_rows import gathered_rows
from records import held, together

DAY = date(2024, 5, 1)
JO, SAM = ("person", "jo"), ("person", "sam")


def test_present_counts() -> None:
    found = gathered_rows(together(held("board", DAY, "jo", "sam")), at=DAY)
    assert found.members == {("board", DAY, "board 2024-05-01"): {JO, SAM}}, "both were present, so both took part"


@pytest.mark.parametrize("mark", ["in_attendance", "apologies", "absent"])
@pytest.mark.parametrize("level", ["people", "organisations"])
def test_other_marks_do_not_count(mark: str, level: str) -> None:
    # Sam, for the council, is marked but did not take part as a member: Jo, for the charity, was alone.
    marks = [{"meeting": "m", "person": "jo", "organisation": "charity", "status": "present"},
             {"meeting": "m", "person": "sam", "organisation": "council", "status": mark}]  # fmt: skip
    records = together(held("board", DAY, meeting="m"), {"attendance": marks})
    found = gathered_rows(records, at=DAY, level=level)
    alone = {JO} if level == "people" else {("organisation", "charity")}
    assert found.members == {("board", DAY, "m"): alone}, f"somebody marked {mark} was counted as taking part"


def test_a_meeting_nobody_is_marked_present_at_is_no_gathering() -> None:
    records = together(held("board", DAY, "jo"), held("board", date(2024, 6, 1), meeting="empty"))
    found = gathered_rows(records, at=date(2024, 12, 31))
    assert {meeting for _, _, meeting in found.members} == {"board 2024-05-01"}, (
        "a gathering has a known set of members"
    )


def test_a_cancelled_meeting_is_no_gathering() -> None:
    # Marks were entered for the meeting in June before it was cancelled.
    records = together(held("board", DAY, "jo"), held("board", date(2024, 6, 1), "jo", "sam", status="cancelled"))
    found = gathered_rows(records, at=date(2024, 12, 31))
    assert {day for _, day, _ in found.members} == {DAY}, "the cancelled meeting in June was counted"


def test_two_meetings_on_one_day_are_two_gatherings() -> None:
    records = together(held("board", DAY, "jo", meeting="morning"), held("board", DAY, "sam", meeting="evening"))
    found = gathered_rows(records, at=DAY)
    assert found.members == {("board", DAY, "morning"): {JO}, ("board", DAY, "evening"): {SAM}}, "kept apart by meeting"
    assert found.met == {}, "Jo was there in the morning and Sam in the evening: they did not meet"
