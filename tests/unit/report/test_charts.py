"""Where the charts put things: inside their frames, in order, and without covering one another."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afresh.dataset import Dataset
from afresh.diagnosis.seating_history import Pair
from afresh.example import make
from afresh.report.charts.axes import BOTTOM, LEFT, RIGHT, TOP, WIDTH, Placed, Point, axes
from afresh.report.charts.figures import figures
from afresh.report.charts.matrix import matrix
from afresh.report.charts.timeline import HEAD, LABEL, ROW, Bar, timeline
from afresh.report.front import front
from afresh.review.labels import Labels

shares = st.floats(0, 1)
rates = st.floats(0, 50)


@st.composite
def points(draw: st.DrawFn) -> Point:
    low, value, high = sorted(draw(st.tuples(rates, rates, rates)))
    shut, share, open_ = sorted(draw(st.tuples(shares, shares, shares)))
    known = draw(st.booleans())
    return Point("A board", "fresh", value, low, high, *((share, shut, open_) if known else (None, None, None)))


@given(st.lists(points(), min_size=1, max_size=30), st.floats(0, 1), st.floats(0, 1))
@settings(max_examples=50)
def test_points_and_ranges_stay_inside_the_frame(given_: list[Point], arrivals: float, openness: float) -> None:
    chart = axes(given_, min(arrivals, 0.4), openness)
    for p in chart.points:
        assert LEFT <= p.x1 <= p.cx <= p.x2 <= RIGHT, "the range across holds its point, inside the frame"
        if p.known:
            assert TOP <= p.y2 <= p.cy <= p.y1 <= BOTTOM, "the range up holds its point, inside the frame"
        else:
            assert TOP < p.cy < chart.height and (p.cy > chart.bottom or chart.strip), (
                "what is not known lies in rows of its own"
            )
    assert all(LEFT <= x <= RIGHT for x, _ in chart.x_ticks), "ticks are on the axis"
    assert TOP <= chart.y_line <= BOTTOM and LEFT <= chart.x_line <= RIGHT, "thresholds are inside"


def test_further_right_is_more_and_further_up_is_more() -> None:
    low, high = (Point(n, "fresh", x, x, x, y, y, y) for n, x, y in (("a", 0.1, 0.2), ("b", 0.3, 0.9)))
    one, other = axes([low, high], 0.1, 1 / 3).points
    assert one.cx < other.cx and one.cy > other.cy, "b has more newcomers and more adopted"


def box(p: Placed) -> tuple[float, float, float, float]:
    """At 13 pixels Arial is 6.3 pixels a letter on average: a little narrower than the room kept."""
    width = 6.5 * len(p.label)
    left = p.label_x if p.anchor == "start" else p.label_x - width
    return left, left + width, p.label_y - 10, p.label_y + 3


def test_labels_of_the_worked_example_cover_neither_each_other_nor_a_point() -> None:
    review = Dataset(make(1)).review()
    workspace = review.assessment.workspace
    labels = Labels(workspace.store, review.disclosure, workspace.period.end)
    chart = front(review.assessment, labels).axes
    assert chart and len(chart.points) == 7, "seven of the nine have a state from the axes"
    boxes = {p.label: box(p) for p in chart.points}
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        assert a[1] < b[0] or b[1] < a[0] or a[3] < b[2] or b[3] < a[2], f"{one} covers {other}"
    for label, (left, right, top, bottom) in boxes.items():
        assert left >= 0 and right <= WIDTH and top >= 0 and bottom <= chart.height, f"{label} leaves the chart"
        hit = [p.label for p in chart.points if left < p.cx < right and top - 3 < p.cy < bottom + 3]
        assert not hit, f"{label} covers the point of {hit}"


def test_a_name_without_end_is_cut_in_the_chart() -> None:
    (placed,) = axes([Point("x" * 10_000, "fresh", 0.1, 0.1, 0.2, 0.5, 0.4, 0.6)], 0.1, 1 / 3).points
    assert len(placed.label) == 48 and placed.label.endswith("…"), "the table holds the whole name"


START, END = date(2023, 6, 30), date(2024, 6, 30)


def bar(label: str, start: date, end: date | None = None) -> Bar:
    return Bar(label, start, end, start > START, False, False, True)


def test_bars_are_in_order_of_their_beginning() -> None:
    made = timeline([bar("c", date(2023, 1, 1)), bar("b", date(2016, 1, 1)), bar("a", date(2016, 1, 1))], START, END)
    assert made and [each.label for each in made.bars] == ["a", "b", "c"], "by their first day, then by name"
    assert [each.y for each in made.bars] == [HEAD, HEAD + ROW, HEAD + 2 * ROW], "one row each, downwards"


@given(st.lists(st.tuples(st.integers(0, 9000), st.one_of(st.none(), st.integers(0, 4000))), min_size=1, max_size=70))
@settings(max_examples=50)
def test_bars_stay_inside_and_the_latest_are_kept(spans: list[tuple[int, int | None]]) -> None:
    first = date(2000, 1, 1)
    days = [(first + timedelta(days=a), None if n is None else first + timedelta(days=a + n)) for a, n in spans]
    made = timeline([bar(f"seat {n}", a, b) for n, (a, b) in enumerate(days)], START, END)
    assert made and len(made.bars) + made.left_out == len(spans), "what is not drawn is counted"
    for each in made.bars:
        assert LABEL <= each.x1 < each.x2 <= made.width - 4, "a bar leaves the chart"
    assert all(b - a > 20 for (a, _), (b, _) in pairwise(made.years)), "years can be read"


def test_no_seats_make_no_timeline() -> None:
    assert timeline([], START, END) is None, "nothing to draw"


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40))
@settings(max_examples=50)
def test_figures_stay_inside_and_in_order(values: list[float]) -> None:
    days = [date(2020, 1, 1) + timedelta(days=30 * n) for n in range(len(values))]
    mean = sum(values) / len(values)
    made = figures(days, values, [""] * len(values), mean, mean - 10, mean + 10, mean + 1)
    assert made is not None, "there are figures"
    assert all(made.left <= dot.x <= made.right and made.top <= dot.y <= made.bottom for dot in made.dots), (
        "a figure is outside"
    )
    assert [dot.x for dot in made.dots] == sorted(dot.x for dot in made.dots), "later is further right"
    heights = sorted(line.label_y for line in made.lines)
    assert all(b - a >= 14 - 1e-6 for a, b in pairwise(heights)), "labels of lines cover one another"


def test_a_cell_says_how_long_two_have_known_each_other() -> None:
    pairs = [Pair(1, 2, date(2014, 6, 30), False), Pair(1, 3, date(2024, 1, 1), True)]
    made = matrix([(1, "a"), (2, "b"), (3, "c")], pairs, END)
    texts = [[cell.text for cell in row.cells] for row in made.rows]
    assert texts == [["", "10", "new"], ["10", "", "–"], ["new", "–", ""]], "ten years, new, and not together"
    assert [(row.met, row.new) for row in made.rows] == [(2, 1), (1, 0), (1, 1)], "how many each met, and newly"


@pytest.mark.parametrize(("members", "grid"), [(24, True), (25, False)])
def test_a_grid_too_large_to_read_gives_way_to_counts(members: int, grid: bool) -> None:
    made = matrix([(n, str(n)) for n in range(members)], [], END)
    assert made.grid is grid, f"{members} members"
