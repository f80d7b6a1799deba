"""A table of the dictionary as a file of layouts says it lies; and how a table that was read lies, for such a file."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.extract import Extraction, rows_of
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.heading_row import column_letter
from afresh.ingest.layouts.layout import IGNORE, Layout
from afresh.records.formulas import unguarded
from afresh.records.problems.forms import GridPartsIgnored

if TYPE_CHECKING:
    from afresh.ingest.clean.cleaning_context import Work
    from afresh.ingest.sources.sheet import Sheet


def extract_table(grid: Grid, layout: Layout, context: Context) -> Extraction:
    """Each row of the block with its cells under what their columns mean; of two of one meaning, the first filled."""
    made = Extraction()
    columns = {at: means for at, means in sorted(layout.columns.items()) if means != IGNORE}
    for number, row in rows_of(grid, layout):
        cells: dict[str, str] = dict.fromkeys(columns.values(), "")
        for at, means in columns.items():
            cells[means] = cells[means] or (unguarded(row[at]) if at < len(row) else "")
        made.add(layout.table, number, **cells)
    idle = [column_letter(at) for at, means in layout.columns.items() if means == IGNORE]
    if idle:
        made.say(GridPartsIgnored, layout.table, count=len(idle), parts="columns", names=", ".join(idle))
    return made


def layout_of_table(work: "Work", sheet: "Sheet", table: str, matched: Mapping[str, int]) -> Layout | None:
    """How a sheet that was read as a table lies; None where its cells are not at hand."""
    grid = sheet.grid
    if grid is None or sheet.on_file:
        return None
    rows = [number for (number,) in work.rows(f"SELECT source_row FROM {sheet.relation} ORDER BY 1")]
    if not rows:
        return None
    meanings = {at: name for name, at in matched.items()}
    columns = {at: meanings.get(at, heading.lower()) for at, heading in enumerate(sheet.headings) if heading}
    above = [number for number in grid.numbers if number < rows[0]]
    same = tuple(heading for heading in sheet.headings if heading)
    headings = next((number for number in above if _texts(grid, number) == same), above[-1] if above else 0)
    there = set(rows)
    skip = tuple(number for number in grid.numbers if rows[0] <= number <= rows[-1] and number not in there)
    return Layout(sheet.place, "table", headings, rows[0], rows[-1], columns, table=table, skip=skip)


def _texts(grid: Grid, number: int) -> tuple[str, ...]:
    return tuple(text for text in grid.rows[grid.numbers.index(number)] if text)
