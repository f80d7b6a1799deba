"""The two axes: arrivals against proposals adopted, one point a partnership."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 720, 470
LEFT, RIGHT, TOP, BOTTOM = 64, 700, 20, 400
UNKNOWN_Y = 436
MOST_LABELS = 25


@dataclass(frozen=True)
class Point:
    label: str
    state: str
    x: float
    """Arrivals a year for each seat."""
    x_low: float
    x_high: float
    y: float | None
    """Share of proposals adopted; None where it is not known."""
    y_low: float | None
    y_high: float | None


@dataclass(frozen=True)
class Placed:
    label: str
    state: str
    cx: float
    cy: float
    x1: float
    x2: float
    y1: float
    y2: float
    known: bool
    label_x: float
    label_y: float
    anchor: str


@dataclass(frozen=True)
class Axes:
    points: tuple[Placed, ...]
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    x_line: float
    y_line: float
    any_unknown: bool
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM
    unknown_y: int = UNKNOWN_Y


def axes(points: Sequence[Point], low_arrivals: float, low_openness: float) -> Axes:
    most = max([0.4, *(min(point.x_high, 1.2) for point in points)]) * 1.05
    across = _scale(0, most, LEFT, RIGHT)
    up = _scale(-0.04, 1, BOTTOM, TOP)
    taken: list[tuple[float, float, float]] = []
    placed = []
    for point in sorted(points, key=lambda p: (p.y is None, p.x, p.label)):
        cx, known = across(min(point.x, most)), point.y is not None
        cy = up(point.y) if point.y is not None else UNKNOWN_Y
        label_x, label_y, anchor = _label(point.label, cx, cy, taken)
        placed.append(Placed(
            point.label if len(points) <= MOST_LABELS else "", point.state, cx, cy, across(max(0, point.x_low)), across(min(point.x_high, most)),
            up(point.y_low) if point.y_low is not None else cy, up(point.y_high) if point.y_high is not None else cy,
            known, label_x, label_y, anchor,
        ))  # fmt: skip
    step = 0.1 if most < 0.8 else 0.2
    ticks = tuple((across(i * step), f"{i * step:.1f}") for i in range(int(most / step) + 1))
    return Axes(tuple(placed), ticks, tuple((up(i / 4), f"{25 * i}%") for i in range(5)), across(low_arrivals), up(low_openness),
                any(point.y is None for point in points))  # fmt: skip


def _scale(low: float, high: float, start: float, end: float):  # type: ignore[no-untyped-def]
    return lambda value: round(start + (value - low) / (high - low) * (end - start), 1)


def _label(text: str, cx: float, cy: float, taken: list[tuple[float, float, float]]) -> tuple[float, float, str]:
    """To the right of the point, or to its left near the edge, moved down until it overlaps no other label."""
    width = 7.0 * len(text)
    anchor = "start" if cx + 12 + width < RIGHT else "end"
    x = cx + 11 if anchor == "start" else cx - 11
    left = x if anchor == "start" else x - width
    for move in (0, 16, -16, 32, -32, 48, -48, 64, -64):
        y = cy + 5 + move
        if TOP < y < HEIGHT - 6 and all(abs(y - other) >= 15 or left > end or left + width < start for start, end, other in taken):
            break
    taken.append((left, left + width, y))
    return x, y, anchor
