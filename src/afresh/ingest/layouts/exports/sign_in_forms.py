"""Sign-in sheets made with Google or Microsoft Forms: a time, and then the questions as headings."""

import re

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.exports.joined_list import day_of, plain
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import IGNORE, Layout

TIMES = ("timestamp", "completion time", "start time", "submission date", "submitted at", "date submitted")
QUESTIONS = (
    ("ignore", r"e mail|\bemail|phone|in person or|online|dietary|access|consent|score|feedback|comments?\b"),
    ("organisation", r"organi[sz]ation|agency|employer|company|represent|which service|your team|partner"),
    ("person", r"^(?:your |full |first and last |attendee s? ?)?name$|your (?:full )?name|who are you|^full name"),
    ("date", r"\bdate\b"),
    ("partnership", r"\b(?:which|what|name of|title of)\b.*\b(?:meeting|board|group|forum|committee|partnership)\b"
                    r"|^(?:meeting|board|group|forum|committee|partnership)(?: name)?$"),
    ("role", r"\b(?:role|job title|position)\b"),
    ("status", r"^status$|apolog"),
)  # fmt: skip
"""Tried in this order for each question; what a question is for is told by its words."""


def detect_sign_in_form(grid: Grid, context: Context) -> list[Layout]:
    headings = [plain(cell) for cell in grid.rows[0]]
    times = [at for at, heading in enumerate(headings) if heading in TIMES]
    if not times or len(grid.rows) < 2:
        return []
    columns: dict[int, str] = {}
    for at, heading in enumerate(headings):
        meaning = IGNORE if at in times else _meaning(heading)
        columns[at] = IGNORE if meaning in columns.values() else meaning
    if "person" not in columns.values() or not {"organisation", "partnership"} & set(columns.values()):
        return []
    if "date" not in columns.values():
        # The first time of a Microsoft form is when it was opened, and of a Google form when it was sent.
        columns[times[0]] = "date"
    dated = next(at for at, meaning in columns.items() if meaning == "date")
    program = "Google Forms" if headings[times[0]] == "timestamp" else "Microsoft Forms"
    rows = grid.rows[1:]
    return [
        Layout(
            place=grid.place,
            kind="attendance list",
            headings=grid.numbers[0],
            first=grid.numbers[1],
            last=grid.numbers[-1],
            columns={at: meaning for at, meaning in columns.items() if grid.rows[0][at]},
            order=day_of([row[dated] for row in rows], context)[1],
            program=program,
        )
    ]


def _meaning(heading: str) -> str:
    return next((meaning for meaning, pattern in QUESTIONS if re.search(pattern, heading)), IGNORE)
