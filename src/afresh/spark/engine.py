"""Spark, for datasets beyond one machine: the same steps, their tables spread over many.

Steps that are kept are materialised, so that plans stay short however many steps stand on
them: in a scratch folder as Parquet, or, without one, in the executors' memory and disks.
Only what does not grow with the data is brought here, and at most MOST_ROWS of that.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, NoReturn
from uuid import uuid4

import numpy as np

from afresh.engine.contract import FINISHED, Finish, Number, Step, StepFailed, chained
from afresh.table import Table

if TYPE_CHECKING:
    import pyarrow
    from pyspark.sql import DataFrame, SparkSession

    Batches = Iterator[pyarrow.RecordBatch]

MOST_ROWS = 1_000_000
"""More rows than this would be the data themselves, and not the days or counts that a measure asks for."""

PART_BITS = 33
"""Spark numbers the rows of part p from p * 2^33."""

PARTS = Step(
    "parts",
    "how many rows are in each part",
    f"SELECT shiftright(placed_at, {PART_BITS}) AS part, count(*) AS size FROM placed GROUP BY 1 ORDER BY part",
)

SQL_TYPES = {int: "BIGINT", float: "DOUBLE", str: "STRING"}
ROWS = ", ".join(f"`{name}` {SQL_TYPES[kind]}" for name, kind in FINISHED.items())


class SparkTable(Table):
    """A measure's finished rows, where Spark keeps them: nothing runs until they are written or brought here."""

    def __init__(self, frame: "DataFrame", step: Step, sql: str):
        self.frame, self._step, self._sql = frame, step, sql

    def __getattr__(self, name: str) -> NoReturn:
        if name != "columns":
            raise AttributeError(name)
        raise TypeError("These rows are on Spark: hold them with hold(), or bring them here with here().")

    def __repr__(self) -> str:
        return f"SparkTable({', '.join(self.frame.columns)})"

    def hold(self, engine: "SparkEngine", name: str) -> None:
        """Run it, and hold the rows as a table."""
        with running(self._step, self._sql):
            engine.hold(name, self.frame)

    def here(self) -> Table:
        """Every row, on this machine: for as many as fit it."""
        with running(self._step, self._sql):
            return _table(self.frame.toArrow())


@dataclass
class SparkEngine:
    """Holds its tables as views of a session of its own, so that several can share one Spark."""

    spark: "SparkSession"
    scratch: str = ""
    """A folder that every machine can reach, for kept tables; empty: each machine keeps its own part."""
    on_one_machine = False
    _made: int = 0
    _own: str = field(default_factory=lambda: uuid4().hex[:12])
    """In the names of its folders: two engines of one application may write at once."""
    _views: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        _no_second_report()
        self.spark = self.spark.newSession()
        self.spark.conf.set("spark.sql.ansi.enabled", "true")

    def load(self, name: str, columns: Mapping[str, np.ndarray]) -> None:
        import pyarrow

        arrow = pyarrow.table({column: pyarrow.array(values) for column, values in columns.items()})
        self.view(name, self.spark.createDataFrame(arrow))

    def hold(self, name: str, frame: "DataFrame") -> None:
        """Hold a frame that a loader made, materialised."""
        self.view(name, self._held(frame))

    def view(self, name: str, frame: "DataFrame") -> None:
        """Give a frame a name without running it."""
        frame.createOrReplaceTempView(name)
        self._views.add(name)

    def keep(self, step: Step, **numbers: Number) -> None:
        sql = step.filled(numbers)
        with running(step, sql):
            self.hold(step.name, self.spark.sql(sql))

    def number(self, step: Step, column: str, by: Sequence[str], start: int = 0, **numbers: Number) -> None:
        """Rows are sorted into parts and numbered inside each; only how many each part has is brought here."""
        from pyspark.sql import functions as F

        sql = step.filled(numbers)
        with running(step, sql):
            placed = self.spark.sql(sql).orderBy(*by).withColumn("placed_at", F.monotonically_increasing_id())
            self.hold("placed", placed)
        sizes = [(int(row["part"]), int(row["size"])) for row in self.ask([PARTS]).rows()]
        moves, before = [], start
        for part, size in sizes:
            moves.append(f"({part}L, {before - (part << PART_BITS)}L)")
            before += size
        moved = ", ".join(moves) or "(0L, 0L)"
        select = f"""SELECT CAST(p.placed_at + m.move AS INTEGER) AS {column}, p.* FROM placed p
            JOIN (VALUES {moved} AS moves(part, move)) m ON m.part = shiftright(p.placed_at, {PART_BITS})"""
        with running(step, sql):
            self.hold(step.name, self.spark.sql(select).drop("placed_at"))
        self.drop("placed")

    def define(self, step: Step, **numbers: Number) -> None:
        sql = step.filled(numbers)
        with running(step, sql):
            self.view(step.name, self.spark.sql(sql))

    def drop(self, *names: str) -> None:
        for name in names:
            self.spark.catalog.dropTempView(name)
        self._views -= set(names)

    def ask(self, steps: Sequence[Step], **numbers: Number) -> Table:
        return _table(self._brought(steps, numbers))

    def arrays(self, steps: Sequence[Step], **numbers: Number) -> dict[str, np.ndarray]:
        arrow = self._brought(steps, numbers)
        return {name: arrow.column(name).to_numpy() for name in arrow.column_names}

    def finish(self, steps: Sequence[Step], by: Finish, group: str | None = None, **numbers: Number) -> SparkTable:
        sql = chained(steps, numbers)
        with running(steps[-1], sql):
            frame = self.spark.sql(sql)
            if group is None:
                rows = frame.mapInArrow(partial(_finished, by), ROWS)
            else:
                grouped = frame.repartition(group).sortWithinPartitions(group)
                rows = grouped.mapInArrow(partial(_finished_by_group, by, group), ROWS)
        return SparkTable(rows, steps[-1], sql)

    def close(self) -> None:
        """Drop the views, and what was written on the way."""
        self.drop(*self._views)
        for number in range(self._made) if self.scratch else ():
            delete_folder(self.spark, self._folder(number + 1))

    def _held(self, frame: "DataFrame") -> "DataFrame":
        if not self.scratch:
            return frame.localCheckpoint()
        self._made += 1
        folder = self._folder(self._made)
        frame.write.mode("overwrite").parquet(folder)
        return self.spark.read.schema(frame.schema).parquet(folder)

    def _folder(self, number: int) -> str:
        return f"{self.scratch.rstrip('/')}/{self.spark.sparkContext.applicationId}-{self._own}-{number}"

    def _brought(self, steps: Sequence[Step], numbers: Mapping[str, Number]) -> "pyarrow.Table":
        sql = chained(steps, numbers)
        with running(steps[-1], sql):
            arrow = self.spark.sql(sql).limit(MOST_ROWS + 1).toArrow()
        if arrow.num_rows > MOST_ROWS:
            raise StepFailed(steps[-1], sql, f"it gave more than {MOST_ROWS:,} rows, too many to bring to one machine")
        return arrow


