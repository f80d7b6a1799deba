"""A sentence with the records under it: as lines for a page, and as places for JSON."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from afresh.review.labels import Labels, Lines
from afresh.vocabulary import Record

MOST_RECORDS = 25


@dataclass(frozen=True)
class Said:
    """A sentence and what it counts."""

    text: str
    records: tuple[Record, ...] = ()
    in_order: bool = False
    """Whether the records come in an order of their own, such as of their dates; otherwise as they lie in the files."""

    @property
    def under(self) -> list[Record]:
        """Each record once."""
        return list(dict.fromkeys(self.records)) if self.in_order else sorted(set(self.records))


@dataclass(frozen=True)
class Told:
    says: str
    lines: Lines
    more: int


def told(said: Said, labels: Labels) -> Told:
    under = said.under
    shown = under[:MOST_RECORDS]
    return Told(said.text, labels.lines(shown), len(under) - len(shown))


def shown_under(those: Iterable[Said]) -> set[Record]:
    """The records that a page lists, to be looked up together with others."""
    return {record for said in those for record in said.under[:MOST_RECORDS]}


def with_places(said: Said, labels: Labels) -> dict[str, Any]:
    """For JSON: every record, by file or sheet and row."""
    places = labels.places(said.records)
    return {
        "says": said.text,
        "records": [list(places[each]) for each in said.under if each in places],
    }
