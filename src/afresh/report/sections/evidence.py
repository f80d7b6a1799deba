"""What opens under a sentence: the records it rests on, each with its file and row."""

from collections.abc import Iterable, Sequence

from afresh.report.document import Block, Listing, Paragraph, Sentence, Text
from afresh.review.parts import Cited, FindingPart, Statement
from afresh.review.result import PartnershipPart

MOST_SHOWN = 10
"""Records shown under one sentence; the rest are counted."""
FEWER = 3
"""Where the same finding is told with its records elsewhere on the page."""


def cited(records: Sequence[Cited], numbers: Sequence[int], more: int = 0, most: int = MOST_SHOWN) -> tuple[Block, ...]:
    """Records in a list, and how many more there are."""
    shown = [records[number] for number in numbers[:most]]
    rest = more + len(numbers) - len(shown)
    blocks: list[Block] = [Listing(tuple(f"{each.says} ({place(each)})" for each in shown))] if shown else []
    if rest:
        blocks.append(Paragraph(f"And {rest:,} more.", "soft"))
    return tuple(blocks)


def place(record: Cited) -> str:
    return f"{record.source}, row {record.row:,}" if record.row is not None else record.source or record.table


def statement(said: Statement, of: PartnershipPart, text: Text = "") -> Sentence:
    """A sentence of a partnership with what it rests on; `text` where it is told in other words."""
    return Sentence(text or said.text, under(said, of))


def under(said: Statement, of: PartnershipPart) -> tuple[Block, ...]:
    blocks = list(cited(of.records, said.records, said.more))
    found = finding_of(said, of)
    if found is not None:
        blocks += finding_evidence(found, of, FEWER, after=said.text)
    if said.source:
        blocks.append(Paragraph(f"Source: {said.source}", "soft"))
    return tuple(blocks)


def finding_of(said: Statement, of: PartnershipPart) -> FindingPart | None:
    """The finding that a sentence tells: its id, or the first of its measure."""
    if not said.finding:
        return None
    exact = next((each for each in of.findings if each.id == said.finding), None)
    return exact or next((each for each in of.findings if each.id.startswith(said.finding)), None)


def finding_evidence(
    found: FindingPart, of: PartnershipPart, most: int = MOST_SHOWN, *, after: str = ""
) -> list[Block]:
    """The finding in full, with its range and comparisons, and its records; what stands above it is not said again."""
    says = found.says.removeprefix(after).strip()
    return [*([Paragraph(says)] if says else []), *cited(of.records, found.records, found.more, most)]


def sentences(those: Iterable[Statement], of: PartnershipPart) -> tuple[Block, ...]:
    """Each as an entry of a list, with what it rests on."""
    entries = tuple((statement(each, of),) for each in those)
    return (Listing(entries),) if entries else ()