@contextmanager
def running(step: Step, sql: str) -> Iterator[None]:
    """What goes wrong on Spark, in planning or while it runs, is said of the step."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JJavaError) as error:
        raise StepFailed(step, sql, _reason(error)) from error


def delete_folder(spark: "SparkSession", folder: str) -> None:
    """Through Spark's own file systems, so that it may be anywhere."""
    context: Any = spark.sparkContext
    path = context._jvm.org.apache.hadoop.fs.Path(folder)
    path.getFileSystem(context._jsc.hadoopConfiguration()).delete(path, True)


def _finished(by: Finish, batches: "Batches") -> "Batches":
    """Runs where the rows are."""
    import pyarrow

    for batch in batches:
        if batch.num_rows:
            yield from _arrow(by(_table(pyarrow.Table.from_batches([batch])))).to_batches()


def _finished_by_group(by: Finish, group: str, batches: "Batches") -> "Batches":
    """Runs where the rows are, sorted by group: the last group of a batch waits for the rest of its rows."""
    import pyarrow

    waiting: list[pyarrow.RecordBatch] = []
    for batch in batches:
        values = batch.column(group).to_pylist()
        if not values:
            continue
        begins = next((len(values) - at for at, value in enumerate(reversed(values)) if value != values[-1]), 0)
        if begins or (waiting and waiting[-1].column(group)[-1].as_py() != values[-1]):
            yield from _finished(by, iter(_one([*waiting, batch.slice(0, begins)])))
            waiting = []
        waiting.append(batch.slice(begins))
    yield from _finished(by, iter(_one(waiting)))


def _one(batches: "list[pyarrow.RecordBatch]") -> "list[pyarrow.RecordBatch]":
    import pyarrow

    return pyarrow.Table.from_batches(batches).combine_chunks().to_batches() if batches else []


def _table(arrow: "pyarrow.Table") -> Table:
    return Table({name: arrow.column(name).to_pylist() for name in arrow.column_names})


def _arrow(table: Table) -> "pyarrow.Table":
    """The finished columns of a measure's rows; what more it gives is left out."""
    import pyarrow

    rows = list(table.rows())
    types = {int: pyarrow.int64(), float: pyarrow.float64(), str: pyarrow.string()}
    made = {}
    for name, kind in FINISHED.items():
        values = [None if row[name] is None else kind(row[name]) for row in rows]
        made[name] = pyarrow.array(values, types[kind])
    return pyarrow.table(made)


def _reason(error: Any) -> str:
    """Without the stack: what Spark calls the failure, or the last line of what Python said."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    named = next((line for line in lines if line.startswith("[") and "]" in line), lines[0] if lines else repr(error))
    python = [line for line in lines if line[:1].isalpha() and "Error: " in line and not line.startswith("at ")]
    return " ".join(dict.fromkeys([named[:600], *[line[:300] for line in python[-1:] if "Traceback" in str(error)]]))


def _no_second_report() -> None:
    """Spark logs the whole stack of what it raises; a failed step says it in a sentence."""
    import logging

    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
    logging.getLogger("DataFrameQueryContextLogger").setLevel(logging.CRITICAL)
