"""Proposals that wait, and what is on record of whoever did not support them: folded."""

from collections.abc import Iterator

from afresh.report.document import Block, Fold, Listing, Paragraph, strong
from afresh.report.sections.evidence import sentences, statement
from afresh.review.advice_parts import FromLibrary, HeldBackBy, WaitingPart, WaitingProposal
from afresh.review.result import PartnershipPart
from afresh.words import holding_back as words


def waiting(part: PartnershipPart) -> tuple[Block, ...]:
    found = part.waiting
    if found is None:
        return ()
    blocks: list[Block] = [statement(found.counted, part)]
    blocks += [_proposal(each, found, part) for each in found.proposals]
    blocks.append(Paragraph(found.note, "key"))
    return (Fold("Proposals that wait", tuple(blocks), str(len(found.proposals)), anchor=f"waiting-{part.id}"),)


def _proposal(each: WaitingProposal, found: WaitingPart, part: PartnershipPart) -> Fold:
    said = (each.put, each.supported, *each.held_back)
    blocks: list[Block] = [*sentences(said, part)]
    for head, entries in (("Examples from elsewhere", each.examples), (found.policies, each.policies)):
        if entries:
            blocks.append(Paragraph((strong(head),)))
            blocks.append(Listing(tuple(_entry(one) for one in entries)))
    blocks += [Paragraph(note, "key") for note in each.notes]
    issue = f" ({each.issue})" if each.issue else ""
    return Fold(f"{each.title}{issue}", tuple(blocks), each.short.rstrip("."), minor=True)


def _entry(one: FromLibrary) -> tuple[Block, ...]:
    return (Paragraph((strong(f"{one.title}. "), " ".join(one.lines))), Paragraph(f"Source: {one.source}", "soft"))


def holding_back(part: PartnershipPart) -> tuple[Block, ...]:
    found = part.holding_back
    # A fold that opens on nothing but its own method is left out.
    if found is None or not (found.organisations or found.changed_with_representative):
        return ()
    blocks: list[Block] = [_organisation(each, part) for each in found.organisations]
    if found.changed_with_representative:
        blocks.append(Paragraph((strong(words.ELSE_CHANGED if found.organisations else words.NOBODY_NOW),)))
        blocks += sentences(found.changed_with_representative, part)
    if found.explained:
        blocks.append(Paragraph(found.explained, "key"))
    return (Fold(words.TITLE, tuple(blocks), str(len(found.organisations)), anchor=f"holding-back-{part.id}"),)


def _organisation(each: HeldBackBy, part: PartnershipPart) -> Fold:
    return Fold(each.organisation, tuple(_inside(each, part)), each.summary[0].text.rstrip("."), minor=True)


def _inside(each: HeldBackBy, part: PartnershipPart) -> Iterator[Block]:
    yield from sentences(each.summary, part)
    yield Paragraph((strong(words.SUPPORTED_AND_STARTED),))
    yield from sentences((each.supported, *each.started, each.representative), part)
    if each.waiting:
        yield from _under(words.DUTIES, sentences(each.duties, part), words.NO_DUTIES)
        yield from _under(words.EXAMPLES, sentences(each.examples, part), words.NO_EXAMPLES)
        yield Paragraph((strong(words.COULD_SPEAK),))
        if each.could_speak:
            yield Paragraph(f"{words.speakers(each.speakers)} {each.would_move}")
            yield Fold(words.BETWEEN, sentences(each.could_speak, part), minor=True)
        else:
            yield Paragraph(words.nobody_could_speak())
    more = (Paragraph(f"And {each.more_not_supported:,} more."),) if each.more_not_supported else ()
    yield Fold(words.NOT_SUPPORTED_SHORT, (*sentences(each.not_supported, part), *more), minor=True)


def _under(head: str, found: tuple[Block, ...], nothing: str) -> Iterator[Block]:
    yield Paragraph((strong(head),))
    yield from found or (Paragraph(nothing),)
