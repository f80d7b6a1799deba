"""Whether a partnership's openness is low: by its own counts alone, whatever the others do.

Expected cuts come from section 6 of the design (12 proposals: low 2, not low 5; 20: 5 and 8).
"""

from datetime import date
from typing import Any

import pytest

from afresh.dataset import Dataset
from afresh.diagnosis.openness import Openness
from boards import AT, board, proposals
from records import Records, store_of, together


def judged(*parts: Records) -> dict[str, Openness | None]:
    assessment = Dataset(store_of(together(*parts))).review(at=AT).assessment
    return {each.name: each.standing.openness if each.standing else None for each in assessment.partnerships}


def several(shares: dict[str, tuple[int, int]], kind: str = "board") -> list[Records]:
    return [part for name, (adopted, of) in shares.items() for part in board(name, 0, adopted, of, kind)]


@pytest.mark.parametrize(
    ("adopted", "of", "answer"),
    [(2, 12, "low"), (3, 12, "unclear"), (4, 12, "unclear"), (5, 12, "not low"), (5, 20, "low"), (8, 20, "not low")],
)
def test_the_cuts_are_those_of_the_design(adopted: int, of: int, answer: str) -> None:
    found = judged(*board("x", 0, adopted, of))["x"]
    assert found and found.answer == answer, f"{adopted} of {of}"


FIVE = {"a": (8, 10), "b": (7, 10), "c": (6, 10), "d": (9, 10), "e": (9, 10)}


def test_half_the_median_of_five_others_of_its_kind_is_beside_and_decides_nothing() -> None:
    found = judged(*several({**FIVE, "x": (9, 20)}))["x"]
    assert found and found.others == 5, "five others"
    assert found.others_half == pytest.approx(0.4), "half of 0.8, the median of 0.6, 0.7, 0.8, 0.9 and 0.9"
    assert found.answer == "not low", "9 of 20 is its own answer"


def test_where_all_are_blocked_all_are() -> None:
    found = judged(*several(dict.fromkeys("abcdefgh", (1, 20))))
    assert {one.answer for one in found.values() if one} == {"low"}, "each by its own counts"
    assert len(found) == 8, "eight boards"


@pytest.mark.parametrize(
    "others",
    [several(FIVE, kind="forum"), several({**FIVE, "e": (6, 7)}), several({name: FIVE[name] for name in "abcd"})],
    ids=["of another kind", "one with seven proposals", "four"],
)
def test_without_five_comparable_ones_nothing_stands_beside(others: list[Records]) -> None:
    found = judged(*others, *board("x", 0, 2, 20))["x"]
    assert found and found.others_half is None, "too few to compare with"


@pytest.mark.parametrize(("of", "known"), [(7, False), (8, True)])
def test_under_eight_proposals_openness_is_not_known(of: int, known: bool) -> None:
    found = judged(*board("x", 0, 0, of))["x"]
    assert (found is not None) is known, f"with {of} proposals"


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
        (date(2020, 6, 30), False),
        (date(2020, 7, 1), True),
        (date(2022, 6, 30), True),
        (date(2023, 6, 30), True),
        (date(2023, 7, 1), False),
    ],
)
def test_the_window_ends_12_months_before_and_is_lengthened_to_a_term(day: date, inside: bool) -> None:
    """Review on 2024-06-30: up to and including 2023-06-30; back to 48 months where a year holds fewer than eight."""
    found = judged(*board("x"), put([day] * 8))["x"]
    assert (found is not None) is inside, f"eight proposals put on {day}"


def test_a_year_with_eight_is_not_lengthened() -> None:
    found = judged(*board("x"), put([date(2023, 1, 1)] * 8 + [date(2021, 1, 1)] * 20))["x"]
    assert found and found.of == 8, "the twenty of an earlier year do not count"
    shorter = judged(*board("x"), put([date(2023, 1, 1)] * 5 + [date(2021, 3, 1)] * 2 + [date(2021, 1, 1)] * 3))["x"]
    assert shorter and shorter.of == 10, "five, two, and the three put on the day of the eighth"


def test_proposals_about_procedure_do_not_count() -> None:
    found = judged(*board("x"), put([date(2023, 1, 1)] * 8, procedural=True))["x"]
    assert found is None, "eight proposals about procedure are none"


@pytest.mark.parametrize(
    ("decided", "slow"), [(date(2024, 1, 10), False), (date(2024, 1, 11), True), (date(2023, 1, 10), False)]
)
def test_adopted_within_twelve_months_counts_and_a_day_later_is_slow(decided: date, slow: bool) -> None:
    """Put on 2023-01-10; twelve calendar months later is 2024-01-10. One was refused, so that the log lists more."""
    rows = [row | {"status": "adopted", "decided": decided} for row in proposals("x", 0, 20)["proposals"]]
    found = judged(*board("x"), {"proposals": [*rows[1:], rows[0] | {"status": "rejected"}]})["x"]
    assert found and (found.slow, found.answer) == (slow, "not low"), f"19 of 20 adopted on {decided}"
    assert (found.adopted, found.in_the_end) == (0 if slow else 19, 19), "in time, and in the end"


def test_state_and_finding_judge_by_the_same_counts() -> None:
    assessment = Dataset(store_of(together(*several({"x": (2, 10)})))).review(at=AT).assessment
    x = next(each for each in assessment.partnerships if each.name == "x")
    adopted = x.findings.of("proposals_adopted")
    assert adopted and x.standing and x.standing.openness, "ten proposals are enough for both"
    assert (adopted.facts["adopted"], adopted.n) == (x.standing.openness.adopted, x.standing.openness.of), "2 of 10"
    assert adopted.low is not None and adopted.high is not None, "it has an interval"
    assert adopted.low <= 0.2 <= adopted.high, "a share lies within its own interval"
