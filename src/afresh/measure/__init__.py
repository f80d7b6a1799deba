"""The measures: one file each, found by their names.

A measure is a module with a docstring that is its documentation, a function of the file's name that takes what was
gathered and gives a table with the columns in READING (and perhaps more, for findings to use), and MEASURE, which says
the rest: its family, the records under it, its title and its sentence (see `measure.py`).
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from afresh.engine.contract import FINISHED
from afresh.errors import Error
from afresh.measure.families import place
from afresh.measure.measure import HEADINGS, Measure
from afresh.snapshot.workspace import Workspace
from afresh.table import Table

READING = tuple(FINISHED)
LONG = (
    "measure",
    "partnership",
    "subject",
    "period_start",
    "period_end",
    "value",
    "low",
    "high",
    "n",
    "expected",
    "note",
)

LONG_TYPES = dict.fromkeys(LONG, "VARCHAR") | {
    "period_start": "DATE", "period_end": "DATE", "value": "DOUBLE", "low": "DOUBLE", "high": "DOUBLE", "n": "BIGINT",
    "expected": "DOUBLE",
}  # fmt: skip
"""Whatever the measures hold: a column may be empty throughout."""

BY_ARRAYS_AT_ONCE = 2

NOT_MEASURES = {
    "by_kind", "difference_sentences", "families", "measure", "notes", "overlap_sentences", "sentences", "shares",
    "voice_sentences", "wording",
}  # fmt: skip
"""What lies beside the measures because several of them share it."""


class UnknownMeasure(Error, ValueError):
    """No measure has this name."""


@cache
def names() -> tuple[str, ...]:
    """Every measure, in alphabetical order."""
    return tuple(sorted(found.name for found in iter_modules(__path__) if found.name not in NOT_MEASURES))


def measure_named(name: str) -> Measure:
    """Raises UnknownMeasure, with the names that are near."""
    if name not in names():
        from difflib import get_close_matches

        near = get_close_matches(name, names(), n=3)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"The measures are: {', '.join(names())}."
        raise UnknownMeasure(f"No measure is called '{name}'. {hint}")
    found: Measure = import_module(f"{__name__}.{name}").MEASURE
    return found


def measures() -> Table:
    """Every measure with its question: a row each, by family in the order of a report, with all that its page says."""
    pages = sorted(map(measure_named, names()), key=lambda measure: place(measure.name))
    described: dict[str, list[object]] = {
        name: [getattr(measure, name) for measure in pages] for name in ("name", "family", "title", "summary")
    }
    described |= {heading.lower(): [measure.page.get(heading, "") for measure in pages] for heading in HEADINGS}
    return Table(described, dict.fromkeys(described, "VARCHAR"))


def take(workspace: Workspace, name: str) -> Table:
    """One measure, with partnerships as codes and every column it has."""
    return measure_named(name).function(workspace)


def take_all(workspace: Workspace, wanted: Iterable[str] = ()) -> dict[str, Table]:
    """Measures by name: those that go through arrays (`one_machine`) beside those that ask the tables.

    Each question to the tables has every core already, so that those are asked one after another. Two measures that
    draw at random would wait for each other if taken in the order of their names; processes would hold the tables
    twice. So a measure must not depend on another having been taken before it, nor hold on to a connection.
    """
    chosen = tuple(wanted) or names()
    by_arrays = [name for name in chosen if measure_named(name).one_machine]
    with ThreadPoolExecutor(BY_ARRAYS_AT_ONCE) as beside:
        others = {name: beside.submit(take, workspace, name) for name in by_arrays}
        taken = {name: take(workspace, name) for name in chosen if name not in others}
        taken |= {name: other.result() for name, other in others.items()}
    return {name: taken[name] for name in chosen}


def measure(workspace: Workspace, wanted: Iterable[str] = ()) -> Table:
    """Measures as one long table, with the partnerships' own ids."""
    ids = workspace.partnership_ids()
    columns: dict[str, list[object]] = {name: [] for name in LONG}
    for name, taken in take_all(workspace, wanted).items():
        for row in taken.rows():
            code = row["partnership"]
            row |= {"measure": name, "partnership": None if code is None else ids[code]}
            row |= {"period_start": workspace.period.start, "period_end": workspace.period.end}
            for column in LONG:
                columns[column].append(row[column])
    return _ordered(columns)


def _ordered(columns: dict[str, list[object]]) -> Table:
    def key(i: int) -> list[str]:
        return [str(columns[name][i]) for name in ("measure", "partnership", "subject")]

    order = sorted(range(len(columns["measure"])), key=key)
    return Table({name: [values[i] for i in order] for name, values in columns.items()}, LONG_TYPES)
