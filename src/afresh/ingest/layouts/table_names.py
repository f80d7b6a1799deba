"""Which table of the data dictionary the name of a sheet or file means."""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from afresh.records.tables import TABLES

_FILLERS = frozenset(
    [
        "tbl",
        "table",
        "tab",
        "sheet",
        "data",
        "dataset",
        "list",
        "all",
        "export",
        "extract",
        "current",
        "new",
        "copy",
        "final",
        "of",
        "the",
        "our",
        "grid",
        "log",
        "records",
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ]
)
_SPELLED = {
    "organization": "organisations", "organizations": "organisations", "orgs": "organisations", "org": "organisations",
    "agencies": "organisations", "person": "people", "persons": "people", "attendances": "attendance",
    "agendas": "agenda", "observation": "observations", "policy": "policies",
}  # fmt: skip


@lru_cache(10_000)
def plain(text: str) -> str:
    """Lower case, without accents and marks, words one space apart: "Start_Date *" and "start date" are alike."""
    decomposed = unicodedata.normalize("NFKD", text)
    letters = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(re.findall(r"[^\W_]+", letters.casefold()))


def table_named(name: str) -> str | None:
    """The table meant by a name such as "Attendance 2024", "tbl_seats" or "Organization", or None."""
    words = _telling(name)
    return _tables_by_word().get(words[0]) if len(words) == 1 else None


def says_something(name: str) -> bool:
    """Sheet1, list and data say nothing of what they hold."""
    return bool(_telling(name))


def _telling(name: str) -> list[str]:
    return [word for word in plain(_apart(name)).split() if word not in _FILLERS and not word.isdigit()]


def _apart(name: str) -> str:
    """Words run together by capitals are parted: tblAttendance."""
    return re.sub(r"(?<=[a-z])(?=[A-Z0-9])", " ", name)


@cache
def _tables_by_word() -> dict[str, str]:
    singular = {name.removesuffix("s"): name for name in TABLES}
    return {**singular, **_SPELLED, **{name: name for name in TABLES}}


@cache
def words_of(table: str | None) -> Mapping[str, str]:
    """Every heading known for a table, made plain, with the column it stands for; for None, those of all tables."""
    tables = [TABLES[table]] if table else list(TABLES.values())
    columns = [column for each in tables for column in each.columns]
    others = {plain(word): column.name for column in reversed(columns) for word in column.also}
    return others | {plain(column.name): column.name for column in columns}
