"""Error rates of the cuts as the study computes them; sums written out by hand from e and factorials."""

from math import comb, exp, factorial

import pytest
from studies import exact


def poisson_up_to(k: int, mean: float) -> float:
    return sum(exp(-mean) * mean**i / factorial(i) for i in range(k + 1))


def binomial_up_to(k: int, n: int, share: float) -> float:
    return sum(comb(n, i) * share**i * (1 - share) ** (n - i) for i in range(k + 1))


@pytest.mark.parametrize(("size", "low", "not_low"), [(15, 0, 3), (24, 1, 4), (48, 4, 6), (80, 7, 9)])
def test_errors_of_renewal_are_sums_of_poisson_chances(size: int, low: int, not_low: int) -> None:
    """Cuts of these sizes as the design prints them."""
    found = exact.of_seat_years(size)
    assert (found.cuts.low_up_to, found.cuts.not_low_from) == (low, not_low), f"{size}: {found.cuts}"
    assert found.false_low == pytest.approx(poisson_up_to(low, 0.2 * size)), "ordinary, called low"
    assert found.false_not_low == pytest.approx(1 - poisson_up_to(not_low - 1, 0.05 * size)), "still, called not low"
    between = poisson_up_to(not_low - 1, 0.1 * size) - poisson_up_to(low, 0.1 * size)
    assert found.unclear == pytest.approx(between), "unclear on the line"


@pytest.mark.parametrize(("size", "low", "not_low"), [(8, 1, 4), (12, 2, 5), (20, 5, 8), (40, 12, 15)])
def test_errors_of_openness_are_sums_of_binomial_chances(size: int, low: int, not_low: int) -> None:
    found = exact.of_proposals(size)
    assert (found.cuts.low_up_to, found.cuts.not_low_from) == (low, not_low), f"{size}: {found.cuts}"
    assert found.false_low == pytest.approx(binomial_up_to(low, size, 0.5)), "half adopted, called low"
    assert found.false_not_low == pytest.approx(1 - binomial_up_to(not_low - 1, size, 0.2)), "one in five, not low"


def test_a_small_board_that_nobody_has_joined_yet_tells_nothing_of_pairs() -> None:
    """16 seat-years at 0.2 a year in pairs: 1.6 days with newcomers are expected; none comes exp(-1.6) of the time."""
    found = exact.of_groups(exact.SMALL, 2)
    assert found.by_days == pytest.approx(exp(-1.6)), "none came, so that they are taken to come one by one"
    assert found.by_heads == found.by_days, "counted by heads it is no worse, as only none is low"


def test_counted_by_days_groups_are_called_low_no_oftener_than_by_heads() -> None:
    for each in exact.groups():
        assert each.by_days <= each.by_heads + 1e-12, f"{each}"
        assert each.together > 1 or each.by_days == pytest.approx(each.by_heads), f"one by one nothing changes: {each}"


def test_from_forty_seat_years_on_pairs_are_called_low_at_most_one_time_in_twenty() -> None:
    """What the page says of days; the design gives 1 to 5%."""
    worst = max(exact.of_groups(size, 2).by_days for size in range(40, 121))
    assert worst <= 0.05, f"{worst:.3f} at worst"
