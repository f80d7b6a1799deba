"""What is suggested to one partnership and what bears on it, as plain values: advice, what waits, a forecast."""

from dataclasses import dataclass

from afresh.review.parts import Statement


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
