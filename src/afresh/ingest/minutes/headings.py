"""Which board and which day minutes are of, and which lines begin a list of names, an item, a decision or an action."""

import re
from collections.abc import Sequence
from datetime import date

from afresh.ingest.minutes.document import Line
from afresh.records.dates import IN_TEXT, Days, can_be

LABELS = (
    ("in_attendance", r"in attendance(?: \(?.*?\)?)?|also (?:present|in attendance|attending)|observers?|guests?"
                      r"|invited|officers(?: present| in attendance)?|advisers? present|minutes? (?:taken by|taker)"
                      r"|note taker|secretariat"),
    ("apologies", r"apologies(?: for absence| received| given)*(?: (?:were |was )?(?:received )?from)?|regrets"
                  r"|absent with apologies"),
    ("absent", r"absent(?: without apolog(?:y|ies))?|not (?:present|in attendance)|did not attend"),
    ("deputies", r"(?:substitutes?|deput(?:y|ies)|deputising)(?: members?| present| attending)*"),
    ("present", r"(?:members? |those |also )?(?:present|attending)(?: in person| virtually| online| remotely)?"
                r"|attendees?|attendance|attended(?: by)?|members? in attendance|(?:committee|board) members?"),
)  # fmt: skip
"""The label of a list of names, in this order; what stands after it on the line are names."""
_BARE = {
    meaning: re.compile(rf"(?i)^(?:\d+[.)]?\s+)?(?:{label})\s*(?P<colon>[:–—-])?\s*$") for meaning, label in LABELS
}
_AND_NAMES = {
    meaning: re.compile(rf"(?i)^(?:\d+[.)]?\s+)?(?:{label})\s*(?::|\s[–—-])\s*(?P<rest>\S.*)$")
    for meaning, label in LABELS
}
APOLOGIES_FROM = re.compile(
    r"(?i)\bapologies(?: for absence)?(?: (?:were|was|had been|have been))?(?: (?:received|given|noted|sent|accepted))*"
    r" (?:from|by|on behalf of)\s*:?\s+(?P<rest>[A-Z].*)"
)
ITEM = re.compile(
    r"^(?:(?:item|agenda item)\s+)?(?P<number>\d{1,3}(?:/\d{2,4})?)(?:[.):]|\s[–—-])?\s+(?P<title>[A-Z].*)$", re.I
)
PARAGRAPH = re.compile(r"^\d{1,3}(?:\.\d{1,3})+[.)]?\s+")
DECISION = re.compile(
    r"(?i)^(?:\d[\d.]*\s+)?(?:it was (?:therefore |unanimously )?)?"
    r"(?:the (?:board|committee|forum|group|partnership|council|panel)\s+)?"
    r"(?P<word>resolved|agreed|decisions?|approved|resolution)\b(?: unanimously)?\s*[:–—-]?\s*(?P<text>.*)$"
)
ACTION = re.compile(
    r"(?:^|(?<=[.;:)]\s)|(?<=\s))(?:ACTIONS?|Actions?)\b(?P<point>\s*(?:point|log)?\s*(?:\d+)?)\s*(?::|\s[–—-]|\((?=[A-Z]))\s*(?P<text>.*)$"
)
_NOT_ITS_DATE = re.compile(
    r"(?i)\b(?:next|previous|last|future)\b.*\bmeeting|minutes of the (?:last|previous)|\bdue\b|published"
)
_DRAFT = re.compile(
    r"(?i)\b(?:(?:draft|unconfirmed|approved|confirmed|final|formal)\s+)?(?:minutes|notes?|record|action notes?)"
    r"\s*(?:of|from|for)?\b"
    r"|\b(?:a |the )?(?:(?:\w+ )?(?:quarterly|monthly|annual|virtual|special|ordinary|extraordinary) )?"
    r"meeting\s*(?:of|held)?\b"
    r"|\bheld\b.*$|\b(?:on|at)\s*$|\bvia (?:ms |microsoft )?teams\b.*$|\b\d{1,2}[:.]\d{2}\s*(?:am|pm)?.*$"
)
_BODY = re.compile(
    r"(?i)\b(?:board|partnership|forum|committee|group|council|alliance|network|panel|consortium|assembly|executive"
    r"|collaborative|coalition|commission|team|steering|governors|trustees|cabinet)\b"
)
_DATE = IN_TEXT.replace(r"(?:[A-Za-z]{3,9},?\s+)?", "")
"""Without the word before it, which in a sentence need be no weekday."""
MOST_HEAD = 30


def label_of(line: Line) -> tuple[str, str] | None:
    """What a list of names that begins here means, and the names on the line itself."""
    first = line.cells[0] if line.cells else line.text
    for meaning, pattern in _BARE.items():
        if pattern.match(first):
            return meaning, "; ".join(line.cells[1:])
    for meaning, pattern in _AND_NAMES.items():
        if match := pattern.match(first):
            return meaning, "; ".join((match["rest"], *line.cells[1:]))
    return None


def day_in(text: str, days: Days) -> date | None:
    """The first day that a text names."""
    for match in re.finditer(rf"\b(?:{_DATE})", text):
        found = days.of(match[0].strip())
        if found is not None and can_be(found) and found.exact == "exact":
            return found.first
    return None


def head_of(lines: Sequence[Line]) -> list[Line]:
    """The lines above the first list of names or the first item."""
    head: list[Line] = []
    for line in lines[:MOST_HEAD]:
        if label_of(line) or ITEM.match(line.text) or DECISION.match(line.text):
            break
        head.append(line)
    return head


def date_of(head: Sequence[Line], days: Days) -> tuple[date | None, Line | None]:
    """The day of the meeting and the line that says it; none where lines say different days."""
    dated = [(day, line) for line in head if not _NOT_ITS_DATE.search(line.text) and (day := day_in(line.text, days))]
    strong = [pair for pair in dated if re.search(r"(?i)\b(?:held|minutes|meetings?|date)\b", pair[1].text)]
    for pairs in (strong, dated):
        if len({day for day, _ in pairs}) == 1:
            return pairs[0]
    return None, None


def board_of(head: Sequence[Line]) -> tuple[str, Line | None]:
    """The name of the board and the line that gives it."""
    names = [(name, line) for line in head if (name := _name_in(line.text))]
    for name, line in names:
        if _BODY.search(name):
            return name, line
    return names[0] if len(names) == 1 else ("", None)


def _name_in(text: str) -> str:
    bare = re.sub(rf"(?i)\b(?:on\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?(?:{_DATE})", " ", text)
    bare = re.sub(r"(?i)^\s*(?:board|committee|group|partnership|date|time|venue|location|chair)\s*:\s*", "", bare)
    bare = _DRAFT.sub(" ", bare)
    bare = re.sub(r"(?i)^\s*(?:of\s+)?the\s+", "", " ".join(bare.split()))
    bare = bare.strip(" ,;:–—-|.")
    if len(bare) < 3 or len(bare) > 120 or not bare[:1].isupper() or bare.endswith(("?", "!")):
        return ""
    if re.match(r"(?i)^(?:date|time|venue|location|place|chair|from|room|page \d|www\.)\b", text.strip()):
        return ""
    return _in_small(bare) if bare.isupper() else bare


def _in_small(name: str) -> str:
    """A name written in capitals, as it would be written; short words of capitals alone stay."""
    small = {"AND", "OF", "THE", "FOR", "IN", "ON", "WITH", "TO"}
    words = [word.lower() if at and word in small else word.capitalize() for at, word in enumerate(name.split())]
    return " ".join(word.upper() if word.upper() in {"NHS", "ICB", "UK"} else word for word in words)
