"""Whom a policy binds, of organisations with a recorded body, kind or sector.

An entry of `binds` is a body, kind or sector of the dictionary, perhaps followed by a condition in brackets:
'council (with adult social care)' binds a council only if it has adult social care, which records do not say.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from afresh.library.themes import folded

if TYPE_CHECKING:
    from afresh.records.store import Store

WRITTEN = re.compile(r"^([^()]*)(?:\((.*)\))?\s*$", re.DOTALL)
BY = ("body", "kind", "sector")
SAYS_NOTHING = {"", "other"}


@dataclass(frozen=True)
class Party:
    """An organisation and what is recorded of it."""

    id: str
    name: str = ""
    body: str = ""
    kind: str = ""
    sector: str = ""


@dataclass(frozen=True)
class Bound:
    """An organisation that a policy binds, and by what: its body, kind or sector."""

    organisation: str
    by: str
    word: str
    condition: str = ""
    """What must be so besides, which records do not say: 'with adult social care'."""


def bound(binds: Sequence[str], organisations: Sequence[Party]) -> tuple[tuple[Bound, ...], tuple[str, ...]]:
    """Those of the organisations that are bound, and the ids of those of which it cannot be told."""
    found = [(each, _bound(binds, each)) for each in organisations]
    known = tuple(one for _, one in found if one)
    cannot_tell = tuple(each.id for each, one in found if not one and binds and _nothing_recorded(each))
    return known, cannot_tell


def parties(store: "Store", ids: Sequence[str] | None = None, at: date | None = None) -> tuple[Party, ...]:
    """The organisations of the records (these, if ids are given) that were open on the day, by name."""
    rows = store.rows(
        "SELECT id, name, body, kind, sector FROM organisations WHERE "
        "($at IS NULL OR ((opened IS NULL OR opened <= $at) AND (closed IS NULL OR closed >= $at))) ORDER BY name, id",
        {"at": at},
    )
    wanted = None if ids is None else set(ids)
    return tuple(Party(*(value or "" for value in row)) for row in rows if wanted is None or row[0] in wanted)


def _bound(binds: Sequence[str], party: Party) -> Bound | None:
    for by in BY:
        recorded = _key(getattr(party, by))
        if recorded in SAYS_NOTHING:
            continue
        for written in binds:
            word, condition = taken_apart(written)
            if _key(word) == recorded:
                return Bound(party.id, by, word, condition)
    return None


def taken_apart(written: str) -> tuple[str, str]:
    """'council (with adult social care)' is council, and with adult social care."""
    match = WRITTEN.match(written)
    word, condition = (match[1], match[2] or "") if match else (written, "")
    return word.strip(), condition.strip()


def _key(text: str) -> str:
    """The same for councils and council."""
    return folded(text).removesuffix("s")


def _nothing_recorded(party: Party) -> bool:
    return all(folded(getattr(party, by)) in SAYS_NOTHING for by in BY)
