"""Lists of who was at which event, a row a person: CiviCRM and Eventbrite, SharePoint, ModernGov's attendance."""

import re
from collections.abc import Mapping, Sequence

from afresh.ingest.layouts.attendance_words import NO_MARK, attendance_meaning
from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.exports.joined_list import day_of, heading_row, meanings
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import Layout

EVENT_MARKS = {
    "attended": "present", "checked in": "present", "no-show": "absent", "no show": "absent", "registered": "nothing",
    "attending": "nothing", "cancelled": "nothing", "canceled": "nothing", "not attending": "nothing",
    "pending": "nothing", "on waitlist": "nothing", "waitlisted": "nothing", "not checked in": "nothing",
    "rejected": "nothing", "expired": "nothing", "transferred": "nothing",
}  # fmt: skip
"""Who registered is not known to have come."""
EVENTS = {
    "partnership": ("event title", "event name", "event"),
    "date": ("event start date", "event date", "event start", "start date"),
    "person": ("display name", "contact name", "participant name", "participant", "attendee", "name", "sort name"),
    "organisation": ("current employer", "organisation", "organization", "company", "employer"),
    "status": ("participant status", "attendee status", "status"),
}
LISTS = {
    "partnership": ("title", "board", "meeting", "committee", "group"),
    "date": ("meeting date", "date"),
    "person": ("attendee", "member", "person", "name"),
    "organisation": ("attendee organisation", "attendee organization", "organisation", "organization"),
    "status": ("attendance status", "attendance", "status"),
}
COMMITTEES = {
    "partnership": ("committee", "committee title"),
    "date": ("meeting date",),
    "person": ("attendee", "councillor", "member"),
    "role": ("role", "role description"),
    "status": ("attendance",),
}
NUMBERED = re.compile(r"^(.*?);#\d+(?:;#.*)?$")
"""A person in a SharePoint list: "Ann Lee;#12"."""


def detect_events(grid: Grid, context: Context) -> list[Layout]:
    heading = heading_row(grid, EVENTS["partnership"], EVENTS["date"], EVENTS["person"], EVENTS["status"], upto=10)
    if heading is None:
        return []
    headings = {cell.casefold() for cell in grid.rows[heading]}
    program = "CiviCRM" if headings & {"participant status", "sort name", "contact id"} else "list of an event"
    return _list(grid, heading, context, EVENTS, program, marks=EVENT_MARKS)


def detect_sharepoint(grid: Grid, context: Context) -> list[Layout]:
    own = grid.rows[0][0].startswith("ListSchema=")
    heading = heading_row(grid, LISTS["person"], LISTS["date"], LISTS["status"], upto=5)
    written_by = heading is not None and {"modified by", "item type", "created by"} & {
        cell.casefold() for cell in grid.rows[heading]
    }
    if heading is None or not (own or written_by):
        return []
    return _list(grid, heading, context, LISTS, "SharePoint", marks={})


def detect_moderngov_list(grid: Grid, context: Context) -> list[Layout]:
    """Attendance at committees, a row for each member at each meeting."""
    heading = heading_row(grid, ("expected",), ("attendance",), COMMITTEES["person"], COMMITTEES["date"], upto=10)
    return [] if heading is None else _list(grid, heading, context, COMMITTEES, "ModernGov", marks={})


def _list(
    grid: Grid,
    heading: int,
    context: Context,
    known: Mapping[str, Sequence[str]],
    program: str,
    *,
    marks: Mapping[str, str],
) -> list[Layout]:
    if heading + 1 >= len(grid.rows):
        return []
    columns, rows = meanings(grid.rows[heading], known), grid.rows[heading + 1 :]
    by_meaning = {meaning: at for at, meaning in columns.items()}
    statuses = {row[by_meaning["status"]] for row in rows} - {""} if "status" in by_meaning else set()
    person = by_meaning["person"]
    names = {row[person]: found[1] for row in rows if (found := NUMBERED.match(row[person]))}
    dates = [row[by_meaning["date"]] for row in rows] if "date" in by_meaning else []
    return [
        Layout(
            place=grid.place,
            kind="attendance list",
            headings=grid.numbers[heading],
            first=grid.numbers[heading + 1],
            last=grid.numbers[-1],
            columns=columns,
            marks=_marks(statuses, marks),
            order=day_of(dates, context)[1],
            program=program,
            names=names,
        )
    ]


def _marks(statuses: set[str], known: Mapping[str, str]) -> dict[str, str]:
    """What each status means; those that nobody can tell are left to be asked for."""
    found: dict[str, str] = {}
    for status in sorted(statuses):
        meaning = known.get(status.casefold()) or attendance_meaning(status)
        if meaning:
            found[status] = {NO_MARK: "nothing", "substitute": "present"}.get(meaning, meaning)
    return found
