"""How organisations answered contested proposals: listed by name, never in order of their answers."""

from collections import defaultdict
from dataclasses import dataclass

from afresh.diagnosis.assessment import Assessment
from afresh.forms import bracketed, percent, reasons_counted
from afresh.review.labels import Labels
from afresh.vocabulary import Finding, Record
from afresh.words import organisations as words


@dataclass(frozen=True)
class Answered:
    name: str
    supported: str
    share: str
    alike: str
    """Had all been asked the same."""
    new_ones: str
    absent: int
    reasons: str
    records: list[Record]


def organisations(assessment: Assessment, labels: Labels) -> tuple[Answered, ...]:
    every = assessment.everywhere
    novel = {finding.subject: finding for finding in every.every("organisation_support_novel")}
    alike = {finding.subject: finding for finding in every.every("support_adjusted")}
    why: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for finding in every.every("reasons_given"):
        why[str(finding.facts["organisation"])].append((str(finding.facts["reason_kind"] or ""), finding.n))
    codes = {each: code for code, each in enumerate(sorted(labels.names.of_organisations))}
    rows = [
        _answered(
            finding,
            novel.get(finding.subject),
            alike.get(finding.subject),
            why[finding.subject],
            codes.get(finding.subject, -1),
            assessment=assessment,
            labels=labels,
        )
        for finding in every.every("organisation_support")
    ]
    return tuple(sorted((row for row in rows if row is not None), key=lambda row: row.name.casefold()))


def explained(assessment: Assessment) -> tuple[str, ...]:
    """What the table counts; over how many proposals, where that is told of anybody."""
    workspace = assessment.workspace
    told = [each for each in assessment.everywhere.every("support_adjusted") if each.value is not None]
    proposals = int(told[0].facts["proposals"]) if told else 0  # type: ignore[call-overload]
    return words.explained(workspace.settings.answer_months, workspace.period.end, proposals)


def only_held_back(assessment: Assessment) -> bool:
    """A decision log often names only those who did not support: then nobody's share of support is known."""
    found = assessment.everywhere.every("organisation_support")
    return any(finding.n for finding in found) and not any(finding.facts["supported"] for finding in found)


def _answered(
    finding: Finding,
    novel: Finding | None,
    alike: Finding | None,
    why: list[tuple[str, int]],
    code: int,
    *,
    assessment: Assessment,
    labels: Labels,
) -> Answered | None:
    absent = int(finding.facts.get("absent") or 0)  # type: ignore[call-overload]
    if not finding.n and not absent:
        return None
    records = sorted(set(assessment.answers.get(code, ())))
    untold = only_held_back(assessment)
    return Answered(
        name=labels.named(finding.subject),
        supported="–" if untold else f"{finding.facts['supported']} of {finding.n}",
        share="–" if untold else _share(finding),
        alike=_share(alike) if alike and alike.n and not untold else "–",
        new_ones=_share(novel) if novel and novel.n and not untold else "–",
        absent=absent,
        reasons=reasons_counted(why),
        records=records,
    )


def _share(finding: Finding) -> str:
    if finding.value is None:
        return finding.note
    return f"{percent(finding.value)} ({bracketed(finding.low, finding.high)})"
