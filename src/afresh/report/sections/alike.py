"""Whether those here are alike, and who never gets a look in: each against chance, as a chart and tables."""

from afresh.forms import number, percent
from afresh.report.charts.strips import strips
from afresh.report.document import Block, Column, Figure, Paragraph, table
from afresh.review.parts import FindingPart
from afresh.review.result import PartnershipPart
from afresh.words import mirror_images as words

READ = "Bar: what chance would give. Circle: the share here, where chance could give it. Square: beyond chance."


def alike(part: PartnershipPart) -> tuple[Block, ...]:
    found = told(part)
    if not found:
        return ()
    columns = (
        "Alike by", Column("Share of pairs", True), Column("By chance", True), Column("Pairs", True), "Beside chance",
    )  # fmt: skip
    rows = [
        (by(each), percent(each.value or 0), words.chance(each), f"{each.n:,}", words.verdict(each)) for each in found
    ]
    held = table("Pairs that are alike, and what chance would give", columns, rows, style="small")
    notes = [Paragraph(note, "key") for note in words.notes(list(found))]
    title = words.title(list(found))
    if not any(each.low is not None for each in found):
        return (held, *notes)
    drawn = strips([(by(each), each.value or 0.0, each.low, each.high) for each in found])
    says = f"{title}. The table holds the same figures."
    return (
        Figure(
            heading=title,
            read=READ,
            drawing=drawn,
            says=says,
            beside=(held, *notes, Paragraph(words.EXPLAINED, "key")),
            fold="The figures",
        ),
    )


def told(part: PartnershipPart) -> list[FindingPart]:
    """Those that have a value, in the order in which they are told."""
    order = list(words.BY)
    found = [one for one in part.every("same_kind_pairs") if one.value is not None]
    return sorted(found, key=lambda one: order.index(one.subject) if one.subject in order else len(order))


def by(found: FindingPart) -> str:
    return words.BY.get(found.subject, found.subject)


def look_in(part: PartnershipPart) -> tuple[Block, ...]:
    found = list(part.every("look_in"))
    if not any(each.n for each in found):
        return ()
    columns = (
        "Organisations that work on its issues", Column("Could sit here", True), Column("Seated", True),
        Column("By chance", True), "Beside chance",
    )  # fmt: skip
    rows = [
        (words.kind(each.subject), f"{each.n:,}", seated(each), words.by_chance(each), words.look_in_verdict(each))
        for each in found
        if each.n
    ]
    made = table(words.look_in_title(found), columns, rows, style="small")
    return (made, Paragraph(words.LOOK_IN_EXPLAINED, "key"))


def seated(found: FindingPart) -> str:
    """How many are seated; known also where they are too few to set against chance."""
    if found.value is not None:
        return number(found.value)
    counted = found.facts.get("counted")
    return number(float(counted)) if isinstance(counted, int | float) else "–"
