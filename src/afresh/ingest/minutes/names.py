"""Names as minutes list them: "Ann Marsh (Chair, Ambleford Council)", "Tom Reed, Probation", "Jo Lee for Ann Marsh"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

TITLES = (
    r"(?:cllr|councillor|dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|lord|lady|rev|canon|supt|ch ?insp|insp|pc|sgt)"
)
_BEFORE = re.compile(rf"(?i)^(?:{TITLES}\.?\s+)+")
_WORD = r"[A-Z][\w'’.-]*"
_PARTICLE = r"(?:de|da|di|du|van|von|der|den|al|el|bin|ap|ab|la|le)"
_PERSON = re.compile(rf"{_WORD}(?: (?:{_PARTICLE} )*{_WORD}){{1,4}}")
_OF_A_BODY = re.compile(
    r"(?i)\b(?:councils?|trust|nhs|icb|police|probation|board|partnership|service|services|fire|rescue|college|school"
    r"|university|housing|homes|association|society|ltd|plc|cic|charity|network|forum|alliance|healthwatch|mind|age uk"
    r"|authority|department|team|group|centre|hospital|hospice|foundation|federation|care|health|union|church|company"
    r"|borough|county|city|district|committee|commission|agency|office|consortium|community|voluntary|sector)\b"
)
_ROLE = re.compile(
    r"(?i)^(?:(?:co-?|vice[- ]?|deputy |interim |acting |independent |lay |lead |outgoing |incoming )*"
    r"(?:chair(?:man|woman|person)?|secretary|clerk|treasurer|member|minutes?|minute[- ]taker|note[- ]taker|observer"
    r"|officer|director|manager|chief executive|convenor|convener|adviser|advisor|guest|trustee|governor|head)\b.*"
    r"|.*\b(?:manager|director|officer|lead|head of .*|coordinator|co-ordinator|commissioner|consultant|nurse|gp))$"
)
_DEPUTY = re.compile(
    r"(?i)^(?:deputi[sz]ing for|deputy for|substitut(?:e|ing) for|on behalf of|attending for|for|vice)\s+"
)
_NOTE = re.compile(
    r"(?i)^(?:from|until|till|items?|left|arrived|joined|via|by|online|virtual(?:ly)?|remote(?:ly)?|(?:ms )?teams|zoom"
    r"|part|in person|late|to \d|minutes?|note[- ]?taker|taking (?:the )?(?:minutes|notes))\b"
)
_TRAILING = re.compile(
    r"(?i)[\s,–-]+(?:from|until|till|via|left|joined|arrived|online|virtually|remotely|in person)\b.*$"
)
_NOBODY = re.compile(r"(?i)^(?:none|nil|n/?a|there were none|no apologies.*|there were no .*|-+|–)\.?$")


@dataclass(frozen=True)
class Attendee:
    person: str = ""
    organisation: str = ""
    role: str = ""
    deputy_for: str = ""
    initials: str = ""
    note: str = ""
    """What stands beside the name and was not taken: "from item 3"."""


def without_title(name: str) -> str:
    return _BEFORE.sub("", name.strip()).strip()


def is_person(text: str) -> bool:
    bare = without_title(text)
    if _OF_A_BODY.search(bare) or _ROLE.match(bare):
        return False
    return bool(_PERSON.fullmatch(bare)) or (bare != text.strip() and bool(re.fullmatch(_WORD, bare)))


def is_organisation(text: str) -> bool:
    return bool(_OF_A_BODY.search(text)) and text[:1].isupper() and len(text) <= 100


def is_nobody(text: str) -> bool:
    return bool(_NOBODY.match(text.strip()))


def attendees(text: str) -> list[Attendee | str]:
    """Who is named in a list of names; a text for each part in which nobody could be told."""
    found: list[Attendee | str] = []
    for part in _parts(text):
        found.append(attendee(part) or part)
    return found


def attendee(text: str, cells: Sequence[str] = ()) -> Attendee | None:
    """One name with what stands beside it, or None where it cannot be told."""
    body, beside = _without_brackets(text)
    deputy = re.search(r"(?i)\s+(?:deputi[sz]ing for|substitut(?:e|ing) for|on behalf of|for)\s+(.+)$", body)
    if deputy and is_person(body[: deputy.start()]):
        body, beside = body[: deputy.start()], [*beside, f"for {deputy[1]}"]
    pieces = [piece for piece in re.split(r"\s*,\s*|\s+[-–—]\s+|:\s+", body) if piece] or [""]
    first, more = pieces[0], [*pieces[1:], *beside, *(cell for cell in cells if cell)]
    if is_person(first):
        return _with_facts(first, more)
    if is_organisation(first) and len(pieces) == 1:
        if beside and is_person(beside[0]):
            return _with_facts(beside[0], [first, *beside[1:]])
        return Attendee(organisation=first)
    return None


def _with_facts(name: str, more: Sequence[str]) -> Attendee:
    person = without_title(name)
    facts = {"organisation": "", "role": "", "deputy_for": "", "initials": "", "note": ""}
    for text in more:
        kind = _kind_of(text.strip(), person)
        value = _DEPUTY.sub("", text.strip()) if kind == "deputy_for" else text.strip()
        if kind == "deputy_for" and not is_person(value):
            kind = "organisation"
        elif facts[kind]:
            kind, value = "note", "; ".join(filter(None, (facts["note"], value)))
        facts[kind] = value
    return Attendee(person, **facts)


def _kind_of(text: str, person: str) -> str:
    initials = "".join(word[0] for word in re.split(r"[\s-]+", person) if word)
    if re.fullmatch(r"[A-Z]{2,4}", text) and text in (initials, initials[0] + initials[-1]):
        return "initials"
    if _DEPUTY.match(text):
        return "deputy_for"
    if _NOTE.match(text):
        return "note"
    if _ROLE.match(text):
        return "role"
    return "organisation" if text[:1].isupper() else "note"


def _without_brackets(text: str) -> tuple[str, list[str]]:
    held = re.findall(r"[(\[]([^()\[\]]*)[)\]]", text)
    inside = [part.strip() for found in held for part in re.split(r"[,;]| - ", found)]
    body = " ".join(re.sub(r"[(\[][^()\[\]]*[)\]]?", " ", text).split()).strip(" ,;:–-.")
    if note := _TRAILING.search(body):
        body, inside = body[: note.start()], [*inside, note[0].strip(" ,–-")]
    return body, list(filter(None, inside))


def _parts(text: str) -> Iterator[str]:
    """A list of names cut at its commas; at semicolons alone where there are any, as commas then stand within."""
    for part in _cut(text.strip().rstrip("."), ";") if ";" in text else [text.strip().rstrip(".")]:
        pieces = [single for piece in _cut(part, ",") for single in _at_and(piece)]
        persons = [piece for piece in pieces if is_person(_without_brackets(piece)[0])]
        # "Ann Marsh, Chair, Ambleford Council" is one; "Ann Marsh (Chair), Ravi Patel" are two.
        if (";" in text and len(persons) < 2) or (len(persons) == 1 and pieces[0] == persons[0]):
            yield part.strip()
        else:
            yield from _joined(pieces)


def _joined(pieces: Sequence[str]) -> Iterator[str]:
    """Roles and bodies stay with the name before them: "Ann Marsh, Council, Ravi Patel, Trust" are two."""
    current = ""
    for piece in pieces:
        named = is_person(_without_brackets(piece)[0])
        if current and not named and is_person(_without_brackets(current.split(",")[0])[0]):
            current = f"{current}, {piece}"
            continue
        if current:
            yield current
        current = piece
    if current:
        yield current


def _at_and(piece: str) -> list[str]:
    """Cut at "and" where a person stands on each side."""
    parts = [part.strip() for part in re.split(r"\s+(?:and|&)\s+|^and\s+", piece) if part.strip()]
    return parts if all(is_person(_without_brackets(part)[0]) for part in parts) else [piece.strip()]


def _cut(text: str, mark: str) -> list[str]:
    """Cut at a mark that stands in no brackets."""
    depth, parts = 0, [""]
    for letter in text:
        depth += (letter in "([") - (letter in ")]")
        if letter == mark and depth <= 0:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts if part.strip()]
