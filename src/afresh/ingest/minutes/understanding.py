"""What each line of minutes was understood as: a meeting, who was there, items, decisions and actions, proposed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from afresh.ingest.minutes import headings
from afresh.ingest.minutes.actions import Action, action_in, actions_of_row
from afresh.ingest.minutes.document import Line
from afresh.ingest.minutes.names import Attendee, attendee, attendees, is_nobody, is_person
from afresh.records.dates import Days

NOT_TAKEN = "not taken"


@dataclass(frozen=True)
class Reading:
    """A line, and what was made of it."""

    line: Line
    taken_as: str
    values: str = ""


@dataclass
class Minutes:
    partnership: str = ""
    day: date | None = None
    attendance: list[tuple[str, Attendee, Line]] = field(default_factory=list)
    """Status, who, where."""
    items: list[tuple[str, str, Line]] = field(default_factory=list)
    """Number, title, where."""
    decisions: list[tuple[str, str, Line]] = field(default_factory=list)
    """What was decided, its outcome ("" where it cannot be told), where."""
    actions: list[tuple[Action, Line]] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    unread_names: list[tuple[str, Line]] = field(default_factory=list)
    """What stands in a list of names, and is none that could be told."""


def understand(lines: Sequence[Line], days: Days, partnership: str = "", day: date | None = None) -> Minutes:
    """Minutes from their lines; `partnership` and `day` are what the user says, where they do."""
    head = headings.head_of(lines)
    board, board_line = headings.board_of(head)
    dated, dated_line = headings.date_of(head, days)
    minutes = Minutes(partnership or board, day or dated)
    reader = _Reader(minutes, days)
    for line in head:
        parts = [f"partnership: {minutes.partnership}"] if line is board_line else []
        parts += [f"date: {minutes.day}"] if line is dated_line else []
        minutes.readings.append(Reading(line, "title" if parts else NOT_TAKEN, "; ".join(parts)))
    for line in lines[len(head) :]:
        minutes.readings.append(reader.read(line))
    return minutes


class _Reader:
    """Goes down the lines below the title, and keeps what the line before began."""

    def __init__(self, minutes: Minutes, days: Days) -> None:
        self.minutes, self.days = minutes, days
        self.list_of = ""
        self.open_decision = False
        self.columns: dict[int, str] = {}
        self.table = 0

    def read(self, line: Line) -> Reading:
        if line.table != self.table:
            self.table, self.columns = line.table, {}
        return (
            self._row(line)
            or self._label(line)
            or self._decision_or_action(line)
            or self._item(line)
            or self._name(line)
            or self._rest_of_decision(line)
            or self._apologies(line)
            or Reading(line, NOT_TAKEN)
        )

    def _row(self, line: Line) -> Reading | None:
        """A row of a table of actions, below its headings; or of a table of names."""
        if not line.table:
            return None
        if columns := actions_of_row(line.cells):
            self.columns, self.list_of = columns, ""
            return Reading(line, "headings of a table of actions")
        if self.columns:
            action = action_in(line.cells, self.columns, self._context())
            return self._add_action(action, line) if action else Reading(line, NOT_TAKEN)
        if self.list_of and all(
            re.fullmatch(r"(?i)(?:full )?name|organi[sz]ation|role|title|representing|agency", cell)
            for cell in line.cells
        ):
            return Reading(line, "headings of a table of names")
        return None

    def _label(self, line: Line) -> Reading | None:
        found = headings.label_of(line)
        if not found:
            return None
        self.list_of, self.open_decision = found[0], False
        if not found[1]:
            item = headings.ITEM.match(line.text)
            if item:
                self.minutes.items.append((item["number"], item["title"], line))
            return Reading(line, f"heading of a list: {self._shown_list()}")
        return self._names(found[1], line)

    def _names(self, text: str, line: Line) -> Reading:
        if is_nobody(text):
            return Reading(line, self._shown_list(), "nobody")
        named: list[str] = []
        for part in attendees(text):
            if isinstance(part, str):
                self.minutes.unread_names.append((part, line))
                named.append(f"NOT TAKEN: {part}")
            else:
                named.append(self._attended(part, line))
        return Reading(line, self._shown_list(), "; ".join(named))

    def _attended(self, who: Attendee, line: Line) -> str:
        status = {"deputies": "deputy"}.get(self.list_of, self.list_of)
        if status in ("present", "in_attendance") and who.deputy_for:
            status = "deputy"
        self.minutes.attendance.append((status, who, line))
        beside = [who.organisation, who.role, f"for {who.deputy_for}" if who.deputy_for else ""]
        beside += [f"not taken: {who.note}" if who.note else ""]
        shown = ", ".join(filter(None, beside))
        return (who.person or who.organisation) + (f" ({shown})" if shown and who.person else "")

    def _name(self, line: Line) -> Reading | None:
        """A line of the list that is open: names and nothing else."""
        if not self.list_of:
            return None
        if line.cells:
            first, *more = line.cells
            who = attendee(first, more)
            if who and all(map(is_person, line.cells)):
                return self._names("; ".join(line.cells), line)
            if who:
                return Reading(line, self._shown_list(), self._attended(who, line))
        found = attendees(line.text)
        if found and not any(isinstance(part, str) for part in found):
            return self._names(line.text, line)
        if is_nobody(line.text):
            return Reading(line, self._shown_list(), "nobody")
        if any(isinstance(part, Attendee) and part.person for part in found) and len(line.text) < 120:
            return self._names(line.text, line)
        if len(line.text) > 60 or line.text.endswith(".") or line.heading:
            self.list_of = ""
            return None
        self.minutes.unread_names.append((line.text, line))
        return Reading(line, f"{NOT_TAKEN}: in the list {self._shown_list()}, and no name that could be told")

    def _decision_or_action(self, line: Line) -> Reading | None:
        action = headings.ACTION.search(line.text)
        if action:
            self.list_of, self.open_decision = "", False
            before = headings.PARAGRAPH.sub("", line.text[: action.start()]).strip(" .;:–-")
            made = action_in((action["text"],), {}, self._context(before))
            decided = headings.DECISION.match(before)
            first = self._add_decision(decided, line) if decided and decided["text"] else None
            second = self._add_action(made, line) if made else None
            if first and second:
                return Reading(line, "decision and action", f"{first.values}; {second.values}")
            return first or second
        decided = headings.DECISION.match(line.text)
        if not decided or (
            decided["word"].islower() and not re.match(r"(?i)^(?:\d[\d.]*\s+)?(?:it was|the )", line.text)
        ):
            return None
        self.list_of, self.open_decision = "", True
        if not decided["text"]:
            return Reading(line, "heading of decisions")
        return self._add_decision(decided, line)

    def _add_decision(self, match: re.Match[str], line: Line) -> Reading:
        text = re.sub(r"(?i)^(?:that|to|:)\s+(?=the\b)|^that\s+", "", match["text"]).strip()
        # "Agreed not to fund it" is adopted in form and a refusal in substance: which, the officer says.
        outcome = "" if re.match(r"(?i)^not\b", text) else "adopted"
        title = text[:1].upper() + text[1:]
        self.minutes.decisions.append((title, outcome, line))
        return Reading(line, "decision", f"{title} | outcome: {outcome or 'not said: not to do something'}")

    def _rest_of_decision(self, line: Line) -> Reading | None:
        """What follows RESOLVED alone on its line, or a line that the page broke."""
        if not self.open_decision or line.heading:
            return None
        last = self.minutes.decisions[-1] if self.minutes.decisions else None
        broken = last is not None and not line.after_blank and not re.search(r"[.;:!?]$", last[0])
        if broken and last is not None:
            self.minutes.decisions[-1] = (f"{last[0]} {line.text}", last[1], last[2])
            return Reading(line, "decision", "goes on from the line before")
        listed = re.match(r"^\(?(?:[a-z]|[ivx]+|\d)[.)]\s+(.+)$", line.text)
        if listed:
            text = re.sub(r"(?i)^that\s+", "", listed[1])
            self.minutes.decisions.append((text[:1].upper() + text[1:], "adopted", line))
            return Reading(line, "decision", f"{text} | outcome: adopted")
        self.open_decision = False
        return None

    def _add_action(self, action: Action, line: Line) -> Reading:
        self.minutes.actions.append((action, line))
        shown = f"{action.what} | who: {action.owner or 'not said'} | by: {action.due or 'not said'}"
        return Reading(line, "action", shown + (f" | not taken: {action.note}" if action.note else ""))

    def _context(self, before: str = "") -> "tuple[Minutes, Days, str]":
        return self.minutes, self.days, before or (self.minutes.items[-1][1] if self.minutes.items else "")

    def _item(self, line: Line) -> Reading | None:
        if headings.PARAGRAPH.match(line.text):
            self.list_of, self.open_decision = "", False
            return self._apologies(line) or Reading(line, NOT_TAKEN)
        match = headings.ITEM.match(line.text)
        if not match and not (line.heading and len(line.text) <= 120):
            return None
        number, title = (match["number"], match["title"]) if match else ("", line.text)
        if title.rstrip().endswith(".") and len(title.split()) > 8:
            return None
        self.list_of, self.open_decision = "", False
        self.minutes.items.append((number, title, line))
        return Reading(line, "agenda item", f"{number} {title}".strip())

    def _apologies(self, line: Line) -> Reading | None:
        """Apologies told in a sentence."""
        match = headings.APOLOGIES_FROM.search(line.text)
        if not match:
            return None
        before, self.list_of = self.list_of, "apologies"
        reading = self._names(re.split(r"\.\s", match["rest"])[0], line)
        self.list_of = before
        return reading

    def _shown_list(self) -> str:
        return self.list_of.replace("_", " ")
