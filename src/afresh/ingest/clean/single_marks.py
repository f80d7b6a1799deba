"""Whether nobody has two marks for one meeting, so that no mark contradicts another."""

from concurrent.futures import ThreadPoolExecutor

import duckdb

from afresh.ingest.clean.cleaning_context import Work
from afresh.ingest.sources.raw_sheet import MANY_ROWS


def look_early(work: Work) -> None:
    """Begin to look through attendance that is held by numbers, while other tables are read on.

    It is not called off: where attendance is changed since, nobody asks what was found.
    """
    if work.has("attendance", "person"):
        beside = ThreadPoolExecutor(1)
        work.looking = beside.submit(_each_once, work.con.cursor(), "main.attendance_numbers")
        beside.shutdown(wait=False)


def one_mark_each(work: Work) -> bool:
    """Whether every mark names a person, and none has another mark for that meeting."""
    if work.looking is not None and work.marks_are_coded:
        work.one_mark_each = work.looking.result()
    else:
        work.one_mark_each = _each_once(work.con, "clean_attendance")
    return work.one_mark_each


def _each_once(con: duckdb.DuckDBPyConnection, marks: str) -> bool:
    ((rows, named),) = con.execute(f"SELECT count(*), count(person) FROM {marks}").fetchall()
    if rows != named:
        return False
    # Two that hash alike by accident would only mean a closer look than is needed.
    mark = "hash(meeting, person)"
    if rows < MANY_ROWS:
        ((different,),) = con.execute(f"SELECT count(DISTINCT {mark}) FROM {marks}").fetchall()
        return bool(rows == different)
    found = con.sql(f"SELECT {mark} AS mark FROM {marks}").fetchnumpy()["mark"]
    found.sort()
    return not bool((found[1:] == found[:-1]).any())
