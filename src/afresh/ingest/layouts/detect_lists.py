"""Attendance as lists: a row for each person at one meeting or at many, or a row a meeting with names in its cells."""

import re
from collections.abc import Sequence
from itertools import pairwise

from afresh.ingest.clean.allowed_values import words_for
from afresh.ingest.layouts.attendance_words import attendance_meaning
from afresh.ingest.layouts.board_name import board_of
from afresh.ingest.layouts.cell_marks import read_cells
from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.exports.joined_list import day_of
from afresh.ingest.layouts.extract_present import names_in
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.heading_dates import FULL
from afresh.ingest.layouts.layout import IGNORE, Layout
from afresh.ingest.layouts.people_columns import is_name, meaning_of
from afresh.ingest.layouts.table_names import plain

STATUS = re.compile(
    r"^(?:attendance|attended|attendance status|status|present|present\?|here|in attendance|attending|"
    r"attended y n|present y n|"
    r"attendance y n|mark|signed in|present apologies|attended apologies)$"
)
DATE = re.compile(r"^(?:date|meeting date|date of meeting|day|when|meeting)$")
DEPUTY_FOR = re.compile(
    r"^(?:deputy for|deputising for|substitute for|in place of|standing in for|representing in place of)$"
)
PRESENT = (
    ("present", r"^(?:members )?(?:present|attended|attendees|in person|who attended|attendance|those present|"
                r"who came|members present)$"),
    ("apologies", r"^(?:apologies.*|apols|sent apologies)$"),
    ("absent", r"^(?:absent|did not attend|not present|non attenders?)$"),
    ("in attendance", r"^(?:in attendance|also present|also in attendance|officers(?: present| in attendance)?|"
                      r"guests?|observers?)$"),
    ("deputies", r"^(?:deputies|substitutes?|deputies present)$"),
)  # fmt: skip
SIGNED = re.compile(r"^(?:signature|signed|time|time in|time out|arrived|left at|e ?mail.*|phone|telephone|no)$")
IN_A_SIGN_IN = frozenset({"date", "person", "first name", "last name", "organisation", "role", "partnership", IGNORE})
"""What the columns of a sheet that people sign may mean; any other makes it another kind of list."""
SOME = 0.6


def detect_list(grid: Grid, context: Context) -> list[Layout]:
    """A row for each person, with a status, and a date in a column, in the title or in the name of the sheet."""
    heads = [at for at in range(min(len(grid.rows) - 1, 40)) if _is_heading(grid, at)]
    layouts = []
    for at, following in pairwise([*heads, len(grid.rows)]):
        layout = _list(grid, context, at, following - 1, whole=len(heads) == 1)
        if layout is not None:
            layouts.append(layout)
    return layouts


def _is_heading(grid: Grid, at: int) -> bool:
    row = grid.rows[at]
    who = any(meaning_of(text) in ("person", "first name", "organisation") for text in row if text)
    status = any(STATUS.match(plain(text)) or _present(text) == "apologies" for text in row if text)
    return who and status and sum(map(bool, row)) >= 2


def _list(grid: Grid, context: Context, at: int, last: int, *, whole: bool) -> Layout | None:
    rows = grid.rows[at + 1 : last + 1]
    columns: dict[int, str] = {}
    for column, text in enumerate(grid.rows[at]):
        word = plain(text)
        meaning = (
            "date" if DATE.match(word) and _dates(rows, column, context)
            else "deputy for" if DEPUTY_FOR.match(word)
            else "status" if STATUS.match(word) and "status" not in columns.values()
            else meaning_of(text)
        )  # fmt: skip
        if text:
            columns[column] = meaning if meaning and meaning not in columns.values() else IGNORE
    by_meaning = {meaning: column for column, meaning in columns.items() if meaning != IGNORE}
    texts = [row[by_meaning["status"]] for row in rows] if "status" in by_meaning else []
    if not rows or "status" not in by_meaning or not _are_statuses(texts):
        return None
    titles = [text for row in grid.rows[:at] for text in row if text]
    board, where = ("", "") if "partnership" in by_meaning else board_of(grid, context, titles)
    date = "" if "date" in by_meaning else _day(grid, context, titles)
    return Layout(
        place=grid.place,
        kind="attendance list",
        headings=grid.numbers[at],
        first=grid.numbers[at + 1],
        last=grid.numbers[last],
        columns=columns,
        partnership=board,
        partnership_from=where,
        date=date,
        order=day_of([row[by_meaning["date"]] for row in rows], context)[1]
        if "date" in by_meaning
        else context.days.order,
        marks=_marks(texts, grid.rows[at][by_meaning["status"]]),
    )


