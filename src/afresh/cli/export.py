"""afresh export: the records, cleaned, for other tools."""

from pathlib import Path
from typing import Any

import click

from afresh.cli.opening import opened
from afresh.cli.options import Reading, data_argument, form_option, reading_options


@click.command()
@data_argument
@reading_options
@form_option("datapackage", "csv", "parquet", help="What to write.")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
def command(data: Path, reading: Reading, form: Any, out: Path) -> None:
    """Write the cleaned records of DATA into a folder: tables as CSV or Parquet, or CSV with a datapackage.json.

    These are the records themselves, people's names included.
    """
    for path in opened(data, reading).export(out, form):
        click.echo(path)
