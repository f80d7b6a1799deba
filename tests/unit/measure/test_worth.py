"""Worth on records small enough to add up by hand; intervals from a printed table of chi-squared."""

from datetime import date, timedelta
from typing import Any

import pytest

from afresh.measure import measure, take
from afresh.measure.notes import NO_HOURS, NO_MEETING, NO_RECORDS, NONE_ADOPTED, TOO_FEW
from afresh.snapshot.workspace import gather
from records import Records, Row, held, store_of, together

AT = date(2024, 6, 30)
SPRING, AUTUMN, LONG_AGO = date(2024, 3, 1), date(2023, 10, 1), date(2023, 6, 30)

CHI2_05_21, CHI2_95_21 = 11.591, 32.671
"""The 5th and 95th percentiles of chi-squared with 21 degrees of freedom (Pearson and Hartley, Biometrika Tables for
Statisticians, table 8): a Gamma with shape 10.5 is half of it."""


def rows(name: str, *parts: Records, months: int = 12) -> dict[str, dict[str, Any]]:
    found = measure(gather(store_of(together(*parts)), at=AT, months=months), [name]).rows()
    return {row["subject"]: row for row in found if row["partnership"] == "board"}


def decided(adopted: int, rejected: int = 0, day: date = SPRING, **more: Any) -> Records:
    statuses = ["adopted"] * adopted + ["rejected"] * rejected
    return {
        "proposals": [
            {"id": f"{day} {n}", "partnership": "board", "date": day, "title": f"{n}", "status": status, **more}
            for n, status in enumerate(statuses)
        ]
    }


def gave(amount: float | None, kind: str = "money", unit: str | None = "GBP", day: date = SPRING, **more: Any) -> Row:
    return {"organisation": "council", "partnership": "board", "kind": kind, "unit": unit, "amount": amount,
            "date": day, **more}  # fmt: skip


def test_member_hours() -> None:
    """Spring: 5 for 2 hours. Autumn: 4, no hours given, taken as 2. The year before is only there for the usual."""
    parts = [
        held("board", SPRING, *"abcde", hours=2),
        held("board", AUTUMN, *"abcd"),
        held("board", LONG_AGO, *"abc", hours=2),
    ]
    found = rows("member_hours", *parts)[""]
    assert (found["value"], found["n"], found["low"]) == (18.0, 9, None), "5 x 2 + 4 x 2"
    assert found["note"] == "1 of 2 meetings give no hours and are taken to be of the usual length", "it is said"


def test_a_deputy_spends_the_time_and_apologies_do_not() -> None:
    meeting = f"board {SPRING}"
    marks = [
        {"meeting": meeting, "person": "Jo", "status": "deputy", "deputy_for": "Sam"},
        {"meeting": meeting, "person": "Kim", "status": "apologies"},
        {"meeting": meeting, "person": "Lee", "status": "in_attendance"},
    ]
    found = rows("member_hours", held("board", SPRING, "a", "b", hours=1.5), {"attendance": marks})[""]
    assert (found["value"], found["n"]) == (4.5, 3), "three for an hour and a half"


def test_over_two_years_the_hours_are_of_one() -> None:
    parts = [held("board", SPRING, *"ab", hours=3), held("board", LONG_AGO, *"ab", hours=3)]
    assert rows("member_hours", *parts, months=24)[""]["value"] == 6.0, "12 hours in two years"


@pytest.mark.parametrize("hours", [None, 0, -2, 90], ids=["none", "nought", "under nought", "more than a day"])
def test_hours_that_are_no_length(hours: float | None) -> None:
    found = rows("member_hours", held("board", SPRING, *"ab", hours=hours))[""]
    assert (found["value"], found["note"]) == (None, NO_HOURS), f"{hours} was taken for a length"


def test_no_meeting_is_no_time_and_no_attendance_is_not_known() -> None:
    none = rows("member_hours", held("board", LONG_AGO, *"ab", hours=2))[""]
    assert (none["value"], none["n"]) == (0.0, 0), "it met only the year before"
    unmarked = held("board", SPRING, hours=2), held("board", LONG_AGO, *"ab", hours=2)
    found = rows("member_hours", *unmarked)[""]
    assert (found["value"], found["note"]) == (None, NO_RECORDS), "who came is not recorded"
    assert rows("hours_per_adopted", held("board", LONG_AGO, "a", hours=2), decided(9))[""]["note"] == NO_MEETING, "why"


def test_hours_for_each_adopted() -> None:
    """100 hours and 10 adopted, beside 3 rejections: 10 hours each."""
    found = rows("hours_per_adopted", held("board", SPRING, *"abcde", hours=20), decided(10, 3))[""]
    assert (found["value"], found["n"]) == (10.0, 10), "100 hours, 10 adopted; a refusal is none"
    assert found["low"] == pytest.approx(100 / (CHI2_95_21 / 2), rel=1e-4), "the lower end by the printed table"
    assert found["high"] == pytest.approx(100 / (CHI2_05_21 / 2), rel=1e-4), "the upper end"


