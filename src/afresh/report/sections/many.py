"""The first page of a place with very many partnerships: what holds across them, those to look at first, the others."""

from collections.abc import Iterator, Sequence

from afresh.forms import counted, listed
from afresh.report.document import (
    Block,
    Column,
    Fold,
    Listing,
    Paragraph,
    Part,
    Row,
    RowGroup,
    Span,
    Table,
    Text,
    WritingLines,
    strong,
)
from afresh.report.sections.considering import considers, means
from afresh.report.sections.short_names import called
from afresh.report.sections.standing import anchor, needs_decision, reason, state_kind, state_words
from afresh.review.result import PartnershipPart, ReviewResult

MOST_LINES = 15
WORTH = ("stagnant", "blocked", "dormant", "stale", "between")
"""States of which something can be said that calls for a look."""
COLUMNS = (Column("Partnership"), Column("Why"), Column("Who and when"))
MOST_NAMED = 8


def worth_a_look(told: Sequence[PartnershipPart]) -> list[PartnershipPart]:
    """Those that call for a decision, then others of such a state, in that order."""
    those = [each for each in told if not each.ended and state_kind(each) in WORTH]
    return sorted(
        those, key=lambda each: (not needs_decision(each), WORTH.index(state_kind(each)), each.name.casefold())
    )


def many(decide: Sequence[PartnershipPart], rest: Sequence[PartnershipPart], review: ReviewResult) -> Iterator[Block]:
    """The first few by state, with one next step for those that are alike; the others in folds, by name."""
    every = [*decide, *rest]
    first = worth_a_look(every)[:MOST_LINES]
    by: dict[str, list[PartnershipPart]] = {}
    for each in first:
        by.setdefault(state_words(each), []).append(each)
    groups = tuple(
        RowGroup(_head(words, those), tuple(_row(each, review) for each in those)) for words, those in by.items()
    )
    if groups:
        yield Table(f"The {counted(len(first))} to look at first", COLUMNS, groups, "boards", anchor="boards")
    after = [each for each in every if each not in first]
    if after:
        yield Part(
            f"The other {len(after):,}" if first else f"All {len(after):,}", tuple(_others(after, review)), "others"
        )


def _head(words: str, those: Sequence[PartnershipPart]) -> str:
    return f"{words[:1].upper()}{words[1:]} ({len(those):,}). {means(those[0])} {considers(those[0])}".strip()


def _row(each: PartnershipPart, review: ReviewResult) -> Row:
    return Row(((Span(called(each, review), "strong", anchor(each)),), reason(each, review), WritingLines()))


def _others(after: Sequence[PartnershipPart], review: ReviewResult) -> Iterator[Block]:
    by: dict[str, list[PartnershipPart]] = {}
    for each in after:
        by.setdefault(state_words(each), []).append(each)
    for words, those in by.items():
        entries: tuple[Text, ...] = tuple((Span(called(each, review), "plain", anchor(each)),) for each in those)
        inside = (Paragraph(means(those[0])), Listing(entries)) if not those[0].ended else (Listing(entries),)
        yield Fold(f"{words[:1].upper()}{words[1:]}", inside, f"{len(those):,}")


def across(review: ReviewResult, told: Sequence[PartnershipPart]) -> tuple[Block, ...]:
    lines = tuple(_lines(review, told))
    return (Part("Across all of them", (Listing(lines),), "all"),) if lines else ()


def _lines(review: ReviewResult, told: Sequence[PartnershipPart]) -> Iterator[Text]:
    found = review.across
    names = {each.id: called(each, review) for each in told}
    emptied = [names[id] for id in found.emptied if id in names]
    if emptied:
        some = (
            listed(emptied)
            if len(emptied) <= MOST_NAMED
            else f"{', '.join(emptied[:MOST_NAMED])} and {len(emptied) - MOST_NAMED:,} more"
        )
        yield (strong(f"{_capital(len(emptied))} lost everybody"), f" in the period: {some}.")
    same = [pair for pair in review.portfolio.pairs if pair.members == "100%"] if review.portfolio else []
    for pair in same[:3]:
        if pair.one in names and pair.other in names:
            yield (
                strong("All of the smaller one's members sit on both: "),
                f"{names[pair.one]}, and {names[pair.other]}.",
            )
    several = sum(n for _, n in found.leading)
    if several:
        most, n = found.leading[-1]
        lead = f"{_capital(several)} of {found.leaders:,} chairs and co-chairs"
        yield (strong(lead), f" lead more than one; {counted(n)} {'leads' if n == 1 else 'lead'} {counted(most)}.")
    if found.seats:
        new = f"{found.new_hands:,} of {found.seats:,} seats"
        yield (strong(new), " are held by somebody who held none there at the start of the period.")


def _capital(n: int) -> str:
    said = counted(n)
    return f"{said[:1].upper()}{said[1:]}"
