"""Whether a partnership's openness is low: against a third, or against half the median of five others of its kind.

Expected chances come from scipy.stats.beta (flat prior) as a rough guide, and otherwise from the wording of the rule.
"""

from datetime import date
from typing import Any

import pytest

from afresh.dataset import Dataset
from afresh.diagnosis.openness import Openness
from afresh.intervals.full_bayes import fit
from boards import AT, board, proposals
from records import Records, store_of, together


def judged(*parts: Records) -> dict[str, Openness | None]:
    assessment = Dataset(store_of(together(*parts))).review(at=AT).assessment
    return {each.name: each.standing.openness if each.standing else None for each in assessment.partnerships}


def several(shares: dict[str, tuple[int, int]], kind: str = "board") -> list[Records]:
    return [part for name, (adopted, of) in shares.items() for part in board(name, 0, adopted, of, kind)]


def test_with_few_to_compare_the_line_is_a_third() -> None:
    found = judged(*several({"shut": (0, 12), "open": (10, 12), "third": (11, 12)}))
    shut, open_ = found["shut"], found["open"]
    assert shut and open_, "both have twelve proposals"
    assert shut.threshold == open_.threshold == pytest.approx(1 / 3), "two others are fewer than five"
    assert shut.comparators == 2, "two others of its kind have eight proposals or more"
    assert shut.low is True and open_.low is False, "0 of 12 is surely under a third; 10 of 12 is not"


FIVE = {"a": (8, 10), "b": (7, 10), "c": (6, 10), "d": (9, 10), "e": (9, 10)}


def test_with_five_others_of_its_kind_the_line_is_half_their_median() -> None:
    found = judged(*several({**FIVE, "x": (2, 20)}))["x"]
    assert found and found.comparators == 5, "five others"
    assert found.threshold == pytest.approx(0.4), "half of 0.8, the median of 0.6, 0.7, 0.8, 0.9 and 0.9"
    assert found.low is True, "2 of 20 is surely under 0.4"


def test_one_not_under_half_the_median_is_not_low_though_it_is_the_lowest() -> None:
    found = judged(*several({**FIVE, "x": (9, 20)}))["x"]
    assert found and found.low is False, "9 of 20 is not surely under 0.4"


def test_where_all_say_no_half_the_median_is_a_lower_line_than_a_third() -> None:
    found = judged(*several({"a": (1, 10), "b": (2, 10), "c": (2, 10), "d": (2, 10), "e": (3, 10), "x": (2, 10)}))["x"]
    assert found and found.threshold == pytest.approx(0.1), "half of 0.2"
    assert found.low is False, "2 of 10 is as open as its comparators"


@pytest.mark.parametrize(
    ("others", "why"),
    [
        (several(FIVE, kind="forum"), "others of another kind are not comparable"),
        (several({**FIVE, "e": (6, 7)}), "one with seven proposals is no comparator"),
        (several({name: FIVE[name] for name in "abcd"}), "four are too few"),
    ],
)
def test_without_five_comparable_ones_the_line_is_a_third(others: list[Records], why: str) -> None:
    found = judged(*others, *board("x", 0, 2, 20))["x"]
    assert found and found.threshold == pytest.approx(1 / 3), why


@pytest.mark.parametrize(("of", "known"), [(7, False), (8, True)])
def test_under_eight_proposals_openness_is_not_known(of: int, known: bool) -> None:
    found = judged(*board("x", 0, 0, of))["x"]
    assert found is not None, "it has proposals"
    assert (found.low is not None) is known, f"with {of} proposals"
    assert (found.draws is not None) is known, "and there are draws only where it is known"


def test_without_any_proposals_there_is_nothing_to_know() -> None:
    assert judged(*board("x"), *board("y"))["x"] is None, "no proposals were recorded"


def put(days: list[date], **more: Any) -> Records:
    rows = [
        {"id": f"q{n}", "partnership": "x", "date": day, "title": "t", "status": "rejected"} | more
        for n, day in enumerate(days)
    ]
    return {"proposals": rows}


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2022, 6, 30), False),
        (date(2022, 7, 1), True),
        (date(2023, 6, 30), True),
        (date(2023, 7, 1), False),
    ],
)
def test_the_window_is_24_to_12_months_before_the_review(day: date, inside: bool) -> None:
    """Review on 2024-06-30: after 2022-06-30, up to and including 2023-06-30."""
    found = judged(*board("x"), put([day] * 8))["x"]
    assert found is not None and (found.low is not None) is inside, f"eight proposals put on {day}"


def test_proposals_about_procedure_do_not_count() -> None:
    found = judged(*board("x"), put([date(2023, 1, 1)] * 8, procedural=True))["x"]
    assert found is None or found.low is None, "eight proposals about procedure are none"


@pytest.mark.parametrize(
    ("decided", "low"), [(date(2024, 1, 10), False), (date(2024, 1, 11), True), (date(2023, 1, 10), False)]
)
def test_adopted_within_twelve_months_counts_and_a_day_later_does_not(decided: date, low: bool) -> None:
    """Put on 2023-01-10; twelve calendar months later is 2024-01-10."""
    late = [row | {"status": "adopted", "decided": decided} for row in proposals("x", 0, 20)["proposals"]]
    found = judged(*board("x"), {"proposals": late})["x"]
    assert found and found.low is low, f"all 20 adopted on {decided}"


def test_state_and_finding_judge_by_the_same_shares() -> None:
    """A project's ten adopted proposals widen what shares are likely: both must look at it, or neither."""
    project: Records = {"partnerships": [{"id": "p", "name": "p", "kind": "project"}]}
    parts = (*several({"x": (2, 10)}), project, proposals("p", 10, 10))
    assessment = Dataset(store_of(together(*parts))).review(at=AT).assessment
    x = next(each for each in assessment.partnerships if each.name == "x")
    adopted = x.findings.of("proposals_adopted")
    assert adopted and x.standing and x.standing.openness, "ten proposals are enough for both"
    posterior = fit([2, 10], [10, 10])
    assert adopted.high == pytest.approx(posterior.interval(0)[1]), "the finding's interval is of both"
    assert x.standing.openness.sure == pytest.approx(posterior.below(0, 1 / 3)), "and so is the state's chance"
    assert x.standing.openness.comparators == 0, "though a project is no comparator"
