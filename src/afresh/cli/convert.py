"""afresh convert: other sources into a folder of afresh tables."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from afresh.cli.conversion import FILE, out_options, write_conversion
from afresh.cli.convert_minutes import minutes
from afresh.cli.convert_public import PUBLIC_SOURCES
from afresh.cli.options import Day


@click.group()
def command() -> None:
    """Turn other sources into a folder of afresh tables, which `afresh review` then reads.

    Problems met on the way are written to standard error; the files written, to standard output.
    """


@command.command()
@click.argument("sources", nargs=-1, required=True, type=FILE)
@click.option("--edition", required=True, help="Column with the date of the edition.")
@click.option("--partnership", required=True, help="Column with the partnership.")
@click.option("--person", help="Column with the person. This or --organisation, or both.")
@click.option("--organisation", help="Column with the organisation.")
@click.option("--role", help="Column with the role.")
@click.option("--role-is", default="", help="The role of every row, where no column has it.")
@click.option("--partnership-name", help="Column with the partnership's name, where --partnership holds a code.")
@click.option("--person-name", help="Column with the person's name, where --person holds a code.")
@click.option("--organisation-name", help="Column with the organisation's name, where --organisation holds a code.")
@click.option(
    "--kind",
    default="group",
    show_default=True,
    help="Kind of the partnerships: board, forum, group, committee, other.",
)
@click.option(
    "--take", multiple=True, metavar="DATE", help="Take this edition although it looks partial; may be repeated."
)
@click.option("--leave-out", multiple=True, metavar="DATE", help="Leave this edition out; may be repeated.")
@out_options
def snapshots(sources: tuple[Path, ...], out: Path, form: str, add: bool, **columns: Any) -> None:
    """A register published in editions: SOURCES are CSV (also .csv.gz) or Parquet files with a row a seat an edition.

    Dates are those of editions: when a seat was first and last seen. An edition that is empty or partial against
    its neighbours is reported and not taken as everyone leaving.
    """
    from afresh.ingest.published.snapshots import convert_snapshots

    write_conversion(lambda: convert_snapshots(sources, **columns), out, form, add)


@command.command()
@click.argument("sources", nargs=-1, required=True, type=FILE)
@click.option(
    "--partnerships",
    multiple=True,
    metavar="CLASSIFICATION",
    help="Organisations of this classification are partnerships; may be repeated.",
)
@click.option(
    "--as-of",
    type=Day(),
    help="The day of which the list is: memberships without a start are seats first seen then.",
)
@out_options
def popolo(
    sources: tuple[Path, ...],
    partnerships: tuple[str, ...],
    as_of: date | None,
    dates: Any,
    out: Path,
    *,
    form: str,
    add: bool,
) -> None:
    """Popolo JSON: persons, organizations, memberships, posts, motions and vote_events, in one file or several.

    Ids are of the file they stand in. Ends with 1 when no seat comes out, as where no membership has a date.
    """
    from afresh.ingest.published.popolo import convert_popolo

    store = write_conversion(
        lambda: convert_popolo(sources, partnerships=partnerships, dates=dates, as_of=as_of), out, form, add
    )
    if not store.count("seats"):
        raise click.ClickException(
            "No seat came out of it, so that nothing could be assessed. If the memberships have no dates, say with "
            "--as-of of which day the list is."
        )


@command.command()
@click.argument("participations", type=FILE)
@click.option("--programme-parts", type=FILE, help="File of each project's programme parts, which become its issues.")
@click.option("--projects", type=FILE, help="File of projects with their dates, where the participations have none.")
@out_options
def cordis(
    participations: Path,
    programme_parts: Path | None,
    projects: Path | None,
    dates: Any,
    out: Path,
    *,
    form: str,
    add: bool,
) -> None:
    """CORDIS projects and participants: PARTICIPATIONS has a row for each organisation in each project."""
    from afresh.ingest.published.cordis import convert_cordis

    write_conversion(lambda: convert_cordis(participations, programme_parts, projects, dates), out, form, add)


@command.command()
@click.argument("votes_file", metavar="VOTES", type=FILE)
@click.option("--proposal", required=True, help="Column with the roll call, in every file.")
@click.option("--person", help="Column with the person who voted. This or --organisation, or both.")
@click.option("--organisation", help="Column with the organisation that voted; with --person, for which they did.")
@click.option("--answer", required=True, help="Column with its answer.")
@click.option("--date", required=True, help="Column with the day of the roll call.")
@click.option("--roll-calls", type=FILE, help="File with a row a roll call, where VOTES does not describe them.")
@click.option("--issues", type=FILE, help="File with a row for each issue of each roll call.")
@click.option("--title", multiple=True, help="Column with the title; repeated, the first that is not empty counts.")
@click.option("--text", help="Column with the text.")
@click.option("--issue", help="Column with the issue.")
@click.option("--result", help="Column that says what became of it. Without one, that is left empty.")
@click.option("--partnership", help="Column with the partnership. This or --partnership-is.")
@click.option("--partnership-is", default="", help="The partnership of every row, where no column has it.")
@click.option("--person-name", help="Column with the person's name, where --person holds a code.")
@click.option("--organisation-name", help="Column with the organisation's name, where --organisation holds a code.")
@click.option("--kind", default="committee", show_default=True, help="Kind of the partnerships.")
@click.option("--support", multiple=True, metavar="WORD", help="A further word for support; may be repeated.")
@click.option("--oppose", multiple=True, metavar="WORD", help="A further word for opposition; may be repeated.")
@click.option("--abstain", multiple=True, metavar="WORD", help="A further word for abstaining; may be repeated.")
@click.option("--absent", multiple=True, metavar="WORD", help="A further word for absence; may be repeated.")
@out_options
def votes(
    votes_file: Path,
    out: Path,
    form: str,
    add: bool,
    roll_calls: Path | None,
    *,
    issues: Path | None,
    partnership_is: str,
    kind: str,
    dates: Any,
    **given: Any,
) -> None:
    """Roll-call votes: VOTES is CSV (also .csv.gz) or Parquet with a row for each answer of each voter.

    Every roll call becomes a proposal and every vote a response. What a source does not say is left empty: what became
    of a proposal, whether it was new, and which organisation came after which.

    The votes of the UN General Assembly, as Voeten and others publish them:

    \b
    afresh convert votes votes.parquet --proposal rcid --organisation country
      --answer vote --roll-calls roll_calls.csv.gz --date date
      --title short --title descr --text descr
      --issues roll_call_issues.csv.gz --issue issue
      --partnership-is "United Nations General Assembly" -o un --format parquet
    """
    from afresh.ingest.published.roll_calls import Said, VoteColumns
    from afresh.ingest.published.votes import convert_votes

    words = {name: given.pop(name) for name in ("support", "oppose", "abstain", "absent")}
    said = Said(partnership_is, kind, words)
    write_conversion(
        lambda: convert_votes(votes_file, VoteColumns(**given), said, roll_calls, issues, dates=dates), out, form, add
    )


for each in (minutes, *PUBLIC_SOURCES):
    command.add_command(each)
