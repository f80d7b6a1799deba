"""afresh themes: themes suggested from titles."""

from pathlib import Path

import click

from afresh.cli.opening import may_be_written, opened
from afresh.cli.options import Reading, data_argument, reading_options


@click.command()
@data_argument
@reading_options
@click.option(
    "-o", "--out", type=click.Path(path_type=Path), required=True, help="The CSV file to write, with a name in .csv."
)
def command(data: Path, reading: Reading, out: Path) -> None:
    """Suggest themes for agenda items and proposals in DATA whose issue is missing or a file number.

    Words that recur in titles on several dates are written to a CSV file, a row a theme, with how many items it would
    cover and some of their titles. Give a theme another name if you like, the same to several rows if they are one,
    write yes beside each that is right, and add --confirmed FILE.csv to review, check or measure: every item whose
    title has the words takes the theme. The file quotes titles. Nothing is changed in DATA.

    Ends with 1 when there is nothing to suggest.
    """
    from afresh.ingest.matching.theme_suggestions import COLUMNS, write_suggestions

    may_be_written(out, "Suggested themes", COLUMNS)
    dataset = opened(data, reading)
    found, wanting = write_suggestions(dataset.store, out)
    if not found:
        why = f"no words recur in the titles of the {wanting:,} without one" if wanting else "every item has one"
        click.echo(f"No theme to suggest: {why}.", err=True)
        raise SystemExit(1)
    covered = sum(each.items for each in found)
    themes = "1 theme" if len(found) == 1 else f"{len(found):,} themes"
    click.echo(
        f"Wrote {themes} to {out}, for {covered:,} of {wanting:,} items without one. "
        f"Write yes beside each that is right, then add --confirmed {out}.",
        err=True,
    )
