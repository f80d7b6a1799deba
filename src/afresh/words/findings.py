"""Findings in sentences: what was found, its comparisons and its caveat, in numbers a board can check."""

from collections.abc import Callable, Sequence

from afresh.forms import ago, counted, percent, sentence
from afresh.vocabulary import Finding
from afresh.words.measures import MEASURES
from afresh.words.measures.energy import clear

ORDER = tuple(MEASURES)

SHOWN_BY_ANOTHER = {
    "member_freshness", "results", "results_since_change", "coleman_index", "e_i_index", "blau_index", "hill_numbers",
    "constraint", "degree_preserving",
}  # fmt: skip
"""Nearly the share of entrants on a standing board, so that one of the two is shown; results have charts; and what
like with like says in shares, other measures of difference say in numbers that few are used to. Nearly every lasting
table is less new than memberships exchanged at random would make it. They stand in the table of measures and the JSON."""


def place(measure: str) -> tuple[int, str]:
    """Where a measure comes on a page: those not in the list come last, by name."""
    return (ORDER.index(measure) if measure in ORDER else len(ORDER), measure)


def title(measure: str) -> str:
    return MEASURES[measure].title if measure in MEASURES else measure.replace("_", " ").capitalize()


def form(measure: str) -> Callable[[float], str]:
    """How a value of this measure is written."""
    return MEASURES[measure].form if measure in MEASURES else percent


def said_together(findings: Sequence[Finding]) -> str:
    """One measure of several subjects in one sentence, the largest first or in the order that they come in."""
    told = sorted((f for f in findings if f.value is not None), key=lambda f: (-(f.value or 0), f.subject))
    if not told:
        return said(findings[0])
    measure = told[0].measure
    if measure in MEASURES and MEASURES[measure].in_order:
        told = list(findings)
    parts = _parts(measure, told)
    if not parts:
        return sentence(MEASURES[measure].nothing) or said(findings[0])
    notes = dict.fromkeys(in_full(finding.note) for finding in told if finding.note and finding.value is not None)
    opening = (_opening(measure) or title(measure) + ": ").format(n=f"{told[0].n:,}")
    return " ".join(sentence(part) for part in (opening + "; ".join(parts), *notes))


def _parts(measure: str, told: Sequence[Finding]) -> list[str]:
    together = MEASURES[measure].together if measure in MEASURES else None
    if together:
        return together(told)
    parts = [_one(finding, f"{finding.subject}: {form(measure)(finding.value or 0)}") for finding in told]
    return [part for part in parts if part]


def said(finding: Finding) -> str:
    """The finding in a sentence, with its comparisons and its caveat."""
    if finding.value is None:
        return sentence(f"{title(finding.measure)}: {finding.note or 'not recorded'}" + _of(finding))
    otherwise = f"{title(finding.measure)}: {form(finding.measure)(finding.value)}{_about(finding)}"
    told = _one(finding, otherwise) or otherwise
    return " ".join(sentence(part) for part in (told, *comparisons(finding), caveat(finding)) if part)


def in_brief(finding: Finding) -> str:
    """The finding in a sentence, without its comparisons; its caveat stays."""
    told = _one(finding, f"{title(finding.measure)}: {form(finding.measure)(finding.value or 0)}")
    return " ".join(sentence(part) for part in (told, caveat(finding)) if part)


def _one(finding: Finding, otherwise: str) -> str:
    told = MEASURES.get(finding.measure)
    return told.say(finding) if told and told.say else otherwise


def _about(finding: Finding) -> str:
    return f" ({finding.subject})" if finding.subject else ""


def _opening(measure: str) -> str:
    return MEASURES[measure].opening if measure in MEASURES else ""


def _of(finding: Finding) -> str:
    return f" ({finding.n:,} on record)" if finding.n else ""


def comparisons(finding: Finding) -> list[str]:
    """With the partnership's own past, then with the user's others."""
    told = MEASURES.get(finding.measure)
    if (told and not told.compared) or (finding.measure == "attendance_trend" and not clear(finding)):
        return []
    if told and told.compare:
        return told.compare(finding)
    shown, parts = form(finding.measure), []
    past, others = finding.facts.get("past_value"), finding.facts.get("others_median")
    if isinstance(past, int | float):
        parts.append(f"{ago(finding.period)} it was {shown(past)}")
    if isinstance(others, int | float):
        parts.append(f"the median of {others_of_its_kind(finding)} is {shown(others)}")
    return [(told.compared_as if told else "") + "; ".join(parts)] if parts else []


def others_of_its_kind(finding: Finding) -> str:
    n = finding.facts["others"]
    return f"{counted(n) if isinstance(n, int) else n} others of its kind"


def caveat(finding: Finding) -> str:
    return in_full(finding.note)


def in_full(note: str) -> str:
    """A measure's note is short, for a cell of a table; here it stands among sentences."""
    for short, full in NOTES:
        note = note.replace(short, full)
    return note


NOTES = (
    ("at least; a bound: the records are too short to know", "it may be more: the records are too short to know"),
    ("a bound: the records are too short to know", "that is a bound: the records are too short to know"),
)
