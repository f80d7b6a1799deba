"""Zoom's list of participants, with or without the rows of the meeting above it."""

import re
from dataclasses import replace

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.exports.joined_list import (
    DEVICE,
    day_of,
    heading_row,
    meanings,
    people_layout,
    plain,
)
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import IGNORE, Layout

NAMES = ("name original name",)
BEFORE = re.compile(r"^(.*\S)\s*\(([^()]+)\)$")


def detect_zoom(grid: Grid, context: Context) -> list[Layout]:
    heading = heading_row(grid, NAMES, ("user email", "email", "total duration minutes", "duration minutes"), upto=20)
    if heading is None or heading + 1 >= len(grid.rows):
        return []
    topic, started = _meeting(grid, heading)
    columns = meanings(grid.rows[heading], {"person": NAMES, "joined": ("join time",)})
    joined = [row[at] for at, meaning in columns.items() if meaning == "joined" for row in grid.rows[heading + 1 :]]
    date, order = day_of([started, *joined], context, grid.name)
    columns = {at: IGNORE if meaning == "joined" else meaning for at, meaning in columns.items()}
    last = len(grid.rows) - 1
    at = next(place for place, meaning in columns.items() if meaning == "person")
    names = {name: given for row in grid.rows[heading + 1 :] if (name := row[at]) and (given := _given(name)) != name}
    layout = people_layout(grid, heading, last, columns, order)
    return [
        replace(
            layout,
            names={**layout.names, **names},
            partnership=topic,
            partnership_from="the topic of the meeting" if topic else "",
            date=date,
            program="Zoom",
        )
    ]


def _given(name: str) -> str:
    """ "Shown (Original)" is what somebody called themselves, and the name they came in with: a device is neither."""
    found = BEFORE.match(name)
    if not found:
        return name
    shown, original = found[1], found[2]
    return original if DEVICE.match(shown) else shown


def _meeting(grid: Grid, heading: int) -> tuple[str, str]:
    """The topic and the start, from the rows above."""
    for at in range(heading - 1):
        facts = dict(zip(map(plain, grid.rows[at]), grid.rows[at + 1], strict=True))
        if "topic" in facts:
            return facts["topic"], facts.get("start time", "")
    return "", ""
