"""A review as a value: everything that any output of it shows, in plain values, with the records cited.

It is made once, by `review.making`, and then asks nobody: it can be saved, loaded, compared and written out.
Dates are dates, and ids those of the user's records. What a sentence rests on is cited by number, from the `records` of
the part in which it stands.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from afresh.review.advice_parts import ForecastPart, HoldingBackPart, PanelPart, ReviewDue, WaitingPart
from afresh.review.overview_parts import AcrossPart, ChancePart, OrganisationsPart, PortfolioPart, ReadingPart
from afresh.review.parts import Change, Cited, Coverage, FindingPart, IndicatorPart, Seat, StatePart

SCHEMA = 1
"""The version of this shape. What was saved under an older one is brought up to date by `review.upgrades`."""


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
    findings_left_out: int = 0
    """Of very many, those without a page keep what the report asks for; `afresh measure` prints the rest."""
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
    review_due: date | None = None
    """The day on which a review was due that is not on record."""
    actions_late: int = 0
    """Actions agreed that were due by the review date and are not recorded as done."""
    records: tuple[Cited, ...] = ()

    def of(self, measure: str, subject: str | None = None) -> FindingPart | None:
        return next((f for f in self.findings if f.measure == measure and subject in (None, f.subject)), None)

    def every(self, measure: str) -> tuple[FindingPart, ...]:
        return tuple(finding for finding in self.findings if finding.measure == measure)


@dataclass(frozen=True, repr=False)
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

    def __repr__(self) -> str:
        shown = "shown" if self.names else "hidden"
        return f"ReviewResult(at {self.at.isoformat()}, partnerships {len(self.partnerships):,}, names {shown})"

    @property
    def states(self) -> dict[str, str]:
        """Each lasting partnership's state, by its id: two may have one name."""
        return {each.id: each.state.name for each in self.partnerships}

    def partnership(self, id: str) -> PartnershipPart:
        """Raises StopIteration where none has this id."""
        return next(each for each in self.partnerships if each.id == id)
