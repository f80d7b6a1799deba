"""Which heading means which column: matched kindly, and what was guessed is said."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field

from afresh.ingest.layouts.table_names import plain
from afresh.records.tables import TABLES, Column, Table

CLOSE = 0.8
"""How alike two headings must be, from 0 to 1, for one to be taken as a misspelling of the other."""


@dataclass
class Matched:
    """Where each column of a table is, by place among the headings, and what had to be guessed."""

    columns: dict[str, int] = field(default_factory=dict)
    guessed: list[tuple[str, str]] = field(default_factory=list)
    """Heading and the column it was taken for, where it was a misspelling."""
    taken_twice: list[tuple[int, str, str]] = field(default_factory=list)
    """Place of a heading that was not used, its column, and the heading that was."""
    unknown: list[int] = field(default_factory=list)

    @property
    def known(self) -> int:
        return len(self.columns)


def match(headings: Sequence[str], columns: Sequence[Column]) -> Matched:
    """The columns meant by the headings: by name, then by other words for it, then by likeness."""
    texts = [_plain(heading) for heading in headings]
    matched = Matched()
    meant: dict[int, str] = {}
    for words in ({plain(column.name): column.name for column in columns}, _other_words(columns)):
        for at, text in enumerate(texts):
            if at not in meant and text in words:
                _take(matched, meant, headings, at, words[text])
    _guess(matched, meant, headings, texts, columns)
    matched.unknown = [at for at in range(len(headings)) if at not in meant]
    return matched


def _take(matched: Matched, meant: dict[int, str], headings: Sequence[str], at: int, column: str) -> None:
    meant[at] = column
    if column in matched.columns:
        matched.taken_twice.append((at, column, headings[matched.columns[column]]))
    else:
        matched.columns[column] = at


def _guess(
    matched: Matched, meant: dict[int, str], headings: Sequence[str], texts: list[str], columns: Sequence[Column]
) -> None:
    """Misspellings of columns that no other heading names."""
    left = [column for column in columns if column.name not in matched.columns]
    words = {plain(c.name): c.name for c in left} | _other_words(left)
    for at, text in enumerate(texts):
        if at in meant or len(text) < 4 or len(text) > 60:
            continue
        near = difflib.get_close_matches(text, words, n=1, cutoff=CLOSE)
        if near and words[near[0]] not in matched.columns:
            matched.guessed.append((headings[at], words[near[0]]))
            _take(matched, meant, headings, at, words[near[0]])


def suggestions(heading: str, names: Sequence[str]) -> list[str]:
    """Up to three of the names that look most like the heading."""
    near = difflib.get_close_matches(_plain(heading)[:60], [plain(name) for name in names], n=3, cutoff=0.5)
    return [name for each in near for name in names if plain(name) == each][:3]


def tables_that_fit(headings: Sequence[str]) -> list[str]:
    """The tables that ask for no more than these headings: a bare list of names may be of several."""
    return [
        table.name
        for table in TABLES.values()
        if {column.name for column in table.columns if column.required} <= set(match(headings, table.columns).columns)
        and not table.one_of
    ][:3]


def table_by_headings(headings: Sequence[str]) -> Table | None:
    """The one table whose required columns are all there and which knows most of the headings."""
    best: list[tuple[float, str]] = []
    for table in TABLES.values():
        matched = match(headings, table.columns)
        required = {column.name for column in table.columns if column.required}
        either = not table.one_of or any(name in matched.columns for name in table.one_of)
        if required <= set(matched.columns) and either and matched.known >= 3:
            best.append((matched.known / len(headings), table.name))
    best.sort(reverse=True)
    alone = len(best) == 1 or (len(best) > 1 and best[0][0] > best[1][0])
    return TABLES[best[0][1]] if best and best[0][0] > 0.5 and alone else None


def _other_words(columns: Sequence[Column]) -> dict[str, str]:
    """Other words for each column; the column's own name wins where two share a word."""
    own = {plain(column.name) for column in columns}
    return {plain(word): column.name for column in reversed(columns) for word in column.also if plain(word) not in own}


def _plain(heading: str) -> str:
    words = plain(heading).split()
    return " ".join(word for word in words if word not in ("required", "optional")) or " ".join(words)
