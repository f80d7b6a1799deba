"""A form as tables: the sheets that cleaning goes on with."""

from itertools import count

from afresh.ingest.clean.cleaning_context import Work
from afresh.ingest.sources.sheet import Sheet

_numbers = count(1)


def sheet_of(work: Work, table: str, place: str, columns: dict[str, str], source: str) -> Sheet:
    """A sheet of the table with these columns (name: SQL) of a query that also yields source_row."""
    relation = f"clean_form_{next(_numbers)}"
    cells = ", ".join(f"({sql})::VARCHAR AS c{at}" for at, sql in enumerate(columns.values()))
    work.con.execute(f"CREATE OR REPLACE TEMP TABLE {relation} AS SELECT source_row, {cells} FROM ({source})")
    return Sheet(table, place, relation, tuple(columns))
