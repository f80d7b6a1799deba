"""afresh template: an empty workbook."""

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(file: Path, force: bool) -> None:
    """Write an empty workbook to FILE.xlsx: a sheet a table, with headings, notes, drop-downs and an example line."""
    from afresh.records.template import write_template

    if file.suffix.lower() != ".xlsx":
        raise click.UsageError(f"The template is an Excel workbook: give a name that ends in .xlsx, not '{file.name}'.")
    if file.exists() and not force:
        raise click.UsageError(f"{file} is there already. Choose another name, or add --force to write over it.")
    file.parent.mkdir(parents=True, exist_ok=True)
    write_template(file)
    click.echo(file)
