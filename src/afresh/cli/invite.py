"""afresh invite: whom a partnership could invite, and what that would change."""

from pathlib import Path
from typing import Any

import click

from afresh.cli.opening import at_work
from afresh.cli.options import Reading, data_argument, form_option, period_options, reading_options


@click.command()
@data_argument
@click.argument("partnership")
@click.option(
    "--seats", type=click.IntRange(1, 50), default=3, show_default=True, help="How many to begin with are chosen."
)
@period_options
@reading_options
@form_option(
    "text", "json", help="How to print it; json has every fact of every organisation, with the records under it."
)
def command(data: Path, reading: Reading, form: str, **given: Any) -> None:
    """Organisations in DATA that PARTNERSHIP (an id or a name) could invite, and what each would change.

    Prints what each would bring and what it carries already, and never one figure for both; a few to begin with, who
    together work on most of what fewest of those seated work on; then all of them, by the issues that nobody seated
    works on, and by name; then critics, with the reasons they gave; then kinds of organisation that are overlooked.

    Ends with 1 when nothing could be assessed, and with 2 when the partnership is not in the records.
    """
    with at_work(data, reading) as (dataset, said):
        said("Looking for whom to invite")
        found = dataset.invite(**given)
    click.echo(found.json() if form == "json" else found.text())
