"""Actions in minutes: "ACTION: AM to write to the trust by 12 May", and tables of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from afresh.ingest.minutes.headings import day_in
from afresh.ingest.minutes.names import is_organisation, is_person, without_title
from afresh.records.dates import IN_TEXT, Days

if TYPE_CHECKING:
    from afresh.ingest.minutes.understanding import Minutes

_COLUMNS = {
    "what": r"actions?(?: point| required| agreed)?|what|task",
    "owner": r"owner|lead|by whom|who|responsib\w+|assigned to|action by",
    "due": r"due(?: date)?|by when|when|deadline|date|target date",
}
_MONTH = r"jan\w*|feb\w*|mar(?:ch)?|apr\w*|may|june?|july?|aug\w*|sep\w*|oct\w*|nov\w*|dec\w*"
_BY = re.compile(
    rf"(?i)[\s,(–-]*\b(?:by|due|before|deadline)[:\s]+(?:the\s+)?(?P<when>(?:{IN_TEXT})"
    rf"|(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})\b)\)?"
)
_BY_EVENT = re.compile(
    r"(?i)[\s,(–-]*\b(?:by|before|at|for)\s+(?P<when>(?:the\s+)?(?:next meeting|end of [\w ]{3,20}))\)?\.?$"
)
_WHO = re.compile(
    r"^(?P<who>[A-Z]{2,4}(?:\s*(?:/|&|and|,)\s*[A-Z]{2,4})*)\b[)\]]?\s*(?P<how>to\b|[:–—-]|will\b)?\s*(?P<what>.*)$"
)
_NAMED = re.compile(
    r"^(?P<who>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,5}"
    r"|(?:the )?(?:chair|vice[- ]chair|secretary|clerk|all(?: members)?))[)\]]?"
    r"\s*(?P<how>\bto\b|[:–—]|\s-\s|\bwill\b|$)\s*(?P<what>.*)$", re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True)
class Action:
    what: str
    owner: str = ""
    due: date | None = None
    note: str = ""
    """What was said of the time and is no day."""


def actions_of_row(cells: Sequence[str]) -> dict[int, str]:
    """The columns of a table of actions, if these are its headings."""
    columns: dict[int, str] = {}
    for at, cell in enumerate(cells):
        meaning = next(
            (name for name, words in _COLUMNS.items() if re.fullmatch(rf"(?i)(?:{words})", cell.strip())), ""
        )
        if meaning and meaning not in columns.values():
            columns[at] = meaning
    return columns if {"what", "owner"} <= set(columns.values()) else {}


def action_in(cells: Sequence[str], columns: Mapping[int, str], context: "tuple[Minutes, Days, str]") -> Action | None:
    """An action in a row of such a table, or in the text after the word ACTION."""
    minutes, days, before = context
    if columns:
        said = {meaning: cells[at] for at, meaning in columns.items() if at < len(cells)}
        if not said.get("what"):
            return None
        due, note = _due(said.get("due", ""), days, minutes.day)
        return Action(said["what"], _who(said.get("owner", ""), minutes), due, note)
    text, due, note = _without_due(cells[0], days, minutes.day)
    match = _WHO.match(text) or _NAMED.match(text)
    if match and (match["how"] or not match["what"] or match.re is _WHO) and _can_own(match["who"], minutes):
        what, owner = match["what"].strip(" .;:–-"), _who(match["who"], minutes)
    else:
        what, owner = text.strip(" .;:–-"), ""
    what = what or before
    return Action(what[:1].upper() + what[1:], owner, due, note) if what else None


def _can_own(who: str, minutes: "Minutes") -> bool:
    if re.fullmatch(r"[A-Z]{2,4}(?:\s*(?:/|&|and|,)\s*[A-Z]{2,4})*", who):
        return True
    first_names = {person.person.split()[0] for _, person, _ in minutes.attendance if person.person}
    role = re.fullmatch(r"(?i)(?:the )?(?:chair|vice[- ]chair|secretary|clerk|all(?: members)?)", who)
    return bool(role) or is_person(who) or is_organisation(who) or who in first_names


def _who(who: str, minutes: "Minutes") -> str:
    """Initials and first names as the one person present whose they are; else as they are written."""
    return "; ".join(
        _whole(part.strip(), minutes) for part in re.split(r"\s*(?:/|&|,|;|\band\b)\s*", who) if part.strip()
    )


def _whole(who: str, minutes: "Minutes") -> str:
    people = {person.person: person.initials for _, person, _ in minutes.attendance if person.person}
    bare = without_title(who)
    fits = [name for name, initials in people.items() if bare in (initials, _initials(name), name.split()[0])]
    return fits[0] if len(set(fits)) == 1 else who


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word)


def _without_due(text: str, days: Days, of: date | None) -> tuple[str, date | None, str]:
    for pattern in (_BY, _BY_EVENT):
        if match := pattern.search(text):
            due, note = _due(match["when"], days, of)
            return f"{text[: match.start()]} {text[match.end() :]}".strip(), due, note
    return text, None, ""


def _due(text: str, days: Days, of: date | None) -> tuple[date | None, str]:
    """A day without a year is the first such day from the meeting on."""
    if not text.strip():
        return None, ""
    if day := day_in(text, days):
        return day, ""
    if of and re.search(rf"(?i)\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})$", text.strip()):
        for year in (of.year, of.year + 1):
            day = day_in(f"{re.sub(r'(?i)^[a-z]+day,?', '', text).strip()} {year}", days)
            if day and day >= of:
                return day, ""
    return None, text.strip()
