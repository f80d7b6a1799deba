"""A review as a value: everything that any output of it shows, in plain values, with the records cited.

It is made once, by `review.making`, and then asks nobody: it can be saved, loaded, compared and written out.
Dates are dates, and ids those of the user's records. What a sentence rests on is cited by number, from the `records` of
the part in which it stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

SCHEMA = 1
"""The version of this shape. What was saved under an older one is brought up to date by `review.upgrades`."""

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


@dataclass(frozen=True)
class RulePart:
    name: str
    standpoint: str
    title: str
    looks_for: str
    grade: str
    reference: str
    leave_alone: str
    assumes: str


@dataclass(frozen=True)
class AdvicePart:
    suggests: str
    step: str
    """The same in at most 75 characters, for a line on the first page."""
    because: tuple[Statement, ...]
    against: tuple[Statement, ...]
    risk: str
    first_step: str
    matters: int
    changes_members: bool
    rules: tuple[RulePart, ...]


@dataclass(frozen=True)
class SidePart:
    takes: str
    suggestions: tuple[tuple[str, str], ...]
    """Standpoint, and what it suggests."""


@dataclass(frozen=True)
class DiffersPart:
    question: str
    sides: tuple[SidePart, ...]


@dataclass(frozen=True)
class PanelPart:
    first: tuple[AdvicePart, ...]
    more: tuple[AdvicePart, ...]
    differs: tuple[DiffersPart, ...]
    saw_nothing: tuple[str, ...]
    """The titles of the rules that had nothing to look at."""


@dataclass(frozen=True)
class FromLibrary:
    title: str
    lines: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class WaitingProposal:
    id: str
    title: str
    issue: str
    status: str
    days: int
    short: str
    put: Statement
    held_back: tuple[Statement, ...]
    supported: Statement
    examples: tuple[FromLibrary, ...]
    policies: tuple[FromLibrary, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class WaitingPart:
    counted: Statement
    proposals: tuple[WaitingProposal, ...]
    policies: str
    note: str


@dataclass(frozen=True)
class HeldBackBy:
    """What is on record of an organisation that holds back, so that it could read it itself."""

    organisation: str
    summary: tuple[Statement, ...]
    not_supported: tuple[Statement, ...]
    more_not_supported: int
    supported: Statement
    started: tuple[Statement, ...]
    representative: Statement
    waiting: tuple[str, ...]
    could_speak: tuple[Statement, ...]
    speakers: tuple[str, ...]
    would_move: str
    duties: tuple[Statement, ...]
    examples: tuple[Statement, ...]


@dataclass(frozen=True)
class HoldingBackPart:
    explained: str
    organisations: tuple[HeldBackBy, ...]
    changed_with_representative: tuple[Statement, ...]


@dataclass(frozen=True)
class QuestionPart:
    asks: str
    says: tuple[Statement, ...]
    nothing: str


@dataclass(frozen=True)
class ReviewDue:
    """Why it should be reviewed now, and the questions with what the records say to each."""

    why_now: str
    because: tuple[Statement, ...]
    questions: tuple[QuestionPart, ...]


@dataclass(frozen=True)
class RangePart:
    low: float
    quarter: float
    middle: float
    three_quarters: float
    high: float


@dataclass(frozen=True)
class FanPart:
    title: str
    past: tuple[tuple[int, float], ...]
    today: int
    coming: tuple[RangePart, ...]
    since: int


@dataclass(frozen=True)
class ForecastChart:
    title: str
    explained: str
    fans: tuple[FanPart, ...]


@dataclass(frozen=True)
class ForecastRule:
    title: str
    explained: str
    row: tuple[str, ...]
    years: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ForecastPart:
    heading: str
    refused: str
    says: tuple[str, ...]
    rules_do: tuple[str, ...]
    held: str
    rests_on: tuple[str, ...]
    assumed: tuple[str, ...]
    columns: tuple[str, ...]
    rules: tuple[ForecastRule, ...]
    year_columns: tuple[str, ...]
    past: tuple[tuple[str, ...], ...]
    charts: tuple[ForecastChart, ...]


@dataclass(frozen=True)
class PartnershipPart:
    """One partnership: all that is told of it. Beyond `records` it needs nothing else of the review."""

    id: str
    name: str
    kind: str
    area: str
    purpose: str
    ended: date | None
    gone: bool
    """By the look of the records it is there no longer: nothing is advised until that is answered."""
    state: StatePart
    before: StatePart | None
    results: str
    """concern, improving, or nothing clear; `none recorded` where it has no indicator."""
    coverage: Coverage
    findings: tuple[FindingPart, ...]
    has_page: bool
    joined: tuple[Change, ...] = ()
    left: tuple[Change, ...] = ()
    seats: tuple[Seat, ...] = ()
    members: int = 0
    """How many took part in the period."""
    indicators: tuple[IndicatorPart, ...] = ()
    panel: PanelPart | None = None
    waiting: WaitingPart | None = None
    holding_back: HoldingBackPart | None = None
    review: ReviewDue | None = None
    forecast: ForecastPart | None = None
    records: tuple[Cited, ...] = ()

    def of(self, measure: str, subject: str | None = None) -> FindingPart | None:
        return next((f for f in self.findings if f.measure == measure and subject in (None, f.subject)), None)

    def every(self, measure: str) -> tuple[FindingPart, ...]:
        return tuple(finding for finding in self.findings if finding.measure == measure)


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


@dataclass(frozen=True)
class ReviewResult:
    """The whole of a review."""

    schema: int
    made_by: str
    says: str
    """The review date, and what it rests on."""
    fictional: bool
    names: bool
    """Whether people's names may be in it."""
    after: date
    """The period is the time after this day, up to and including the review date."""
    at: date
    months: int
    level: str
    last_recorded: date
    date_given: bool
    long_after: bool
    compared: bool
    """Whether the records reach back far enough for the period before to be told beside."""
    summary: str
    projects: int
    to_confirm: tuple[str, ...]
    renamed: tuple[str, ...]
    """Ids of those that may be another under a new name, so that everybody in them seems new."""
    partnerships: tuple[PartnershipPart, ...]
    """Lasting ones, by id."""
    across: AcrossPart
    everywhere: tuple[FindingPart, ...]
    everywhere_records: tuple[Cited, ...]
    portfolio: PortfolioPart | None
    organisations: OrganisationsPart
    chance: ChancePart
    reading: ReadingPart
    settings: Mapping[str, float]

    def partnership(self, id: str) -> PartnershipPart:
        return next(each for each in self.partnerships if each.id == id)
