"""An organisation with a successor is one member with it from the start."""

from datetime import date

import pytest

from as_rows import gathered_rows
from records import Records, Row, together

OLD, NEW = date(2018, 4, 1), date(2023, 4, 1)
AT = date(2023, 12, 31)


def _organisation(id: str, successor: str | None = None, **more: object) -> Row:
    return {"id": id, "name": id, "successor": successor, **more}


def _records(organisations: list[Row], **attended: date) -> Records:
    """Each organisation named came to a meeting of the board on its day."""
    marks = [{"meeting": f"m{day}", "organisation": name, "status": "present"} for name, day in attended.items()]
    meetings = [{"id": f"m{day}", "partnership": "board", "date": day} for day in sorted(set(attended.values()))]
    return together({"organisations": organisations, "meetings": meetings, "attendance": marks})


def _first_in(records: Records, at: date = AT, level: str = "organisations") -> dict[str, date]:
    return {id: day for (_, (_, id)), day in gathered_rows(records, at=at, level=level).first_in.items()}


@pytest.mark.parametrize("level", ["people", "organisations"])
def test_a_merger_makes_nobody_new(level: str) -> None:
    # North and South came in 2018; the county council that replaced both comes in 2023.
    merged = [_organisation("north", "county"), _organisation("south", "county"), _organisation("county")]
    records = _records(merged, north=OLD, south=OLD, police=OLD, county=NEW)
    assert _first_in(records, level=level) == {"county": OLD, "police": OLD}, "the county is the districts, since 2018"


def test_two_that_merged_had_not_met_each_other_and_had_met_the_rest() -> None:
    merged = [_organisation("north", "county"), _organisation("south", "county"), _organisation("county")]
    found = gathered_rows(_records(merged, north=OLD, south=OLD, police=OLD, county=NEW), at=AT, level="organisations")
    assert found.met == {(("organisation", "county"), ("organisation", "police")): OLD}, "one pair, since 2018"


def test_through_a_chain() -> None:
    chain = [_organisation("a", "b"), _organisation("b", "c"), _organisation("c", "d"), _organisation("d")]
    assert _first_in(_records(chain, a=OLD, d=NEW)) == {"d": OLD}, "a became b became c became d"


def test_a_long_chain() -> None:
    chain = [*(_organisation(f"o{n:03}", f"o{n + 1:03}") for n in range(200)), _organisation("o200")]
    assert _first_in(_records(chain, o000=OLD, o200=NEW)) == {"o200": OLD}, "two hundred changes of name"


def test_a_circle_of_names_is_one_organisation() -> None:
    # a was renamed b and then a again; c was renamed a. All three are one.
    circle = [_organisation("a", "b"), _organisation("b", "a"), _organisation("c", "a")]
    assert _first_in(_records(circle, c=OLD, b=NEW, a=NEW)) == {"a": OLD}, "going round does not end; they are one"


def test_its_own_successor_is_nothing() -> None:
    assert _first_in(_records([_organisation("a", "a")], a=OLD)) == {"a": OLD}, "an organisation that names itself"


@pytest.mark.parametrize(
    "dates",
    [
        {"closed": date(2023, 3, 31)},
        {"opened": date(2023, 4, 1)},
        {"closed": date(2023, 3, 31), "opened": date(2023, 4, 1)},
    ],
    ids=["closing", "opening", "both"],
)
def test_a_change_yet_to_come_is_not_foreseen(dates: dict[str, date]) -> None:
    north = _organisation("north", "county", closed=dates.get("closed"))
    records = _records([north, _organisation("county", opened=dates.get("opened"))], north=OLD)
    assert _first_in(records, at=date(2023, 3, 30)) == {"north": OLD}, "the day before, north is still north"
    assert _first_in(records, at=date(2023, 4, 1)) == {"county": OLD}, "on the day it is the county"
