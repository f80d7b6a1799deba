"""Clean records where Spark finds them: a folder of Parquet tables, or the tables of a catalogue.

Each table becomes a view, `given_<table>`, with every column of the dictionary, empty
where it was not there. A column of another type is refused: a date written as text
would have to be read by rules, and reading is what `afresh export` does.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from afresh.errors import Error
from afresh.records.tables import TABLES, Table
from afresh.spark.engine import SparkEngine

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

CATALOGUE = "catalogue:"
"""Before the name of a catalogue's schema, to tell it from a folder."""

USED = (
    "organisations", "people", "partnerships", "seats", "meetings", "attendance", "agenda", "proposals", "responses",
    "contributions", "indicators", "observations", "ties", "reviews",
)  # fmt: skip
"""The tables that measures are made from."""

TYPES = {"date": "date", "number": "double", "whole": "bigint", "yes_no": "boolean"}
NARROWER = {
    "double": {"float", "bigint", "int", "smallint", "tinyint"},
    "bigint": {"int", "smallint", "tinyint"},
    "string": {"void"}, "date": {"void"}, "boolean": {"void"},
}  # fmt: skip
"""What may be written where a type is asked for, since nothing is lost."""


class NotRecords(Error, ValueError):
    """There is nothing here that Spark could measure; the message says what was looked for."""


def given(table: str) -> str:
    """The view of a table as the user gave it."""
    return f"given_{table}"


def open_records(engine: SparkEngine, where: str) -> list[str]:
    """Make the views; give the tables that are there."""
    find = _in_catalogue if where.startswith(CATALOGUE) else _in_folder
    found = {name: frame for name in USED if (frame := find(engine, where, name)) is not None}
    if not found:
        raise NotRecords(
            f"There is no table of afresh in {where}. With --engine spark DATA is a folder of Parquet tables, as "
            f"'afresh export DATA --format parquet -o FOLDER' writes, or {CATALOGUE} and the name of a schema."
        )
    for name in USED:
        frame = _typed(engine, TABLES[name], found.get(name), where)
        engine.view(given(name), frame)
    return list(found)


def _in_catalogue(engine: SparkEngine, where: str, name: str) -> "DataFrame | None":
    table = ".".join(f"`{part}`" for part in (*where.removeprefix(CATALOGUE).split("."), name))
    return engine.spark.table(table) if engine.spark.catalog.tableExists(table) else None


def _in_folder(engine: SparkEngine, where: str, name: str) -> "DataFrame | None":
    """`name.parquet`, a file or a folder of files, or a folder called `name`."""
    context: Any = engine.spark.sparkContext
    folder = context._jvm.org.apache.hadoop.fs.Path(where.rstrip("/") or "/")
    system = folder.getFileSystem(context._jsc.hadoopConfiguration())
    for called in (f"{name}.parquet", name):
        place = context._jvm.org.apache.hadoop.fs.Path(folder, called)
        if system.exists(place):
            return _read(engine, str(place.toString()), called)
    return None


def _read(engine: SparkEngine, place: str, called: str) -> "DataFrame":
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import PySparkException

    try:
        return engine.spark.read.parquet(place)
    except (PySparkException, Py4JJavaError) as error:
        first = next(iter(str(error).splitlines()), "")
        raise NotRecords(f"{called} could not be read as Parquet: {first[:300]}") from error


def _typed(engine: SparkEngine, table: Table, frame: "DataFrame | None", where: str) -> "DataFrame":
    from pyspark.sql import functions as F

    there = {name.lower(): kind for name, kind in frame.dtypes} if frame is not None else {}
    if wrong := list(_wrong_types(table, there)):
        raise NotRecords(f"In {where}, {'; '.join(wrong)}. 'afresh export DATA --format parquet' writes them so.")
    source = frame if frame is not None else engine.spark.range(0)
    made = []
    for column in table.columns:
        kind = TYPES.get(column.kind, "string")
        value = F.col(f"`{column.name}`") if column.name in there else F.lit(None)
        made.append(value.cast(kind).alias(column.name))
    return source.select(*made)


def _wrong_types(table: Table, there: dict[str, str]) -> Iterator[str]:
    for column in table.columns:
        wanted, found = TYPES.get(column.kind, "string"), there.get(column.name)
        if found is not None and found != wanted and found not in NARROWER.get(wanted, ()):
            yield f"the column {column.name} of {table.name} is {found} and must be {wanted}"
