"""Drawing without putting back, against a published experiment and SciPy."""

import random

import numpy as np
import pytest

from afresh.statistics import hypergeometric


def test_the_lady_tasting_tea() -> None:
    """Fisher (1935), The Design of Experiments, ch. 2: 8 cups, 4 of each kind, 4 chosen: all four right once in 70."""
    assert hypergeometric.tail([4], [8], [4], [4])[0] == pytest.approx(1 / 70, rel=1e-12), "four right, 1 in 70"
    assert hypergeometric.tail([3], [8], [4], [4])[0] == pytest.approx(17 / 70, rel=1e-12), "three or four, 17 in 70"
    low, high = hypergeometric.interval([8], [4], [4])
    assert (low[0], high[0]) == (1, 3), "none and four are 1 in 70 each, so that 90% lies between one and three"


def test_against_scipy() -> None:
    from scipy.stats import hypergeom

    rng = random.Random(1)
    cases = []
    for _ in range(400):
        total = rng.choice([1, 5, 20, 60, 400, 5000])
        cases.append((total, rng.randint(0, total), rng.randint(0, min(total, 60))))
    total, kind, drawn = (np.array(each) for each in zip(*cases, strict=True))
    found = np.array([rng.randint(0, min(k, n)) for _, k, n in cases])
    low, high = hypergeometric.interval(total, kind, drawn)
    judge = hypergeom(total, kind, drawn)
    assert low.tolist() == judge.ppf(0.05 - 1e-10).tolist(), "the least that is reached with 5%"
    assert high.tolist() == judge.ppf(0.95 - 1e-10).tolist(), "the least that is reached with 95%"
    tail = hypergeometric.tail(found, total, kind, drawn)
    expected = np.minimum(1, np.minimum(judge.cdf(found), judge.sf(found - 1)))
    assert np.allclose(tail, expected, rtol=1e-8, atol=1e-12), "the smaller tail"


def test_a_chance_of_just_five_in_a_hundred_is_reached() -> None:
    """One drawn of 20, one of the kind: none with exactly 95%, which is the upper end by itself."""
    low, high = hypergeometric.interval([20], [1], [1])
    assert (low[0], high[0]) == (0, 0), "95% is reached at none"


def test_nothing_drawn_and_nothing_there() -> None:
    low, high = hypergeometric.interval([10, 0], [4, 0], [0, 0])
    assert (low.tolist(), high.tolist()) == ([0, 0], [0, 0]), "none is all that can be drawn"
    assert hypergeometric.interval([], [], [])[0].tolist() == [], "no cases, no answers"


@pytest.mark.parametrize("case", [(5, 6, 1), (5, 1, 6), (5, -1, 1)])
def test_more_than_there_are_is_refused(case: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="between 0 and all there are"):
        hypergeometric.interval(*([each] for each in case))
