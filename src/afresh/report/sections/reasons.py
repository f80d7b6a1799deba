"""Why a partnership is in its state, in a few sentences that a chair would say, with what each rests on."""

from collections.abc import Iterator
from datetime import date

from afresh.forms import bracketed, count, counted, day, number, percent, sentence
from afresh.report.document import Block, Paragraph, Part, Sentence, Span, strong
from afresh.report.sections.evidence import finding_evidence
from afresh.review.parts import IndicatorPart, OpennessPart, RenewalPart
from afresh.review.result import PartnershipPart, ReviewResult
from afresh.words import states as words

VERY, FAIRLY, RATHER = 0.9, 0.75, 0.6


def why(part: PartnershipPart, review: ReviewResult) -> Part:
    blocks: list[Block] = [*_axes(part, review), *_results(part), *_energy(part)]
    if sure := how_sure(part):
        blocks.append(Paragraph(sure, "soft"))
    return Part("Why this state", tuple(blocks))


def _axes(part: PartnershipPart, review: ReviewResult) -> Iterator[Block]:
    state = part.state
    if state.on_renewal is None:
        fewest = {"months": review.settings["record_months"], "seat_years": review.settings["seat_years"]}
        for reason in state.reasons:
            yield Sentence(words.SETTLED[reason].format(**fewest), ())
        return
    yield _renewal(part, state.on_renewal, review)
    if state.on_openness is not None:
        yield _openness(part, state.on_openness)
    else:
        yield Sentence(_unknown(part, review), tuple(_evidence(part, "proposals_adopted")))


def _renewal(part: PartnershipPart, on: RenewalPart, review: ReviewResult) -> Sentence:
    came, where = in_so_long(on, review.at), for_seats(part)
    if not on.newcomers:
        text: list[Span | str] = [strong("Nobody new"), f" has joined{where} {came}."]
    else:
        heads = {"low": "Few people join:", "not low": "New people come:"}
        head = heads.get(on.count_says, "Whether enough people join is not clear:")
        text = [strong(head), f" {counted(on.newcomers)} joined{where} {came}."]
    return Sentence(tuple(text), tuple(_renewal_evidence(part, on, review)))


def _renewal_evidence(part: PartnershipPart, on: RenewalPart, review: ReviewResult) -> Iterator[Block]:
    cuts = (on.low_up_to, on.not_low_from)
    over = words.counted_over(on.newcomers, on.seat_years, on.since, on.days, on.on_a_day)
    days = "such days " if on.days != on.newcomers else ""
    yield Paragraph(f"{over} {words.renewal_by_chance(on.count_says, cuts, days)}")
    if on.new_issues and on.count_says != "not low":
        yield Paragraph(words.NEW_ISSUES)
    if on.by_clock:
        yield Paragraph(words.BY_CLOCK)
    elif on.longer:
        yield Paragraph(words.LONGER.format(years=count(on.longer, "year")))
    if on.term_unseen:
        yield Paragraph(words.TERM_UNSEEN.format(term=on.term_months))
    yield from _evidence(part, "arrivals")


def for_seats(part: PartnershipPart) -> str:
    """How many seats there are, where that is recorded."""
    held = sum(each.recorded_as_seat and each.end is None for each in part.seats)
    return f" its {counted(held)} seats" if held else ""


def in_so_long(on: RenewalPart, at: date) -> str:
    """in four years"""
    return f"in {so_long((at - on.since).days)}"


def so_long(days: int) -> str:
    years = days / 365.25
    return count(round(years), "year") if years >= 1.75 else count(max(1, round(years * 12)), "month")


def _openness(part: PartnershipPart, on: OpennessPart) -> Sentence:
    some = counted(on.adopted) if on.adopted else "none"
    got = f"{some} of {on.of} within a year" if on.adopted else f"none of {on.of} within a year"
    others = (
        f", against {in_words(2 * on.half_of_others)} on your other boards" if on.half_of_others is not None else ""
    )
    later = f"; {counted(on.in_the_end)} in the end" if on.in_the_end > on.adopted else ""
    if on.slow:
        text: list[Span | str] = [
            strong("Proposals get through, but slowly:"),
            f" {got}, and {counted(on.in_the_end)} in the end.",
        ]
    else:
        heads = {"low": "Few proposals get through:", "not low": "Proposals get through:"}
        head = heads.get(part.state.openness or "", "Whether proposals get through is not clear:")
        text = [strong(head), f" {got}{others}{later}."]
    return Sentence(tuple(text), tuple(_openness_evidence(part, on)))


