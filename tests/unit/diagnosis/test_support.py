"""How well a state is supported: the share of draws that give it, against a slow and plain simulation of the same."""

import random
from datetime import date, timedelta

import pytest

from afresh.dataset import Dataset, Review
from afresh.vocabulary import State
from boards import AT, board, proposals, seats
from records import Records, relabelled, repeated, shuffled, store_of, together

WINDOW = date(2020, 6, 30)
"""48 months before the review."""


def review(*parts: Records) -> Review:
    return Dataset(store_of(together(*parts))).review(at=AT)


def state_of(*parts: Records) -> State:
    assessment = review(*parts).assessment
    return next(each.state for each in assessment.partnerships if each.name == "x")


def low_by_simulation(records: Records, draws: int = 20_000) -> float:
    """Move the review back 0 to 84 days by weeks, its window too, count anew by hand, draw a rate: under a tenth?"""
    rng = random.Random(5)
    rows = records["seats"]
    first = {row["person"]: min(r["start"] for r in rows if r["person"] == row["person"]) for row in rows}
    found = 0
    for _ in range(draws):
        back = timedelta(days=7 * rng.randrange(13))
        start, end = WINDOW - back, AT - back
        k = len({day for day in first.values() if start < day <= end})
        held = [(max(row["start"], start), min(row.get("end") or end, end)) for row in rows]
        years = sum(max((b - a).days, 0) for a, b in held) / 365.25
        found += rng.gammavariate(k + 0.5, 1 / years) < 0.10
    return found / draws


@pytest.mark.parametrize(
    ("newcomers", "changed"),
    [(1, date(2022, 1, 1)), (3, date(2022, 1, 1)), (6, date(2023, 10, 20)), (2, date(2020, 6, 1))],
)
def test_support_is_what_a_plain_simulation_gives(newcomers: int, changed: date) -> None:
    """The last newcomers, in April and May 2024, are there on some review dates and not yet on others; those of
    1 June 2020 come into the window as its start moves back. Over 20,000 draws a share is within 0.01.
    """
    records = seats("x", newcomers=newcomers, changed=changed)
    state, low = state_of(records), low_by_simulation(records)
    if state.kind != "one":
        assert state.support is None, "an unclear renewal with nothing known of proposals is too close to call"
        return
    expected = low if state.name == "stale" else 1 - low
    assert state.support == pytest.approx(expected, abs=0.015), f"{newcomers} newcomers from {changed} on: {state.name}"


@pytest.mark.parametrize(("adopted", "of"), [(0, 8), (2, 12), (5, 20), (9, 12)])
def test_support_takes_both_axes_together(adopted: int, of: int) -> None:
    """Renewal and openness are drawn apart: a Beta(a + 1/2, n - a + 1/2) by Python's own generator."""
    rng, records = random.Random(6), seats("x")
    state, low = state_of(records, proposals("x", adopted, of)), low_by_simulation(records)
    shut = sum(rng.betavariate(adopted + 0.5, of - adopted + 0.5) < 1 / 3 for _ in range(20_000)) / 20_000
    expected = {"stale": low * (1 - shut), "stagnant": low * shut}[state.name]
    assert state.support == pytest.approx(expected, abs=0.015), f"{state.name}: {adopted} of {of}"


def test_a_state_that_holds_in_too_few_draws_is_not_one_for_advice() -> None:
    """Six proposals fewer make less certain: 1 of 8 is low, yet the share is under a third in 9 draws of 10."""
    plain = state_of(seats("x"), proposals("x", 1, 8))
    assert plain.name == "stagnant" and plain.support and plain.holds, f"well supported: {plain.support}"
    assert plain.support < 1, "but never wholly"


def several() -> Records:
    """Boards in every state that draws lie behind, in doubt where they can be."""
    counts = ((0, 0), (0, 10), (10, 1), (10, 9), (4, 10), (0, 4))
    return together(*(part for n, (new, adopted) in enumerate(counts) for part in board(f"b{n}", new, adopted, 12)))


def seen(made: Review) -> dict[str, State]:
    """By name, whatever the codes are."""
    return {
        each.name: State("", **{name: value for name, value in vars(each.state).items() if name != "partnership"})
        for each in made.assessment.partnerships
    }


@pytest.fixture(scope="module")
def as_it_is() -> dict[str, State]:
    found = seen(review(several()))
    assert len({each.name for each in found.values()}) == 6, f"all different, or the tests below say little: {found}"
    return found


def test_a_second_review_gives_the_same_support(as_it_is: dict[str, State]) -> None:
    assert seen(review(several())) == as_it_is, "the same records gave another support"


@pytest.mark.long
@pytest.mark.parametrize("seed", range(3))
def test_order_and_repeats_change_nothing(as_it_is: dict[str, State], seed: int) -> None:
    assert seen(review(shuffled(several(), seed))) == as_it_is, "rows in another order gave another state or support"
    again = repeated(several(), seed)
    assert len(again["seats"]) > len(several()["seats"]), "some rows are there twice"
    assert seen(review(again)) == as_it_is, "rows that come twice gave another state or support"


@pytest.mark.parametrize("seed", range(3))
def test_other_ids_change_nothing(as_it_is: dict[str, State], seed: int) -> None:
    other, new = relabelled(several(), seed)
    assert new["partnerships", "b0"] != "b0", "the ids are other ones"
    found = seen(review(other))
    assert set(found) == set(as_it_is), "names stay"
    assert found == as_it_is, "other ids gave another state or support"
