"""afresh measures: what is measured, and what each measure asks."""

from collections.abc import Iterator
from typing import Any

import click

from afresh.cli.options import form_option

WIDTH = 100
NAME_WIDTH = 28


@click.command()
@click.argument("name", required=False)
@form_option("text", "json", help="How to show them.")
def command(name: str | None, form: str) -> None:
    """Every measure with its question; of the measure NAME its whole page.

    The page says the formula, the columns, the unit, when there is no value, how it misleads, and the source.
    """
    from afresh.measure import UnknownMeasure, measure_named, measures
    from afresh.report.as_json import as_json

    try:
        rows = [row for row in measures() if name is None or row["name"] == measure_named(name).name]
    except UnknownMeasure as unknown:
        raise click.UsageError(str(unknown)) from None
    if form == "json":
        click.echo(as_json(rows if name is None else rows[0]))
        return
    click.echo("\n".join(_list(rows) if name is None else _page(rows[0])))


def _list(rows: list[dict[str, Any]]) -> Iterator[str]:
    from itertools import groupby
    from textwrap import wrap

    from afresh.measure.families import FAMILIES

    for family, those in groupby(rows, key=lambda row: str(row["family"])):
        yield f"{FAMILIES[family]}\n"
        for row in those:
            lines = wrap(f"{row['title']}: {row['question']}", WIDTH - NAME_WIDTH - 2)
            yield from (f"  {row['name'] if not i else '':{NAME_WIDTH}}{line}".rstrip() for i, line in enumerate(lines))
        yield ""
    yield "'afresh measures NAME' shows the whole page of one."


def _page(row: dict[str, Any]) -> Iterator[str]:
    from textwrap import fill

    from afresh.measure.measure import HEADINGS

    yield f"{row['title']} ({row['name']}, {row['family']})\n"
    yield fill(row["summary"], WIDTH) + "\n"
    for heading in HEADINGS:
        yield fill(f"{heading:11}{row[heading.lower()]}", WIDTH, subsequent_indent=" " * 11)
