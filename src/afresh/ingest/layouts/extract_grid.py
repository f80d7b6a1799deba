"""Meetings and attendance of a grid, as its layout has it."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from afresh.ingest.clean.cleaning_context import counted, some
from afresh.ingest.layouts.cell_marks import CellMarks
from afresh.ingest.layouts.detect_grids import marks_of
from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.extract import Extraction, rows_of
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import IGNORE, Layout
from afresh.ingest.layouts.name_parts import NameParts, name_parts
from afresh.ingest.layouts.table_names import plain
from afresh.records.problems import forms as problem
from afresh.records.vacancies import says_vacant

_TOTAL = re.compile(
    r"(?i)^\W*(?:(?:sub |grand )?totals?|number|count|attendance|present|apologies|absent|quorum|quorate|quoracy|"
    r"key|legend|"
    r"notes?|percent(?:age)?|overall|sum|average|chaired by|number .*|no\.? (?:of|present|attending).*|total .*|% .*|"
    r"percentage .*|quorum .*|attendance .*|updated .*|source.*)\W*$"
)
_NEVER = re.compile(r"(?i)^\W*(?:quorum|quorate|quoracy|inquorate|key|legend)\b")
"""Lines that are nobody's whatever stands in them; a "Total Wellbeing" may be somebody."""
_FIGURE = re.compile(r"^[£$€(+-]*\d[\d,.]*\s*(?:%|/\s*\d+)?\)?$|^=")


UNUSED = ("role", "deputy", "start", "end")
"""What a grid may say beside the marks, and attendance has no place for."""


@dataclass(frozen=True)
class _Person:
    row: int
    person: str
    organisation: str
    partnership: str
    cells: dict[int, str]


def extract_grid(grid: Grid, layout: Layout, context: Context) -> Extraction:
    made = Extraction()
    if not layout.partnership and "partnership" not in layout.columns.values():
        made.say(problem.FormWithoutPartnership, form="attendance grid", count=len(rows_of(grid, layout)))
        return made
    if not _dates_known(layout, made):
        return made
    people, left_out = _people(grid, layout, {plain(each) for each in context.organisations})
    marks = marks_of(layout, [text for each in people for text in each.cells.values()])
    if not marks.means_present:
        made.say(
            problem.NoMarkMeansPresent, "attendance",
            value=", ".join(sorted(set(marks.marks.taken) | set(marks.marks.unknown))[:6]),
            count=sum(1 for each in people for text in each.cells.values() if text),
        )  # fmt: skip
        return made
    if "partnership" in layout.columns.values():
        _tell_of_those_of_none(grid, layout, people, made)
    blanks = _meetings_and_marks(layout, people, marks, made)
    _tell(grid, layout, people, marks, made, blanks=blanks)
    _tell_of_the_rest(grid, layout, left_out, made)
    return made


def _dates_known(layout: Layout, made: Extraction) -> bool:
    unknown = [at for at, meant in layout.columns.items() if meant.split(" ")[0] == "date"]
    if unknown:
        made.say(problem.GridDatesWithoutYear, "meetings", count=len(unknown))
    return bool(layout.dates)


def _people(grid: Grid, layout: Layout, known: Collection[str]) -> tuple[list[_Person], dict[str, list[str]]]:
    """The rows that are of somebody; and by kind the others: totals, headings of groups, vacancies, names without
    marks."""
    people: list[_Person] = []
    left: dict[str, list[str]] = {"totals": [], "groups": [], "vacant": [], "unmarked": []}
    by = {
        meaning: layout.places(meaning)
        for meaning in ("person", "first name", "last name", "organisation", "partnership")
    }
    for number, row in rows_of(grid, layout):
        name = " ".join(row[at] for at in (*by["first name"], *by["last name"]) if row[at]) or _first(row, by["person"])
        body, cells = _first(row, by["organisation"]), {at: row[at] for at in layout.dates}
        marked = [text for text in cells.values() if text]
        label = next((text for text in row if text), "")
        if not label:
            continue
        if _is_total(label, [text for text in row if text and text != label]) or (
            not name and not body and all(_FIGURE.match(text) for text in marked)
        ):
            left["totals"].append(label)
        elif says_vacant(name) or (not name and says_vacant(body)):
            left["vacant"].append(f"{name or body} (row {number})")
        elif not marked:
            left[
                "groups" if len([text for text in row if text]) == 1 and not _looks_named(label) else "unmarked"
            ].append(label)
        elif not name and not body:
            left["totals"].append(label)
        else:
            of = _first(row, by["partnership"]) if by["partnership"] else layout.partnership
            name = layout.names.get(name, name)
            parts = name_parts(name, known) if name and not by["first name"] else NameParts(name)
            people.append(_Person(number, parts.name, body or parts.organisation, of, cells))
    return people, left