def detect_sign_in(grid: Grid, context: Context) -> list[Layout]:
    """A row for each person who came to a meeting: who and on which day, and nothing that says how."""
    for at in range(min(len(grid.rows) - 1, 20)):
        columns: dict[int, str] = {}
        for column, text in enumerate(grid.rows[at]):
            word = plain(text)
            meaning = "date" if DATE.match(word) else meaning_of(text) or ("ignore" if SIGNED.match(word) else "")
            if text:
                columns[column] = meaning if meaning not in columns.values() else IGNORE
        meanings, rows = set(columns.values()), grid.rows[at + 1 :]
        by_meaning = {meaning: column for column, meaning in columns.items()}
        if "date" not in meanings or not meanings & {"person", "last name"} or meanings - IN_A_SIGN_IN:
            continue
        dates = [row[by_meaning["date"]] for row in rows]
        if not _dates(rows, by_meaning["date"], context) or len(set(dates)) == len(dates):
            continue
        titles = [text for row in grid.rows[:at] for text in row if text]
        board, where = ("", "") if "partnership" in meanings else board_of(grid, context, titles)
        return [
            Layout(
                place=grid.place, kind="attendance list", headings=grid.numbers[at], first=grid.numbers[at + 1],
                last=grid.numbers[-1], columns=columns, partnership=board, partnership_from=where,
                order=day_of(dates, context)[1],
            )
        ]  # fmt: skip
    return []


def _are_statuses(texts: Sequence[str]) -> bool:
    filled = [text for text in texts if text]
    known = words_for("attendance", "status")
    read = read_cells(filled, {})
    return bool(filled) and sum(
        text.casefold() in known or attendance_meaning(text) is not None or read.status(text) is not None
        for text in filled
    ) >= SOME * len(filled)


def _marks(texts: Sequence[str], heading: str) -> dict[str, str]:
    """Under "Present?" a blank beside ticks is nothing that was said."""
    return {}


def _dates(rows: Sequence[Sequence[str]], column: int, context: Context) -> bool:
    filled = [row[column] for row in rows if row[column]]
    return bool(filled) and sum(context.days.of(text) is not None for text in filled) >= SOME * len(filled)


def _day(grid: Grid, context: Context, titles: Sequence[str]) -> str:
    """The day of the one meeting, from a title, the name of the sheet, or the file's."""
    stem = re.split(r", | › | > |: ", grid.place)[0]
    for text in (*titles, grid.name, stem):
        found = FULL.search(text.replace("_", " "))
        if found:
            day, _ = day_of([found[0]], context)
            if day:
                return day
    return ""


def detect_present_lists(grid: Grid, context: Context) -> list[Layout]:
    """A row a meeting: its date, and who was present and who sent apologies, by name, in cells."""
    for at in range(min(len(grid.rows) - 1, 20)):
        columns: dict[int, str] = {}
        for column, text in enumerate(grid.rows[at]):
            meaning = (
                "date"
                if DATE.match(plain(text))
                else _present(text) or ("partnership" if meaning_of(text) == "partnership" else "")
            )
            if text:
                columns[column] = meaning if meaning and meaning not in columns.values() else IGNORE
        rows = grid.rows[at + 1 :]
        by_meaning = {meaning: column for column, meaning in columns.items() if meaning != IGNORE}
        if not ({"present", "date"} <= by_meaning.keys() and _names_in_cells(rows, by_meaning["present"])):
            continue
        if not _dates(rows, by_meaning["date"], context):
            continue
        titles = [text for row in grid.rows[:at] for text in row if text]
        board, where = ("", "") if "partnership" in by_meaning else board_of(grid, context, titles)
        return [
            Layout(
                place=grid.place, kind="present lists", headings=grid.numbers[at], first=grid.numbers[at + 1],
                last=grid.numbers[-1], columns=columns, partnership=board, partnership_from=where,
                order=day_of([row[by_meaning["date"]] for row in rows], context)[1],
            )
        ]  # fmt: skip
    return []


def _present(heading: str) -> str:
    return next((meaning for meaning, words in PRESENT if re.match(words, plain(heading))), "")


def _names_in_cells(rows: Sequence[Sequence[str]], column: int) -> bool:
    filled = [row[column] for row in rows if row[column]]
    several = [names for text in filled if (names := names_in(text))]
    named = sum(is_name(name) for names in several for name in names)
    return (
        bool(several)
        and named >= SOME * sum(map(len, several))
        and sum(len(names) > 1 for names in several) >= SOME * len(filled)
    )
