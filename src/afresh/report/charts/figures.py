"""An indicator's process-behaviour chart: the figures, their mean and their limits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from afresh.forms import number

WIDTH, HEIGHT = 720, 260
LEFT, RIGHT, TOP, BOTTOM = 64, 640, 16, 220


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    flag: str
    """'', 'improvement' or 'concern' or 'unusual'."""


@dataclass(frozen=True)
class Line:
    y: float
    label: str
    kind: str
    label_y: float


@dataclass(frozen=True)
class Figures:
    dots: tuple[Dot, ...]
    path: str
    lines: tuple[Line, ...]
    years: tuple[tuple[float, str], ...]
    ticks: tuple[tuple[float, str], ...]
    changes: tuple[tuple[float, str], ...] = ()
    """Where along the figures a review decided on a change, and on which."""
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM


def figures(
    days: Sequence[date],
    values: Sequence[float],
    flags: Sequence[str],
    mean: float | None,
    lower: float | None,
    upper: float | None,
    target: float | None,
    changes: Mapping[date, str] | None = None,
) -> Figures | None:
    if not values:
        return None
    marks = [value for value in (*values, mean, lower, upper, target) if value is not None]
    low, high = min(marks), max(marks)
    pad = (high - low) * 0.06 or 1.0
    low, high = low - pad, high + pad
    span = max(1, (days[-1] - days[0]).days)

    def across(day: date) -> float:
        return round(LEFT + 10 + (day - days[0]).days / span * (RIGHT - LEFT - 20), 1)

    def up(value: float) -> float:
        return round(BOTTOM - (value - low) / (high - low) * (BOTTOM - TOP), 1)

    dots = tuple(Dot(across(day), up(value), flag) for day, value, flag in zip(days, values, flags, strict=True))
    path = "M" + " L".join(f"{dot.x} {dot.y}" for dot in dots)
    named = ((mean, "mean"), (upper, "upper limit"), (lower, "lower limit"), (target, "target"))
    years = tuple((across(date(year, 1, 1)), str(year)) for year in range(days[0].year + 1, days[-1].year + 1))
    ticks = tuple((up(value), number(value)) for value in (min(values), max(values)))
    within = {on: what for on, what in (changes or {}).items() if days[0] <= on <= days[-1]}
    marked = tuple((across(on), what) for on, what in sorted(within.items()))
    return Figures(dots, path, _lines(named, up), years, ticks, marked)


def _lines(named: Sequence[tuple[float | None, str]], up) -> tuple[Line, ...]:  # type: ignore[no-untyped-def]
    """Labels are kept apart, so that a target near the mean can still be read."""
    lines, last = [], -100.0
    for value, label in sorted(((value, label) for value, label in named if value is not None), reverse=True):
        y = up(value)
        last = max(y + 4, last + 14)
        lines.append(Line(y, label, label.split()[-1], last))
    return tuple(lines)
