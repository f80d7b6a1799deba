"""The Frictionless descriptor. What it must hold is read off the specification of Table Schema."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from afresh.records.datapackage import datapackage, write_datapackage
from afresh.records.store import Store
from afresh.records.tables import TABLES
from afresh.records.write import write_folder
from as_read import read


def resource(package: Any, name: str) -> Any:
    return next(each for each in package["resources"] if each["name"] == name)


def test_every_column_is_described() -> None:
    package: Any = datapackage(TABLES)
    assert [each["name"] for each in package["resources"]] == list(TABLES), "in the dictionary's order"
    for each in package["resources"]:
        names = [field["name"] for field in each["schema"]["fields"]]
        assert names == [column.name for column in TABLES[each["name"]].columns], f"{each['name']} is whole"


def test_types_constraints_and_keys() -> None:
    package = datapackage(["seats", "partnerships", "people"])
    seats = resource(package, "seats")
    fields = {field["name"]: field for field in seats["schema"]["fields"]}
    assert fields["start"] == {
        "name": "start", "type": "date", "description": "The first day of the seat.", "constraints": {"required": True},
    }, "a required date"  # fmt: skip
    assert fields["end_is"]["constraints"] == {"enum": ["exact", "month", "year", "last_seen", "unknown"]}, "a choice"
    assert (fields["voting"]["type"], fields["voting"]["trueValues"]) == ("boolean", ["yes"]), "yes and no"
    keys = [(key["fields"], key["reference"]["resource"]) for key in seats["schema"]["foreignKeys"]]
    assert keys == [(["partnership"], "partnerships"), (["person"], "people")], "organisations are not there"
    boards = resource(package, "partnerships")["schema"]
    assert boards["primaryKey"] == ["id"], "a table with ids has a key"
    own = {"fields": ["parent"], "reference": {"resource": "", "fields": ["id"]}}
    assert own in boards["foreignKeys"], "a table that refers to itself names itself by an empty text"


def test_a_folder_is_described_as_it_lies_and_read_again(tmp_path: Path) -> None:
    store = Store.empty()
    store.add("partnerships", [{"id": "hb", "name": "Housing Board"}])
    store.add("seats", [{"partnership": "hb", "person": "jo", "start": date(2022, 4, 1)}])
    write_folder(store, tmp_path)
    package = json.loads(write_datapackage(tmp_path).read_text("utf-8"))
    names = [field["name"] for field in resource(package, "seats")["schema"]["fields"]]
    assert names == ["partnership", "person", "start"], "only the columns that the file has"
    found = read(tmp_path / "datapackage.json")
    assert found.rows("seats") == [(2, "hb", "jo", "2022-04-01")], "and reading it gives the rows"
    assert found.problems == [], f"without a problem: {found.said}"


def test_parquet_is_described_as_parquet(tmp_path: Path) -> None:
    store = Store.empty()
    store.add("partnerships", [{"id": "hb", "name": "Housing Board"}])
    write_folder(store, tmp_path, "parquet")
    package = json.loads(write_datapackage(tmp_path).read_text("utf-8"))
    assert resource(package, "partnerships")["path"] == "partnerships.parquet", "the file that is there"
