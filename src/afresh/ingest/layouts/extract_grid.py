"""Meetings and attendance of a grid, as its layout has it."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from afresh.ingest.clean.cleaning_context import counted, some
from afresh.ingest.layouts.cell_marks import CellMarks
from afresh.ingest.layouts.detect_grids import marks_of
from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.extract import Extraction, organisations_known, rows_of
from afresh.ingest.layouts.extract_present import names_in
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import IGNORE, Layout
from afresh.ingest.layouts.name_parts import NameParts, name_parts
from afresh.ingest.layouts.namesakes import apart
from afresh.ingest.layouts.people_columns import ORGANISATION_TEXT, is_name
from afresh.ingest.layouts.table_names import plain
from afresh.records.problems import forms as problem
from afresh.records.problems.names import NamesakesKeptApart
from afresh.records.vacancies import says_vacant

_TOTAL = re.compile(
    r"(?i)^\W*(?:(?:sub |grand )?totals?|number|count|attendance|present|apologies|absent|quorum|quorate|quoracy|"
    r"key|legend|"
    r"notes?|percent(?:age)?|overall|sum|average|chaired by|number .*|no\.? (?:of|present|attending).*|total .*|% .*|"
    r"percentage .*|quorum .*|attendance .*|updated .*|source.*)\W*$"
)
_NEVER = re.compile(r"(?i)^\W*(?:(?:quorum|quorate|quoracy|inquorate)\b|(?:key|legend)\s*[:=–-])")
"""Lines that are nobody's whatever stands in them; a "Total Wellbeing" may be somebody."""
_FIGURE = re.compile(r"^[£$€(+-]*\d[\d,.]*\s*(?:%|/\s*\d+)?\)?$|^=")


UNUSED = ("role", "deputy")
"""What a grid may say beside the marks, and attendance has no place for."""


@dataclass(frozen=True)
class Person:
    row: int
    person: str
    organisation: str
    partnership: str
    cells: dict[int, str]
    came_as: str = ""
    """in_attendance, under a heading that says so."""
    start: str = ""
    end: str = ""
    """Of the seat, where columns of the grid say when somebody joined and left."""


def extract_grid(grid: Grid, layout: Layout, context: Context) -> Extraction:
    made = Extraction()
    if not layout.partnership and "partnership" not in layout.columns.values():
        made.say(problem.FormWithoutPartnership, form="attendance grid", count=len(rows_of(grid, layout)))
        return made
    if not _dates_known(layout, made):
        return made
    known = organisations_known(grid, layout, context)
    people, left_out = _people(grid, layout, known, made)
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
    people, shared = apart(people)
    for name, bodies in shared.items():
        made.say(NamesakesKeptApart, "people", value=name, count=len(bodies), names=some(bodies))
    blanks = _meetings_and_marks(layout, people, marks, made)
    for each in people:
        if each.start and each.partnership:
            made.add(
                "seats", each.row, partnership=each.partnership, person=each.person, organisation=each.organisation,
                start=each.start, end=each.end,
            )  # fmt: skip
    _tell(grid, layout, people, marks, made, blanks=blanks)
    _tell_of_the_rest(grid, layout, left_out, made)
    return made


def _dates_known(layout: Layout, made: Extraction) -> bool:
    unknown = [at for at, meant in layout.columns.items() if meant.split(" ")[0] == "date"]
    if unknown:
        made.say(problem.GridDatesWithoutYear, "meetings", count=len(unknown))
    return bool(layout.dates)


def _people(
    grid: Grid, layout: Layout, known: Collection[str], made: Extraction
) -> tuple[list[Person], dict[str, list[str]]]:
    """The rows that are of somebody; and by kind the others: totals, headings of groups, vacancies, names without
    marks."""
    people: list[Person] = []
    left: dict[str, list[str]] = {"totals": [], "groups": [], "vacant": [], "unmarked": []}
    by = {
        meaning: layout.places(meaning)
        for meaning in ("person", "first name", "last name", "organisation", "partnership")
    }
    group = _Group()
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
            alone = len([text for text in row if text]) == 1 and (not _looks_named(label) or label.isupper())
            left["groups" if alone else "unmarked"].append(label)
            group = group.under(label, known) if alone else group
        elif not name and not body:
            _tell_of_nobody(number, label, marked, left, made)
        else:
            of = _first(row, by["partnership"]) if by["partnership"] else layout.partnership
            whole = bool(by["first name"])
            body = body or ("" if by["organisation"] else group.organisation)
            for parts in [NameParts(name)] if whole else _each_named(layout.names.get(name, name), known):
                whole_row = Person(
                    row=number, person=parts.name, organisation=body or parts.organisation, partnership=of,
                    cells=cells, came_as=group.as_, start=_first(row, layout.places("start")),
                    end=_first(row, layout.places("end")),
                )  # fmt: skip
                people += _of_row(layout, whole_row)
    return people, left


