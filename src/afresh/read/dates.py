"""Dates as people write them, read all at once: each different text once, however many rows hold it."""

from datetime import date
from typing import Literal

import duckdb

DateOrder = Literal["day-first", "month-first"]

EARLIEST, LATEST = "1800-01-01", "2200-12-31"

_MONTHS = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_WEEKDAY = r"^(?:mon|tue|tues|wed|weds|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?[.,]?\s+"
_TIME = r"(?:t|\s|,)+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*(?:am|pm)?\s*(?:z|[+-]\d{2}:?\d{2})?$"

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
    return f"trim(regexp_replace({text}, '[\\s./\\\\–—-]+', '-', 'g'), '-')"


_SHAPES = (
    (r"^\d{4}-\d{1,2}-\d{1,2}$", "%Y-%m-%d", "day"),
    (r"^\d{1,2}-\d{1,2}-\d{4}$", "{first}-{second}-%Y", "either"),
    (r"^\d{1,2}-\d{1,2}-\d{2}$", "{first}-{second}-%y", "either"),
    (r"^\d{1,2}-[a-z]{3}-\d{4}$", "%d-%b-%Y", "day"),
    (r"^\d{1,2}-[a-z]{3}-\d{2}$", "%d-%b-%y", "day"),
    (r"^[a-z]{3}-\d{1,2}-\d{4}$", "%b-%d-%Y", "day"),
    (r"^\d{4}-[a-z]{3}-\d{1,2}$", "%Y-%b-%d", "day"),
    (r"^(?:1[89]|2[01])\d{6}$", "%Y%m%d", "day"),
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
