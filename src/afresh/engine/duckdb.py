"""The default engine: DuckDB, in this process."""

from collections.abc import Mapping, Sequence

import duckdb
import numpy as np

from afresh.engine.contract import Finish, Number, Step, StepFailed
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

    def load(self, name: str, columns: Mapping[str, np.ndarray]) -> None:
        self.con.register("arriving", dict(columns))
        self.con.execute(f"CREATE OR REPLACE TABLE {self.schema}.{name} AS SELECT * FROM arriving")
        self.con.unregister("arriving")

    def keep(self, step: Step, **numbers: Number) -> None:
        sql = step.filled(numbers)
        self._run(step, f"CREATE OR REPLACE TABLE {self.schema}.{step.name} AS\n{sql}", sql)

    def define(self, step: Step, **numbers: Number) -> None:
        sql = step.filled(numbers)
        self._run(step, f"CREATE OR REPLACE VIEW {self.schema}.{step.name} AS\n{sql}", sql)

    def drop(self, *names: str) -> None:
        for name in names:
            self.con.execute(f"DROP TABLE IF EXISTS {self.schema}.{name}")

    def close(self) -> None:
        self.con.execute(f"DROP SCHEMA IF EXISTS {self.schema} CASCADE")
        self.con.close()

    def ask(self, steps: Sequence[Step], **numbers: Number) -> Table:
        relation = self._run(steps[-1], *self._chained(steps, numbers))
        names = [column[0] for column in relation.description]
        return Table.from_rows(names, relation.fetchall())

    def finish(self, steps: Sequence[Step], by: Finish, group: str | None = None, **numbers: Number) -> Table:
        return by(self.ask(steps, **numbers))

    def arrays(self, steps: Sequence[Step], **numbers: Number) -> dict[str, np.ndarray]:
        found: dict[str, np.ndarray] = self._run(steps[-1], *self._chained(steps, numbers)).fetchnumpy()
        return found

    def _chained(self, steps: Sequence[Step], numbers: Mapping[str, Number]) -> tuple[str, str]:
        *before, last = steps
        named = ",\n".join(f"{step.name} AS (\n{step.filled(numbers)}\n)" for step in before)
        sql = (f"WITH {named}\n" if named else "") + last.filled(numbers)
        return sql, sql

    def _run(self, step: Step, sql: str, shown: str) -> duckdb.DuckDBPyConnection:
        try:
            return self.con.execute(sql)
        except duckdb.Error as error:
            raise StepFailed(step, shown, error) from error
