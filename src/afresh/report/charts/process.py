"""An indicator's process-behaviour chart: the figures, their mean, their limits and the target."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil, floor, log10

from afresh.forms import number
from afresh.report.charts.labels import Labels, box_of, shortened
from afresh.report.document import Drawing, Shape
from afresh.review.parts import IndicatorPart

WIDTH, HEIGHT = 480, 246
LEFT, RIGHT, TOP, BOTTOM = 62, 350, 14, 206
APART = 17


def process(each: IndicatorPart) -> Drawing:
    low, high = _ends([value for value in _marks(each) if value is not None])
    days = [one.day for one in each.observed]
    span = max(1, (days[-1] - days[0]).days)

    def across(day: date) -> float:
        return round(LEFT + 6 + (day - days[0]).days / span * (RIGHT - LEFT - 12), 1)

    def up(value: float) -> float:
        return round(BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP), 1)

    points = [(across(one.day), up(one.value)) for one in each.observed]
    shapes = [*_ticks(low, high, up), *_years(days, across)]
    lines = _lines(((each.mean, "mean"), (each.upper, "limit"), (each.lower, "limit"), (each.target, "target")), up)
    shapes += lines
    room = Labels(WIDTH, BOTTOM + 8, (box_of(line) for line in lines if line.kind == "text"))
    x, y = points[-1]
    # Beside the last point; where a line's label stands there, clear above or below the last few points.
    near = [up_to for across_to, up_to in points if across_to > x - 44]
    places = [(x + 8, y + 5, "start"), (x + 4, min(near) - 9, "end"), (x + 4, max(near) + 20, "end")]
    shapes += room.add(number(each.observed[-1].value), places, "strong")
    for day, decision in each.decided:
        if days[0] <= day <= days[-1]:
            x = across(day)
            shapes.append(Shape("line", (("x1", x), ("x2", x), ("y1", TOP), ("y2", BOTTOM)), "limit"))
            # Two decisions soon after one another: the later one's word stands a line lower.
            places = [(x + side, TOP + line * APART, where) for line in range(1, 5) for side, where in SIDES]
            shapes += room.add(shortened(decision, 130), places, "quiet")
    path = "M" + " L".join(f"{x} {y}" for x, y in points)
    shapes.append(Shape("path", (("d", path),), "run"))
    shapes += [_dot(x, y, one.reading) for (x, y), one in zip(points, each.observed, strict=True)]
    return Drawing(WIDTH, HEIGHT, tuple(shapes))


SIDES = ((4, "start"), (-4, "end"))


def _marks(each: IndicatorPart) -> Iterator[float | None]:
    yield from (one.value for one in each.observed)
    yield from (each.mean, each.lower, each.upper, each.target)


def _ends(marks: Sequence[float]) -> tuple[float, float]:
    """Round numbers, at which the axis begins and ends."""
    least, most = min(marks), max(marks)
    step = 10 ** floor(log10(max(most - least, abs(most) / 10, 1e-9)))
    step = step if (most - least) / step >= 2 else step / 5
    return floor(least / step) * step, max(ceil(most / step) * step, floor(least / step) * step + step)


def _ticks(low: float, high: float, up) -> list[Shape]:  # type: ignore[no-untyped-def]
    shapes = []
    for part in (0, 0.5, 1):
        value = low + part * (high - low)
        y = up(value)
        shapes.append(Shape("line", (("x1", LEFT), ("x2", RIGHT), ("y1", y), ("y2", y)), "grid"))
        shapes.append(Shape("text", (("x", LEFT - 6), ("y", y + 4)), "tick end", in_short(value)))
    return shapes


def _years(days: Sequence[date], across) -> list[Shape]:  # type: ignore[no-untyped-def]
    room = Labels(WIDTH, HEIGHT)
    marks = (
        room.add(str(year), [(across(date(year, 1, 1)), BOTTOM + 30, "middle")], "tick")
        for year in range(days[-1].year, days[0].year, -1)
    )
    return [shape for made in marks for shape in made]


def _lines(named: Sequence[tuple[float | None, str]], up) -> list[Shape]:  # type: ignore[no-untyped-def]
    """Labels are kept apart, so that a target near the mean can still be read."""
    shapes = []
    words = {"mean": "average", "limit": "limit", "target": "target"}
    known = sorted(((value, name) for value, name in named if value is not None), reverse=True)
    # From the top down each is pushed below the one before; those pushed out at the bottom move up again.
    heights: list[float] = []
    for value, _ in known:
        heights.append(max(up(value) + 4, heights[-1] + APART if heights else TOP))
    for i in reversed(range(len(heights))):
        heights[i] = min(heights[i], BOTTOM + 6 - APART * (len(heights) - 1 - i))
    for (value, name), last in zip(known, heights, strict=True):
        y = up(value)
        shapes.append(Shape("line", (("x1", LEFT), ("x2", RIGHT), ("y1", y), ("y2", y)), name))
        shapes.append(Shape("text", (("x", RIGHT + 6), ("y", last)), "tick", f"{words[name]} {in_short(value)}"))
    return shapes


def in_short(value: float) -> str:
    """For an axis: 97.7, 12,500, 1.2m."""
    for size, letter in ((1e9, "bn"), (1e6, "m")):
        if abs(value) >= size:
            return f"{value / size:.3g}{letter}"
    return number(float(f"{value:.3g}")) if abs(value) < 1000 else f"{value:,.0f}"


def _dot(x: float, y: float, reading: str) -> Shape:
    """Out of the ordinary by shape as well as colour."""
    if reading:
        return Shape("rect", (("x", x - 4), ("y", y - 4), ("width", 8.0), ("height", 8.0)), reading)
    return Shape("circle", (("cx", x), ("cy", y), ("r", 3)), "dot")
