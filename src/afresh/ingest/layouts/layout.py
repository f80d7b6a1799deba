"""What a sheet, or a block of it, is: which column means what. Detectors propose it, an officer may correct it, and
extraction follows it and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from afresh.records.dates import DateOrder

Kind = Literal[
    "table",
    "attendance grid",
    "attendance list",
    "present lists",
    "membership list",
    "decision log",
    "action log",
    "not read",
]
"""table: a table of the dictionary, a row a record. attendance grid: people or organisations down, meetings across (or,
turned, the other way). attendance list: a row for each person at each meeting. present lists: a row a meeting, with
names in its cells. membership list: a row for each seat. decision log, action log: a row for each. not read: known for
what it is, and of no use to a review, or hidden, or not understood; `why` says so."""
KINDS: tuple[str, ...] = get_args(Kind)

MEANINGS = {
    "attendance grid": (
        "person", "first name", "last name", "organisation", "role", "deputy", "partnership", "start", "end",
    ),
    "attendance list": (
        "person", "first name", "last name", "organisation", "role", "partnership", "date", "status", "deputy for",
        "e-mail",
    ),
    "present lists": (
        "date", "partnership", "present", "apologies", "absent", "in attendance", "deputies", "title",
    ),
    "membership list": (
        "person", "first name", "last name", "organisation", "role", "deputy", "partnership", "voting", "start", "end",
        "term",
    ),
    "decision log": (
        "date", "title", "proposer", "status", "held back", "against", "support", "reason", "reason kind", "issue",
        "decided", "partnership", "text", "votes",
    ),
    "action log": ("date", "what", "owner", "due", "done", "status", "partnership"),
}  # fmt: skip
"""What a column may mean in each kind. In a grid it may also be a date, alone or with the status that a tick under it
stands for: "2025-03-12", "2025-03", "2025-03-12 apologies", "2025-03-12 cancelled". Any column may be "ignore"."""
IGNORE = "ignore"


@dataclass(frozen=True)
class Layout:
    """Plain values only: written to a small file by `layout_file`, and read back from it."""

    place: str
    """The sheet, as problems name it."""
    kind: Kind
    headings: int = 0
    """The row of headings, as Excel counts; 0 where there is none."""
    first: int = 0
    last: int = 0
    """The first and last row of the block below its headings."""
    columns: Mapping[int, str] = field(default_factory=dict)
    """What each column means, by its place from 0."""
    partnership: str = ""
    partnership_from: str = ""
    """Where the name was found: "the title", "the name of the sheet"."""
    date: str = ""
    """The meeting that the whole block is of, where no column says it."""
    marks: Mapping[str, str] = field(default_factory=dict)
    """What marks mean, where a key in the sheet or an officer says so."""
    order: DateOrder = "day-first"
    turned: bool = False
    """Whether people go across and meetings down: then `columns` are rows, and `first` and `last` are columns."""
    cells: Literal["marks", "names", "counts"] = "marks"
    """What stands in the cells of a grid."""
    table: str = ""
    """Which table of the dictionary a table is."""
    program: str = ""
    """The program whose export it is, if it is one."""
    why: str = ""
    """Why it is not read, or what was told from what."""
    names: Mapping[str, str] = field(default_factory=dict)
    """What initials or short names stand for, where the sheet says so: "Ann Marsh, Ambleford Council"."""
    skip: tuple[int, ...] = ()
    """Rows of the block that are no records: a key, a venue, a note."""

    def places(self, meaning: str) -> list[int]:
        """The columns that mean this, in order."""
        return [at for at, meant in sorted(self.columns.items()) if meant == meaning]

    def place_of(self, meaning: str) -> int | None:
        return next(iter(self.places(meaning)), None)

    @property
    def dates(self) -> dict[int, str]:
        """The columns of a grid that are meetings, with what their heading was read as."""
        return {at: meant for at, meant in sorted(self.columns.items()) if meant[:1].isdigit()}
