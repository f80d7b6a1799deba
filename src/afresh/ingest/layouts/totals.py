"""Rows of totals at the foot of a table: no records, and left out with a warning.

A total would become a member called Total. The word alone does not make one: there are organisations whose name begins
so, and what follows it must be figures, formulas or nothing.
"""

from afresh.ingest.clean.cleaning_context import Work, counted, some
from afresh.ingest.layouts.headings import table_by_headings
from afresh.ingest.layouts.table_names import table_named
from afresh.ingest.sources.raw_sheet import without_rows
from afresh.ingest.sources.sheet import Sheet
from afresh.records.problems.forms import TotalsLeftOut
from afresh.records.tables import TABLES

_WORDS = (
    r"(?i)^\W*(?:(?:grand|sub)[ -]?)?(?:totals?|sum)(?: (?:present|attending|attendance|members|number))?\W*$|"
    r"^\W*(?:number|no\.?) (?:present|attending)\W*$"
)
_FIGURE = r"^\s*(?:=.*|[£$€(+-]*\d[\d,.]*(?:\s*%|\s*/\s*\d+)?\)?)\s*$"
_NAMES = ("organisations", "people", "partnerships")
"""Tables in which a row may hold a name and nothing more."""


def leave_out_totals(work: Work, sheet: Sheet) -> None:
    """Rows that begin with a word for a total and hold figures or nothing besides."""
    # In a large file that needs no mending, or where every first cell has a figure in it, there are none.
    if sheet.on_file or 0 in sheet.figures:
        return
    first, others, figures = first_and_others(len(sheet.headings))
    named = table_named(sheet.name)
    table = TABLES[named] if named else table_by_headings(sheet.headings)
    fewest = 1 if table is None or table.name in _NAMES else 0
    found = work.rows(f"""
        SELECT source_row, {first} FROM {sheet.relation}
        WHERE regexp_matches({first}, '{_WORDS}') AND {figures} = {others} AND {others} >= {fewest}
        ORDER BY 1
    """)
    if found:
        _tell(work, sheet, [row for row, _ in found], found[0][1])
        without_rows(work.con, sheet, [row for row, _ in found])


def first_and_others(width: int) -> tuple[str, str, str]:
    """SQL for the first cell of a row that is filled, how many others are, and how many of those hold a figure."""
    cells = ", ".join(f"c{at}" for at in range(width))
    # A list, since so many terms as a wide sheet has columns would be too deep a sum.
    figures = f"len(list_filter([{cells}], lambda cell: regexp_matches(cell, '{_FIGURE}')))"
    return f"coalesce({cells}, '')", f"(len(list_filter([{cells}], lambda cell: cell IS NOT NULL)) - 1)", figures


def _tell(work: Work, sheet: Sheet, rows: list[int], value: str) -> None:
    numbers = some([str(row) for row in rows])
    begin = f"row {numbers} begins" if len(rows) == 1 else f"rows {numbers} begin"
    like = "" if len(rows) == 1 else " or the like"
    work.add(TotalsLeftOut, sheet.place, value=value, times=len(rows), rows_begin=begin, or_the_like=like)
    work.notes.append(f"{sheet.place}: left out {counted(len(rows), 'row')} of totals (numbered {numbers}).")
