"""How one measure is put into words: its title, its sentence, and how a value of it is written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from afresh.forms import percent, span
from afresh.vocabulary import Finding, Measured

Say = Callable[[Finding], str]
Form = Callable[[float], str]


@dataclass(frozen=True)
class Told:
    title: str
    say: Say | None = None
    """The finding in a sentence without its full stop; where None, the title and the value."""
    form: Form = percent
    opening: str = ""
    """Before the findings of several subjects told in one sentence; {n} is the count of the largest."""
    together: Callable[[Sequence[Finding]], list[str]] | None = None
    """The parts of one sentence of several subjects, the largest first; where None, each is said as it stands."""
    in_order: bool = False
    """Whether several subjects are told in the order they come in, each asked for its words, with a value or without;
    no words, and it is passed over. Otherwise those with a value are told, the largest first."""
    nothing: str = ""
    """Said where no subject has any words."""
    compare: Callable[[Finding], list[str]] | None = None
    """The comparisons, where what is told is not the value itself."""
    compared_as: str = ""
    """Before the comparisons, where the sentence tells counts and they are shares: a count is not set beside a share."""
    compared: bool = True
    """Whether its value is set beside the partnership's past and the user's others; not where the comparison is chance."""


def fact(finding: Measured, name: str, default: Any = 0) -> Any:
    """What a measure gives beside its reading."""
    value = finding.facts.get(name)
    return default if value is None else value


def within(finding: Finding, form: Form = percent) -> str:
    """Nothing where the value is all that could be said of its range."""
    if finding.value is not None and finding.low == finding.value == finding.high:
        return ""
    between = span(finding.low, finding.high, form)
    return f" ({between})" if between else ""


THE_SAME = "the same with any one member left out"


def the_same_without(finding: Finding) -> bool:
    """Whoever is left out."""
    return finding.low is not None and finding.low == finding.value == finding.high


def without_one(finding: Finding) -> str:
    if the_same_without(finding):
        return f" ({THE_SAME})"
    between = span(finding.low, finding.high)
    return f" ({between} with any one member left out)" if between else ""
