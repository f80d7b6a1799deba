"""The nouns that travel through the whole program."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, Protocol

EPOCH = date(1970, 1, 1)

Level = Literal["people", "organisations"]

_TITLES = (
    "mr mrs ms miss mx dr prof professor sir dame lord lady cllr councillor rev reverend rt hon right "
    "honourable the baroness baron mp mep msp obe mbe cbe kc qc jp phd frcp frcgp dl ba bsc msc qpm supt "
    "superintendent insp inspector pc sgt ch chief cdr canon revd fr acting interim capt alderman ald dcc acc dci"
)
TITLES = frozenset(_TITLES.split())
"""Words before and after a name that are no part of it."""


def day_number(day: date) -> int:
    """Days since 1970-01-01: inside, dates are whole numbers, so that every engine does the same sums."""
    return (day - EPOCH).days


def day_from(number: int) -> date:
    return EPOCH + timedelta(days=int(number))


def day_if_known(number: int | None) -> date | None:
    return None if number is None else day_from(number)


def months_before(day: date, months: int) -> date:
    """The same day of the month so many calendar months earlier, or that month's last day."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(max(index, 12), 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True)
class Period:
    """The stretch under review: after `start` (t0), up to and including `end` (t1)."""

    start: date
    end: date

    @classmethod
    def to(cls, end: date, months: int = 12) -> "Period":
        return cls(months_before(end, months), end)

    @property
    def t0(self) -> int:
        return day_number(self.start)

    @property
    def t1(self) -> int:
        return day_number(self.end)


@dataclass(frozen=True)
class RecordRef:
    """A record under a finding: which table, where it stands in the user's own file, and what it says."""

    table: str
    source: str
    row: int | None
    says: str


@dataclass(frozen=True)
class Finding:
    """One measured thing about one partnership."""

    measure: str
    partnership: str
    subject: str
    value: float | None
    low: float | None
    high: float | None
    n: int
    expected: float | None
    note: str
    period: Period
    facts: Mapping[str, object] = field(default_factory=dict)


class Measured(Protocol):
    """What a sentence about a finding needs of it, whether it was just found or is kept in a review."""

    @property
    def measure(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def value(self) -> float | None: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def n(self) -> int: ...
    @property
    def expected(self) -> float | None: ...
    @property
    def note(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, object]: ...


Answer = Literal["low", "not low", "unclear"]
"""Of an axis, by two exact cuts."""
Cell = Literal["fresh", "blocked", "new people", "stale", "stagnant"]
"""Of the table of renewal and openness. Where openness is not known: new people, or stale."""
StateKind = Literal[
    "one", "between", "too close to call",
    "dormant", "no recent records", "too new to tell", "too small to tell", "not enough records",
]  # fmt: skip
Flag = Literal["provisional", "slow"]


@dataclass(frozen=True)
class State:
    """Where a partnership stands, how strongly the records support it, and what it rests on."""

    partnership: str
    kind: StateKind
    cells: tuple[Cell, ...] = ()
    """One, or the two that it lies between."""
    renewal: Answer | None = None
    openness: Answer | None = None
    """None where it is not known whether proposals get through."""
    support: float | None = None
    """The share of draws that give one of these cells; None where no draws lie behind it."""
    holds: bool = False
    """Whether it is one cell, in at least the share of draws that advice may rest on."""
    flags: tuple[Flag, ...] = ()
    provisional: tuple[str, ...] = ()
    """Why it is provisional."""
    reasons: tuple[str, ...] = ()
    """Why it is none of the cells; and why openness is not known."""

    @property
    def name(self) -> str:
        """In a few words: "stale", "between fresh and blocked", "too close to call"."""
        if self.kind == "one":
            return self.cells[0]
        return f"between {self.cells[0]} and {self.cells[1]}" if self.kind == "between" else self.kind

    @property
    def held(self) -> Cell | None:
        """The one cell that advice may rest on."""
        return self.cells[0] if self.holds else None


Record = tuple[str, int]
"""A table of the dictionary and a row of it."""


@dataclass(frozen=True)
class Reason:
    """One thing the records say for or against, in a sentence, with what it rests on."""

    says: str
    measure: str = ""
    """The finding that it tells, whose records are under it."""
    records: tuple[Record, ...] = ()
    """Or the records themselves."""
    source: str = ""
    """Or where else it can be read."""


Pull = tuple[str, str]
"""A question that advisers may answer differently, and the side that an advice takes."""


@dataclass(frozen=True)
class Advice:
    """What an adviser suggests for one partnership: reasons for and against, risk, and a first step."""

    suggests: str
    because: tuple[Reason, ...]
    risk: str
    first_step: str
    """What somebody could do next week."""
    matters: int
    """1: results or a state call for it; 2: a pattern in the records; 3: worth a look."""
    against: tuple[Reason, ...] = ()
    changes_members: bool = False
    act: tuple[str, ...] = ()
    """What is to be done, to or with whom: the same act is advised once, with everybody's reasons."""
    pulls: tuple[Pull, ...] = ()
    step: str = ""
    """The first step in at most 75 characters, where `first_step` is longer: for a line on the first page."""


CLEAR_CLOCK = 0.6
"""How sure a forecast must be that newcomers come by an election clock, for it to be spoken of as one."""
