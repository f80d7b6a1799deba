"""What a measure is: how it is worked out, what it rests on, what its page says, and how it is put into words."""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from afresh.engine.contract import Step
from afresh.forms import percent
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

HEADINGS = ("Question", "Formula", "Takes", "Gives", "Unit", "Undefined", "Misleads", "Source")
"""What the docstring of a measure's file says, in this order; nothing else says it."""


@dataclass(frozen=True)
class Several:
    """How the findings of several subjects are told in one sentence."""

    opening: str = ""
    """Before them; {n} is the count of the first. Where empty, the title."""
    parts: Callable[[Sequence[Finding]], list[str]] | None = None
    """The parts of the sentence; where None, each finding in its own sentence."""
    in_order: bool = False
    """Whether they are told in the order they come in, each asked for its words, with a value or without; no words, and
    it is passed over. Otherwise those with a value are told, the largest first."""
    nothing: str = ""
    """Said where no subject has any words."""


@dataclass(frozen=True, kw_only=True, repr=False)
class Measure:
    """One measure. Its name is that of its function and its file; its documentation is the docstring of that file."""

    function: Callable[[Workspace], Table]
    """Gives a table with the columns in READING, and perhaps more for findings to use."""
    family: str
    records: tuple[Step, ...]
    """Steps whose last gives the records that it rests on: (partnership, tbl, record), tbl being a table of the
    dictionary and record its rowid."""
    title: str
    sentence: Callable[[Finding], str]
    """The finding in words, without a full stop; where empty, the title and the value are told."""
    form: Callable[[float], str] = percent
    """How a value of it is written."""
    several: Several = Several()
    comparisons: Callable[[Finding], list[str]] | None = None
    """What it is set beside in words; where None, the value of the partnership's past and the median of the others."""
    compared_as: str = ""
    """Before the comparisons, where the sentence tells counts and they are shares: the two are not set side by side."""
    compared: bool = True
    """Whether its sentence has comparisons at all; not where what it is set beside is chance."""
    on_page: bool = True
    """Whether a partnership's page tells it. Otherwise another measure says it better there, or a chart does, and it
    stands in the table of measures and the JSON alone."""
    with_past: bool = True
    """Whether a review works it out for the year before too."""
    peers: bool = True
    """Whether it is set beside the median of the user's other partnerships of its kind."""
    absent_is_none: bool = False
    """Whether a partnership with a value for another subject and no row for this one has none of it, which that median
    counts as nought."""
    one_machine: str = ""
    """Why it needs all of the records in one memory, if it does: it does not run on Spark, and here is taken beside
    the others."""

    def __repr__(self) -> str:
        return f"Measure({self.name}: {self.question})"

    @property
    def name(self) -> str:
        return self.function.__name__

    @cached_property
    def docstring(self) -> str:
        return sys.modules[self.function.__module__].__doc__ or ""

    @property
    def summary(self) -> str:
        """The first line of its page."""
        return self.docstring.partition("\n")[0]

    @cached_property
    def page(self) -> dict[str, str]:
        """What its page says, by HEADINGS."""
        return by_headings(self.docstring)

    @property
    def question(self) -> str:
        return self.page.get("Question", "")

    @property
    def formula(self) -> str:
        return self.page.get("Formula", "")

    @property
    def unit(self) -> str:
        return self.page.get("Unit", "")

    @property
    def undefined(self) -> str:
        return self.page.get("Undefined", "")

    @property
    def misleads(self) -> str:
        return self.page.get("Misleads", "")

    @property
    def source(self) -> str:
        return self.page.get("Source", "")


def by_headings(docstring: str) -> dict[str, str]:
    """A measure's docstring by its headings, each part on one line."""
    parts: dict[str, str] = {}
    heading = ""
    for line in docstring.splitlines()[1:]:
        if line[:1].isupper() and len(line) > 11 and line[:11].strip().isalpha():
            heading, rest = line[:11].strip(), line[11:]
            parts[heading] = rest.strip()
        elif heading and line.startswith(" "):
            parts[heading] += " " + line.strip()
        elif line.strip():
            heading = ""
    return parts
