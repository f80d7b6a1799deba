"""The two axes: arrivals against proposals adopted, one point a partnership."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTH = 720
LEFT, RIGHT, TOP, BOTTOM = 76, 700, 20, 400
ROW = 22
MOST_LABELS = 25

Scale = Callable[[float], float]
Taken = tuple[float, float, float]


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
    strip: bool
    """No openness is known, so that only renewal is drawn."""
    x_ticks: tuple[tuple[float, str], ...]
    y_ticks: tuple[tuple[float, str], ...]
    x_line: float
    y_line: float
    bottom: int
    height: int
    any_unknown: bool
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP


def axes(points: Sequence[Point], low_arrivals: float, low_openness: float) -> Axes:
    """Points whose openness is not known stand in rows of their own, below."""
    known = sorted((point for point in points if point.y is not None), key=lambda p: (p.x, p.label))
    unknown = sorted((point for point in points if point.y is None), key=lambda p: (p.x, p.label))
    most = max([0.4, *(min(point.x_high, 1.2) for point in points)]) * 1.05
    rows = min(len(unknown), MOST_LABELS)
    bottom = BOTTOM if known else TOP + rows * ROW + 8
    across, up = _scale(0, most, LEFT, RIGHT), _scale(-0.04, 1, BOTTOM, TOP)
    first = bottom + 44 if known else TOP + ROW / 2
    heights = [up(p.y) for p in known if p.y is not None] + [
        first + (i % MOST_LABELS) * ROW for i in range(len(unknown))
    ]
    spots = [(across(min(p.x, most)), cy) for p, cy in zip([*known, *unknown], heights, strict=True)]
    taken: list[Taken] = []
    placed = [
        _placed(p, spot, across, up, most, taken, spots) for p, spot in zip([*known, *unknown], spots, strict=True)
    ]
    height = bottom + 40 + (rows * ROW if known else 0)
    return Axes(
        tuple(placed),
        not known,
        _ticks(most, across),
        tuple((up(i / 4), f"{25 * i}%") for i in range(5)),
        across(low_arrivals),
        up(low_openness),
        bottom,
        height,
        bool(known and unknown),
    )


def _ticks(most: float, across: Scale) -> tuple[tuple[float, str], ...]:
    step = 0.1 if most < 0.8 else 0.2
    return tuple((across(i * step), f"{i * step:.1f}") for i in range(int(most / step) + 1))


def _placed(
    point: Point,
    spot: tuple[float, float],
    across: Scale,
    up: Scale,
    most: float,
    taken: list[Taken],
    spots: Sequence[tuple[float, float]],
) -> Placed:
    cx, cy = spot
    label = shortened(point.label)
    x, y, anchor = _label(label, cx, cy, taken, spots)
    return Placed(
        label if len(spots) <= MOST_LABELS else "",
        point.state,
        cx,
        cy,
        across(min(max(0, point.x_low), most)),
        across(min(point.x_high, most)),
        up(point.y_low) if point.y_low is not None else cy,
        up(point.y_high) if point.y_high is not None else cy,
        point.y is not None,
        x,
        y,
        anchor,
    )


def shortened(label: str, most: int = 48) -> str:
    """The table holds the whole name."""
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


def _scale(low: float, high: float, start: float, end: float) -> Scale:
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
    if not (y > TOP and left >= LEFT and right <= WIDTH):
        return False
    if any(abs(y - other) < 15 and left <= end and right >= start for start, end, other in taken):
        return False
    return not any(left - 7 < x < right + 7 and y - 17 < at < y + 8 for x, at in points)
