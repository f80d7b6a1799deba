"""Whether a share has risen: against SciPy's quadrature, and where it is plain."""

import pytest
from scipy.integrate import quad
from scipy.stats import beta

from afresh.statistics.more_after import more_after


@pytest.mark.parametrize(
    ("before", "after"),
    [((3, 10), (9, 10)), ((0, 0), (4, 5)), ((20, 51), (28, 31)), ((1, 9), (2, 9)), ((60, 80), (55, 80))],
)
def test_against_quadrature(before: tuple[int, int], after: tuple[int, int]) -> None:
    """The same integral by scipy.integrate.quad over scipy.stats.beta."""
    one, two = (beta(s + 0.5, n - s + 0.5) for s, n in (before, after))
    expected, error = quad(lambda x: two.pdf(x) * one.cdf(x), 0, 1, limit=400)
    assert error < 1e-7 and abs(more_after(before, after) - expected) < 1e-6, f"{before}, {after}: {expected}"


def test_the_arcsine_of_one_answer_each_by_hand() -> None:
    """Of nothing before and one success after: E[P(X < Y)] with X arcsine and Y ~ Beta(3/2, 1/2) is 1/2 + 2/pi^2."""
    assert abs(more_after((0, 0), (1, 1)) - (0.5 + 2 / 3.141592653589793**2)) < 1e-9, "not as by hand"


def test_the_two_ways_add_up_to_one() -> None:
    for before, after in (((3, 10), (9, 10)), ((0, 8), (8, 8)), ((400, 900), (420, 900))):
        total = more_after(before, after) + more_after(after, before)
        assert abs(total - 1) < 1e-9, f"{before}, {after}: {total}"
    assert abs(more_after((7, 12), (7, 12)) - 0.5) < 1e-9, "like counts are as likely one way as the other"


def test_more_successes_than_trials_are_refused() -> None:
    with pytest.raises(ValueError, match="between 0 and the number of trials"):
        more_after((3, 2), (1, 2))
