"""What the sentences of many measures share: ranges in words, comparisons, and facts beside a value."""

from collections.abc import Callable
from typing import Any

from afresh.forms import ago, bracketed, counted, percent
from afresh.vocabulary import Finding, Measured

Form = Callable[[float], str]


def fact(finding: Measured, name: str, default: Any = 0) -> Any:
    """What a measure gives beside its reading."""
    value = finding.facts.get(name)
    return default if value is None else value


def in_brackets(subject: str) -> str:
    return f" ({subject})" if subject else ""


def within(finding: Finding, form: Form = percent) -> str:
    """Nothing where the value is all that could be said of its range."""
    if finding.value is not None and finding.low == finding.value == finding.high:
        return ""
    likely = bracketed(finding.low, finding.high, form)
    return f" (likely {likely})" if likely else ""


THE_SAME = "the same with any one member left out"


def the_same_without(finding: Finding) -> bool:
    """Whoever is left out."""
    return finding.low is not None and finding.low == finding.value == finding.high


def without_one(finding: Finding) -> str:
    if the_same_without(finding):
        return f" ({THE_SAME})"
    range_ = bracketed(finding.low, finding.high)
    return f" ({range_} with any one member left out)" if range_ else ""


def past_and_others(finding: Finding, form: Form, opening: str = "") -> list[str]:
    """Set beside the partnership's own past, then beside the user's others of its kind."""
    parts = []
    past, others = finding.facts.get("past_value"), finding.facts.get("others_median")
    if isinstance(past, int | float):
        parts.append(f"{ago(finding.period)} it was {form(past)}")
    if isinstance(others, int | float):
        parts.append(f"the median of {_others_of_its_kind(finding)} is {form(others)}")
    return [opening + "; ".join(parts)] if parts else []


def _others_of_its_kind(finding: Finding) -> str:
    n = finding.facts["others"]
    return f"{counted(n) if isinstance(n, int) else n} others of its kind"


NOTES = (
    ("at least; a bound: the records are too short to know", "it may be more: the records are too short to know"),
    ("a bound: the records are too short to know", "that is a bound: the records are too short to know"),
)


def note_in_full(note: str) -> str:
    """A measure's note is short, for a cell of a table; here it stands among sentences."""
    for short, full in NOTES:
        note = note.replace(short, full)
    return note
