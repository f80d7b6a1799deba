"""What must change nothing in the renewal measures: other ids, another order, rows repeated, records of later days."""

from typing import Any

import pytest

from afresh import measure as measures
from afresh.snapshot.workspace import gather
from followed import assert_followed
from lively import AT, lively
from records import Records, held, named, store_of, together
from unchanged import NOTHING, Old, assert_told_alike, renamed, unchanged

pytestmark = pytest.mark.long

RENEWAL = tuple(name for name in measures.names() if measures.measure_named(name).family == "renewal")

Rows = list[tuple[Any, ...]]


def measured(records: Records, old: Old = NOTHING) -> Rows:
    """Every renewal reading, with partnerships under the ids that `old` gives for new ones."""
    table = measures.measure(gather(store_of(records), at=AT), RENEWAL)
    rows = [
        (row["measure"], *(old.get(("partnerships", row[each]), row[each]) for each in ("partnership", "subject")),
         row["value"], row["low"], row["high"], row["n"], row["expected"], row["note"])
        for row in table.rows()
    ]  # fmt: skip
    return sorted(rows, key=str)


def drawn(seed: int) -> Records:
    return lively(seed, people=5 + seed % 10)


test_other_ids, test_another_order, test_later_days = unchanged(drawn, measured, AT, examples=12)


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
    assert_told_alike(measured(records), measured(*renamed(records, other)), "under other ids")


@pytest.mark.parametrize("name", RENEWAL)
def test_every_reading_can_be_followed_to_its_records(name: str) -> None:
    assert_followed(name, map(lively, range(4)), AT)
