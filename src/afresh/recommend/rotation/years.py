"""The years on record, counted back from a day: who came, who left, and how long those at the table had been there."""

from dataclasses import dataclass

import numpy as np

from afresh.recommend.rotation.table_over_time import YEAR, TableOverTime
from afresh.vocabulary import day_from, day_number, months_before

MOST_YEARS = 40
LEAST_PART = 0.25
"""A part of a year this long is counted where there are fewer than two whole years."""


@dataclass(frozen=True)
class Year:
    start: int
    """The day before it."""
    end: int
    newcomers: int
    departures: int
    years_lost: float
    """Years of membership of those who left in it."""
    seat_years: float
    seats: int
    """At its end."""
    seats_before: int
    returned: int
    """Former members who came back in it."""
    newer_share: float | None
    """Share of those seats held by members of under so many years."""
    median_tenure: float | None
    whole: bool = True


def ends_of_years(day: int, years: int) -> list[int]:
    """The day, and the same day of earlier years."""
    return [day_number(months_before(day_from(day), 12 * back)) for back in range(years + 1)]


def years_on_record(table: TableOverTime, newer: float) -> tuple[Year, ...]:
    """Whole years since newcomers can be told, the latest last; with fewer than two, the rest before them as well."""
    ends = ends_of_years(table.day, MOST_YEARS)
    whole = sum(end >= table.counted_from for end in ends[1:])
    years = [year(table, ends[back + 1], ends[back], newer) for back in range(whole)][::-1]
    rest = ends[whole] - table.counted_from
    if whole < 2 and rest >= LEAST_PART * YEAR:
        years = [year(table, table.counted_from, ends[whole], newer, whole=False), *years]
    return tuple(years)


def year(table: TableOverTime, start: int, end: int, newer: float, whole: bool = True) -> Year:
    came = table.joined == table.start
    left = (table.end >= start) & (table.end < end)
    there = table.at(end)
    tenure = (end - table.joined[there]) / YEAR
    days = np.minimum(table.end, end) - np.maximum(table.start, start)
    return Year(
        start=start, end=end,
        newcomers=int((came & (table.joined > start) & (table.joined <= end)).sum()),
        departures=int(left.sum()),
        years_lost=float(((table.end - table.joined)[left] / YEAR).sum()),
        seat_years=float(np.maximum(days, 0).sum() / YEAR),
        seats=int(there.sum()),
        seats_before=int(table.at(start).sum()),
        returned=int((~came & (table.start > start) & (table.start <= end)).sum()),
        newer_share=float((tenure < newer).mean()) if there.any() else None,
        median_tenure=float(np.median(tenure)) if there.any() else None,
        whole=whole,
    )  # fmt: skip


def dispersion(years: tuple[Year, ...]) -> float | None:
    """Variance over mean of yearly newcomers: 1 where they come by chance alone, more where they come in waves."""
    counts = np.array([each.newcomers for each in years if each.whole], float)
    if len(counts) < 2 or not counts.any():
        return None
    return float(counts.var(ddof=1) / counts.mean())


def months_on_record(table: TableOverTime) -> int:
    if not len(table.start):
        return 0
    first, last = day_from(int(table.start.min())), day_from(table.day)
    return (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)


def moments(table: TableOverTime, years: tuple[Year, ...]) -> tuple[np.ndarray, ...]:
    """When in each year its newcomers came, from 0 to 1: elections fill many seats on one day."""
    came = table.joined[table.joined == table.start]
    return tuple(
        np.sort((came[(came > each.start) & (came <= each.end)] - each.start) / (each.end - each.start))
        for each in years
    )
