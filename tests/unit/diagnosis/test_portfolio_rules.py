"""Which partnerships could be merged, rotated or ended, and what triggers a review, on records made by hand."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from afresh.dataset import Dataset
from afresh.diagnosis.assessment import Assessed
from afresh.diagnosis.coverage import Coverage
from afresh.diagnosis.findings import Findings
from afresh.diagnosis.portfolio import could_rotate, outgrown, portfolio
from afresh.diagnosis.review_trigger import trigger
from afresh.diagnosis.state import Standing
from afresh.measure.notes import BOUND
from afresh.settings import default_settings
from afresh.vocabulary import Finding, Period, State
from boards import AT, seats
from records import Records, held, store_of, together

SETTINGS = default_settings()
PERIOD = Period(date(2025, 6, 30), date(2026, 6, 30))


def finding(measure: str, value: float | None, note: str = "", **facts: object) -> Finding:
    return Finding(
        measure=measure,
        partnership="0",
        subject="",
        value=value,
        low=None,
        high=None,
        n=10,
        expected=None,
        note=note,
        period=PERIOD,
        facts=facts,
    )


ANSWERS: dict[str, tuple[Any, Any]] = {
    "stale": ("low", "not low"), "stagnant": ("low", "low"), "blocked": ("not low", "low"), "fresh": ("not low",) * 2,
}  # fmt: skip


def state_of(name: Any) -> State:
    if name not in ANSWERS:
        return State("0", name)
    return State("0", "one", (name,), *ANSWERS[name], support=1.0, holds=True)


def assessed(state: Any, *found: Finding, reading: str = "") -> Assessed:
    results = (finding("results", 1.0, reading=reading),) if reading else ()
    standing = Standing(state if isinstance(state, State) else state_of(state), None, None, 60, 48)
    none = Coverage(meetings=0, with_attendance=0, items=0, with_issue=0, proposals=0, with_responses=0)
    return Assessed(
        code=0,
        id="x",
        name="x",
        kind="board",
        area="",
        purpose="",
        one_off=False,
        ended=None,
        standing=standing,
        before=None,
        findings=Findings((*found, *results)),
        table=None,
        records={},
        coverage=none,
    )


def test_nothing_is_outgrown_by_a_state_that_does_not_hold() -> None:
    unsure = replace(state_of("stagnant"), support=0.55, holds=False)
    assert not outgrown(assessed(unsure, reading="concern")), "stagnant in 55% of draws"
    two = State("0", "between", ("stale", "stagnant"), "low", "unclear", support=0.99)
    assert not outgrown(assessed(two, reading="concern")), "between two states"
    assert could_rotate(assessed(two, reading="concern")), "little is new whichever it is"


@pytest.mark.parametrize(
    ("state", "reading", "rotates", "is_outgrown"),
    [
        ("stale", "", True, False),
        ("stale", "concern", True, False),
        ("stale", "improvement", False, False),
        ("stagnant", "", True, False),
        ("stagnant", "concern", False, True),
        ("stagnant", "improvement", False, False),
        ("blocked", "concern", False, False),
        ("fresh", "concern", False, False),
        ("dormant", "", False, False),
        ("too new to tell", "concern", False, False),
    ],
)
def test_who_could_rotate_and_who_is_outgrown(state: str, reading: str, rotates: bool, is_outgrown: bool) -> None:
    each = assessed(state, reading=reading)
    assert could_rotate(each) == rotates, f"{state}, {reading or 'no change'}"
    assert outgrown(each) == is_outgrown, f"{state}, {reading or 'no change'}"


SAME = finding("same_people_same_issues", 0.94)
FEW = finding("arrivals", 0.03)
SHUT = finding("proposals_adopted", 0.05)


@pytest.mark.parametrize(
    ("state", "measures"),
    [
        ("stale", ["same_people_same_issues", "arrivals"]),
        ("stagnant", ["same_people_same_issues", "arrivals", "proposals_adopted"]),
        ("blocked", ["same_people_same_issues", "proposals_adopted"]),
        ("dormant", ["days_since_held"]),
        (State("0", "between", ("stale", "stagnant"), "low", "unclear"), ["same_people_same_issues", "arrivals"]),
        (
            State("0", "between", ("blocked", "stagnant"), "unclear", "low"),
            ["same_people_same_issues", "proposals_adopted"],
        ),
    ],
)
def test_what_triggers_a_review(state: Any, measures: list[str]) -> None:
    now = trigger(assessed(state, SAME, FEW, SHUT, finding("days_since_held", 400.0)), SETTINGS)
    assert now is not None and [each.measure for each in now.findings] == measures, f"{state} is reviewed for these"


@pytest.mark.parametrize("state", ["fresh", "too new to tell", "not enough records"])
def test_other_states_trigger_nothing(state: str) -> None:
    assert trigger(assessed(state, SAME, FEW), SETTINGS) is None, f"{state} is left alone"


def test_an_ended_partnership_is_not_reviewed() -> None:
    assert trigger(replace(assessed("stale", SAME), ended=date(2026, 1, 1)), SETTINGS) is None, "it has ended"


@pytest.mark.parametrize(
    "same", [finding("same_people_same_issues", 0.79), finding("same_people_same_issues", 0.94, BOUND)]
)
def test_under_the_line_or_where_the_records_are_short_it_is_not_called_the_same(same: Finding) -> None:
    now = trigger(assessed("stale", same, FEW), SETTINGS)
    assert now is not None and not now.same_again, "reviewed for its state alone"


def with_issues(board: str, *issues: str, **more: Any) -> Records:
    return {"partnerships": [{"id": board, "name": board, "kind": "board", "issues": ";".join(issues), **more}]}


def sit(board: str, *people: str) -> Records:
    return {"seats": [{"partnership": board, "person": each, "start": date(2015, 1, 1)} for each in people]}


def found(*parts: Records) -> Any:
    return portfolio(Dataset(store_of(together(*parts, held("z", date(2024, 6, 1), "zed")))).review(at=AT).assessment)


def pairs(of: Any) -> list[tuple[str, str]]:
    return [(pair.one.name, pair.other.name) for pair in of]


def test_the_same_people_on_the_same_issues_could_be_talked_about_together() -> None:
    """Two of four members and one of two issues: a half of each, which is enough. A third of the members is not."""
    two = (sit("b", "p", "q", "r", "s"), sit("a", "p", "q", "t", "u"))
    made = found(with_issues("b", "housing", "debt"), with_issues("a", "housing", "falls"), *two)
    assert pairs(made.alike) == [("a", "b")], "once, in order of name"
    apart = found(with_issues("b", "debt"), with_issues("a", "falls"), *two)
    assert (pairs(apart.alike), pairs(apart.pairs)) == ([], [("a", "b")]), "the same people on other issues"
    few = found(with_issues("b", "debt"), with_issues("a", "debt"), sit("b", "p", "q", "r"), sit("a", "p", "t", "u"))
    assert (pairs(few.alike), pairs(few.pairs)) == ([], [("a", "b")]), "a third of the members"


def test_parent_and_child_are_left_out_and_so_are_those_that_ended() -> None:
    two = (sit("b", "p", "q"), sit("a", "p", "q"))
    family = found(with_issues("b", "debt", parent="a"), with_issues("a", "debt"), *two)
    assert pairs(family.pairs) == [], "a parent sits with its child"
    ended = found(with_issues("b", "debt", ended=date(2024, 1, 31)), with_issues("a", "debt"), *two)
    assert [each.name for each in ended.all] == ["a", "z"], "one that has ended has no line"
    assert pairs(ended.pairs) == [], "nor shares anything"


def test_that_issues_are_not_recorded_is_not_that_none_is_shared() -> None:
    made = found(with_issues("a", "debt"), with_issues("b"), sit("a", "p", "q"), sit("b", "p", "q"))
    (pair,) = made.pairs
    assert (pair.issues, pair.issues_known) == (None, False), "of b none is on record"


def test_issues_that_are_only_here() -> None:
    made = found(with_issues("a", "debt", "housing"), with_issues("b", "Housing ", "falls"), seats("a"), seats("b"))
    codes = {each.name: each.code for each in made.all}
    assert made.only_here == {codes["a"]: ("debt",), codes["b"]: ("falls",)}, "whatever the capitals"
