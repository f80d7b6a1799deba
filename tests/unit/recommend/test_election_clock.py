"""The posterior of rates and clocks: textbook cases, and what it makes of clocks that are there or not."""

import numpy as np
import pytest
from scipy.stats import nbinom, poisson

from afresh.recommend.rotation.election_clock import SPREADS, Posterior, _log_likelihood, posterior, year_like
from afresh.recommend.rotation.years import Year


def years(counts: list[int], seat_years: float = 20.0) -> list[Year]:
    return [
        Year(
            start=365 * i,
            end=365 * (i + 1),
            newcomers=n,
            departures=n,
            years_lost=0.0,
            seat_years=seat_years,
            seats=20,
            seats_before=20,
            returned=0,
            newer_share=0.5,
            median_tenure=4.0,
        )
        for i, n in enumerate(counts)
    ]


def drawn(found: Posterior, ahead: int = 4, draws: int = 20_000) -> np.ndarray:
    return found.draw(np.random.default_rng(1), draws, ahead)[0]


def test_the_likelihood_is_that_of_scipy() -> None:
    mean, k = np.array([0.5, 3.0, 11.0]), np.array([0.0, 4.0, 9.0])
    assert _log_likelihood(k, mean, np.zeros(3)) == pytest.approx(poisson.logpmf(k, mean)), "Poisson, scipy.stats"
    spread = np.array([0.1, 0.4, 1.6])
    wanted = nbinom.logpmf(k, 1 / spread, 1 / (1 + spread * mean))
    assert _log_likelihood(k, mean, spread) == pytest.approx(wanted), "negative binomial, scipy.stats"


def test_a_steady_rate_is_expected_to_go_on() -> None:
    found = posterior(years([4, 5, 3, 4, 4, 5, 4, 3, 4, 4] * 3))
    # 120 newcomers in 600 seat-years: 0.2 a year for each seat.
    assert drawn(found).mean(axis=0) == pytest.approx([0.2] * 4, abs=0.02), "expected newcomers for each seat"
    assert found.likely_clock()[0] == 1, f"no clock is there: {found.likely_clock()}"


def test_nobody_ever_new_leaves_little_to_expect() -> None:
    found = drawn(posterior(years([0] * 10)))
    assert 0 < found.mean() < 0.01, f"none in 200 seat-years: {found.mean():.4f}"


@pytest.mark.parametrize("clock", [2, 3, 4])
def test_a_clock_that_is_on_record_is_found_and_followed(clock: int) -> None:
    counts = [12 if i % clock == 0 else 0 for i in range(4 * clock)]
    found = posterior(years(counts))
    length, sure = found.likely_clock()
    assert length % clock == 0 and sure > 0.5, f"a clock of {clock} years: found {length} at {sure:.2f}"
    means = drawn(found).mean(axis=0)[:clock] * 20
    assert means[0] == pytest.approx(12, abs=3) and means[1:].max() < 2, f"the coming year is an election: {means}"


def test_a_told_term_counts_for_more() -> None:
    counts = [9, 1, 1, 1, 8, 0, 2, 1]
    told, untold = (posterior(years(counts), months) for months in (48, 0))
    of_four = [p.weights[p.clocks.index(4)].sum() for p in (told, untold)]
    assert of_four[0] > of_four[1], f"told {of_four[0]:.2f}, untold {of_four[1]:.2f}"


def test_years_that_differ_widen_what_may_come() -> None:
    alike, unlike = posterior(years([4] * 12)), posterior(years([0, 11, 3, 0, 9, 1, 12, 0, 2, 7, 0, 3]))
    spreads = [float((each.weights.sum(axis=0) * SPREADS).sum()) for each in (alike, unlike)]
    assert spreads[0] < spreads[1], f"variance between years: {spreads}"
    assert drawn(alike).std() < drawn(unlike).std(), "and so what is drawn"


def test_a_past_year_is_one_at_the_same_phase() -> None:
    rng = np.random.default_rng(3)
    like = year_like(rng, np.full(500, 4), 10, 6)
    # Of ten past years numbered 0 to 9 the coming one, number 10, is like 2 and 6: by hand.
    assert set(like[:, 0]) == {2, 6} and set(like[:, 1]) == {3, 7}, f"{set(like[:, 0])}, {set(like[:, 1])}"
    assert set(like[:, 3]) == {1, 5, 9} and set(like[:, 4]) == {2, 6}, "the clock goes round"
    assert set(year_like(rng, np.full(500, 1), 3, 1)[:, 0]) == {0, 1, 2}, "without a clock any year will do"
    assert set(year_like(rng, np.full(50, 4), 1, 2)[:, 0]) == {-1}, "a phase never seen has none"
