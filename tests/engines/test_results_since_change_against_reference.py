"""Results since a change against the naive twin: random figures and reviews, and real emergency departments."""

import csv
import gzip
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from afresh.measure import measure_named, take
from afresh.snapshot.workspace import gather
from afresh.vocabulary import day_number
from records import Records, named, repeated, shuffled, store_of
from reference.since_change import since_change
from twins import assert_twins, read_by
from worlds import batch, batches

AT = date(2024, 6, 1)


def drawn(seed: int) -> Records:
    rng = random.Random(seed)
    months = [date(2020 + n // 12, 1 + n % 12, 1) for n in range(60)]
    level = rng.choice([[0, 1, 2, 3], [0, 1], [5, 5, 6]])
    step = rng.choice([0, 1, -2])
    turned = rng.choice(months)
    return {
        "partnerships": named("x0", "x1", kind="board"),
        "people": named("Jo"),
        "seats": [{"partnership": each, "person": "Jo", "start": date(2015, 1, 1)} for each in ("x0", "x1")],
        "indicators": [
            {"id": f"n{n}", "partnership": f"x{n % 2}", "name": f"n{n}",
             "better": rng.choice(["higher", "lower", "neutral"])}
            for n in range(3)
        ],
        "observations": [
            {"indicator": f"n{n}", "date": rng.choice([month, month, rng.choice(months)]),
             "value": rng.choice(level) + (step if month > turned else 0)}
            for n in range(2) for month in months
        ],
        "reviews": [
            {"id": f"r{n}", "partnership": f"x{rng.randrange(2)}", "date": rng.choice(months),
             "decision": rng.choice([None, "keep", "refresh", "replace", "end"])}
            for n in range(6)
        ],
    }  # fmt: skip


def read_changes(records: Records, at: date = AT) -> dict[tuple[str, int], dict[str, Any]]:
    return read_by(gather(store_of(records), at=at), "results_since_change", "indicator", "change_day")


def assert_same(records: Records, fewest: int, at: date = AT) -> list[str]:
    found, twin = read_changes(records, at), since_change(records, at)
    engine = {key: tuple(row[column] for column in COLUMNS) for key, row in found.items()}
    expected = {
        (name, day_number(day)): (one["new"], one["old"], one["reading"], one["before"], one["after"], one["run"])
        for (name, day), one in twin.items()
    }
    assert_twins("results_since_change", engine, expected, fewest=fewest)
    return [one["reading"] for one in twin.values()]


COLUMNS = ("value", "expected", "reading", "n_before", "n", "run")


@pytest.mark.parametrize("seeds", batches(100, at_once=50))
def test_random_records_against_the_twin(seeds: range) -> None:
    met = set(assert_same(batch(drawn, seeds), fewest=50))
    every = {"improved", "worsened", "changed", "unclear", "no lasting change yet", "too few before", "too few after"}
    assert met == every, f"never met: {every - met}"


def test_order_and_repetition_change_nothing() -> None:
    records = drawn(7)
    before = read_changes(records)
    assert before and read_changes(shuffled(repeated(records, 1), 2)) == before, "order or repetition"


def test_the_records_under_it() -> None:
    records = drawn(7)
    workspace = gather(store_of(records), at=AT)
    take(workspace, "results_since_change")
    under = list(workspace.ask(*measure_named("results_since_change").records).rows())
    changed = {row["partnership"] for row in records["reviews"] if row["decision"] not in (None, "keep")}
    kept = {row["id"] for row in records["indicators"] if row["partnership"] in changed}
    figures = sum(row["indicator"] in kept and row["date"] <= AT for row in records["observations"])
    assert sum(row["tbl"] == "observations" for row in under) == figures, "figures before and after"
    assert any(row["tbl"] == "reviews" for row in under), "the decisions themselves"


@pytest.mark.real
def test_emergency_departments_since_a_day(shared: Path) -> None:
    """The share seen within four hours in every main department, as if each had been reviewed on 1 April 2018."""
    series: dict[str, dict[date, float]] = {}
    with gzip.open(shared / "nhs_ae" / "ae_attendances.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["type"] == "1" and float(row["attendances"]) > 0:
                share = 1 - float(row["breaches"]) / float(row["attendances"])
                series.setdefault(row["org_code"], {})[date.fromisoformat(row["period"][:10])] = share
    names = sorted(series)
    records: Records = {
        "partnerships": named(*names, kind="board"),
        "people": named("Jo"),
        "seats": [{"partnership": each, "person": "Jo", "start": date(2016, 1, 1)} for each in names],
        "indicators": [{"id": f"i{each}", "partnership": each, "name": each, "better": "higher"} for each in names],
        "observations": [{"indicator": f"i{each}", "date": day, "value": value}
                         for each in names for day, value in series[each].items()],
        "reviews": [{"id": f"r{each}", "partnership": each, "date": date(2018, 4, 1), "decision": "refresh"}
                    for each in names],
    }  # fmt: skip
    readings = assert_same(records, 100, date(2019, 3, 31))
    told = [each for each in readings if not each.startswith("too few")]
    assert len(told) > 100, f"only {len(told)} departments have a year before and seven months after"
    assert "worsened" in told and "no lasting change yet" in told, f"readings: {sorted(set(told))}"
