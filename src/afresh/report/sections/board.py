"""One partnership's page: state and decision, why beside its result, what to consider, who is missing, then folds."""

from afresh.forms import day, number
from afresh.report.charts.process import process
from afresh.report.document import Block, Callout, Columns, Figure, Fold, Page, Paragraph, table
from afresh.report.sections.considering import considers, means
from afresh.report.sections.figures import all_figures
from afresh.report.sections.forecast import forecast
from afresh.report.sections.missing import missing
from afresh.report.sections.people import people
from afresh.report.sections.promised import promised_here
from afresh.report.sections.questions import questions
from afresh.report.sections.reasons import why
from afresh.report.sections.standing import anchor, needs_decision, tag
from afresh.report.sections.suggestions import considered, others, unseen
from afresh.report.sections.waiting import holding_back, waiting
from afresh.review.parts import IndicatorPart
from afresh.review.result import PartnershipPart, ReviewResult
from afresh.words import coverage as coverage_words

NO_CHANGE = "No change is suggested."
SHOWN_FIGURES = 13


def board(part: PartnershipPart, review: ReviewResult) -> Page:
    quiet = part.state.held == "fresh" and not needs_decision(part)
    charts = tuple(_chart(each, part) for each in _worth_showing(part))
    blocks: list[Block] = [*promised_here(part), Paragraph(_lead(part), "big" if quiet else "lead")]
    if part.gone:
        blocks.append(
            Callout(
                (
                    Paragraph(
                        "By the look of the records it is there no longer. Nothing is advised until that is answered."
                    ),
                )
            )
        )
    blocks.append(Columns((why(part, review),), charts[:1] or missing(part)))
    if not quiet:
        blocks += considered(part)
    blocks += missing(part) if charts else ()
    if quiet:
        blocks += _folded(considered(part))
    blocks += [*questions(part), *others(part), *forecast(part)]
    if len(charts) > 1:
        blocks.append(Fold("Other results", charts[1:], str(len(charts) - 1)))
    blocks += [*all_figures(part), *people(part, review), *waiting(part), *holding_back(part)]
    blocks.append(Fold("Records, and how this was worked out", (*_rests_on(part), *unseen(part))))
    return Page(anchor(part), part.name, tuple(blocks), tag(part))


def _folded(found: tuple[Block, ...]) -> tuple[Block, ...]:
    return (Fold("Worth a look all the same", found),) if found else ()


def _lead(part: PartnershipPart) -> str:
    if part.ended:
        return f"It ended on {day(part.ended)}."
    if part.state.held == "fresh" and not needs_decision(part):
        return NO_CHANGE
    return f"{means(part)} {considers(part)}".strip()


def _worth_showing(part: PartnershipPart) -> list[IndicatorPart]:
    """Those with a chart: concern first, then improvement, then the rest."""
    order = {"concern": 0, "improvement": 1}
    return sorted((each for each in part.indicators if each.has_chart), key=lambda each: order.get(each.reading, 2))


def _chart(each: IndicatorPart, part: PartnershipPart) -> Figure:
    better = {"lower": "Lower is better.", "higher": "Higher is better."}.get(each.better, "")
    unit = f", {each.unit}" if each.unit else ""
    rows = [(day(one.day), number(one.value), one.flags or "") for one in reversed(each.observed)]
    shown = table(each.name, ("Day", "Figure", "Out of the ordinary"), rows[:SHOWN_FIGURES], style="small")
    rest = (
        (
            Fold(
                f"The {len(rows) - SHOWN_FIGURES:,} before",
                (
                    table(
                        f"{each.name}, before",
                        ("Day", "Figure", "Out of the ordinary"),
                        rows[SHOWN_FIGURES:],
                        style="small",
                    ),
                ),
                minor=True,
            ),
        )
        if len(rows) > SHOWN_FIGURES
        else ()
    )
    said = tuple(Paragraph(line) for line in each.detail)
    says = f"{each.title}. The table holds the same figures."
    return Figure(
        heading=each.title,
        read=f"{each.name}{unit}. {better}".strip(),
        drawing=process(each),
        says=says,
        beside=(*said, shown, *rest),
        fold="In figures",
    )


def _rests_on(part: PartnershipPart) -> tuple[Block, ...]:
    on = part.coverage
    pairs = ((on.meetings, on.with_attendance), (on.items, on.with_issue), (on.proposals, on.with_responses))
    said = [coverage_words.rests_on(*pairs, on.file_numbers), coverage_words.vacant((on.vacant, on.seats))]
    about = [f"{name}: {value}" for name, value in (("Purpose", part.purpose), ("Area", part.area)) if value]
    return tuple(Paragraph(line) for line in (*about, *said) if line)
