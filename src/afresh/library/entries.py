"""The entries of the library: ours, shipped as two CSV files, and the user's own, from the tables of the same names.

A policy's first day is that on which the provision named came into force for its main purpose: not Royal Assent, and
not an earlier day for making regulations only. Where only a month is certain, or a duty took hold of everybody by a
later day, it is the first day that is certain, and the summary says so. A wrong date is worse than a missing policy.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from afresh.records.tables import TABLES

if TYPE_CHECKING:
    from afresh.records.store import Store

Origin = Literal["library", "records"]
"""Whether an entry was shipped with afresh or stands in the user's own records."""
Record = tuple[str, int]


@dataclass(frozen=True)
class Example:
    """A service elsewhere: what was done, what changed and how that was measured, and how strong the evidence is."""

    id: str
    title: str
    area: str
    nation: str
    issues: tuple[str, ...]
    summary: str
    what_changed: str
    answers: tuple[str, ...]
    mechanism: tuple[str, ...]
    evidence: str
    year: int | None
    source: str
    checked: date | None
    origin: Origin = "library"
    record: Record | None = None
    """Where the user's own stands in the records."""


@dataclass(frozen=True)
class Policy:
    """A law or policy, with its first and last day in force, where they are known, and whom it binds."""

    id: str
    title: str
    nation: str
    kind: str
    in_force_from: date | None
    """None where it is not known, as of an Act whose beginning nobody has read."""
    in_force_to: date | None
    issues: tuple[str, ...]
    binds: tuple[str, ...]
    mechanism: tuple[str, ...]
    summary: str
    source: str
    checked: date | None
    origin: Origin = "library"
    record: Record | None = None

    @property
    def compels(self) -> bool:
        """A duty or an Act whose source somebody read. Of one that nobody read it is not said that it binds."""
        return self.checked is not None and self.kind.casefold() in COMPELS

    def in_force(self, at: date) -> bool:
        """Both its first and its last day count. With no first day known, never."""
        return (
            self.in_force_from is not None
            and self.in_force_from <= at
            and (self.in_force_to is None or at <= self.in_force_to)
        )


COMPELS = ("duty", "act")
"""Kinds of policy that come first, since they bind."""
Entry = TypeVar("Entry", Example, Policy)
LISTS = {"issues", "answers", "binds", "mechanism"}
DATES = {"in_force_from", "in_force_to", "checked"}


@cache
def shipped_examples() -> tuple[Example, ...]:
    return tuple(Example(**_values(row)) for row in rows_of("examples.csv"))


@cache
def shipped_policies() -> tuple[Policy, ...]:
    return tuple(Policy(**_values(row)) for row in rows_of("policies.csv"))


def rows_of(name: str) -> list[dict[str, str]]:
    text = files("afresh.library").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


def examples_with(store: "Store | None") -> tuple[Example, ...]:
    """Ours and the user's; one of the user's with the id of one of ours stands in its place."""
    own = [Example(**values) for values in _own(store, "examples")]
    return (*_but(shipped_examples(), own), *own)


def policies_with(store: "Store | None") -> tuple[Policy, ...]:
    own = [Policy(**values) for values in _own(store, "policies")]
    return (*_but(shipped_policies(), own), *own)


def _but(shipped: Iterable[Entry], own: Iterable[Entry]) -> list[Entry]:
    replaced = {each.id for each in own}
    return [each for each in shipped if each.id not in replaced]


def _own(store: "Store | None", table: str) -> list[dict[str, Any]]:
    if store is None:
        return []
    columns = [column.name for column in TABLES[table].columns]
    listed = ", ".join(f'"{name}"' for name in columns)
    found = store.rows(f'SELECT rowid, {listed} FROM "{table}" ORDER BY rowid')
    named = [(row[0], dict(zip(columns, row[1:], strict=True))) for row in found]
    return [_values(row) | {"origin": "records", "record": (table, rowid)} for rowid, row in named]


def _values(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(name, value) for name, value in row.items()}


def _value(name: str, value: Any) -> Any:
    if name in LISTS:
        return tuple(part.strip() for part in (value or "").split(";") if part.strip())
    if name in DATES:
        return date.fromisoformat(value) if value and isinstance(value, str) else value or None
    if name == "year":
        return int(value) if value not in (None, "") else None
    return value or ""
