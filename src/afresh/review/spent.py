"""What a partnership takes, in hours and in what was put in, and what that is for each proposal adopted."""

from afresh.diagnosis.findings import Findings
from afresh.forms import number
from afresh.measure.contributions import sentence as sentence_of_contribution
from afresh.measure.notes import AT_LEAST, TOO_FEW
from afresh.vocabulary import Finding
from afresh.words import portfolio as words


def hours(findings: Findings) -> str:
    """Member-hours a year: at least, or about, where the records of some meetings are not whole."""
    found = findings.of("member_hours")
    if found is None or found.value is None:
        return words.NOT_ON_RECORD
    nearly = "at least " if AT_LEAST in found.note else "about " if found.note else ""
    return f"{nearly}{number(round(found.value))}"


def given(findings: Findings) -> tuple[str, ...]:
    """What was put in in a year, by kind and unit: never added up over units."""
    found = findings.every("contributions")
    said = tuple(text for each in found if (text := sentence_of_contribution(each)))
    return said or (words.NOTHING_GIVEN if found else words.NOT_ON_RECORD,)


def for_each_adopted(findings: Findings) -> tuple[str, ...]:
    """Hours and money, each with its 90% interval."""
    spent = findings.of("hours_per_adopted")
    paid = [each for each in findings.every("contributions_per_adopted") if each.subject.startswith("money")]
    said = [_each(spent, "hours")] if spent else []
    said += [_each(each, each.subject.partition(": ")[2] or "money") for each in paid]
    return tuple(dict.fromkeys(text for text in said if text)) or ("–",)


def _each(found: Finding, unit: str) -> str:
    """15.9 hours (10.7 to 24.3)."""
    if found.value is None:
        return TOO_FEW if found.note == TOO_FEW else ""
    value, low, high = (number(_rounded(each)) for each in (found.value, found.low or 0.0, found.high or 0.0))
    return f"{value} {unit} ({low} to {high})"


def _rounded(value: float) -> float:
    return round(value, 1) if value < 100 else float(round(value))
