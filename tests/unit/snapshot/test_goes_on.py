"""Partnerships that went on under another name: what they did is counted there, once the change is on record."""

from datetime import date, timedelta
from typing import Any

import pytest

from afresh.dataset import Dataset
from afresh.measure import measure, take
from afresh.snapshot.workspace import gather
from lively import lively
from records import Records, Row, held, store_of, together

AT = date(2022, 6, 30)
CHANGE = date(2021, 1, 1)
OLD: Row = {
    "id": "old", "name": "old", "kind": "board", "successor": "renamed", "ended": CHANGE - timedelta(days=1)
}  # fmt: skip
NEW: Row = {"id": "renamed", "name": "renamed", "kind": "board", "established": CHANGE}
QUARTERS = [date(year, month, 1) for year in range(2018, 2023) for month in (2, 5, 8, 11) if (year, month) < (2022, 6)]


def board(**changed: Any) -> Records:
    """Ann, Bob and Cat meet each quarter from 2018 on, since 2021 under the new name; Dan comes from August 2021."""
    meetings = []
    for day in QUARTERS:
        people = ["ann", "bob", "cat", *(["dan"] if day >= date(2021, 8, 1) else [])]
        meetings.append(held("old" if day < CHANGE else "renamed", day, *people))
    return together({"partnerships": [{**OLD, **changed}, NEW]}, *meetings)


def readings(records: Records, name: str, at: date = AT) -> dict[str, Row]:
    workspace = gather(store_of(records), at=at)
    ids = workspace.partnership_ids()
    return {ids[row["partnership"]]: row for row in take(workspace, name).rows()}


def test_a_change_of_name_makes_nobody_new() -> None:
    """By hand: of four only Dan is new. Without the link all three others would be first seen in February 2021."""
    found = readings(board(), "arrivals")
    assert set(found) == {"renamed"}, f"what the old one did is counted under the new name: {found}"
    assert found["renamed"]["n"] == 1, f"only Dan is new: {found['renamed']}"
    apart = readings(board(successor=None), "arrivals")
    assert set(apart) == {"old", "renamed"}, "without the link they are two"


def test_those_who_met_under_the_old_name_are_no_new_pairs() -> None:
    """By hand: of the six pairs of four, the three with Dan are new."""
    assert readings(board(), "link_freshness")["renamed"]["value"] == pytest.approx(1 / 2), "three of six pairs"
    assert readings(board(), "tenure")["renamed"]["value"] == pytest.approx((AT - QUARTERS[0]).days / 365.25), "Ann's"


@pytest.mark.parametrize("at", [date(2020, 6, 30), CHANGE - timedelta(days=1)])
def test_a_change_to_come_is_not_known(at: date) -> None:
    assert set(readings(board(), "arrivals", at)) == {"old"}, f"on {at} it still has its old name"


def test_the_states_say_which_of_the_two_stands() -> None:
    states = Dataset(store_of(board())).review(at=AT).states
    assert states["renamed"].reasons == ("seat-years",), (
        f"four years of three people are on record: {states['renamed']}"
    )
    assert states["old"].reasons == ("it goes on under another name",), f"got {states['old']}"


def test_a_seat_held_across_the_change_is_one_spell() -> None:
    seats = [
        {"partnership": "old", "person": "ann", "start": date(2015, 1, 1)},
        {"partnership": "renamed", "person": "ann", "start": CHANGE},
        {"partnership": "renamed", "person": "bob", "start": CHANGE},
    ]
    workspace = gather(store_of(together({"partnerships": [OLD, NEW], "seats": seats})), at=AT)
    spells = workspace.engine.arrays([_spells()])
    assert len(spells["member"]) == 2, "Ann's two rows are one stretch, as the old one's end closes its seats"
    assert sorted(spells["start_day"].tolist()) == [
        (date(2015, 1, 1) - date(1970, 1, 1)).days,
        (CHANGE - date(1970, 1, 1)).days,
    ], "Ann's from 2015, Bob's from the change"


def _spells() -> Any:
    from afresh.engine.contract import Step

    return Step("spells", "spells", "SELECT member, start_day FROM spell")


@pytest.mark.parametrize("seed", range(6))
def test_it_is_as_if_everything_had_been_recorded_under_the_last_name(seed: int) -> None:
    """Random records, b0 gone on as b1 in 2020, against the same with b0's rows written under b1."""
    records = lively(seed)
    old, new = records["partnerships"][0], records["partnerships"][1]
    old |= {"ended": date(2020, 6, 30), "successor": "b1", "parent": None}
    new |= {"established": date(2019, 1, 1), "ended": None, "parent": None}
    linked = {table: [dict(row) for row in rows] for table, rows in records.items()}
    old["successor"] = None
    renamed = {table: [_under_b1(row, table) for row in rows] for table, rows in records.items()}
    renamed["seats"] = [row for row in renamed["seats"] if row["start"] <= (row.get("end") or AT)]
    mine, theirs = (_rows(each) for each in (linked, renamed))
    assert any(row[1] == "b1" for row in mine), "b1 is not measured at all"
    assert mine == theirs, f"differ in {sorted(set(mine) ^ set(theirs))[:6]}"


def _under_b1(row: Row, table: str) -> Row:
    if table == "partnerships" or row.get("partnership") != "b0":
        return dict(row)
    if table == "seats":
        return {**row, "partnership": "b1", "end": min(row.get("end") or AT, date(2020, 6, 30))}
    return {**row, "partnership": "b1"}


def _rows(records: Records) -> list[tuple[str, ...]]:
    wanted = ("arrivals", "link_freshness", "tenure", "familiarity", "attendance_rate", "days_since_held", "make_up")
    table = measure(gather(store_of(records), at=AT, level="people"), wanted)
    told = (row for row in table.rows() if row["partnership"] != "b0")
    return sorted(tuple(str(row[name]) for name in ("measure", "partnership", "subject", "value", "n")) for row in told)
