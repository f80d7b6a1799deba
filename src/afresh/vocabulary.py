"""The nouns that travel through the whole program."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal

EPOCH = date(1970, 1, 1)

Level = Literal["people", "organisations"]

_TITLES = (
    "mr mrs ms miss mx dr prof professor sir dame lord lady cllr councillor rev reverend rt hon right "
    "honourable the baroness baron mp mep msp obe mbe cbe kc qc jp phd frcp frcgp dl ba bsc msc qpm supt "
    "superintendent insp inspector pc sgt ch chief cdr"
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


StateName = Literal["fresh", "stale", "stagnant", "blocked", "dormant", "too new to tell", "not enough records"]
RENEWAL_LOW: tuple[StateName, ...] = ("stale", "stagnant")
"""States in which little is new."""
OPENNESS_LOW: tuple[StateName, ...] = ("blocked", "stagnant")
"""States in which little gets through."""


@dataclass(frozen=True)
class State:
    """Where a partnership stands, how strongly the records support it, and what it rests on."""

    partnership: str
    name: StateName
    support: float | None
    renewal_low: bool | None
    openness_low: bool | None
    provisional: str = ""
    reasons: tuple[str, ...] = ()


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
