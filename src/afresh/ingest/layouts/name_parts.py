"""A name as offices write it, in parts: who, for which organisation, in which role.

"Reed, Cllr Tom (Ambleford Council)" is Cllr Tom Reed, of Ambleford Council; "Ann Marsh (she/her) - Chair" is Ann Marsh,
chair. What stands behind a name is taken for an organisation or a role only where it reads as one, and is left in the
name otherwise.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from afresh.ingest.layouts.people_columns import ORGANISATION_TEXT, ROLE_TEXT
from afresh.ingest.layouts.table_names import plain
from afresh.vocabulary import TITLES

_BEHIND = re.compile(r"^(?P<name>[^(\[{]+?)\s*[(\[{](?P<inside>[^)\]}]+)[)\]}]\s*(?P<rest>.*)$")
_APART = re.compile(r"^(?P<name>[^,;|]+?)\s*(?:\s[-–—|]\s|;\s*|\|\s*|,\s+|\n)\s*(?P<inside>.+)$", re.DOTALL)
_PRONOUNS = re.compile(r"(?i)^(?:she|he|they|her|him|them)(?:\s*/\s*(?:she|he|they|her|him|them|hers|his|theirs))+$")
_SURNAME_FIRST = re.compile(r"^(?P<last>[^\W\d_][\w'’\- ]*),\s*(?P<first>[^\W\d_][\w'’.\- ]*)$")


@dataclass(frozen=True)
class NameParts:
    name: str
    organisation: str = ""
    role: str = ""


def bodies_behind(names: Iterable[str], organisations: Collection[str]) -> set[str]:
    """What stands in brackets behind names, as plain names, where for most of them it reads as an organisation.

    Whoever writes the organisation behind one name does so behind the next: "Pritchard, Siân (Age Well)".
    """
    inside = [found["inside"].strip() for name in names if (found := _BEHIND.match(name.strip()))]
    kinds = [_kind(text, organisations) for text in inside]
    bodies = {plain(text) for text, kind in zip(inside, kinds, strict=True) if kind in ("organisation", None)}
    return bodies if 2 * sum(kind == "organisation" for kind in kinds) > len(kinds) else set()


def name_parts(text: str, organisations: Collection[str] = ()) -> NameParts:
    """`organisations`: plain names that other tables give."""
    body = role = ""
    name = text.strip()
    for _ in range(4):
        found = _BEHIND.match(name)
        if found and not found["rest"].strip(" ,;-–"):
            kind = _kind(found["inside"], organisations)
        elif found:
            # Something follows the bracket: a role or an organisation after pronouns.
            kind, rest = _kind(found["inside"], organisations), _kind(found["rest"].strip(" ,;-–"), organisations)
            if kind is None or rest is None:
                break
            body, role = _with(body, role, rest, found["rest"].strip(" ,;-–"))
        else:
            found = _APART.match(name)
            if found is None:
                break
            kind = _kind(found["inside"], organisations)
        if kind is None:
            break
        body, role = _with(body, role, kind, found["inside"])
        name = found["name"].strip()
    turned = _SURNAME_FIRST.match(name)
    if turned and len(turned["last"].split()) > 1 and re.search(r"\b(?:for|of|the|and)\b", turned["first"]):
        # "Jo Bell, Roof for All": what follows the comma is no first name.
        name, body = turned["last"].strip(), body or turned["first"]
    elif turned and not set(plain(turned["first"]).split()) <= TITLES and len(turned["last"].split()) <= 3:
        name = f"{turned['first'].strip()} {turned['last'].strip()}"
    return NameParts(name, body.strip(), role.strip())


def _with(body: str, role: str, kind: str, text: str) -> tuple[str, str]:
    if kind == "both":
        first, _, second = (part.strip() for part in re.split(r"(,|;|\s[-–—]\s)", text, maxsplit=1))
        if ROLE_TEXT.match(first):
            return body or second, role or first
        return body or first, role or second
    return (body or text, role) if kind == "organisation" else (body, role or text) if kind == "role" else (body, role)


def _kind(text: str, organisations: Collection[str]) -> str | None:
    """organisation, role, both, pronouns; None where nobody can tell."""
    bare = text.strip()
    if _PRONOUNS.match(bare):
        return "pronouns"
    if plain(bare) in organisations:
        return "organisation"
    parts = [part.strip() for part in re.split(r",|;|\s[-–—]\s", bare, maxsplit=1)]
    if len(parts) == 2 and all(parts):
        roles = [bool(ROLE_TEXT.match(part)) for part in parts]
        bodies = [bool(ORGANISATION_TEXT.search(part)) for part in parts]
        if (any(roles) and any(bodies)) or (any(roles) and not all(roles)):
            return "both"
    if ROLE_TEXT.match(bare) and not (
        ORGANISATION_TEXT.search(bare) and re.search(r"(?i)trust|council|nhs|police", bare)
    ):
        return "role"
    if ORGANISATION_TEXT.search(bare) or re.fullmatch(r"[A-Z][A-Z&]{1,7}", bare):
        return "organisation"
    return None
