"""Link and member freshness, the make-up of pairs, familiarity and tenure: worked by hand, and where they are
undefined.

The worked board: Ann and Bob met on it on 1 January 2015, Cat joined on 1 January 2021, Dan and Eve on 1 January 2022.
Ann and Dan had met elsewhere in 2018; Eve is on no record before. The review is on 30 June 2022. Of the ten pairs
of 2022, Ann-Bob, Ann-Cat, Bob-Cat and Ann-Dan are repeats, Bob-Dan and Cat-Dan old hands newly together, and
Eve's four are with an entrant.
"""

from datetime import date
from typing import Any

import pytest

from afresh.measure import take
from afresh.settings import default_settings
from afresh.snapshot.workspace import gather
from records import Records, Row, held, named, store_of, together

AT = date(2022, 6, 30)
BOARD = {"partnerships": named("board", kind="board")}


def worked() -> Records:
    return together(
        BOARD,
        held("board", date(2015, 1, 1), "ann", "bob"),
        held("other", date(2018, 1, 1), "ann", "dan"),
        held("board", date(2021, 1, 1), "ann", "bob", "cat"),
        held("board", date(2022, 1, 1), "ann", "bob", "cat", "dan", "eve"),
    )


def rows(records: Records, name: str, **options: Any) -> list[Row]:
    """The readings of the first partnership in alphabetical order."""
    return [row for row in take(gather(store_of(records), at=AT, **options), name).rows() if row["partnership"] == 0]


def row(records: Records, name: str, **options: Any) -> Row:
    (only,) = rows(records, name, **options)
    return only


def numbers(reading: Row) -> tuple[Any, ...]:
    return tuple(reading[name] for name in ("value", "low", "high", "n"))


def test_link_freshness_by_hand() -> None:
    """6 of 10 pairs. Without Eve 2 of 6 are new (the lowest), without Ann 5 of 6 (the highest)."""
    found = row(worked(), "link_freshness")
    assert numbers(found) == (0.6, pytest.approx(2 / 6), pytest.approx(5 / 6), 10), f"got {found}"
    assert found["note"] == "", f"seven years into the records nothing is in doubt: {found['note']}"


def test_who_met_on_the_day_the_period_starts_had_met_before_it() -> None:
    """The period is after 30 June 2021: that day is not in it, the next one is."""
    for first, value in ((date(2021, 6, 30), 0.0), (date(2021, 7, 1), 1.0)):
        records = together(BOARD, held("board", first, "ann", "bob"), held("board", date(2022, 1, 1), "ann", "bob"))
        for name in ("link_freshness", "member_freshness", "link_freshness_chance"):
            assert row(records, name)["value"] == value, f"{name} where they first met on {first}"


def test_member_freshness_by_hand() -> None:
    """Only Eve knew nobody: 1 of 5. Without Ann, Dan too knew nobody: 2 of 4. Without Eve, 0 of 4."""
    assert numbers(row(worked(), "member_freshness")) == (0.2, 0.0, 0.5, 5)


def test_more_members_new_to_all_than_a_byte_holds() -> None:
    """200 who all came new in the period: all of them, and all 199 with any one left out. A sum in FRESH made
    DuckDB 2.0 keep a later difference in a byte, and 74 years of the General Assembly could not be reviewed."""
    records = together(BOARD, held("board", date(2022, 1, 1), *(f"member {i}" for i in range(200))))
    settings = default_settings().but(largest_gathering=500)
    assert numbers(row(records, "member_freshness", settings=settings)) == (1.0, 1.0, 1.0, 200)


def test_make_up_by_hand() -> None:
    found = {each["subject"]: (each["value"], each["pairs"]) for each in rows(worked(), "make_up")}
    assert found == {"with an entrant": (0.4, 4), "experienced, newly together": (0.2, 2), "repeat": (0.4, 4)}


def test_familiarity_by_hand() -> None:
    """Six pairs met 180 days ago, two 545, one 1641 and one 2737: of ten, the quartiles are at places 2.25, 4.5 and
    6.75."""
    days = (180 / 365.25, 180 / 365.25, 545 / 365.25, 10)
    assert numbers(row(worked(), "familiarity")) == pytest.approx(days)


def test_tenure_by_hand() -> None:
    """Ann and Bob 2737 days, Cat 545, Dan and Eve 180: the quartiles of five are the second, third and fourth."""
    found = row(worked(), "tenure")
    assert numbers(found) == pytest.approx((545 / 365.25, 180 / 365.25, 2737 / 365.25, 5))
    assert found["there_from_the_start"] == 2, "Ann and Bob were at the first meeting"


def test_a_project_reads_the_period_as_the_gathering() -> None:
    """Ann and Bob met in March 2022, in the period but before the project of May: repeat, and they knew each other."""
    records = together(
        {"partnerships": [*named("a project", kind="project"), *named("board", kind="board")]},
        held("board", date(2022, 3, 1), "ann", "bob"),
        {
            "seats": [
                {"partnership": "a project", "person": each, "start": date(2022, 5, 1)}
                for each in ("ann", "bob", "cat")
            ]
        },
    )
    assert row(records, "link_freshness")["value"] == pytest.approx(2 / 3), "Cat's two pairs are new, Ann-Bob is not"
    assert row(records, "member_freshness")["value"] == pytest.approx(1 / 3), "only Cat knew nobody"
    assert [each["pairs"] for each in rows(records, "make_up")] == [2, 0, 1], "two with an entrant, one repeat"


