"""Where the records end long before the review date, the first page says so."""

from datetime import date
from typing import Any

import pytest

from afresh.dataset import Dataset
from afresh.diagnosis.last_recorded import last_recorded
from afresh.gatherings.gathered import gather
from afresh.report.front import LONG_SINCE
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


@pytest.mark.parametrize(("days", "said"), [(LONG_SINCE, False), (LONG_SINCE + 1, True)])
def test_the_first_page_says_so_when_it_is_long_ago(days: int, said: bool) -> None:
    page = Dataset(store_of(records())).review(at=date.fromordinal(ANSWER.toordinal() + days)).html()
    told = "The last day with anything on record is 9 December 2020. What has happened since is not known" in page
    assert told is said, f"{days} days after the last record"
