"""What is told of one partnership in figures: statements, findings, states, seats and indicators, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

Plain = str | int | float | bool | None
Cell = str


@dataclass(frozen=True)
class Cited:
    """A record that something rests on: where it stands in the user's own files, and what it says."""

    table: str
    source: str
    row: int | None
    says: str


@dataclass(frozen=True)
class Statement:
    """A sentence, with what it rests on: records, or a finding whose records they are, or a source outside."""

    text: str
    records: tuple[int, ...] = ()
    more: int = 0
    """How many records there are beyond those cited."""
    finding: str = ""
    """The id of the finding that it tells."""
    source: str = ""


@dataclass(frozen=True)
class FindingPart:
    """One measured thing. Its id is measure, partnership and subject, and never its order or wording."""

    id: str
    measure: str
    subject: str
    """By name, as it may be shown."""
    value: float | None
    low: float | None
    high: float | None
    n: int
    expected: float | None
    note: str
    says: str
    before: float | None = None
    median_of_others: float | None = None
    facts: Mapping[str, Plain] = field(default_factory=dict)
    """What else the measure gives, by name."""
    records: tuple[int, ...] = ()
    more: int = 0


@dataclass(frozen=True)
class RenewalPart:
    """What the answer on renewal rests on."""

    newcomers: int
    seat_years: float
    since: date
    days: int
    """On how many days they came."""
    on_a_day: float
    low_up_to: int
    not_low_from: int
    count_says: str
    """The answer of the count alone, before issues and terms are looked at."""
    new_issues: bool
    by_clock: bool
    longer: int
    """By how many years the window was made longer than a term."""
    term_unseen: bool
    term_months: int
    threshold: float


@dataclass(frozen=True)
class OpennessPart:
    """What the answer on openness rests on."""

    adopted: int
    in_the_end: int
    of: int
    first_put: date | None
    low_up_to: int
    not_low_from: int
    slow: bool
    half_of_others: float | None
    others: int


@dataclass(frozen=True)
class StatePart:
    """Where a partnership stands: `name` is for reading, the rest for programs."""

    name: str
    kind: str
    cells: tuple[Cell, ...]
    flags: tuple[str, ...]
    support: float | None
    holds: bool
    renewal: str | None
    openness: str | None
    provisional: tuple[str, ...]
    reasons: tuple[str, ...]
    on_renewal: RenewalPart | None = None
    on_openness: OpennessPart | None = None
    openness_unknown: str = ""
    """Why it is not known whether proposals get through."""

    @property
    def held(self) -> str | None:
        """The one cell that advice may rest on."""
        return self.cells[0] if self.holds else None


@dataclass(frozen=True)
class Seat:
    """A seat, or the stretch for which a member without one was seen."""

    seat: str
    start: date
    end: date | None
    start_is_exact: bool
    end_is_exact: bool
    recorded_as_seat: bool
    joined: bool
    """Began in the period."""
    left: bool


@dataclass(frozen=True)
class Change:
    seat: str
    day: date


@dataclass(frozen=True)
class Coverage:
    meetings: int
    with_attendance: int
    items: int
    with_issue: int
    proposals: int
    with_responses: int
    file_numbers: bool
    vacant: int
    seats: int


@dataclass(frozen=True)
class Observed:
    day: date
    value: float
    reading: str
    """improvement, concern or unusual where it is out of the ordinary; else empty."""
    flags: str
    """By which rules, in words."""


@dataclass(frozen=True)
class IndicatorPart:
    id: str
    name: str
    unit: str
    better: str
    target: float | None
    reading: str
    title: str
    detail: tuple[str, ...]
    mean: float | None
    lower: float | None
    upper: float | None
    observed: tuple[Observed, ...]
    decided: tuple[tuple[date, str], ...]
    """When a review decided on a change, and on which."""
    has_chart: bool
