"""What is told of all partnerships together: side by side, organisations, chance and what was read, as plain values."""

from dataclasses import dataclass
from datetime import date

from afresh.review.parts import Cited, Statement


@dataclass(frozen=True)
class PortfolioRow:
    partnership: str
    meetings: str
    hours: str
    given: tuple[str, ...]
    decisions: str
    each: tuple[str, ...]
    results: str


@dataclass(frozen=True)
class PortfolioPair:
    one: str
    other: str
    members: str
    issues: str


@dataclass(frozen=True)
class PortfolioCandidate:
    partnerships: tuple[str, ...]
    because: tuple[Statement, ...]


@dataclass(frozen=True)
class PortfolioListing:
    key: str
    title: str
    means: str
    each: tuple[PortfolioCandidate, ...]


@dataclass(frozen=True)
class PortfolioPart:
    """All lasting partnerships side by side. Partnerships are named by their ids."""

    headline: str
    in_all: str
    rows: tuple[PortfolioRow, ...]
    columns: tuple[str, ...]
    """Of which anything is on record."""
    not_on_record: tuple[str, ...]
    listings: tuple[PortfolioListing, ...]
    winning: str
    others: str
    pairs: tuple[PortfolioPair, ...]
    pairs_title: str
    more_pairs: str
    issues_unknown: str


@dataclass(frozen=True)
class OrganisationPart:
    """How an organisation answered contested proposals, and what it put forward, backed and gave."""

    name: str
    supported: str
    share: str
    alike: str
    new_ones: str
    absent: int
    reasons: str
    answers: tuple[int, ...]
    more_answers: int


@dataclass(frozen=True)
class TookPart:
    name: str
    says: tuple[str, ...]
    records: tuple[int, ...]
    more: int


@dataclass(frozen=True)
class OrganisationsPart:
    only_held_back: bool
    explained: tuple[str, ...]
    answered: tuple[OrganisationPart, ...]
    initiative_explained: str
    initiative: tuple[TookPart, ...]
    initiative_untold: str
    records: tuple[Cited, ...]


@dataclass(frozen=True)
class ChanceLine:
    measure: str
    title: str
    when: str
    looked_at: int
    stood_out: int
    by_chance: float


@dataclass(frozen=True)
class ChancePart:
    says: str
    looked_at: int
    stood_out: int
    by_chance: float
    low: float
    high: float
    explained: str
    lines: tuple[ChanceLine, ...]


@dataclass(frozen=True)
class ProblemPart:
    severity: str
    first: str
    times: int


@dataclass(frozen=True)
class ReadingPart:
    """What was read, what was wrong with it, and what is not there."""

    tables: tuple[tuple[str, str], ...]
    rows_found: int
    rows_left_out: int
    problems: tuple[ProblemPart, ...]
    notes: tuple[str, ...]
    missing: tuple[tuple[str, str], ...]
    """A table that is not there, and what it would switch on."""
    left_out: str
    records_start: date


@dataclass(frozen=True)
class AcrossPart:
    """What holds across all partnerships and needs no state."""

    emptied: tuple[str, ...]
    """Ids of those that had members at the start of the period and have none now."""
    leaders: int
    leading: tuple[tuple[int, int], ...]
    """How many members chair so many, from two on: (partnerships, members)."""
    seats: int
    new_hands: int
    """Seats held by somebody who held none there at the start of the period."""
