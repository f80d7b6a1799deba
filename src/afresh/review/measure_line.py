"""A measure of one partnership in a sentence, with where its records are listed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from afresh.diagnosis.assessment import Assessed
from afresh.measure import sentences
from afresh.measure.results import title_of
from afresh.review.labels import Labels
from afresh.vocabulary import Finding

Where = Mapping[str, str]
"""The anchor of the list of records under each measure."""


@dataclass(frozen=True)
class Line:
    says: str
    anchor: str = ""


def line(each: Assessed, measure: str, labels: Labels, where: Where) -> tuple[Line, ...]:
    """One line where it has a value, none where it has not; without its comparisons."""
    found = [finding for finding in each.findings.every(measure) if finding.value is not None]
    return (Line(_says(found, labels), where.get(measure, "")),) if found else ()


def _says(found: Sequence[Finding], labels: Labels) -> str:
    named = [labels.about_named(finding) for finding in found]
    return sentences.brief(named[0]) if len(named) == 1 and not named[0].subject else sentences.together(named)


def of_indicators(each: Assessed, reading: str, labels: Labels, where: Where) -> tuple[Line, ...]:
    """The indicators whose latest figure reads so: improvement, or concern."""
    names = labels.names.of_indicators
    return tuple(
        Line(
            labels.disclosure.text(
                title_of(names.get(found.subject, found.subject), reading, str(found.facts.get("better", ""))) + "."
            ),
            where.get("results", ""),
        )
        for found in each.findings.every("results")
        if found.facts.get("reading") == reading
    )
