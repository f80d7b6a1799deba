"""The records that a command was given: opened, with what is wrong with them said and how the work goes shown."""

from collections.abc import Callable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from afresh.cli.options import Reading
    from afresh.dataset import Dataset
    from afresh.records.problems.problem import Problem, Problems


def opened(data: Path, reading: "Reading") -> "Dataset":
    """The records, read as `reading` says; a file named in it that cannot be used is wrong usage."""
    from afresh.dataset import read
    from afresh.ingest.layouts.layout_file import LayoutFileError

    try:
        dataset = read(
            data, dates=reading.dates, confirmed=reading.confirmed, as_of=reading.as_of, layouts=reading.layouts
        )
    except LayoutFileError as error:
        raise click.UsageError(f"--layouts: {error}") from None
    for problem in dataset.check():
        if problem.code() == "confirmed-file-unreadable":
            raise click.UsageError(
                f"--confirmed {problem.place}: {problem.sentence('what')} It must be a file that "
                "'afresh check DATA --duplicates FILE.csv' or 'afresh themes DATA -o FILE.csv' wrote."
            )
    return dataset


def may_be_written(path: Path, what: str, columns: tuple[str, ...]) -> None:
    """Proposals are written over nothing but proposals in which nobody has answered yet."""
    from afresh.ingest.matching.duplicates import answers_in

    if path.suffix.lower() != ".csv":
        raise click.UsageError(f"{what} are a CSV file: give a name that ends in .csv, not '{path.name}'.")
    if not path.exists():
        return
    answers = answers_in(path, columns)
    if answers is None:
        raise click.UsageError(f"{path} is there already and holds something else. Choose another name.")
    if answers:
        raise click.UsageError(
            f"{path} is there already, with your answers in it. Choose another name, or use it: --confirmed {path}."
        )


def summary(problems: "Problems") -> str:
    """How many problems there were, in a line: all of them, listed or not."""
    said = [f"{n:,} {kind}{'' if n == 1 else 's'}" for kind, n in problems.totals.items() if n]
    return ", ".join(said) if said else "no problems"


MOST_ALIKE = 3
"""Problems that differ only in where they are and are shown one by one; of more the first, and where the others are."""
MOST_PLACES = 10


def show(problems: "list[Problem]", err: bool = False, in_full: str = "") -> None:
    """Each problem in full; many that are alike together, with what to ask for to see each."""
    alike: dict[tuple[str, ...], list[Problem]] = {}
    for at, problem in enumerate(problems):
        alike.setdefault(problem.alike if problem.row is not None else (str(at),), []).append(problem)
    for those in alike.values():
        for problem in those if len(those) <= MOST_ALIKE else those[:1]:
            more = _others(those[1:], in_full) if len(those) > MOST_ALIKE else ""
            click.echo(f"{problem.severity.capitalize()}. {problem}\n{more}", err=err)


def _others(problems: "list[Problem]", in_full: str) -> str:
    """Where the same is wrong."""
    cells = problems[0].value_is_a_place
    places = [each.value if cells else str(each.row) for each in problems[:MOST_PLACES]]
    more = len(problems) - len(places)
    rest = f" and {more:,} more{in_full}" if more else ""
    return f"The same in {len(problems):,} more {'cells' if cells else 'rows'}: {', '.join(places)}{rest}.\n"


MOST_ERRORS = 5


def _why(problems: "list[Problem]") -> str:
    """The errors met while reading, without what they quote of the records."""
    errors = [each for each in problems if each.severity == "error" and each.code() != "nothing-to-assess"]
    said = [
        f"{each.where}: {each.sentence('what')} Mend: {each.sentence('mend')}\n"
        for each in errors[:MOST_ERRORS]
        if not each.table or (each.row is None and not each.value and "found" not in each.facts)
    ]
    more = len(errors) - len(said)
    if more:
        said.append(f"{more} more error{'' if more == 1 else 's'} in the records: 'afresh check' shows them.\n")
    return "".join(said)


CHECK = " 'afresh check' with the same records says how each sheet was understood, and what each lacks."


@contextmanager
def mendable(met: "list[Problem] | None" = None) -> "Iterator[None]":
    """What stops a review for a reason the user can mend is said in a sentence; exit 1.

    `met` is filled with the problems of reading, which say why there is nothing.
    """
    from afresh.dataset import UnknownPartnership
    from afresh.measure import UnknownMeasure
    from afresh.panel.adviser import UnfitAdviser
    from afresh.panel.sitting import AdviserFailed
    from afresh.review.asked_for import NotInRecords
    from afresh.settings import WrongSettings
    from afresh.snapshot.workspace import NothingToReview

    try:
        yield
    except NothingToReview as reason:
        raise click.ClickException(f"{_why(met or [])}Nothing could be assessed. {reason}{CHECK}") from None
    except (NotInRecords, UnknownMeasure, UnknownPartnership, WrongSettings, UnfitAdviser, AdviserFailed) as reason:
        raise click.UsageError(str(reason)) from None


@contextmanager
def progress() -> "Iterator[Callable[[str], None]]":
    """A moving line on standard error where somebody is watching; nothing in a file or a pipe."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda said: None
        return
    with console.status("Reading") as status:
        yield lambda said: status.update(said)


@contextmanager
def at_work(data: Path, reading: "Reading") -> "Iterator[tuple[Dataset, Callable[[str], None]]]":
    """The records, opened, and what says how far the work on them is, for as long as that takes."""
    problems: list[Problem] = []
    with mendable(problems), progress() as said:
        dataset = opened(data, reading)
        problems += dataset.check()
        yield dataset, said
