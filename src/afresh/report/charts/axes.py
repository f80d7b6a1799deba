"""The two axes: how many new members come, against how many proposals are adopted; one point a partnership."""

from collections.abc import Sequence
from dataclasses import dataclass

from afresh.report.charts.labels import Labels, box_of, shortened, wide
from afresh.report.document import Drawing, Shape

WIDTH, LEFT, RIGHT, TOP, BOTTOM = 460, 50, 438, 14, 330
HEIGHT = BOTTOM + 46
MOST_LABELS = 25
LONGEST = 240
MOVES = (0, 9, -9, 18, -18, 27, -27, 36, -36, 45, -45, 54, -54)
CLOSE = 30
"""Units within which two points ask for their labels on different sides."""
BESIDE = 14

Spot = tuple[float, float]


@dataclass(frozen=True)
class Point:
    label: str
    kind: str
    x: float
    """New members a year for each seat."""
    y: float
    """Share of proposals adopted."""


def axes(points: Sequence[Point], low_arrivals: float, low_openness: float) -> Drawing:
    most = _round_up(max([0.3, *(min(point.x, 1.2) for point in points)]))
    shapes = [*_grid(most), *_lines(low_arrivals, low_openness, most)]
    spots = [(_across(min(point.x, most), most), _up(point.y)) for point in points]
    # Marks first: a label that covered a point would hide a partnership.
    room = Labels(WIDTH, BOTTOM, [(x - 8, y - 8, x + 8, y + 8) for x, y in spots])
    for point, (x, y) in zip(points, spots, strict=True):
        shapes.append(_mark(point.kind, x, y))
        if len(points) <= MOST_LABELS:
            shapes += _label(shortened(point.label, LONGEST), (x, y), spots, room)
    across = (("x", (LEFT + RIGHT) / 2), ("y", BOTTOM + 40))
    shapes.append(Shape("text", across, "quiet middle", "New members a year, for each seat"))
    return Drawing(WIDTH, HEIGHT, tuple(shapes))


def _round_up(most: float) -> float:
    return next(end for end in (0.3, 0.4, 0.6, 0.8, 1.0, 1.2) if most <= end)


def _across(value: float, most: float) -> float:
    return round(LEFT + 8 + max(0.0, value) / most * (RIGHT - LEFT - 16), 1)


def _up(share: float) -> float:
    return round(BOTTOM - 6 - share * (BOTTOM - TOP - 12), 1)


def _grid(most: float) -> list[Shape]:
    shapes = []
    for quarter in range(5):
        y = _up(quarter / 4)
        shapes.append(Shape("line", (("x1", LEFT), ("x2", RIGHT), ("y1", y), ("y2", y)), "grid"))
        shapes.append(Shape("text", (("x", LEFT - 6), ("y", y + 4)), "tick end", f"{25 * quarter}%"))
    step = 0.1 if most <= 0.6 else 0.2
    for i in range(round(most / step) + 1):
        x = _across(i * step, most)
        shapes.append(Shape("text", (("x", x), ("y", BOTTOM + 19)), "tick middle", f"{i * step:.1f}" if i else "0"))
    return shapes


def _lines(low_arrivals: float, low_openness: float, most: float) -> list[Shape]:
    x, y = _across(low_arrivals, most), _up(low_openness)
    return [
        Shape("line", (("x1", x), ("x2", x), ("y1", TOP), ("y2", BOTTOM)), "limit"),
        Shape("line", (("x1", LEFT), ("x2", RIGHT), ("y1", y), ("y2", y)), "limit"),
    ]


def _mark(kind: str, x: float, y: float) -> Shape:
    role = f"p-{kind}" if kind in ("stagnant", "blocked", "stale", "fresh") else "p-other"
    if kind in ("stagnant", "blocked"):
        return Shape("rect", (("x", x - 5), ("y", y - 5), ("width", 10.0), ("height", 10.0)), role)
    if kind == "stale":
        return Shape("path", (("d", f"M{x} {y - 7} L{x + 7} {y + 6} L{x - 7} {y + 6} Z"),), role)
    return Shape("circle", (("cx", x), ("cy", y), ("r", 6)), role)


def _label(text: str, spot: Spot, others: Sequence[Spot], room: Labels) -> list[Shape]:
    """Beside the point, or moved up or down until it covers no other label and no point.

    Of two points close together the upper is labelled upwards; a label further off is led to its point by a line.
    """
    x, y = spot
    sides = ("start", "end") if x + 12 + wide(text) < RIGHT else ("end", "start")
    close = [other for other in others if other != spot and abs(other[0] - x) < CLOSE and abs(other[1] - y) < CLOSE]
    up = any(other[1] > y for other in close)
    moves = sorted(MOVES, key=lambda move: (abs(move), (move > 0) == up))
    near = [(x + 11 if side == "start" else x - 11, y + 5 + move, side) for move in moves for side in sides]
    above = [(x, y - 12, "middle"), (x, y + 24, "middle")]
    made = room.add(text, [place for place in (*near[:6], *above, *near[6:]) if _starts(text, place) >= LEFT])
    return [*_leader(made[0], x, y), *made] if made else []


def _leader(label: Shape, x: float, y: float) -> list[Shape]:
    """From the point to a label that does not stand right beside, above or below it."""
    left, top, right, bottom = box_of(label)
    across, up = min(max(x, left), right), (top + bottom) / 2
    if left <= x <= right or abs(up - y) <= BESIDE:
        return []
    return [Shape("line", (("x1", x), ("y1", y), ("x2", across), ("y2", round(up, 1))), "axis")]


def _starts(text: str, place: tuple[float, float, str]) -> float:
    """Where a label begins: left of the frame stand the figures of the axis."""
    x, _, side = place
    return x - {"start": 0.0, "middle": 0.5, "end": 1.0}[side] * wide(text)
