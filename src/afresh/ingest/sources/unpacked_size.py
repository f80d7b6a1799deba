"""What a compressed table would take as text: files that hold a value once say it a thousand million times."""

from pathlib import Path

import duckdb

from afresh.ingest.sources.raw_sheet import Found
from afresh.ingest.sources.typed_columns import quoted
from afresh.ingest.sources.workbook_safety import MOST_TIMES, MOST_UNPACKED
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import UnpacksToTooMuch

FEWEST_LETTERS = 4
"""Of a cell, in reckoning what a table would take before it is looked through."""


def most_letters(path: Path) -> int:
    """Bytes of text that a file may hold: many, and many times its own size."""
    return max(MOST_UNPACKED, MOST_TIMES * path.stat().st_size)


def too_many_rows(rows: int, path: Path, found: Found, problems: Problems) -> bool:
    """Whether there are far more cells than its bytes could hold unless they say the same over and over."""
    size = rows * len(found.headings) * FEWEST_LETTERS
    if size <= most_letters(path):
        return False
    _say_too_large(path, found, problems, rows, size)
    return True


def texts_too_large(
    con: duckdb.DuckDBPyConnection,
    scan: tuple[str, dict[str, str]],
    path: Path,
    found: Found,
    columns: list[tuple[str, str]],
    *,
    problems: Problems,
) -> bool:
    """Whether the texts of a source would fill the memory as a table; `scan` is its SQL and parameters."""
    texts = [name for name, type in columns if type == "VARCHAR"]
    if not texts:
        return False
    letters = " + ".join(f"coalesce(sum(strlen({quoted(name)})::HUGEINT), 0)" for name in texts)
    rows, size = con.execute(f"SELECT count(*), {letters} FROM {scan[0]}", scan[1] or None).fetchall()[0]
    if size <= most_letters(path):
        return False
    _say_too_large(path, found, problems, rows, size)
    return True


def _say_too_large(path: Path, found: Found, problems: Problems, rows: int, size: int) -> None:
    facts = {"rows": rows, "size": size // 1_000_000, "times": size // max(path.stat().st_size, 1)}
    limits = {"most": MOST_UNPACKED // 1_000_000, "most_times": MOST_TIMES}
    problems.add(UnpacksToTooMuch(found.place, found.name, facts=facts | limits))
