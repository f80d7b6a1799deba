"""How many findings stand out, and how many would by chance alone."""

from datetime import date
from itertools import product
from math import prod
from typing import Any

import pytest

from afresh import measure as measures
from afresh.diagnosis.findings import Findings
from afresh.diagnosis.standing_out import RULES, SEEN, StandingOut, interval, standing_out
from afresh.settings import default_settings
from afresh.vocabulary import Finding, Period
from afresh.words import standing_out as words

SETTINGS = default_settings()


def finding(measure: str, *values: float | None, n: int = 10, **facts: Any) -> Finding:
    value, low, high = values
    return Finding(
        measure=measure,
        partnership="0",
        subject="",
        value=value,
        low=low,
        high=high,
        n=n,
        expected=None,
        note="",
        period=Period(date(2025, 1, 1), date(2026, 1, 1)),
        facts=facts,
    )


def counted(*found: Finding) -> StandingOut:
    return standing_out([Findings(found)], SETTINGS)


def assert_looked(found: StandingOut, looked_at: int, stood_out: int, by_chance: float, about: str) -> None:
    (row,) = found.measures
    assert (row.looked_at, row.stood_out) == (looked_at, stood_out), f"{about}: {row}"
    assert row.by_chance == pytest.approx(by_chance), f"{about}: by chance {row.by_chance}, not {by_chance}"


def test_every_rule_is_of_a_measure_and_has_words() -> None:
    assert set(RULES) <= set(measures.names()), f"no such measure: {set(RULES) - set(measures.names())}"
    assert set(words.STANDS_OUT) == set(RULES), "a rule without words, or words without a rule"


def test_only_what_lies_outside_its_range_stands_out() -> None:
    values = [(0.5, 0.5, 0.9, 0.04), (0.4, 0.5, 0.9, 0.02), (0.95, 0.5, 0.9, 0.1), (0.95, None, None, None)]
    found = [finding("link_freshness_chance", *each[:3], outside=each[3]) for each in values]
    about = "on the edge is inside, without a range is not looked at; 0.04, 0.02 and 0.1 as said"
    assert_looked(counted(*found, finding("tenure", 9.0, 1.0, 2.0)), 3, 2, 0.16, about)


def test_a_range_of_whole_numbers_has_its_own_chance() -> None:
    """By hand: 4 seated of 8, of whom 4 are of the kind. C(8,4) = 70; of none 1/70, one 16, two 36, three 16, four 1.
    The range is 1 (17/70 >= 5%; none has 1/70) to 3 (69/70), so that chance leaves it in 2 of 70.
    """
    inside = finding("look_in", 2.0, 1.0, 3.0, n=4, eligible=8, seated=4)
    none = finding("look_in", 0.0, 1.0, 3.0, n=4, eligible=8, seated=4)
    assert_looked(counted(inside, none), 2, 1, 4 / 70, "none of the kind seated")


def test_a_flag_on_the_latest_figure() -> None:
    """12 figures with screening: 0.0137 of charts are flagged though nothing happens."""
    points = [((80.0, 60.0, 90.0), 12, ""), ((95.0, 60.0, 90.0), 12, "outside"), ((95.0, None, None), 2, "")]
    found = [finding("results", *ends, n=n, flags=flags) for ends, n, flags in points]
    assert_looked(counted(*found), 2, 1, 0.0274, "two charts with limits")


def test_dissent_that_fell() -> None:
    """8 seen in all in two years alike in length: after joining Binomial(8, 1/2), were nothing different. The ratio
    is an F (SciPy); so few are flagged for which Pr(ratio < 1/2) is 0.9 or more.
    """
    from scipy.stats import f

    same: dict[str, Any] = {name: 10.0 if "expected" in name else 4.0 for name in SEEN}
    few = [k for k in range(9) if f.cdf(0.5 * (8.5 - k) / (k + 0.5), 2 * k + 1, 17 - 2 * k) >= 0.9]
    assert few == [0, 1], f"the case is too plain: flagged at {few}"
    found = counted(finding("dissent_after_joining", 0.9, 0.3, 2.0, flagged=False, **same))
    assert_looked(found, 1, 0, (1 + 8) / 256, "none or one of eight")


def test_how_many_by_chance() -> None:
    """Every way in which 9 independent findings can stand out or not, added up one by one."""
    chances = [0.1, 0.1, 0.02, 0.3, 0.05, 0.1, 0.5, 0.01, 0.2]
    likely = [0.0] * 10
    for outs in product((0, 1), repeat=9):
        likely[sum(outs)] += prod(each if out else 1 - each for each, out in zip(chances, outs, strict=True))
    up_to = [sum(likely[: k + 1]) for k in range(10)]
    expected = next(k for k in range(10) if up_to[k] >= 0.05), next(k for k in range(10) if up_to[k] >= 0.95)
    assert interval(chances) == expected, f"{interval(chances)}, adding up every way {expected}"
    assert interval([]) == (0, 0), "of nothing, nothing stands out"


def test_very_many_are_taken_to_be_normal() -> None:
    """SciPy: binomial(3000, 0.1) has its 5% at 273 and its 95% at 327."""
    low, high = interval([0.1] * 3000)
    assert abs(low - 273) <= 1 and abs(high - 327) <= 1, f"{low} to {high}"


@pytest.mark.parametrize(("counts", "said"), [
    ((46, 9, 3.2, 1, 6), "9 of 46 comparisons stand out; luck alone would give about 3 (1 to 6, nine times in ten)."),
    ((2, 1, 0.2, 0, 1), "1 of two comparisons stands out; luck alone would give hardly any "
                        "(none to 1, nine times in ten)."),
    ((0, 0, 0.0, 0, 0), "Nothing here could be compared with chance."),
])  # fmt: skip
def test_in_one_plain_sentence(counts: tuple[int, int, float, int, int], said: str) -> None:
    assert words.said(*counts) == said, "the sentence on the first page"
