"""Who can tell what a sheet is: detectors are asked in order, and the first that knows the sheet says its layouts.

A detector is given the grid of a sheet and what else is known of the source, and gives the layouts of its blocks, or
none if it does not know the sheet. To read another program's export, add a function here that gives an
"attendance list", an "attendance grid" or a "membership list": nothing else has to change. A sheet that is recognised
and cannot be used is given as "not read", with why, and what to fetch instead.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.layout import Layout
from afresh.records.dates import Days


@dataclass(frozen=True)
class Context:
    """What is known beside the sheet."""

    days: Days
    """Reads dates as every door does, in the order that the user gave."""
    source: str
    """The name of the file or folder."""
    as_of: date | None = None
    partnerships: frozenset[str] = frozenset()
    """Names of partnerships that other sheets give."""
    organisations: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    """Names of partnerships that other sheets of the same file gave."""
    domains: Mapping[str, str] = field(default_factory=dict)
    """Whose people have an address that ends so, where the user has confirmed it."""


Detector = Callable[[Grid, Context], list[Layout]]

EXPORTS: list[Detector] = []
"""Further exports, asked before anything else; those that afresh knows itself stand in the folder exports."""
GRIDS: list[Detector] = []
LISTS: list[Detector] = []
"""Forms that offices draw up for themselves: grids before a sheet is taken for a table, lists after."""


def layouts_by(detectors: Iterable[Detector], grid: Grid, context: Context) -> list[Layout]:
    """The layouts that the first of the detectors to know the sheet proposes for it; none if none knows it."""
    return next((layouts for detect in detectors if (layouts := detect(grid, context))), [])


def layouts_of(grid: Grid, context: Context) -> list[Layout]:
    """The same, of every detector there is."""
    from afresh.ingest.layouts.exports import KNOWN_PROGRAMS
    from afresh.ingest.layouts.forms import GRID_FORMS, LIST_FORMS

    return layouts_by((*EXPORTS, *KNOWN_PROGRAMS, *GRIDS, *GRID_FORMS, *LISTS, *LIST_FORMS), grid, context)
