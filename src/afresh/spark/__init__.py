"""All of Spark: the engine, its clean tables, and measures of datasets beyond one machine."""
