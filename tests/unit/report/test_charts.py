"""Where the charts put things: inside their frames, in order, and without covering one another."""

from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from studies.example import make

from afresh.dataset import Dataset
from afresh.report.charts import axes as of_axes
from afresh.report.charts import process as of_process
from afresh.report.charts.axes import Point, axes
from afresh.report.charts.labels import Labels, wide
from afresh.report.charts.process import process
from afresh.report.charts.timeline import HEAD, MOST_ROWS, ROW, THICK, THICK_FROM, WIDTH, timeline
from afresh.report.charts.timeline import LEFT as SEATS_LEFT
from afresh.report.document import Drawing, Figure, Shape
from afresh.report.sections.first_page import first_page
from afresh.review.parts import IndicatorPart, Observed
from document_blocks import every
from made_reviews import AFTER, AT, seat

LEFT, RIGHT, TOP, BOTTOM = of_axes.LEFT, of_axes.RIGHT, of_axes.TOP, of_axes.BOTTOM
shares, rates = st.floats(0, 1), st.floats(0, 50)
MARKS = ("p-fresh", "p-stale", "p-stagnant", "p-blocked", "p-other")


def of(drawn: Drawing, *roles: str) -> list[Shape]:
    return [each for each in drawn.shapes if each.role in roles]


def number(shape: Shape, name: str) -> float:
    return float(dict(shape.numbers)[name])


def centre(mark: Shape) -> tuple[float, float]:
    """Of a point, whatever its shape."""
    numbers = dict(mark.numbers)
    if mark.kind == "circle":
        return float(numbers["cx"]), float(numbers["cy"])
    if mark.kind == "rect":
        return float(numbers["x"]) + 5, float(numbers["y"]) + 5
    across, up = str(numbers["d"])[1:].split(" L")[0].split()
    return float(across), float(up) + 7


points = st.builds(Point, st.just("A board"), st.sampled_from(["fresh", "stale", "blocked", "between"]), rates, shares)


@given(st.lists(points, min_size=1, max_size=30), st.floats(0, 0.3), shares)
@settings(max_examples=50)
def test_points_and_lines_stay_inside_the_frame(those: list[Point], arrivals: float, openness: float) -> None:
    drawn = axes(those, arrivals, openness)
    marks = of(drawn, *MARKS)
    assert len(marks) == len(those), "a mark for each"
    for x, y in map(centre, marks):
        assert LEFT <= x <= RIGHT and TOP <= y <= BOTTOM, f"a point at {x}, {y} is outside"
    across, up = of(drawn, "limit")
    assert LEFT <= number(across, "x1") == number(across, "x2") <= RIGHT, "the line across is inside"
    assert TOP <= number(up, "y1") == number(up, "y2") <= BOTTOM, "the line up is inside"


def test_further_right_is_more_and_further_up_is_more() -> None:
    one, other = map(centre, of(axes([Point("a", "fresh", 0.1, 0.2), Point("b", "fresh", 0.3, 0.9)], 0.1, 0.3), *MARKS))
    assert one[0] < other[0] and one[1] > other[1], "b has more newcomers and more adopted"


def test_states_are_told_apart_by_shape_and_not_by_colour_alone() -> None:
    made = [axes([Point("a", kind, 0.1, 0.2)], 0.1, 0.3) for kind in ("fresh", "stale", "blocked")]
    shapes = [of(each, *MARKS)[0].kind for each in made]
    assert len(set(shapes)) == 3, f"three shapes: {shapes}"


def test_an_axis_begins_and_ends_at_round_numbers() -> None:
    for most, end in ((0.05, "0.3"), (0.37, "0.4"), (0.75, "0.8"), (9.0, "1.2")):
        ticks = of(axes([Point("a", "fresh", most, 0.5)], 0.1, 0.3), "tick middle")
        assert [ticks[0].text, ticks[-1].text] == ["0", end], f"for {most}: {[each.text for each in ticks]}"


def box(label: Shape) -> tuple[float, float, float, float]:
    """At 16 pixels, as on a phone."""
    width, x, y = wide(label.text), number(label, "x"), number(label, "y")
    left = x - width if label.role == "end" else x
    return left, left + width, y - 10, y + 3


def test_labels_of_the_worked_example_cover_neither_each_other_nor_a_point() -> None:
    page = first_page(Dataset(make(1)).review().result)
    (drawn,) = (each.drawing for each in every(page.blocks) if isinstance(each, Figure))
    labels, marks = of(drawn, "", "end"), [centre(each) for each in of(drawn, *MARKS)]
    assert len(labels) == len(marks) == 7, "seven of the nine have a state from the axes"
    boxes = {each.text: box(each) for each in labels}
    for (one, a), (other, b) in combinations(boxes.items(), 2):
        assert a[1] < b[0] or b[1] < a[0] or a[3] < b[2] or b[3] < a[2], f"{one} covers {other}"
    for label, (left, right, top, bottom) in boxes.items():
        assert left >= 0 and right <= drawn.width and top >= 0 and bottom <= drawn.height, f"{label} leaves the chart"
        hit = [(x, y) for x, y in marks if left < x < right and top - 3 < y < bottom + 3]
        assert not hit, f"{label} covers the point at {hit}"


