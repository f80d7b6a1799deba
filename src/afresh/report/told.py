"""A sentence with the records under it: as lines for a page, and as places for JSON."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from afresh.report.labels import Labels, Lines
from afresh.vocabulary import Record

MOST_RECORDS = 25


@dataclass(frozen=True)
class Said:
    """A sentence and what it counts."""

    text: str
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Told:
    says: str
    lines: Lines
    more: int


def told(said: Said, labels: Labels) -> Told:
    under = sorted(set(said.records))
    shown = under[:MOST_RECORDS]
    return Told(said.text, labels.lines(shown), len(under) - len(shown))


def shown_under(those: Iterable[Said]) -> set[Record]:
    """The records that a page lists, to be looked up together with others."""
    return {record for said in those for record in sorted(set(said.records))[:MOST_RECORDS]}


def with_places(said: Said, labels: Labels) -> dict[str, Any]:
    """For JSON: every record, by file or sheet and row."""
    places = labels.places(said.records)
    return {
        "says": said.text,
        "records": [list(places[each]) for each in sorted(set(said.records)) if each in places],
    }
