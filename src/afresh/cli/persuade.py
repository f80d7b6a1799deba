"""afresh persuade: who could persuade an organisation that holds back on a proposal."""

from pathlib import Path
from typing import Any

import click

from afresh.cli.opening import at_work
from afresh.cli.options import Reading, data_argument, form_option, period_options, reading_options


@click.command()
@data_argument
@click.option("--proposal", metavar="ID", help="The proposal, by id or title. Without it, those that wait are listed.")
@click.option(
    "--organisation",
    metavar="ID",
    help="Only this organisation, by id or name. Default: each that opposed the proposal or abstained.",
)
@click.option(
    "--partnership", metavar="NAME", help="Of those that wait, only those of this partnership, by id or name."
)
@click.option(
    "--page", type=click.IntRange(min=1), help="Which page of those that wait to print as text. Default: the first."
)
@click.option("--all", "every", is_flag=True, help="Print all that wait, however many, and not a page of them.")
@period_options
@reading_options
@click.option("--names", is_flag=True, help="Show people by name where a text has one. Default: not.")
@form_option("text", "json", help="How to print it; json has the records under every sentence.")
def command(data: Path, reading: Reading, form: str, page: int | None, *, every: bool, **given: Any) -> None:
    """Who supports a proposal in DATA, and what is on record between them and each organisation that holds back.

    Prints a plain table first: who supports it, who has sat with the organisation that holds back, whose proposals it
    has backed, who spoke before it changed its mind in the past. Then, and called so, a scenario of each speaking
    first. Organisations are listed by name, in no order of merit.

    Without --proposal it lists the proposals that wait, with their ids, a page at a time: those not settled first, the
    longest waiting before others. With --organisation alone, those on which that organisation holds back, and what is
    on record of it. As JSON the list is complete.

    Ends with 1 when nothing could be assessed, and with 2 when the proposal or the organisation is not in the records.
    """
    _fits_together(page, every, given["proposal"], given["partnership"])
    with at_work(data, reading) as (dataset, said):
        said("Looking for who could persuade")
        found = dataset.persuade(**given)
        text = found.json() if form == "json" else found.text(None if every else page or 1)
    click.echo(text)


def _fits_together(page: int | None, every: bool, proposal: str | None, partnership: str | None) -> None:
    if page is not None and every:
        raise click.UsageError("--page prints one page and --all every one. Give one of them.")
    of_list = {"--page": page is not None, "--all": every, "--partnership": partnership is not None}
    if proposal is not None and any(of_list.values()):
        wrong = next(name for name, is_given in of_list.items() if is_given)
        raise click.UsageError(
            f"{wrong} is for the list of those that wait, and --proposal asks for one. Leave out one."
        )
