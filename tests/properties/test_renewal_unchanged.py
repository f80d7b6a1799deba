"""What must change nothing in the renewal measures: other ids, another order, rows repeated, records of later days."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afresh import measures
from afresh.gatherings.gathered import gather
from lively import AT, lively
from records import Records, held, named, relabelled, repeated, shuffled, store_of, together, until

RENEWAL = tuple(name for name in measures.names() if measures.module(name).FAMILY == "renewal")
FEW = settings(max_examples=12, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])

Rows = list[tuple[Any, ...]]


def measured(records: Records, called: Mapping[str, str] | None = None) -> Rows:
    """Every renewal reading, with partnerships under the names that `called` gives their ids."""
    called = called or {}
    table = measures.measure(gather(store_of(records), at=AT), RENEWAL)
    rows = [
        (row["measure"], called.get(row["partnership"], row["partnership"]), called.get(row["subject"], row["subject"]),
         row["value"], row["low"], row["high"], row["n"], row["expected"], row["note"])
        for row in table.rows()
    ]  # fmt: skip
    return sorted(rows, key=str)


def assert_unchanged(before: Rows, after: Rows, what: str) -> None:
    changed = [(one, other) for one, other in zip(before, after, strict=False) if one != other]
    assert len(before) == len(after) and not changed, (
        f"{what} changed {len(changed)} readings, the first: {changed[:1]}"
    )


def _repeat_who(records: Records, seed: int) -> Records:
    """Seats and attendance repeated; two agenda items may well be alike, so reading tells their repeats by id."""
    again = repeated(records, seed)
    return {**again, "agenda": records["agenda"]}


@FEW
@given(st.integers(0, 10_000), st.integers(5, 14), st.integers(0, 10_000))
def test_other_ids(seed: int, people: int, other: int) -> None:
    records = lively(seed, people=people)
    renamed, new = relabelled(records, other)
    old = {new["partnerships", row["id"]]: row["id"] for row in records["partnerships"]}
    assert_unchanged(measured(records), measured(renamed, old), "other ids")


@FEW
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.sampled_from([shuffled, _repeat_who]))
def test_rows_shuffled_and_repeated(seed: int, other: int, change: Callable[[Records, int], Records]) -> None:
    records = lively(seed)
    assert_unchanged(measured(records), measured(change(records, other)), change.__name__)


@FEW
@given(st.integers(0, 10_000))
def test_records_of_later_days(seed: int) -> None:
    records = lively(seed)
    records["organisations"] = [dict(row) for row in records["organisations"]]
    assert_unchanged(measured(records), measured(until(records, AT)), "leaving out what happened after the review date")


@pytest.mark.parametrize("other", range(6))
def test_other_ids_where_people_cannot_be_told_apart_by_their_history(other: int) -> None:
    """Four projects of two on one day are alike, and their eight members; draws of pairs must still fall the same."""
    from datetime import date

    day, later = date(2016, 1, 1), date(2022, 3, 1)
    records = together(
        {"partnerships": [*named("board", "b2", kind="board"), *named("j1", "j2", "j3", "j4", kind="project")]},
        {"seats": [{"partnership": f"j{n // 2 + 1}", "person": f"s{n}", "start": day} for n in range(8)]},
        held("board", date(2017, 1, 1), "ann"),
        held("board", later, "ann", "new1", "new2", "new3"),
        held("b2", later, *(f"s{n}" for n in range(8))),
    )
    renamed, new = relabelled(records, other)
    old = {new["partnerships", row["id"]]: row["id"] for row in records["partnerships"]}
    assert_unchanged(measured(records), measured(renamed, old), "other ids")


@pytest.mark.parametrize("name", RENEWAL)
def test_every_reading_can_be_followed_to_its_records(name: str) -> None:
    """Wherever a measure gives a value above nothing, there are records under it, and they are rows of the
    dictionary's tables."""
    from afresh.diagnosis.findings import records_under

    found = 0
    for seed in range(4):
        gathered = gather(store_of(lively(seed)), at=AT)
        rows = list(measures.take(gathered, name).rows())
        under = records_under(gathered, name)
        for row in rows:
            if row["value"]:
                assert under.get(row["partnership"]), (
                    f"{name} {row['value']} of {row['partnership']} has no records under it"
                )
        for each in under.values():
            for table, record in each[:5]:
                there = gathered.store.rows(f'SELECT count(*) FROM "{table}" WHERE rowid = {record}')[0][0]
                assert there == 1, f"{name} names row {record} of {table}, which is not there"
                found += 1
    assert found, f"{name} had no records under it at all"
