"""The engine's gatherings against their naive twin, on random records and on the APPG register."""

import csv
import gzip
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afresh.settings import default_settings
from afresh.snapshot.workspace import NothingToReview, gather
from afresh.vocabulary import Level
from appg import runs
from as_rows import as_rows
from records import DAYS, Records, small_records, store_of, together
from reference.gatherings import Gatherings
from reference.gatherings import gatherings as naive
from reference.gatherings import last_day as naive_last_day

LEVELS: tuple[Level | None, ...] = (None, "people", "organisations")


def assert_same(engine: Gatherings, twin: Gatherings, about: str) -> None:
    for what in vars(twin):
        mine, theirs = getattr(engine, what), getattr(twin, what)
        assert mine == theirs, f"{what} differs {about}:\nengine {_only(mine, theirs)}\ntwin {_only(theirs, mine)}"


def _only(one: object, other: object) -> object:
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: value for key, value in one.items() if other.get(key) != value}
    return one - other if isinstance(one, set) and isinstance(other, set) else one


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_records(), st.sampled_from(DAYS), st.sampled_from(LEVELS), st.sampled_from([2, 3, 40]))
def test_random_records(records: Records, at: date, level: Level | None, largest: int) -> None:
    twin = naive(records, at, level, largest)
    chosen = default_settings().but(largest_gathering=largest)
    if not twin.members:
        with pytest.raises(NothingToReview):
            gather(store_of(records), at=at, level=level, settings=chosen)
        return
    engine = as_rows(gather(store_of(records), at=at, level=level, settings=chosen))
    assert_same(engine, twin, f"at {at}, level {level}, largest gathering {largest}, on {records}")


@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_records(most_meetings=12), st.sampled_from(DAYS[-20:]), st.sampled_from(LEVELS), st.integers(1, 3))
def test_holders_who_are_never_marked_again(records: Records, at: date, level: Level | None, never_again: int) -> None:
    twin = naive(records, at, level, never_again=never_again)
    if not twin.members:
        return
    chosen = default_settings().but(never_again=never_again)
    engine = as_rows(gather(store_of(records), at=at, level=level, settings=chosen))
    assert_same(engine, twin, f"at {at}, level {level}, never again {never_again}, on {records}")


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_records(), st.sampled_from(DAYS), st.sampled_from(LEVELS), st.integers(2, 4))
def test_random_records_with_vacant_seats(records: Records, at: date, level: Level | None, every: int) -> None:
    """Every second, third or fourth seat is vacant, for an organisation or for none, and some have no start."""
    for n, row in enumerate(records.get("seats", ())):
        if n % every == 0:
            row.update(vacant=True, person=None, start=row["start"] if n % 2 else None)
    held = [row for row in records.get("seats", ()) if not row.get("vacant")]
    twin = naive(records, at, level)
    assert_same(twin, naive({**records, "seats": held}, at, level), "the twin is the same without the vacant seats")
    if not twin.members:
        with pytest.raises(NothingToReview):
            gather(store_of(records), at=at, level=level)
        return
    assert_same(as_rows(gather(store_of(records), at=at, level=level)), twin, f"at {at}, level {level}, on {records}")


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_records(), st.sampled_from(DAYS), st.lists(st.integers(0, 3), min_size=3, max_size=3))
def test_random_records_with_partnerships_that_go_on_as_others(records: Records, at: date, after: list[int]) -> None:
    """Chains, two that become one, circles and projects; `established` falls on any day, as `ended` does."""
    for n, (row, to) in enumerate(zip(records["partnerships"], after, strict=True)):
        row["successor"] = f"x{to}" if to < 3 else None
        row["established"] = DAYS[(7 * n + 11 * to) % len(DAYS)] if n else None
    twin = naive(records, at)
    if not twin.members:
        with pytest.raises(NothingToReview):
            gather(store_of(records), at=at)
        return
    assert_same(as_rows(gather(store_of(records), at=at)), twin, f"at {at} on {records}")


@settings(max_examples=40, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_records(most_meetings=2), st.sampled_from(DAYS), st.sampled_from(LEVELS))
def test_the_default_review_date(records: Records, today: date, level: Level | None) -> None:
    twin = naive_last_day(records, today)
    if twin is None or not naive(records, twin, level).members:
        with pytest.raises(NothingToReview):
            gather(store_of(records), level=level, today=today)
        return
    found = gather(store_of(records), level=level, today=today).period.end
    assert found == twin, (
        f"reviewed as of {found}, the twin says {twin}, with today {today}, level {level}, on {records}"
    )


@pytest.mark.real
@pytest.mark.parametrize("level", ["people", "organisations"])
def test_the_appg_register(shared: Path, level: Level) -> None:
    """Every fifth group of the register, each officer in an unbroken run of editions one seat."""
    records = together({"seats": _seats(shared / "appg" / "officers.csv.gz")})
    at = date(2026, 6, 29)
    twin = naive(records, at, level)
    assert len(twin.members) > 400, "the twin found almost nothing in the register"
    assert_same(as_rows(gather(store_of(records), at=at, level=level)), twin, f"at level {level}")


def _seats(path: Path) -> list[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    editions = sorted({row["edition"] for row in rows})
    groups = set(sorted({row["group"] for row in rows})[::5])
    seen: dict[tuple[str, str, str], set[str]] = {}
    for row in rows:
        if row["group"] in groups:
            seen.setdefault((row["group"], row["name"], row["party"] or "none"), set()).add(row["edition"])
    return [
        {"partnership": group, "person": name, "organisation": party, "start_is": "first_seen", "end_is": "last_seen",
         "start": date.fromisoformat(first), "end": date.fromisoformat(last)}
        for (group, name, party), present in sorted(seen.items()) for first, last in runs(editions, present)
    ]  # fmt: skip
