"""What waits, who holds back, the questions of a review and the forecast, as plain values."""

from afresh.review.advice_parts import (
    FromLibrary,
    HeldBackBy,
    HoldingBackPart,
    QuestionPart,
    ReviewDue,
    WaitingPart,
    WaitingProposal,
)
from afresh.review.from_library import ExampleTold, PolicyTold
from afresh.review.held_back_here import told_of
from afresh.review.holding_back import HoldingBackSaid
from afresh.review.making.citations import Citations
from afresh.review.parts import Statement
from afresh.review.proposal_names import Proposals
from afresh.review.questions import Form
from afresh.review.waiting_proposals import StalledSaid, waits

NOT_RECORDED = "not recorded"


def waiting(code: int, proposals: Proposals, cites: Citations) -> WaitingPart | None:
    found = waits(code, proposals)
    if found is None:
        return None
    return WaitingPart(
        cites.statement(found.counted),
        tuple(_proposal(each, cites) for each in found.proposals),
        found.policies,
        found.note,
    )


def _proposal(each: StalledSaid, cites: Citations) -> WaitingProposal:
    return WaitingProposal(
        id=each.id,
        title=each.title,
        issue=each.issue,
        status=each.status or NOT_RECORDED,
        days=each.days,
        short=each.short,
        put=cites.statement(each.put),
        held_back=cites.statements(each.held_back),
        supported=cites.statement(each.supported),
        examples=tuple(map(_example, each.examples)),
        policies=tuple(map(_policy, each.policies)),
        notes=each.notes,
    )


def _example(each: ExampleTold) -> FromLibrary:
    strength = f"How strong the evidence is: {each.evidence}" if each.evidence else ""
    lines = (each.done, each.changed, strength, each.answers)
    return FromLibrary(each.title, tuple(line for line in lines if line), each.source)


def _policy(each: PolicyTold) -> FromLibrary:
    return FromLibrary(each.title, tuple(line for line in (each.asks, each.binds) if line), each.source)


def holding_back(code: int, proposals: Proposals, cites: Citations) -> HoldingBackPart | None:
    found = told_of(code, proposals)
    if found is None:
        return None
    return HoldingBackPart(
        found.explained,
        tuple(_held_back(each, cites) for each in found.organisations),
        cites.statements(found.changed),
    )


def _held_back(each: HoldingBackSaid, cites: Citations) -> HeldBackBy:
    shown = each.first_not_supported
    return HeldBackBy(
        organisation=each.name,
        summary=cites.statements(each.summary),
        not_supported=cites.statements(shown),
        more_not_supported=len(each.not_supported) - len(shown),
        supported=cites.statement(each.supported),
        started=cites.statements(each.started),
        representative=cites.statement(each.representative),
        waiting=each.waiting,
        could_speak=cites.statements(each.could_speak),
        speakers=each.speakers,
        would_move=each.would_move,
        duties=cites.statements(each.duties),
        examples=cites.statements(each.examples),
    )


def due(form: Form | None, of: str) -> ReviewDue | None:
    """`of`: the partnership's id, which the ids of findings hold."""
    if form is None:
        return None
    return ReviewDue(
        form.why_now,
        tuple(Statement(line.says, finding=finding_id(line.anchor, of)) for line in form.because),
        tuple(
            QuestionPart(
                each.asks,
                tuple(Statement(line.says, finding=finding_id(line.anchor, of)) for line in each.says),
                each.nothing,
            )
            for each in form.questions
        ),
    )


def finding_id(measure: str, of: str) -> str:
    return f"{measure}/{of}/" if measure else ""
