"""The panel's advice on one partnership as plain values."""

from collections.abc import Iterable

from afresh.panel.adviser import Adviser
from afresh.panel.sitting import Advised, Sitting
from afresh.review.advice_parts import AdvicePart, DiffersPart, PanelPart, RulePart, SidePart
from afresh.review.making.citations import Citations
from afresh.review.parts import Statement
from afresh.review.rules import told
from afresh.vocabulary import Reason


def panel(sitting: Sitting | None, of: str, cites: Citations) -> PanelPart | None:
    """`of`: the partnership's id, which the ids of findings hold."""
    if sitting is None:
        return None
    text = cites.labels.disclosure.text
    return PanelPart(
        first=tuple(_advice(each, of, cites) for each in sitting.first),
        more=tuple(_advice(each, of, cites) for each in sitting.more),
        differs=tuple(
            DiffersPart(text(each.question), tuple(_side(takes, those, cites) for takes, those in each.sides))
            for each in sitting.differs
        ),
        saw_nothing=tuple(adviser.title for adviser in sitting.saw_nothing),
    )


def _advice(each: Advised, of: str, cites: Citations) -> AdvicePart:
    advice, text = each.advice, cites.labels.disclosure.text
    return AdvicePart(
        suggests=text(advice.suggests),
        step=text(advice.step or advice.first_step),
        because=_reasons(advice.because, of, cites),
        against=_reasons(advice.against, of, cites),
        risk=text(advice.risk),
        first_step=text(advice.first_step),
        matters=advice.matters,
        changes_members=advice.changes_members,
        rules=tuple(_rule(adviser) for adviser in each.advisers),
    )


def _reasons(those: Iterable[Reason], of: str, cites: Citations) -> tuple[Statement, ...]:
    return tuple(_reason(each, of, cites) for each in those)


def _reason(reason: Reason, of: str, cites: Citations) -> Statement:
    numbers, more = cites.cite(dict.fromkeys(reason.records))
    text = cites.labels.disclosure.text
    finding = text(f"{reason.measure}/{of}/") if reason.measure else ""
    return Statement(text(reason.says), numbers, more, finding, text(reason.source))


def _rule(adviser: Adviser) -> RulePart:
    return RulePart(
        name=adviser.name,
        standpoint=adviser.standpoint,
        title=adviser.title,
        looks_for=told(adviser, "Looks for"),
        grade=adviser.grade,
        reference=adviser.reference,
        leave_alone=told(adviser, "Leave alone if"),
        assumes=told(adviser, "Assumes"),
    )


def _side(takes: str, those: Iterable[Advised], cites: Citations) -> SidePart:
    text = cites.labels.disclosure.text
    return SidePart(text(takes), tuple((each.advisers[0].standpoint, text(each.advice.suggests)) for each in those))
