"""The renewal measures against their naive twins: on random records, and on real ones."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afresh.measure import take
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from appg import appg_seats
from lively import AT, lively
from records import DAYS, Records, small_records, store_of, together
from reference import agenda, chance, renewal
from reference.renewal import Look, Reading, Readings, look

FEWEST_ITEMS = 2
"""Fewer than a review asks for, so that small random records reach it."""

TWINS: dict[str, Callable[[Look], Readings]] = {
    "link_freshness": renewal.link_freshness,
    "member_freshness": renewal.member_freshness,
    "make_up": renewal.make_up,
    "familiarity": renewal.familiarity,
    "tenure": renewal.tenure,
    "arrivals": renewal.arrivals,
    "role_renewal": renewal.role_renewal,
    "overlap_members": renewal.overlap_members,
    "overlap_issues": agenda.overlap_issues,
    "agenda_novelty": partial(agenda.agenda_novelty, fewest=FEWEST_ITEMS),
    "same_people_same_issues": agenda.same_people_same_issues,
}

INTERVAL_APART = ("arrivals", "agenda_novelty")
"""Their intervals come from a distribution; the unit tests check those against published tables."""


def readings(workspace: Workspace, name: str) -> Readings:
    known = ids(workspace.store, "partnerships")
    keep = name not in INTERVAL_APART
    found: Readings = {}
    for row in take(workspace, name).rows():
        ends = (row["low"], row["high"]) if keep else (None, None)
        found[known[row["partnership"]], row["subject"]] = (row["value"], *ends, row["n"])
    return found


def assert_same(name: str, engine: Readings, twin: Readings, about: object) -> None:
    assert engine.keys() == twin.keys(), f"{name} has rows of its own: {engine.keys() ^ twin.keys()}; {about}"
    for key, one in engine.items():
        assert _alike(one, twin[key]), f"{name} of {key}: engine {one}, twin {twin[key]}; {about}"


def _alike(one: Reading, other: Reading) -> bool:
    """Counts exactly, rates to 1e-12."""
    if one[3] != other[3] or [each is None for each in one] != [each is None for each in other]:
        return False
    return all(
        abs(a - b) <= 1e-12 * max(1.0, abs(b))
        for a, b in zip(one, other, strict=True)
        if a is not None and b is not None
    )


def compare(records: Records, at: date, level: str | None = None, largest: int = 40) -> dict[str, Readings]:
    chosen = default_settings().but(largest_gathering=largest, fewest_items=FEWEST_ITEMS)
    engine = gather(store_of(records), at=at, level=level, settings=chosen)  # type: ignore[arg-type]
    twin = look(records, at, level, largest)
    found = {name: readings(engine, name) for name in TWINS}
    for name, naive in TWINS.items():
        assert_same(name, found[name], naive(twin), f"at {at}, level {level}, largest {largest}, on {records}")
    return found


@pytest.mark.parametrize("seed", range(24))
def test_lively_records(seed: int) -> None:
    level, largest = [None, "people", "organisations"][seed % 3], [40, 40, 3, 2][seed % 4]
    compare(lively(seed, file_numbers=seed % 8 == 7), AT, level, largest)


def test_the_lively_records_leave_no_measure_untried() -> None:
    """Each measure has at least 10 values over the seeds, and not all of them alike."""
    values: dict[str, list[float]] = {name: [] for name in TWINS}
    for seed in range(12):
        for name, found in compare(lively(seed), AT).items():
            values[name] += [value for value, *_ in found.values() if value is not None]
    for name, found in values.items():
        assert len(found) >= 10, f"{name} was only reported {len(found)} times"
        assert len(set(found)) >= 2, f"{name} took only the values {set(found)}"


@settings(max_examples=30, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    small_records(), st.sampled_from(DAYS), st.sampled_from([None, "people", "organisations"]), st.sampled_from([2, 40])
)
def test_records_that_contradict_themselves(records: Records, at: date, level: str | None, largest: int) -> None:
    if look(records, at, level, largest).all.members:
        compare(records, at, level, largest)


@pytest.mark.parametrize("seed", range(12))
def test_p_and_q(seed: int) -> None:
    records = lively(seed, people=8)
    p, q = chance.p_and_q(look(records, AT))
    rows = {row["subject"]: row["value"] for row in take(gather(store_of(records), at=AT), "p_and_q").rows()}
    assert rows["p"] == (pytest.approx(p, abs=1e-12) if p is not None else None), f"p on seed {seed}"
    assert rows["q"] == (pytest.approx(q, abs=1e-12) if q is not None else None), f"q on seed {seed}"


@pytest.mark.real
@pytest.mark.parametrize("level", ["people", "organisations"])
def test_the_appg_register(shared: Path, level: str) -> None:
    """Every tenth group; each officer in an unbroken run of editions one seat."""
    records = together({"seats": appg_seats(shared / "appg" / "officers.csv.gz", every=10)})
    found = compare(records, date(2026, 6, 29), level)
    reported = [value for value, *_ in found["link_freshness"].values() if value is not None]
    assert len(reported) > 30, f"only {len(reported)} groups of the register had a value"