def _is_total(label: str, others: Sequence[str]) -> bool:
    """A line of totals: the word, and figures or nothing beside it."""
    return bool(_NEVER.match(label) or (_TOTAL.match(label) and all(_FIGURE.match(text) for text in others)))


def _looks_named(label: str) -> bool:
    from afresh.ingest.layouts.people_columns import is_name

    return is_name(label)


def _first(row: Sequence[str], places: Sequence[int]) -> str:
    return next((row[at] for at in places if row[at]), "")


def _meetings_and_marks(layout: Layout, people: Sequence[_Person], marks: CellMarks, made: Extraction) -> int:
    """Gives how many blank cells were taken as absences."""
    absences = 0
    statuses: dict[tuple[str, str], Counter[str]] = {}
    blanks = _absent_where_blank(layout, people, marks)
    for each in people:
        if not each.partnership:
            continue
        of_day: dict[str, tuple[str, str]] = {}
        for at, meant in layout.dates.items():
            day, _, says = meant.partition(" ")
            status, deputy = _status(each.cells[at], says, marks)
            if status is None:
                continue
            statuses.setdefault((each.partnership, day), Counter())[status] += 1
            if status not in ("nothing", "cancelled"):
                of_day[day] = (status, deputy)
            elif blanks and status == "nothing" and not each.cells[at] and _between(each, layout, at, marks):
                absences += day not in of_day
                of_day.setdefault(day, ("absent", ""))
        for day, (status, deputy) in of_day.items():
            _mark(made, each, day, status, deputy)
    for (board, day), seen in statuses.items():
        told = {meant.partition(" ")[2] for meant in layout.dates.values() if meant.startswith(day)}
        if (seen["cancelled"] and not seen["present"]) or ("cancelled" in told and not seen["present"]):
            made.add("meetings", layout.headings or layout.first, partnership=board, date=day, status="cancelled")
        elif seen.keys() - {"nothing", "cancelled"}:
            made.add("meetings", layout.headings or layout.first, partnership=board, date=day, status="held")
    return absences


def _status(text: str, says: str, marks: CellMarks) -> tuple[str | None, str]:
    """What a cell says, and who came instead. Under "12 May, apologies" a tick is an apology."""
    status = marks.status(text)
    if says and says != "cancelled" and status in ("present", "absent"):
        return (says, "") if status == "present" else ("nothing", "")
    return status, marks.deputies.get(text, "")


def _mark(made: Extraction, each: _Person, day: str, status: str, deputy: str) -> None:
    deputised = status == "deputy" and each.person
    made.add(
        "attendance",
        each.row,
        meeting=f"{each.partnership} {day}",
        person=deputy if deputised else each.person,
        organisation=each.organisation,
        status=status,
        deputy_for=each.person if deputised else "",
    )


def _absent_where_blank(layout: Layout, people: Sequence[_Person], marks: CellMarks) -> bool:
    """In a grid with marks for presence only, a blank between a name's first and last mark is an absence."""
    if any(" " in meant for meant in layout.dates.values()):
        return False
    used = {marks.status(text) for each in people for text in each.cells.values() if text}
    return "present" in used and not used & {"apologies", "absent", "nothing"}


def _between(each: _Person, layout: Layout, at: int, marks: CellMarks) -> bool:
    came = [meant for place, meant in layout.dates.items() if each.cells[place]]
    return bool(came) and min(came) < layout.dates[at] < max(came)


def _tell_of_those_of_none(grid: Grid, layout: Layout, people: Sequence[_Person], made: Extraction) -> None:
    """Rows with nothing in the column of partnerships: whose marks they are is not guessed."""
    those = [each for each in people if not each.partnership]
    marks = sum(1 for each in those for text in each.cells.values() if text)
    if those:
        made.say(
            problem.GridRowsWithoutPartnership, "attendance", those[0].row,
            _heading(grid, layout, layout.places("partnership")[0]),
            count=len(those), lost=marks, marks_in_them=counted(marks, "mark"),
        )  # fmt: skip


