"""What must change nothing in whatever is told of records: other ids, another order, records of later days.

    test_other_ids, test_another_order, test_later_days = unchanged(drawn, told, LAST, examples=12)

`drawn` makes records of a number. `told` gives everything that is told of records, under the ids that the mapping
gives for new ones, by table and id.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records import Records, relabelled, repeated, shuffled, until

Old = Mapping[tuple[str, str], str]
Told = Callable[[Records, Old], Any]
Change = Callable[[Records, int], Records]
NOTHING: Old = {}
SEEDS = st.integers(0, 10_000)


def few(examples: int) -> settings:
    return settings(
        max_examples=examples, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )


def repeated_but_items(records: Records, seed: int) -> Records:
    """Two agenda items may well be alike, so reading tells their repeats by id."""
    return {**repeated(records, seed), "agenda": records["agenda"]}


def assert_told_alike(before: Any, after: Any, what: str) -> None:
    if isinstance(before, list):
        changed = [(one, other) for one, other in zip_longest(before, after) if one != other]
        assert not changed, f"{what}: {len(changed)} readings are told otherwise, the first: {changed[:1]}"
    assert before == after, f"{what}: something is told otherwise"


def renamed(records: Records, seed: int) -> tuple[Records, Old]:
    """Under other ids, with the old ids by table and new id."""
    other, new = relabelled(records, seed)
    return other, {(table, id): before for (table, before), id in new.items()}


def unchanged(
    drawn: Callable[[int], Records],
    told: Told,
    last: date,
    examples: int,
    orders: Sequence[Change] = (shuffled, repeated_but_items),
) -> tuple[Callable[..., None], Callable[..., None], Callable[..., None]]:
    @few(examples)
    @given(SEEDS, SEEDS)
    def test_other_ids(seed: int, other: int) -> None:
        records = drawn(seed)
        assert_told_alike(told(records, NOTHING), told(*renamed(records, other)), "under other ids")

    @few(examples)
    @given(SEEDS, SEEDS, st.sampled_from(orders))
    def test_another_order(seed: int, other: int, change: Change) -> None:
        records = drawn(seed)
        assert_told_alike(told(records, NOTHING), told(change(records, other), NOTHING), change.__name__)

    @few(examples)
    @given(SEEDS)
    def test_later_days(seed: int) -> None:
        records = drawn(seed)
        assert_told_alike(told(records, NOTHING), told(until(records, last), NOTHING), "without records of later days")

    return test_other_ids, test_another_order, test_later_days
