"""Dates as people and programs write them, whatever the door: each different text is read once.

A time of day and its zone are left aside: the day is the one that is written.
"""

from calendar import monthrange
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from re import findall, fullmatch
from typing import Literal

import duckdb

DateOrder = Literal["day-first", "month-first"]

EARLIEST, LATEST = "1800-01-01", "2200-12-31"

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = r"^(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?[.,]?\s+"
_TIME = (
    r"(?:t|\s|,)+(?:\d{1,2}[:.]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?)"
    r"\s*(?:z|utc|gmt|bst|[+-]\d{2}(?::?\d{2}(?::?\d{2})?)?)?$"
)

IN_TEXT = (
    r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    rf"|(?:[A-Za-z]{{3,9}},?\s+)?\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?(?i:{_MONTHS})[.,]?[\s-]+'?\d{{2,4}}"
    rf"|(?i:{_MONTHS})\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}"
)
"""A date at the end of a longer text, as in "Housing Board 12 May 2025"."""


def days_table(con: duckdb.DuckDBPyConnection, name: str, texts: str, order: DateOrder) -> None:
    """Make the table `name` (raw, day, how, n) from a query that yields `raw` and `n`, one row a different text.

    `how` is "day"; "either" for a day that could be read the other way round; "month" where only the month is given
    (`day` is its first); "serial" for Excel's number of a day. `day` is null where the text is no date; "year" where
    it is a year alone.
    """
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE {name} AS
        SELECT raw, CAST({_day(order)} AS DATE) AS day, {_how()} AS how, n
        FROM (SELECT raw, {_tidy()} AS t, n FROM ({texts}))
    """)


def days_of(con: duckdb.DuckDBPyConnection, texts: list[str], order: DateOrder) -> dict[str, tuple[date, str]]:
    """The day and how it was read, for those of a few texts that are dates."""
    if not texts:
        return {}
    con.execute("CREATE OR REPLACE TEMP TABLE clean_few (raw VARCHAR)")
    con.execute("INSERT INTO clean_few SELECT unnest(?::VARCHAR[])", [texts])
    days_table(con, "clean_few_days", "SELECT DISTINCT raw, 1 AS n FROM clean_few", order)
    found = con.execute("SELECT raw, day, how FROM clean_few_days WHERE day IS NOT NULL").fetchall()
    return {raw: (day, how) for raw, day, how in found}


def _tidy() -> str:
    """The text in small letters, without weekday, time and ordinals, with one hyphen between its parts."""
    text = "lower(trim(raw))"
    for pattern, by in (
        (_TIME, ""), (_WEEKDAY, ""), (r"(\d)(?:st|nd|rd|th)\b", r"\1"), (r",|\bof\b|['’‘]", " "),
    ):  # fmt: skip
        text = f"regexp_replace({text}, '{_quoted(pattern)}', '{by}', 'g')"
    short = f"regexp_replace({text}, '([a-z]{{3}})[a-z]*\\.?', '\\1', 'g')"
    text = f"CASE WHEN regexp_matches({text}, '\\b(?:{_MONTHS})\\b') THEN {short} ELSE {text} END"
    text = f"trim(regexp_replace({text}, '[\\s./\\\\–—-]+', '-', 'g'), '-')"
    # A month or a day of nought says that it is not known.
    return f"regexp_replace({text}, '^(\\d{{4}}(?:-(?:0[1-9]|1[0-2]))?)(?:-00)+$', '\\1')"


_SHAPES = (
    (r"^\d{4}-\d{1,2}-\d{1,2}$", "%Y-%m-%d", "day"),
    (r"^\d{1,2}-\d{1,2}-\d{4}$", "{first}-{second}-%Y", "either"),
    (r"^\d{1,2}-\d{1,2}-\d{2}$", "{first}-{second}-%y", "either"),
    (r"^\d{1,2}-[a-z]{3}-\d{4}$", "%d-%b-%Y", "day"),
    (r"^\d{1,2}-[a-z]{3}-\d{2}$", "%d-%b-%y", "day"),
    (r"^[a-z]{3}-\d{1,2}-\d{4}$", "%b-%d-%Y", "day"),
    (r"^\d{4}-[a-z]{3}-\d{1,2}$", "%Y-%b-%d", "day"),
    (r"^(?:1[89]|2[01])\d{6}$", "%Y%m%d", "day"),
    (r"^\d{4}-\d{3}$", "%Y-%j", "day"),
    (r"^(?:1[89]|2[01])\d{5}$", "%Y%j", "day"),
    (r"^\d{4}-w\d{2}-\d$", "%G-w%V-%u", "day"),
    (r"^9999$", "%Y", "day"),
    (r"^[a-z]{3}-\d{4}$", "%b-%Y", "month"),
    (r"^[a-z]{3}-\d{2}$", "%b-%y", "month"),
    (r"^\d{4}-[a-z]{3}$", "%Y-%b", "month"),
    (r"^\d{4}-\d{1,2}$", "%Y-%m", "month"),
    (r"^\d{1,2}-\d{4}$", "%m-%Y", "month"),
)  # fmt: skip
_YEAR = r"^(?:1[89]|2[01])\d{2}$"
_SERIAL = r"^[1-9]\d{4}(?:\.\d+)?$"


def _day(order: DateOrder) -> str:
    first, second = ("%d", "%m") if order == "day-first" else ("%m", "%d")
    shapes = " ".join(
        f"WHEN regexp_matches(t, '{shape}') THEN try_strptime(t, '{form.format(first=first, second=second)}')"
        for shape, form, _ in _SHAPES
    )
    serial = "DATE '1899-12-30' + CAST(floor(CAST(trim(raw) AS DOUBLE)) AS INTEGER)"
    return f"CASE WHEN regexp_matches(trim(raw), '{_SERIAL}') THEN {serial} {shapes} END"


def _how() -> str:
    shapes = " ".join(f"WHEN regexp_matches(t, '{shape}') THEN '{how}'" for shape, _, how in _SHAPES if how != "either")
    parts = "CAST(string_split(t, '-')[1] AS INTEGER), CAST(string_split(t, '-')[2] AS INTEGER)"
    one_way = f"greatest({parts}) > 12 OR least({parts}) = greatest({parts})"
    return (
        f"CASE WHEN regexp_matches(trim(raw), '{_SERIAL}') THEN 'serial' {shapes} "
        f"WHEN regexp_matches(t, '^\\d{{1,2}}-\\d{{1,2}}-(?:\\d{{2}}|\\d{{4}})$') "
        f"THEN CASE WHEN {one_way} THEN 'day' ELSE 'either' END "
        f"WHEN regexp_matches(t, '{_YEAR}') THEN 'year' ELSE 'none' END"
    )


def _quoted(text: str) -> str:
    return text.replace("'", "''")


@dataclass(frozen=True)
class ReadDay:
    """What a text says: one day, or all the days of a month or a year."""

    first: date
    last: date
    exact: Literal["exact", "month", "year"] = "exact"


class Days:
    """Dates read one by one, for converters; what has been read once is known."""

    def __init__(self, con: duckdb.DuckDBPyConnection, order: DateOrder = "day-first") -> None:
        self.con, self.order = con, order
        self.either: dict[str, date] = {}
        """Texts that could be read the other way round, and how they were."""
        self._known: dict[str, ReadDay | None] = {}

    def of(self, text: str) -> ReadDay | None:
        """The day that a text names, or None if it names none that can be."""
        if text not in self._known:
            self.learn([text])
        return self._known[text]

    def learn(self, texts: Iterable[str]) -> None:
        """Read many at once, which is far quicker."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        strange = [text for text in new if not self._plain(text)]
        if not strange:
            return
        self.con.execute("CREATE OR REPLACE TEMP TABLE days_asked (raw VARCHAR)")
        self.con.execute("INSERT INTO days_asked SELECT unnest(?::VARCHAR[])", [strange])
        days_table(self.con, "days_read", "SELECT raw, 1 AS n FROM days_asked", self.order)
        for raw, day, how in self.con.execute("SELECT raw, day, how FROM days_read").fetchall():
            self._known[raw] = _whole(raw, day, how)
            if how == "either" and self._known[raw]:
                self.either[raw] = day

    def said(self) -> list[str]:
        """A sentence on the dates that could be read the other way round, if there are any."""
        if not self.either:
            return []
        text, day = min(self.either.items())
        first, other = ("day", "month") if self.order == "day-first" else ("month", "day")
        return [
            f"Dates were read with the {first} first: {text} as {day.day} {day:%B %Y}. If the source puts the {other} "
            f"first, say --dates {other}-first."
        ]

    def _plain(self, text: str) -> bool:
        if fullmatch(r"\d{4}-\d{2}-\d{2}", text):
            with suppress(ValueError):
                self._known[text] = _whole(text, date.fromisoformat(text), "day")
        return text in self._known


def no_end(found: ReadDay) -> bool:
    """Whether a date says that there is none, as 31 December 9999 does."""
    return found.first > date.fromisoformat(LATEST)


def can_be(found: ReadDay) -> bool:
    """Whether the reader takes it: neither year 1 nor year 9999 is a day on which anything began."""
    return date.fromisoformat(EARLIEST) <= found.first <= date.fromisoformat(LATEST)


def _whole(text: str, day: date | None, how: str) -> ReadDay | None:
    if how == "year":
        year = int(findall(r"\d{4}", text)[0])
        return ReadDay(date(year, 1, 1), date(year, 12, 31), "year")
    if day is None:
        return None
    if how == "month":
        return ReadDay(day, day.replace(day=monthrange(day.year, day.month)[1]), "month")
    return ReadDay(day, day)
