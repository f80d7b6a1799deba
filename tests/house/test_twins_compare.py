"""The comparison with a twin does not agree on nothing, nor on what is upside down. Expectations were set by hand."""

from typing import Any

import pytest

from twins import alike, assert_shares, assert_twins, enough


def test_two_empty_tables_do_not_agree() -> None:
    with pytest.raises(AssertionError, match="only 0 rows with a value"):
        assert_twins("nothing", {}, {}, fewest=1)
    with pytest.raises(AssertionError, match="only 0 rows with a value"):
        assert_shares("nothing", {}, {}, fewest=1)


def test_nobody_may_ask_for_no_rows() -> None:
    with pytest.raises(AssertionError, match="a comparison of no rows says nothing"):
        enough("anything", 3, 0)


def test_rows_without_a_value_count_for_nothing() -> None:
    with pytest.raises(AssertionError, match="only 1 rows"):
        assert_twins("voices", {"a": (None, 3), "b": (0.5, 2)}, {"a": (None, 3), "b": (0.5, 2)}, fewest=2)


@pytest.mark.parametrize(
    ("engine", "twin"),
    [
        ({"a": (0.25, 4)}, {"a": (0.75, 4)}),  # upside down
        ({"a": (0.25, 4)}, {"a": (0.25, 5)}),  # another count
        ({"a": (0.25, 4)}, {"a": (None, 4)}),  # told, and not
        ({"a": (0.25, 4)}, {"b": (0.25, 4)}),  # of another board
        ({"a": (0.25, 4), "b": (1, 1)}, {"a": (0.25, 4)}),  # a row of its own
        ({"a": (0.25, 4)}, {"a": (0.25 + 1e-9, 4)}),  # near, and not near enough
        ({"a": (0.25, "few")}, {"a": (0.25, "")}),  # another word
    ],
)
def test_what_differs_is_noticed(engine: dict[str, Any], twin: dict[str, Any]) -> None:
    with pytest.raises(AssertionError, match="anything"):
        assert_twins("anything", engine, twin, fewest=1)


def test_what_agrees_agrees() -> None:
    compared = assert_twins(
        "shares", {"a": (1 / 3, 3), "b": (None, 0)}, {"a": (1 / 3 + 1e-16, 3), "b": (None, 0)}, fewest=1
    )
    assert compared == 1, f"one row has a value, and {compared} were counted"
    assert alike(1e6 + 1e-7, 1e6) and not alike(1e6 + 1e-5, 1e6), "large figures are held to 1e-12 of themselves"


def test_a_share_turned_upside_down_is_noticed() -> None:
    row = {"value": 0.25, "low": 0.1, "high": 0.5, "n": 4, "note": ""}
    assert_shares("share", {"a": row}, {"a": (1, 4)}, fewest=1)
    with pytest.raises(AssertionError, match="share of a: engine"):
        assert_shares("share", {"a": {**row, "value": 0.75}}, {"a": (1, 4)}, fewest=1)
