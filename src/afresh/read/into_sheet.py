"""Puts raw rows into DuckDB as a Sheet: blank cells null, blank rows gone, every heading distinct."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice

import duckdb

from afresh.read.heading_row import column_letter
from afresh.read.sheet import Sheet
from afresh.records.formulas import unguarded_sql
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import HeadingMissing, HeadingRepeated, NulCharactersRemoved, TooManyColumns

BATCH = 50_000
MOST_COLUMNS = 2_000
_BLANK = r"^[\p{Z}\p{Cc}\x{200B}\x{2060}\x{FEFF}]*$"
"""A cell of spaces and characters that cannot be seen."""
_TIDY = "[A-Za-z0-9]([ -~]*[!-~])?"
"""Begins with a letter or figure, does not end in a space, and nothing in it has to be taken out."""
MANY_ROWS = 20_000
"""From here on it is quicker to look at each different text once."""

_numbers = count(1)


@dataclass(frozen=True)
class Found:
    """A table as it lies in the source: what it is called, where it is, and its headings, "" where there is none."""

    name: str
    place: str
    headings: tuple[str, ...]
    guarded: bool
    """Whether text may carry the apostrophe that keeps a spreadsheet from running it."""
    above: tuple[str, ...] = ()
    """What stands above the headings, cell by cell."""


def too_wide(found: Found, problems: Problems) -> bool:
    """Whether there are more columns than any table of meetings has, which is then reported."""
    count = len(found.headings)
    if count > MOST_COLUMNS:
        problems.add(TooManyColumns(found.place, found.name, facts={"count": count, "most": MOST_COLUMNS}))
    return count > MOST_COLUMNS


def new_relation(kind: str = "sheet") -> str:
    return f"afresh_{kind}_{next(_numbers)}"


def sheet_from_rows(
    con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, rows: Iterable[tuple[int, Sequence[str | None]]]
) -> Sheet:
    """A sheet of (row number, cells), each with a cell for every heading."""
    raw = new_relation("raw")
    width = len(found.headings)
    columns = ", ".join(["source_row BIGINT", *(f"c{at} VARCHAR" for at in range(width))])
    con.execute(f"CREATE TEMP TABLE {raw} ({columns})")
    for batch in _batches(rows):
        _insert(con, raw, width, batch)
    sheet = sheet_from_sql(con, problems, found, f"SELECT * FROM {raw}")
    con.execute(f"DROP TABLE {raw}")
    return sheet


def sheet_from_sql(
    con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, sql: str, parameters: object = None
) -> Sheet:
    """A sheet of a query that yields source_row and one VARCHAR c0, c1, … for each heading."""
    relation = new_relation()
    rows = con.execute(f"CREATE TEMP TABLE {relation} AS {sql}", parameters).fetchall()[0][0]
    seen = _looked_at(con, relation, len(found.headings), rows)
    _tidy_up(con, problems, found, relation, seen.tidy)
    headings, kept = _settle_headings(con, problems, found, relation)
    tidy, figures, single = (
        frozenset(new for new, old in enumerate(kept) if old in which)
        for which in (seen.tidy, seen.figures, seen.single)
    )
    return Sheet(found.name, found.place, relation, headings, found.above, tidy, figures, single)


def sheet_on_file(
    con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, sql: str, template: Sequence[str] = ()
) -> Sheet | None:
    """The same of a file that can be looked through again as quickly as a table: a view of it, and no copy.

    None where it is small or a cell in it has to be changed. `template` are the words that its lines begin with.
    """
    rows = con.execute(f"SELECT count(*) FROM ({sql})").fetchall()[0][0]
    if rows < MANY_ROWS or not found.headings or not all(found.headings):
        return None
    relation = new_relation()
    con.execute(f"CREATE TEMP VIEW {relation} AS {sql}")
    seen = _looked_at(con, relation, len(found.headings), rows, template)
    nothing = " AND ".join(f"c{at} IS NULL" for at in range(len(found.headings)))
    empty = len(seen.tidy) < len(found.headings) or con.execute(
        f"SELECT count(*) FROM {relation} WHERE {nothing}"
    ).fetchall()[0][0]
    if empty:
        con.execute(f"DROP VIEW {relation}")
        return None
    headings = _distinct(list(found.headings), problems, found)
    return Sheet(
        found.name, found.place, relation, headings, found.above, seen.tidy, seen.figures, seen.single, True, seen.marked
    )


def without_rows(con: duckdb.DuckDBPyConnection, sheet: Sheet, rows: Sequence[int]) -> None:
    """Leave out rows by their numbers, of a view as of a table."""
    listed = ", ".join(map(str, rows))
    if not sheet.on_file:
        con.execute(f"DELETE FROM {sheet.relation} WHERE source_row IN ({listed})")
        return
    whole = new_relation("whole")
    con.execute(f"ALTER VIEW {sheet.relation} RENAME TO {whole}")
    con.execute(f"CREATE TEMP VIEW {sheet.relation} AS SELECT * FROM {whole} WHERE source_row NOT IN ({listed})")


def any_text(relation: str, cell: str, where: str, rows: int) -> str:
    """SQL for how many cells fit a condition on `text`; of many rows, each different text is looked at once."""
    if rows < MANY_ROWS:
        return f"(SELECT count(*) FROM (SELECT {cell} AS text FROM {relation}) WHERE {where})"
    texts = f"SELECT {cell} AS text, count(*) AS n FROM {relation} GROUP BY 1"
    # As a WHERE the condition would be moved to before the grouping, and be asked of every row.
    return f"(SELECT coalesce(sum(n) FILTER ({where}), 0)::BIGINT FROM ({texts}))"


@dataclass(frozen=True)
class Seen:
    """What looking at each different text of a sheet's columns says (see Sheet)."""

    tidy: frozenset[int] = frozenset()
    figures: frozenset[int] = frozenset()
    single: frozenset[int] = frozenset()
    marked: bool = True


