"""One Spark for every test that needs it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from missing import missing
from spark_records import FEW_PARTS

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def spark() -> "Iterator[SparkSession]":
    from afresh.spark.session import CannotRunSpark, needs, session

    try:
        needs()
    except CannotRunSpark as reason:
        missing(str(reason))
    with session("local[2]", FEW_PARTS) as spark:
        yield spark
