"""A fan: what was, up to today, and between which values the coming years would lie."""

from collections.abc import Sequence

from afresh.forms import percent
from afresh.report.charts.labels import Labels
from afresh.report.document import Drawing, Shape
from afresh.review.advice_parts import FanPart, RangePart

WIDTH, HEIGHT = 360, 236
LEFT, RIGHT, TOP, BOTTOM = 52, 296, 16, 196
APART = 17

Points = Sequence[tuple[float, float]]


def fan(of: FanPart) -> Drawing:
    until = of.today + len(of.coming)

    def across(year: float) -> float:
        return round(LEFT + (year - of.since) / max(1, until - of.since) * (RIGHT - LEFT), 1)

    def up(value: float) -> float:
        return round(BOTTOM - min(max(value, 0), 1) * (BOTTOM - TOP), 1)

    past = [(across(year), up(value)) for year, value in of.past if year >= of.since]
    now = [of.past[-1][1]] if of.past and of.past[-1][0] == of.today else []
    ahead = [across(of.today + i) for i in range(0 if now else 1, len(of.coming) + 1)]

    def along(name: str) -> list[float]:
        return [up(value) for value in (*now, *(getattr(each, name) for each in of.coming))]

    shapes = []
    for part in (0, 0.5, 1):
        y = up(part)
        shapes.append(Shape("line", (("x1", LEFT), ("x2", RIGHT), ("y1", y), ("y2", y)), "grid"))
        shapes.append(Shape("text", (("x", LEFT - 6), ("y", y + 4)), "tick end", percent(part)))
    shapes.append(Shape("path", (("d", _area(ahead, along("low"), along("high"))),), "wide"))
    shapes.append(Shape("path", (("d", _area(ahead, along("quarter"), along("three_quarters"))),), "narrow"))
    today = across(of.today)
    shapes.append(Shape("line", (("x1", today), ("x2", today), ("y1", TOP), ("y2", BOTTOM)), "limit"))
    shapes.append(Shape("path", (("d", _path(list(zip(ahead, along("middle"), strict=True)))),), "run"))
    if past:
        shapes.append(Shape("path", (("d", _path(past)),), "run"))
        shapes += [Shape("circle", (("cx", x), ("cy", y), ("r", 3)), "dot") for x, y in past]
    room = Labels(WIDTH, HEIGHT)
    for year in dict.fromkeys((of.today, until, of.since)):
        shapes += room.add(str(year), [(across(year), BOTTOM + 30, "middle")], "tick")
    shapes += _ends(of.coming[-1], across(until), up)
    return Drawing(WIDTH, HEIGHT, tuple(shapes))


def _ends(last: RangePart, x: float, up) -> list[Shape]:  # type: ignore[no-untyped-def]
    """High, middle and low, pushed apart so that each can be read; equal ones once."""
    values = sorted({percent(each): each for each in (last.low, last.high, last.middle)}.values(), reverse=True)
    heights = [up(each) + 4 for each in values]
    for i in range(1, len(heights)):
        heights[i] = max(heights[i], heights[i - 1] + APART)
    over = max(0.0, heights[-1] - BOTTOM - 4)
    for i in range(len(heights) - 1, -1, -1):
        heights[i] = min(heights[i], heights[i] - over if i == len(heights) - 1 else heights[i + 1] - APART)
    main = percent(last.middle)
    return [
        Shape("text", (("x", x + 6), ("y", round(y, 1))), "strong" if percent(each) == main else "tick", percent(each))
        for y, each in zip(heights, values, strict=True)
    ]


def _path(points: Points) -> str:
    return "M" + " L".join(f"{x} {y}" for x, y in points) if points else ""


def _area(across: Sequence[float], low: Sequence[float], high: Sequence[float]) -> str:
    there = list(zip(across, high, strict=True))
    back = list(zip(across, low, strict=True))[::-1]
    return _path([*there, *back]) + " Z"
