"""How well a state is supported: the share of draws that give it, against a slow and plain simulation of the same."""

import random
from datetime import date, timedelta
from itertools import pairwise

import pytest

from afresh.dataset import Dataset, Review
from boards import AT, board, proposals, seats
from records import Records, relabelled, repeated, shuffled, store_of, together

WINDOW = date(2020, 6, 30)
"""48 months before the review."""


def review(*parts: Records) -> Review:
    return Dataset(store_of(together(*parts))).review(at=AT)


def low_by_simulation(records: Records, draws: int = 8_000) -> list[bool]:
    """Move the review back 0 to 90 days, count anew by hand, draw a rate: is it under a tenth?"""
    rng = random.Random(5)
    rows = records["seats"]
    first = {row["person"]: min(r["start"] for r in rows if r["person"] == row["person"]) for row in rows}
    found = []
    for _ in range(draws):
        end = AT - timedelta(days=rng.uniform(0, 90))
        k = sum(WINDOW < day <= end for day in first.values())
        held = [(max(row["start"], WINDOW), min(row.get("end") or end, end)) for row in rows]
        years = sum(max((b - a).days, 0) for a, b in held) / 365.25
        found.append(rng.gammavariate(k + 0.5, 1 / years) < 0.10)
    return found


@pytest.mark.parametrize(
    ("newcomers", "changed"),
    [(3, date(2022, 1, 1)), (4, date(2022, 1, 1)), (5, date(2024, 4, 20)), (2, date(2021, 1, 1))],
)
def test_support_is_what_a_plain_simulation_gives(newcomers: int, changed: date) -> None:
    """Newcomers of 20 April 2024 and the days after are there in some draws and not yet in others.

    Over 1,000 draws a share has a standard deviation of 0.016 at most; the ten dates that the product
    takes in place of any date between add a little. 0.06 is over three of them.
    """
    records = seats("x", newcomers=newcomers, changed=changed)
    state = review(records).states["x"]
    low = low_by_simulation(records)
    expected = sum(low) / len(low) if state.name == "stale" else 1 - sum(low) / len(low)
    assert state.support == pytest.approx(expected, abs=0.06), f"{newcomers} newcomers from {changed} on: {state.name}"


def shut_by_simulation(adopted: int, of: int, draws: int = 2_000) -> list[bool]:
    """One partnership alone: draw from the prior as it is written, and keep what gives this very count."""
    rng = random.Random(6)
    steps = [0.5 * (200 / 0.5) ** (n / 4000) for n in range(4001)]
    weights = [(b - a) / (1 + (a + b) / 2) ** 2 for a, b in pairwise(steps)]
    kept: list[bool] = []
    while len(kept) < draws:
        for size in rng.choices(steps[1:], weights, k=10_000):
            mean = rng.uniform(0.01, 0.99)
            share = rng.betavariate(mean * size, (1 - mean) * size)
            if sum(rng.random() < share for _ in range(of)) == adopted:
                kept.append(share < 1 / 3)
    return kept


def test_support_takes_both_axes_together() -> None:
    """Two in eight adopted: as likely under a third as not, so that no state has much support."""
    records = seats("x", newcomers=4)
    state = review(records, proposals("x", 2, 8)).states["x"]
    low, shut = low_by_simulation(records), shut_by_simulation(2, 8)
    renewal, openness = sum(low) / len(low), sum(shut) / len(shut)
    assert 0.3 < openness < 0.9, "the case is in doubt, or the test says little"
    expected = {"fresh": (1 - renewal) * (1 - openness), "stale": renewal * (1 - openness)}[state.name]
    assert state.support == pytest.approx(expected, abs=0.07), f"{state.name}: both axes drawn apart and multiplied"


def several() -> Records:
    """Boards in every state that draws lie behind, in doubt where they can be."""
    parts = [part for n in range(6) for part in board(f"b{n}", n, (0, 3, 5, 8, 9, 0)[n], 12)]
    return together(*parts)


def told(made: Review) -> dict[str, tuple[object, ...]]:
    return {name: (s.name, s.support, s.provisional, s.renewal_low, s.openness_low) for name, s in made.states.items()}


@pytest.fixture(scope="module")
def as_it_is() -> dict[str, tuple[object, ...]]:
    found = told(review(several()))
    assert len({each[0] for each in found.values()}) == 4, "all four states, or the tests below say little"
    assert all(isinstance(each[1], float) and 0 <= each[1] <= 1 for each in found.values()), "support is a share"
    return found


def test_a_second_review_gives_the_same_support(as_it_is: dict[str, tuple[object, ...]]) -> None:
    assert told(review(several())) == as_it_is, "the same records gave another support"


@pytest.mark.parametrize("seed", range(3))
def test_order_and_repeats_change_nothing(as_it_is: dict[str, tuple[object, ...]], seed: int) -> None:
    assert told(review(shuffled(several(), seed))) == as_it_is, "rows in another order gave another state or support"
    again = repeated(several(), seed)
    assert len(again["seats"]) > len(several()["seats"]), "some rows are there twice"
    assert told(review(again)) == as_it_is, "rows that come twice gave another state or support"


@pytest.mark.parametrize("seed", range(3))
def test_other_ids_change_nothing(as_it_is: dict[str, tuple[object, ...]], seed: int) -> None:
    other, new = relabelled(several(), seed)
    assert new["partnerships", "b0"] != "b0", "the ids are other ones"
    found = told(review(other))
    assert set(found) == set(as_it_is), "names stay"
    assert found == as_it_is, "other ids gave another state or support"
