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
    where = [(across(min(p.x, most)), up(p.y) if p.y is not None else UNKNOWN_Y) for p in points]
    placed = []
    for point in sorted(points, key=lambda p: (p.y is None, p.x, p.label)):
        cx, known = across(min(point.x, most)), point.y is not None
        cy = up(point.y) if point.y is not None else UNKNOWN_Y
        label_x, label_y, anchor = _label(point.label, cx, cy, taken, where)
        placed.append(Placed(
            point.label if len(points) <= MOST_LABELS else "", point.state, cx, cy, across(max(0, point.x_low)), across(min(point.x_high, most)),
            up(point.y_low) if point.y_low is not None else cy, up(point.y_high) if point.y_high is not None else cy,
            known, label_x, label_y, anchor,
        ))  # fmt: skip
    step = 0.1 if most < 0.8 else 0.2
    ticks = tuple((across(i * step), f"{i * step:.1f}") for i in range(int(most / step) + 1))
    unknown = any(point.y is None for point in points)
    return Axes(tuple(placed), ticks, tuple((up(i / 4), f"{25 * i}%") for i in range(5)), across(low_arrivals), up(low_openness),
                unknown, height=HEIGHT if unknown else HEIGHT - 26)  # fmt: skip


def _scale(low: float, high: float, start: float, end: float):  # type: ignore[no-untyped-def]
    return lambda value: round(start + (value - low) / (high - low) * (end - start), 1)


def _label(
    text: str, cx: float, cy: float, taken: list[tuple[float, float, float]], points: Sequence[tuple[float, float]]
) -> tuple[float, float, str]:
    """To the right of the point, or to its left near the edge, moved until it covers no other label and no point."""
    width = 7.0 * len(text)
    sides = ["start", "end"] if cx + 12 + width < RIGHT else ["end", "start"]
    spots = [_spot(cx, cy + 5 + move, width, side) for move in MOVES for side in sides]
    left, right, y, side = next((spot for spot in spots if _is_free(spot, taken, points)), spots[0])
    taken.append((left, right, y))
    return (left if side == "start" else right), y, side


MOVES = (0, 16, -16, 32, -32, 48, -48, 64, -64)

Spot = tuple[float, float, float, str]


def _spot(cx: float, y: float, width: float, side: str) -> Spot:
    left = cx + 11 if side == "start" else cx - 11 - width
    return left, left + width, y, side


def _is_free(spot: Spot, taken: Sequence[tuple[float, float, float]], points: Sequence[tuple[float, float]]) -> bool:
    left, right, y, _ = spot
    if not (TOP < y < HEIGHT - 6 and left >= LEFT and right <= WIDTH):
        return False
    if any(abs(y - other) < 15 and left <= end and right >= start for start, end, other in taken):
        return False
    return not any(left - 7 < x < right + 7 and y - 17 < at < y + 8 for x, at in points)
