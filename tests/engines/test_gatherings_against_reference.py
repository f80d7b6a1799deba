"""The engine's gatherings against their naive twin, on random records and on the APPG register."""

import csv
import gzip
import random
from collections.abc import Iterable
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
from records import DAYS, Records, random_records, small_records, store_of, together
from reference.gatherings import Gatherings
from reference.gatherings import gatherings as naive
from reference.gatherings import last_day as naive_last_day
from twins import enough
from worlds import as_one

LEVELS: tuple[Level | None, ...] = (None, "people", "organisations")


def assert_same(engine: Gatherings, twin: Gatherings, about: str) -> None:
    for what in vars(twin):
        mine, theirs = getattr(engine, what), getattr(twin, what)
        assert mine == theirs, f"{what} differs {about}:\nengine {_only(mine, theirs)}\ntwin {_only(theirs, mine)}"


def _only(one: object, other: object) -> object:
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: value for key, value in one.items() if other.get(key) != value}
    return one - other if isinstance(one, set) and isinstance(other, set) else one


def place(seeds: Iterable[int], meetings: int = 8) -> Records:
    """Random worlds of all sizes in one store."""
    sizes = random.Random(f"sizes of {seeds}")
    return as_one(
        random_records(seed, seats=sizes.randint(0, 12), meetings=sizes.randint(0, meetings)) for seed in seeds
    )


def compared(records: Records, at: date, level: Level | None, fewest: int, **chosen: int) -> None:
    """The engine and the twin find the same, and there is something to find."""
    twin = naive(records, at, level, **{_TWINS_NAME.get(name, name): value for name, value in chosen.items()})
    engine = as_rows(gather(store_of(records), at=at, level=level, settings=default_settings().but(**chosen)))
    assert_same(engine, twin, f"at {at}, level {level}, {chosen}")
    taking_part = sum(map(len, twin.members.values()))
    enough("members of gatherings", taking_part, fewest)
    enough("pairs that met", len(twin.met), fewest // 10)


_TWINS_NAME = {"largest_gathering": "largest"}
WHEN = (DAYS[-1], DAYS[-9], DAYS[len(DAYS) // 2], date(2020, 2, 29), DAYS[len(DAYS) // 2 + 5])
CASES = [(at, level, largest) for at, largest in zip(WHEN, (40, 3, 40, 2, 3), strict=True) for level in LEVELS]
"""Days early and late, each at every level."""


@pytest.mark.parametrize("number", range(len(CASES)))
def test_random_records(number: int) -> None:
    at, level, largest = CASES[number]
    compared(place(range(12 * number, 12 * number + 12)), at, level, 40, largest_gathering=largest)


@pytest.mark.parametrize("never_again", [1, 2, 3])
@pytest.mark.parametrize("level", LEVELS)
def test_holders_who_are_never_marked_again(level: Level | None, never_again: int) -> None:
    for at in (DAYS[-1], DAYS[-15]):
        compared(place(range(20), meetings=12), at, level, 100, never_again=never_again)


@pytest.mark.parametrize("every", [2, 3, 4])
@pytest.mark.parametrize("level", LEVELS)
def test_random_records_with_vacant_seats(level: Level | None, every: int) -> None:
    """Every second, third or fourth seat is vacant, for an organisation or for none, and some have no start."""
    records, at = place(range(20)), DAYS[-6]
    for n, row in enumerate(records["seats"]):
        if n % every == 0:
            row.update(vacant=True, person=None, start=row["start"] if n % 2 else None)
    held = [row for row in records["seats"] if not row.get("vacant")]
    twin = naive(records, at, level)
    assert_same(twin, naive({**records, "seats": held}, at, level), "the twin is the same without the vacant seats")
    compared(records, at, level, 80)


@pytest.mark.parametrize("at", WHEN)
def test_random_records_with_partnerships_that_go_on_as_others(at: date) -> None:
    """Chains, two that become one, circles and projects; `established` falls on any day, as `ended` does."""
    rng, records = random.Random(f"goes on by {at}"), place(range(20))
    for row in records["partnerships"]:
        world, n = row["id"].split(" x")
        to = rng.randint(0, 3)
        row["successor"] = f"{world} x{to}" if to < 3 else None
        row["established"] = DAYS[(7 * int(n) + 11 * to) % len(DAYS)] if int(n) else None
    compared(records, at, None, 40)


@pytest.mark.parametrize("seed", range(20))
def test_worlds_in_which_there_may_be_nothing(seed: int) -> None:
    """One by one, some are refused: none of their gatherings was by the day."""
    records, at = random_records(seed, seats=seed % 4, meetings=seed % 3), DAYS[(5 * seed) % len(DAYS)]
    twin = naive(records, at)
    if twin.members:
        assert_same(as_rows(gather(store_of(records), at=at)), twin, f"at {at} on {records}")
        return
    with pytest.raises(NothingToReview):
        gather(store_of(records), at=at)


@pytest.mark.long
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
