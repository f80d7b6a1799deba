"""The naive twins of the measures of energy: plain rows in, counts out."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import exp
from typing import Any

Row = Mapping[str, Any]
Records = Mapping[str, Sequence[Row]]
Place = tuple[str, str]
"""A meeting, and whose place it was."""

FIRST_OF = ("present", "deputy", "apologies", "absent")


def places(records: Records, at: date) -> dict[str, dict[Place, tuple[date, str]]]:
    """{partnership: {place: (day, how it was taken)}} of meetings held."""
    past = [row for row in records.get("meetings", ()) if row["date"] <= at]
    held = {row["id"]: row for row in past if row.get("status") != "cancelled"}
    found: dict[str, dict[Place, tuple[date, str]]] = defaultdict(dict)
    for row in records.get("attendance", ()):
        meeting, status = held.get(row["meeting"]), row["status"]
        if meeting is None or status == "in_attendance":
            continue
        person = (row.get("deputy_for") if status == "deputy" else None) or row.get("person")
        whose = (row["meeting"], f"person {person}" if person else f"organisation {row['organisation']}")
        of_partnership = found[meeting["partnership"]]
        before = of_partnership.get(whose, (meeting["date"], "absent"))[1]
        of_partnership[whose] = (meeting["date"], min(before, status, key=FIRST_OF.index))
    return found


def taken(records: Records, after: date, at: date, how: str) -> dict[str, tuple[int, int]]:
    """{partnership: (places taken so, places)} after a day."""
    return {
        partnership: (
            sum(day > after and status == how for day, status in each.values()),
            sum(day > after for day, _ in each.values()),
        )
        for partnership, each in places(records, at).items()
    }


def attendance_by_day(records: Records, after: date, at: date) -> dict[str, list[tuple[date, bool]]]:
    """{partnership: [(day, whether the member came)]}, a row a place."""
    return {
        partnership: sorted((day, status == "present") for day, status in each.values() if day > after)
        for partnership, each in places(records, at).items()
    }


def cancelled(records: Records, start: date, at: date) -> dict[str, tuple[int, int]]:
    """{partnership: (cancelled, planned)} in the period."""
    found: dict[str, list[int]] = {}
    for row in records.get("meetings", ()):
        if row["date"] <= at:
            counts = found.setdefault(row["partnership"], [0, 0])
            counts[0] += row["date"] > start and row.get("status") == "cancelled"
            counts[1] += row["date"] > start
    return {partnership: (a, b) for partnership, (a, b) in found.items()}


def days_since_held(records: Records, at: date) -> dict[str, int]:
    """{partnership: days} of those with a meeting held."""
    found: dict[str, int] = {}
    for row in records.get("meetings", ()):
        if row["date"] <= at and row.get("status") != "cancelled":
            days = (at - row["date"]).days
            found[row["partnership"]] = min(days, found.get(row["partnership"], days))
    return found


def odds_ratio(places: Sequence[tuple[date, bool]]) -> float:
    """By what the odds of coming are multiplied in a year: the likeliest line, by halving in both of its directions."""
    middle = sum(day.toordinal() for day, _ in places) / len(places)
    points = [((day.toordinal() - middle) / 365.25, came) for day, came in places]

    def over(slope: float, constant: float, weighted: bool) -> float:
        """How far the line expects more (than came, or than came late) than there was."""
        return sum((1 / (1 + exp(-constant - slope * x)) - came) * (x if weighted else 1) for x, came in points)

    def constant_of(slope: float) -> float:
        return _root(lambda constant: over(slope, constant, weighted=False), 60)

    return exp(_root(lambda slope: over(slope, constant_of(slope), weighted=True), 60))


def _root(rising: Callable[[float], float], far: float) -> float:
    """Where a function that only rises is nought, between -far and far."""
    low, high = -far, far
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < 0 else (low, middle)
    return (low + high) / 2
