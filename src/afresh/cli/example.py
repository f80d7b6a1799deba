"""afresh example: the worked example's records."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--seed",
    type=click.IntRange(0),
    default=1,
    show_default=True,
    help="Another seed makes another history of the same place.",
)
def command(folder: Path, seed: int) -> None:
    """Write the records of a fictional place into FOLDER, with what was planted in them beside."""
    from afresh.example import write

    for path in write(folder, seed):
        click.echo(path)
