"""Sheets written by hand in a test, cell by cell, and the records that cleaning makes of them."""

from datetime import date
from itertools import count
from typing import Any

from afresh.ingest.clean.cleaning import clean
from afresh.ingest.layouts.grid import grid_from
from afresh.ingest.sources.sheet import Sheet
from afresh.records.dates import DateOrder
from afresh.records.problems.problem import Problem, Problems
from afresh.records.store import Store, connect

TODAY = date(2026, 11, 23)
_numbers = count(1)


def sheet(con: Any, name: str, text: str, place: str = "", above: tuple[str, ...] = ()) -> Sheet:
    """A sheet from lines of cells parted by "|", the headings first; a line left blank is still a row in Excel."""
    lines = [[cell.strip() or None for cell in line.split("|")] for line in text.strip("\n").split("\n")]
    headings, relation = lines[0], f"by_hand_{next(_numbers)}"
    columns = ", ".join(f"c{at} VARCHAR" for at in range(len(headings)))
    con.execute(f"CREATE TEMP TABLE {relation} (source_row BIGINT, {columns})")
    for row, cells in enumerate(lines[1:], start=2):
        filled = [*cells, *[None] * (len(headings) - len(cells))]
        if any(filled):
            con.execute(f"INSERT INTO {relation} VALUES ({', '.join('?' * (len(headings) + 1))})", [row, *filled])
    place = place or f"{name}.csv"
    cells = [*enumerate([[text] for text in above], start=1 - len(above)), *enumerate(lines, start=1)]
    grid = grid_from(place, name, cells)
    return Sheet(name, place, relation, tuple(heading or "" for heading in headings), above, grid=grid)


def cleaned(dates: DateOrder = "day-first", **tables: str) -> Store:
    """The records in tables written by hand, each from the "file" of its own name."""
    con = connect()
    sheets = [sheet(con, name, text) for name, text in tables.items()]
    return clean(con, sheets, Problems(), dates=dates, source="records", today=TODAY)


def of(store: Store, code: str) -> list[Problem]:
    return [problem for problem in store.problems if problem.code() == code]


def only(store: Store, code: str) -> Problem:
    found = of(store, code)
    assert len(found) == 1, f"one {code}, but there were {[str(each) for each in store.problems]}"
    return found[0]


def codes(store: Store, *severities: str) -> list[str]:
    return sorted(p.code() for p in store.problems if p.severity in (severities or ("error", "warning", "notice")))


def column(store: Store, table: str, name: str, order: str = "source_row") -> list[Any]:
    return [row[0] for row in store.rows(f'SELECT "{name}" FROM "{table}" ORDER BY {order}')]
