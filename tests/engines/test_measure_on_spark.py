"""The whole job on Spark: clean Parquet in, the long table out; what is not clean or cannot run is refused."""

import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import pytest

from afresh.dataset import Dataset
from afresh.disclosure import Disclosure
from afresh.measure import LONG
from afresh.records.write import write_folder
from afresh.spark.clean_check import NotClean
from afresh.spark.clean_tables import NotRecords
from afresh.spark.engine import SparkEngine
from afresh.spark.measuring import OnOneMachine, WouldOverwrite, measure_on_spark, on_one_machine
from afresh.spark.names import without_names
from afresh.spark.session import CannotRunSpark, needs
from lively import AT, lively
from records import Records, store_of
from spark_records import FEW_PARTS

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


def named_boards() -> Records:
    """Lively records in which one board is called by its chair's name, and one organisation too."""
    records = lively(3)
    for row in records["people"]:
        row["name"] = {"p0": "Dr Jane Smith", "p1": "Ann-Marie O'Brien"}.get(row["id"], f"Person {row['id']}")
    for row in records["partnerships"]:
        row["issues"] = row.get("issues") or "housing"
    for table, column in (("partnerships", "id"), ("meetings", "partnership"), ("seats", "partnership")):
        for row in records[table]:
            row[column] = "jane-smith-board" if row[column] == "b0" else row[column]
    for row in records["partnerships"]:
        row["parent"] = None
    return records


def written(records: Records, folder: Path) -> str:
    write_folder(store_of(records), folder, "parquet")
    return str(folder)


def rows_in(folder: Path) -> list[dict[str, Any]]:
    found = duckdb.sql(f"SELECT * FROM '{folder}/*.parquet'")
    return in_order(dict(zip(found.columns, row, strict=True)) for row in found.fetchall())


