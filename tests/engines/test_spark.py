"""Spark gives the same as DuckDB and the naive twins: many random datasets in one job, and real records."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from afresh import measure as measures
from afresh.engine.contract import Step, StepFailed, chained
from afresh.engine.duckdb import DuckDBEngine
from afresh.ingest.published.cordis import convert_cordis
from afresh.records.store import connect
from afresh.records.write import write_folder
from afresh.settings import default_settings
from afresh.snapshot.load import load_members, load_rest
from afresh.snapshot.workspace import NotHere, Workspace, gather, gather_on
from afresh.spark import load
from afresh.spark.engine import SparkEngine, SparkTable
from afresh.spark.measuring import on_one_machine
from afresh.table import Table
from afresh.vocabulary import Level, Period, months_before
from decision_records import LAST, decision_records
from lively import AT, lively
from records import Records, random_records, store_of
from reference import agenda, energy, openness, renewal
from worlds import as_one

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

CLOSE = 1e-12
DATASETS = 25
"""Of each of the three kinds of random records."""

SPREAD = tuple(name for name in measures.names() if name not in on_one_machine())
TWINS = {
    "link_freshness": renewal.link_freshness, "member_freshness": renewal.member_freshness,
    "make_up": renewal.make_up, "familiarity": renewal.familiarity, "tenure": renewal.tenure,
    "role_renewal": renewal.role_renewal, "overlap_members": renewal.overlap_members,
    "overlap_issues": agenda.overlap_issues, "same_people_same_issues": agenda.same_people_same_issues,
}  # fmt: skip


@pytest.fixture(scope="module")
def many() -> Records:
    kinds = (lively, random_records, decision_records)
    return as_one(kind(seed) for kind in kinds for seed in range(DATASETS))


@pytest.fixture(scope="module")
def loaded(spark: "SparkSession", many: Records, tmp_path_factory: pytest.TempPathFactory) -> SparkEngine:
    folder = tmp_path_factory.mktemp("many")
    write_folder(store_of(many), folder, "parquet")
    engine = SparkEngine(spark)
    load.load(engine, str(folder))
    return engine


Rows = dict[tuple[str | None, str], dict[str, Any]]
Readings = dict[str, Rows]
"""Of every measure, what was read of each partnership and subject."""


def rows_of(workspace: Workspace, name: str, codes: list[str]) -> Rows:
    taken = measures.take(workspace, name)
    rows = list((taken.here() if isinstance(taken, SparkTable) else taken).rows())
    found = {(None if (code := row["partnership"]) is None else codes[code], row["subject"]): row for row in rows}
    assert len(found) == len(rows), f"{name} has two rows for one subject"
    return found


def assert_alike(name: str, one: dict[Any, Any], other: dict[Any, Any]) -> int:
    """Rows by key, counts exactly and rates to 1e-12; gives how many rows there were."""
    assert one.keys() == other.keys(), f"{name} has rows of its own: {sorted(one.keys() ^ other.keys(), key=str)[:4]}"
    for key, row in one.items():
        for column in measures.READING:
            if column != "partnership":
                assert _same(row[column], other[key][column]), f"{name} of {key}: {column} of {row} and {other[key]}"
    return len(one)


def _same(one: Any, other: Any) -> bool:
    if isinstance(one, float) or isinstance(other, float):
        return None not in (one, other) and abs(one - other) <= CLOSE * max(1.0, abs(other))
    return bool(one == other)


@pytest.mark.long
@pytest.mark.parametrize(("at", "level", "largest"), [(AT, "people", 40), (LAST, "organisations", 3)])
def test_many_random_datasets_in_one_job(
    loaded: SparkEngine, many: Records, at: date, level: Level, largest: int
) -> None:
    chosen = default_settings().but(largest_gathering=largest, fewest_proposals=2, fewest_contested=2)
    duck = gather(store_of(many), at=at, level=level, settings=chosen)
    spread = gather_on(loaded, at=at, level=level, settings=chosen)
    assert spread.left_out == duck.left_out and spread.records_start == duck.records_start, "what was gathered differs"
    codes = duck.partnership_ids()
    every: Readings = {name: rows_of(spread, name, codes) for name in SPREAD}
    counts = {}
    for name, found in every.items():
        counts[name] = assert_alike(name, found, rows_of(duck, name, codes))
        _under_is_understood(loaded, spread, name)
    assert sum(counts.values()) > 3_000, f"too few rows were compared: {counts}"
    _as_the_twins(every, many, at, level, largest)


def _under_is_understood(engine: SparkEngine, workspace: Workspace, name: str) -> None:
    """The steps that lead to the records under a measure are in the shared subset too."""
    columns = engine.spark.sql(chained(measures.measure_named(name).records, workspace.numbers())).columns
    assert columns[:3] == ["partnership", "tbl", "record"], f"{name}: {columns}"


def _as_the_twins(every: Readings, many: Records, at: date, level: str, largest: int) -> None:
    seen = renewal.look(many, at, level, largest)
    for name, twin in TWINS.items():
        found = every[name]
        naive = twin(seen)
        assert found.keys() == naive.keys(), f"{name} has rows that its twin has not"
        for key, (value, *_, n) in naive.items():
            assert found[key]["n"] == n and _same(found[key]["value"], value), f"{name} of {key}: {found[key]}, {value}"
    year_ago = months_before(at, 12)
    shares = {
        "attendance_rate": energy.taken(many, year_ago, at, "present"),
        "deputies": energy.taken(many, year_ago, at, "deputy"),
        "cancelled_meetings": energy.cancelled(many, year_ago, at),
        "proposals_adopted": openness.adopted(many, at, False, fewest=2),
        "outcome_agenda": {p: (a, b) for p, (a, b, _) in openness.outcome_agenda(many, year_ago, at).items()},
    }
    for name, counted in shares.items():
        found = {p: row for (p, _), row in every[name].items()}
        assert {p: row["n"] for p, row in found.items()} == {p: of for p, (_, of) in counted.items()}, name
        for p, (yes, of) in counted.items():
            assert found[p]["value"] is None or _same(found[p]["value"], yes / of), f"{name} of {p}: {found[p]}"


@pytest.mark.long
@pytest.mark.real
def test_horizon_2020(spark: "SparkSession", shared: Path, tmp_path: Path) -> None:
    """Every project and organisation; who met whom is looked through to the end of 2015."""
    cordis = shared / "cordis_h2020"
    store = convert_cordis(cordis / "participations.parquet", cordis / "programme_parts.parquet")
    write_folder(store, tmp_path, "parquet")
    duck = gather(store, at=date(2015, 12, 31), level="organisations")
    engine = SparkEngine(spark)
    load.load(engine, str(tmp_path))
    spread = gather_on(engine, at=date(2015, 12, 31), level="organisations")
    pairs = engine.ask([Step("pairs", "pairs that met", "SELECT count(*) AS n FROM first_met")]).columns["n"][0]
    assert pairs == len(duck.met) > 100_000, f"{pairs} pairs met on Spark, and {len(duck.met)} here"
    codes = duck.partnership_ids()
    for name in ("link_freshness", "member_freshness", "make_up", "familiarity"):
        rows = assert_alike(name, rows_of(spread, name, codes), rows_of(duck, name, codes))
        assert rows > 4_000, f"{name} has only {rows} rows"
    engine.close()


FAILS = (
    Step("nosuch", "rows of a table that is not there", "SELECT a FROM not_there"),
    Step("too_large", "a number that does not fit", "SELECT CAST(n AS INTEGER) AS a FROM large"),
)


@pytest.mark.parametrize("step", FAILS, ids=lambda step: step.name)
@pytest.mark.parametrize("where", ["spark", "duckdb"])
def test_a_failed_step_names_itself(step: Step, where: str, request: pytest.FixtureRequest) -> None:
    """Whether it cannot be planned, or fails only as it runs."""
    import numpy as np

    engine: Any = SparkEngine(request.getfixturevalue("spark")) if where == "spark" else DuckDBEngine(connect())
    engine.load("large", {"n": np.array([1, 1 << 40])})
    with pytest.raises(StepFailed) as ask:
        engine.ask([step])
    with pytest.raises(StepFailed) as keep:
        engine.keep(step)
    for said in (str(ask.value), str(keep.value)):
        assert f"The step '{step.name}' ({step.yields}) failed: " in said, said
        assert said.endswith(f"Its SQL:\n{step.sql}"), said
        assert "at org.apache" not in said, f"a stack of Java is shown: {said}"
    engine.close()


def test_rows_that_cannot_be_finished_name_their_step(spark: "SparkSession") -> None:
    def broken(table: Any) -> Any:
        raise ValueError("no such thing")

    engine = SparkEngine(spark)
    one = Step("one_row", "a row", "SELECT 1 AS partnership")
    with pytest.raises(StepFailed, match=r"The step 'one_row' \(a row\) failed: .*ValueError: no such thing"):
        engine.finish([one], broken).here()


def test_too_many_rows_are_not_brought_here(spark: "SparkSession") -> None:
    engine = SparkEngine(spark)
    engine.spark.range(1_000_001).createOrReplaceTempView("very_many")
    with pytest.raises(StepFailed, match="more than 1,000,000 rows, too many to bring to one machine"):
        engine.ask([Step("all_rows", "every row", "SELECT * FROM very_many")])


def test_rows_of_a_group_come_together(spark: "SparkSession") -> None:
    """7 groups of 5,000 rows, in batches of 10,000: each finished once, with all of its rows."""

    def counted(table: Table) -> Table:
        groups = Counter(table.columns["partnership"])
        rest = {name: [None] * len(groups) for name in measures.READING}
        return Table({**rest, "partnership": list(groups), "n": list(groups.values())})

    engine = SparkEngine(spark)
    engine.spark.range(35_000).createOrReplaceTempView("numbered")
    step = Step("grouped", "rows of groups", "SELECT CAST(id % 7 AS INTEGER) AS partnership, id FROM numbered")
    rows = list(engine.finish([step], counted, group="partnership").here())
    assert sorted((row["partnership"], row["n"]) for row in rows) == [(each, 5_000) for each in range(7)], rows


def test_numbers_follow_the_order_across_parts(spark: "SparkSession") -> None:
    engine = SparkEngine(spark)
    engine.spark.range(0, 1000, numPartitions=7).createOrReplaceTempView("thousand")
    step = Step("numbered_rows", "a number each", "SELECT 999 - id AS id FROM thousand")
    engine.number(step, "code", ["id"], 5)
    rows = engine.ask([Step("all_rows", "every row", "SELECT code, id FROM numbered_rows")]).rows()
    assert sorted((row["id"], row["code"]) for row in rows) == [(n, n + 5) for n in range(1000)], "out of order"


def test_a_loader_gives_the_tables_that_duckdb_has(loaded: SparkEngine, many: Records) -> None:
    """Codes included: ids are in the same order on both. `record` is each engine's own."""
    duck = DuckDBEngine(store_of(many).con)
    load_members(duck)
    load_rest(duck)
    for name in ("organisation", "partnership", "seat", "vacant_seat", "mark", "item", "proposal", "response",
                 "tie", "observation", "contribution", "partnership_issue", "people_code", "issue_code", "indicator",
                 "meeting"):  # fmt: skip
        columns = [c for c in duck.ask([Step("t", "rows", f"SELECT * FROM {name}")]).names if c not in ("record",)]
        every = [Step("t", "rows", f"SELECT {', '.join(columns)} FROM {name}")]
        one, other = (sorted(map(str, engine.ask(every))) for engine in (loaded, duck))
        assert one == other, f"{name}: {set(one) ^ set(other)}"


def test_the_whole_is_not_there_on_spark(loaded: SparkEngine) -> None:
    whole = Workspace(
        _store=None,
        engine=loaded,
        period=Period.to(AT),
        months=12,
        level="people",
        settings=default_settings(),
        people=0,
        _met=None,
        records_start=0,
        left_out={},
    )
    for part in ("store", "met"):
        with pytest.raises(NotHere, match="spread over many machines"):
            getattr(whole, part)