def _tell(
    grid: Grid, layout: Layout, people: Sequence[_Person], marks: CellMarks, made: Extraction, *, blanks: int
) -> None:
    count = len(made.rows.get("attendance", ()))
    days = {cells["date"] for _, cells in made.rows.get("meetings", ())}
    names = {(each.person, each.organisation) for each in people}
    own = "partnership" in layout.columns.values()
    of = repr(layout.partnership)
    if own:
        of = f"the partnerships under {_heading(grid, layout, layout.places('partnership')[0])!r}"
    wrong = (
        ""
        if own
        else f". The partnership's name came from {layout.partnership_from}; name the sheet after it if it is wrong"
    )
    made.say(
        problem.GridRead, "attendance", value=layout.partnership, of=of, meetings=counted(len(days), "meeting"),
        people=counted(len(names), "name"), count=count, given=count, if_the_name_is_wrong=wrong,
    )  # fmt: skip
    taken = f", a name taken from {layout.partnership_from}" if not own else ""
    made.notes.append(f"{layout.place}: read as an attendance grid of {of}{taken}.")
    times = Counter(marks.notes.get(text, text) for each in people for text in each.cells.values() if text)
    said = [f"{mark} {_in_words(status)}" for mark, status in marks.marks.taken.items()]
    cells = counted(blanks, "cell")
    blank = f"absent between a name's first and last mark, as no mark means absence (in {cells}), and otherwise "
    said.append(f"a blank {blank if blanks else ''}not recorded")
    made.say(problem.MarksTaken, "attendance", marks=", ".join(said), effect_of="every mark was read so.")
    made.notes.append(f"{layout.place}: took the marks as follows: {', '.join(said)}.")
    for mark, (status, why) in marks.marks.guessed.items():
        made.say(problem.MarkGuessed, "attendance", value=mark, taken=status, why=why, count=times[mark])
    for text in sorted(marks.marks.unknown):
        row, at = next(
            (each.row, at) for each in people for at, cell in each.cells.items() if marks.notes.get(cell, cell) == text
        )
        made.say(problem.MarkNotKnown, "attendance", row, _heading(grid, layout, at), value=text, count=times[text])
    noted = {text: mark for text, mark in marks.notes.items() if text != mark}
    if noted:
        made.say(problem.NotesBehindMarks, "attendance", value=next(iter(noted)), count=len(noted))
    for at, meant in layout.dates.items():
        if len(meant.partition(" ")[0]) == 7:
            made.say(problem.GridMonthTakenAsDay, "meetings", value=_heading(grid, layout, at), day=_first_day(meant))


def _first_day(month: str) -> str:
    first = date.fromisoformat(f"{month[:7]}-01")
    return f"{first.day} {first:%B %Y}"


def _heading(grid: Grid, layout: Layout, at: int) -> str:
    row = next((row for number, row in zip(grid.numbers, grid.rows, strict=True) if number == layout.headings), ())
    return row[at] if at < len(row) else ""


def _tell_of_the_rest(grid: Grid, layout: Layout, left: dict[str, list[str]], made: Extraction) -> None:
    rows = rows_of(grid, layout)
    idle = [
        _heading(grid, layout, at) or f"column {at + 1}" for at, meant in layout.columns.items()
        if meant in (IGNORE, *UNUSED) and any(row[at] for _, row in rows)
    ]  # fmt: skip
    for names, parts in ((idle, "columns"), ([*left["totals"], *left["groups"]], "rows")):
        if names:
            made.say(problem.GridPartsIgnored, "attendance", count=len(names), parts=parts, names=some(names))
    if left["vacant"]:
        made.say(problem.GridVacantSeats, "attendance", count=len(left["vacant"]), names=some(left["vacant"]))
    if left["unmarked"]:
        made.say(problem.GridNameWithoutMarks, "attendance", count=len(left["unmarked"]), names=some(left["unmarked"]))
    held = {cells["date"] for _, cells in made.rows.get("meetings", ())}
    empty = [_heading(grid, layout, at) for at, meant in layout.dates.items() if meant.partition(" ")[0] not in held]
    if empty:
        made.say(problem.GridDateWithoutMarks, "attendance", count=len(empty), names=some(empty))


def _in_words(status: str) -> str:
    return {"nothing": "not recorded", "in_attendance": "in attendance", "deputy": "sent a deputy"}.get(status, status)
