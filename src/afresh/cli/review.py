"""afresh review: the main job."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from afresh.cli.opening import at_work, summary
from afresh.cli.options import Reading, data_argument, period_options, reading_options
from afresh.forms import day
from afresh.words import front

AHEAD = (
    "{day} is after today: what has not happened yet is taken as not having happened, so that a table may look dormant."
)


@click.command()
@data_argument
@period_options
@reading_options
@click.option(
    "-o",
    "--out",
    type=click.Path(path_type=Path),
    default=Path("review"),
    show_default=True,
    help="Folder to write to.",
)
@click.option(
    "--format",
    "formats",
    type=click.Choice(["html", "json", "text"]),
    multiple=True,
    help="May be given more than once. Default: html and json.",
)
@click.option(
    "--partnership",
    "pages",
    multiple=True,
    help="Give a page to this partnership only (id or name); may be repeated. "
    "Above 50 partnerships, without it, the 50 in most need get pages.",
)
@click.option("--names", is_flag=True, help="Show people by name. Default: seats by role and organisation.")
def command(
    data: Path,
    reading: Reading,
    out: Path,
    formats: tuple[Any, ...],
    pages: tuple[str, ...],
    *,
    names: bool,
    **given: Any,
) -> None:
    """Read the records in DATA, measure, find, and write the review.

    DATA is an Excel workbook, a folder of CSV or Parquet files, a datapackage.json, or a DuckDB or SQLite file.
    Writes review.html (works from the file, no network), review.json and review.txt, as --format says, into the folder
    given with -o.
    Fails with 1 when nothing can be assessed and says which record is needed.
    """
    with at_work(data, reading) as (dataset, said):
        problems = dataset.check()
        review = dataset.review(**given, partnerships=pages, names=names, progress=said)
        said("Writing")
        written = review.save(out, formats or ("html", "json"))
    found, now = review.assessment, review.assessment.workspace
    met = summary(dataset.store.problems)
    if given["at"] and given["at"] > date.today():
        click.echo(AHEAD.format(day=day(given["at"])), err=True)
    shown = f" 'afresh check {data}{reading.options}' shows them." if problems else ""
    click.echo(f"Read {data}: {met}.{shown}", err=True)
    click.echo(front.as_of(now.period.end, found.last_recorded, found.date_given, found.long_after), err=True)
    for path in written:
        click.echo(path)
