"""Counts of what was found, as shares with their 90% intervals, and the half of the seeds they are of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import mean

from afresh.statistics.jeffreys import interval
from studies.reviews import Facts

Test = Callable[[Facts], bool]


@dataclass(frozen=True)
class Share:
    k: int
    n: int

    @property
    def value(self) -> float | None:
        return self.k / self.n if self.n else None

    @property
    def range(self) -> tuple[float, float] | None:
        if not self.n:
            return None
        low, high = interval(self.k, self.n)
        return float(low), float(high)

    @property
    def at_least(self) -> float:
        """The lower end of the range; 0 where there is nothing to go by."""
        return self.range[0] if self.range else 0.0

    def __str__(self) -> str:
        """12% (of 340); with few, the range instead."""
        if self.value is None:
            return "–"
        return f"{percent(self.value)} of {self.n:,}"


def percent(value: float) -> str:
    """One decimal where it matters, under 10%."""
    if 0 < value < 0.0995:
        return f"{100 * value:.1f}%"
    return f"{100 * value:.0f}%"


def share(rows: Iterable[Facts], test: Test) -> Share:
    every = list(rows)
    return Share(sum(test(row) for row in every), len(every))


def where(rows: Iterable[Facts], **wanted: object) -> list[Facts]:
    return [row for row in rows if all(row[name] == value for name, value in wanted.items())]


def setting_half(rows: Iterable[Facts]) -> list[Facts]:
    """The even seeds: minimums are set on these."""
    return [row for row in rows if row["seed"] % 2 == 0]


def reporting_half(rows: Iterable[Facts]) -> list[Facts]:
    """The odd seeds: results are reported on these."""
    return [row for row in rows if row["seed"] % 2 == 1]


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table of Markdown."""
    lines = [list(heads), ["---"] * len(heads), *([str(cell) for cell in row] for row in rows)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def average(values: Iterable[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return mean(known) if known else None
