"""What is told of all partnerships together: side by side, how organisations answered, and how it was worked out."""

from collections.abc import Iterator, Mapping

from afresh.forms import number
from afresh.measure import measure_named, names
from afresh.panel.register import rule_settings
from afresh.report.document import (
    Block,
    Column,
    Definitions,
    Fold,
    Heading,
    Listing,
    Page,
    Paragraph,
    Sentence,
    Span,
    Text,
    strong,
    table,
)
from afresh.report.sections.evidence import cited, statement
from afresh.report.sections.standing import anchor, tag
from afresh.review.overview_parts import OrganisationsPart, PortfolioPart
from afresh.review.result import PartnershipPart, ReviewResult
from afresh.review.rules import rules
from afresh.settings import default_settings
from afresh.words import portfolio as words

HEADS = {
    "meetings": "Meetings held", "hours": "Member-hours a year", "given": "Put in", "decisions": "Decided",
    "each": "For each proposal adopted", "results": "Results",
}  # fmt: skip
MOST_ROWS = 50
HOW_SURE = (
    "How sure a state is: what the records leave uncertain is varied at random, many times; 96 in 100 says that 96 of "
    "a hundred of these draws give the same state, or one of the two."
)


def side_by_side(review: ReviewResult) -> Page | None:
    found = review.portfolio
    if found is None or len(review.partnerships) < 2:
        return None
    parts = {each.id: each for each in review.partnerships}
    blocks: list[Block] = [Paragraph(found.headline, "lead"), Paragraph(found.in_all)]
    blocks += [Paragraph(line) for line in found.not_on_record]
    blocks += list(_listings(found, parts))
    blocks += [Paragraph(line) for line in (found.winning, found.others) if line]
    blocks.append(
        Fold("Each beside the others", (_rows(found, parts), Paragraph(words.NOT_FREE, "key")), str(len(found.rows)))
    )
    if found.pairs:
        blocks.append(Fold("What they share", tuple(_pairs(found, parts)), str(len(found.pairs))))
    return Page("side-by-side", "All partnerships side by side", tuple(blocks))


def _named(id: str, parts: Mapping[str, PartnershipPart]) -> Span:
    part = parts.get(id)
    return Span(part.name if part else id, "plain", anchor(part) if part else "")


def _listings(found: PortfolioPart, parts: Mapping[str, PartnershipPart]) -> Iterator[Block]:
    for listing in found.listings:
        if not listing.each:
            continue
        entries: list[tuple[Block, ...]] = []
        for one in listing.each:
            line: list[Span | str] = []
            for i, id in enumerate(one.partnerships):
                line += ([" and "] if i else []) + [_named(id, parts)]
            of = parts[one.partnerships[0]]
            entries.append((Paragraph(tuple(line)), *(statement(each, of) for each in one.because)))
        yield Fold(listing.title, (Paragraph(listing.means), Listing(tuple(entries))), str(len(listing.each)))


def _rows(found: PortfolioPart, parts: Mapping[str, PartnershipPart]) -> Block:
    shown = [name for name in HEADS if name in found.columns or (name == "each" and "decisions" in found.columns)]
    columns = ["Partnership", *(HEADS[name] for name in shown)]
    rows = []
    for row in found.rows[:MOST_ROWS]:
        cells: list[Text] = [(_named(row.partnership, parts), " ", tag(parts[row.partnership]))]
        for name in shown:
            value = getattr(row, name)
            cells.append(value if isinstance(value, str) else "; ".join(value))
        rows.append(cells)
    more = f" (the first {MOST_ROWS} of {len(found.rows):,})" if len(found.rows) > MOST_ROWS else ""
    return table(f"What each takes and gives{more}", columns, rows, style="small")


def _pairs(found: PortfolioPart, parts: Mapping[str, PartnershipPart]) -> Iterator[Block]:
    rows = [
        ((_named(each.one, parts),), (_named(each.other, parts),), each.members, each.issues) for each in found.pairs
    ]
    yield table(found.pairs_title, ("One", "Other", "Members shared", "Issues shared"), rows, style="small")
    yield from (Paragraph(line, "key") for line in (found.more_pairs, found.issues_unknown) if line)