def _openness_evidence(part: PartnershipPart, on: OpennessPart) -> Iterator[Block]:
    cuts = (on.low_up_to, on.not_low_from)
    against = words.openness_by_chance(part.state.openness or "", on.slow, cuts, (on.half_of_others, on.others))
    if against:
        yield Paragraph(against)
    yield from _evidence(part, "proposals_adopted")


def _unknown(part: PartnershipPart, review: ReviewResult) -> str:
    adopted = part.of("proposals_adopted")
    recorded = int(adopted.facts.get("recorded") or 0) if adopted else 0
    n = adopted.n if adopted else 0
    return words.openness_unknown(part.state.openness_unknown, n, recorded, int(review.settings["fewest_proposals"]))


def _evidence(part: PartnershipPart, measure: str) -> list[Block]:
    found = part.of(measure)
    return finding_evidence(found, part) if found is not None else []


def _results(part: PartnershipPart) -> Iterator[Block]:
    for reading, head in (("concern", "Results are worse:"), ("improvement", "Results are better:")):
        for each in part.indicators:
            if each.reading == reading:
                yield Sentence((strong(head), f" {latest(each)}"), tuple(_figures(each, part)))
    if part.indicators and part.results == "no clear change" and not any(_odd(each) for each in part.indicators):
        said = "; ".join(f"{each.name}: {number(each.observed[-1].value)}" for each in part.indicators if each.observed)
        yield Sentence((strong("Results: no clear change."), f" {sentence(said)}" if said else ""), ())


def _odd(each: IndicatorPart) -> bool:
    return each.reading in ("concern", "improvement")


def latest(each: IndicatorPart) -> str:
    """The latest figure and how long it has been out of the ordinary."""
    last, run = each.observed[-1], 0
    for one in reversed(each.observed):
        if one.reading != last.reading or not one.reading:
            break
        run += 1
    months = f", out of the ordinary in the last {count(run, 'figure')}" if run > 1 else ""
    unit = f" {each.unit}" if each.unit and each.unit != "%" else each.unit
    return f"{each.name}, {number(last.value)}{unit} on {day(last.day)}{months}."


def _figures(each: IndicatorPart, part: PartnershipPart) -> Iterator[Block]:
    for line in each.detail:
        yield Paragraph(line)
    yield Paragraph("These happened together; neither need have caused the other.", "soft")


def _energy(part: PartnershipPart) -> Iterator[Block]:
    rate, trend = part.of("attendance_rate"), part.of("attendance_trend")
    if rate is not None and rate.value is not None and trend is not None and trend.high is not None and trend.high < 1:
        before = f", down from {percent(rate.before)}" if rate.before is not None and rate.before > rate.value else ""
        said = f" in person to {percent(rate.value)} of meetings{before}."
        evidence = [*finding_evidence(rate, part), *finding_evidence(trend, part)]
        yield Sentence((strong("Members come less:"), said), tuple(evidence))
    last = part.of("days_since_held")
    if part.state.kind == "dormant" and last is not None and last.value:
        yield Sentence(
            (strong("It last met"), f" {so_long(int(last.value))} ago."), tuple(finding_evidence(last, part))
        )


def how_sure(part: PartnershipPart) -> str:
    support = part.state.support
    if support is None:
        return ""
    word = next(
        (word for least, word in ((VERY, "very"), (FAIRLY, "fairly"), (RATHER, "rather")) if support >= least),
        "not very",
    )
    what = " that it is one of these two" if part.state.kind == "between" else ""
    said = f"How sure{what}: {word} ({min(99, round(100 * support))} in 100)."
    return " ".join((said, *map(words.provisional, part.state.provisional)))


FRACTIONS = {
    1 / 10: "one in ten", 1 / 5: "one in five", 1 / 4: "one in four", 1 / 3: "one in three", 2 / 5: "two in five",
    1 / 2: "half", 3 / 5: "three in five", 2 / 3: "two in three", 3 / 4: "three in four", 4 / 5: "four in five",
    9 / 10: "nine in ten",
}  # fmt: skip
CLOSE = 0.025


def in_words(share: float) -> str:
    """two in three; a percentage where no plain fraction is near."""
    near = min(FRACTIONS, key=lambda fraction: abs(fraction - share))
    return FRACTIONS[near] if abs(near - share) <= CLOSE else percent(share)


def likely(low: float | None, high: float | None) -> str:
    """(likely 3% to 25%)"""
    return f" (likely {bracketed(low, high)})" if low is not None and high is not None else ""
