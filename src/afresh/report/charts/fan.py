"""A fan: what was, up to today, and between which values the coming years would lie."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 340, 230
LEFT, RIGHT, TOP, BOTTOM = 46, 292, 14, 196


@dataclass(frozen=True)
class Coming:
    """One coming year: the middle of the draws, the half and the nine in ten of them about it."""

    low: float
    quarter: float
    middle: float
    three_quarters: float
    high: float


@dataclass(frozen=True)
class Fan:
    title: str
    past: str
    """The path of what was, and dots on it."""
    dots: tuple[tuple[float, float], ...]
    wide: str
    narrow: str
    middle: str
    today: float
    years: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    ends: tuple[tuple[float, float, str], ...]
    """Where the middle, low and high end, and what they are."""
    main: str
    """The middle's."""
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM


def fan(
    title: str,
    past: Sequence[tuple[int, float]],
    today: int,
    coming: Sequence[Coming],
    most: float,
    form: Callable[[float], str],
    since: int,
) -> Fan:
    """`past`: calendar year and value, the last being today's; the fan opens from there."""

    def across(year: float) -> float:
        return round(LEFT + (year - since) / max(1, today + len(coming) - since) * (RIGHT - LEFT), 1)

    def up(value: float) -> float:
        return round(BOTTOM - min(max(value / most, 0), 1) * (BOTTOM - TOP), 1)

    shown = [(year, value) for year, value in past if year >= since]
    now = [shown[-1][1]] if shown and shown[-1][0] == today else []
    first = 0 if now else 1
    ahead = [across(today + i) for i in range(first, len(coming) + 1)]

    def along(name: str) -> list[float]:
        return [up(value) for value in [*now, *(getattr(each, name) for each in coming)]]

    return Fan(
        title,
        _path([(across(year), up(value)) for year, value in shown]),
        tuple((across(year), up(value)) for year, value in shown),
        _area(ahead, along("low"), along("high")),
        _area(ahead, along("quarter"), along("three_quarters")),
        _path(list(zip(ahead, along("middle"), strict=True))),
        across(today),
        _years(since, today, today + len(coming), across),
        tuple((up(most * part), form(most * part)) for part in (0, 0.5, 1)),
        _ends(coming[-1], across(today + len(coming)), up, form),
        form(coming[-1].middle),
    )


def _years(since: int, today: int, until: int, across: Callable[[float], float]) -> tuple[tuple[float, str], ...]:
    """The ends and today, whichever of them are far enough apart to be read."""
    kept = [today, until] + ([since] if today - since >= 2 else [])
    return tuple((across(year), str(year)) for year in sorted(set(kept)))


def _ends(last: Coming, x: float, up: Callable[[float], float], form: Callable[[float], str]) -> tuple[
    tuple[float, float, str], ...
]:  # fmt: skip
    """High, middle and low, pushed apart so that each can be read; equal ones once."""
    values = sorted({form(each): each for each in (last.low, last.high, last.middle)}.values(), reverse=True)
    heights = [up(each) + 4 for each in values]
    for i in range(1, len(heights)):
        heights[i] = max(heights[i], heights[i - 1] + 14)
    over = max(0.0, heights[-1] - BOTTOM - 4)
    for i in range(len(heights) - 1, -1, -1):
        heights[i] = min(heights[i], heights[i] - over if i == len(heights) - 1 else heights[i + 1] - 14)
    return tuple((x + 6, round(y, 1), form(each)) for y, each in zip(heights, values, strict=True))


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + " L".join(f"{x} {y}" for x, y in points) if points else ""


def _area(across: Sequence[float], low: Sequence[float], high: Sequence[float]) -> str:
    there = list(zip(across, high, strict=True))
    back = list(zip(across, low, strict=True))[::-1]
    return _path([*there, *back]) + " Z"
