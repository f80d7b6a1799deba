"""afresh check: every problem in the records."""

from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from afresh.cli.opening import may_be_written, opened, show, summary
from afresh.cli.options import Reading, data_argument, form_option, reading_options

if TYPE_CHECKING:
    from afresh.records.problems.problem import Problem


@click.command()
@data_argument
@reading_options
@form_option("text", "json", help="How to show them.")
@click.option(
    "--duplicates",
    type=click.Path(path_type=Path),
    help="Write probable duplicates, partnerships that may go on as another, be part of another or have ended, and "
    "seats whose holder is never marked again, to this CSV, to confirm with yes.",
)
def command(data: Path, reading: Reading, form: str, duplicates: Path | None) -> None:
    """Show every problem in the records in DATA: where, what was expected, how to mend it, what was done.

    This is for whoever keeps the records, so it quotes them, names included. Nothing is changed in DATA.
    With --layouts FILE, a file that is not there is written: how each sheet was understood. One that is there is read,
    and what it says of a sheet counts.
    Ends with 1 when the records are such that nothing could be assessed.
    """
    if duplicates is not None:
        from afresh.ingest.matching.duplicates import COLUMNS

        may_be_written(duplicates, "Proposed duplicates", COLUMNS)
    new_layouts = None if reading.layouts is None or reading.layouts.exists() else reading.layouts
    dataset = opened(data, replace(reading, layouts=None) if new_layouts else reading)
    problems = dataset.check()
    if form == "json":
        from afresh.report.as_json import as_json

        click.echo(as_json([problem.as_dict() for problem in problems]))
    else:
        show(problems, in_full="; --format json lists each")
        _more(dataset, problems)
    _propose(dataset, duplicates)
    if new_layouts:
        _write_layouts(dataset, new_layouts)
    click.echo(f"{data}: {summary(dataset.store.problems)}.", err=True)
    if any(problem.code() == "nothing-to-assess" for problem in problems):
        raise SystemExit(1)


def _write_layouts(dataset: Any, path: Path) -> None:
    from afresh.ingest.layouts.layout_file import write_layouts

    if not dataset.store.layouts:
        click.echo(f"No sheet could be laid out, so {path} was not written.", err=True)
        return
    write_layouts(path, dataset.store.layouts)
    sheets = len({layout.place for layout in dataset.store.layouts})
    click.echo(
        f"Wrote how {'1 sheet was' if sheets == 1 else f'{sheets:,} sheets were'} understood to {path}. Correct what "
        f"is wrong, then add --layouts {path} to any command.",
        err=True,
    )


def _more(dataset: Any, problems: "list[Problem]") -> None:
    """Beyond so many of one kind in one place the rows are only counted."""
    listed = Counter((each.code(), each.place, each.column) for each in problems)
    met = dataset.store.problems
    unlisted = {key: times - listed[key] for key, times in met.counts.items() if times > met.MOST_LISTED}
    if unlisted:
        click.echo(f"And {sum(unlisted.values()):,} more of the same kinds, not listed one by one:")
        for (code, place, column), times in sorted(unlisted.items()):
            click.echo(f"  {times:,} × {code} in {place}{', column ' + column if column else ''}")


def _propose(dataset: Any, path: Path | None) -> None:
    from afresh.ingest.matching.duplicates import propose, write_proposals

    if path is None:
        found = len(propose(dataset.store))
        if found:
            said = "1 pair of names looks" if found == 1 else f"{found:,} pairs of names look"
            click.echo(
                f"{said} like the same person or organisation twice; --duplicates FILE.csv lists them.", err=True
            )
        return
    links = dataset.proposed_links()
    written = len(write_proposals(dataset.store, path, links)) - len(links)
    pairs = "1 pair of names" if written == 1 else f"{written:,} pairs of names"
    seats = sum(each.table == "seats" for each in links)
    domains = sum(each.kind == "e-mail domain" for each in links)
    boards = len(links) - seats - domains
    of = f", {boards:,} of partnerships that may go on as another, be part of one or have ended" if boards else ""
    of += f", {seats:,} of seats whose holder is never marked again" if seats else ""
    of += f", {domains:,} of whose addresses end in what" if domains else ""
    then = f" Write yes beside each that is right, then add --confirmed {path}." if written or links else ""
    click.echo(f"Wrote {pairs}{of} to {path}.{then}", err=True)
