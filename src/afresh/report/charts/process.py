"""An indicator's process-behaviour chart: the figures, their mean, their limits and the target."""

from collections.abc import Iterator, Sequence
from datetime import date
from math import ceil, floor, log10

from afresh.forms import number
from afresh.report.document import Drawing, Shape
from afresh.review.parts import IndicatorPart

WIDTH, HEIGHT = 460, 240
LEFT, RIGHT, TOP, BOTTOM = 48, 380, 14, 208


def process(each: IndicatorPart) -> Drawing:
    low, high = _ends([value for value in _marks(each) if value is not None])
    days = [one.day for one in each.observed]
    span = max(1, (days[-1] - days[0]).days)

    def across(day: date) -> float:
        return round(LEFT + 6 + (day - days[0]).days / span * (RIGHT - LEFT - 12), 1)

    def up(value: float) -> float:
        return round(BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP), 1)

    shapes = [*_ticks(low, high, up), *_years(days, across)]
    shapes += _lines(((each.mean, "mean"), (each.upper, "limit"), (each.lower, "limit"), (each.target, "target")), up)
    for day, decision in each.decided:
        if days[0] <= day <= days[-1]:
            x = across(day)
            shapes.append(Shape("line", (("x1", x), ("x2", x), ("y1", TOP), ("y2", BOTTOM)), "limit"))
            shapes.append(Shape("text", (("x", x + 4), ("y", TOP + 10)), "quiet", decision))
    points = [(across(one.day), up(one.value)) for one in each.observed]
    path = "M" + " L".join(f"{x} {y}" for x, y in points)
    shapes.append(Shape("path", (("d", path),), "run"))
    shapes += [_dot(x, y, one.reading) for (x, y), one in zip(points, each.observed, strict=True)]
    x, y = points[-1]
    shapes.append(Shape("text", (("x", x + 8), ("y", y - 8)), "strong", number(each.observed[-1].value)))
    return Drawing(WIDTH, HEIGHT, tuple(shapes))


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
        shapes.append(Shape("text", (("x", LEFT - 6), ("y", y + 4)), "tick end", number(round(value, 6))))
    return shapes


def _years(days: Sequence[date], across) -> list[Shape]:  # type: ignore[no-untyped-def]
    years = range(days[0].year + 1, days[-1].year + 1)
    step = max(1, len(years) // 6)
    shown = [year for year in years if (days[-1].year - year) % step == 0]
    return [
        Shape("text", (("x", across(date(year, 1, 1))), ("y", BOTTOM + 18)), "tick middle", str(year)) for year in shown
    ]


def _lines(named: Sequence[tuple[float | None, str]], up) -> list[Shape]:  # type: ignore[no-untyped-def]
    """Labels are kept apart, so that a target near the mean can still be read."""
    shapes, last = [], -100.0
    words = {"mean": "average", "limit": "limit", "target": "target"}
    known = sorted(((value, name) for value, name in named if value is not None), reverse=True)
    for value, name in known:
        y = up(value)
        last = max(y + 4, last + 14)
        shapes.append(Shape("line", (("x1", LEFT), ("x2", RIGHT), ("y1", y), ("y2", y)), name))
        shapes.append(
            Shape("text", (("x", RIGHT + 6), ("y", last)), "tick", f"{words[name]} {number(round(value, 3))}")
        )
    return shapes


def _dot(x: float, y: float, reading: str) -> Shape:
    """Out of the ordinary by shape as well as colour."""
    if reading:
        return Shape("rect", (("x", x - 4), ("y", y - 4), ("width", 8.0), ("height", 8.0)), reading)
    return Shape("circle", (("cx", x), ("cy", y), ("r", 3)), "dot")
