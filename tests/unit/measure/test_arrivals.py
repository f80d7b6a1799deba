"""Arrivals: worked by hand, from seats and from attendance, and where they are undefined."""

from datetime import date

import pytest

from afresh.measure import take
from afresh.snapshot.workspace import gather
from afresh.vocabulary import day_number
from records import Records, Row, held, named, store_of, together

AT = date(2022, 6, 30)
BOARD = {"partnerships": named("board", kind="board")}


WITH_ANN = {date(2020, 6, 30): ["cat"], date(2021, 6, 30): ["bob"]}


def row(records: Records) -> Row:
    (only,) = take(gather(store_of(records), at=AT), "arrivals").rows()
    return only


def seat(person: str, start: date, end: date | None = None) -> Row:
    return {"partnership": "board", "person": person, "start": start, "end": end}


def test_by_hand_from_seats() -> None:
    """The 48 months to 30 June 2022 have 1,461 days. Four seats are held throughout, a fifth until 30 June 2020 (731
    days)
    and by a newcomer from 1 July 2020 (729 days): (4 x 1461 + 731 + 729) / 365.25 = 19.997 seat-years, 1 newcomer.
    The interval is that of chi-squared with 3 degrees of freedom, 0.352 and 7.815 in any table, halved, over 19.997.
    """
    start = date(2015, 1, 1)
    seats = [seat(f"p{n}", start) for n in range(4)] + [
        seat("old", start, date(2020, 6, 30)),
        seat("new", date(2020, 7, 1)),
    ]
    found = row(together(BOARD, {"seats": seats}))
    years = (4 * 1461 + 731 + 729) / 365.25
    assert found["seat_years"] == pytest.approx(years, abs=1e-12), f"got {found['seat_years']}"
    assert (found["n"], found["value"]) == (1, pytest.approx(1 / years)), f"got {found}"
    ends = (0.352 / 2 / years, 7.815 / 2 / years)
    assert (found["low"], found["high"]) == pytest.approx(ends, rel=2e-3), f"got {found['low']} to {found['high']}"


def test_by_hand_from_attendance() -> None:
    """Quarterly meetings; Ann is at all of them, Bob only at that of 30 June 2021, Cat only at that of
    30 June 2020, the third on record. The gaps are 90, 91, 184, 90, 91 and 92 days: median 91. From the first after it
    to the last are 273 days. Seat days: 273 + 91 for Ann, 0 + 91 for Bob."""
    first = [date(2020, 1, 1), date(2020, 3, 31), date(2020, 6, 30)]
    days = [*first, date(2020, 12, 31), date(2021, 3, 31), date(2021, 6, 30), date(2021, 9, 30)]
    records = together(BOARD, *(held("board", day, "ann", *WITH_ANN.get(day, [])) for day in days))
    found = row(records)
    assert found["seat_years"] == pytest.approx((273 + 91 + 91) / 365.25, abs=1e-12), f"got {found['seat_years']}"
    assert found["n"] == 1, "Bob is new; Ann was there from the start, and Cat was away from the first two gatherings"


def test_the_first_three_gatherings_with_attendance_are_left_out() -> None:
    """Two meetings a year: whoever missed the first and the second is met at the third, a year on, and is not new."""
    days = [date(2020, 1, 1), date(2020, 7, 1), date(2021, 1, 1), date(2021, 7, 1), date(2022, 1, 1)]
    came = {2: "bob", 3: "cat"}
    records = together(
        BOARD, *(held("board", day, "ann", *([came[i]] if i in came else [])) for i, day in enumerate(days))
    )
    found = row(records)
    assert found["n"] == 1, "Bob came first to the third gathering, Cat to the fourth"
    assert found["window_start"] == day_number(date(2021, 1, 1)), "arrivals are counted from after the third"


def test_undefined_within_the_first_three_gatherings() -> None:
    found = row(together(BOARD, *(held("board", date(2020 + n, 1, 1), "ann") for n in (0, 1))))
    assert (found["value"], found["seat_years"]) == (None, None), f"got {found}"
    assert found["note"] == "not yet: its first months are left out", f"got {found['note']}"


def test_two_roles_are_one_seat() -> None:
    start = date(2015, 1, 1)
    one = row(together(BOARD, {"seats": [seat("ann", start), seat("bob", start)]}))
    two = row(together(BOARD, {"seats": [seat("ann", start), seat("ann", date(2019, 1, 1)), seat("bob", start)]}))
    assert one["seat_years"] == two["seat_years"], "a second role gives Ann no second seat"


def test_the_first_three_months_are_left_out() -> None:
    """The board begins on 1 January 2022: Bob, who joins on 31 March, is a founder; Cat, on 2 April, is new."""
    seats = [seat("ann", date(2022, 1, 1)), seat("bob", date(2022, 3, 31)), seat("cat", date(2022, 4, 2))]
    found = row(together(BOARD, {"seats": seats}))
    assert found["n"] == 1, f"only Cat came after the first three months: {found}"


def test_undefined_within_the_first_three_months() -> None:
    found = row(together(BOARD, {"seats": [seat("ann", date(2022, 5, 1))]}))
    assert (found["value"], found["low"], found["high"]) == (None, None, None), f"got {found}"
    assert found["note"] == "not yet: its first months are left out", f"got {found['note']}"


def test_projects_have_no_arrivals() -> None:
    records = together({"partnerships": named("one", kind="project")},
                       {"seats": [{"partnership": "one", "person": "ann", "start": date(2020, 1, 1)}]})  # fmt: skip
    assert len(take(gather(store_of(records), at=AT), "arrivals")) == 0, "a project has no seats to renew"


def test_the_term_is_the_partnerships_own() -> None:
    """With a term of 24 months the newcomer of four years ago is outside the window."""
    seats = [seat(f"ann {n}", date(2010, 1, 1)) for n in range(8)] + [seat("bob", date(2019, 1, 1))]
    usual = row(together(BOARD, {"seats": seats}))
    short = row(together({"partnerships": named("board", kind="board", term_months=24)}, {"seats": seats}))
    assert (usual["n"], short["n"]) == (1, 0), f"got {usual['n']} in 48 months and {short['n']} in 24"
    assert short["term_months"] == 24, "the term used is said"
