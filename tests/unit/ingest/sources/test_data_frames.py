"""Tables of a program are read as files are: the same records and the same problems, with pandas, Polars or Arrow."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import afresh

SEATS: dict[str, list[Any]] = {
    "Partnership": ["Board", "Board", " ", "Board"],
    "person": ["Ann Smith", "Bo Jones", "Cy Lee", "Ann Smith"],
    "role": ["Chair", None, "Member", "Chiar"],
    "start": [date(2020, 1, 31), date(2021, 2, 28), None, date(2022, 1, 1)],
    "end": ["2021-02-30", None, "soon", "1 May 2023"],
    "colour": ["red", None, None, None],
}
PEOPLE: dict[str, list[Any]] = {"id": [1, 2], "name": ["Ann Smith", "Bo Jones"]}
HOW: dict[str, Callable[[Mapping[str, Any]], object]] = {
    "pandas": pd.DataFrame,
    "pandas with days": lambda columns: pd.DataFrame(
        {name: pd.to_datetime(values) if name == "start" else values for name, values in columns.items()}
    ),
    "polars": pl.DataFrame,
    "arrow": pa.table,
    "our own": afresh.Table,
}


def told(dataset: afresh.Dataset) -> list[tuple[Any, ...]]:
    """The problems without where they are."""
    return sorted((each.code(), each.row or 0, each.column, str(each.value)) for each in dataset.check())


def records(dataset: afresh.Dataset) -> dict[str, list[dict[str, Any]]]:
    found = {name: list(table) for name, table in dataset.tables.items()}
    return {name: [{**row, "source": ""} for row in rows] for name, rows in found.items() if rows}


@pytest.mark.parametrize("how", HOW)
def test_tables_are_cleaned_as_files_are(how: str, tmp_path: Path) -> None:
    for name, columns in (("seats", SEATS), ("people", PEOPLE)):
        pd.DataFrame(columns).to_csv(tmp_path / f"{name}.csv", index=False)
    of_files = afresh.read(tmp_path)
    given = afresh.read({"seats": HOW[how](SEATS), "people": HOW[how](PEOPLE)})
    assert told(given) == told(of_files), "the same problems"
    assert len(told(given)) >= 4, told(given)
    assert records(given) == records(of_files), "the same records"
    assert {each.place for each in given.check() if each.row} == {"the table 'seats'"}, "and where they are"


def test_what_is_missing_is_missing_in_every_library() -> None:
    days = [pd.Timestamp("2019-03-31"), pd.Timestamp("2020-01-01")]
    seats = pd.DataFrame({"partnership": "B", "person": ["Ann", "Bo"], "start": days, "end": [pd.NaT, days[1]]})
    meetings = pl.DataFrame({"partnership": ["B"], "date": ["2020-01-01"], "hours": [float("nan")]})
    dataset = afresh.read({"seats": seats, "meetings": meetings})
    assert dataset.problem_counts["error"] == 0, dataset.check()
    assert dataset.tables["seats"].plain("end") == [None, date(2020, 1, 1)]
    assert dataset.tables["meetings"].plain("hours") == [None]


def test_ids_stay_ids_whatever_the_column_became() -> None:
    """An empty cell turns pandas' whole numbers into fractions."""
    day = pd.Timestamp("2020-01-01")
    seats = pd.DataFrame({"partnership": "B", "person": [7.0, None], "organisation": ["X", "Y"], "start": day})
    dataset = afresh.read({"seats": seats, "people": pd.DataFrame({"id": [7], "name": ["Ann"]})})
    assert dataset.tables["seats"].plain("person") == ["7", None]


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"seats": [1, 2]}, "The table 'seats' is a list"),
        ({"seats": pl.LazyFrame({"a": [1]})}, "collect"),
        ({"seats": pd.Series([1])}, "is a Series"),
        ({3: pd.DataFrame()}, "called by a text"),
    ],
    ids=["a list", "lazy", "one column", "no name"],
)
def test_what_is_no_table_is_told(given: Any, says: str) -> None:
    with pytest.raises(afresh.WrongArgument, match=says):
        afresh.read(given)


def test_no_tables_are_a_problem_and_nothing_is_left_behind() -> None:
    assert any(each.severity == "error" for each in afresh.read({}).check())
    assert afresh.read({"seats": pd.DataFrame({"a": []})}).check(), "and one with no row"
    dataset = afresh.read({"seats": pl.DataFrame(SEATS)})
    names = {name for (name,) in dataset.store.rows("SELECT table_name FROM duckdb_tables()")}
    assert not {name for name in names if "given" in name or name.startswith("afresh")}, names


def test_a_stream_is_read_where_no_other_library_is() -> None:
    script = f"""
import sys
from datetime import date
sys.modules.update(pandas=None, polars=None, pyarrow=None)
import afresh
dataset = afresh.read({{"seats": afresh.Table({SEATS!r})}})
assert len(dataset.tables["seats"]) == 3, dataset.tables
""".replace("datetime.date", "date")
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert not done.returncode, done.stderr
