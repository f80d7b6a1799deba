"""The default engine: DuckDB, in this process."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from itertools import count
from threading import local
from typing import Any
from weakref import finalize

import duckdb
import numpy as np

from afresh.engine.contract import Finish, Number, Step, StepFailed, chained
from afresh.errors import SessionEnded
from afresh.table import Table

BY_COLUMN = {"INTEGER", "BIGINT", "HUGEINT", "DOUBLE", "BOOLEAN", "VARCHAR"}
"""What comes as whole columns, ten times as soon as row by row, and the same in Python then."""


_numbers = count(1)


class DuckDBEngine:
    """Holds its tables in a schema of its own, so that several reviews can share one database.

    The schema goes with `close`, or else when nobody holds the engine any more.
    """

    on_one_machine = True

    def __init__(self, con: duckdb.DuckDBPyConnection):
        self.schema = f"gathered_{next(_numbers)}"
        self._records = con
        self._of_thread = local()
        self._cursors: list[duckdb.DuckDBPyConnection] = []
        self._defined: set[str] = set()
        # A connection of its own: whoever shares `con` may be in the middle of an answer.
        own = con.cursor()
        own.execute(f"CREATE SCHEMA {self.schema}")
        self._end = finalize(self, _let_go, own, self.schema, self._cursors)
        # At the end of the process the whole database goes.
        self._end.atexit = False

    @property
    def con(self) -> duckdb.DuckDBPyConnection:
        """A connection of this thread's own: two may not ask the same one at once."""
        if not self._end.alive:
            raise SessionEnded("The session is over, and its tables are gone. Ask while it is open, or open another.")
        if not hasattr(self._of_thread, "con"):
            cursor = self._records.cursor()
            cursor.execute(f"SET search_path='{self.schema},main'")
            self._cursors.append(cursor)
            self._of_thread.con = cursor
        found: duckdb.DuckDBPyConnection = self._of_thread.con
        return found

    def load(self, name: str, columns: Mapping[str, np.ndarray]) -> None:
        self.con.register("arriving", dict(columns))
        self.con.execute(f"CREATE OR REPLACE TABLE {self.schema}.{name} AS SELECT * FROM arriving")
        self.con.unregister("arriving")

    def keep(self, step: Step, **numbers: Number) -> None:
        sql = step.filled(numbers)
        self._run(step, f"CREATE OR REPLACE TABLE {self.schema}.{step.name} AS\n{sql}", sql)

    def number(self, step: Step, column: str, by: Sequence[str], start: int = 0, **numbers: Number) -> None:
        sql = step.filled(numbers)
        place = f"CAST({start} + row_number() OVER (ORDER BY {', '.join(by)}) - 1 AS INTEGER) AS {column}"
        numbered = f"SELECT {place}, numbered.* FROM (\n{sql}\n) numbered"
        self._run(step, f"CREATE OR REPLACE TABLE {self.schema}.{step.name} AS\n{numbered}", sql)

    def define(self, step: Step, **numbers: Number) -> None:
        sql = step.filled(numbers)
        self._defined.add(step.name)
        self._run(step, f"CREATE OR REPLACE VIEW {self.schema}.{step.name} AS\n{sql}", sql)

    def drop(self, *names: str) -> None:
        for name in names:
            kind = "VIEW" if name in self._defined else "TABLE"
            self.con.execute(f"DROP {kind} IF EXISTS {self.schema}.{name}")

    def close(self) -> None:
        self._end()

    def ask(self, steps: Sequence[Step], **numbers: Number) -> Table:
        sql = chained(steps, numbers)
        relation = self._run(steps[-1], sql, sql)
        kinds = {name: str(kind) for name, kind, *_ in relation.description}
        # Rows stream: what cannot be computed may only fail here.
        with _said_of(steps[-1], sql):
            if set(kinds.values()) <= BY_COLUMN:
                return Table({name: _listed(column, kinds[name]) for name, column in relation.fetchnumpy().items()})
            return Table.from_rows(list(kinds), relation.fetchall())

    def finish(self, steps: Sequence[Step], by: Finish, group: str | None = None, **numbers: Number) -> Table:
        return by(self.ask(steps, **numbers))

    def arrays(self, steps: Sequence[Step], **numbers: Number) -> dict[str, np.ndarray]:
        sql = chained(steps, numbers)
        with _said_of(steps[-1], sql):
            # Many rows come three times as soon whole as in a stream, which `execute` would give.
            found: dict[str, np.ndarray] = self.con.sql(sql).fetchnumpy()
        return found

    def _run(self, step: Step, sql: str, shown: str) -> duckdb.DuckDBPyConnection:
        with _said_of(step, shown):
            return self.con.execute(sql)


def _let_go(con: duckdb.DuckDBPyConnection, schema: str, cursors: list[duckdb.DuckDBPyConnection]) -> None:
    """Drop the schema and close every connection to it; a database that was closed before has nothing to drop."""
    for cursor in cursors:
        cursor.close()
    with suppress(duckdb.ConnectionException):
        con.execute(f"DROP SCHEMA IF EXISTS {schema} CASCADE")
        con.close()


def _listed(column: np.ndarray, kind: str) -> list[Any]:
    """With None for null. Sums of whole numbers come as floats, and here none is so large that this loses anything."""
    values: list[Any] = column.tolist()
    return [None if value is None else int(value) for value in values] if kind == "HUGEINT" else values


@contextmanager
def _said_of(step: Step, sql: str) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise StepFailed(step, sql, error) from error
