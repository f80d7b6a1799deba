"""Puts raw rows into DuckDB as a Sheet: blank cells null, blank rows gone, every heading distinct."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

import duckdb

from afresh.ingest.layouts.heading_row import column_letter
from afresh.ingest.sources.sheet import Sheet
from afresh.records.formulas import unguarded_sql
from afresh.records.problems.problem import Problems
from afresh.records.problems.reading import HeadingMissing, HeadingRepeated, NulCharactersRemoved, TooManyColumns
from afresh.records.tables import TABLES
from afresh.records.template_lines import EXAMPLE, MEANING

BATCH = 50_000
MOST_LETTERS = 64_000_000
"""That are put into the store at once."""
MOST_COLUMNS = 2_000
_BLANK = r"^[\p{Z}\p{Cc}\x{200B}\x{2060}\x{FEFF}]*$"
"""A cell of spaces and characters that cannot be seen."""
_TIDY = "[A-Za-z0-9]([ -~]*[!-~])?"
"""Begins with a letter or figure, does not end in a space, and nothing in it has to be taken out."""
_PLAIN = "([A-Za-z][!-/:-~]*( [!-/:-~]+)* ?)?[0-9][!-~]*( [!-~]+)*"
"""Tidy, with a figure, and with no two spaces side by side: as ids and dates are, so that one look is enough."""
MANY_ROWS = 20_000
"""From here on it is quicker to look at each different text once."""
FIRST_ROWS = 2_000
"""That tell whether nearly every text of a column is different, so that it is not."""
NUMBERED = "attendance"
"""The table whose references are numbered where they are ids."""

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
    """The name of a table that is not temporary: one that is would only be seen by the connection that makes it."""
    return f"afresh_{kind}_{next(_numbers)}"


def sheet_from_rows(
    con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, rows: Iterable[tuple[int, Sequence[str | None]]]
) -> Sheet:
    """A sheet of (row number, cells), each with a cell for every heading."""
    relation, width, total = new_relation(), len(found.headings), 0
    for batch in _batches(rows):
        _insert(con, relation, width, batch, is_first=not total)
        total += len(batch)
    if not total:
        columns = ", ".join(["source_row BIGINT", *(f"c{at} VARCHAR" for at in range(width))])
        con.execute(f"CREATE TABLE {relation} ({columns})")
    return _settled(con, problems, found, relation, total)


def sheet_from_sql(
    con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, sql: str, parameters: object = None
) -> Sheet:
    """A sheet of a query that yields source_row and one VARCHAR c0, c1, … for each heading."""
    relation = new_relation()
    rows = con.execute(f"CREATE TABLE {relation} AS {sql}", parameters).fetchall()[0][0]
    return _settled(con, problems, found, relation, rows)


def _settled(con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, relation: str, rows: int) -> Sheet:
    """The rows as they came, with nothing left in them that whoever cleans would have to look for."""
    seen = _looked_at(con, relation, range(len(found.headings)), rows)
    _tidy_up(con, problems, found, relation, seen)
    headings, kept = _settle_headings(con, problems, found, relation)
    tidy, figures, single, filled = (
        frozenset(new for new, old in enumerate(kept) if old in which)
        for which in (seen.tidy, seen.figures, seen.single, seen.filled)
    )
    return Sheet(
        name=found.name, place=found.place, relation=relation, headings=headings, above=found.above,
        tidy=tidy, figures=figures, single=single, filled=filled,
    )  # fmt: skip


def sheet_on_file(
    con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, sql: str, template: Sequence[str] = ()
) -> Sheet | None:
    """The same of a file that can be looked through again as quickly as a table: a view of it, and no copy.

    None where it is small or a cell in it has to be changed. `template` are the words that its lines begin with.
    References in attendance, ten times as many as all else, are taken for ids if the first rows have ids: who numbers
    them sees whether they are, and looks at them where not (see `looked_after_all`).
    """
    rows = con.execute(f"SELECT count(*) FROM ({sql})").fetchall()[0][0]
    if rows < MANY_ROWS or not found.headings or not all(found.headings):
        return None
    relation = new_relation()
    con.execute(f"CREATE VIEW {relation} AS {sql}")
    every = range(len(found.headings))
    unseen = _like_ids(con, relation, found, template)
    seen = _looked_at(con, relation, [at for at in every if at not in unseen], rows, template)
    if unseen and seen.filled:
        seen = _with_ids(con, relation, seen, unseen, rows)
    elif unseen:
        unseen, seen = frozenset(), _looked_at(con, relation, every, rows, template)
    if len(seen.tidy) < len(every) or seen.empty_rows:
        con.execute(f"DROP VIEW {relation}")
        return None
    headings = _distinct(list(found.headings), problems, found)
    return _on_file(Sheet(found.name, found.place, relation, headings, found.above, unseen=unseen), seen)


def _on_file(sheet: Sheet, seen: "Seen") -> Sheet:
    return replace(
        sheet,
        tidy=seen.tidy,
        figures=seen.figures,
        single=seen.single,
        filled=seen.filled,
        marked=seen.marked,
        on_file=True,
    )


def _like_ids(con: duckdb.DuckDBPyConnection, relation: str, found: Found, template: Sequence[str]) -> frozenset[int]:
    """The columns of references in attendance, if the first rows have nothing but ids there."""
    headings = found.headings
    if found.name != NUMBERED or len({heading.casefold() for heading in headings}) < len(headings):
        return frozenset()
    refers = {column.name for column in TABLES[NUMBERED].columns if column.refers_to}
    columns = [at for at, heading in enumerate(headings) if heading in refers]
    if not columns:
        return frozenset()
    plain = " AND ".join(f"coalesce(regexp_full_match(c{at}, '{_PLAIN}'), true)" for at in columns)
    begins = " OR ".join(f"starts_with(c{columns[0]}, '{word}')" for word in template) or "false"
    first = f"SELECT * FROM {relation} LIMIT {FIRST_ROWS}"
    ids, marked = con.execute(f"SELECT bool_and({plain}), bool_or({begins}) FROM ({first})").fetchall()[0]
    return frozenset(columns) if ids and not marked else frozenset()


def _with_ids(con: duckdb.DuckDBPyConnection, relation: str, seen: "Seen", ids: frozenset[int], rows: int) -> "Seen":
    """What is seen of the other columns, and what would be seen of ids."""
    columns = sorted(ids)
    counts = con.execute(f"SELECT {', '.join(f'count(c{at})' for at in columns)} FROM {relation}").fetchall()[0]
    filled = frozenset(at for at, count in zip(columns, counts, strict=True) if count == rows)
    marked = seen.marked and 0 not in ids
    return Seen(seen.tidy | ids, seen.figures | ids, seen.single | ids, seen.filled | filled, marked)


def as_seen(con: duckdb.DuckDBPyConnection, sheet: Sheet) -> Sheet | None:
    """A sheet on file with nothing taken for granted; None if a cell in it has to be changed."""
    every, template = range(len(sheet.headings)), (MEANING, EXAMPLE)
    seen = _looked_at(con, sheet.relation, every, rows_of(con, sheet), template)
    if len(seen.tidy) < len(every) or seen.empty_rows:
        return None
    return _on_file(replace(sheet, unseen=frozenset()), seen)


def as_it_is(con: duckdb.DuckDBPyConnection, problems: Problems, sheet: Sheet) -> Sheet:
    """The same, and a copy of it in which the cells are changed that have to be."""
    found = Found(sheet.name, sheet.place, sheet.headings, guarded=False)
    return as_seen(con, sheet) or sheet_from_sql(con, problems, found, f"SELECT * FROM {sheet.relation}")


def without_rows(con: duckdb.DuckDBPyConnection, sheet: Sheet, rows: Sequence[int]) -> None:
    """Leave out rows by their numbers, of a view as of a table."""
    listed = ", ".join(map(str, rows))
    if not sheet.on_file:
        con.execute(f"DELETE FROM {sheet.relation} WHERE source_row IN ({listed})")
        return
    whole = new_relation("whole")
    con.execute(f"ALTER VIEW {sheet.relation} RENAME TO {whole}")
    con.execute(f"CREATE VIEW {sheet.relation} AS SELECT * FROM {whole} WHERE source_row NOT IN ({listed})")


def any_text(relation: str, cell: str, where: str) -> str:
    """SQL for how many of many cells fit a condition on `text`: each different text is looked at once."""
    texts = f"SELECT {cell} AS text, count(*) AS n FROM {relation} GROUP BY 1"
    # As a WHERE the condition would be moved to before the grouping, and be asked of every row.
    return f"(SELECT coalesce(sum(n) FILTER ({where}), 0)::BIGINT FROM ({texts}))"


@dataclass(frozen=True)
class Seen:
    """What looking at each different text of a sheet's columns says (see Sheet)."""

    tidy: frozenset[int] = frozenset()
    figures: frozenset[int] = frozenset()
    single: frozenset[int] = frozenset()
    filled: frozenset[int] = frozenset()
    marked: bool = True
    empty_rows: int = 0


