"""afresh convert: what public services and registers publish."""

from pathlib import Path
from typing import Any

import click

from afresh.cli.conversion import FILE, out_options, write_conversion


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--organisation-is", default="", help="The council that the members come from. Default: their party.")
@out_options
def moderngov(folder: Path, organisation_is: str, dates: Any, out: Path, form: str, *, add: bool) -> None:
    """ModernGov: FOLDER holds saved answers of its web service, and pages of recorded votes.

    Save from a browser, as XML: mgWebService.asmx/GetCommittees, GetMeetings of each committee, GetMeeting of each
    meeting; and mgListRecordedVotes.aspx as a page. What each field becomes is told in docs/sources.md.
    """
    from afresh.ingest.published.moderngov import convert_moderngov

    write_conversion(lambda: convert_moderngov(folder, organisation=organisation_is, dates=dates), out, form, add)


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@out_options
def legistar(sources: tuple[Path, ...], dates: Any, out: Path, form: str, add: bool) -> None:
    """Legistar: SOURCES are saved JSON answers of its web API, or folders of them.

    Events with their items, roll calls and votes, nested or in files of their own; bodies; office records.
    """
    from afresh.ingest.published.legistar import convert_legistar

    write_conversion(lambda: convert_legistar(sources, dates=dates), out, form, add)


@click.command("360giving")
@click.argument("sources", nargs=-1, required=True, type=FILE)
@click.option(
    "--partnership",
    "partnerships",
    multiple=True,
    metavar="NAME",
    help="A recipient that is a partnership, by name or id: grants to it become contributions. May be repeated.",
)
@out_options
def giving(
    sources: tuple[Path, ...], partnerships: tuple[str, ...], dates: Any, out: Path, form: str, *, add: bool
) -> None:
    """360Giving: SOURCES are JSON or CSV files of grants.

    Funders and recipients become organisations, with their public identifiers. A grant becomes a contribution only
    where its recipient is one of the partnerships that you name. Grants to individuals are left aside.
    """
    from afresh.ingest.published.giving import convert_giving

    write_conversion(lambda: convert_giving(sources, partnerships=partnerships, dates=dates), out, form, add)


@click.command()
@click.argument("charity_file", metavar="CHARITIES", type=FILE)
@click.option("--areas", type=FILE, help="The extract's file of areas of operation.")
@click.option("--classification", type=FILE, help="The extract's file of classifications.")
@click.option("--area", multiple=True, metavar="NAME", help="Only those that work in this area; may be repeated.")
@click.option(
    "--activity",
    multiple=True,
    metavar="WORD",
    help="Only those whose activities or classification have this word, which becomes their issue; may be repeated.",
)
@out_options
def charities(
    charity_file: Path,
    areas: Path | None,
    classification: Path | None,
    area: tuple[str, ...],
    activity: tuple[str, ...],
    *,
    dates: Any,
    out: Path,
    form: str,
    add: bool,
) -> None:
    """The Charity Commission's register: CHARITIES is publicextract.charity, as JSON or text.

    Registered charities become organisations that could be invited, where they work in your area, on your issues.
    """
    from afresh.ingest.published.charities import CharityFiles, convert_charities

    files = CharityFiles(charity_file, areas, classification)
    write_conversion(lambda: convert_charities(files, areas=area, activities=activity, dates=dates), out, form, add)


@click.command()
@click.argument("sources", nargs=-1, required=True, type=FILE)
@click.option("--area", multiple=True, metavar="POSTCODE", help="Only where the postcode begins so; may be repeated.")
@click.option("--area-is", default="", help="What to write as the area of every body.")
@out_options
def ods(
    sources: tuple[Path, ...], area: tuple[str, ...], area_is: str, dates: Any, out: Path, *, form: str, add: bool
) -> None:
    """NHS bodies: SOURCES are files of the Organisation Data Service, with or without its file of successors."""
    from afresh.ingest.published.ods import convert_ods

    write_conversion(lambda: convert_ods(sources, postcodes=area, area=area_is, dates=dates), out, form, add)


@click.command()
@click.option("--nation", multiple=True, help="Only councils of this nation; may be repeated.")
@click.option("--region", multiple=True, help="Only councils of this region; may be repeated.")
@click.option("--name", multiple=True, help="Only councils with this in their name, and what followed them.")
@out_options
def councils(
    nation: tuple[str, ...],
    region: tuple[str, ...],
    name: tuple[str, ...],
    dates: Any,
    out: Path,
    *,
    form: str,
    add: bool,
) -> None:
    """The councils of the United Kingdom, past and present, from a table that comes with afresh (see NOTICE)."""
    from afresh.ingest.published.councils import convert_councils

    write_conversion(lambda: convert_councils(nations=nation, regions=region, names=name), out, form, add)


PUBLIC_SOURCES = (moderngov, legistar, giving, charities, ods, councils)
