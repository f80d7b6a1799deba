"""The default engine: DuckDB, in this process."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import duckdb
import numpy as np

from afresh.engine.contract import Finish, Number, Step, StepFailed, chained
from afresh.table import Table


class DuckDBEngine:
    """Holds its tables in a schema of its own, so that several reviews can share one database."""

    on_one_machine = True
    _made = 0

    def __init__(self, con: duckdb.DuckDBPyConnection):
        DuckDBEngine._made += 1
        self.schema = f"gathered_{DuckDBEngine._made}"
        con.execute(f"CREATE SCHEMA {self.schema}")
        self.con = con.cursor()
        self.con.execute(f"SET search_path='{self.schema},main'")
        self._defined: set[str] = set()

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
        self.con.execute(f"DROP SCHEMA IF EXISTS {self.schema} CASCADE")
        self.con.close()

    def ask(self, steps: Sequence[Step], **numbers: Number) -> Table:
        sql = chained(steps, numbers)
        relation = self._run(steps[-1], sql, sql)
        names = [column[0] for column in relation.description]
        # Rows stream: what cannot be computed may only fail here.
        with _said_of(steps[-1], sql):
            rows = relation.fetchall()
        return Table.from_rows(names, rows)

    def finish(self, steps: Sequence[Step], by: Finish, group: str | None = None, **numbers: Number) -> Table:
        return by(self.ask(steps, **numbers))

    def arrays(self, steps: Sequence[Step], **numbers: Number) -> dict[str, np.ndarray]:
        sql = chained(steps, numbers)
        relation = self._run(steps[-1], sql, sql)
        with _said_of(steps[-1], sql):
            found: dict[str, np.ndarray] = relation.fetchnumpy()
        return found

    def _run(self, step: Step, sql: str, shown: str) -> duckdb.DuckDBPyConnection:
        with _said_of(step, shown):
            return self.con.execute(sql)


@contextmanager
def _said_of(step: Step, sql: str) -> Iterator[None]:
    try:
        yield
    except duckdb.Error as error:
        raise StepFailed(step, sql, error) from error