def _looked_at(
    con: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[int], rows: int, template: Sequence[str] = ()
) -> Seen:
    if not columns or not rows:
        return Seen()
    if rows < MANY_ROWS:
        return _all_looked_at(con, relation, columns)
    differ = _mostly_different(con, relation, columns)
    begins = " OR ".join(f"starts_with(text, '{word}')" for word in template) or "true"
    each = (f"regexp_full_match(text, '{_TIDY}')", "regexp_matches(text, '[0-9]')", "NOT contains(text, '  ')")
    unless_plain = ", ".join(f"bool_and(CASE WHEN plain THEN true ELSE {one} END)" for one in each)
    says = f"{unless_plain}, bool_and(text IS NOT NULL), bool_or({begins})"
    asked = ", ".join(
        f"(SELECT {says} FROM (SELECT text, regexp_full_match(text, '{_PLAIN}') AS plain "
        f"FROM (SELECT c{at} AS text FROM {relation}{'' if at in differ else ' GROUP BY 1'}))) "
        f"q{at}(tidy, figures, single, filled, marked)"
        for at in columns
    )
    wanted = ", ".join(f"q{at}.{name}" for name in ("tidy", "figures", "single", "filled") for at in columns)
    *answers, marked = con.execute(f"SELECT {wanted}, q{columns[0]}.marked FROM {asked}").fetchall()[0]
    empty = 0 if any(answers[-len(columns) :]) else _empty_rows(con, relation, columns)
    return _seen((*answers, marked, empty), columns)