@dataclass(frozen=True)
class _Group:
    """The heading of a group of rows that those below stand under."""

    as_: str = ""
    organisation: str = ""

    def under(self, label: str, known: Collection[str]) -> "_Group":
        if re.search(r"(?i)\b(?:in attendance|observers?|guests?|officers?)\b", label):
            return _Group("in_attendance")
        if re.search(r"(?i)\b(?:members?|voting|core|representatives?)\b", label):
            return _Group()
        if ORGANISATION_TEXT.search(label) or plain(label) in known:
            return _Group(self.as_, label)
        return self


def _tell_of_nobody(
    number: int, label: str, marked: Sequence[str], left: dict[str, list[str]], made: Extraction
) -> None:
    """A row with marks and no name: a line of the form (who chaired, where), or marks that are somebody's."""
    if label in marked and len(marked) > 0 and all(len(text) <= 4 for text in marked):
        made.say(problem.GridMarksOfNobody, "attendance", number, count=len(marked))
    else:
        left["totals"].append(label)


def _each_named(text: str, known: Collection[str]) -> list[NameParts]:
    """The people in one cell: two names parted by a stroke, "and" or a line are two people."""
    if not text:
        return [NameParts("")]
    parts = [part.strip() for part in re.split(r"\s+/\s+|\s*;\s*|\s+and\s+|\s+&\s+|\s*\n\s*", text) if part.strip()]
    if len(parts) > 1 and all(map(is_name, parts)):
        return [name_parts(part, known) for part in parts]
    return [name_parts(text, known)]


def _of_row(layout: Layout, whole: Person) -> list[Person]:
    """One row as it is; or where its cells name who came, one for each name, and one for marks of nobody by name."""
    if layout.cells != "names":
        return [whole]
    cells: dict[str, dict[int, str]] = {}
    for at, text in whole.cells.items():
        names = names_in(text)
        named = names if names and all(map(is_name, names)) else []
        for name in named or ([""] if text else []):
            cells.setdefault(name, {})[at] = "present" if named else text
    return [
        replace(whole, person=name, cells={at: marks.get(at, "") for at in whole.cells})
        for name, marks in cells.items()
    ]


def _is_total(label: str, others: Sequence[str]) -> bool:
    """A line of totals: the word, and figures or nothing beside it."""
    return bool(_NEVER.match(label) or (_TOTAL.match(label) and all(_FIGURE.match(text) for text in others)))


def _looks_named(label: str) -> bool:
    return is_name(label)


def _first(row: Sequence[str], places: Sequence[int]) -> str:
    return next((row[at] for at in places if row[at]), "")


def _meetings_and_marks(layout: Layout, people: Sequence[Person], marks: CellMarks, made: Extraction) -> int:
    """Gives how many blank cells were taken as absences."""
    absences = 0
    statuses: dict[tuple[str, str], Counter[str]] = {}
    blanks = _absent_where_blank(layout, people, marks)
    for each in people:
        if not each.partnership:
            continue
        of_day: dict[str, tuple[str, str]] = {}
        for at, meant in layout.dates.items():
            day, says = _day(meant), meant.partition(" ")[2]
            status, deputy = _status(each.cells[at], says, marks)
            if status is None:
                continue
            status = each.came_as if each.came_as and status == "present" else status
            statuses.setdefault((each.partnership, day), Counter())[status] += 1
            if status not in ("nothing", "cancelled"):
                of_day[day] = (status, deputy)
            elif blanks and status == "nothing" and not each.cells[at] and _between(each, layout, at, marks):
                absences += day not in of_day
                of_day.setdefault(day, ("absent", ""))
        for day, (status, deputy) in of_day.items():
            _mark(made, each, day, status, deputy)
    for (board, day), seen in statuses.items():
        told = {meant.partition(" ")[2] for meant in layout.dates.values() if _day(meant) == day}
        if (seen["cancelled"] and not seen["present"]) or ("cancelled" in told and not seen["present"]):
            made.add("meetings", layout.headings or layout.first, partnership=board, date=day, status="cancelled")
        elif seen.keys() - {"nothing", "cancelled"}:
            made.add("meetings", layout.headings or layout.first, partnership=board, date=day, status="held")
    return absences


