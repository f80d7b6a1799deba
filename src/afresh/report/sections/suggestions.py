"""What to consider at one partnership: at most three suggestions open, the others and where advisers differ folded."""

from collections.abc import Iterator

from afresh.panel.adviser import STANDPOINTS
from afresh.report.document import (
    Block,
    Fold,
    Heading,
    Listing,
    Paragraph,
    Part,
    Span,
    Suggestion,
    Suggestions,
    strong,
)
from afresh.report.sections.evidence import sentences
from afresh.review.advice_parts import AdvicePart, DiffersPart
from afresh.review.result import PartnershipPart

MOST_OPEN = 3
CHANGES_MEMBERS = "It would change who sits here."
TESTED = {
    "strong": "Tested? Yes, in trials.",
    "moderate": "Tested? Some studies.",
    "weak": "Tested? In a few cases.",
    "opinion": "Tested? No, practice only.",
}


def considered(part: PartnershipPart) -> tuple[Block, ...]:
    """The few that matter most, as cards."""
    if part.panel is None or not part.panel.first:
        return ()
    shown = part.panel.first[:MOST_OPEN]
    return (Part("What to consider", (Suggestions(tuple(_card(each, part) for each in shown)),)),)


def _card(each: AdvicePart, part: PartnershipPart) -> Suggestion:
    first = each.because[0].text if each.because else ""
    return Suggestion(
        heading=each.suggests.rstrip("."),
        because=first,
        first_step=each.first_step,
        small=f"{tested(each)} {leave(each)}".strip(),
        blocks=(Fold("Reasons, records and risk", tuple(_in_full(each, part)), minor=True),),
    )


def tested(each: AdvicePart) -> str:
    return TESTED.get(each.rules[0].grade, "") if each.rules else ""


def leave(each: AdvicePart) -> str:
    return (
        f"Leave alone if {each.rules[0].leave_alone.rstrip('.')}." if each.rules and each.rules[0].leave_alone else ""
    )


def _in_full(each: AdvicePart, part: PartnershipPart) -> Iterator[Block]:
    if each.because:
        yield from sentences(each.because, part)
    if each.against:
        yield Paragraph((strong("Against it"),))
        yield from sentences(each.against, part)
    yield Paragraph((strong("Risk: "), each.risk))
    if each.changes_members:
        yield Paragraph(CHANGES_MEMBERS)
    for rule in each.rules:
        yield Paragraph(
            f"{STANDPOINTS.get(rule.standpoint, rule.standpoint).partition(':')[0]}: {rule.title}. It looks for "
            f"{rule.looks_for}. {rule.reference}",
            "soft",
        )


def others(part: PartnershipPart) -> tuple[Block, ...]:
    """Folded: the suggestions beyond the first few, where advisers differ, and what could not be looked at."""
    panel = part.panel
    if panel is None:
        return ()
    blocks: list[Block] = []
    rest = (*panel.first[MOST_OPEN:], *panel.more)
    if rest:
        entries = tuple((Paragraph((strong(each.suggests),)), *_short(each, part)) for each in rest)
        blocks.append(Fold("Other suggestions", (Listing(entries),), str(len(rest))))
    if panel.differs:
        inside = tuple(block for each in panel.differs for block in _differs(each))
        blocks.append(Fold("Where our advisers differ", inside, str(len(panel.differs))))
    return tuple(blocks)


def _short(each: AdvicePart, part: PartnershipPart) -> Iterator[Block]:
    yield Paragraph((strong("First step: "), each.first_step))
    yield Paragraph(f"{tested(each)} {leave(each)}", "soft")
    yield Fold("Reasons, records and risk", tuple(_in_full(each, part)), minor=True)


def _differs(each: DiffersPart) -> Iterator[Block]:
    yield Heading(each.question, 3)
    entries = []
    for side in each.sides:
        those = "; ".join(f"{STANDPOINTS.get(who, who).partition(':')[0]}: {what}" for who, what in side.suggestions)
        entries.append((strong(f"{side.takes}. "), Span(those)))
    yield Listing(tuple(entries))


def unseen(part: PartnershipPart) -> tuple[Block, ...]:
    if part.panel is None or not part.panel.saw_nothing:
        return ()
    names = "; ".join(part.panel.saw_nothing)
    return (Paragraph(f"Not checked, as too little is on record: {names}.", "soft"),)
