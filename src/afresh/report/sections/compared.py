"""What is different between two reviews of one place, told and not explained."""

from collections.abc import Callable, Iterator

from afresh.forms import bracketed, count, counted, day, listed, number, percent, rate
from afresh.report.document import Block, Column, Document, Fold, Listing, Page, Paragraph, Part, Text, strong, table
from afresh.review.compare import Comparison, Figure, NewFigure, PartnershipChange
from afresh.review.parts import Change
from afresh.words import methods as method_words
from afresh.words.front import FICTIONAL

TITLES = {
    "arrivals": "New members a year for each seat",
    "proposals_adopted": "Proposals adopted within a year",
    "attendance_rate": "Expected attendances by the member in person",
    "days_since_held": "Days since the last meeting held",
}
FORMS: dict[str, Callable[[float], str]] = {
    "arrivals": rate,
    "proposals_adopted": percent,
    "attendance_rate": percent,
    "days_since_held": number,
}
NO_CAUSE = (
    "This says what is different, and not why. Brackets hold 90% ranges. A figure can speak of several years, "
    "so that the two rest in part on the same records."
)


def compared(made: Comparison) -> Document:
    title = f"What changed from {day(made.earlier)} to {day(made.later)}"
    names = method_words.NAMES_ON if made.names else method_words.NAMES_OFF
    return Document(
        title=title,
        label="Two reviews compared",
        note=FICTIONAL if made.fictional else "",
        pages=(Page("compared", title, tuple(_blocks(made))),),
        foot=(f"Made from two saved reviews. {names}",),
    )


def _blocks(made: Comparison) -> Iterator[Block]:
    yield Paragraph(NO_CAUSE)
    if made.unlike:
        settings = listed([each.replace("_", " ") for each in made.unlike])
        yield Paragraph(
            f"Figures may differ by this alone, that the two were made with different settings: {settings}."
        )
    yield Part("States", (_states(made),), "states")
    for said, those in (
        ("only in the earlier review", made.only_earlier),
        ("only in the later review", made.only_later),
    ):
        if those:
            yield Fold(f"Partnerships {said}", (Listing(those),), count(len(those), "partnership"))
    for each in made.partnerships:
        if blocks := tuple(_partnership(each)):
            yield Part(each.name, blocks, f"partnership-{each.id}")


def _states(made: Comparison) -> Block:
    moved: list[Text] = [
        (strong(each.name), f" was {each.state.was}; it is {each.state.now} now.")
        for each in made.partnerships
        if each.state
    ]
    unsure = sum(each.state is None and each.was != each.now for each in made.partnerships)
    if unsure:
        moved.append(
            f"Of {counted(unsure)} the state has another name, but one of the two is not sure enough to compare."
        )
    return Listing(tuple(moved)) if moved else Paragraph("No state changed.")


def _partnership(each: PartnershipChange) -> Iterator[Block]:
    if each.renamed_from:
        yield Paragraph(f"It was called {each.renamed_from}.")
    if figures := [one for one in each.figures if one.was != one.now]:
        columns = ("Measure", Column("Earlier", numeric=True), Column("Later", numeric=True))
        yield table(f"Figures of {each.name}", columns, [_figure(one) for one in figures], hidden_caption=True)
    lines: list[Text] = [_indicator(one) for one in each.indicators]
    lines += [
        (strong(head), f"{'; '.join(map(_seat, those))}.")
        for head, those in (("Came: ", each.came), ("Left: ", each.left))
        if those
    ]
    lines += [(strong("New advice: "), _ended(text)) for text in each.new_advice]
    lines += [(strong("No longer advised: "), _ended(text)) for text in each.advice_gone]
    if lines:
        yield Listing(tuple(lines))


def _ended(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _figure(one: Figure) -> tuple[str, str, str]:
    form = FORMS[one.measure]
    return (
        TITLES[one.measure],
        _value(one.was, one.was_low, one.was_high, form),
        _value(one.now, one.now_low, one.now_high, form),
    )


def _value(value: float | None, low: float | None, high: float | None, form: Callable[[float], str]) -> str:
    if value is None:
        return "not known"
    return form(value) if low is None and high is None else f"{form(value)} ({bracketed(low, high, form)})"


def _indicator(one: NewFigure) -> Text:
    wish = {"lower": "lower is better", "higher": "higher is better"}.get(one.better, "")
    reading = {"concern": "a concern", "improvement": "an improvement", "unusual": "unusual"}.get(one.reading, "")
    said = f"{number(one.was)} on {day(one.was_on)}, {number(one.now)} on {day(one.now_on)}"
    more = "; ".join(part for part in (wish, f"by its usual ups and downs {reading}" if reading else "") if part)
    return (strong(f"{one.name}: "), f"{said}{f' ({more})' if more else ''}.")


def _seat(one: Change) -> str:
    return f"{one.seat} ({day(one.day)})"
