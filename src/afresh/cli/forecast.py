"""afresh forecast: one partnership's coming years, if nothing changes and under rotation rules."""

from pathlib import Path
from typing import Any

import click

from afresh.cli.opening import at_work
from afresh.cli.options import Reading, data_argument, form_option, period_options, reading_options

RULES = ("nothing", "term-limit", "staggered-term-limit", "seat-a-year", "outsider")


@click.command()
@data_argument
@click.argument("partnership")
@click.option("--years", type=click.IntRange(1, 30), default=5, show_default=True, help="How many years to look ahead.")
@click.option(
    "--rule", "rules", type=click.Choice(RULES), multiple=True, help="Only this rule; may be repeated. Default: all."
)
@click.option(
    "--term-limit",
    type=click.FloatRange(0, 60, min_open=True),
    help="Years after which a seat ends under a term limit, staggered or not. Default: the partnership's term.",
)
@period_options
@reading_options
@click.option("--names", is_flag=True, help="Show people by name in the records. Default: by role and organisation.")
@form_option("text", "json", "html", help="How to print it.")
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), help="Folder to write forecast.html and forecast.json to."
)
def command(
    data: Path, partnership: str, rules: tuple[str, ...], form: str, out: Path | None, *, reading: Reading,
    **given: Any,
) -> None:  # fmt: skip
    """What the coming years would bring to PARTNERSHIP (its id or name) in DATA.

    Simulated member by member from the seats (or attendance) on record: newcomers, the share of seats held by newer
    members, tenure, and pairs new to each other, if nothing changes and under rotation rules; with how often such
    forecasts made as of earlier years held. Where the records cannot bear a forecast it says why.

    Prints it, or with -o writes a page with charts (works from the file, no network) and JSON, and prints where.
    Fails with 1 when nothing could be assessed, with 2 when no partnership has that id or name.
    """
    with at_work(data, reading) as (dataset, said):
        said("Looking ahead")
        found = dataset.forecast(partnership, rules=rules, **given)
        if out is None:
            click.echo({"text": found.text, "json": found.json, "html": found.html}[form]())
            return
        out.mkdir(parents=True, exist_ok=True)
        for name, text in (("forecast.html", found.html()), ("forecast.json", found.json())):
            (out / name).write_text(text, encoding="utf-8")
            click.echo(out / name)
