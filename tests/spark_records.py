"""Settings of Spark for small random records, many of them in one store (see worlds.py)."""

FEW_PARTS = {
    "spark.sql.shuffle.partitions": "2", "spark.sql.adaptive.enabled": "false", "spark.default.parallelism": "2",
    # Compiling each small query takes longer than running it.
    "spark.sql.codegen.wholeStage": "false", "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    # So does the last stage of Java's own compiling; the session is over before it pays.
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
}  # fmt: skip
"""Settings of Spark for small tables on two cores."""
