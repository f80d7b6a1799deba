"""Facts that advisers look at beside findings, everybody by name: what waits, who holds back, who could be asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from afresh.vocabulary import Record


@dataclass(frozen=True)
class Example:
    """A service example from the library."""

    title: str
    where: str
    year: int | None
    changed: str
    """What changed, and how that was measured."""
    evidence: str
    source: str
    answers: tuple[str, ...] = ()
    """Kinds of reason recorded against a proposal that it answers."""


@dataclass(frozen=True)
class Duty:
    """A policy in force that bears on a proposal."""

    title: str
    asks: str
    source: str
    binds: tuple[str, ...] = ()
    """Organisations that it binds, of those that hold back."""
    conditions: tuple[str, ...] = ()
    """What must be so besides for it to bind them, which records do not say."""


@dataclass(frozen=True)
class HeldBack:
    """One organisation that did not support a proposal."""

    organisation: str
    reasons: tuple[str, ...] = ()
    """Kinds of reason on record."""
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Waiting:
    """A proposal that was not adopted: it waits, or was rejected."""

    title: str
    id: str = ""
    issue: str = ""
    days: int = 0
    held_back: tuple[HeldBack, ...] = ()
    supporters: tuple[str, ...] = ()
    records: tuple[Record, ...] = ()
    examples: tuple[Example, ...] = ()
    duties: tuple[Duty, ...] = ()
    status: str = "open"
    """open, deferred, rejected or not recorded."""


@dataclass(frozen=True)
class Speaker:
    """One that made or supports what waits, and has something on record with the organisation that holds back."""

    organisation: str
    sat_together: int = 0
    backed: int = 0
    """Its proposals that the organisation that holds back supported,"""
    of: int = 0
    """of so many that it answered."""
    at_the_table: bool = True
    waiting: tuple[str, ...] = ()
    """The proposals that it speaks for."""
    moves_it_on: tuple[str, ...] = ()
    """Those of them on which the scenario names it among the allies that move the other most."""
    records: tuple[Record, ...] = ()


Reading = Literal["supports more", "supports less", ""]


@dataclass(frozen=True)
class HoldsBack:
    """An organisation that did not support a good part of what was contested here."""

    organisation: str
    not_supported: int
    answered: int | None
    """Of how many answers; none where the records name only those who held back."""
    reasons: tuple[tuple[str, int], ...] = ()
    records: tuple[Record, ...] = ()
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True)
class NewVoice:
    """An organisation whose answers here changed when its representative did."""

    organisation: str
    reading: Reading
    since: str
    """A date in words."""
    before: tuple[int, int]
    """Supported so many of so many contested proposals,"""
    after: tuple[int, int]
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """An organisation that holds no seat here and could be asked."""

    organisation: str
    brings: tuple[str, ...] = ()
    """Issues of this table that nobody seated works on."""
    there_for: tuple[str, ...] = ()
    """Issues of this table that it says it is there for."""
    own_work: int = 0
    """What it raised or proposed elsewhere on those."""
    focus: float = 0.0
    """The share of what it says it is there for that is this table's business."""
    dealt_with: int = 0
    """Of this table's items and proposals, so many lately were on those,"""
    of: int = 0
    """of so many with an issue on record."""
    never_seated: bool = True
    users: bool = False
    kind_missing: str = ""
    """Its kind, where that is seated less here than chance would have it."""
    seats_elsewhere: int = 0
    records: Sequence[Record] = ()


@dataclass(frozen=True)
class Critic:
    """An organisation outside that did not support what was proposed here."""

    organisation: str
    dissented: int
    answered: int | None
    """Of how many; none where the records do not name who supported."""
    reasons: tuple[tuple[str, int], ...] = ()
    brings: tuple[str, ...] = ()
    seats_elsewhere: int = 0
    records: tuple[Record, ...] = ()


@dataclass(frozen=True)
class Ahead:
    """A forecast: the share of seats that newer members would hold in a coming year, with what it costs."""

    year: int
    newer_years: float
    """Under how many years at the table a member counts as newer."""
    unchanged: tuple[float, float, float]
    """If nothing changes: the middle of the draws, and where 90% of them lie."""
    a_seat_a_year: tuple[float, float, float]
    held: tuple[int, int]
    """In so many of so many earlier years the interval held the newcomers that came."""
    held_elsewhere: float = 0.0
    """The least share of back-tests of boards of its kind in which such an interval held what came."""
