"""The quick way for large delimited files that have nothing odd about them: DuckDB splits them on all cores.

Anything out of the ordinary makes it decline, and the careful way in csv_records.py reads the file instead.
"""

from glob import escape

import duckdb

from afresh.ingest.sources.raw_sheet import Found, new_relation, sheet_from_sql
from afresh.ingest.sources.sheet import Sheet
from afresh.ingest.sources.text_file import TextFile
from afresh.records.problems.problem import Problems

LARGE = 20_000_000
"""Bytes, unpacked, from which this way is worth trying."""


def large_sheet(
    con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, text: TextFile, delimiter: str, *, after: int
) -> Sheet | None:
    """The sheet, whose headings end `after` so many lines; None if the file is not plain enough.

    Strict reading without padding fails on a row with too few or too many cells and on any stray quotation
    mark; the caller has made sure that no line is blank or ends oddly, so a row's number is its place.
    """
    raw = new_relation("raw")
    names = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(found.headings)))
    packed = "gzip" if text.packed else "none"
    try:
        con.execute(
            f"CREATE TEMP TABLE {raw} AS SELECT row_number() OVER () + $after AS source_row, * "
            f"FROM read_csv($file, columns={{{names}}}, header=false, skip=$after, auto_detect=false, "
            f"strict_mode=true, delim=$delimiter, quote='\"', escape='\"', null_padding=false, ignore_errors=false, "
            f"hive_partitioning=false, compression='{packed}')",
            {"file": escape(str(text.path)), "after": after, "delimiter": delimiter},
        )
    except duckdb.Error:
        return None
    sheet = sheet_from_sql(con, problems, found, f"SELECT * FROM {raw}")
    con.execute(f"DROP TABLE {raw}")
    return sheet
