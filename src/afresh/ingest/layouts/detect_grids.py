"""Attendance grids: people or organisations down, meetings across or the other way, a mark in each cell."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Literal

from afresh.ingest.layouts.board_name import board_of
from afresh.ingest.layouts.cell_marks import CellMarks, read_cells
from afresh.ingest.layouts.detectors import Context
from afresh.ingest.layouts.extract_present import names_in
from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.heading_dates import HeadingDate, days_of_headings, heading_date
from afresh.ingest.layouts.layout import IGNORE, Layout
from afresh.ingest.layouts.marks import key_in
from afresh.ingest.layouts.people_columns import PERSON_WORD, Who, is_name, meaning_of, who_columns
from afresh.ingest.layouts.table_names import plain

ENOUGH_NAMES = 0.4
"""Share of the cells that name somebody in a grid that says who came from each organisation."""
ENOUGH_MARKS = 0.5
"""Share of what stands under the dates that must be marks for a block to be a grid."""
DEEPEST = 60
"""Rows searched for the first headings."""


def detect_grids(grid: Grid, context: Context) -> list[Layout]:
    """A layout for each block of the sheet that is a grid; the sheet turned where meetings go down."""
    found = list(_blocks(grid, context))
    if not found and len(grid.rows) <= 400:
        found = [replace(layout, turned=True) for layout in _blocks(grid.exchanged(), context)]
    return found


def _blocks(grid: Grid, context: Context) -> Iterator[Layout]:
    heads = _heading_rows(grid)
    for place, at in enumerate(heads):
        end = (_titles_from(grid, heads[place + 1], at) if place + 1 < len(heads) else len(grid.rows)) - 1
        top = _titles_from(grid, at, heads[place - 1] if place else -1)
        layout = _block(grid, context, top=top, at=at, end=end)
        if layout is not None:
            yield layout


def _heading_rows(grid: Grid) -> list[int]:
    """The rows in which dates stand side by side, each with other cells below than dates."""
    found: list[int] = []
    for at, row in enumerate(grid.rows):
        dates = [heading_date(row[column]) for column in grid.own(at)]
        count = sum(each is not None and each.kind != "serial" for each in dates) + (
            sum(each is not None and each.kind == "serial" for each in dates) if not found else 0
        )
        alone = count == 1 and any(re.search(PERSON_WORD, plain(text)) for text in row) and at < DEEPEST
        terms = found and all(
            meaning_of(grid.rows[found[-1]][column]) in ("start", "end")
            for column, each in zip(grid.own(at), dates, strict=True) if each is not None
        )  # fmt: skip
        if (count > 1 or alone) and not terms and not (found and at == found[-1] + 1):
            found.append(at)
        if not found and at > DEEPEST:
            break
    return found


def _titles_from(grid: Grid, at: int, after: int) -> int:
    """The first of the lines of a title above a row of headings."""
    first = at
    while (
        first - 1 > after
        and len({grid.rows[first - 1][column] for column in grid.own(first - 1)}) <= 2
        and (grid.numbers[first] - grid.numbers[first - 1] <= 2)
    ):
        first -= 1
    return first


def _block(grid: Grid, context: Context, *, top: int, at: int, end: int) -> Layout | None:
    below = at + 1
    headings, used = _joined(grid, at, end)
    below = used + 1
    titles = [text for row in grid.rows[top:at] for text in row if text]
    if top:
        titles += [
            text for row in grid.rows[: min(top, 6)] for text in row if text and len(row) - row.count("") > len(row) - 2
        ]
    dates = {column: found for column, text in headings.items() if (found := heading_date(text))}
    if not dates or below > end:
        return None
    iso, order, why = days_of_headings(list(dates.values()), context, [*titles, grid.name, context.source, grid.place])
    rows = grid.rows[below : end + 1]
    others = {column: text for column, text in headings.items() if column not in dates}
    for column in range(grid.width):
        if column not in headings and any(row[column] for row in rows):
            others[column] = ""
    key = _key(titles, grid, dates)
    cells = Counter(row[column] for row in rows for column in dates)
    read = read_cells(cells, key)
    who = who_columns(others, [row for row in rows if any(row[column] for column in dates)] or rows)
    if who.found and not cells.keys() - {""} and len(dates) > 1:
        return _without_marks(grid, at, below, end)
    kind = _kind_of_cells(cells, who, context)
    key |= {text: "present" for text in cells if kind == "counts" and text.isdigit() and int(text) > 1}
    if kind != "marks":
        read = read_cells(cells, key)
    elif not who.found or not cells.keys() - {""} or read.known_share(cells) < ENOUGH_MARKS:
        return None
    if len(dates) == 1 and not (read.known_share(cells) == 1 and read.means_present):
        return None
    board, where = ("", "") if "partnership" in who.columns.values() else board_of(grid, context, titles)
    names = _initials(rows, who)
    columns: dict[int, str] = {column: who.columns.get(column, IGNORE) for column in others}
    columns |= {column: _dated(day, dates[column]) for column, day in zip(dates, iso, strict=True)}
    return Layout(
        place=grid.place,
        kind="attendance grid",
        headings=grid.numbers[at],
        first=grid.numbers[below],
        last=grid.numbers[end],
        columns=columns,
        partnership=board,
        partnership_from=where,
        marks=key,
        order=order,
        why=why,
        cells=kind,
        names=names,
        skip=tuple(
            grid.numbers[below + place]
            for place, row in enumerate(rows)
            if (_is_key(row, key) and not _is_of_somebody(row, dates)) or _says_a_name(row, names)
        ),
    )


def _without_marks(grid: Grid, at: int, below: int, end: int) -> Layout:
    why = (
        "names and dates stand here without any mark in the cells. If colours say who came, write P, A or N in the "
        "cells, since colours are not read"
    )
    return Layout(grid.place, "not read", grid.numbers[at], grid.numbers[below], grid.numbers[end], why=why)


def _kind_of_cells(cells: Counter[str], who: Who, context: Context) -> Literal["marks", "names", "counts"]:
    """Of rows that are organisations, cells may hold who came by name, or how many."""
    filled = {text: times for text, times in cells.items() if text}
    if not filled or not who.found or {"person", "last name"} & set(who.columns.values()):
        return "marks"
    if all(text.isdigit() for text in filled):
        return "counts" if any(int(text) > 1 for text in filled) else "marks"
    named = {text for text in filled if (names := names_in(text)) and all(map(is_name, names))}
    others = read_cells(set(filled) - named, {})
    share = sum(filled[text] for text in named) / sum(filled.values())
    known = all(others.status(text) is not None for text in set(filled) - named)
    return "names" if share > ENOUGH_NAMES and known else "marks"


def _initials(rows: Sequence[Sequence[str]], who: Who) -> dict[str, str]:
    """What initials stand for, by lines of the block that say so: "AM" and beside it "Ann Marsh, Ambleford Council"."""
    place = next((at for at, meaning in who.columns.items() if meaning == "person"), None)
    if place is None:
        return {}
    short = {row[place] for row in rows if re.fullmatch(r"[A-Z][A-Z.]{1,4}", row[place])}
    names = {}
    for row in rows:
        beside = [text for at, text in enumerate(row) if text and at != place]
        if row[place] in short and len(beside) == 1 and is_name(beside[0]):
            names[row[place]] = beside[0]
    return names


def _says_a_name(row: Sequence[str], names: Mapping[str, str]) -> bool:
    own = [text for text in row if text]
    return len(own) == 2 and names.get(own[0]) == own[1]


def _dated(day: str, found: HeadingDate) -> str:
    return f"{day or 'date'} {found.says}".strip()


def _joined(grid: Grid, at: int, end: int) -> tuple[dict[int, str], int]:
    """Headings in several rows as one, and the last of those rows.

    Above the dates may stand the names of the other columns, or numbers of meetings; below them times, places, and
    for each date the words present and apologies.
    """
    row = grid.rows[at]
    texts = {column: text for column, text in enumerate(row) if text}
    dated = {column for column, text in texts.items() if heading_date(text)}
    last = at
    if at:
        above = grid.rows[at - 1]
        for column, text in enumerate(above):
            if text and column not in texts and (column not in dated) and meaning_of(text):
                texts[column] = text
            elif column in dated and _YEAR.match(text):
                found = heading_date(texts[column])
                if found and found.kind in ("no year", "bare month"):
                    texts[column] = texts[column].replace(found.text, f"{found.text} {text}")
    for following in range(at + 1, min(at + 4, end)):
        below = grid.rows[following]
        inside = {column: below[column] for column in range(grid.width) if below[column] and column in dated}
        beside = {column: below[column] for column in range(grid.width) if below[column] and column not in dated}
        said_beside = all(meaning_of(text) or _LABEL.match(text) for text in beside.values())
        if not (
            (inside and said_beside and all(_says_how(text) for text in inside.values()))
            or (
                not inside
                and beside
                and all(meaning_of(text) for text in beside.values())
                and not any(texts.get(column) for column in beside)
            )
        ):
            break
        for column, text in inside.items():
            texts[column] = f"{texts[column]} {text}"
        for column, text in beside.items():
            texts.setdefault(column, text)
        last = following
    return texts, last


_YEAR = re.compile(r"^20\d\d$")
_LABEL = re.compile(r"(?i)^(?:venue|time|place|location|day|room|type|format|held|how|where|status)s?\W*$")
_HOW = re.compile(
    r"(?i)^(?:\d{1,2}[:.]\d{2}.*|\d{1,2} ?[ap]m.*|present|attended|apologies|absent|teams|zoom|online|virtual|"
    r"in person|hybrid|"
    r"cancel+ed|in|out|room .*|.* (?:room|hall|centre|house|chamber)|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|"
    r"extraordinary|special|"
    r"annual|agm|meeting \d+|m\d+|inquorate|quorate)$"
)


def _says_how(text: str) -> bool:
    return _HOW.match(text) is not None


def _is_of_somebody(row: Sequence[str], dated: Collection[int]) -> bool:
    """Whether marks stand under the dates beside a name: "Jo Bell - Deputy Chair" is then no line of a key."""
    label = next((text for text in row if text), "")
    marked = any(0 < len(row[at]) <= 4 and "=" not in row[at] for at in dated)
    return marked and len(label) > 4 and not re.match(r"(?i)^(?:key|legend|notes?)\b", label)


def _key(titles: Sequence[str], grid: Grid, dated: Collection[int]) -> dict[str, str]:
    """The key to the marks, wherever in the sheet it stands."""
    key: dict[str, str] = {}
    for text in (" | ".join(titles), *titles):
        key |= key_in(text)
    for row in grid.rows:
        line = " | ".join(text for text in row if text)
        if not _is_of_somebody(row, dated) and _KEY_LINE.search(line) and len([text for text in row if text]) <= 8:
            key |= key_in(line)
            for text in row:
                key |= key_in(text)
    return key


_KEY_LINE = re.compile(
    r"(?i)(?:=|:|–|—|-|\|)\s*(?:present|attend|apolog|absent|did not|not att|non-att|deput|subst|in att|observ|"
    r"cancel|not a )"
)


def _is_key(row: Sequence[str], key: Mapping[str, str]) -> bool:
    """Whether a row is a line of the key and nothing else: every cell is a mark of it, or says what one means."""
    own = [text for text in row if text]
    if not own or not key:
        return False
    line = " | ".join(own)
    return bool((_KEY_LINE.search(line) and key_in(line)) or any(key_in(text) for text in own)) and all(
        re.match(r"(?i)^(?:key|legend|notes?)\b", text) or key_in(text) or len(text) <= 4 or _MEANS.match(text)
        for text in own
    )


_MEANS = re.compile(
    r"(?i)^(?:present|attended|apologies|absent|did not attend|not attend|deputy|deputised|substitute|"
    r"in attendance|observer|"
    r"cancelled|not a member|sent)"
)


def marks_of(layout: Layout, texts: Sequence[str]) -> CellMarks:
    """What the cells of a block mean, as its layout has it."""
    return read_cells(texts, layout.marks)
