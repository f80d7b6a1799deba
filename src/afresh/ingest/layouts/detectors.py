"""Who can tell what a sheet is: detectors are asked in order, and the first that knows the sheet says its layouts.

A detector is given the grid of a sheet and what else is known of the source, and gives the layouts of its blocks, or
none if it does not know the sheet. To read another program's export, add a function here that gives an
"attendance list", an "attendance grid" or a "membership list": nothing else has to change. A sheet that is recognised
and cannot be used is given as "not read", with why, and what to fetch instead.
"""

from collections.abc import Callable
from dataclasses import dataclass
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


Detector = Callable[[Grid, Context], list[Layout]]

EXPORTS: list[Detector] = []
"""Further exports, asked before anything else; those that afresh knows itself stand in the folder exports."""
FORMS: list[Detector] = []
"""Forms that offices draw up for themselves."""


def layouts_of(grid: Grid, context: Context) -> list[Layout]:
    """The layouts that the first detector to know the sheet proposes for it; none if nobody knows it."""
    from afresh.ingest.layouts.exports import KNOWN_PROGRAMS

    for detect in (*EXPORTS, *KNOWN_PROGRAMS, *FORMS):
        if layouts := detect(grid, context):
            return layouts
    return []