def _empty_rows(con: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[int]) -> int:
    return int(con.execute(f"SELECT count(*) FROM {relation} WHERE {_nothing_in(columns)}").fetchall()[0][0])


def _mostly_different(con: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[int]) -> set[int]:
    """Columns, such as ids, in which making the texts different would save little: told by the first rows."""
    counts = ", ".join(f"count(DISTINCT c{at}) > {FIRST_ROWS // 2}" for at in columns)
    found = con.execute(f"SELECT {counts} FROM (SELECT * FROM {relation} LIMIT {FIRST_ROWS})").fetchall()[0]
    return {at for at, differ in zip(columns, found, strict=True) if differ}


def _all_looked_at(con: duckdb.DuckDBPyConnection, relation: str, columns: Sequence[int]) -> Seen:
    """The same of a few rows, for which it is quicker to look at each cell."""
    says = (
        f"regexp_full_match(c{{at}}, '{_TIDY}')",
        "regexp_matches(c{at}, '[0-9]')",
        "NOT contains(c{at}, '  ')",
        "c{at} IS NOT NULL",
    )
    asked = ", ".join(f"bool_and({each.format(at=at)})" for each in says for at in columns)
    empty = f"count(*) FILTER ({_nothing_in(columns)})"
    return _seen(con.execute(f"SELECT {asked}, true, {empty} FROM {relation}").fetchall()[0], columns)


def _seen(answers: tuple[Any, ...], columns: Sequence[int]) -> Seen:
    width = len(columns)
    # Of a column without any text none is false.
    tidy, figures, single, filled = (
        frozenset(
            at
            for at, answer in zip(columns, answers[width * nth : width * (nth + 1)], strict=True)
            if answer is not False
        )
        for nth in range(4)
    )
    marked, empty_rows = answers[-2:]
    parts = {"tidy": tidy, "figures": tidy & figures, "single": tidy & single, "filled": tidy & filled}
    return Seen(**parts, marked=marked is not False, empty_rows=empty_rows)


