"""Shares on one line each, with the range that chance would give."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 440
LEFT, RIGHT, TOP, ROW = 146, 418, 8, 28


@dataclass(frozen=True)
class Strip:
    label: str
    y: int
    x: float
    x1: float | None
    x2: float | None
    beyond: bool


@dataclass(frozen=True)
class Strips:
    strips: tuple[Strip, ...]
    ticks: tuple[tuple[float, str], ...]
    bottom: int
    height: int
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP


def strips(rows: Sequence[tuple[str, float, float | None, float | None]]) -> Strips:
    """Of (label, share, low, high)."""
    placed = []
    for i, (label, share, low, high) in enumerate(rows):
        beyond = low is not None and high is not None and not low <= share <= high
        x1 = None if low is None else _x(low)
        x2 = None if x1 is None or high is None else max(_x(high), x1 + 2)
        placed.append(Strip(label, TOP + ROW * i + ROW // 2, _x(share), x1, x2, beyond))
    bottom = TOP + ROW * len(placed)
    ticks = tuple((_x(share), f"{share:.0%}") for share in (0, 0.25, 0.5, 0.75, 1.0))
    return Strips(tuple(placed), ticks, bottom, bottom + 28)


def _x(share: float) -> float:
    return round(LEFT + (RIGHT - LEFT) * share, 1)
