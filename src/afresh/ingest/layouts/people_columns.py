"""Which columns beside the marks or dates say who: by their headings, and else by what stands in them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from afresh.ingest.layouts.table_names import plain
from afresh.records.vacancies import says_vacant
from afresh.vocabulary import TITLES


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))


FIRST = _set_of("first name|forename|forenames|firstname|given name|first names")
LAST = _set_of("surname|last name|lastname|family name|second name")
PARTNERSHIP = _set_of(
    "partnership|board|group|committee|forum|board name|committee name|name of board|meeting|body|outside body|"
    "name of outside body|outside organisation|name of body"
)
DEPUTY = _set_of("deputy|substitute|named deputy|nominated deputy|named substitute|alternate|deputies")
START = _set_of(
    "start|start date|from|joined|date joined|appointed|date appointed|date of appointment|member since|since|"
    "term start|term from|term of office from|term of office start|term began|start of term|from date"
)
END = _set_of(
    "end|end date|to|left|date left|until|term end|term ends|end of term|term of office ends|resigned|expires|expiry|"
    "expiry date|term expires|date of expiry|term to|term of office to|term of office end|to date|term ended"
)
PERSON_WORD = (
    r"\b(?:names?|persons?|people|members?|memberships?|attendees?|representatives?|reps?|councillors?|cllrs?|delegates?|"
    r"trustees?|governors?|contacts?|participants?|who|nominees?|officers?|directors?|appointees?|lead|individual|"
    r"colleagues?|staff|attended by|initials)\b"
)
ORGANISATION_WORD = (
    r"\b(?:organi[sz]ations?|agenc(?:y|ies)|orgs?|representing|represents|employer|partners?|service|services|"
    r"compan(?:y|ies)|dept|department|on behalf of|sector|bodies|body represented|institution|trust|authority|"
    r"represented|appointed by|practice)\b"
)
ROLE_WORD = r"\b(?:role|position|job|title|capacity|designation|post|status|type|voting|category|responsibility)\b"
NOTES_WORD = (
    r"\b(?:notes?|comments?|totals?|total|percent|percentage|%|no|number|e-?mail|telephone|phone|tel|ref|id|count)\b"
)
ORGANISATION_TEXT = re.compile(
    r"(?i)\b(?:councils?|nhs|trust|ccg|icb|police|constabulary|fire|probation|housing|associations?|charity|university|"
    r"college|school|board|service|services|authority|agency|network|partners|partnership|ltd|limited|cic|forum|"
    r"healthwatch|mind|society|surgery|practice|department|dept|group|federation|carers|hospital|homes|borough|county|"
    r"district|ambulance|prison|hospice|church|centre|community|alliance|health)\b"
)
ROLE_TEXT = re.compile(
    r"(?i)^(?:(?:vice|deputy|co)[ -]?chair(?:man|woman|person)?|chair(?:man|woman|person)?|member|voting member|"
    r"secretary|treasurer|co-?opted(?: member)?|observer|(?:lead )?officer|clerk|lay member|elected member|"
    r"portfolio holder|"
    r".{0,30}\b(?:director|manager|head|lead|officer|commissioner|superintendent|chief executive|inspector|coordinator|"
    r"co-ordinator|adviser|nurse|gp)\b.{0,30})$"
)
NAME_TEXT = re.compile(r"^[^\W\d_][\w'’.,\-–() /&]*$")


@dataclass(frozen=True)
class Who:
    """The columns that say who a row is of."""

    columns: Mapping[int, str]
    """What each column means: person, first name, last name, organisation, role, partnership, deputy, start, end."""

    @property
    def found(self) -> bool:
        return any(meaning in ("person", "organisation") for meaning in self.columns.values()) or {
            "first name",
            "last name",
        } <= set(self.columns.values())


def meaning_of(heading: str) -> str:
    """What a heading alone says, or nothing; "Lead member" is a person, "Organisation/Role" an organisation."""
    text = plain(heading)
    for meaning, words in (
        ("first name", FIRST), ("last name", LAST), ("start", START), ("end", END), ("deputy", DEPUTY),
        ("partnership", PARTNERSHIP),
    ):  # fmt: skip
        if text in words:
            return meaning
    person, body, role = (re.search(word, text) for word in (PERSON_WORD, ORGANISATION_WORD, ROLE_WORD))
    if body and (not person or body.start() <= person.start() or re.search(r"organi|agency|body|on behalf", text)):
        if re.search(r"\brepresentatives?\b|\breps?\b|\bcontact\b", text) and not re.search(r"organi|agency", text):
            return "person"
        return "organisation"
    if role and not re.search(r"\b(?:name|names)\b", text):
        return "role" if not person or role.start() > 0 else "person"
    if person:
        return "person"
    return ""


def who_columns(headings: Mapping[int, str], rows: Sequence[Sequence[str]]) -> Who:
    """The columns of people among those given, by heading; what no heading tells, by what stands in the column."""
    columns: dict[int, str] = {}
    for at, heading in sorted(headings.items()):
        meaning = meaning_of(heading)
        if meaning and meaning not in columns.values():
            columns[at] = meaning
    texts = {at: [row[at] for row in rows if row[at] and not says_vacant(row[at])] for at in headings}
    named = Who(columns)
    if "person" in columns.values() and not _names(texts[_place(columns, "person")]):
        # A heading that says people over texts that are no names: "Membership" over kinds of member.
        at = _place(columns, "person")
        other = _best(texts, {each for each in texts if each not in columns}, _names)
        if other is not None:
            columns[at], columns[other] = "role", "person"
    if not any(meaning in ("person", "first name") for meaning in columns.values()):
        free = {at for at in texts if at not in columns and not re.search(NOTES_WORD, plain(headings[at]))}
        found = _best(texts, free, _names)
        if found is not None:
            columns[found] = "person"
    if "organisation" not in columns.values():
        free = {at for at in texts if at not in columns and not re.search(NOTES_WORD, plain(headings[at]))}
        roles = {at for at, meaning in columns.items() if meaning == "role"}
        found = _best(texts, free | roles, _organisations)
        if found is not None:
            columns[found] = "organisation"
    if not Who(columns).found:
        # First names alone: the first column of words that are not all the same.
        free = {at for at in texts if at not in columns and not re.search(NOTES_WORD, plain(headings[at]))}
        found = _best(texts, free, _unlike_words)
        if found is not None:
            columns[found] = "person"
    if not named.found and "person" in columns.values() and "organisation" not in columns.values():
        at = _place(columns, "person")
        if not meaning_of(headings[at]) and _organisations(texts[at]) > 0.6:
            columns[at] = "organisation"
    return Who(columns)


def _place(columns: Mapping[int, str], meaning: str) -> int:
    return next(at for at, means in columns.items() if means == meaning)


def _best(texts: Mapping[int, Sequence[str]], among: set[int], share: object) -> int | None:
    """The first column of which more than half the texts are of the kind."""
    return next((at for at in sorted(among) if texts[at] and share(texts[at]) > 0.5), None)  # type: ignore[operator]


def _names(texts: Sequence[str]) -> float:
    return sum(map(is_name, texts)) / len(texts) if texts else 0.0


def _unlike_words(texts: Sequence[str]) -> float:
    words = [text for text in texts if NAME_TEXT.match(text) and not ROLE_TEXT.match(text) and len(text) > 1]
    return len(set(words)) / len(texts) if texts else 0.0


def _organisations(texts: Sequence[str]) -> float:
    return sum(bool(ORGANISATION_TEXT.search(text)) for text in texts) / len(texts) if texts else 0.0


def is_name(text: str) -> bool:
    """Whether a text could be somebody's name: letters, two words at least, and no role alone."""
    if not NAME_TEXT.match(text) or len(text) > 90 or ROLE_TEXT.match(text):
        return False
    bare = re.split(r"[(,;]|\s[-–—]\s", text)[0]
    words = [word for word in plain(bare).split() if word not in TITLES]
    return len(plain(text).split()) > 1 and 1 <= len(words) <= 5 and not ORGANISATION_TEXT.search(bare)
