"""Who is missing: users and carers without a seat, kinds that never get a look in, and whom one could ask."""

from collections.abc import Iterator

from afresh.forms import counted
from afresh.measure.voice_sentences import USERS
from afresh.report.document import Block, Part, Sentence, strong
from afresh.report.sections.evidence import finding_evidence
from afresh.review.parts import FindingPart
from afresh.review.result import PartnershipPart
from afresh.words import mirror_images as words


def missing(part: PartnershipPart) -> tuple[Block, ...]:
    blocks = tuple(_blocks(part))
    return (Part("Who is missing", blocks),) if blocks else ()


def _blocks(part: PartnershipPart) -> Iterator[Block]:
    seats = part.of("voice_seats", USERS)
    if seats is not None and seats.value is not None and not seats.value and seats.n:
        yield Sentence((strong("No carer or user of services"), " holds a seat."), tuple(finding_evidence(seats, part)))
    made = part.of("voice_proposals_adopted", USERS)
    if made is not None and made.n >= MANY and made.value == 0:
        said = (strong(f"None of the {counted(made.n)} proposals"), " by users and carers was adopted.")
        yield Sentence(said, tuple(finding_evidence(made, part)))
    found = list(part.every("look_in"))
    if any(each.low is not None for each in found):
        evidence = [block for each in found if each.low is not None for block in finding_evidence(each, part)[:1]]
        yield Sentence(f"{words.look_in_title(found)}.", tuple(evidence))
    most = _most_alike(part)
    if most is not None:
        yield Sentence(words.alike(most), tuple(finding_evidence(most, part)))


MANY = 5


def _most_alike(part: PartnershipPart) -> FindingPart | None:
    beyond = [each for each in part.every("same_kind_pairs") if each.high is not None and (each.value or 0) > each.high]
    return max(beyond, key=lambda each: (each.value or 0) - (each.high or 0), default=None)
