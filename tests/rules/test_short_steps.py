"""Every built-in rule gives a step that fits a line of the first page."""

import pytest

from afresh.panel.adviser import Adviser
from afresh.panel.register import advisers, rule_settings
from afresh.panel.short_step import LONGEST, short_step
from afresh.settings import default_settings

BUILT_IN = [each for each in advisers() if not each.added_by]


@pytest.mark.parametrize("adviser", BUILT_IN, ids=lambda each: each.name)
def test_a_step_is_short_and_a_sentence(adviser: Adviser) -> None:
    given = list(adviser.advise(adviser.fires, default_settings().adding(rule_settings())))
    assert given, f"{adviser.name} says nothing on its own example"
    for each in given:
        assert 0 < len(each.step) <= LONGEST, f"{adviser.name}: {len(each.step)} characters in {each.step!r}"
        assert each.step[0].isupper() and each.step[-1] in ".?", f"{adviser.name}: {each.step!r} is no sentence"


def test_the_first_way_that_fits_is_taken() -> None:
    """By hand: 80 signs are too many, 75 are not."""
    assert short_step("a" * 80, "b" * 75, "c") == "b" * 75, "the first that is short enough"
    assert short_step("a" * 80, "short") == "short", "the last, where no other is"
