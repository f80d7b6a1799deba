"""The questions of a review, filled in with what the records say; the answers are the partnership's own."""

from afresh.report.document import Block, Fold, Heading, Paragraph, WritingLines
from afresh.report.sections.evidence import sentences
from afresh.review.result import PartnershipPart
from afresh.words import questions as words


def questions(part: PartnershipPart) -> tuple[Block, ...]:
    due = part.review
    if due is None:
        return ()
    blocks: list[Block] = [Paragraph(f"{due.why_now} {words.EXPLAINED}"), *sentences(due.because, part)]
    for each in due.questions:
        blocks.append(Heading(each.asks, 3))
        blocks += sentences(each.says, part) or (Paragraph(each.nothing),)
        blocks.append(WritingLines((words.ANSWER,)))
    return (Fold(words.HEADING, tuple(blocks), str(len(due.questions)), anchor=f"review-{part.id}"),)
