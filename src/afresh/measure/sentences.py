"""Findings in sentences: each measure's own words, with its comparisons and its caveat."""

from collections.abc import Sequence

from afresh.forms import sentence
from afresh.measure import measure_named
from afresh.measure.measure import Measure
from afresh.measure.wording import in_brackets, note_in_full, past_and_others
from afresh.vocabulary import Finding


def full(finding: Finding) -> str:
    """The finding in a sentence, with its comparisons and its caveat."""
    measure = measure_named(finding.measure)
    if finding.value is None:
        on_record = f" ({finding.n:,} on record)" if finding.n else ""
        return sentence(f"{measure.title}: {finding.note or 'not recorded'}" + on_record)
    value = f"{measure.title}: {measure.form(finding.value)}{in_brackets(finding.subject)}"
    parts = (measure.sentence(finding) or value, *comparisons(finding), note_in_full(finding.note))
    return " ".join(sentence(part) for part in parts if part)


def brief(finding: Finding) -> str:
    """The finding in a sentence, without its comparisons; its caveat stays."""
    parts = (measure_named(finding.measure).sentence(finding), note_in_full(finding.note))
    return " ".join(sentence(part) for part in parts if part)


def together(findings: Sequence[Finding]) -> str:
    """One measure of several subjects in one sentence, the largest first or in the order that they come in."""
    told = sorted((f for f in findings if f.value is not None), key=lambda f: (-(f.value or 0), f.subject))
    if not told:
        return full(findings[0])
    measure = measure_named(told[0].measure)
    if measure.several.in_order:
        told = list(findings)
    parts = _parts(measure, told)
    if not parts:
        return sentence(measure.several.nothing) or full(findings[0])
    notes = dict.fromkeys(note_in_full(finding.note) for finding in told if finding.note and finding.value is not None)
    opening = (measure.several.opening or measure.title + ": ").format(n=f"{told[0].n:,}")
    return " ".join(sentence(part) for part in (opening + "; ".join(parts), *notes))


def _parts(measure: Measure, findings: Sequence[Finding]) -> list[str]:
    if measure.several.parts:
        return measure.several.parts(findings)
    return [part for part in map(measure.sentence, findings) if part]


def comparisons(finding: Finding) -> list[str]:
    """With the partnership's own past, then with the user's others."""
    measure = measure_named(finding.measure)
    if not measure.compared:
        return []
    if measure.comparisons:
        return measure.comparisons(finding)
    return past_and_others(finding, measure.form, measure.compared_as)
