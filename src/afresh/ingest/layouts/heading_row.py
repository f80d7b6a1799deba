"""Finds the row of headings under titles and logos, and makes each heading usable."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from afresh.ingest.layouts.table_names import plain, words_of

MOST_ROWS_SEARCHED = 20

Row = Sequence[str | None]

_MONTH = r"(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = re.compile(
    rf"\s*([a-z]{{3,9}}\.?,?\s)?(\d{{1,4}}[-/.]\d{{1,2}}[-/.]\d{{2,4}}|\d{{1,2}}/\d{{1,2}}"
    rf"|\d{{1,2}}(st|nd|rd|th)?[-/. ]*{_MONTH}([-/. ,]*\d{{2,4}})?|{_MONTH}[-/ ]*(\d{{1,2}},? )?\d{{2,4}})"
    r"([T ][\d:]+)?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Headings:
    row: int
    """Its place among the rows given, from 0."""
    texts: tuple[str, ...]
    """One for each column; "" where there is none."""


def find_headings(rows: Sequence[Row], table: str | None) -> Headings | None:
    """The row among the first twenty that holds most headings known for the table, or else the first that could be.

    In a sheet that is no table of the dictionary, or is attendance, dates count as headings too:
    an attendance grid has the meetings across.
    """
    searched = rows[:MOST_ROWS_SEARCHED]
    filled = [at for at, row in enumerate(searched) if any(map(_filled, row))]
    if not filled:
        return None
    best = max(filled, key=lambda at: (headings_known(searched[at], table), -at))
    if headings_known(searched[best], table) < 2:
        several = (at for at in filled if sum(map(_filled, searched[at])) > 1)
        best = filled[0] if headings_known(searched[filled[0]], table) else next(several, filled[0])
    return Headings(best, _filled_from_above(searched, best, table))


def headings_known(row: Row, table: str | None) -> int:
    """How many columns are known by the row's headings, and dates where these may be headings."""
    known = words_of(None if table == "attendance" else table)
    texts = [text for text in row if text is not None and _filled(text)]
    dates = sum(1 for text in texts if _DATE.fullmatch(text)) if table in (None, "attendance") else 0
    return len({known[word] for text in texts if (word := plain(text)) in known}) + (dates if dates >= 2 else 0)


def _filled_from_above(rows: Sequence[Row], at: int, table: str | None) -> tuple[str, ...]:
    """The headings, with one taken from the rows above where a merged cell ends there."""
    known = words_of(table)
    texts = [_tidy(text) for text in rows[at]]
    for above in reversed(rows[:at]):
        for place, text in enumerate(above[: len(texts)]):
            if not texts[place] and text and plain(text) in known:
                texts[place] = _tidy(text)
    return tuple(texts)


def _tidy(text: str | None) -> str:
    """One line, without the star that marks a required column."""
    return " ".join((text or "").replace("\0", "").split()).removesuffix("*").rstrip()


def _filled(text: str | None) -> bool:
    return bool(text and text.strip())


def texts_above(rows: Sequence[Row], headings: Headings) -> tuple[str, ...]:
    """What stands above the headings, such as a title, cell by cell."""
    return tuple(tidy for row in rows[: headings.row] for text in row if (tidy := " ".join((text or "").split())))


def column_letter(place: int) -> str:
    """The name Excel gives a column: 0 is A, 26 is AA."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
