"""The fan chart: where its lines and bands lie, and labels that can be read."""

import re
from itertools import pairwise

from afresh.forms import percent
from afresh.report.charts.fan import BOTTOM, LEFT, RIGHT, TOP, Coming, Fan, fan

OPENING = [Coming(0.5 - n / 20, 0.5 - n / 40, 0.5, 0.5 + n / 40, 0.5 + n / 20) for n in (1, 2, 3)]


def drawn(coming: list[Coming], past: list[tuple[int, float]] | None = None) -> Fan:
    return fan("Nothing changes", past or [(2024, 0.4), (2025, 0.6), (2026, 0.5)], 2026, coming, 1.0, percent, 2024)


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def test_what_was_ends_where_the_fan_opens() -> None:
    chart = drawn(OPENING)
    assert points(chart.past)[0][0] == LEFT and points(chart.middle)[-1][0] == RIGHT, "the whole width is used"
    assert points(chart.past)[-1] == points(chart.middle)[0], "today is where both meet"
    # Half of the height between bottom and top, by hand.
    assert points(chart.middle)[0][1] == round((BOTTOM + TOP) / 2, 1), "one half is half-way up"


def test_the_wide_band_holds_the_narrow_one_and_the_middle() -> None:
    chart = drawn(OPENING)
    wide, narrow, middle = (points(path) for path in (chart.wide, chart.narrow, chart.middle))
    top, bottom = wide[: len(middle)], wide[len(middle) :][::-1]
    for i, (x, y) in enumerate(middle):
        assert top[i][1] <= narrow[i][1] <= y <= bottom[i][1], f"at {x}: {top[i]}, {narrow[i]}, {y}, {bottom[i]}"


def test_labels_of_the_ends_do_not_cover_each_other() -> None:
    for last in (Coming(0, 0, 0.01, 0.02, 0.03), Coming(0.98, 1, 1, 1, 1), Coming(0.5, 0.5, 0.5, 0.5, 0.5)):
        heights = [y for _, y, _ in drawn([last]).ends]
        gaps = [b - a for a, b in pairwise(heights)]
        assert all(gap >= 13.9 for gap in gaps), f"{last}: {heights}"
        assert max(heights) <= BOTTOM + 10, f"{last}: nothing below the chart, {heights}"


def test_equal_ends_are_said_once() -> None:
    assert [label for _, _, label in drawn([Coming(1, 1, 1, 1, 1)]).ends] == ["100%"], "one label"
    assert drawn(OPENING).main == "50%", "the middle is the one in bold"


def test_without_a_past_the_fan_begins_with_the_first_year() -> None:
    chart = fan("x", [], 2026, OPENING, 1.0, percent, 2026)
    assert chart.past == "" and len(points(chart.middle)) == len(OPENING), "no line of what was"
