"""Webex's report of attendance: a row for each time that somebody joined a meeting."""

from dataclasses import replace

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.exports.joined_list import day_of, heading_row, meanings, people_layout
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import Layout

NAMES = ("display name", "attendee name", "participant name", "name")
KNOWN = {
    "person": NAMES,
    "partnership": ("meeting name", "meeting topic", "topic", "session name"),
    "date": ("meeting start time", "start time", "join time"),
}


def detect_webex(grid: Grid, context: Context) -> list[Layout]:
    attendee = ("attendee email", "invited", "connection type", "attendance duration")
    heading = heading_row(grid, NAMES, ("meeting start time", "join time"), attendee, upto=10)
    if heading is None or heading + 1 >= len(grid.rows):
        return []
    columns, last = meanings(grid.rows[heading], KNOWN), len(grid.rows) - 1
    dates = [row[at] for at, meaning in columns.items() if meaning == "date" for row in grid.rows[heading + 1 :]]
    return [replace(people_layout(grid, heading, last, columns, day_of(dates, context)[1]), program="Webex")]
