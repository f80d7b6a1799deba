"""afresh measure: one long table."""

import sys
from pathlib import Path
from typing import Any

import click
from click.core import ParameterSource

from afresh.cli.opening import at_work
from afresh.cli.options import Data, Reading, form_option, period_options, reading_options
from afresh.cli.spark import on_spark, spark_options

MEANT_FOR = {
    "duckdb": ("out", "master", "scratch", "conf"),
    "spark": ("dates", "confirmed", "layouts", "as_of", "form"),
}
"""Options that an engine has no use for."""


@click.command()
@click.argument("data", type=Data())
@click.option("--measure", "names", multiple=True, help="Only this measure; may be repeated. Default: all.")
@period_options
@reading_options
@click.option("--names", "show_names", is_flag=True, help="Show people by name in the text of the table. Default: not.")
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    show_default=True,
    help="What does the sums. Spark is for records beyond one machine: see below.",
)
@spark_options
@form_option("table", "csv", "json", help="How to print it.")
@click.pass_context
def command(
    ctx: click.Context, /, data: str, names: tuple[str, ...], reading: Reading, *, engine: str,
    form: str, out: str, master: str, scratch: str, conf: tuple[str, ...], **given: Any,
) -> None:  # fmt: skip
    """Measures of the records in DATA as one long table on standard output.

    Columns: measure, partnership, subject, period_start, period_end, value, low, high, n, expected, note.

    With --engine spark DATA is a folder (or address) of clean Parquet tables, as 'afresh export DATA --format parquet'
    writes, or catalogue:SCHEMA; the table is written as Parquet to a new folder, and where is printed. Records that are
    not clean are refused. Measures that need all of the records in one memory are left out, and named.
    """
    _no_use_for(ctx, engine)
    if engine == "spark":
        on_spark(data, out, names, master, scratch, conf=conf, given=given)
        return
    with at_work(Path(data), reading) as (dataset, said):
        said("Measuring")
        table = dataset.measure(*names, **given)
    rows = [
        {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()}
        for row in table
    ]
    {"csv": _csv, "json": _json, "table": _table}[form](table.names, rows)


def _no_use_for(ctx: click.Context, engine: str) -> None:
    options = {option.name: option.opts[0] for option in ctx.command.params}
    for name in MEANT_FOR[engine]:
        if ctx.get_parameter_source(name) == ParameterSource.COMMANDLINE:
            why = ": records for Spark are clean already, and the table is Parquet" if engine == "spark" else ""
            raise click.UsageError(f"{options[name]} has no use with --engine {engine}{why}.")


def _csv(names: list[str], rows: list[dict[str, Any]]) -> None:
    import csv

    from afresh.records.formulas import guarded

    writer = csv.DictWriter(sys.stdout, names, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({key: guarded(value) if isinstance(value, str) else value for key, value in row.items()})


def _json(names: list[str], rows: list[dict[str, Any]]) -> None:
    from afresh.report.as_json import as_json

    click.echo(as_json(rows))


def _table(names: list[str], rows: list[dict[str, Any]]) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    shown = [name for name in names if name not in ("period_start", "period_end")]
    table = Table(*shown, box=None, header_style="bold")
    for row in rows:
        table.add_row(*(escape(_cell(row[name])) for name in shown))
    if rows:
        click.echo(f"Period: after {rows[0]['period_start']}, up to and including {rows[0]['period_end']}")
    console = Console() if sys.stdout.isatty() else Console(width=200)
    console.print(table)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return f"{value:.3g}" if isinstance(value, float) else str(value)
