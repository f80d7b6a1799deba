"""Measures of energy on records small enough to count by hand."""

from datetime import date
from typing import Any

import pytest

from afresh.measure import measure
from afresh.measure.notes import NO_RECORDS, NO_SLOPE, TOO_FEW
from afresh.snapshot.workspace import gather
from records import Records, held, store_of, together

AT = date(2024, 6, 30)
SPRING, AUTUMN, LONG_AGO = date(2024, 3, 1), date(2023, 10, 1), date(2023, 6, 30)


def row(name: str, *parts: Records, at: date = AT) -> dict[str, Any]:
    found = list(measure(gather(store_of(together(*parts)), at=at), [name]).rows())
    assert len(found) == 1, f"{name} has {len(found)} rows where one board is on record"
    return found[0]


def marks(day: date, **counts: int) -> Records:
    """A meeting of the board at which so many got each mark, each a person of their own."""
    made = [(status, i) for status, n in counts.items() for i in range(n)]
    given = [{"meeting": f"board {day}", "person": f"{status} {i}", "status": status} for status, i in made]
    return together(held("board", day), {"attendance": given})


def test_attendance_and_deputies() -> None:
    """Spring: 6 present, 2 apologies, 1 absent, 1 deputy; 3 in attendance have no place. 6 and 1 of 10."""
    spring = marks(SPRING, present=6, apologies=2, absent=1, deputy=1, in_attendance=3)
    before = marks(LONG_AGO, present=1, absent=9)
    found = row("attendance_rate", spring, before)
    assert (found["value"], found["n"]) == (0.6, 10), "6 of 10, last year's not counted"
    assert found["low"] < 0.6 < found["high"], "the interval does not hold the share"
    assert row("deputies", spring, before)["value"] == 0.1, "1 of 10"


def test_a_deputy_and_the_apologies_are_one_place() -> None:
    sent = [
        {"meeting": f"board {SPRING}", "person": "Jo", "status": "apologies"},
        {"meeting": f"board {SPRING}", "person": "Sam", "status": "deputy", "deputy_for": "Jo"},
    ]
    found = row("deputies", held("board", SPRING, "Kim"), {"attendance": sent})
    assert (found["value"], found["n"]) == (0.5, 2), "Jo's place, taken by Sam, and Kim's"


def test_marked_twice_a_place_is_one_place() -> None:
    again = [{"meeting": f"board {SPRING}", "person": "Jo", "status": status} for status in ("absent", "present")]
    found = row("attendance_rate", held("board", SPRING, "Jo", "Kim"), {"attendance": again})
    assert (found["value"], found["n"]) == (1.0, 2), "Jo and Kim, both there"


def test_no_marks_in_the_period() -> None:
    for name in ("attendance_rate", "deputies"):
        found = row(name, marks(LONG_AGO, present=3))
        assert (found["value"], found["n"], found["note"]) == (None, 0, NO_RECORDS), f"{name} from an empty period"


def test_a_cancelled_meeting_has_no_attendance() -> None:
    ghost = held("board", AUTUMN, "Jo", "Kim", status="cancelled")
    assert row("attendance_rate", marks(SPRING, present=1, absent=1), ghost)["n"] == 2, "marks of a cancelled meeting"


def test_attendance_falling() -> None:
    """8 of 10, then 5 of 10 half a year later (182 days): odds 4 and 1, so 0.25 to the power 365.25 / 182."""
    found = row("attendance_trend", marks(date(2023, 12, 31), present=8, absent=2), marks(AT, present=5, absent=5))
    assert found["value"] == pytest.approx(0.25 ** (365.25 / 182), rel=1e-9), "the odds ratio a year"
    assert found["low"] < found["value"] < found["high"] and found["n"] == 20, "20 places and an interval about it"


def test_attendance_over_two_years_by_statsmodels() -> None:
    """Five meetings, a place an answer: its logistic regression of coming on the years to the review."""
    import numpy as np
    import statsmodels.api as sm

    came = {
        date(2022, 8, 1): (9, 1),
        date(2023, 1, 10): (7, 3),
        date(2023, 6, 5): (8, 4),
        date(2024, 1, 9): (5, 5),
        AT: (4, 6),
    }
    found = row("attendance_trend", *(marks(day, present=yes, absent=no) for day, (yes, no) in came.items()))
    years = sm.add_constant(np.array([(day - AT).days / 365.25 for day in came]))
    fitted = sm.GLM(np.array(list(came.values())), years, family=sm.families.Binomial()).fit(tol=1e-13)
    judged = np.exp([fitted.params[1], *fitted.conf_int(0.10)[1]]).tolist()
    assert [found["value"], found["low"], found["high"]] == pytest.approx(judged, rel=1e-7), (
        f"statsmodels gives {judged}"
    )
    assert found["n"] == 52, "all places of the five"


@pytest.mark.parametrize(
    ("parts", "note"),
    [
        ([marks(AT, present=5, absent=5)], TOO_FEW),
        ([marks(AT, present=5), marks(AUTUMN, present=5)], NO_SLOPE),
        ([marks(AT, present=5), marks(AUTUMN, absent=5)], NO_SLOPE),
        ([marks(date(2022, 6, 30), present=5, absent=2)], NO_RECORDS),
    ],
    ids=["one meeting", "everybody came", "none and then all", "more than two years ago"],
)
def test_no_trend_to_tell(parts: list[Records], note: str) -> None:
    found = row("attendance_trend", *parts)
    assert (found["value"], found["low"], found["high"], found["note"]) == (None, None, None, note), "a trend was told"


def test_cancelled_meetings() -> None:
    """In the period 1 of 4; the one cancelled on the last day before it is last year's."""
    planned = [date(2023, 7, 1), AUTUMN, SPRING]
    parts = [held("board", day, "Jo") for day in planned] + [held("board", AT, status="cancelled")]
    found = row("cancelled_meetings", *parts, held("board", LONG_AGO, status="cancelled"))
    assert (found["value"], found["n"]) == (0.25, 4), "1 of 4"


def test_days_since_the_last_meeting_held() -> None:
    """31 May to 30 June is 30 days; the meeting cancelled in between does not count, nor does one to come."""
    parts = held("board", date(2024, 5, 31), "Jo"), held("board", date(2024, 6, 20), status="cancelled")
    found = row("days_since_held", *parts, held("board", date(2024, 9, 1), "Jo"))
    assert (found["value"], found["n"]) == (30, 1), "30 days"


def test_a_board_known_by_seats_alone_has_no_last_meeting() -> None:
    found = row("days_since_held", {"seats": [{"partnership": "board", "person": "Jo", "start": date(2015, 1, 1)}]})
    assert (found["value"], found["note"]) == (None, NO_RECORDS), "a meeting was made up"


def test_one_member_at_one_meeting() -> None:
    found = row("attendance_rate", held("board", SPRING, "Jo"))
    assert (found["value"], found["n"], found["high"]) == (1.0, 1, 1.0), "one of one"
    assert found["low"] < 0.3, "one meeting says next to nothing"
