"""What stands under the date of a meeting: a mark, a mark with a note behind it, or whom somebody sent."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from afresh.ingest.layouts.attendance_words import NO_MARK, attendance_meaning
from afresh.ingest.layouts.marks import Marks, mark_key, read_marks

_DEPUTY = re.compile(
    r"(?i)^(?:(?:d|dep|deputy|sub|substitute|deputised|represented)(?:\s+(?:attended|by|was))*[\s:.(–-]+(?P<after>[^)]{3,}?)\)?"
    r"|(?P<before>.{3,}?)\s*[(–-]\s*(?:dep|deputy|sub|substitute)(?:\s+for.*)?\)?)$"
)
_NOTED = re.compile(r"^\s*([^\s(,;:–-]{1,12}?)\s*(?:[(,;:–—-]\s*|\s+)(.{2,})$")
_CAME = re.compile(
    r"(?i)^(?:(?:ms |via |on |by )?(?:teams|zoom|webex|phone|video)|dial+ed in|joined .*|in person.*|"
    r"on-?line.*|virtual.*|hybrid|remote.*|late.*|l|(?:left|arrived|came) .*|part(?:ly|ial)?)$"
)
_NOT_YET = re.compile(
    r"(?i)^(?:not (?:yet )?(?:a )?member|not in post|stood down|resigned|retired|left (?:the )?board|"
    r"no longer .*|before .*joined)$"
)
_TICKS = "✓✔√☑✅●"
_FIGURE = re.compile(r"^[\d.,]+\s*%?(?:\s*/\s*\d+)?$")
WITHOUT_NAME = re.compile(r"(?i)^(?:sent|attended|present|yes|for|in|to|not|no)\b")


@dataclass
class CellMarks:
    """What each text of a grid's cells was taken for."""

    marks: Marks
    deputies: dict[str, str] = field(default_factory=dict)
    """Texts that name who came instead, with the name."""
    notes: dict[str, str] = field(default_factory=dict)
    """Texts with a note behind the mark, with the mark alone."""

    def status(self, text: str) -> str | None:
        """present, apologies, absent, deputy, in_attendance, cancelled, nothing; None where nobody can tell."""
        if not text:
            return "nothing"
        return "deputy" if text in self.deputies else self.marks.taken.get(self.notes.get(text, text))

    @property
    def means_present(self) -> bool:
        return bool({"present", "in_attendance", "deputy"} & set(self.marks.taken.values())) or bool(self.deputies)

    def known_share(self, counts: Mapping[str, int]) -> float:
        """How much of what stands in the cells is a mark."""
        known = sum(times for text, times in counts.items() if text and self.status(text) is not None)
        return known / max(1, sum(times for text, times in counts.items() if text))


def read_cells(texts: Iterable[str], key: Mapping[str, str]) -> CellMarks:
    """What the different texts of a block mean, with a key to the marks where the sheet has one."""
    each = [text for text in dict.fromkeys(texts) if text]
    deputies: dict[str, str] = {}
    notes: dict[str, str] = {}
    bare: list[str] = []
    alone = read_marks(each, dict(key)).taken
    for text in each:
        if text in alone:
            bare.append(text)
            continue
        named = _DEPUTY.match(text)
        name = (named["after"] or named["before"] or "").strip() if named else ""
        if name and re.search(r"[^\W\d_]{2}", name) and not WITHOUT_NAME.match(name):
            deputies[text] = name
            continue
        noted = _NOTED.match(text)
        if noted and _known(noted[1], key):
            notes[text] = noted[1]
            bare.append(noted[1])
        else:
            bare.append(text)
    marks = read_marks(list(dict.fromkeys(bare)), dict(key))
    for text in list(marks.unknown):
        said = attendance_meaning(text) if len(text) > 3 and not _FIGURE.match(text) else None
        if said:
            marks.unknown.remove(text)
            marks.taken[text] = {NO_MARK: "nothing", "substitute": "deputy"}.get(said, said)
        elif _CAME.match(text) or _NOT_YET.match(text):
            marks.unknown.remove(text)
            marks.taken[text] = "present" if _CAME.match(text) else "nothing"
        elif text[0] in _TICKS and not text.strip(_TICKS + " "):
            marks.unknown.remove(text)
            marks.taken[text] = "present"
    return CellMarks(marks, deputies, notes)


def _known(mark: str, key: Mapping[str, str]) -> bool:
    own = mark_key(mark)
    return own in key or (bool(read_marks([mark], dict(key)).taken) and own not in ("no", "d", "dep", "sub"))
