"""A project is one-off: it gathers at its start, and on later days on which somebody joins."""

from datetime import date

from as_rows import gathered_rows
from records import Row, together

START, JOINED, AT = date(2020, 1, 1), date(2021, 6, 1), date(2024, 12, 31)
PROJECT = {"partnerships": [{"id": "p", "name": "P", "kind": "project"}]}


def _seat(organisation: str, start: date, end: date | None = None) -> Row:
    return {"partnership": "p", "organisation": organisation, "start": start, "end": end}


def _days(*seats: Row) -> dict[date, set[str]]:
    found = gathered_rows(together({"seats": list(seats)}, PROJECT), at=AT, level="organisations")
    return {day: {id for _, id in members} for (_, day, _), members in found.members.items()}


def test_it_gathers_once_at_the_start() -> None:
    found = _days(_seat("a", START), _seat("b", START))
    assert found == {START: {"a", "b"}}, "no anniversaries: a project is one occasion"


def test_somebody_leaving_is_no_gathering() -> None:
    found = _days(_seat("a", START), _seat("b", START), _seat("c", START, date(2020, 12, 31)))
    assert found == {START: {"a", "b", "c"}}, "on 1 January 2021 nobody joined"


def test_somebody_joining_later_meets_those_who_are_there() -> None:
    found = _days(_seat("a", START), _seat("b", START, date(2020, 12, 31)), _seat("c", JOINED))
    assert found == {START: {"a", "b"}, JOINED: {"a", "c"}}, "c joins a; b had left"