def in_order(rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(rows, key=lambda row: [str(row[name]) for name in ("measure", "partnership", "subject")])


@pytest.mark.long
def test_the_long_table_is_the_one_that_duckdb_gives(spark: "SparkSession", tmp_path: Path) -> None:
    records, scratch = named_boards(), tmp_path / "scratch"
    names = ("link_freshness", "overlap_issues", "attendance_trend", "arrivals")
    where, out = written(records, tmp_path / "records"), tmp_path / "out"
    done = measure_on_spark(where, out, *names, at=AT, spark=spark, scratch=str(scratch))
    assert (done.folder, done.names, done.left_out) == (str(out), names, {}), done
    expected = in_order(Dataset(store_of(records)).measure(*names, at=AT).rows())
    found = rows_in(out)
    assert list(found[0]) == list(LONG), f"columns: {list(found[0])}"
    assert len(found) == len(expected) > 10, f"{len(found)} rows, and {len(expected)} by DuckDB"
    for one, other in zip(found, expected, strict=True):
        for column in LONG:
            same = one[column] == pytest.approx(other[column], abs=1e-12) if isinstance(one[column], float) else None
            assert one[column] == other[column] if same is None else same, f"{column}: {one} and {other}"
    texts = {str(row["partnership"]) for row in found}
    assert "jane-smith-board" not in texts and "[name left out]-board" in texts, f"the chair's name is shown: {texts}"
    assert not list(scratch.iterdir()), f"left in the scratch folder: {list(scratch.iterdir())}"


def test_names_are_left_out_as_on_one_machine(spark: "SparkSession") -> None:
    people = [("p1", "Dr Jane Smith", None), ("p2", "José de la Cruz", "Pepe Cruz; Joe"), ("p3", "May", None),
              ("p4", "Lee Chan", None), ("p5", "O'Brien, Mary Ann", None)]  # fmt: skip
    organisations = ["Lee Chan", "Jane Smith Trust", "Dr Jane Smith", "Acme"]
    texts = ["Jane Smith's group", "jane-smith trust: cost", "Smith, Jane", "Jose Cruz", "a May fair", "May",
             "Lee Chan",
             "Acme: cost", "Mary O’Brien and Pepe Cruz", "joe", "nothing", "Mary\nAnn OBrien"]  # fmt: skip
    for listed in (organisations, organisations[:2], []):
        engine = SparkEngine(spark)
        engine.spark.createDataFrame(people, "id STRING, name STRING, aliases STRING").createOrReplaceTempView("who")
        named = [(name, name) for name in listed]
        engine.spark.createDataFrame(named, "id STRING, name STRING").createOrReplaceTempView("bodies")
        frame = engine.spark.createDataFrame([(text,) for text in texts], "text STRING")
        shown = {row["text"]: row["shown"] for row in without_names(engine, frame, "who", "bodies").collect()}
        chosen = Disclosure.of(people, listed)
        expected = {text: said for text in texts if (said := chosen.text(text)) != text}
        assert shown == expected, f"with the organisations {listed}"
        assert len(expected) >= 5, f"only {expected} were to be left out"


def unclean() -> Records:
    records = lively(1)
    records["seats"] += [{"partnership": "b9", "person": "p0", "start": date(2020, 1, 1)}] * 3
    records["seats"] += [{"partnership": "b0", "start": date(2020, 1, 1)}]
    records["attendance"] += [{"meeting": records["meetings"][0]["id"], "person": "p0", "status": "late"}] * 2
    records["meetings"] += [{"id": "x", "partnership": "b0", "date": date(1066, 10, 14)}]
    records["people"] += [{"id": "p1", "name": "Another"}]
    return records


def test_records_that_are_not_clean_are_refused(spark: "SparkSession", tmp_path: Path) -> None:
    where = written(unclean(), tmp_path / "records")
    with pytest.raises(NotClean) as refused:
        measure_on_spark(where, tmp_path / "out", "tenure", spark=spark)
    said = str(refused.value).splitlines()
    assert said[0] == "These records are not clean, and Spark does not clean them:", said
    assert said[1:-1] == [
        "- people: 1 id that several rows have",
        "- seats: 1 row with neither person nor organisation",
        "- seats: 3 rows with a partnership that is no id of partnerships",
        "- meetings: 1 row with a date before 1800 or after 2200 as date",
        "- attendance: 2 rows with a status that is none of present, apologies, absent, deputy, in_attendance",
    ], said
    assert said[-1].startswith("Mend: 'afresh check DATA' shows each row"), said
    assert not (tmp_path / "out").exists(), "something was written all the same"


def test_a_date_written_as_text_is_refused(spark: "SparkSession", tmp_path: Path) -> None:
    duckdb.sql(f"COPY (SELECT 'B' AS id, 'B' AS name) TO '{tmp_path}/partnerships.parquet'")
    duckdb.sql(
        f"COPY (SELECT 'B' AS partnership, 'P' AS person, '01/02/2020' AS \"start\") TO '{tmp_path}/seats.parquet'"
    )
    with pytest.raises(NotRecords, match="the column start of seats is string and must be date"):
        measure_on_spark(tmp_path, tmp_path / "out", "tenure", spark=spark)


def test_a_folder_without_tables_is_refused(spark: "SparkSession", tmp_path: Path) -> None:
    with pytest.raises(NotRecords, match=r"There is no table of afresh in .*'afresh export DATA --format parquet"):
        measure_on_spark(tmp_path, tmp_path / "out", "tenure", spark=spark)


def test_a_file_that_is_no_parquet_is_refused(spark: "SparkSession", tmp_path: Path) -> None:
    (tmp_path / "seats.parquet").write_text("partnership,person", "utf-8")
    with pytest.raises(NotRecords, match=r"seats\.parquet could not be read as Parquet"):
        measure_on_spark(tmp_path, tmp_path / "out", "tenure", spark=spark)


def test_a_folder_that_is_there_is_not_written_over(spark: "SparkSession", tmp_path: Path) -> None:
    with pytest.raises(WouldOverwrite, match="is there already"):
        measure_on_spark(tmp_path, tmp_path, "tenure", spark=spark)


@pytest.mark.long
def test_tables_of_a_catalogue(spark: "SparkSession", tmp_path: Path) -> None:
    """The same rows whether the records are files or tables of a schema."""
    where = written(lively(5), tmp_path / "records")
    spark.sql("CREATE SCHEMA boards")
    try:
        for file in Path(where).glob("*.parquet"):
            spark.sql(f"CREATE TABLE boards.{file.stem} USING parquet LOCATION '{file}'")
        measure_on_spark(where, tmp_path / "files", "tenure", at=AT, spark=spark)
        measure_on_spark("catalogue:boards", tmp_path / "tables", "tenure", at=AT, spark=spark)
    finally:
        spark.sql("DROP SCHEMA boards CASCADE")
    assert rows_in(tmp_path / "files") == rows_in(tmp_path / "tables") != [], "files and tables differ"


def test_what_needs_one_memory_is_refused_by_name() -> None:
    assert {"p_and_q", "degree_preserving", "link_freshness_chance"} <= on_one_machine().keys(), on_one_machine()
    with pytest.raises(OnOneMachine, match=r"Not with --engine spark\. p_and_q: it follows .* Use --engine duckdb"):
        measure_on_spark("nowhere", "out", "tenure", "p_and_q")


def _run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    script = "import sys; from afresh.cli import main; sys.argv[0] = 'afresh'; main()"
    told = {**os.environ, **environment}
    return subprocess.run(
        [sys.executable, "-c", script, "measure", *arguments], capture_output=True, text=True, check=False, env=told
    )


@pytest.mark.long
def test_the_command(spark: "SparkSession", tmp_path: Path) -> None:
    """A process of its own, with its own Spark; nothing of it is left on this machine."""
    where, temporary = written(lively(2), tmp_path / "records"), tmp_path / "temporary"
    temporary.mkdir()
    conf = [part for name, value in FEW_PARTS.items() for part in ("--conf", f"{name}={value}")]
    done = _run(where, "--engine", "spark", "--master", "local[2]", "--measure", "tenure", "--at", str(AT),
                "-o", str(tmp_path / "out"), *conf, TMPDIR=str(temporary))  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout == f"{tmp_path / 'out'}\n", f"printed: {done.stdout}"
    assert {row["measure"] for row in rows_in(tmp_path / "out")} == {"tenure"}, "other rows were written"
    left = [each.name for each in temporary.iterdir() if not each.name.startswith("hsperfdata")]
    assert not left, f"left behind: {left}"


def test_options_that_an_engine_has_no_use_for(tmp_path: Path) -> None:
    spark = _run(str(tmp_path), "--engine", "spark", "--format", "json")
    assert spark.returncode == 2 and "--format has no use with --engine spark" in spark.stderr, spark.stderr
    duck = _run(str(tmp_path), "-o", "out")
    assert duck.returncode == 2 and "-o has no use with --engine duckdb" in duck.stderr, duck.stderr


def test_without_java_one_sentence_says_what_to_install(spark: "SparkSession", tmp_path: Path) -> None:
    done = _run(str(tmp_path), "--engine", "spark", JAVA_HOME=str(tmp_path))
    assert done.returncode == 1, f"ended with {done.returncode}"
    assert done.stderr == "Spark needs Java 17, and there is none here: install it, or set JAVA_HOME.\n", done.stderr


def test_without_pyspark_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    import importlib.util

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(
        CannotRunSpark, match=r'Spark needs pyspark and pyarrow and pandas: pip install "afresh\[spark\]"'
    ):
        needs()
