"""What the parts of cleaning share: the connection, what was supplied, and the problems found so far."""

from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import duckdb

from afresh.ingest.layouts.given_layouts import GivenLayouts
from afresh.ingest.sources.sheet import Sheet
from afresh.records.dates import DateOrder
from afresh.records.problems.problem import Problem, Problems
from afresh.records.tables import TABLES

MOST_DETAILED = 1_000
"""Rows of one problem told of one by one; of the rest only the count is kept."""


@dataclass
class Waiting:
    kind: type[Problem]
    place: str
    table: str
    row: int | None
    column: str
    value: str
    facts: dict[str, object]
    times: int


@dataclass
class Work:
    con: duckdb.DuckDBPyConnection
    problems: Problems
    notes: list[str]
    order: DateOrder = "day-first"
    today: date = field(default_factory=date.today)
    source: str = "the records"
    as_of: date | None = None
    """The day of which lists without dates are, if the user says so."""
    layouts: GivenLayouts = field(default_factory=GivenLayouts)
    """What the user says of sheets, and how each was understood."""
    domains: dict[str, set[str]] = field(default_factory=dict)
    """Where addresses end in lists, and of whom, of whom no organisation is known."""
    confirmed_domains: dict[str, str] = field(default_factory=dict)
    """Whose people have an address that ends so, as the user has confirmed."""
    supplied: dict[str, int] = field(default_factory=dict)
    """Rows found of each table that the user gave, forms included."""
    given: set[str] = field(default_factory=set)
    """Tables that the user gave as tables, and not only through a form."""
    columns: dict[str, list[str]] = field(default_factory=dict)
    """Of each table, the columns that some sheet has."""
    sheets: list[Sheet] = field(default_factory=list)
    """What was read, as it was found: let go of once its values are typed."""
    lie_in: dict[str, list[Sheet]] = field(default_factory=dict)
    """The sheets in which the rows of each table stand."""
    on_file: set[str] = field(default_factory=set)
    """Tables that are views of their file so far, since nothing in them had to be changed (see `settle`)."""
    places: dict[str, set[str]] = field(default_factory=dict)
    """Where the rows of each table stand."""
    plain: set[str] = field(default_factory=set)
    """Tables whose cells are taken as they lie in the sheet, so that no copy of them is needed."""
    iso_days: bool = False
    """Whether every date is written as 2026-03-31 and is one to be believed, so that none has to be looked up."""
    filled: dict[str, set[str]] = field(default_factory=dict)
    """Of each table, the columns in which it is known that every row has a text."""
    figures: dict[str, set[str]] = field(default_factory=dict)
    """Of each table, the columns in which every text is known to be plain and to have a figure in it."""
    as_they_are: set[str] = field(default_factory=set)
    """Columns of choices (table.column) in which every text is already one of the values allowed."""
    coded: frozenset[str] = frozenset()
    """Attendance and the tables it refers to, where it is held by whole numbers as well (see clean_coded)."""
    own_ids: set[str] = field(default_factory=set)
    """Tables of which it is known that every row has an id of its own."""
    replaced: set[tuple[str, str]] = field(default_factory=set)
    """Columns of references (table, column) that hold ids now, with the text that stood there in `<column>__raw`."""
    one_mark_each: bool = False
    """Whether no person has two marks for one meeting."""
    merges: bool = False
    """Whether the user has confirmed that some rows are one, so that ids change."""
    numbering: Future[bool | None] | None = None
    """Whether attendance could be numbered, while that is being done beside the typing of other tables."""
    looking: Future[bool] | None = None
    """The same of attendance as it was numbered, where it is being looked through (see clean_marks)."""
    boards_of_file: dict[str, set[str]] = field(default_factory=dict)
    """The partnerships that forms in each file were found to be of."""
    kept_of_forms: dict[tuple[str, str], int] = field(default_factory=dict)
    """By table and place, how many of the rows that a form gave were kept."""
    _waiting: list[Waiting] = field(default_factory=list)

    def rows(self, sql: str, parameters: object = None) -> list[tuple[Any, ...]]:
        return self.con.execute(sql, parameters).fetchall()

    def one(self, sql: str, parameters: object = None) -> tuple[Any, ...]:
        return self.rows(sql, parameters)[0]

    def add(
        self, kind: type[Problem], place: str, /, table: str = "", row: int | None = None, column: str = "",
        *, value: object = "", times: int = 1, **facts: object,
    ) -> None:  # fmt: skip
        """Keep a problem until it is known how many other rows of its table were read."""
        text = "" if value is None else str(value)
        self._waiting.append(
            Waiting(
                kind=kind, place=place or "", table=table, row=row, column=column, value=text, facts=facts, times=times
            )
        )

    def has(self, table: str, column: str) -> bool:
        return column in self.columns.get(table, ())

    def keeps_text(self, table: str, column: str) -> bool:
        """Whether the text as it was found stands beside the value, in `<column>__raw` (see clean_values)."""
        named = {"table": f"clean_{table}", "column": f"{column}__raw"}
        found = "SELECT 1 FROM duckdb_columns() WHERE table_name = $table AND column_name = $column"
        return table in self.columns and bool(self.rows(found, named))

    @property
    def given_by_forms(self) -> set[str]:
        """Tables of which it is told how many rows a form gave."""
        return {each.table for each in self._waiting if "given" in each.facts and each.table in self.columns}

    @property
    def marks_are_coded(self) -> bool:
        """Whether attendance is held by whole numbers, and nothing in it was changed since."""
        return bool(self.coded) and "attendance" in self.on_file

    def settle(self, table: str) -> None:
        """Before rows are changed or left out: copy them, where they are only a view of their file."""
        if table in self.on_file:
            self.on_file.discard(table)
            self.con.execute(f"ALTER VIEW clean_{table} RENAME TO clean_view_{table}")
            self.con.execute(f"CREATE TABLE clean_{table} AS SELECT * FROM clean_view_{table}")
            self.con.execute(f"DROP VIEW clean_view_{table}")

    def raw(self, table: str, column: str) -> str:
        """The column in which the text of a reference stands."""
        return f'"{column}__raw"' if (table, column) in self.replaced else f'"{column}"'

    def tell(self, kept: Mapping[str, int]) -> None:
        """Hand over the problems found, table by table and row by row."""
        order = {name: at for at, name in enumerate(TABLES)}
        self._waiting.sort(key=lambda w: (order.get(w.table, -1), w.row is not None, w.place, w.row or 0))
        for each in self._waiting:
            given, kept_of = each.facts.get("given"), self.kept_of_forms.get((each.table, each.place), 0)
            facts = {
                "but_kept": _but_kept(given, kept_of),
                **_in_words(each.facts.get("count")),
                **each.facts,
                "others_read": _others(kept.get(each.table, 0)),
            }
            self.problems.add(
                each.kind(each.place, each.table, each.row, each.column, each.value, facts), times=each.times
            )
        self._waiting.clear()


def _in_words(count: object) -> dict[str, object]:
    """A count as the sentences say it: {times}, {rows}, {cells} and so on."""
    if not isinstance(count, int):
        return {}
    nouns = ("row", "cell", "mark", "name", "pair", "date", "figure", "list", "reason", "answer")
    times = {1: "once", 2: "twice"}.get(count, f"{count:,} times")
    return {"times": times, **{f"{noun}s": counted(count, noun) for noun in nouns}}


def _but_kept(given: object, kept: int) -> str:
    """Said beside how many rows a form gave, where not all of them were kept."""
    return "" if given is None or given == kept else f" ({kept:,} of them kept; the others are told of by themselves)"


def _others(count: int) -> str:
    if count == 1:
        return "1 other was read"
    return f"{count:,} others were read" if count else "no others were read"


def counted(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def some(names: list[str], most: int = 5) -> str:
    """Up to `most` of the names, and how many more there are."""
    shown = [name if len(name) <= 40 else name[:39] + "…" for name in names[:most]]
    more = len(names) - len(shown)
    return ", ".join(shown) + (f" and {more:,} more" if more else "")


def literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
