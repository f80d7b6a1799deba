"""Two conversions as one set of records: expectations are read off the rows given."""

from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.merging import convert_into, merge
from afresh.records.problems.converting import RowsWithoutEdition, counted
from afresh.records.store import Store

DAY = date(2024, 1, 10)


def store_of(**tables: list[dict[str, object]]) -> Store:
    store = Store.empty(source="here")
    for table, rows in tables.items():
        store.add(table, rows)
    return store


def test_the_same_name_is_the_same_partnership_whatever_its_id() -> None:
    first = store_of(
        partnerships=[{"id": "hb", "name": "Health Board", "aliases": "HB"}],
        seats=[{"partnership": "hb", "person": "Ann", "start": DAY}],
    )
    second = store_of(
        partnerships=[{"id": "7", "name": "HEALTH BOARD", "aliases": "Board of Health", "purpose": "Health"}],
        organisations=[{"id": "F", "name": "Fund"}],
        seats=[{"partnership": "7", "organisation": "F", "start": DAY}],
    )
    both = merge([first, second])
    assert both.rows("SELECT id, name, aliases, purpose FROM partnerships") == [
        ("hb", "Health Board", "Board of Health; HB", "Health")
    ]
    assert sorted(both.rows("SELECT partnership, person, organisation FROM seats"), key=str) == [
        ("hb", "Ann", None),
        ("hb", None, "F"),
    ]


def test_one_id_for_two_things_is_changed_in_the_later_and_so_is_what_refers_to_it() -> None:
    first = store_of(
        partnerships=[{"id": "1", "name": "Housing"}], seats=[{"partnership": "1", "person": "Ann", "start": DAY}]
    )
    second = store_of(
        partnerships=[{"id": "1", "name": "Police"}, {"id": "2", "name": "Sub", "parent": "1"}],
        seats=[{"partnership": "1", "person": "Bob", "start": DAY}],
    )
    both = merge([first, second])
    assert both.rows("SELECT id, name, parent FROM partnerships ORDER BY name") == [
        ("1", "Housing", None),
        ("1-2", "Police", None),
        ("2", "Sub", "1-2"),
    ]
    assert both.rows("SELECT person, partnership FROM seats ORDER BY person") == [("Ann", "1"), ("Bob", "1-2")]


def test_two_people_of_one_name_in_one_store_stay_two() -> None:
    two = [{"id": "R572", "name": "Mike Rogers"}, {"id": "R575", "name": "Mike Rogers"}]
    both = merge([store_of(people=two), store_of(people=two), store_of(people=[{"id": "x", "name": "Mike Rogers"}])])
    assert both.rows("SELECT id FROM people ORDER BY id") == [("R572",), ("R575",), ("x",)], (
        "which of the two x is, nobody knows"
    )


def test_indicators_of_one_name_in_two_partnerships_stay_two() -> None:
    def one(partnership: str) -> Store:
        return store_of(
            partnerships=[{"id": partnership, "name": partnership}],
            indicators=[{"id": f"i{partnership}", "partnership": partnership, "name": "Waits"}],
        )

    assert merge([one("A"), one("B"), one("A")]).rows("SELECT id FROM indicators ORDER BY id") == [("iA",), ("iB",)]


def test_merging_with_itself_changes_nothing_and_problems_are_carried_over() -> None:
    store = store_of(
        partnerships=[{"id": "1", "name": "Housing"}], seats=[{"partnership": "1", "person": "Ann", "start": DAY}]
    )
    store.problems.add(RowsWithoutEdition("file.csv", row=3, facts=counted(2)), times=2)
    store.notes.append("Said once.")
    store.rows_found["seats"] = 3
    both = merge([store, store])
    assert (both.count("partnerships"), both.count("seats")) == (1, 1)
    assert [p.row for p in both.problems] == [3, 3] and both.notes == ["Said once."] and both.rows_found["seats"] == 6


def test_a_folder_with_records_is_not_written_over_unasked(tmp_path: Path) -> None:
    first = store_of(partnerships=[{"id": "1", "name": "Housing"}])
    second = store_of(partnerships=[{"id": "2", "name": "Police"}])
    assert [file.name for file in convert_into(first, tmp_path / "new" / "out")] == ["partnerships.csv"]
    with pytest.raises(CannotConvert, match=r"already holds partnerships\.csv\. Say --add"):
        convert_into(second, tmp_path / "new" / "out")
    with pytest.raises(CannotConvert, match="which is not parquet"):
        convert_into(second, tmp_path / "new" / "out", format="parquet", existing=first)
    convert_into(second, tmp_path / "new" / "out", existing=first)
    assert (tmp_path / "new" / "out" / "partnerships.csv").read_text().split()[1:] == ["1,Housing", "2,Police"]
    assert [file.name for file in (tmp_path / "new" / "out").iterdir()] == ["partnerships.csv"], (
        "nothing else is left there"
    )


def test_adding_to_records_with_errors_is_refused_since_their_rows_would_be_lost(tmp_path: Path) -> None:
    existing = store_of(partnerships=[{"id": "1", "name": "Housing"}])
    existing.problems.add(RowsWithoutEdition("seats.csv", row=3, column="start", facts=counted(1)))
    with pytest.raises(CannotConvert, match=r"Mend this first: seats\.csv, row 3"):
        convert_into(store_of(partnerships=[{"id": "2", "name": "Police"}]), tmp_path, existing=existing)
