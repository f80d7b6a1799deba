"""afresh find: examples and policies on any words."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from afresh.cli.opening import at_work
from afresh.cli.options import Day, Reading, form_option, reading_options
from afresh.records.tables import REASON_KINDS

if TYPE_CHECKING:
    from afresh.dataset import Dataset


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--at", type=Day(), help="The day on which policies are to be in force. Default: today.")
@click.option("--nation", help="Policies of this nation only, as in Wales. Default: that of the records, or every one.")
@click.option(
    "--reason", type=click.Choice(REASON_KINDS.split("|")), help="Examples that answer this kind of reason only."
)
@click.option("--data", type=click.Path(path_type=Path), help="Search the examples and policies in these records too.")
@reading_options
@click.option("--most", type=click.IntRange(1), default=5, show_default=True, help="So many of each at most.")
@form_option("text", "json", help="How to show them.")
def command(
    words: tuple[str, ...], at: date | None, nation: str | None, reason: str | None, data: Path | None, *,
    reading: Reading, most: int, form: str,
) -> None:  # fmt: skip
    """Search the library of service examples and policies for WORDS: themes such as 'hospital discharge', or any words.

    An entry is found if it holds all the words and has the themes they name, or names these in its title; where none
    does, those that hold most are shown. Words match by their stems. The library is small, chosen by hand and no legal
    advice; docs/library.md says how. With --data the tables examples and policies in your records are searched too, and
    each policy says which of your organisations it binds.

    Ends with 1 when nothing is found.
    """
    from afresh.library import NoFullTextSearch, find, parties
    from afresh.library.search import parts_of
    from afresh.report.as_json import as_json
    from afresh.report.library_results import Shown, as_facts, as_text
    from afresh.words.library import no_words

    asked = " ".join(words).encode("utf-8", "replace").decode()
    if not parts_of(asked):
        raise click.UsageError(no_words(asked))
    dataset = _records(data, reading) if data else None
    store = dataset.store if dataset else None
    organisations = parties(store, at=at or date.today()) if store else ()
    nation = _known(nation, store)
    try:
        found = find(store, asked, at, nation, reason, organisations=organisations)
    except NoFullTextSearch as error:
        raise click.ClickException(str(error)) from None
    hide = dataset.disclosure().text if dataset else str
    shown = Shown(
        asked=asked,
        found=found,
        names={each.id: each.name for each in organisations},
        nation_asked=nation is not None,
        most=most,
        hide=hide,
    )
    click.echo(as_json(as_facts(shown)) if form == "json" else as_text(shown))
    if not found.examples and not found.policies:
        raise SystemExit(1)


def _records(data: Path, reading: Reading) -> "Dataset":
    from afresh.snapshot.as_of_state import NothingToReview
    from afresh.words.library import nothing_read

    with at_work(data, reading) as (dataset, _):
        if not dataset.store.supplied:
            raise NothingToReview(nothing_read(str(data)))
    return dataset


def _known(nation: str | None, store: Any) -> str | None:
    """The nation as the policies write it; one that no policy is of is a mistake."""
    from difflib import get_close_matches

    from afresh.library.entries import policies_with
    from afresh.library.nations import NATIONS, nations_in
    from afresh.words.library import no_nation

    if nation is None or not nation.strip():
        return None
    named = {each for policy in policies_with(store) for each in nations_in(policy.nation)}
    known = [*NATIONS, *sorted(named - set(NATIONS))]
    folded = {each.casefold() for each in known}
    if any(each.casefold() not in folded for each in nations_in(nation)):
        near = get_close_matches(nation.strip().title(), known, n=2, cutoff=0.6)
        raise click.BadParameter(no_nation(nation, known, near), param_hint="--nation")
    return " and ".join(each for each in known if each.casefold() in {n.casefold() for n in nations_in(nation)})
