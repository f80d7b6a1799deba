"""afresh export: the records, cleaned, for other tools."""

from codecs import BOM_UTF8
from pathlib import Path

import click

from afresh.cli.opening import opened
from afresh.cli.options import Reading, data_argument, form_option, reading_options


@click.command()
@data_argument
@reading_options
@form_option("datapackage", "csv", "parquet", help="What to write.")
@click.option("-o", "--out", type=click.Path(path_type=Path), required=True, help="Folder to write to.")
def command(data: Path, reading: Reading, form: str, out: Path) -> None:
    """Write the cleaned records of DATA into a folder: tables as CSV or Parquet, or CSV with a datapackage.json.

    These are the records themselves, people's names included.
    """
    from afresh.records.datapackage import write_datapackage
    from afresh.records.write import write_folder

    dataset = opened(data, reading)
    for path in write_folder(dataset.store, out, "parquet" if form == "parquet" else "csv"):
        if form == "csv":
            _for_excel(path)
        click.echo(path)
    if form == "datapackage":
        write_datapackage(out)
        click.echo(out / "datapackage.json")


def _for_excel(path: Path) -> None:
    """Without this mark Excel takes UTF-8 for Windows-1252, and saves accents as rubbish."""
    path.write_bytes(BOM_UTF8 + path.read_bytes())
