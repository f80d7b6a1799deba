"""Seats from a list of members: with their dates, or as at a day."""

from collections.abc import Collection, Sequence

from afresh.ingest.clean.cleaning_context import counted, some
from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.extract import Extraction, organisations_known, rows_of
from afresh.ingest.layouts.extract_list import cell, person_in
from afresh.ingest.layouts.extract_present import names_in
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import IGNORE, Layout
from afresh.ingest.layouts.name_parts import name_parts
from afresh.ingest.layouts.people_columns import is_name
from afresh.ingest.layouts.terms import both_ends, last_date
from afresh.records.problems import forms as problem
from afresh.records.vacancies import says_vacant


def extract_members(grid: Grid, layout: Layout, context: Context) -> Extraction:
    made, rows = Extraction(), rows_of(grid, layout)
    if not layout.partnership and not layout.places("partnership"):
        made.say(problem.FormWithoutPartnership, form="membership list", count=len(rows))
        return made
    as_at = layout.date or (context.as_of.isoformat() if context.as_of else "")
    if not as_at and not layout.places("start") and not layout.places("term"):
        made.say(problem.MembersWithoutDate, "seats", count=len(rows))
        return made
    known = organisations_known(grid, layout, context)
    for number, row in rows:
        _seats(number, row, layout, known, as_at=as_at, made=made)
    count = len(made.rows.get("seats", ()))
    whose = f" of {layout.partnership!r}" if layout.partnership else ""
    made.say(problem.MembersRead, "seats", of=whose, seats=counted(count, "seat"), given=count, count=count)
    made.notes.append(f"{layout.place}: read as a membership list{whose}.")
    headings = next((row for number, row in zip(grid.numbers, grid.rows, strict=True) if number == layout.headings), ())
    idle = [
        headings[at] for at, meant in layout.columns.items() if meant == IGNORE and at < len(headings) and headings[at]
    ]
    if idle:
        made.say(problem.GridPartsIgnored, "seats", count=len(idle), parts="columns", names=some(idle))
    return made


def _seats(
    number: int, row: Sequence[str], layout: Layout, known: Collection[str], *, as_at: str, made: Extraction
) -> None:
    """The seats of a row: one, or one for each name in its cell."""
    start, end = cell(row, layout, "start"), last_date(cell(row, layout, "end"))
    if term := both_ends(cell(row, layout, "term")):
        start, end = start or term[0], end or term[1]
    names = names_in(cell(row, layout, "person"))
    several = len(names) > 1 and all(is_name(name) or says_vacant(name) for name in names)
    people = [name_parts(layout.names.get(name, name), known) for name in names] if several else []
    for parts in people or [person_in(row, layout, known)]:
        person, body = parts.name, cell(row, layout, "organisation") or parts.organisation
        if not person and not body:
            continue
        vacant = says_vacant(person) or (says_vacant(body) and not person)
        made.add(
            "seats", number,
            partnership=cell(row, layout, "partnership") or layout.partnership,
            person="" if says_vacant(person) else person,
            organisation="" if says_vacant(body) else body,
            role=cell(row, layout, "role") or parts.role,
            voting=cell(row, layout, "voting"),
            vacant="yes" if vacant else "",
            start=start or as_at,
            start_is="" if start else "first_seen" if as_at else "",
            end=end,
        )  # fmt: skip
