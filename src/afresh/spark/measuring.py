"""Measures of datasets beyond one machine: clean Parquet tables in, one long Parquet table out."""

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from afresh.engine.contract import Step
from afresh.errors import Error
from afresh.measure import LONG, READING, measure_named, take
from afresh.measure import names as measure_names
from afresh.settings import Settings, settings_from
from afresh.snapshot.workspace import Workspace, gather_on
from afresh.spark import load
from afresh.spark.clean_tables import given
from afresh.spark.engine import SparkEngine, SparkTable, running
from afresh.spark.names import without_names
from afresh.vocabulary import Level

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

TEXTS = ("partnership", "subject", "note")
"""Columns that could hold a name."""

ALL = Step("measured", "every measure's rows, as one long table", "SELECT * FROM measured")


class OnOneMachine(Error, ValueError):
    """A measure was asked for that needs all of the records in one memory."""


class WouldOverwrite(Error, ValueError):
    """The folder to write to is there already."""


@dataclass(frozen=True)
class Measured:
    folder: str
    names: tuple[str, ...]
    left_out: dict[str, str]
    """Measures that do not run on Spark, and why; only where none was asked for by name."""


def on_one_machine() -> dict[str, str]:
    """The measures that do not run on Spark, and why."""
    return {name: why for name in measure_names() if (why := measure_named(name).one_machine)}


def measure_on_spark(
    where: Path | str,
    out: Path | str,
    *names: str,
    at: date | None = None,
    months: int | None = None,
    level: Level | None = None,
    settings: Path | str | Settings | None = None,
    show_names: bool = False,
    spark: "SparkSession | None" = None,
    master: str = "local[*]",
    conf: dict[str, str] | None = None,
    scratch: str = "",
) -> Measured:
    """Measure clean records with Spark, and write the long table to a new folder of Parquet files.

    `where`: a folder of Parquet tables, or "catalogue:" and the name of a schema. Without a `spark` of your own one is
    started on `master` with `conf`, and stopped. `scratch`: a folder that every machine can reach, for tables held on
    the way; without one each machine holds its own part, and what is lost with a machine is lost.
    """
    wanted, left_out = _chosen(names)
    chosen = settings if isinstance(settings, Settings) else settings_from(settings)
    with _session(spark, master, conf) as running_spark:
        engine = SparkEngine(running_spark, scratch)
        try:
            _must_be_new(engine, str(out))
            load.load(engine, str(where))
            workspace = gather_on(engine, at, months, level, chosen)
            for name in wanted:
                _hold(engine, workspace, name)
            _write(engine, wanted, str(out), show_names)
        finally:
            engine.close()
    return Measured(str(out), wanted, left_out)


def _chosen(names: Sequence[str]) -> tuple[tuple[str, ...], dict[str, str]]:
    for name in names:
        measure_named(name)
    not_here = on_one_machine()
    if refused := [name for name in names if name in not_here]:
        whys = " ".join(f"{name}: {not_here[name]}." for name in refused)
        raise OnOneMachine(f"Not with --engine spark. {whys} Use --engine duckdb, on one machine.")
    if names:
        return tuple(dict.fromkeys(names)), {}
    return tuple(name for name in measure_names() if name not in not_here), not_here


def _session(
    spark: "SparkSession | None", master: str, conf: dict[str, str] | None
) -> "AbstractContextManager[SparkSession]":
    if spark is not None:
        return nullcontext(spark)
    from afresh.spark.session import session

    return session(master, conf)


def _must_be_new(engine: SparkEngine, out: str) -> None:
    context: Any = engine.spark.sparkContext
    path = context._jvm.org.apache.hadoop.fs.Path(out)
    if path.getFileSystem(context._jsc.hadoopConfiguration()).exists(path):
        raise WouldOverwrite(f"{out} is there already. Name a folder that is not.")


def _hold(engine: SparkEngine, workspace: Workspace, name: str) -> None:
    """Run one measure, and hold its rows with the partnerships' own ids."""
    taken = take(workspace, name)
    if not isinstance(taken, SparkTable):
        raise OnOneMachine(f"{name} brought its rows to one machine, and so cannot be measured on Spark.")
    taken.hold(engine, "rows_of_measure")
    columns = ", ".join(f"r.`{column}`" for column in READING if column != "partnership")
    held = Step(
        f"measured_{name}",
        f"the rows of {name}",
        f"""SELECT '{name}' AS measure, c.id AS partnership, {columns},
            DATE'{workspace.period.start}' AS period_start, DATE'{workspace.period.end}' AS period_end
        FROM rows_of_measure r LEFT JOIN partnerships_code c ON c.code = r.partnership""",
    )
    engine.define(held)


def _write(engine: SparkEngine, names: Sequence[str], out: str, show_names: bool) -> None:
    frame = engine.spark.table(f"measured_{names[0]}")
    for name in names[1:]:
        frame = frame.unionByName(engine.spark.table(f"measured_{name}"))
    with running(ALL, ALL.sql):
        if not show_names and engine.spark.table(given("people")).limit(1).count():
            frame = _disclosed(engine, frame)
        frame.select(*LONG).write.parquet(out)


def _disclosed(engine: SparkEngine, frame: "DataFrame") -> "DataFrame":
    """People's names are left out of every text, as on one machine."""
    from pyspark.sql import functions as F

    texts = frame.select(F.explode(F.array(*TEXTS)).alias("text")).where("text <> ''").distinct()
    engine.hold("names_left_out", without_names(engine, texts, given("people"), given("organisations")))
    for column in TEXTS:
        shown = engine.spark.table("names_left_out").select(F.col("text").alias(column), "shown")
        joined = frame.join(shown, column, "left")
        frame = joined.withColumn(column, F.coalesce("shown", column)).drop("shown")
    return frame
