"""Attendance from a list: a row for each person, at one meeting or at many."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from afresh.ingest.clean.allowed_values import words_for
from afresh.ingest.clean.cleaning_context import counted, some
from afresh.ingest.layouts.attendance_words import NO_MARK, attendance_meaning
from afresh.ingest.layouts.board_name import board_of
from afresh.ingest.layouts.cell_marks import read_cells
from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.extract import Extraction, organisations_known, rows_of
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import IGNORE, Layout
from afresh.ingest.layouts.name_parts import NameParts, name_parts
from afresh.ingest.matching.address_domains import domain_of
from afresh.records.dates import Days
from afresh.records.problems import forms as problem
from afresh.records.vacancies import says_vacant

RANKS = ("present", "deputy", "in_attendance", "apologies", "absent")
"""Of somebody who comes in several rows of one meeting, as who rejoins does, the first of these is kept."""


def extract_list(grid: Grid, layout: Layout, context: Context) -> Extraction:
    made, rows = Extraction(), rows_of(grid, layout)
    board = layout.partnership or ("" if layout.places("partnership") else board_of(grid, context, ())[0])
    if not board and not layout.places("partnership"):
        made.say(problem.FormWithoutPartnership, form="attendance list", count=len(rows))
        return made
    if not layout.date and not layout.places("date"):
        made.say(problem.ListWithoutDate, "attendance", count=len(rows))
        return made
    statuses = _statuses(layout, [row for _, row in rows])
    unknown = Counter(text for text, status in statuses.items() if status is None)
    if unknown:
        made.say(
            problem.ListStatusNotKnown,
            "attendance",
            value=", ".join(sorted(unknown)[:6]),
            count=_times(layout, rows, unknown),
        )
    days = context.days if layout.order == context.days.order else Days(context.days.con, layout.order)
    marks: dict[tuple[str, str, str, str], tuple[int, str, str]] = {}
    repeats, vacant, dateless, nobody = 0, 0, 0, 0
    held: dict[tuple[str, str], int] = {}
    known = organisations_known(grid, layout, context)
    bodies = _bodies_by_address(rows, layout, context, known, made=made)
    for number, row in rows:
        parts = person_in(row, layout, known)
        person = parts.name
        body = cell(row, layout, "organisation") or parts.organisation or bodies.get(person, "")
        if says_vacant(person) or (not person and says_vacant(body)):
            vacant += 1
            continue
        if not person and not body:
            nobody += any(row)
            continue
        read = days.of(cell(row, layout, "date")) if layout.places("date") and cell(row, layout, "date") else None
        day = read.first.isoformat() if read else layout.date
        of = cell(row, layout, "partnership") or board
        status = statuses[cell(row, layout, "status")] if layout.places("status") else "present"
        if not day:
            dateless += 1
            continue
        if status in (None, "nothing", "cancelled"):
            continue
        held.setdefault((of, day), number)
        key, stands_for = (of, day, person, body), cell(row, layout, "deputy for")
        if key in marks:
            repeats += 1
            if RANKS.index(status) >= RANKS.index(marks[key][1]):
                continue
        marks[key] = (number, status, stands_for)
    for (of, day), number in held.items():
        made.add("meetings", number, partnership=of, date=day, status="held")
    for (of, day, person, body), (number, status, stands_for) in marks.items():
        made.add("attendance", number, meeting=f"{of} {day}", person=person, organisation=body, status=status,
                 deputy_for=stands_for)  # fmt: skip
    _tell(grid, layout, made, repeats=repeats, vacant=vacant, dateless=dateless, nobody=nobody)
    return made


def _bodies_by_address(
    rows: Sequence[tuple[int, Sequence[str]]],
    layout: Layout,
    context: Context,
    known: Collection[str],
    *,
    made: Extraction,
) -> Mapping[str, str]:
    """Whom people are of by where their addresses end, as the user has confirmed; of others the ends are kept."""
    bodies: dict[str, str] = {}
    for _, row in rows:
        domain, parts = domain_of(cell(row, layout, "e-mail")), person_in(row, layout, known)
        if not domain or not parts.name or parts.organisation or cell(row, layout, "organisation"):
            continue
        if domain in context.domains:
            bodies[parts.name] = context.domains[domain]
        else:
            made.domains.setdefault(domain, set()).add(parts.name)
    return bodies


def _tell(grid: Grid, layout: Layout, made: Extraction, **counts: int) -> None:
    count, meetings = len(made.rows.get("attendance", ())), len(made.rows.get("meetings", ()))
    program = f" from {layout.program}" if layout.program else ""
    whose = f" of {layout.partnership!r}" if layout.partnership else ""
    made.say(
        problem.ListRead, "attendance", of=f"{program}{whose}", count=count, meetings=counted(meetings, "meeting"),
        given=count,
    )  # fmt: skip
    made.notes.append(f"{layout.place}: read as an attendance list{program}{whose}.")
    if layout.why:
        made.say(problem.ListHint, "attendance", why=layout.why)
    if layout.skip:
        made.say(
            problem.ListRowsLeftOut, "attendance", count=len(layout.skip), why="a device or number stands for a name"
        )
    for name, why in (
        ("repeats", "somebody came in several rows of one meeting, and counts once"),
        ("vacant", "the seat is vacant"),
        ("dateless", "no date can be read"),
        ("nobody", "they name nobody"),
    ):
        if counts[name]:
            made.say(problem.ListRowsLeftOut, "attendance", count=counts[name], why=why)
    headings = next((row for number, row in zip(grid.numbers, grid.rows, strict=True) if number == layout.headings), ())
    idle = [
        headings[at] for at, meant in layout.columns.items() if meant == IGNORE and at < len(headings) and headings[at]
    ]
    if idle:
        made.say(problem.GridPartsIgnored, "attendance", count=len(idle), parts="columns", names=some(idle))


def _statuses(layout: Layout, rows: Sequence[Sequence[str]]) -> Mapping[str, str | None]:
    """What each text of the column says; a blank under ticks is no mark."""
    if not layout.places("status"):
        return {}
    texts = {cell(row, layout, "status") for row in rows}
    known, cells = words_for("attendance", "status"), read_cells(sorted(texts), {})
    found: dict[str, str | None] = {}
    for text in texts:
        said = layout.marks.get(text) or attendance_meaning(text) if len(text) > 2 or text in layout.marks else None
        said = {NO_MARK: "nothing", "substitute": "deputy"}.get(said or "", said)
        found[text] = said or known.get(text.casefold()) or cells.status(text)
    return found | {"": layout.marks.get("", "nothing")}


def _times(layout: Layout, rows: Sequence[tuple[int, Sequence[str]]], unknown: Mapping[str, int]) -> int:
    return sum(cell(row, layout, "status") in unknown for _, row in rows)


def person_in(row: Sequence[str], layout: Layout, known: Collection[str]) -> NameParts:
    """The name in a row, with what stands behind it."""
    first, last = cell(row, layout, "first name"), cell(row, layout, "last name")
    if first or last:
        return NameParts(" ".join(part for part in (first, last) if part))
    name = cell(row, layout, "person")
    return name_parts(layout.names.get(name, name), known)


def cell(row: Sequence[str], layout: Layout, meaning: str) -> str:
    return next((row[at] for at in layout.places(meaning) if at < len(row) and row[at]), "")