def _day(meant: str) -> str:
    """The day of a meeting; the first of a month of which no day is known, which is told."""
    day = meant.partition(" ")[0]
    return f"{day}-01" if len(day) == 7 else day


def _status(text: str, says: str, marks: CellMarks) -> tuple[str | None, str]:
    """What a cell says, and who came instead. Under "12 May, apologies" a tick is an apology."""
    status = marks.status(text)
    if says and says != "cancelled" and status in ("present", "absent"):
        return (says, "") if status == "present" else ("nothing", "")
    return status, marks.deputies.get(text, "")


def _mark(made: Extraction, each: Person, day: str, status: str, deputy: str) -> None:
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


def _absent_where_blank(layout: Layout, people: Sequence[Person], marks: CellMarks) -> bool:
    """In a grid with marks for presence only, a blank between a name's first and last mark is an absence."""
    if any(" " in meant for meant in layout.dates.values()):
        return False
    used = {marks.status(text) for each in people for text in each.cells.values() if text}
    return layout.cells == "marks" and "present" in used and not used & {"apologies", "absent", "nothing"}


def _between(each: Person, layout: Layout, at: int, marks: CellMarks) -> bool:
    came = [meant for place, meant in layout.dates.items() if each.cells[place]]
    return bool(came) and min(came) < layout.dates[at] < max(came)


def _tell_of_those_of_none(grid: Grid, layout: Layout, people: Sequence[Person], made: Extraction) -> None:
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
    grid: Grid, layout: Layout, people: Sequence[Person], marks: CellMarks, made: Extraction, *, blanks: int
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
    if layout.cells == "counts":
        large = [text for each in people for text in each.cells.values() if text.isdigit() and int(text) > 1]
        if large:
            made.say(problem.GridCountsTaken, "attendance", value=large[0], count=len(large))
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
    _tell_of_columns_without_date(grid, layout, rows, made)
    for names, parts in ((idle, "columns"), ([*left["totals"], *left["groups"]], "rows")):
        if names:
            made.say(problem.GridPartsIgnored, "attendance", count=len(names), parts=parts, names=some(names))
    if left["vacant"]:
        made.say(problem.GridVacantSeats, "attendance", count=len(left["vacant"]), names=some(left["vacant"]))
    if left["unmarked"]:
        made.say(problem.GridNameWithoutMarks, "attendance", count=len(left["unmarked"]), names=some(left["unmarked"]))
    held = {cells["date"] for _, cells in made.rows.get("meetings", ())}
    empty = [_heading(grid, layout, at) for at, meant in layout.dates.items() if _day(meant) not in held]
    if empty:
        made.say(problem.GridDateWithoutMarks, "attendance", count=len(empty), names=some(empty))


def _tell_of_columns_without_date(
    grid: Grid, layout: Layout, rows: Sequence[tuple[int, Sequence[str]]], made: Extraction
) -> None:
    """Columns with the grid's own marks under a heading that is no date: a meeting may be lost in them."""
    used = {text for _, row in rows for at in layout.dates if (text := row[at]) and not _FIGURE.match(text)}
    for at, meant in layout.columns.items():
        texts = [row[at] for _, row in rows if row[at]] if meant == IGNORE else []
        if texts and sum(text in used for text in texts) > len(texts) / 2:
            heading = _heading(grid, layout, at) or f"column {at + 1}"
            made.say(problem.GridColumnWithoutDate, "attendance", column=heading, value=heading, count=len(texts))


def _in_words(status: str) -> str:
    return {"nothing": "not recorded", "in_attendance": "in attendance", "deputy": "sent a deputy"}.get(status, status)
