"""Starting Spark: on this machine, or on any master by its address."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from afresh.errors import Error

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

OLDEST_JAVA = 17


class CannotRunSpark(Error, RuntimeError):
    """Something that Spark needs is not here; the message says what to install."""


@contextmanager
def session(master: str = "local[*]", settings: Mapping[str, str] | None = None) -> "Iterator[SparkSession]":
    """A Spark of our own, stopped afterwards; whatever it writes on this machine is taken away."""
    needs(master)
    from pyspark.sql import SparkSession

    _quieter()
    with TemporaryDirectory(prefix="afresh-spark-") as folder:
        builder = SparkSession.builder.master(master).appName("afresh")
        for name, value in {**_quiet(folder), **_local(master, folder), **(settings or {})}.items():
            builder = builder.config(name, value)
        # Workers on this machine must be this Python, which has what afresh needs.
        if master.startswith("local"):
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        try:
            spark = builder.getOrCreate()
        except Exception as error:
            first = next(iter(str(error).splitlines()), repr(error))
            raise CannotRunSpark(f"Spark could not be started with the master {master}: {first}") from error
        spark.sparkContext.setLogLevel("FATAL")
        try:
            yield spark
        finally:
            spark.stop()


def _quieter() -> None:
    """PySpark warns of a newer pandas than it knows; no rows go through pandas here."""
    import warnings

    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)


def needs(master: str = "local[*]") -> None:
    """Refuse in a sentence where pyspark, pyarrow or Java is missing."""
    from importlib.util import find_spec

    if missing := [name for name in ("pyspark", "pyarrow", "pandas") if find_spec(name) is None]:
        raise CannotRunSpark(f'Spark needs {" and ".join(missing)}: pip install "afresh[spark]".')
    if master.startswith("sc://"):
        raise CannotRunSpark("Spark Connect (sc://) is not supported: give the address of the master itself.")
    java = _java()
    if java is None:
        raise CannotRunSpark(f"Spark needs Java {OLDEST_JAVA}, and there is none here: install it, or set JAVA_HOME.")
    version = _java_version(java)
    if version is not None and version < OLDEST_JAVA:
        raise CannotRunSpark(f"Spark needs Java {OLDEST_JAVA}; {java} is Java {version}. Install it, or set JAVA_HOME.")


def _java() -> str | None:
    home = os.environ.get("JAVA_HOME")
    return shutil.which(str(Path(home) / "bin" / "java")) if home else shutil.which("java")


def _java_version(java: str) -> int | None:
    said = subprocess.run([java, "-version"], capture_output=True, text=True, check=False).stderr
    found = re.search(r'version "(?:1\.)?(\d+)', said)
    return int(found.group(1)) if found else None


def _quiet(folder: str) -> dict[str, str]:
    return {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.ansi.enabled": "true",
        "spark.sql.warehouse.dir": f"{folder}/warehouse",
    }


def _local(master: str, folder: str) -> dict[str, str]:
    """On one machine: nothing that another could reach, and few parts, since there are few cores."""
    if not master.startswith("local"):
        return {}
    return {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.local.dir": f"{folder}/local",
        "spark.sql.shuffle.partitions": str(2 * (os.cpu_count() or 1)),
        # Rows are finished by afresh in Pythons of Spark's own, which must find it where this one did.
        "spark.executorEnv.PYTHONPATH": str(Path(__file__).resolve().parents[2]),
    }