def _looked_at(
    con: duckdb.DuckDBPyConnection, relation: str, width: int, rows: int, template: Sequence[str] = ()
) -> Seen:
    if not width or not rows:
        return Seen()
    texts = "SELECT c{at} AS text FROM {relation}" + (" GROUP BY 1" if rows >= MANY_ROWS else "")
    begins = " OR ".join(f"starts_with(text, '{word}')" for word in template) or "true"
    says = (
        f"bool_and(regexp_full_match(text, '{_TIDY}')), bool_and(regexp_matches(text, '[0-9]')), "
        f"bool_and(NOT contains(text, '  ')), bool_or({begins})"
    )
    asked = ", ".join(
        f"(SELECT {says} FROM ({texts.format(at=at, relation=relation)})) q{at}(tidy, figures, single, marked)"
        for at in range(width)
    )
    wanted = ", ".join(f"q{at}.{name}" for name in ("tidy", "figures", "single") for at in range(width))
    answers = con.execute(f"SELECT {wanted}, q0.marked FROM {asked}").fetchall()[0]
    # Of a column without any text none is false.
    tidy, figures, single = (
        {at for at, answer in enumerate(answers[width * nth : width * (nth + 1)]) if answer is not False}
        for nth in range(3)
    )
    return Seen(frozenset(tidy), frozenset(tidy & figures), frozenset(tidy & single), answers[-1] is not False)


def _tidy_up(
    con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, relation: str, tidy: frozenset[int]
) -> None:
    """Empty the blank cells, take the guards off, and drop the rows in which nothing is left."""
    every = range(len(found.headings))
    nothing = " AND ".join(f"c{at} IS NULL" for at in every)
    if len(tidy) == len(found.headings):
        con.execute(f"DELETE FROM {relation} WHERE {nothing}")
        return
    bare = {at: unguarded_sql(f"c{at}") if found.guarded and at not in tidy else f"c{at}" for at in every}
    cells = {
        at: f"c{at}" if at in tidy else f"CASE WHEN regexp_matches(c{at}, '{_BLANK}') THEN NULL ELSE c{at} END"
        for at in every
    }
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE {relation} AS SELECT * FROM "
        f"(SELECT source_row, {_named(cells)} FROM (SELECT source_row, {_named(bare)} FROM {relation})) "
        f"WHERE NOT ({nothing})"
    )
    _take_out_nul(con, problems, found, relation)