def _nothing_in(columns: Sequence[int]) -> str:
    return " AND ".join(f"c{at} IS NULL" for at in columns)


def _tidy_up(con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, relation: str, seen: Seen) -> None:
    """Empty the blank cells, take the guards off, and drop the rows in which nothing is left."""
    every, tidy = range(len(found.headings)), seen.tidy
    nothing = _nothing_in(every)
    if not _has_odd_cells(con, relation, [at for at in every if at not in tidy], found.guarded):
        if seen.empty_rows:
            con.execute(f"DELETE FROM {relation} WHERE {nothing}")
        return
    bare = {at: unguarded_sql(f"c{at}") if found.guarded and at not in tidy else f"c{at}" for at in every}
    cells = {
        at: f"c{at}" if at in tidy else f"CASE WHEN regexp_matches(c{at}, '{_BLANK}') THEN NULL ELSE c{at} END"
        for at in every
    }
    con.execute(
        f"CREATE OR REPLACE TABLE {relation} AS SELECT * FROM "
        f"(SELECT source_row, {_named(cells)} FROM (SELECT source_row, {_named(bare)} FROM {relation})) "
        f"WHERE NOT ({nothing})"
    )
    _take_out_nul(con, problems, found, relation)


def _has_odd_cells(con: duckdb.DuckDBPyConnection, relation: str, columns: list[int], guarded: bool) -> bool:
    """Whether a cell of these columns is blank, or holds what has to be taken off or out."""
    if not columns:
        return False

    def odd(cell: str) -> str:
        unguarded = f" OR starts_with({cell}, '''')" if guarded else ""
        return f"regexp_matches({cell}, '{_BLANK}') OR contains({cell}, chr(0)){unguarded}"

    asked = " OR ".join(f"coalesce(bool_or({odd(f'c{at}')}), false)" for at in columns)
    return bool(con.execute(f"SELECT {asked} FROM {relation}").fetchall()[0][0])


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
    if all(found.headings):
        return _distinct(list(found.headings), problems, found), list(range(len(found.headings)))
    counts = ", ".join(f"count(c{at})" for at in range(len(found.headings)))
    filled = con.execute(f"SELECT {counts} FROM {relation}").fetchall()[0]
    kept = [at for at, heading in enumerate(found.headings) if heading or filled[at]]
    names = {at: found.headings[at] or f"column {column_letter(at)}" for at in kept}
    for at in kept:
        if not found.headings[at]:
            problems.add(HeadingMissing(found.place, found.name, column=names[at], facts={"count": filled[at]}))
    if len(kept) < len(found.headings):
        columns = ", ".join(["source_row", *(f"c{old} AS c{new}" for new, old in enumerate(kept))])
        con.execute(f"CREATE OR REPLACE TABLE {relation} AS SELECT {columns} FROM {relation}")
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
    """Of so many rows, or of so many letters: a few rows of long texts fill the memory as well."""
    batch: list[tuple[int, Sequence[str | None]]] = []
    letters = 0
    for row in rows:
        batch.append(row)
        letters += sum(len(cell) for cell in row[1] if cell)
        if len(batch) == BATCH or letters > MOST_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch


def _insert(
    con: duckdb.DuckDBPyConnection,
    relation: str,
    width: int,
    batch: list[tuple[int, Sequence[str | None]]],
    is_first: bool,
) -> None:
    """One batch, as NumPy columns: DuckDB takes these hundreds of times faster than row by row."""
    import numpy as np

    columns: dict[str, object] = {"source_row": np.array([number for number, _ in batch], dtype=np.int64)}
    for at in range(width):
        column = np.empty(len(batch), dtype=object)
        column[:] = [cells[at] or None for _, cells in batch]
        columns[f"c{at}"] = column
    con.register("afresh_batch", columns)
    values = ", ".join(["source_row", *(f"CAST(c{at} AS VARCHAR) AS c{at}" for at in range(width))])
    into = f"CREATE TABLE {relation} AS" if is_first else f"INSERT INTO {relation}"
    con.execute(f"{into} SELECT {values} FROM afresh_batch")
    con.unregister("afresh_batch")
