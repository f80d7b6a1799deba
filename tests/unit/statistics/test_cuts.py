"""The two cuts of each axis, against section 6 of the design and against sums done by hand."""

from math import comb, exp, factorial

import pytest
from scipy.integrate import quad

from afresh.settings import default_settings
from afresh.statistics.cuts import openness_line, rate_answers, rate_cuts, renewal_line, share_cuts

RENEWAL, OPENNESS = renewal_line(default_settings()), openness_line(default_settings())

BY_SEAT_YEARS = {15: (0, 3), 24: (1, 4), 30: (1, 4), 48: (4, 6), 60: (5, 7), 80: (7, 9)}
BY_PROPOSALS = {8: (1, 4), 12: (2, 5), 20: (5, 8), 40: (12, 15)}


@pytest.mark.parametrize(("years", "cuts"), BY_SEAT_YEARS.items())
def test_cuts_of_renewal_are_those_of_the_design(years: int, cuts: tuple[int, int]) -> None:
    found = rate_cuts(years, RENEWAL)
    assert (found.low_up_to, found.not_low_from) == cuts, f"{years} seat-years"


@pytest.mark.parametrize(("trials", "cuts"), BY_PROPOSALS.items())
def test_cuts_of_openness_are_those_of_the_design(trials: int, cuts: tuple[int, int]) -> None:
    found = share_cuts(trials, OPENNESS)
    assert (found.low_up_to, found.not_low_from) == cuts, f"{trials} proposals"


def poisson_up_to(k: int, mean: float) -> float:
    return sum(exp(-mean) * mean**i / factorial(i) for i in range(k + 1))


def share_under(a: int, n: int, line: float) -> float:
    """Of a Beta(a + 1/2, n - a + 1/2), by adding up its density."""

    def density(x: float) -> float:
        return float(x ** (a - 0.5) * (1 - x) ** (n - a - 0.5))

    return quad(density, 0, line)[0] / (quad(density, 0, line)[0] + quad(density, line, 1)[0])


@pytest.mark.parametrize("years", range(15, 121, 7))
def test_few_ordinary_tables_are_called_low_and_few_still_ones_not_low(years: int) -> None:
    cuts = rate_cuts(years, RENEWAL)
    assert poisson_up_to(cuts.low_up_to, 0.2 * years) <= 0.05, f"false low at 0.2 in {years} seat-years"
    false_not_low = 1 - (poisson_up_to(cuts.not_low_from - 1, 0.05 * years))
    assert false_not_low <= 0.10, f"false not low at 0.05 in {years} seat-years"
    assert -1 <= cuts.low_up_to < cuts.not_low_from, "no count is both"


@pytest.mark.parametrize("n", range(8, 41, 4))
def test_the_same_of_proposals(n: int) -> None:
    cuts = share_cuts(n, OPENNESS)

    def chance(share: float, counts: range) -> float:
        return sum(comb(n, a) * share**a * (1 - share) ** (n - a) for a in counts)

    assert chance(0.5, range(cuts.low_up_to + 1)) <= 0.05, f"false low at one half of {n}"
    assert chance(0.2, range(cuts.not_low_from, n + 1)) <= 0.10, f"false not low at a fifth of {n}"
    sure = share_under(cuts.low_up_to, n, 1 / 3)
    assert sure >= 0.6, f"{cuts.low_up_to} of {n} is low, and more likely than not under the line: {sure:.3f}"


def test_a_count_between_the_cuts_is_unclear() -> None:
    cuts = rate_cuts(24, RENEWAL)
    answers = [cuts.answer(k) for k in range(6)]
    assert answers == ["low", "low", "unclear", "unclear", "not low", "not low"], "24 seat-years: low 1, not low 4"
    low, not_low = rate_answers([1, 2, 4], 24.0, RENEWAL)
    assert (low.tolist(), not_low.tolist()) == ([True, False, False], [False, False, True]), "the same, many at once"


def test_under_fifteen_seat_years_nothing_is_low() -> None:
    """Nobody in 14.9 seat-years comes by chance in exp(-2.98) = 5.08% of tables where people stay five years."""
    assert rate_cuts(14.9, RENEWAL).low_up_to == -1, "5.08% is more than one in twenty"
    assert rate_cuts(15.0, RENEWAL).low_up_to == 0, "exp(-3) = 4.98%"
