"""The worked example: the planted states are found, whatever chance made of the mechanisms.

The plants are states and mechanisms written in the example's own plans; nothing of what is measured is planted.
"""

from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from studies.example import make
from studies.example.partnerships import NINE

from afresh.dataset import Dataset
from afresh.records.store import Store
from afresh.records.tables import TABLES
from afresh.settings import default_settings
from afresh.vocabulary import months_before
from records import Records, relabelled, repeated, shuffled, store_of, until

NO_PAGES = default_settings().but(partnership_pages=1)
FEWEST = 19


def rows_of(store: Store) -> Records:
    names = {table.name: [column.name for column in table.columns] for table in TABLES.values()}
    return {
        table: [dict(zip(columns, row, strict=True)) for row in store.rows(f'SELECT {quoted(columns)} FROM "{table}"')]
        for table, columns in names.items()
    }


def quoted(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


@pytest.mark.long
@pytest.mark.parametrize("plan", NINE, ids=lambda plan: plan.id)
def test_the_planted_state_is_found(seeded: dict[int, Any], plan: Any) -> None:
    of = Counter(each.states[plan.id] for each in seeded.values())
    assert of[plan.state] >= FEWEST, f"{plan.name} was planted {plan.state}; over {len(seeded)} seeds it was {dict(of)}"


def test_the_plants_hold_every_state() -> None:
    planted = {plan.state for plan in NINE}
    every = {"fresh", "stale", "stagnant", "blocked", "dormant", "too new to tell"}
    assert planted == every, "all states but one for want of records are planted"


@pytest.fixture(scope="module")
def records() -> Records:
    return rows_of(make(1))


@pytest.mark.long
def test_deleting_everything_after_a_day_changes_nothing_in_the_review_of_that_day(records: Records) -> None:
    """But for what was read, which says how many rows there are."""
    last = max(row["date"] for row in records["meetings"])
    day = months_before(last, 12) - timedelta(days=3)
    whole, cut = (Dataset(store_of(each)).review(at=day) for each in (records, until(records, day)))
    assert len(until(records, day)["attendance"]) < 0.9 * len(records["attendance"]), "something was deleted"
    with_all, without = whole.facts(), cut.facts()
    for facts in (with_all, without):
        facts.pop("reading")
    for one, other in zip(with_all.pop("partnerships"), without.pop("partnerships"), strict=True):
        assert {key for key in one | other if one.get(key) != other.get(key)} == set(), (
            f"the later records changed {one['name']}"
        )
    assert with_all == without, "the later records changed what is said of the whole"


@pytest.mark.long
def test_other_ids_another_order_and_repeats_leave_the_states(records: Records) -> None:
    as_it_is = told(records)
    assert told(shuffled(records, 1)) == as_it_is, "rows in another order"
    assert told(repeated(records, 2)) == as_it_is, "rows that come twice"
    assert told(relabelled(records, 3)[0]) == as_it_is, "other ids"


def told(records: Records) -> dict[str, tuple[str, float | None]]:
    review = Dataset(store_of(records)).review(settings=NO_PAGES)
    names = {each.id: each.name for each in review.assessment.lasting}
    return {names[id_]: (state.name, state.support) for id_, state in review.states.items()}
