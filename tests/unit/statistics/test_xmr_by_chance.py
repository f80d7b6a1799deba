"""How often charts on which nothing happens are flagged: simulated again, with other random numbers."""

import random

import pytest

from afresh.statistics.xmr import chart
from afresh.statistics.xmr_by_chance import flagged_by_chance

SERIES = 1500


@pytest.mark.parametrize(
    ("figures", "screening"), [(4, True), (7, True), (12, True), (24, True), (12, False), (24, False)]
)
def test_simulated_again(figures: int, screening: bool) -> None:
    rng = random.Random(figures)
    drawn = (chart([rng.gauss(50, 8) for _ in range(figures)], screen=screening) for _ in range(SERIES))
    share = sum(bool(each.flags[-1]) for each in drawn) / SERIES
    stated = flagged_by_chance(figures, screening)
    error = (max(stated, 0.001) / SERIES) ** 0.5
    assert abs(share - stated) <= 4 * error, f"{share:.4f} of {SERIES} series of {figures}, stated {stated:.4f}"


def test_between_and_beyond_what_was_simulated() -> None:
    """By hand: 35 is half way from 30 (0.0169) to 40 (0.0153); under 4 points no flag can be raised."""
    assert flagged_by_chance(35) == pytest.approx(0.0161), "not on the straight line"
    assert flagged_by_chance(500) == flagged_by_chance(60), "beyond the last it stays as it is"
    assert flagged_by_chance(3) == flagged_by_chance(1) == 0, "three points can raise no flag on the last"
