"""One delimited text file: .csv, .tsv or .txt, perhaps packed by gzip."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

import duckdb

from afresh.ingest.layouts.grid import Grid, grid_from
from afresh.ingest.layouts.heading_row import MOST_ROWS_SEARCHED, Headings, find_headings, headings_known, texts_above
from afresh.ingest.layouts.table_names import table_named
from afresh.ingest.sources import csv_large
from afresh.ingest.sources.csv_large import large_sheet
from afresh.ingest.sources.csv_records import MOST_LINE, Record, records
from afresh.ingest.sources.declared import UNDECLARED, Declared
from afresh.ingest.sources.raw_sheet import Found, sheet_from_rows, too_wide
from afresh.ingest.sources.sheet import Sheet
from afresh.ingest.sources.text_file import TextFile, text_file
from afresh.records.problems.problem import Problem, Problems
from afresh.records.problems.reading import (
    DelimiterAssumed,
    LineTooLong,
    QuoteLeftOpen,
    QuoteMisplaced,
    RowHasTooFewCells,
    RowHasTooManyCells,
    RowsAboveHeadings,
)

SUFFIXES = (".csv", ".tsv", ".tab", ".txt", ".csv.gz", ".tsv.gz")
LARGEST_FORM = 3_000_000
"""Bytes of a text file beyond which it is a table, and no form that an office drew up."""
DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright strokes"}


def read_csv_file(
    path: Path,
    con: duckdb.DuckDBPyConnection,
    problems: Problems,
    place: str = "",
    name: str = "",
    *,
    declared: Declared = UNDECLARED,
) -> list[Sheet]:
    """The file as one sheet; none if it could not be read, which is then reported."""
    name, place = name or stem(path), place or path.name
    text = text_file(path, place, problems, declared.encoding)
    if text is None:
        return []
    table = table_named(name)
    if declared.delimiter:
        delimiter, first = declared.delimiter, _first_records(text, declared.delimiter)
    else:
        delimiter, first = _layout(text, table)
    headings = find_headings([cells for _, cells in first], table)
    if headings is None:
        headings = Headings(0, ("",) * max((len(cells) for _, cells in first), default=1))
    if delimiter != _usual(path) and not declared.delimiter:
        problems.add(DelimiterAssumed(place, table or name, facts={"delimiter": DELIMITERS[delimiter]}))
    say_rows_above(headings, first[0][0] if first else 1, place, table or name, problems)
    found = Found(table or name, place, headings.texts, True, texts_above([cells for _, cells in first], headings))
    if too_wide(found, problems):
        return []
    above = [cell for _, cells in first[: headings.row + 1] for cell in cells]
    plain = _is_plain(text, headings) and not any("\n" in cell or "\r" in cell for cell in above)
    sheet = large_sheet(con, problems, found, text, delimiter, after=headings.row + 1) if plain else None
    return [sheet or _careful_sheet(con, problems, found, text, delimiter, after=headings.row + 1)]


def stem(path: Path) -> str:
    """The file's name without .csv or .csv.gz."""
    name = path.name.encode("utf-8", "replace").decode()
    for suffix in sorted(SUFFIXES, key=len, reverse=True):
        if name.lower().endswith(suffix):
            return name[: -len(suffix)]
    return name.rpartition(".")[0] or name


def say_rows_above(headings: Headings, first_row: int, place: str, name: str, problems: Problems) -> None:
    if headings.row:
        shown = ", ".join(text for text in headings.texts if text)
        problems.add(RowsAboveHeadings(place, name, facts={"row": headings.row + first_row, "headings": shown}))


def _usual(path: Path) -> str:
    return "\t" if path.name.lower().removesuffix(".gz").endswith((".tsv", ".tab")) else ","


def _is_plain(text: TextFile, headings: Headings) -> bool:
    return (
        text.size >= csv_large.LARGE
        and text.encoding.startswith("utf-8")
        and not text.odd_lines
        and len(headings.texts) > 1
    )


def _layout(text: TextFile, table: str | None) -> tuple[str, list[Record]]:
    """The delimiter that gives most known headings, or else the most even rows; and the first rows."""
    tried = {delimiter: _first_records(text, delimiter) for delimiter in DELIMITERS}
    usual = _usual(text.path)

    def fit(delimiter: str) -> tuple[int, float, bool]:
        rows = [cells for _, cells in tried[delimiter] if any(cell.strip() for cell in cells)]
        widths = Counter(len(cells) for cells in rows if len(cells) > 1)
        known = max((headings_known(cells, table) for cells in rows), default=0)
        even = widths.most_common(1)[0][1] / len(rows) if widths else 0.0
        return known, even, delimiter == usual

    best = max(DELIMITERS, key=fit)
    best = best if fit(best)[1] or fit(best)[0] > fit(usual)[0] else usual
    return best, tried[best]


def _first_records(text: TextFile, delimiter: str) -> list[Record]:
    with text.open() as file:
        return list(islice(records(file, delimiter, lambda *_: None), MOST_ROWS_SEARCHED))


def _careful_sheet(
    con: duckdb.DuckDBPyConnection, problems: Problems, found: Found, text: TextFile, delimiter: str, *, after: int
) -> Sheet:
    def odd(what: str, number: int, line: str) -> None:
        problems.add(_oddity(what, found, number, line))

    with text.open() as file:
        sheet = sheet_from_rows(con, problems, found, _even(records(file, delimiter, odd), found, after, problems))
    return replace(sheet, grid=_grid(text, delimiter, found))


def _grid(text: TextFile, delimiter: str, found: Found) -> Grid | None:
    """Every line as it stands, those above the headings too."""
    if text.size > LARGEST_FORM:
        return None
    with text.open() as file:
        return grid_from(found.place, stem(text.path), records(file, delimiter, lambda *_: None))


def _oddity(what: str, found: Found, number: int, line: str) -> Problem:
    shown = line[:80].strip()
    if what == "long":
        return LineTooLong(found.place, found.name, number, facts={"most": MOST_LINE})
    kind = QuoteLeftOpen if what == "open" else QuoteMisplaced
    return kind(found.place, found.name, number, value=shown)


def _even(rows: Iterator[Record], found: Found, after: int, problems: Problems) -> Iterator[Record]:
    """The rows below the headings, each as wide as these; those that are not are reported."""
    wanted = len(found.headings)
    for number, cells in rows:
        if number <= after or not any(cells):
            continue
        if len(cells) < wanted:
            facts = {"found": len(cells), "wanted": wanted}
            problems.add(RowHasTooFewCells(found.place, found.name, number, facts=facts))
            cells = cells + [""] * (wanted - len(cells))
        elif len(cells) > wanted:
            if any(cell.strip() for cell in cells[wanted:]):
                facts = {"found": len(cells), "wanted": wanted}
                problems.add(RowHasTooManyCells(found.place, found.name, number, facts=facts))
                continue
            cells = cells[:wanted]
        yield number, cells
