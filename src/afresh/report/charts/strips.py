"""Shares on one line each, with the range that chance would give."""

from collections.abc import Sequence

from afresh.report.charts.labels import shortened
from afresh.report.document import Drawing, Shape

WIDTH = 460
LEFT, RIGHT, TOP, ROW = 190, 434, 8, 28


def strips(rows: Sequence[tuple[str, float, float | None, float | None]]) -> Drawing:
    """Of (label, share, low, high)."""
    bottom = TOP + ROW * len(rows) + 4
    shapes: list[Shape] = []
    for share in (0, 0.5, 1):
        x = _x(share)
        shapes.append(Shape("line", (("x1", x), ("x2", x), ("y1", TOP), ("y2", bottom)), "grid"))
        shapes.append(Shape("text", (("x", x), ("y", bottom + 20)), "tick middle", f"{round(100 * share)}%"))
    for i, (label, share, low, high) in enumerate(rows):
        shapes += _strip(label, share, low, high, TOP + ROW * i + ROW // 2)
    return Drawing(WIDTH, bottom + 30, tuple(shapes))


def _strip(label: str, share: float, low: float | None, high: float | None, y: float) -> list[Shape]:
    shapes = [Shape("text", (("x", LEFT - 12), ("y", y + 4)), "end", shortened(label, LEFT - 14))]
    if low is not None and high is not None:
        width = max(_x(high) - _x(low), 2)
        shapes.append(Shape("rect", (("x", _x(low)), ("y", y - 7), ("width", width), ("height", 14)), "by-chance"))
        if not low <= share <= high:
            place = (("x", _x(share) - 5), ("y", y - 5), ("width", 10.0), ("height", 10.0))
            return [*shapes, Shape("rect", place, "beyond")]
    return [*shapes, Shape("circle", (("cx", _x(share)), ("cy", y), ("r", 5)), "dot")]


def _x(share: float) -> float:
    return round(LEFT + share * (RIGHT - LEFT), 1)
