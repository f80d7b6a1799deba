"""Every figure of a partnership: folded, by family, each in a sentence with its records."""

from collections.abc import Iterator

from afresh.measure import measure_named
from afresh.measure.families import FAMILIES, place
from afresh.report.document import Block, Fold, Heading, Listing, Paragraph, Sentence
from afresh.report.sections.alike import alike, look_in
from afresh.report.sections.evidence import cited
from afresh.report.sections.users import users
from afresh.review.result import PartnershipPart

IN_TABLES = {"same_kind_pairs", "look_in"}


def all_figures(part: PartnershipPart) -> tuple[Block, ...]:
    blocks = tuple(_families(part))
    told = sum(each.value is not None for each in part.findings)
    return (Fold("All figures", blocks, str(told), anchor=f"figures-{part.id}"),) if blocks else ()


def _families(part: PartnershipPart) -> Iterator[Block]:
    measures = sorted({each.measure for each in part.findings}, key=place)
    taken = [name for name in measures if measure_named(name).on_page]
    shown = {name for name in IN_TABLES if any(each.value is not None for each in part.every(name))}
    in_users_table = users(part)
    seen: dict[tuple[int, ...], str] = {}
    for family, title in FAMILIES.items():
        names = [name for name in taken if family == measure_named(name).family]
        entries = tuple(
            (_sentence(part, name, seen),)
            for name in names
            if name not in shown and not (family == "voice" and in_users_table)
        )
        tables = {"difference": (*alike(part), *look_in(part)), "voice": in_users_table}.get(family, ())
        if entries or tables:
            yield Heading(title, 3)
        if entries:
            yield Listing(entries)
        yield from tables


def _sentence(part: PartnershipPart, measure: str, seen: dict[tuple[int, ...], str]) -> Sentence:
    """What the findings of one measure say together, with the records under them, each list once."""
    found = part.every(measure)
    said = " ".join(dict.fromkeys(each.says for each in found[:MOST_TOGETHER]))
    more = f" And {len(found) - MOST_TOGETHER} more." if len(found) > MOST_TOGETHER else ""
    title, records = measure_named(measure).title, found[0].records
    first = seen.setdefault(records, title)
    if records and first != title:
        return Sentence(f"{title}: {said}{more}", (Paragraph(f"The same records as under ‘{first}’.", "soft"),))
    return Sentence(f"{title}: {said}{more}", cited(part.records, records, found[0].more))


MOST_TOGETHER = 6
"""Subjects of one measure that are told in a line."""
