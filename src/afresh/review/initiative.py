"""What organisations put forward, backed and gave: listed by name, in sentences, never in order of the figures."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from afresh.diagnosis.assessment import INITIATIVE, Assessment
from afresh.review.labels import Labels, Lines
from afresh.vocabulary import Finding, Record
from afresh.words import findings as words
from afresh.words import initiative as own_words

MOST_RECORDS = 25


@dataclass(frozen=True)
class Took:
    name: str
    anchor: str
    said: tuple[str, ...]
    lines: Lines
    more: int


@dataclass(frozen=True)
class Initiative:
    explained: str
    organisations: tuple[Took, ...]
    untold: str
    """How many have too few records to tell anything of."""


def initiative(assessment: Assessment, labels: Labels) -> Initiative:
    found: dict[str, list[Finding]] = defaultdict(list)
    for name in INITIATIVE:
        for finding in assessment.everywhere.every(name):
            found[str(finding.facts.get("organisation") or finding.subject)].append(finding)
    told = {id_: [f for f in each if f.value is not None] for id_, each in found.items()}
    codes = {each: code for code, each in enumerate(sorted(labels.names.of_organisations))}
    under = {id_: sorted(set(assessment.initiative.get(codes.get(id_, -1), ()))) for id_, each in told.items() if each}
    labels.records(record for records in under.values() for record in records[:MOST_RECORDS])
    listed = [_took(id_, codes.get(id_, -1), told[id_], under[id_], labels) for id_ in under]
    return Initiative(
        own_words.explained(assessment.workspace.settings.answer_months),
        tuple(sorted(listed, key=lambda each: each.name.casefold())),
        own_words.untold(sum(not each for each in told.values())),
    )


def _took(id_: str, code: int, findings: Iterable[Finding], records: list[Record], labels: Labels) -> Took:
    shown = records[:MOST_RECORDS]
    return Took(
        labels.named(id_),
        f"initiative-{code}",
        _sentences(list(findings)),
        labels.lines(shown),
        max(0, len(records) - MOST_RECORDS),
    )


def _sentences(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The organisation is named above them, and is it here; what it gave, of any kind, in one sentence."""
    gifts = [each for each in findings if each.measure == "contributions_made"]
    others = [each for each in findings if each.measure != "contributions_made"]
    said = [words.said(replace(each, subject="It")) for each in others]
    return (*said, own_words.gave(gifts)) if gifts else tuple(said)
