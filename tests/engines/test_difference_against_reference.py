"""The measures of difference against their naive twins, on random records."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afresh.measure import take
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from kinds import with_kinds
from lively import AT
from records import DAYS, Records, small_records, store_of
from reference import difference
from reference.difference import Tellings
from reference.renewal import Look, look

TWINS: dict[str, Callable[[Look], Tellings]] = {
    "same_kind_pairs": difference.same_kind_pairs,
    "coleman_index": difference.coleman_index,
    "e_i_index": difference.e_i_index,
    "blau_index": difference.blau_index,
    "assortativity": difference.assortativity,
    "language_similarity": difference.language_similarity,
}


def tellings(workspace: Workspace, name: str) -> Tellings:
    known: list[str | None] = [*ids(workspace.store, "partnerships"), None]
    return {
        (known[-1 if row["partnership"] is None else row["partnership"]], row["subject"]): (
            row["value"], row["n"], row["expected"],
        )
        for row in take(workspace, name).rows()
    }  # fmt: skip


def near(one: tuple[float | None, ...], other: tuple[float | None, ...], within: float = 1e-12) -> bool:
    """Missing alike, and the rest to 1e-12."""
    return all(
        a is b if a is None or b is None else abs(a - b) <= within * max(1.0, abs(b))
        for a, b in zip(one, other, strict=True)
    )


def assert_same(name: str, engine: Tellings, twin: Tellings, about: object) -> None:
    assert engine.keys() == twin.keys(), f"{name} has rows of its own: {engine.keys() ^ twin.keys()}; {about}"
    for key, told in engine.items():
        assert near(told, twin[key]), f"{name} of {key}: engine {told}, twin {twin[key]}; {about}"
        assert told[1] == twin[key][1], f"{name} of {key}: {told[1]} counted, twin {twin[key][1]}; {about}"


def compare(records: Records, at: date, level: str | None = None, largest: int = 40) -> dict[str, Tellings]:
    chosen = default_settings().but(largest_gathering=largest)
    engine = gather(store_of(records), at=at, level=level, settings=chosen)  # type: ignore[arg-type]
    twin, about = look(records, at, level, largest), f"at {at}, level {level}, largest {largest}, on {records}"
    found = {name: tellings(engine, name) for name in TWINS}
    for name, naive in TWINS.items():
        assert_same(name, found[name], naive(twin), about)
    hill = tellings(engine, "hill_numbers")
    for order in (0, 1, 2):
        naive_hill = difference.hill_numbers(twin, order)
        for key, (value, n, _) in naive_hill.items():
            assert near(hill[key][:2], (value, n)), f"{key}: {hill[key]}, twin {value}; {about}"
    assert len(hill) == 3 * len(naive_hill), "three Hill numbers of each"
    _constraint(engine, twin, about)
    return found | {"hill_numbers": hill}


def _constraint(engine: Workspace, twin: Look, about: str) -> None:
    known = ids(engine.store, "partnerships")
    rows = {known[row["partnership"]]: row for row in take(engine, "constraint").rows()}
    for partnership, told in difference.constraint(twin).items():
        row = rows.pop(partnership)
        found = None if row["value"] is None else (row["low"], row["value"], row["high"])
        assert found == (told and pytest.approx(told, rel=1e-12)), (
            f"constraint of {partnership}: {row}, {told}; {about}"
        )
    assert not rows, f"constraint of partnerships that the twin does not know: {rows}"


@pytest.mark.parametrize("seed", range(18))
def test_records_with_kinds(seed: int) -> None:
    level, largest = [None, "people", "organisations"][seed % 3], [40, 40, 3, 2][seed % 4]
    compare(with_kinds(seed, gaps=[0.1, 0.3, 0.6][seed % 3]), AT, level, largest)


def test_the_records_leave_no_measure_untried() -> None:
    """Each measure has at least 10 values and 5 expected values over the seeds, and they are not all alike."""
    told: dict[str, list[tuple[float | None, float | None]]] = {}
    for seed in range(8):
        for name, found in compare(with_kinds(seed), AT).items():
            told.setdefault(name, []).extend((value, expected) for value, _, expected in found.values())
    for name, found_of in told.items():
        values = {value for value, _ in found_of if value is not None}
        assert len([value for value, _ in found_of if value is not None]) >= 10, f"{name} was hardly ever reported"
        assert len(values) >= 3, f"{name} took only the values {values}"
        assert len([1 for _, expected in found_of if expected is not None]) >= 5, f"{name} was hardly ever compared"


@settings(max_examples=20, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    small_records(), st.sampled_from(DAYS), st.sampled_from([None, "people", "organisations"]), st.sampled_from([2, 40])
)
def test_records_that_contradict_themselves(records: Records, at: date, level: str | None, largest: int) -> None:
    """Nothing but organisations is recorded: every other attribute has one row that says so."""
    if look(records, at, level, largest).all.members:
        compare(records, at, level, largest)


@pytest.mark.parametrize("seed", range(4))
def test_expected_hill_numbers_against_every_draw(seed: int) -> None:
    records = with_kinds(seed, people=7)
    hill = tellings(gather(store_of(records), at=AT, level="people"), "hill_numbers")
    twin, compared = look(records, AT, "people"), 0
    for order in (0, 1, 2):
        for key, (_, _, expected) in difference.hill_numbers(twin, order, expected=True).items():
            assert near((hill[key][2],), (expected,), 1e-9), f"{key} on seed {seed}: {hill[key][2]}, drawn {expected}"
            compared += expected is not None
    assert compared >= 6, f"only {compared} numbers were compared"
