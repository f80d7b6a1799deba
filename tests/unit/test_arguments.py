"""What a caller may give for a date, a length, a level and names."""

from datetime import UTC, date, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest

from afresh import WrongArgument
from afresh.arguments import day_given, level_given, months_given, names_given

THE_DAY = date(2026, 3, 3)


@pytest.mark.parametrize(
    "given",
    [
        THE_DAY, datetime(2026, 3, 3, 23, 59), datetime(2026, 3, 3, tzinfo=UTC), pd.Timestamp("2026-03-03 10:00"),
        np.datetime64("2026-03-03T05"), "2026-03-03", " 2026-03-03T10:00 ", "20260303", "3 March 2026", "03 mar 2026",
        "3rd March, 2026", "3-Mar-2026", "03/03/2026", "3.3.2026",
    ],
    ids=repr,
)  # fmt: skip
def test_any_date_is_taken(given: Any) -> None:
    assert day_given(given) == THE_DAY
    assert type(day_given(given)) is date, "a day without a time"


def test_figures_are_day_first_as_in_the_records() -> None:
    assert day_given("03/04/2026") == date(2026, 4, 3)
    assert day_given("4 Sept 2026") == date(2026, 9, 4)


@pytest.mark.parametrize(
    "given",
    ["", "soon", "3 Marchy 2026", "31 February 2026", "3 Ma 2026", "03/13/2026", "3 March", 20260303, pd.NaT, b"x",
     np.datetime64("NaT")],
    ids=repr,
)  # fmt: skip
def test_what_is_no_date_is_told_with_what_would_be(given: Any) -> None:
    with pytest.raises(WrongArgument, match="'31 March 2026'"):
        day_given(given)


def test_no_date_is_none() -> None:
    assert day_given(None) is None and months_given(None) is None and level_given(None) is None


def test_months_are_whole_and_at_least_one() -> None:
    assert months_given(np.int64(24)) == 24 and type(months_given(np.int64(24))) is int
    for wrong in (0, -1, 1.5, True, "12"):
        with pytest.raises(WrongArgument, match="months must be"):
            months_given(wrong)


def test_a_level_is_one_of_two() -> None:
    assert level_given("people") == "people"
    with pytest.raises(WrongArgument, match="people, organisations"):
        level_given("boards")


def test_one_name_or_several() -> None:
    assert names_given("Board", "partnerships") == ("Board",), "not its letters"
    assert names_given(["a", "b"], "partnerships") == names_given(iter(("a", "b")), "partnerships") == ("a", "b")
    assert names_given(None, "partnerships") == ()
    with pytest.raises(WrongArgument, match="3 is neither"):
        names_given(["a", 3], "partnerships")  # type: ignore[list-item]