def test_a_name_without_end_is_cut_in_the_chart() -> None:
    (label,) = of(axes([Point("x" * 10_000, "fresh", 0.1, 0.5)], 0.1, 1 / 3), "", "end")
    assert wide(label.text) <= of_axes.LONGEST and label.text.endswith("…"), "the table holds the whole name"


def test_bars_are_in_order_of_their_beginning() -> None:
    made = timeline([seat("c", date(2023, 1, 1)), seat("b", date(2016, 1, 1)), seat("a", date(2016, 1, 1))], AFTER, AT)
    assert [each.text for each in of(made, "")] == ["a", "b", "c"], "by their first day, then by name"
    assert [number(each, "y") for each in of(made, "bar-held")] == [HEAD + n * ROW + THICK_FROM for n in range(3)], (
        "downwards"
    )


@given(st.lists(st.tuples(st.integers(0, 8500), st.one_of(st.none(), st.integers(0, 4000))), min_size=1, max_size=70))
@settings(max_examples=50)
def test_bars_stay_inside(spans: list[tuple[int, int | None]]) -> None:
    first = date(2000, 1, 1)
    days = [(first + timedelta(days=a), None if n is None else first + timedelta(days=a + n)) for a, n in spans]
    made = timeline([seat(f"seat {n}", a, b) for n, (a, b) in enumerate(days)], AFTER, AT)
    bars = of(made, "bar-held", "bar-seen")
    assert len(bars) == min(len(spans), MOST_ROWS), "what is not drawn is in the table"
    for each in bars:
        x, width = number(each, "x"), number(each, "width")
        assert SEATS_LEFT <= x < x + width <= WIDTH - 4, "a bar leaves the chart"
        assert number(each, "y") + THICK <= made.height, "below the chart"
    years = [number(each, "x") for each in of(made, "tick middle")]
    assert all(abs(b - a) > 20 for a, b in pairwise(years)), "years can be read"


def test_who_came_and_who_left_in_the_period_are_marked() -> None:
    came, went = seat("came", date(2024, 1, 1)), seat("went", date(2016, 1, 1), date(2024, 1, 1))
    made = timeline([came, went, seat("stays", date(2016, 1, 1))], AFTER, AT)
    assert len(of(made, "bar-new")) == len(of(made, "bar-gone")) == 1, "one of each, by hand"


def indicator(values: list[float], mean: float | None = None, target: float | None = None) -> IndicatorPart:
    days = [date(2020, 1, 1) + timedelta(days=30 * n) for n in range(len(values))]
    limits = (None, None) if mean is None else (mean - 10, mean + 10)
    return IndicatorPart(
        id="i", name="Waits", unit="", better="lower", target=target, reading="", title="Waits", detail=(), mean=mean,
        lower=limits[0], upper=limits[1], decided=(), has_chart=True,
        observed=tuple(Observed(day, value, "", "") for day, value in zip(days, values, strict=True)),
    )  # fmt: skip


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40))
@settings(max_examples=50)
def test_figures_stay_inside_and_in_order(values: list[float]) -> None:
    mean = sum(values) / len(values)
    made = process(indicator(values, mean, mean + 1))
    dots = [centre(each) for each in of(made, "dot")]
    assert len(dots) == len(values), "a dot for each figure"
    for x, y in dots:
        assert of_process.LEFT <= x <= of_process.RIGHT, f"{x} is outside"
        assert of_process.TOP - 0.1 <= y <= of_process.BOTTOM + 0.1, f"{y} is outside"
    assert [x for x, _ in dots] == sorted(x for x, _ in dots), "later is further right"
    named = [number(each, "y") for each in of(made, "tick") if each.text.split()[0] in ("average", "limit", "target")]
    assert len(named) == 4 and all(b - a >= 17 - 1e-6 for a, b in pairwise(named)), "labels of lines cover one another"


@pytest.mark.parametrize("values", [[5.0], [0.0, 0.0], [1e-7, 2e-7], [-3.0, -3.0, -3.0]])
def test_figures_that_do_not_vary_can_be_drawn(values: list[float]) -> None:
    made = process(indicator(values))
    heights = {y for _, y in map(centre, of(made, "dot"))}
    assert all(of_process.TOP <= y <= of_process.BOTTOM for y in heights), f"{values} at {heights}"


def test_a_label_goes_where_there_is_room_and_nowhere_where_there_is_none() -> None:
    room = Labels(100, 40)
    first = room.add("one", [(0, 20, "start")])
    second = room.add("two", [(10, 20, "start"), (100, 20, "end")])
    assert [(number(each, "x"), each.role) for each in (*first, *second)] == [(0, ""), (100, "end")], "the second place"
    assert room.add("three", [(5, 20, "start"), (90, 20, "start"), (5, 39, "start")]) == [], "covered, or outside"
