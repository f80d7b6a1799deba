"""What must change nothing in the measures of difference: other ids, another order, rows repeated, later records."""

from typing import Any

import pytest
from hypothesis import given

from afresh import measure as measures
from afresh.snapshot.workspace import gather
from afresh.vocabulary import Level
from followed import assert_followed
from kinds import with_kinds
from lively import AT
from records import Records, store_of
from unchanged import NOTHING, SEEDS, Old, few, unchanged

DIFFERENCE = (
    "assortativity", "blau_index", "coleman_index", "constraint", "e_i_index", "hill_numbers", "language_similarity",
    "same_kind_pairs",
)  # fmt: skip
READINGS = ("value", "low", "high", "expected")

Rows = list[tuple[Any, ...]]


def measured(records: Records, old: Old = NOTHING, level: Level | None = None) -> Rows:
    """Every reading of difference (to the twelfth place), partnerships under the ids that `old` gives for new ones."""
    table = measures.measure(gather(store_of(records), at=AT, level=level), DIFFERENCE)
    rows = [
        (row["measure"], old.get(("partnerships", row["partnership"]), row["partnership"]), row["subject"], row["n"],
         row["note"], *(None if row[name] is None else round(row[name], 12) for name in READINGS))
        for row in table.rows()
    ]  # fmt: skip
    return sorted(rows, key=str)


def drawn(seed: int) -> Records:
    return with_kinds(seed, people=5 + seed % 10)


test_other_ids, test_another_order, test_later_days = unchanged(drawn, measured, AT, examples=5)


@few(5)
@given(SEEDS)
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
    assert_followed(name, map(with_kinds, range(3)), AT)