def _named(columns: dict[int, str]) -> str:
    return ", ".join(f"{sql} AS c{at}" for at, sql in columns.items())


def rows_of(con: duckdb.DuckDBPyConnection, sheet: Sheet) -> int:
    return int(con.execute(f"SELECT count(*) FROM {sheet.relation}").fetchall()[0][0])


def _take_out_nul(con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, relation: str) -> None:
    held = " OR ".join(f"contains(c{at}, chr(0))" for at in range(len(found.headings)))
    rows = con.execute(f"SELECT count(*) FROM {relation} WHERE {held}").fetchall()[0][0]
    if rows:
        changes = ", ".join(f"c{at} = replace(c{at}, chr(0), '')" for at in range(len(found.headings)))
        con.execute(f"UPDATE {relation} SET {changes} WHERE {held}")
        problems.add(NulCharactersRemoved(found.place, found.name, facts={"count": rows}))


def _settle_headings(
    con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, relation: str
) -> tuple[tuple[str, ...], list[int]]:
    """Name the columns without a heading, drop those with nothing in them, and number repeats; say which are kept."""
    counts = ", ".join(f"count(c{at})" for at in range(len(found.headings)))
    filled = con.execute(f"SELECT {counts} FROM {relation}").fetchall()[0]
    kept = [at for at, heading in enumerate(found.headings) if heading or filled[at]]
    names = {at: found.headings[at] or f"column {column_letter(at)}" for at in kept}
    for at in kept:
        if not found.headings[at]:
            problems.add(HeadingMissing(found.place, found.name, column=names[at], facts={"count": filled[at]}))
    if len(kept) < len(found.headings):
        columns = ", ".join(["source_row", *(f"c{old} AS c{new}" for new, old in enumerate(kept))])
        con.execute(f"CREATE OR REPLACE TEMP TABLE {relation} AS SELECT {columns} FROM {relation}")
    return _distinct([names[at] for at in kept], problems, found), kept


def _distinct(headings: list[str], problems: Problems, found: Found) -> tuple[str, ...]:
    taken: set[str] = set()
    kept: list[str] = []
    for heading in headings:
        numbered = (f"{heading} ({number})" for number in count(2))
        name = heading if heading.casefold() not in taken else next(n for n in numbered if n.casefold() not in taken)
        if name != heading:
            facts = {"kept_as": name}
            problems.add(HeadingRepeated(found.place, found.name, column=heading, value=heading, facts=facts))
        taken.add(name.casefold())
        kept.append(name)
    return tuple(kept)


def _batches(
    rows: Iterable[tuple[int, Sequence[str | None]]],
) -> Iterator[list[tuple[int, Sequence[str | None]]]]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _insert(
    con: duckdb.DuckDBPyConnection, raw: str, width: int, batch: list[tuple[int, Sequence[str | None]]]
) -> None:
    """One batch, as NumPy columns: DuckDB takes these hundreds of times faster than row by row."""
    import numpy as np

    columns: dict[str, object] = {"source_row": np.array([number for number, _ in batch], dtype=np.int64)}
    for at in range(width):
        column = np.empty(len(batch), dtype=object)
        column[:] = [cells[at] for _, cells in batch]
        columns[f"c{at}"] = column
    con.register("afresh_batch", columns)
    values = ", ".join(f"CAST(c{at} AS VARCHAR)" for at in range(width))
    con.execute(f"INSERT INTO {raw} SELECT source_row, {values} FROM afresh_batch")
    con.unregister("afresh_batch")
