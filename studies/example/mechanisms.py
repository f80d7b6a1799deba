"""What drives the example: one set of mechanisms for each partnership, and never a measured value.

A mechanism is something that could be so in life: how often a seat changes hands, whom newcomers
are drawn from, how likely a proposal is to be adopted and how long that takes. What a review
measures (a rate of arrivals, a share of proposals adopted) follows from them by chance, and
differs from seed to seed. All lengths of time are in months before the example's last day unless
a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from studies.example.place import PLACE


@dataclass(frozen=True)
class PlannedSeat:
    """A seat that one organisation holds throughout, whoever sits for it."""

    organisation: str
    reserved_for: str = ""
    joins: int | None = None
    """When the seat begins, if not with the partnership."""
    changes: int | None = None
    """When its representative changes, if that is planned."""
    stays: bool = False
    """Whether the representative otherwise never changes."""
    known: bool = False
    """Whether it is taken by somebody who already sits for the organisation elsewhere."""


@dataclass(frozen=True)
class Stance:
    """How likely one organisation is to support what is put to this partnership, from when to when."""

    organisation: str
    support: float
    since: int = 1_000
    until: int = -1
    reasons: Mapping[str, float] = field(default_factory=dict)
    """How often each kind of reason is given for not supporting; {} for the usual ones."""
    toward: str = ""
    """Only toward proposals of this organisation."""
    given_in: str = ""
    """Answered from this other partnership, in writing, as it has no seat here."""
    answers: float = 1.0
    """How often it answers at all."""
    issue: str = ""
    """Only on this issue."""


@dataclass(frozen=True)
class Curve:
    """An indicator: its usual level, how far months differ, and a lasting change if there is one."""

    name: str
    better: str
    unit: str
    level: float
    spread: float
    """Standard deviation of a month's figure."""
    change: float = 0.0
    """A lasting change, in spreads."""
    changed: int = 0
    """When it came."""
    target: float | None = None


@dataclass(frozen=True)
class PastReview:
    when: int
    decision: str
    reasons: str
    actions: tuple[str, ...] = ()
    done: float = 1.0
    """How likely each action was to be done."""


@dataclass(frozen=True)
class Mechanisms:
    id: str
    name: str
    purpose: str
    themes: tuple[str, ...]
    """What it talks about at the start; the first two it never drops."""
    situation: str
    """What was planted, in words."""
    state: str
    """The state a review should find."""
    results: str = ""
    """What its indicators should show: improvement, concern, or no change."""

    field_of_work: str = ""
    """Whose proposals it hears, beside those that any board may: see `boards` in proposals.csv."""
    kind: str = "board"
    area: str = PLACE
    parent: str = ""
    established: int = 130
    term_months: int = 48
    quorum: int = 5

    seats: int = 14
    arrivals: float = 0.3
    """New people a year for each seat: how often a seat changes hands."""
    from_elsewhere: float = 0.5
    """How often a seat that changes hands goes to another organisation."""
    known: float = 0.1
    """How often a newcomer already sits for the same organisation elsewhere."""
    known_at_first: float = 0.4
    """The same, of those who sat there when the records began."""
    drawn_from: Mapping[str, float] = field(default_factory=dict)
    """Kinds of organisation in the pool, and their weights; {} for all alike."""
    planned: tuple[PlannedSeat, ...] = ()
    planned_last: tuple[PlannedSeat, ...] = ()
    """Planned seats that a twin does not share."""
    twin: str = ""
    shared: float = 0.0
    """The share of seats filled together with the twin: one appointment, both tables."""
    chair_years: float = 0.0
    """Years after which the chair passes on; 0 if only when the chair leaves."""

    meetings_a_year: float = 8
    last_met: int = 0
    """When it last met."""
    called_off_since: float = 0.0
    """How likely a meeting was to be called and cancelled after that."""
    cancelled: float = 0.04
    hours: float = 2.0
    attendance: float = 0.8
    attendance_trend: float = 0.0
    """What each year adds to the log-odds of attending."""
    deputies: float = 0.2
    """How likely someone who stays away is to send a deputy."""
    visitors: float = 0.2
    """How likely each meeting is to have a visitor from an organisation without a seat."""
    items: float = 4.0
    outcomes: float = 0.6
    """The share of items about outcomes; the rest is information, beside the procedure every meeting has."""
    new_themes: float = 1.0
    """Themes taken up a year, each in place of an older one."""

    proposals: float = 2.5
    """Proposals for each meeting, beside those about procedure."""
    adopted: float = 0.7
    """How likely a proposal is to be adopted within a year."""
    adopted_late: float = 0.0
    """How likely one that was not is to be adopted in the year after that."""
    meetings_to_adopt: float = 1.0
    support: float = 0.88
    """How likely a seated organisation is to support a proposal, unless it has a stance."""
    novel: float = 0.3
    users_propose: float = 1.0
    """How much oftener a seat for users proposes than another does."""
    proposes: Mapping[str, float] = field(default_factory=dict)
    """How much oftener these organisations propose than others."""
    users_adopted: float = 1.0
    """What the chance of adoption is multiplied by when people who use services proposed it."""
    stances: tuple[Stance, ...] = ()
    reasons: Mapping[str, float] = field(default_factory=dict)
    contributions_a_year: float = 5.0

    curves: tuple[Curve, ...] = ()
    reviews: tuple[PastReview, ...] = ()
