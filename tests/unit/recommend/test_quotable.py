"""Advice quotes a forecast only where such forecasts held: the rule, and what a review makes of it."""

from typing import Any

import pytest
from studies.example import make

from afresh.dataset import Dataset
from afresh.panel.forecast_evidence import quoted
from afresh.recommend.rotation.back_test import Tried
from afresh.recommend.rotation.quotable import kind_of, least_held, quotable
from afresh.settings import default_settings
from afresh.snapshot.workspace import gather

SETTINGS = default_settings()


def own(*held: bool) -> tuple[Tried, ...]:
    return tuple(
        Tried(figure="newcomers", day=day, ahead=1, low=0.0, high=2.0, came=1.0 if each else 9.0)
        for day, each in enumerate(held)
    )


@pytest.mark.parametrize(
    ("clock", "kind"), [((1, 0.99), "no clock"), ((4, 0.59), "no clock"), ((4, 0.6), "election clock")]
)
def test_the_kind_is_by_the_clock_that_is_spoken_of(clock: tuple[int, float], kind: str) -> None:
    assert kind_of(clock) == kind, f"{clock}"


def test_boards_with_a_clock_are_quoted_only_if_such_held() -> None:
    """docs/forecasts.md: 83, 82 and 90% on planted boards with a clock, 96, 95 and 92% on those without."""
    assert quotable((1, 0.9), (), SETTINGS) == (least_held("no clock") >= 0.85), "no clock"
    assert quotable((4, 0.9), (), SETTINGS) == (least_held("election clock") >= 0.85), "a clock"
    assert quotable((4, 0.9), (), SETTINGS.but(least_held=0.5)), "the line is a setting"
    assert not quotable((1, 0.9), (), SETTINGS.but(least_held=1)), "nothing holds always"


@pytest.mark.parametrize(
    ("held", "quote"),
    [
        ((True, True, True, False), True),
        ((True, True, False, False), False),
        ((False, False, False), True),  # Three are too few to go by.
        ((True,) * 5 + (False,) * 2, False),  # 71%
    ],
)
def test_its_own_failures_count(held: tuple[bool, ...], quote: bool) -> None:
    assert quotable((1, 0.9), own(*held), SETTINGS) == quote, f"{sum(held)} of {len(held)}"


@pytest.fixture(scope="module")
def review() -> Any:
    return Dataset(make(1)).review()


@pytest.mark.long
def test_where_advice_rests_on_it_it_stands_beside_it(review: Any) -> None:
    html, beside = review.html(), 0
    workspace = gather(Dataset(make(1)).store)
    for part in review.result.partnerships:
        if part.panel is None:
            continue
        reasons = [reason.text for advice in (*part.panel.first, *part.panel.more) for reason in advice.because]
        quotes = [text for text in reasons if text.startswith("A forecast: if nothing changes")]
        if part.forecast and not part.forecast.refused:
            beside += 1
            rules = {rule.row[0]: rule.row for rule in part.forecast.rules}
            assert len(rules) == 5, "five rules are compared"
            share = rules["Nothing changes"][2].split(" ")[0].strip()
            assert not quotes or f"hold {share} (" in quotes[0], f"{quotes} and {rules}"
            assert part.forecast.says[0].split(";")[0] in html, "it is not on the page"
        if quotes:
            assert part.forecast, f"{part.id}: advice quotes a forecast that is not there"
            assert quoted(workspace, workspace.partnership_ids().index(part.id)), "and that did not hold"
    assert beside, "advice rests on a forecast in the example"
