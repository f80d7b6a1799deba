"""The rotation forecast: what happens if nothing changes, what each rule would do, and how far to trust it."""

from collections.abc import Iterator

from afresh.report.charts.fan import fan
from afresh.report.document import (
    Block,
    Callout,
    Columns,
    Definitions,
    Figure,
    Fold,
    Heading,
    Listing,
    Paragraph,
    table,
)
from afresh.review.advice_parts import ForecastChart, ForecastPart
from afresh.review.result import PartnershipPart


def forecast(part: PartnershipPart) -> tuple[Block, ...]:
    found = part.forecast
    return (Fold("The coming years", tuple(told(found)), anchor=f"forecast-{part.id}"),) if found else ()


def told(found: ForecastPart) -> Iterator[Block]:
    if found.refused:
        yield Paragraph(found.heading, "lead")
        yield Callout((Paragraph(found.refused),))
        return
    for i, line in enumerate(found.says):
        yield Paragraph(line, "lead" if not i else "")
    yield from _charts(found.charts[:1])
    yield Heading("What each rule would do", 3)
    caption = (
        "The rules compared: the middle of the draws (of what is given a year, their mean), and where 90% of them lie"
    )
    yield table(caption, found.columns, [each.row for each in found.rules], style="small")
    if found.rules_do:
        yield Listing(found.rules_do)
    yield Fold(
        "What the rules are", (Definitions(tuple((each.title, each.explained) for each in found.rules)),), minor=True
    )
    yield Heading("How far to trust it", 3)
    yield Paragraph(found.held)
    yield Listing(found.rests_on)
    yield Fold("What is assumed", (Listing(found.assumed),), minor=True)
    yield from _charts(found.charts[1:])
    yield Fold("Year by year", tuple(_years(found)), minor=True)


def _charts(charts: tuple[ForecastChart, ...]) -> Iterator[Block]:
    for chart in charts:
        yield Heading(chart.title, 3)
        figures = [
            Figure(each.title, "", fan(each), f"{each.title}. The tables below hold the same figures.", ())
            for each in chart.fans
        ]
        for i in range(0, len(figures), 2):
            yield Columns((figures[i],), tuple(figures[i + 1 : i + 2]))
        yield Paragraph(chart.explained, "key")


def _years(found: ForecastPart) -> Iterator[Block]:
    if found.past:
        yield table("What was", found.year_columns, found.past, style="small")
    for each in found.rules:
        yield table(each.title, found.year_columns, each.years, style="small")
