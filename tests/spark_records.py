"""Many small random datasets as one, so that one job on Spark tries them all."""

from collections.abc import Iterable

from afresh.records.tables import TABLES
from records import Records

FEW_PARTS = {
    "spark.sql.shuffle.partitions": "2", "spark.sql.adaptive.enabled": "false", "spark.default.parallelism": "2",
    # Compiling each small query takes longer than running it.
    "spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    # So does the last stage of Java's own compiling; the session is over before it pays.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}  # fmt: skip
"""Settings of Spark for small tables on two cores."""


def as_one(datasets: Iterable[Records]) -> Records:
    """Each dataset's ids begin with its number, so that nothing of one is in another."""
    whole: Records = {}
    for number, records in enumerate(datasets):
        for table, rows in records.items():
            named = {column.name for column in TABLES[table].columns if column.refers_to or column.name == "id"}
            whole.setdefault(table, []).extend(
                {name: f"d{number:03} {value}" if name in named and value else value for name, value in row.items()}
                for row in rows
            )
    return whole