@pytest.mark.parametrize(
    ("statuses", "counted"),
    [
        ({"adopted": 6, "rejected": 2, "deferred": 1}, (6, 2, 1)),
        ({"adopted": 0, "rejected": 9, "deferred": 0}, (0, 9, 0)),
        ({"adopted": 5, "rejected": 0, "deferred": 4, "open": 3, "withdrawn": 2, None: 7}, (5, 0, 4)),
    ],
)
def test_refused_and_put_off_stand_beside(statuses: dict[str | None, int], counted: tuple[int, int, int]) -> None:
    """Nine refusals are no decision that cost nothing: nothing was adopted, and that is said."""
    proposals = [{"id": f"{status} {n}", "partnership": "board", "date": SPRING, "title": f"{n}", "status": status}
                 for status, times in statuses.items() for n in range(times)]  # fmt: skip
    workspace = gather(store_of(together(held("board", SPRING, *"abcde", hours=20), {"proposals": proposals})), at=AT)
    (row,) = take(workspace, "hours_per_adopted").rows()
    assert (row["n"], row["refused"], row["put_off"]) == counted, f"got {row}"
    assert row["value"] == (100 / counted[0] if counted[0] else None), "hours are for each adopted"
    assert row["note"] == ("" if counted[0] else NONE_ADOPTED), "why there is none"


def test_what_is_not_adopted() -> None:
    parts = held("board", SPRING, *"abcde", hours=20), decided(5), decided(9, procedural=True, day=AUTUMN)
    other = [
        {"id": f"o {status}", "partnership": "board", "date": SPRING, "title": status, "status": status}
        for status in ("open", "deferred", "withdrawn")
    ]
    later = decided(3, day=SPRING - timedelta(days=1), decided=date(2024, 7, 1))
    found = rows("hours_per_adopted", *parts, {"proposals": other}, later)[""]
    assert (found["value"], found["n"]) == (20.0, 5), "procedure, deferral, withdrawal and what is to come are none"


@pytest.mark.parametrize(
    ("parts", "n", "note"),
    [
        ([decided(4)], 4, TOO_FEW),
        ([decided(9, day=LONG_AGO)], 0, NONE_ADOPTED),
        ([], 0, NO_RECORDS),
    ],
    ids=["four", "all the year before", "nothing ever proposed"],
)
def test_too_few_adopted(parts: list[Records], n: int, note: str) -> None:
    found = rows("hours_per_adopted", held("board", SPRING, *"ab", hours=2), *parts)[""]
    assert (found["value"], found["low"], found["n"], found["note"]) == (None, None, n, note), "a cost of nothing"


def test_contributions_are_added_up_only_in_one_unit() -> None:
    given = [gave(5000), gave(1000, unit="gbp "), gave(3, "staff", "days"), gave(4, "staff", "hours"),
             gave(9999, day=LONG_AGO), gave(7, "premises", None, day=LONG_AGO)]  # fmt: skip
    found = rows("contributions", held("board", SPRING, "a"), {"contributions": given})
    got = {subject: row["value"] for subject, row in found.items()}
    assert got == {"money: GBP": 6000, "staff: days": 3, "staff: hours": 4, "premises": 0}, "each kind and unit apart"
    assert (found["money: GBP"]["n"], found["money: GBP"]["low"]) == (2, None), "two gifts, and no interval of a sum"


def test_what_is_given_for_a_proposal_is_given_to_its_partnership() -> None:
    given = [gave(50, partnership=None, proposal=f"{SPRING} 0")]
    found = rows("contributions", held("board", SPRING, "a"), decided(1), {"contributions": given})
    assert found["money: GBP"]["value"] == 50, "the proposal was put to the board"


def test_amounts_that_nobody_wrote_down() -> None:
    some = rows("contributions", held("board", SPRING, "a"), {"contributions": [gave(50), gave(None)]})["money: GBP"]
    assert (some["value"], some["note"]) == (50, "1 of 2 give no amount"), "what is known, and how much is not"
    none = rows("contributions", held("board", SPRING, "a"), {"contributions": [gave(None)]})["money: GBP"]
    assert (none["value"], none["note"]) == (None, NO_RECORDS), "an amount was made up"


def test_contributions_for_each_adopted() -> None:
    given = {"contributions": [gave(6000), gave(20, "staff", "days"), gave(9, "time", "hours", day=LONG_AGO)]}
    found = rows("contributions_per_adopted", held("board", SPRING, "a"), decided(10), given)
    assert {subject: row["value"] for subject, row in found.items()} == {"money: GBP": 600, "staff: days": 2}, "of ten"
    assert found["money: GBP"]["low"] == pytest.approx(6000 / (CHI2_95_21 / 2), rel=1e-4), "the printed table"
    few = rows("contributions_per_adopted", held("board", SPRING, "a"), decided(4), given)["money: GBP"]
    assert (few["value"], few["note"]) == (None, TOO_FEW), "four adopted"


def test_hours_that_are_not_known_are_not_nought() -> None:
    workspace = gather(store_of(together(held("board", SPRING, *"ab"), decided(9))), at=AT)
    (row,) = take(workspace, "hours_per_adopted").rows()
    assert (row["value"], row["hours"], row["n"], row["note"]) == (None, None, 9, NO_HOURS), f"got {row}"
