"""Members joining and leaving: a bar for each seat, over the years on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

LABEL, WIDTH, ROW, HEAD = 300, 860, 22, 30
MOST_ROWS = 60


@dataclass(frozen=True)
class Bar:
    label: str
    start: date
    end: date | None
    joined: bool
    """Began in the period under review."""
    left: bool
    """Ended in it."""
    open_start: bool
    """Only first seen then."""
    seated: bool


@dataclass(frozen=True)
class PlacedBar:
    label: str
    y: float
    x1: float
    x2: float
    joined: bool
    left: bool
    open_start: bool
    seated: bool


@dataclass(frozen=True)
class Timeline:
    bars: tuple[PlacedBar, ...]
    years: tuple[tuple[float, str], ...]
    period_x1: float
    period_x2: float
    height: float
    left_out: int
    width: int = WIDTH
    label: int = LABEL
    row: int = ROW
    head: int = HEAD


def timeline(bars: Sequence[Bar], period_start: date, period_end: date) -> Timeline | None:
    if not bars:
        return None
    shown = sorted(bars, key=lambda b: (b.end is not None, b.end or period_end), reverse=False)[:MOST_ROWS]
    shown = sorted(shown, key=lambda b: (b.start, b.label))
    first = min(min(bar.start for bar in shown), period_start)
    days = max(1, (period_end - first).days)

    def across(day: date) -> float:
        inside = min(max(day, first), period_end)
        return round(LABEL + (inside - first).days / days * (WIDTH - LABEL - 8), 1)

    placed = tuple(
        PlacedBar(
            bar.label,
            HEAD + i * ROW,
            across(bar.start),
            max(across(bar.start) + 2, across(bar.end or period_end)),
            bar.joined,
            bar.left,
            bar.open_start,
            bar.seated,
        )
        for i, bar in enumerate(shown)
    )
    step = max(1, (period_end.year - first.year) // 8)
    years = [(across(date(year, 1, 1)), str(year)) for year in range(first.year + 1, period_end.year + 1, step)]
    height = HEAD + len(placed) * ROW + 6
    return Timeline(placed, tuple(years), across(period_start), across(period_end), height, len(bars) - len(shown))
