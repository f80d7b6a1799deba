"""Lists of members: who sits for whom, in which role, and perhaps since when; as at a day, or with dates."""

import re
from collections.abc import Sequence

from afresh.ingest.layouts.board_name import board_of
from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.exports.joined_list import day_of
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.heading_dates import FULL
from afresh.ingest.layouts.layout import IGNORE, Layout
from afresh.ingest.layouts.people_columns import meaning_of, who_columns
from afresh.ingest.layouts.table_names import plain
from afresh.ingest.layouts.terms import both_ends

AS_AT = re.compile(r"(?i)\b(?:as at|as of|correct at|correct as at|position at|on|dated?|updated?)\b")
TERM = re.compile(r"^(?:term|term of office|term of appointment|period|period of office|dates|tenure|appointment)$")
VOTING = re.compile(r"^(?:voting|voting rights|voting member|vote|voting status)$")


def detect_members(grid: Grid, context: Context) -> list[Layout]:
    for at in range(min(len(grid.rows) - 1, 25)):
        headings = {column: text for column, text in enumerate(grid.rows[at]) if text}
        meanings = [meaning_of(text) for text in headings.values()]
        if len(headings) < 2 or not {"person", "first name", "organisation"} & set(meanings):
            continue
        rows = grid.rows[at + 1 :]
        who = who_columns(headings, rows)
        columns = {column: who.columns.get(column, IGNORE) for column in headings}
        for column, text in headings.items():
            if VOTING.match(plain(text)):
                columns[column] = "voting"
            elif TERM.match(plain(text)) and any(both_ends(row[column]) for row in rows):
                columns[column] = "term"
            elif plain(text) == "appointed by":
                # Who appointed somebody is for whom they sit, unless another column says it.
                bodies = [at for at, meant in columns.items() if meant == "organisation" and at != column]
                columns[column] = IGNORE if bodies else "organisation"
        titles = [text for row in grid.rows[:at] for text in row if text]
        as_at = _as_at((*titles, grid.name, grid.place), context)
        named = "person" in columns.values() or {"first name", "last name"} <= set(columns.values())
        if not named or not ({"role", "organisation", "start", "term"} & set(columns.values())):
            continue
        board, where = ("", "") if "partnership" in columns.values() else board_of(grid, context, titles)
        return [
            Layout(
                place=grid.place, kind="membership list", headings=grid.numbers[at], first=grid.numbers[at + 1],
                last=grid.numbers[-1], columns=columns, partnership=board, partnership_from=where, date=as_at,
            )
        ]  # fmt: skip
    return []


def _as_at(texts: Sequence[str], context: Context) -> str:
    for text in texts:
        found = FULL.search(text)
        if found and AS_AT.search(text[: found.start()]):
            return day_of([found[0]], context)[0]
    return ""
