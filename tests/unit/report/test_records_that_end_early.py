"""Where the records end long before the review date, the first page says so."""

from datetime import date
from typing import Any

import pytest

from afresh.dataset import Dataset
from afresh.diagnosis.last_recorded import last_recorded
from afresh.snapshot.workspace import gather
from records import Records, named, store_of

SEAT = date(2019, 3, 1)
ANSWER = date(2020, 12, 9)


def records() -> Records:
    """Seats that are open, so that their anniversaries go on; a proposal, and the last thing recorded, an answer."""
    return {
        "organisations": named("council", "trust"),
        "partnerships": named("board", kind="board"),
        "seats": [{"partnership": "board", "organisation": each, "start": SEAT} for each in ("council", "trust")],
        "proposals": [{"id": "q", "partnership": "board", "date": date(2020, 11, 2), "title": "A van"}],
        "responses": [{"proposal": "q", "organisation": "trust", "response": "support", "date": ANSWER}],
    }


@pytest.mark.parametrize(
    ("table", "row", "expected"),
    [
        ("seats", {}, ANSWER),
        ("seats", {"organisation": "council", "start": SEAT, "end": date(2021, 2, 3)}, date(2021, 2, 3)),
        ("meetings", {"id": "m", "date": date(2021, 5, 4), "status": "cancelled"}, date(2021, 5, 4)),
        ("seats", {"organisation": "council", "start": date(2025, 2, 3)}, ANSWER),
    ],
    ids=["an answer", "the end of a seat", "a cancelled meeting", "nothing after the review date"],
)
def test_the_last_day_is_that_of_whatever_was_recorded_last(table: str, row: dict[str, Any], expected: date) -> None:
    told = {**records(), table: [*records().get(table, []), *([{"partnership": "board", **row}] if row else [])]}
    found = last_recorded(gather(store_of(told), at=date(2024, 6, 30)))
    assert found == expected, f"by hand {expected}, and not the anniversaries of seats"


@pytest.mark.parametrize(
    ("at", "says"),
    [
        (None, "This review is as of 9 December 2020, the last day on which anything is recorded; what happened since"),
        (ANSWER, "This review is as of 9 December 2020, the date given, and the last day on which anything is"),
        (date(2021, 12, 9), "as of 9 December 2021, the date given; the last thing on record is of 9 December 2020."),
        (date(2024, 12, 10), "nothing to record in the four years between, and every state is provisional."),
    ],
)
def test_the_first_sentence_says_the_review_date_and_what_it_rests_on(at: date | None, says: str) -> None:
    review = Dataset(store_of(records())).review(at=at)
    assert says in review.facts()["says"], f"reviewed at {at}"
    assert list(review.facts())[:3] == ["schema", "made_by", "says"], "it comes before anything that was found"
    assert says in review.html(), "and stands on the page"


def test_a_year_and_a_day_after_the_last_record_is_long_after() -> None:
    """The records are said to be complete: no meeting in two years may be so, but nobody has seen it."""
    for at, late in ((date(2021, 12, 9), False), (date(2021, 12, 10), True)):
        assert Dataset(store_of(records())).review(at=at).assessment.long_after is late, f"at {at}"


def test_records_said_to_be_complete_up_to_a_day_are_reviewed_on_it() -> None:
    told = {**records(), "partnerships": [{**named("board", kind="board")[0], "recorded_to": date(2021, 6, 30)}]}
    review = Dataset(store_of(told)).review()
    assert review.assessment.workspace.period.end == date(2021, 6, 30), "recorded_to is later than any record"
    assert "up to which the records say that they are complete" in review.facts()["says"], "and that is said"
