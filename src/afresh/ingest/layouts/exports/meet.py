"""Google Meet's list of attendance: first and last names, and when each came and went."""

from dataclasses import replace

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.exports.joined_list import day_of, heading_row, meanings, people_layout
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import IGNORE, Layout


def detect_meet(grid: Grid, context: Context) -> list[Layout]:
    heading = heading_row(grid, ("first name",), ("last name",), ("time joined", "joined at", "first seen"), upto=10)
    if heading is None or heading + 1 >= len(grid.rows):
        return []
    known = {"first name": ("first name",), "last name": ("last name",),
             "joined": ("time joined", "joined at", "first seen")}  # fmt: skip
    columns, last = meanings(grid.rows[heading], known), len(grid.rows) - 1
    joined = [row[at] for at, meaning in columns.items() if meaning == "joined" for row in grid.rows[heading + 1 :]]
    date, order = day_of(joined, context, grid.name)
    columns = {at: IGNORE if meaning == "joined" else meaning for at, meaning in columns.items()}
    return [replace(people_layout(grid, heading, last, columns, order), date=date, program="Google Meet")]
