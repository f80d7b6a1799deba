"""Microsoft Teams' report of attendance, in both its forms; sections are told by their numbers, in any language."""

import re
from dataclasses import replace

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.exports.joined_list import day_of, heading_row, meanings, people_layout
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import IGNORE, Layout

PROGRAM = "Microsoft Teams"
SECTION = re.compile(r"^([1-9])\. \S")


def detect_teams(grid: Grid, context: Context) -> list[Layout]:
    return _sections(grid, context) or _one_table(grid, context)


def _sections(grid: Grid, context: Context) -> list[Layout]:
    starts = {
        found[1]: at for at, row in enumerate(grid.rows)
        if len(grid.own(at)) == 1 and (found := SECTION.match(row[0]))
    }  # fmt: skip
    if not {"1", "2"} <= set(starts) or starts["2"] + 1 >= len(grid.rows):
        return []
    facts = [row for row in grid.rows[starts["1"] + 1 : starts["2"]] if row[0] and row[1]]
    heading, last = starts["2"] + 1, starts.get("3", len(grid.rows)) - 1
    if len(grid.own(heading)) < 4 or last <= heading or not facts:
        return []
    times = [row[1] for row in facts if re.search(r"\d[:.]\d\d", row[1]) and re.search(r"\d[/.-]\d", row[1])]
    date, order = day_of([*times, *(row[1] for row in grid.rows[heading + 1 : last + 1])], context, grid.name)
    columns = {at: "person" if at == 0 else IGNORE for at in grid.own(heading)}
    layout = people_layout(grid, heading, last, columns, order)
    return [
        replace(
            layout, partnership=facts[0][1], partnership_from="the title of the meeting", date=date, program=PROGRAM
        )
    ]


def _one_table(grid: Grid, context: Context) -> list[Layout]:
    """The older form: a row each time that somebody came or went."""
    names = ("full name", "name")
    heading = heading_row(grid, names, ("user action", "join time"), ("timestamp", "leave time"), upto=3)
    if heading is None or heading + 1 >= len(grid.rows):
        return []
    columns = meanings(grid.rows[heading], {"person": names, "time": ("timestamp", "join time")})
    times = [row[at] for at, meaning in columns.items() if meaning == "time" for row in grid.rows[heading + 1 :]]
    date, order = day_of(times, context, grid.name)
    columns = {at: IGNORE if meaning == "time" else meaning for at, meaning in columns.items()}
    last = len(grid.rows) - 1
    return [replace(people_layout(grid, heading, last, columns, order), date=date, program=PROGRAM)]
