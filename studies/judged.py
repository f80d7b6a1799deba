"""What was told of a board, set against what is so of it."""

from __future__ import annotations

from collections.abc import Iterable

from afresh.settings import default_settings
from studies.counting import Share, share
from studies.reviews import Facts

PLACED = ("one", "between", "too close to call")


def placed(row: Facts) -> bool:
    """Whether there is enough on record to say anything by the two axes."""
    return row["kind"] in PLACED


def of_placed(rows: Iterable[Facts]) -> list[Facts]:
    return [row for row in rows if placed(row)]


def one(row: Facts) -> bool:
    return bool(row["kind"] == "one")


def right(row: Facts) -> bool:
    """One state is told, and it is so."""
    return one(row) and row["state"] == row["cell"]


def wrong(row: Facts) -> bool:
    return one(row) and not right(row)


def open_left(row: Facts) -> bool:
    """Between two states, or too close to call."""
    return placed(row) and not one(row)


def false_low(rows: Iterable[Facts]) -> Share:
    """Of boards where people stay five years or less, those called low on renewal."""
    ordinary = default_settings().ordinary_arrivals
    return share([row for row in of_placed(rows) if row["rate_planted"] >= ordinary], low)


def false_closed(rows: Iterable[Facts]) -> Share:
    """Of boards that adopt half or more, those called low on openness."""
    ordinary = default_settings().ordinary_openness
    those = [row for row in of_placed(rows) if row["share_planted"] >= ordinary and row["openness"] is not None]
    return share(those, closed)


def false_fresh(rows: Iterable[Facts]) -> Share:
    """Of boards that are not fresh, those called so."""
    return share([row for row in of_placed(rows) if row["cell"] != "fresh"], lambda row: row["state"] == "fresh")


def right_of_all(rows: Iterable[Facts]) -> Share:
    return share(of_placed(rows), right)


def right_of_one(rows: Iterable[Facts]) -> Share:
    return share([row for row in of_placed(rows) if one(row)], right)


def low(row: Facts) -> bool:
    return bool(row["renewal"] == "low")


def closed(row: Facts) -> bool:
    return bool(row["openness"] == "low")


def stale(row: Facts) -> bool:
    return one(row) and row["state"] in ("stale", "stagnant")
