"""What organisations put forward, backed and gave: listed by name, in sentences, never in order of the figures."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from afresh.diagnosis.assessment import INITIATIVE, Assessment
from afresh.measure import sentences
from afresh.review.labels import Labels
from afresh.vocabulary import Finding, Record
from afresh.words import initiative as own_words


@dataclass(frozen=True)
class Took:
    name: str
    said: tuple[str, ...]
    records: list[Record]


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
    listed = [Took(labels.named(id_), _sentences(told[id_]), under[id_]) for id_ in under]
    return Initiative(
        own_words.explained(assessment.workspace.settings.answer_months),
        tuple(sorted(listed, key=lambda each: each.name.casefold())),
        own_words.untold(sum(not each for each in told.values())),
    )


def _sentences(findings: Sequence[Finding]) -> tuple[str, ...]:
    """The organisation is named above them, and is it here; what it gave, of any kind, in one sentence."""
    gifts = [each for each in findings if each.measure == "contributions_made"]
    others = [each for each in findings if each.measure != "contributions_made"]
    said = [sentences.full(replace(each, subject="It")) for each in others]
    return (*said, own_words.gave(gifts)) if gifts else tuple(said)
