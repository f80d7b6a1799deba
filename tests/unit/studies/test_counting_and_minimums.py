"""How the planted-truth study counts, sets minimums, and draws; numbers by hand."""

from itertools import pairwise
from xml.etree import ElementTree

import pytest
from studies.counting import Share, percent, reporting_half, setting_half, table
from studies.figures import Figure, Line, svg
from studies.minimums import Minimum, Tried


def test_even_seeds_set_and_odd_ones_report() -> None:
    rows = [{"seed": seed} for seed in range(5)]
    assert [row["seed"] for row in setting_half(rows)] == [0, 2, 4], "the even ones set minimums"
    assert [row["seed"] for row in reporting_half(rows)] == [1, 3], "the odd ones are reported"


@pytest.mark.parametrize(
    ("value", "said"), [(0.0, "0%"), (0.042, "4.2%"), (0.0994, "9.9%"), (0.125, "12%"), (1, "100%")]
)
def test_small_shares_keep_a_decimal(value: float, said: str) -> None:
    assert percent(value) == said, f"{value} is said as {percent(value)}"


def test_a_share_of_nothing_is_a_dash() -> None:
    assert (str(Share(0, 0)), str(Share(1, 4))) == ("–", "25% of 4"), "and a share says what it is of"


def tried(*passes: bool) -> tuple[Tried, ...]:
    return tuple(Tried(n + 1, 0.0, each) for n, each in enumerate(passes))


@pytest.mark.parametrize(
    ("passes", "asked"),
    [((False, True, True), 2), ((True, True, True), 1), ((True, False, True), 3), ((True, True, False), None)],
)
def test_a_minimum_is_the_smallest_above_which_all_pass(passes: tuple[bool, ...], asked: float | None) -> None:
    found = Minimum("chance_newcomers", "", tried(*passes))
    assert found.asked == asked, f"{passes} asks for {found.asked}"


def test_a_convention_is_raised_and_never_lowered() -> None:
    """Three newcomers are in use."""
    assert "more than the 3" in Minimum("chance_newcomers", "", tried(False, False, False, True)).verdict, "4 is more"
    assert "the 3 in use stands" in Minimum("chance_newcomers", "", tried(True, True, True)).verdict, "1 would do"
    assert "as in use" in Minimum("chance_newcomers", "", tried(False, False, True)).verdict, "3 is asked for"


def test_a_figure_is_well_formed_and_its_labels_do_not_cover_each_other() -> None:
    lines = [Line(f"line {n} & <co>", [Share(n, 10), Share(n, 10)]) for n in range(1, 5)]
    drawn = ElementTree.fromstring(svg(Figure("Title & <more>", "across", "up", ["a", "b"], lines, marked=0.05)))
    bold = [each for each in drawn.iter("{http://www.w3.org/2000/svg}text") if each.get("x") == "554"]
    heights = sorted(float(each.get("y") or 0) for each in bold)
    assert len(heights) == 4, "a label a line"
    assert all(b - a >= 17.9 for a, b in pairwise(heights)), f"labels apart: {heights}"
    assert all(50 < y < 330 for y in heights), f"inside the frame: {heights}"


def test_a_table_is_markdown() -> None:
    assert table(["a", "b"], [[1, Share(1, 2)]]) == "| a | b |\n| --- | --- |\n| 1 | 50% of 2 |", "two heads, one row"
