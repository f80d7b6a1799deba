"""afresh convert minutes: what is understood of minutes, proposed line by line."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from afresh.cli.conversion import FILE, out_options, write_conversion
from afresh.cli.options import Day


@click.command()
@click.argument("sources", nargs=-1, required=True, type=FILE)
@click.option(
    "--partnership", default="", metavar="NAME", help="Whose minutes these are. Default: as their title says."
)
@click.option("--date", "day", type=Day(), help="The day of the meeting, where no line says it.")
@out_options
def minutes(
    sources: tuple[Path, ...], partnership: str, day: date | None, dates: Any, out: Path, *, form: str, add: bool
) -> None:
    """Minutes: SOURCES are .docx, .pdf or text files, each the minutes of one meeting.

    Writes the meetings, attendance, agenda, proposals and actions that it understood, and understood.csv, which
    quotes every line and says what was made of it. All of it is a proposal: look through understood.csv, correct
    the tables, and then review the folder. Lines not understood are listed there as not taken.
    """
    from afresh.ingest.minutes.conversion import UNDERSTOOD, convert_minutes

    if day and len(sources) > 1:
        raise click.UsageError("--date is the day of one meeting: give one file with it.")
    made: list[Any] = []

    def convert() -> Any:
        made.append(convert_minutes(sources, partnership=partnership, day=day, dates=dates))
        return made[0].store

    write_conversion(convert, out, form, add)
    listed = out / UNDERSTOOD
    listed.write_bytes(_added(listed, made[0].understood()) if add and listed.exists() else made[0].understood())
    click.echo(listed)
    lines, passed = len(made[0].lines), made[0].not_taken
    click.echo(
        f"{lines - passed} of {lines} lines were taken, {passed} were not; {listed} quotes each and says what was made "
        f"of it. These are proposals: correct the tables in {out}, then 'afresh review {out}'.",
        err=True,
    )


def _added(listed: Path, more: bytes) -> bytes:
    """What is listed there already, and the lines of these files below it."""
    return listed.read_bytes() + more.partition(b"\n")[2]
