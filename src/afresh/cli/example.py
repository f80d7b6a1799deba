"""afresh example: the worked example's records."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def command(folder: Path) -> None:
    """Write the records of a fictional place into FOLDER, with what was planted in them beside."""
    from afresh.example import write

    for path in write(folder):
        click.echo(path)
