"""The fan chart: where its lines and bands lie, and labels that can be read."""

import re
from itertools import pairwise

from afresh.report.charts.fan import BOTTOM, LEFT, RIGHT, TOP, fan
from afresh.report.document import Drawing, Shape
from afresh.review.advice_parts import FanPart, RangePart

OPENING = [RangePart(0.5 - n / 20, 0.5 - n / 40, 0.5, 0.5 + n / 40, 0.5 + n / 20) for n in (1, 2, 3)]
PAST = ((2024, 0.4), (2025, 0.6), (2026, 0.5))


def drawn(coming: list[RangePart], past: tuple[tuple[int, float], ...] = PAST, since: int = 2024) -> Drawing:
    return fan(FanPart("Nothing changes", past, 2026, tuple(coming), since))


def paths(made: Drawing, role: str) -> list[list[tuple[float, float]]]:
    found = [str(dict(each.numbers)["d"]) for each in made.shapes if each.role == role]
    return [[(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)] for path in found]


def ends(made: Drawing) -> list[Shape]:
    """Labels to the right of the fan."""
    return [each for each in made.shapes if each.kind == "text" and float(dict(each.numbers)["x"]) > RIGHT]


def test_what_was_ends_where_the_fan_opens() -> None:
    middle, past = paths(drawn(OPENING), "run")
    assert past[0][0] == LEFT and middle[-1][0] == RIGHT, "the whole width is used"
    assert past[-1] == middle[0], "today is where both meet"
    assert middle[0][1] == round((BOTTOM + TOP) / 2, 1), "one half is half-way up, by hand"


def test_the_wide_band_holds_the_narrow_one_and_the_middle() -> None:
    made = drawn(OPENING)
    (wide,), (narrow,), middle = paths(made, "wide"), paths(made, "narrow"), paths(made, "run")[0]
    top, bottom = wide[: len(middle)], wide[len(middle) :][::-1]
    for i, (x, y) in enumerate(middle):
        assert top[i][1] <= narrow[i][1] <= y <= bottom[i][1], f"at {x}: {top[i]}, {narrow[i]}, {y}, {bottom[i]}"


def test_labels_of_the_ends_do_not_cover_each_other() -> None:
    for last in (RangePart(0, 0, 0.01, 0.02, 0.03), RangePart(0.98, 1, 1, 1, 1), RangePart(0.5, 0.5, 0.5, 0.5, 0.5)):
        heights = [float(dict(each.numbers)["y"]) for each in ends(drawn([last]))]
        gaps = [b - a for a, b in pairwise(heights)]
        assert heights and all(gap >= 13.9 for gap in gaps), f"{last}: {heights}"
        assert max(heights) <= BOTTOM + 10, f"{last}: nothing below the chart, {heights}"


def test_equal_ends_are_said_once_and_the_middle_is_in_bold() -> None:
    assert [each.text for each in ends(drawn([RangePart(1, 1, 1, 1, 1)]))] == ["100%"], "one label"
    bold = [each.text for each in ends(drawn(OPENING)) if each.role == "strong"]
    assert bold == ["50%"], "the middle is the one in bold"


def test_without_a_past_the_fan_begins_with_the_first_year() -> None:
    (middle,) = paths(drawn(OPENING, (), 2026), "run")
    assert len(middle) == len(OPENING), "no line of what was"
