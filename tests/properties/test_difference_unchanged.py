"""What must change nothing in the measures of difference: other ids, another order, rows repeated, later records."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afresh import measures
from afresh.diagnosis.findings import records_under
from afresh.gatherings.gathered import gather
from afresh.vocabulary import Level
from kinds import with_kinds
from lively import AT
from records import Records, relabelled, repeated, shuffled, store_of, until

DIFFERENCE = (
    "assortativity", "blau_index", "coleman_index", "constraint", "e_i_index", "hill_numbers", "language_similarity",
    "same_kind_pairs",
)  # fmt: skip
FEW = settings(max_examples=5, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])

Rows = list[tuple[Any, ...]]


def measured(records: Records, called: Mapping[str | None, str] | None = None, level: Level | None = None) -> Rows:
    """Every reading of difference (to the twelfth place), partnerships under the names that `called` gives them."""
    called = called or {}
    table = measures.measure(gather(store_of(records), at=AT, level=level), DIFFERENCE)
    rows = [
        (row["measure"], called.get(row["partnership"], row["partnership"]), row["subject"], row["n"], row["note"],
         *(None if row[name] is None else round(row[name], 12) for name in ("value", "low", "high", "expected")))
        for row in table.rows()
    ]  # fmt: skip
    return sorted(rows, key=str)


def assert_unchanged(before: Rows, after: Rows, what: str) -> None:
    changed = [(one, other) for one, other in zip(before, after, strict=False) if one != other]
    assert len(before) == len(after) and not changed, f"{what} changed {len(changed)} readings, first: {changed[:1]}"


def _repeat_who(records: Records, seed: int) -> Records:
    return {**repeated(records, seed), "agenda": records["agenda"]}


@FEW
@given(st.integers(0, 10_000), st.integers(5, 14), st.integers(0, 10_000))
def test_other_ids(seed: int, people: int, other: int) -> None:
    records = with_kinds(seed, people=people)
    renamed, new = relabelled(records, other)
    old = {new["partnerships", row["id"]]: row["id"] for row in records["partnerships"]}
    assert_unchanged(measured(records), measured(renamed, old), "other ids")  # type: ignore[arg-type]


@FEW
@given(st.integers(0, 10_000), st.integers(0, 10_000), st.sampled_from([shuffled, _repeat_who]))
def test_rows_shuffled_and_repeated(seed: int, other: int, change: Callable[[Records, int], Records]) -> None:
    records = with_kinds(seed)
    assert_unchanged(measured(records), measured(change(records, other)), change.__name__)


@FEW
@given(st.integers(0, 10_000))
def test_records_of_later_days(seed: int) -> None:
    records = with_kinds(seed)
    assert_unchanged(measured(records), measured(until(records, AT)), "leaving out what happened after the review date")


@FEW
@given(st.integers(0, 10_000))
def test_a_partnership_is_told_of_alike_whoever_else_is_asked_about(seed: int) -> None:
    """The range of one depends on its pool and on nothing else: a partnership of another area changes none of it."""
    records = with_kinds(seed)
    records["partnerships"] = [{**row, "area": "North"} for row in records["partnerships"]]
    there = {"id": "far", "name": "far", "kind": "board", "area": "South"}
    organisations = [{"id": f"f{n}", "name": f"f{n}", "sector": f"s{n % 3}", "kind": "voluntary", "body": "charity",
                      "area": "South"} for n in range(30)]  # fmt: skip
    seats = [{"partnership": "far", "organisation": f"f{n}", "start": AT.replace(month=2, day=1)} for n in range(30)]
    more = {
        **records, "partnerships": [*records["partnerships"], there], "seats": [*records["seats"], *seats],
        "organisations": [*records["organisations"], *organisations],
    }  # fmt: skip
    before, after = measured(records, level="people"), measured(more, level="people")
    own = [row for row in before if row[1] is not None and row[0] != "language_similarity"]
    told = {row for row in after if row[1] != "far"}
    assert len(own) > 20, f"{len(own)} readings to compare"
    for row in own:
        assert row in told, f"{row} is told otherwise now: {[each for each in told if each[:3] == row[:3]]}"


@pytest.mark.parametrize("name", DIFFERENCE)
def test_every_reading_can_be_followed_to_its_records(name: str) -> None:
    """Wherever a measure gives a value above nothing, there are records under it, and they are rows of the
    dictionary's tables."""
    found = 0
    for seed in range(3):
        gathered = gather(store_of(with_kinds(seed)), at=AT)
        rows, under = list(measures.take(gathered, name).rows()), records_under(gathered, name)
        for row in rows:
            if row["value"]:
                assert under.get(row["partnership"]), f"{name} of {row['partnership']} has no records under it"
        for each in under.values():
            for table, record in {*each[:3], *each[-3:]}:
                there = gathered.store.rows(f'SELECT count(*) FROM "{table}" WHERE rowid = {record}')[0][0]
                assert there == 1, f"{name} names row {record} of {table}, which is not there"
                found += 1
    assert found, f"{name} had no records under it at all"
