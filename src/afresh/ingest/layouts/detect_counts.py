"""Sheets that say how often each came, and not when: of no use to a review, and told what would be."""

import re
from collections.abc import Sequence

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.heading_dates import heading_date
from afresh.ingest.layouts.layout import Layout
from afresh.ingest.layouts.people_columns import meaning_of

_ASK = "Give a sheet with a column for each meeting, its date above the marks"
_QUARTER = re.compile(r"(?i)^(?:q[1-4]\b.{0,12}|.{0,12}\bq[1-4]|(?:first|second|third|fourth) quarter.*)$")
_YEAR = re.compile(r"^20\d\d(?:\s*[-/–]\s*(?:20)?\d\d)?$")
_FRACTION = re.compile(r"(?i)^\d{1,2}\s*(?:/|of|out of)\s*\d{1,2}$")
_OF_MEETINGS = re.compile(r"(?i)attend|meeting|present")


def detect_counts(grid: Grid, context: Context) -> list[Layout]:
    """A sheet of people or organisations whose columns are quarters, years, or how many meetings of how many."""
    for at, row in enumerate(grid.rows[:20]):
        if not any(meaning_of(text) in ("person", "organisation", "last name") for text in row if text):
            continue
        below = grid.rows[at + 1 :]
        why = _why(grid, row, below, at)
        if below and why:
            last = grid.numbers[-1]
            return [Layout(grid.place, "not read", grid.numbers[at], grid.numbers[at + 1], last, why=why)]
    return []


def _why(grid: Grid, row: Sequence[str], below: Sequence[Sequence[str]], at: int) -> str:
    quarters = [text for text in row if _QUARTER.match(text) and heading_date(text) is None]
    if len(quarters) > 1:
        return f"its columns are quarters ({quarters[0]}), and there is no day or date of any meeting. {_ASK}"
    fractions = [
        (column, text)
        for column in range(grid.width)
        if (texts := [line[column] for line in below if re.search(r"\d", line[column])])
        and all(map(_FRACTION.match, texts))
        and (text := texts[0])
    ]
    if len(fractions) > 1:
        return (
            f"it says how many meetings each attended ({fractions[0][1]}), and there is no date of any meeting. {_ASK}"
        )
    years = [column for column, text in enumerate(row) if _YEAR.match(text)]
    cells = [line[column] for line in below for column in years if line[column]]
    about = " ".join((grid.name, *(text for line in grid.rows[: at + 1] for text in line)))
    if len(years) > 1 and cells and all(text.isdigit() for text in cells) and _OF_MEETINGS.search(about):
        return f"it counts meetings by year ({row[years[0]]}), and there is no date of any meeting. {_ASK}"
    return ""
