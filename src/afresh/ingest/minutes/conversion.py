"""Minutes into tables of what was understood, beside a list of every line and what was made of it."""

import csv
import io
from codecs import BOM_UTF8
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from afresh.ingest.minutes.document import read_lines
from afresh.ingest.minutes.names import Attendee
from afresh.ingest.minutes.understanding import NOT_TAKEN, Minutes, Reading, understand
from afresh.ingest.published.record_builder import RecordBuilder
from afresh.records.dates import DateOrder
from afresh.records.formulas import guarded
from afresh.records.problems.minutes import (
    MinutesNameNotTaken,
    MinutesNoteNotTaken,
    MinutesNotPlaced,
    MinutesOtherOrganisation,
    MinutesTwice,
)
from afresh.records.store import Store

UNDERSTOOD = "understood.csv"
"""Written beside the tables, and no table of records itself."""
COLUMNS = ("file", "line", "text", "taken as", "values")


@dataclass
class ReadMinutes:
    store: Store
    lines: list[tuple[str, Reading]] = field(default_factory=list)
    """Each line of each file."""

    @property
    def not_taken(self) -> int:
        return sum(reading.taken_as.startswith(NOT_TAKEN) for _, reading in self.lines)

    def understood(self) -> bytes:
        """The list of lines as CSV, as Excel opens it."""
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(COLUMNS)
        for name, reading in self.lines:
            line = reading.line
            writer.writerow(
                [guarded(str(cell)) for cell in (name, line.number, line.text, reading.taken_as, reading.values)]
            )
        return BOM_UTF8 + text.getvalue().encode()


def convert_minutes(
    sources: Sequence[Path], *, partnership: str = "", day: date | None = None, dates: DateOrder = "day-first"
) -> ReadMinutes:
    """What is understood of each file: meetings, attendance, agenda, proposals, actions, for an officer to confirm.

    `partnership` is that of every file, and `day` the date of the meeting where no line says it. Raises
    CannotConvert where a file cannot be read.
    """
    records = RecordBuilder("; ".join(path.name for path in sources), dates)
    made = ReadMinutes(records.store)
    for path in sources:
        minutes = understand(read_lines(path), records.days, partnership, day)
        made.lines += [(path.name, reading) for reading in minutes.readings]
        _add(minutes, path.name, records)
    records.finish()
    return made


def _add(minutes: Minutes, file: str, records: RecordBuilder) -> None:
    problems = records.store.problems
    for text, line in minutes.unread_names:
        problems.add(MinutesNameNotTaken(file, "attendance", line.number, value=text))
    if not minutes.partnership or minutes.day is None:
        lacking = [name for name, held in (("the board", minutes.partnership), ("the day", minutes.day)) if not held]
        options = [f'--{name} "..."' for name, held in
                   (("partnership", minutes.partnership), ("date", minutes.day)) if not held]  # fmt: skip
        problems.add(MinutesNotPlaced(file, facts={"lacking": " and ".join(lacking), "options": " ".join(options)}))
        return
    board = records.thing("partnerships", minutes.partnership)
    meeting = f"{board} {minutes.day}"
    if meeting in records.by_id["meetings"]:
        problems.add(MinutesTwice(file, "meetings", value=meeting))
        return
    records.thing("meetings", meeting, partnership=board, date=minutes.day, status="held")
    _add_attendance(minutes, meeting, file, records)
    where = {"source": file}
    for number, (_, title, line) in enumerate(minutes.items, 1):
        records.row("agenda", id=f"{meeting} {number}", meeting=meeting, title=title, source_row=line.number, **where)
    for number, (title, outcome, line) in enumerate(minutes.decisions, 1):
        decided = minutes.day if outcome else ""
        records.row(
            "proposals", id=f"{meeting} decision {number}", partnership=board, date=minutes.day, title=title[:500],
            status=outcome, decided=decided, source_row=line.number, **where,
        )  # fmt: skip
    for number, (action, line) in enumerate(minutes.actions, 1):
        records.row(
            "actions", id=f"{meeting} action {number}", partnership=board, meeting=meeting, what=action.what,
            owner=action.owner, due=action.due or "", source_row=line.number, **where,
        )  # fmt: skip
        if action.note:
            problems.add(MinutesNoteNotTaken(file, "actions", line.number, value=action.note))


def _add_attendance(minutes: Minutes, meeting: str, file: str, records: RecordBuilder) -> None:
    """A mark for each person or body; of two for one, the first stands and the other is told."""
    problems, marked = records.store.problems, set()
    for status, who, line in minutes.attendance:
        if (who.person, who.organisation if not who.person else "") in marked:
            problems.add(MinutesTwice(file, "attendance", line.number, value=who.person or who.organisation))
            continue
        marked.add((who.person, who.organisation if not who.person else ""))
        if who.note:
            problems.add(MinutesNoteNotTaken(file, "attendance", line.number, value=who.note))
        records.row("attendance", meeting=meeting, status=status, source=file, source_row=line.number,
                    **_things(who, file, line.number, records))  # fmt: skip


def _things(who: Attendee, file: str, number: int, records: RecordBuilder) -> dict[str, str]:
    known = records.by_id["people"].get(who.person, {}).get("organisation")
    if who.organisation and known and known != who.organisation:
        facts = {"other": str(known), "organisation": who.organisation}
        records.store.problems.add(MinutesOtherOrganisation(file, "people", number, value=who.person, facts=facts))
    held = {"person": who.person, "organisation": who.organisation, "deputy_for": who.deputy_for}
    if who.organisation:
        records.thing("organisations", who.organisation)
    if who.person:
        records.thing("people", who.person, organisation=who.organisation)
    if who.deputy_for:
        records.thing("people", who.deputy_for)
    return {name: value for name, value in held.items() if value}
