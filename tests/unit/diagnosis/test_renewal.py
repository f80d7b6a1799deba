"""Whether renewal is low, at the border of each rule; borders come from scipy.stats, not from the product."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from scipy.optimize import brentq
from scipy.stats import gamma, poisson

from afresh.diagnosis.renewal import Renewal, renewal
from afresh.measures.notes import BOUND, FILE_NUMBERS, PROVISIONAL, TOO_FEW
from afresh.settings import default_settings

SHIFTS = np.array([0, 90])
GATHERED: Any = SimpleNamespace(settings=default_settings())
FEW = {"n": 0, "seat_years": 40.0}
MANY = {"n": 20, "seat_years": 40.0}


def judged(
    arrivals: dict[str, Any], chance: dict[str, Any] | None = None, novelty: dict[str, Any] | None = None
) -> Renewal:
    then = np.full(2, float(arrivals["n"])), np.full(2, arrivals["seat_years"] or 0.0)
    return renewal(GATHERED, arrivals, chance, novelty, SHIFTS, then)


@pytest.mark.parametrize("k", [0, 1, 2, 5, 12])
def test_low_arrivals_begin_where_the_posterior_is_four_fifths_sure(k: int) -> None:
    border = brentq(lambda years: gamma.cdf(0.10, k + 0.5, scale=1 / years) - 0.8, 0.1, 1000)
    assert judged({"n": k, "seat_years": border + 1e-6}).low is True, f"{k} newcomers in {border:.4f} seat-years is low"
    assert judged({"n": k, "seat_years": border - 1e-6}).low is False, f"just under {border:.4f} seat-years is not"


def test_how_sure_it_is_is_the_posteriors_share_under_the_line() -> None:
    expected = gamma.cdf(0.10, 3.5, scale=1 / 40)
    assert judged({"n": 3, "seat_years": 40.0}).sure == pytest.approx(expected, abs=1e-12), "Pr(rate < 0.10) by scipy"


def test_nobody_new_in_fifteen_seat_years_is_luck_one_time_in_twenty() -> None:
    """Design, section 6: why there are no states under 15 seat-years."""
    fewest, true_rate = default_settings().seat_years, 0.2
    called_low = [k for k in range(50) if judged({"n": k, "seat_years": fewest}).low]
    assert called_low == [0], "in 15 seat-years only nobody at all is low"
    luck = sum(poisson.pmf(k, fewest * true_rate) for k in called_low)
    assert luck == pytest.approx(0.0498, abs=0.0001), "e^-3, the 5% that the design gives"


CHANCE = {"note": "", "value": 0.10, "low": 0.11, "newcomers": 3}


@pytest.mark.parametrize(
    ("changes", "low"),
    [
        ({}, True),
        ({"value": 0.05}, True),
        ({"value": 0.1099}, True),
        ({"value": 0.11}, False),
        ({"value": 0.12}, False),
        ({"newcomers": 2}, False),
        ({"newcomers": 30}, True),
        ({"note": PROVISIONAL}, False),
        ({"note": TOO_FEW}, False),
        ({"value": None}, False),
        ({"low": None}, False),
    ],
)
def test_newcomers_no_newer_than_chance_at_its_lowest_are_no_renewal(changes: dict[str, Any], low: bool) -> None:
    judgement = judged(MANY, CHANCE | changes)
    assert judgement.low is low, f"20 newcomers in 40 seat-years, against chance with {changes}"
    assert judgement.by_chance is low, "and it is said to be by chance"
    assert judgement.draws.all() == low, "draws follow: arrivals are many in all of them"


NOVELTY = {"note": "", "value": 0.4, "low": 0.3, "high": 0.49}


@pytest.mark.parametrize(
    ("changes", "low"),
    [
        ({}, True),
        ({"high": 0.50}, False),
        ({"high": 0.8}, False),
        ({"high": 0.8, "note": BOUND}, True),
        ({"high": 0.8, "note": FILE_NUMBERS}, True),
        ({"value": None, "high": None}, True),
    ],
)
def test_new_issues_keep_a_table_fresh_where_issues_are_themes(changes: dict[str, Any], low: bool) -> None:
    judgement = judged(FEW, None, NOVELTY | changes)
    assert judgement.low is low, f"nobody new in 40 seat-years, with novelty {changes}"
    assert judgement.new_issues is not low, "and new issues are said to be why"
    by_chance = judged(MANY, CHANCE, NOVELTY | changes)
    assert by_chance.low is low, "the same where it is chance that would make it low"


def test_nothing_to_go_by_is_neither_low_nor_not() -> None:
    for years in (None, 0.0):
        assert judged({"n": 0, "seat_years": years}).low is None, f"{years} seat-years say nothing"
