"""The first page: how many need a decision, where each stands, what changed, and what it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from afresh.forms import ago, bracketed, count, counted, day, listed, number, percent, rate
from afresh.report.charts.axes import Point, axes
from afresh.report.document import (
    Block,
    Column,
    Columns,
    Definitions,
    Figure,
    Fold,
    Listing,
    Page,
    Paragraph,
    Part,
    Row,
    RowGroup,
    Span,
    Table,
    Text,
    WritingLines,
    strong,
    table,
)
from afresh.report.sections.board import board
from afresh.report.sections.many import MOST_LINES, across, many, worth_a_look
from afresh.report.sections.promised import promised_across
from afresh.report.sections.short_names import called
from afresh.report.sections.standing import (
    anchor,
    needs_decision,
    reason,
    state_kind,
    state_words,
    step,
    tag,
)
from afresh.review.parts import IndicatorPart
from afresh.review.result import PartnershipPart, ReviewResult
from afresh.vocabulary import Period, months_before
from afresh.words import front as words

MOST_CHANGES = 8
ORDER = (
    "stagnant", "blocked", "stale", "dormant", "between", "fresh", "new-people", "too-close-to-call",
    "no-recent-records", "too-new-to-tell", "too-small-to-tell", "not-enough-records", "ended",
)  # fmt: skip
MEANINGS = (
    ("Fresh", "new people come, and proposals get through"),
    ("Stale", "the same people, and proposals get through"),
    ("Blocked", "new people come, but few proposals get through"),
    ("Stagnant", "the same people, and few proposals get through"),
    ("Dormant", "seats are filled, but nobody met in the period"),
)


def first_page(review: ReviewResult) -> Page:
    told = in_order(review)
    decide, rest = [each for each in told if needs_decision(each)], [each for each in told if not needs_decision(each)]
    blocks: list[Block] = [Paragraph(f"{review.says} {review.summary}"), *promised_across(told, review)]
    if review.to_confirm:
        blocks.append(Fold("To confirm first", (Listing(review.to_confirm),), count(len(review.to_confirm), "thing")))
    blocks += across(review, told) if len(told) > MOST_LINES else ()
    blocks += _boards(decide, rest, review)
    blocks.append(Fold("What the words mean", (Definitions(MEANINGS),), minor=True))
    right = (_changed(review, told), _rests(review, told))
    chart = _chart(told, review)
    blocks += [Columns((chart,), right, wide_left=True)] if chart else [Columns(right[:1], right[1:])]
    return Page("first-page", title(decide, told), tuple(blocks))


def alone(part: PartnershipPart, review: ReviewResult) -> Page:
    """Where there is one partnership: its own page, with what a first page says above and below."""
    page = board(part, review)
    above: list[Block] = [Paragraph(review.says)]
    if review.to_confirm:
        above.append(Fold("To confirm first", (Listing(review.to_confirm),), count(len(review.to_confirm), "thing")))
    lead, *rest = page.blocks
    below = Columns((_changed(review, [part]),), (_rests(review, [part]),))
    meanings = Fold("What the words mean", (Definitions(MEANINGS),), minor=True)
    return replace(page, anchor="first-page", blocks=(*above, lead, *rest, below, meanings))


def in_order(review: ReviewResult) -> list[PartnershipPart]:
    those = [each for each in review.partnerships if not each.gone]
    return sorted(those, key=lambda each: (ORDER.index(state_kind(each)), each.name.casefold()))


def title(decide: Sequence[PartnershipPart], told: Sequence[PartnershipPart]) -> str:
    going = [each for each in told if not each.ended]
    if not going:
        return "Partnership review"
    if len(going) == 1:
        return f"{going[0].name}: {state_words(going[0])}"
    if len(told) > MOST_LINES:
        first = worth_a_look(told)
        shown = f"{_some(len(first[:MOST_LINES]))} of {len(going):,} partnerships to look at first"
        return shown if first else f"{len(going):,} partnerships: too little is known of any to say where it stands"
    if not decide:
        return f"None of {counted(len(going))} partnerships needs a decision now"
    needs = "needs" if len(decide) == 1 else "need"
    said = f"{counted(len(decide))} of {counted(len(going))} partnerships {needs} a decision"
    return f"{said[:1].upper()}{said[1:]}"


COLUMNS = (Column("Partnership and state"), Column("Why"), Column("Next step"), Column("Who and when"))


def _boards(
    decide: Sequence[PartnershipPart], rest: Sequence[PartnershipPart], review: ReviewResult
) -> Iterator[Block]:
    if len(decide) + len(rest) > MOST_LINES:
        yield from many(decide, rest, review)
        return
    groups = []
    for head, those in (("Needs a decision", decide), ("Can carry on, or too little is known", rest)):
        if those:
            rows = tuple(_line(each, review) for each in those)
            groups.append(RowGroup(f"{head} ({len(those):,})", rows))
    yield Table("Where each stands", COLUMNS, tuple(groups), "boards", anchor="boards")


def _line(each: PartnershipPart, review: ReviewResult) -> Row:
    return Row((_named(each, review), reason(each, review), step(each), WritingLines()))


def _named(each: PartnershipPart, review: ReviewResult) -> Text:
    return (Span(called(each, review), "strong", anchor(each)), " ", tag(each))


def _chart(told: Sequence[PartnershipPart], review: ReviewResult) -> Figure | None:
    """New members against proposals adopted, of those of which both are known."""
    points, rows = [], []
    for each in told:
        came, adopted = each.of("arrivals"), each.of("proposals_adopted")
        if came is None or came.value is None or each.ended or each.state.on_renewal is None:
            continue
        known = adopted is not None and adopted.value is not None
        share = (
            f"{percent(adopted.value or 0)} ({bracketed(adopted.low, adopted.high)})"
            if known and adopted
            else "not known"
        )
        rows.append((each.name, f"{rate(came.value)} ({bracketed(came.low, came.high, rate)})", share))
        if known and adopted and adopted.value is not None:
            points.append(Point(called(each, review), state_kind(each), came.value, adopted.value))
    if len(points) < 2:
        return None
    low = [each for each in told if each.state.renewal == "low" and not each.ended]
    shut = [each for each in told if each.state.openness == "low" and not each.ended]
    heading = f"{_some(len(low))} hardly change members; {_some(len(shut)).lower()} adopt few proposals"
    beside = table(
        "New members and proposals adopted",
        ("Partnership", "New members a year for each seat", "Adopted within a year"),
        rows,
        style="small",
    )
    lines = (
        f"Dashed lines: {rate(review.settings['low_arrivals'])} new members a year for each seat, and one proposal in "
        "three. They are our convention, not a tested limit; a state rests on counts and not on the side of a line."
    )
    drawn = axes(points, review.settings["low_arrivals"], review.settings["low_openness"])
    says = f"{heading}. The table below holds the same figures."
    return Figure(
        heading, "Higher: more proposals adopted within a year.", drawn, says, (beside, Paragraph(lines, "key"))
    )


def _some(n: int) -> str:
    said = counted(n) if n else "none"
    return f"{said[:1].upper()}{said[1:]}"


def _changed(review: ReviewResult, told: Sequence[PartnershipPart]) -> Part:
    period = Period(review.after, review.at)
    lines = list(_changes(review, told, period))
    blocks: list[Block] = []
    if not review.compared:
        blocks.append(Paragraph(words.no_past(period)))
    if lines:
        blocks.append(Listing(tuple(lines[:MOST_CHANGES])))
    elif review.compared:
        blocks.append(Paragraph("No state changed."))
    if lines[MOST_CHANGES:]:
        blocks.append(
            Fold("More changes", (Listing(tuple(lines[MOST_CHANGES:])),), str(len(lines) - MOST_CHANGES), minor=True)
        )
    return Part(f"What changed in the last {_length(period)}", tuple(blocks), "changed")


def _changes(review: ReviewResult, told: Sequence[PartnershipPart], period: Period) -> Iterator[Text]:
    going = [each for each in told if not each.ended]
    for each in going:
        if each.before is None:
            continue
        comparable = all(state.holds or state.kind == "dormant" for state in (each.before, each.state))
        if comparable and each.before.name != each.state.name:
            yield (
                strong(called(each, review)),
                f" was {each.before.name} {_length(period, of_it=True)} earlier; it is {each.state.name} now.",
            )
    for reading, head in (("concern", "Worse: "), ("improvement", "Better: ")):
        found = [_moved(one, each, review) for each in going for one in each.indicators if one.reading == reading]
        if found:
            yield (strong(head), f"{_some_of(found)}.")
    for each in going:
        if said := _less(each):
            yield (strong(f"{called(each, review)}: "), said)
    moved = [each for each in going if each.id not in review.renamed and (each.joined or each.left)]
    if moved:
        counts = [f"{called(each, review)} ({_went(each)})" for each in moved]
        yield (strong("Came and went: "), f"{_some_of(counts, MOST_MOVED)}.")
    spent = [each.of("member_hours") for each in going]
    hours = [one.value for one in spent if one is not None and one.value is not None]
    if hours:
        yield f"Members gave {number(round(sum(hours)))} recorded hours."


def _moved(one: IndicatorPart, each: PartnershipPart, review: ReviewResult) -> str:
    """Its name with the latest figure, and that of a year before where there is one."""
    last = one.observed[-1]
    before = [seen for seen in one.observed if seen.day <= months_before(last.day, review.months)]
    figures = f"{number(before[-1].value)} to {number(last.value)}" if before else number(last.value)
    return f"{one.name[:1].lower()}{one.name[1:]} ({figures}; {called(each, review)})"


def _less(each: PartnershipPart) -> str:
    rate, trend = each.of("attendance_rate"), each.of("attendance_trend")
    if rate is None or trend is None or rate.value is None or rate.before is None:
        return ""
    fell = trend.high is not None and trend.high < 1 and rate.before > rate.value
    return (
        f"members came in person to {percent(rate.value)} of meetings, down from {percent(rate.before)}."
        if fell
        else ""
    )


def _went(each: PartnershipPart) -> str:
    parts = [
        f"{counted(len(each.joined))} came" if each.joined else "",
        f"{counted(len(each.left))} left" if each.left else "",
    ]
    return ", ".join(part for part in parts if part)


def _some_of(those: Sequence[str], most: int = 4) -> str:
    """a, b and c; or the first few and how many more."""
    if len(those) <= most:
        return listed(list(those))
    return f"{', '.join(those[:most])} and {len(those) - most:,} more"


def _length(period: Period, of_it: bool = False) -> str:
    """year, two years; `of_it`: a year."""
    said = ago(period).removesuffix(" before")
    return said if of_it else said.removeprefix("a ").removeprefix("one ")


MOST_MOVED = 9


def _rests(review: ReviewResult, told: Sequence[PartnershipPart]) -> Part:
    lines: list[Text] = [_rows(review)]
    going = [each for each in told if not each.ended]
    little = [called(each, review) for each in going if each.state.kind in LITTLE]
    if little:
        lines.append((strong("Little to go on: "), f"{_some_of(little)}."))
    none = [called(each, review) for each in going if each.results == "none recorded"]
    if none and len(none) < len(going):
        lines.append((strong("No results on record: "), f"{_some_of(none)}."))
    elif none:
        lines.append((strong("Not known: "), "whether results are better or worse, as no indicator is recorded."))
    lines.append((f"{luck(review)} ", Span("How this was worked out", "plain", "method")))
    return Part("What it rests on", (Listing(tuple(lines)),), "rests")


def luck(review: ReviewResult) -> str:
    """22 of 92 comparisons stand out; luck alone would give about seven."""
    found = review.chance
    if not found.looked_at:
        return "Nothing here could be compared with chance."
    if not found.stood_out:
        if found.looked_at == 1:
            return "The one comparison with chance does not stand out."
        return f"None of the {count(found.looked_at, 'comparison')} with chance stands out."
    expected = f"about {counted(round(found.by_chance))}" if round(found.by_chance) else "hardly any"
    stand = "stands" if found.stood_out == 1 else "stand"
    some = f"{found.stood_out:,} of {count(found.looked_at, 'comparison')} {stand} out"
    return f"{some}; luck alone would give {expected}."


LITTLE = ("too new to tell", "too small to tell", "not enough records", "no recent records", "too close to call")


def _rows(review: ReviewResult) -> str:
    out = review.reading.rows_left_out
    read = (
        "Every row was read and none left out."
        if not out
        else f"{count(out, 'row')} could not be used, of {review.reading.rows_found:,}."
    )
    return f"{read[:1].upper()}{read[1:]} The last entry is of {day(review.last_recorded)}."
