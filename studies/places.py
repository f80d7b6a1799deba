"""The records of one place: its partnerships' mechanisms in, tables out, as far as the office kept them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from afresh.records.store import Store
from afresh.vocabulary import months_before
from studies.boards import Board, VariedSeating
from studies.example.calendar import Calendar
from studies.example.simulate import LAST_DAY, records

Rows = list[dict[str, object]]
Tables = dict[str, Rows]

DAYS_INTO_THE_MONTH = 27
"""Review dates fall after the first meetings of the month in which the records begin."""


def place(boards: Sequence[Board], seed: int, years: float) -> Tables:
    """Everything that happened, cut down to what is known."""
    tables = records(Calendar(LAST_DAY, round(12 * years)), seed, boards, VariedSeating)
    return known(tables, boards)


def after(years: float, of: float) -> date:
    """The day so many years into records that cover `of` years."""
    return months_before(LAST_DAY.replace(day=DAYS_INTO_THE_MONTH), round(12 * (of - years)))


def known(tables: Tables, boards: Sequence[Board]) -> Tables:
    """Without the seats, the sheets of attendance or the agendas that were not kept."""
    by_seats = {board.id for board in boards if board.known_by != "attendance"}
    by_sheets = {board.id for board in boards if board.known_by != "seats"}
    with_themes = {board.id for board in boards if board.themes_known}
    held_at = {row["id"]: row["partnership"] for row in tables["meetings"]}
    return {
        **tables,
        "seats": [row for row in tables["seats"] if row["partnership"] in by_seats],
        "meetings": [row for row in tables["meetings"] if row["partnership"] in by_sheets],
        "attendance": [row for row in tables["attendance"] if held_at[row["meeting"]] in by_sheets],
        "agenda": [row for row in tables["agenda"] if held_at[row["meeting"]] in with_themes],
    }


def only(tables: Tables, *names: str) -> Tables:
    """Without the tables that bear on nothing a world asks."""
    return {name: rows for name, rows in tables.items() if name in names}


def without_marks(tables: Tables, share: float, seed: int) -> Tables:
    """The same with this share of the marks of attendance lost at random."""
    lost = random.Random(seed)
    return {**tables, "attendance": [row for row in tables["attendance"] if lost.random() >= share]}


def stored(tables: Tables) -> Store:
    store = Store.empty(source="a planted place")
    store.con.execute("SET threads=1")
    for table, rows in tables.items():
        store.add(table, rows)
    return store
