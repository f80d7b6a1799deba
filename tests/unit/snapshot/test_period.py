"""The period (t0, t1] is twelve calendar months."""

from datetime import date

import pytest

from afresh.snapshot.workspace import gather
from records import held, store_of, together


@pytest.mark.parametrize(
    ("t1", "months", "t0"),
    [
        (date(2024, 5, 1), 12, date(2023, 5, 1)),
        (date(2024, 3, 31), 12, date(2023, 3, 31)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),  # 2023 has no 29 February
        (date(2025, 2, 28), 12, date(2024, 2, 28)),  # the same day of the month, though the month has a 29th
        (date(2024, 3, 31), 1, date(2024, 2, 29)),  # February's last day
        (date(2023, 3, 31), 1, date(2023, 2, 28)),
        (date(2024, 5, 31), 6, date(2023, 11, 30)),
        (date(2024, 1, 15), 24, date(2022, 1, 15)),
    ],
)
def test_calendar_months(t1: date, months: int, t0: date) -> None:
    # The expected days were read off a calendar.
    store = store_of(together(held("board", date(2020, 1, 1), "jo")))
    period = gather(store, at=t1, months=months).period
    assert (period.start, period.end) == (t0, t1), f"{months} calendar months before {t1}"


def test_the_first_day_is_outside_and_the_last_inside() -> None:
    from afresh.features.co_attendance import MEMBER_NOW

    meetings = [held("board", day, who) for day, who in
                ((date(2023, 5, 1), "t0"), (date(2023, 5, 2), "after"), (date(2024, 5, 1), "t1"))]  # fmt: skip
    store = store_of(together(*meetings))
    workspace = gather(store, at=date(2024, 5, 1))
    people = sorted(["t0", "after", "t1"])
    found = {people[row["member"]] for row in workspace.ask(MEMBER_NOW).rows()}
    assert found == {"after", "t1"}, "after t0, up to and including t1"
