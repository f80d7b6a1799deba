"""The measures: one file each, found by their names.

A measure is a module with a function of its own name that takes what was gathered and
gives a table with the columns in READING (and perhaps more, for findings to use), a
FAMILY, and UNDER: steps whose last yields the records under it, as
(partnership, tbl, record), tbl being a table of the dictionary and record its rowid. What needs all of the
records in one memory says why in ONE_MACHINE: it does not run on Spark, and here is taken beside the others.
PAST = False says that a review does not set it beside the year before.
PEERS = False says that it is not set beside the median of the user's other partnerships either.
ABSENT_IS_NONE = True says that a partnership with a value for another subject and no row for this one has none of it,
which that median counts as nought.
"""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from afresh.engine.contract import FINISHED
from afresh.errors import Error
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

BY_ARRAYS_AT_ONCE = 2

NOT_MEASURES = {"by_kind", "notes", "shares"}


class UnknownMeasure(Error, ValueError):
    """No measure has this name."""


@cache
def names() -> tuple[str, ...]:
    """Every measure, in alphabetical order."""
    return tuple(sorted(found.name for found in iter_modules(__path__) if found.name not in NOT_MEASURES))


def module(name: str) -> ModuleType:
    if name not in names():
        from difflib import get_close_matches

        near = get_close_matches(name, names(), n=3)
        hint = f"Did you mean {' or '.join(near)}?" if near else f"The measures are: {', '.join(names())}."
        raise UnknownMeasure(f"No measure is called '{name}'. {hint}")
    return import_module(f"{__name__}.{name}")


def take(workspace: Workspace, name: str) -> Table:
    """One measure, with partnerships as codes and every column it has."""
    table: Table = getattr(module(name), name)(workspace)
    return table


def take_all(workspace: Workspace, wanted: Iterable[str] = ()) -> dict[str, Table]:
    """Measures by name: those that go through arrays (ONE_MACHINE) beside those that ask the tables.

    Each question to the tables has every core already, so that those are asked one after another. Two measures that
    draw at random would wait for each other if taken in the order of their names; processes would hold the tables
    twice. So a measure must not depend on another having been taken before it, nor hold on to a connection.
    """
    chosen = tuple(wanted) or names()
    by_arrays = [name for name in chosen if hasattr(module(name), "ONE_MACHINE")]
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
    return Table({name: [values[i] for i in order] for name, values in columns.items()})