FRESHNESS = (
    "link_freshness",
    "member_freshness",
    "make_up",
    "familiarity",
    "link_freshness_chance",
    "degree_preserving",
)


@pytest.mark.parametrize("name", FRESHNESS)
def test_one_member_has_nobody_to_be_new_to(name: str) -> None:
    records = together(BOARD, held("board", date(2022, 1, 1), "ann"))
    for found in rows(records, name):
        assert (found["value"], found["note"]) == (None, "no two members took part together"), f"got {found}"


@pytest.mark.parametrize("name", FRESHNESS)
def test_plenaries_are_not_reported(name: str) -> None:
    crowd = [f"p{n}" for n in range(41)]
    records = together(BOARD, held("board", date(2015, 1, 1), *crowd), held("board", date(2022, 1, 1), *crowd))
    for found in rows(records, name):
        assert found["value"] is None and "plenaries" in found["note"], f"41 in the room is a plenary: {found}"


@pytest.mark.parametrize("name", FRESHNESS)
def test_a_period_with_no_gathering_has_no_row(name: str) -> None:
    records = together(BOARD, held("board", date(2015, 1, 1), "ann", "bob"))
    assert rows(records, name) == [], "nothing took place in the period"


def test_tenure_of_an_empty_period_is_null() -> None:
    found = row(together(BOARD, held("board", date(2015, 1, 1), "ann", "bob")), "tenure")
    assert (found["value"], found["n"], found["note"]) == (None, 0, "not recorded"), f"got {found}"


@pytest.mark.parametrize(("first", "bound"), [(date(2020, 7, 1), True), (date(2020, 6, 30), False)])
@pytest.mark.parametrize("name", ["link_freshness", "member_freshness", "make_up", "familiarity", "tenure"])
def test_a_bound_within_a_year_of_the_first_record(name: str, first: date, bound: bool) -> None:
    """The period starts on 30 June 2021; records from 30 June 2020 are the 12 months that are needed."""
    records = together(BOARD, held("board", first, "ann", "bob"), held("board", date(2022, 1, 1), "ann", "cat"))
    for found in rows(records, name):
        assert ("a bound" in found["note"]) == bound, f"records from {first}: {found['note']}"
        at_least = name in ("familiarity", "tenure") and bound
        assert found["note"].startswith("at least") == at_least, f"years within burn-in are at least: {found['note']}"


@pytest.mark.parametrize("name", ["link_freshness", "member_freshness", "make_up", "familiarity", "tenure", "arrivals"])
def test_dates_first_seen_are_said(name: str) -> None:
    seats = [
        {"partnership": "board", "person": each, "start": date(2015, 1, 1), "start_is": "first_seen"}
        for each in ("ann", "bob")
    ]
    for found in rows(together(BOARD, {"seats": seats}), name):
        assert "first seen" in found["note"], f"a register's dates are when people were first seen: {found}"


def test_two_seated_years_before_the_attendance_are_not_new_to_each_other() -> None:
    seats = [{"partnership": "board", "person": each, "start": date(2010, 1, 1)} for each in ("ann", "bob")]
    records = together(BOARD, {"seats": seats}, held("board", date(2022, 1, 1), "ann", "bob"))
    assert row(records, "link_freshness")["value"] == 0.0, "Ann and Bob have shared a board since 2010"
    assert row(records, "tenure")["value"] == pytest.approx((AT - date(2010, 1, 1)).days / 365.25), "both since 2010"


def test_organisations_that_became_one_are_not_new() -> None:
    """North and South sat with Care until they merged into All in 2022: at level organisations nobody is new."""
    records = together(
        BOARD,
        {"organisations": [
            {"id": "north", "name": "north", "successor": "all", "closed": date(2022, 1, 1)},
            {"id": "south", "name": "south", "successor": "all", "closed": date(2022, 1, 1)},
            *named("all", "care"),
        ]},
        {"meetings": [{"id": "m1", "partnership": "board", "date": date(2015, 1, 1)},
                      {"id": "m2", "partnership": "board", "date": date(2022, 2, 1)}],
         "attendance": [{"meeting": meeting, "organisation": each, "status": "present"}
                        for meeting, there in (("m1", ("north", "south", "care")), ("m2", ("all", "care")))
                        for each in there]},
    )  # fmt: skip
    found = row(records, "link_freshness", level="organisations")
    assert (found["value"], found["n"]) == (0.0, 1), f"All and Care have met since 2015: {found}"


@pytest.mark.parametrize("name", ["link_freshness", "make_up", "member_freshness"])
@pytest.mark.parametrize(
    ("first", "said"),
    [
        (date(2020, 8, 30), "not seen together in the 10 months of records before the period"),
        (date(2021, 5, 30), "not seen together in the 1 month of records before the period"),
        (date(2021, 6, 30), "they begin with the period"),
    ],
)
def test_a_bound_says_how_far_the_records_go_back(name: str, first: date, said: str) -> None:
    """The period starts on 30 June 2021: ten months after 30 August 2020."""
    records = together(BOARD, held("board", first, "ann"), held("board", date(2022, 1, 1), "ann", "bob"))
    for found in rows(records, name):
        assert found["note"] == f"a bound: the records are too short to know; {said}", f"records from {first}"
