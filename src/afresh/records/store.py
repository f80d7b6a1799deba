"""The clean records: one typed DuckDB table for each table of the data dictionary."""

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import count
from threading import RLock
from typing import TYPE_CHECKING, Any

import duckdb

from afresh.records.problems.problem import Problems
from afresh.records.spilled import folder
from afresh.records.tables import TABLES, Column

if TYPE_CHECKING:
    import numpy as np

MEMORY = "AFRESH_MEMORY"
"""The environment variable that says how much memory the tables may take, as in 8GB."""
MOST_MEMORY = "3000MB"

FEW_ROWS = 100_000
"""Rows in all up to which one thread is done sooner than several: DuckDB takes 122,880 rows of a table as one piece."""

SQL_TYPES = {"date": "DATE", "number": "DOUBLE", "whole": "BIGINT", "yes_no": "BOOLEAN"}


def sql_type(column: Column) -> str:
    return SQL_TYPES.get(column.kind, "VARCHAR")


@dataclass
class Store:
    """Typed tables in `con`, named as in the dictionary, all of them there, perhaps empty.

    Each has the dictionary's columns and two more: `source` (file or sheet) and `source_row`
    (as Excel counts; null where the row was made from a name met in another table).
    Where the dictionary has a `source` of its own (indicators, examples, policies) that one stands.
    References hold the id of the row referred to; lists are joined by "; ".
    """

    con: duckdb.DuckDBPyConnection
    source: str = ""
    problems: Problems = field(default_factory=Problems)
    rows_found: dict[str, int] = field(default_factory=dict)
    rows_kept: dict[str, int] = field(default_factory=dict)
    """Per table the user supplied: how many rows were found, and kept."""
    coded: frozenset[str] = frozenset()
    """Tables with a code for each id, and `attendance` where it is held by these and is a view (see clean_coded).

    Such a store is to be read and not added to.
    """
    one_mark_each: bool = False
    """Whether every mark, as it was read, names a person, and nobody has two marks for one meeting."""
    held_back: frozenset[tuple[str, int, str | None]] = frozenset()
    """Source, row and organisation of answers that say "abstain" and of which only "held back" was read."""
    layouts: list[Any] = field(default_factory=list)
    """How each sheet was understood (see ingest/layouts/layout.py), where it could be laid out otherwise."""
    domains: dict[str, int] = field(default_factory=dict)
    """Where addresses end of people in lists of whom no organisation is known, and of how many."""
    notes: list[str] = field(default_factory=list)
    """What was guessed while reading, in sentences."""
    _known: dict[str, Any] = field(default_factory=dict, init=False, repr=False, compare=False)
    _alone: RLock = field(default_factory=RLock, init=False, repr=False, compare=False)
    """Held while `con` is asked: an answer that is not fetched yet is lost to whoever asks next."""

    @classmethod
    def empty(cls, con: duckdb.DuckDBPyConnection | None = None, source: str = "") -> "Store":
        con = con or connect()
        for table in TABLES.values():
            types = {column.name: sql_type(column) for column in table.columns}
            types = {**types, "source": "VARCHAR", "source_row": "BIGINT"}
            columns = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
            con.execute(f'CREATE OR REPLACE TABLE "{table.name}" ({columns})')
        return cls(con, source)

    @property
    def supplied(self) -> frozenset[str]:
        """The tables that hold at least one row."""
        asked = (f"SELECT '{name}' FROM \"{self._held(name)}\" HAVING count(*) > 0" for name in TABLES)
        return frozenset(name for (name,) in self.rows(" UNION ALL ".join(asked)))

    @cached_property
    def only_held_back(self) -> frozenset[int]:
        """The answers of which nobody can say that they abstained, by the numbers of their rows."""
        if not self.held_back:
            return frozenset()
        rows = self.rows("SELECT rowid, source, source_row, organisation FROM responses WHERE response = 'abstain'")
        return frozenset(int(number) for number, *where in rows if tuple(where) in self.held_back)

    def count(self, table: str) -> int:
        return int(self.rows(f'SELECT count(*) FROM "{self._held(table)}"')[0][0])

    def _held(self, table: str) -> str:
        return "attendance_numbers" if table == "attendance" and table in self.coded else table

    def rows(self, sql: str, parameters: object = None) -> list[tuple[Any, ...]]:
        """Rows of the records; several threads may ask at once."""
        with self._alone:
            return self.con.execute(sql, parameters).fetchall()

    def dicts(self, sql: str, parameters: object = None) -> list[dict[str, Any]]:
        """The same, each row by the names of its columns."""
        with self._alone:
            cursor = self.con.execute(sql, parameters)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def memoise(self, name: str, work_out: Callable[[], Any]) -> Any:
        """What holds whatever is asked of these records: worked out when first asked for, and let go with them."""
        with self._alone:
            if name not in self._known:
                self._known[name] = work_out()
            return self._known[name]

    def settle_threads(self) -> None:
        """Once the records are read: to share out a step over few rows takes longer than the step."""
        if sum(self.rows_kept.values()) <= FEW_ROWS:
            self.con.execute("SET threads=1")

    def add(self, table: str, rows: list[dict[str, object]]) -> None:
        """Add ready-made rows, as tests and generators do; readers go through cleaning instead."""
        if not rows:
            return
        types = {column.name: sql_type(column) for column in TABLES[table].columns}
        types = {**types, "source": "VARCHAR", "source_row": "BIGINT"}
        self.con.register("added_rows", {name: _as_text(rows, name) for name in types})
        quoted = ", ".join(f'"{name}"' for name in types)
        cast = ", ".join(f'CAST("{name}" AS {kind})' for name, kind in types.items())
        try:
            self.con.execute(f'INSERT INTO "{table}" ({quoted}) SELECT {cast} FROM added_rows')
        finally:
            self.con.unregister("added_rows")


def _as_text(rows: list[dict[str, object]], name: str) -> "np.ndarray":
    """One column as text: DuckDB takes a whole array at once, and row by row is a hundred times slower."""
    import numpy as np

    values = np.empty(len(rows), dtype=object)
    values[:] = [None if (value := row.get(name)) is None else str(value) for row in rows]
    return values


def connect() -> duckdb.DuckDBPyConnection:
    """A private in-memory database that cannot reach the network or load extensions."""
    con = duckdb.connect(":memory:")
    con.execute("SET autoinstall_known_extensions=false")
    con.execute("SET autoload_known_extensions=false")
    # Its progress bar would be written among the command's own output, into files and pipes too.
    con.execute("SET enable_progress_bar=false")
    # A checkpoint of tables that lie in memory writes them anew and makes nothing safer.
    con.execute("SET checkpoint_threshold='1TB'")
    # DuckDB 2.0 takes a sum of ones for a one where a table is empty, and keeps it in eight bits: see test_store.py.
    con.execute("SET disabled_optimizers='compressed_materialization'")
    _bound(con)
    return con


def _bound(con: duckdb.DuckDBPyConnection) -> None:
    """Beyond so much memory its tables lie in a folder of this process's own, which goes when the process ends."""
    con.execute("SET memory_limit=$most", {"most": os.environ.get(MEMORY, MOST_MEMORY)})
    con.execute("SET temp_directory=$folder", {"folder": f"{folder()}/{next(_numbers)}"})


_numbers = count(1)