def organisations(review: ReviewResult) -> Page | None:
    found = review.organisations
    blocks: list[Block] = []
    if found.answered:
        blocks += [Paragraph(line) for line in found.explained]
        blocks.append(Fold("How organisations answered", (_answers(found),), str(len(found.answered))))
    if found.initiative:
        inside: list[Block] = [Paragraph(found.initiative_explained)]
        for one in found.initiative:
            text = (strong(f"{one.name}: "), " ".join(one.says))
            inside.append(Sentence(text, cited(found.records, one.records, one.more)))
        inside.append(Paragraph(found.initiative_untold, "key"))
        blocks.append(
            Fold("What organisations put forward, backed and gave", tuple(inside), str(len(found.initiative)))
        )
    return Page("organisations", "Organisations", tuple(blocks)) if blocks else None


def _answers(found: OrganisationsPart) -> Block:
    columns = (
        "Organisation", Column("Supported", True), Column("Share", True), Column("Had all been asked the same", True),
        Column("Of new ones", True), Column("Absent", True), "Reasons recorded",
    )  # fmt: skip
    rows = [
        (each.name, each.supported, each.share, each.alike, each.new_ones, f"{each.absent:,}", each.reasons)
        for each in found.answered
    ]
    return table(
        "How organisations answered proposals that somebody did not support, by name", columns, rows, style="small"
    )


def method(review: ReviewResult) -> Page:
    reading, chance = review.reading, review.chance
    lines = [
        (each.title, each.when, f"{each.looked_at:,}", f"{each.stood_out:,}", number(round(each.by_chance, 1)))
        for each in chance.lines
    ]
    blocks: list[Block] = [
        Paragraph(_period(review)),
        Paragraph(HOW_SURE),
        Fold(
            "How many findings stand out by luck alone",
            (
                Paragraph(chance.says),
                table(
                    "Against chance",
                    ("Measure", "Stands out if", "Looked at", "Stood out", "By luck"),
                    lines,
                    style="small",
                ),
                Paragraph(chance.explained, "key"),
            ),
        ),
        Fold("What was read", tuple(_read(review)), str(len(reading.tables))),
        Fold("What would switch on more", (Definitions(reading.missing),), str(len(reading.missing))),
        Fold("The measures", (Definitions(tuple(_measures())),), str(len(names()))),
        Fold("The panel's rules", (Definitions(tuple(_rules())),), str(len(rules()))),
        Fold("Thresholds: conventions, not tested limits", (Definitions(tuple(_settings(review))),)),
    ]
    return Page("method", "How this was worked out", tuple(blocks))


def _period(review: ReviewResult) -> str:
    from afresh.vocabulary import Period
    from afresh.words import front

    return front.period(Period(review.after, review.at), review.level)


def _read(review: ReviewResult) -> Iterator[Block]:
    reading = review.reading
    yield Definitions(reading.tables)
    if reading.left_out:
        yield Paragraph(reading.left_out)
    problems = [f"{each.severity}, {each.times:,} times: {each.first}" for each in reading.problems]
    if problems:
        yield Heading("What was met while reading", 3)
        yield Listing(tuple(problems))
    if reading.notes:
        yield Heading("Noted", 3)
        yield Listing(reading.notes)


def _measures() -> Iterator[tuple[Text, Text]]:
    for name in names():
        each = measure_named(name)
        yield each.title, f"{each.question} {each.formula}. How it misleads: {each.misleads}. {each.source}"


def _rules() -> Iterator[tuple[Text, Text]]:
    for each in rules():
        yield (
            each.title,
            f"{each.standpoint}. Looks for {each.looks_for}. Not used when {each.not_used_when}. {each.evidence}"
            + (f" (added by {each.added_by})" if each.added_by else ""),
        )


def _settings(review: ReviewResult) -> Iterator[tuple[Text, Text]]:
    known = {setting.name: setting.means for setting in default_settings().adding(rule_settings())}
    for name, value in review.settings.items():
        yield known.get(name, name), number(value)
