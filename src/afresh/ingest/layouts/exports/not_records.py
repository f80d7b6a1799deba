"""Exports that look like records of who was there and are not: each is known, and what to fetch instead is said."""

import re
from collections.abc import Iterable

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.exports.joined_list import plain
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import Layout

OUTLOOK = (
    "answers to an invitation in Outlook (accepted, declined) do not say who came, nor when the meeting was. Fetch the "
    "sign-in sheet, the minutes, or the attendance report of the online meeting"
)
TOTALS = (
    "it gives totals a councillor, as ModernGov's summary of attendance does, and no date of a meeting. Save "
    "GetMeeting of each meeting from the web service and use `afresh convert moderngov`, or export attendance with a "
    "row for each meeting"
)
POLL = (
    "a poll of free dates (Doodle) says who could come, not who came. Fetch the sign-in sheet or the minutes of the "
    "meetings that were held"
)
XLSFORM = (
    "it describes a form (XLSForm: type, name, label) and holds no answers. Export the answers that were sent in with "
    "it"
)
MINUTES = (
    "these are minutes, and nothing is taken from minutes unasked. `afresh convert minutes FILE -o FOLDER` proposes "
    "what it understands, line by line; confirm it, and read the folder"
)
_LIST_OF_NAMES = re.compile(r"(?i)^(?:present|apologies|in attendance|attendees|members present)\b[^:]{0,30}:")
INTERESTS = (
    "this looks like a register of interests: it declares interests, and is no list of members. "
    "It is not needed; the membership list or the attendance is"
)
WHOSE = {"name", "full name", "member", "member name", "councillor", "governor", "trustee", "person", "declared by"}
TENTATIVE = {"ok", "(ok)", "✓", "✔", "(✓)", "(✔)", "yes", "no", "if need be"}


def detect_not_records(grid: Grid, context: Context) -> list[Layout]:
    why = _outlook(grid) or _totals(grid) or _poll(grid) or _xlsform(grid) or _interests(grid) or _minutes(grid)
    if not why:
        return []
    return [Layout(grid.place, "not read", 0, grid.numbers[0], grid.numbers[-1], why=why)]


def _first_headings(grid: Grid, rows: int = 8) -> Iterable[set[str]]:
    return ({plain(cell) for cell in row if cell} for row in grid.rows[:rows])


def _outlook(grid: Grid) -> str:
    for headings in _first_headings(grid):
        if "response" in headings and {"attendance", "attendee"} & headings and {"full name", "name"} & headings:
            return OUTLOOK
    return ""


def _totals(grid: Grid) -> str:
    """Columns of counts under words for attendance, and none for a day."""
    for at, headings in enumerate(_first_headings(grid)):
        marks = {
            heading
            for heading in headings
            if re.match(r"(?:expected|present|apologies|absent|in attendance)\b", heading)
        }
        if len(marks) < 2 or any("date" in heading or "meeting" in heading for heading in headings):
            continue
        below = grid.rows[at + 1 :]
        columns = [place for place, cell in enumerate(grid.rows[at]) if plain(cell) in marks]
        cells = [row[place] for row in below for place in columns if row[place]]
        if (
            cells
            and all(re.fullmatch(r"\d+(?:\.0)?", cell) for cell in cells)
            and any(int(float(cell)) > 1 for cell in cells)
        ):
            return TOTALS
    return ""


def _poll(grid: Grid) -> str:
    above = " ".join(cell for row in grid.rows[:5] for cell in row if cell).casefold()
    cells = {cell.casefold() for row in grid.rows[5:] for cell in row[1:] if cell}
    named = "doodle.com" in above or re.search(r"\bpoll\b", above)
    return POLL if named and cells & TENTATIVE else ""


def _interests(grid: Grid) -> str:
    """Interests declared, and no term of office, as a list of governors with their business interests has."""
    for headings in _first_headings(grid):
        declared = any(re.search(r"\b(?:interests?|declarations?)\b", heading) for heading in headings)
        dated = any(re.search(r"\d", heading) for heading in headings)
        seated = dated or any(re.search(r"\b(?:appointed|term|start|joined|elected)\b", each) for each in headings)
        if declared and headings & WHOSE:
            return "" if seated else INTERESTS
    return ""


def _xlsform(grid: Grid) -> str:
    first = next(iter(_first_headings(grid)), set())
    survey = {"type", "name"} <= first and any(heading.startswith("label") for heading in first)
    choices = {"list name", "name"} <= first and any(heading.startswith("label") for heading in first)
    kinds = {row[place] for place, cell in enumerate(grid.rows[0]) if plain(cell) == "type" for row in grid.rows[1:]}
    asked = any(re.match(r"(?:text|integer|date|note|select_one|select_multiple|begin)\b", kind) for kind in kinds)
    return XLSFORM if choices or (survey and asked) else ""


def _minutes(grid: Grid) -> str:
    """A text that lists names after "Present:", and whose lines are no rows of a table."""
    if not grid.place.lower().endswith((".txt", ".md")):
        return ""
    return MINUTES if any(_LIST_OF_NAMES.match(row[0]) for row in grid.rows[:60]) else ""
