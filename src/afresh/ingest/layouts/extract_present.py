"""Attendance from lists of names in cells: a row a meeting, with columns of who was present and who sent apologies."""

import re

from afresh.ingest.clean.cleaning_context import counted
from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.extract import Extraction, rows_of
from afresh.ingest.layouts.extract_list import cell
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import Layout
from afresh.ingest.layouts.name_parts import name_parts
from afresh.ingest.layouts.table_names import plain
from afresh.records.dates import Days
from afresh.records.problems import forms as problem

STATUS = {
    "present": "present", "apologies": "apologies", "absent": "absent", "in attendance": "in_attendance",
    "deputies": "deputy",
}  # fmt: skip
NOBODY = frozenset(["none", "nil", "-", "–", "n/a", "no apologies", "nobody", "0"])
_FOR = re.compile(r"(?i)\b(?:deputising|deputy|substitute|sub|substituting)\s+for\s+(?P<name>[^)]+)")


def extract_present(grid: Grid, layout: Layout, context: Context) -> Extraction:
    made, rows = Extraction(), rows_of(grid, layout)
    if not layout.partnership and not layout.places("partnership"):
        made.say(problem.FormWithoutPartnership, form="list of who was present", count=len(rows))
        return made
    days = context.days if layout.order == context.days.order else Days(context.days.con, layout.order)
    known = {plain(each) for each in context.organisations}
    for number, row in rows:
        written = cell(row, layout, "date")
        read = days.of(written) if written else None
        if read is None and not layout.date:
            made.say(problem.PresentRowWithoutDate, "meetings", number, value=written)
            continue
        day = read.first.isoformat() if read else layout.date
        of = cell(row, layout, "partnership") or layout.partnership
        made.add("meetings", number, partnership=of, date=day, status="held")
        for meaning, status in STATUS.items():
            for at in layout.places(meaning):
                for name in names_in(row[at]):
                    bare, stands_for = parted(layout.names.get(name, name))
                    parts = name_parts(bare, known)
                    made.add(
                        "attendance", number, meeting=f"{of} {day}", person=parts.name, organisation=parts.organisation,
                        status="deputy" if stands_for else status, deputy_for=stands_for,
                    )  # fmt: skip
    count, meetings = len(made.rows.get("attendance", ())), len(made.rows.get("meetings", ()))
    of = f" of {layout.partnership!r}" if layout.partnership else ""
    made.say(problem.ListRead, "attendance", of=of, count=count, meetings=counted(meetings, "meeting"), given=count)
    made.notes.append(f"{layout.place}: read as lists of who was present{of}.")
    return made


def names_in(text: str) -> list[str]:
    """The names in a cell, parted by semicolons or lines, else by commas; a bracket holds together what is in it."""
    parts = re.split(r"\s*[;\n]\s*", text) if re.search(r"[;\n]", text) else re.split(r",\s*(?![^(]*\))", text)
    return [part.strip(" .,") for part in parts if part.strip(" .,") and part.strip(" .,").casefold() not in NOBODY]


def parted(name: str) -> tuple[str, str]:
    """Who, and in whose place: "Jo Bell (deputy for Ann Marsh)"."""
    instead = _FOR.search(name)
    return (re.split(r"\s*[(\[]", name)[0].strip(), instead["name"].strip()) if instead else (name, "")
