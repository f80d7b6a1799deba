"""The naive twin of the rotation forecast's bookkeeping: plain lists, one draw, one member at a time.

Chance comes in as numbers; nothing is drawn here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

Stay = tuple[object, date, date | None]
"""A member, the first day, and the last (None while held)."""


@dataclass
class Seat:
    joined: float | None
    """Years from now; None: nobody holds it."""
    ends: float = float("inf")


@dataclass(frozen=True)
class Luck:
    """One draw, a value (or a list over seats) a year."""

    newcomers: Sequence[int]
    departures: Sequence[float]
    returning: Sequence[float]
    turns: Sequence[Sequence[float]]
    moments: Sequence[Sequence[float]]
    leaving: tuple[float, float]


@dataclass(frozen=True)
class Told:
    newcomers: int
    newer_share: float
    median_tenure: float
    years_lost: float
    seats: int
    stayed: int
    seated: int


def coming_years(
    joined: Sequence[float], ends: Sequence[float], luck: Luck, fewest: int, most: int, *, newer: float,
    back_after: float = 0.0, limit: float | None = None, longest: int = 0, at_most: int | None = None,
) -> list[Told]:  # fmt: skip
    seats = [Seat(a, b) for a, b in zip(joined, ends, strict=True)] + [Seat(None) for _ in range(most - len(joined))]
    return [
        _year(
            seats,
            year,
            luck,
            fewest,
            most,
            newer=newer,
            back_after=back_after,
            limit=limit,
            longest=longest,
            at_most=at_most,
        )
        for year in range(len(luck.newcomers))
    ]


def _year(
    seats: list[Seat], year: int, luck: Luck, fewest: int, most: int, *, newer: float, back_after: float,
    limit: float | None, longest: int, at_most: int | None,
) -> Told:  # fmt: skip
    held = [i for i, seat in enumerate(seats) if seat.joined is not None]
    came, before = luck.newcomers[year], len(held)
    back = round(before * luck.returning[year])
    after = min(most, max(fewest, before + came + back - round(before * luck.departures[year])))
    leave = min(before, max(0, came + back + before - after))

    def turn(i: int) -> float:
        rate = luck.leaving[0 if year - _joined(seats[i]) < newer else 1]
        return -1.0 if seats[i].ends <= year + 1 else luck.turns[year][i] / rate

    recorded = sum(seats[i].ends <= year + 1 for i in held)
    by_chance = sorted(held, key=turn)[: max(leave, recorded)]
    by_rule = [
        i for i in held if i not in by_chance and _ruled(seats, held, i, year, limit, longest=longest, at_most=at_most)
    ]
    out = by_chance + by_rule
    new = came + len(by_rule) + max(0, len(by_chance) - leave)
    when = {}
    for i in range(len(seats)):
        when[i] = year + luck.moments[year][i]
        if i in by_rule:
            when[i] = min(max(_joined(seats[i]) + limit, year), year + 1) if limit is not None else float(year)
    lost = sum(when[i] - _joined(seats[i]) for i in out)
    stay = [i for i in held if i not in out]
    empty = sorted(out) + [i for i, seat in enumerate(seats) if seat.joined is None]
    taken = sorted(empty[: max(0, after - len(stay))])
    for i in out:
        seats[i].joined, seats[i].ends = None, float("inf")
    for nth, i in enumerate(taken):
        seats[i].joined = when[i] if nth < new else year + 1 - back_after
    tenure = [year + 1 - seat.joined for seat in seats if seat.joined is not None]
    share = sum(each < newer for each in tenure) / max(1, len(tenure))
    return Told(
        newcomers=new,
        newer_share=share,
        median_tenure=median(tenure) if tenure else 0.0,
        years_lost=lost,
        seats=len(tenure),
        stayed=len(stay),
        seated=min(new, len(taken)),
    )


def _joined(seat: Seat) -> float:
    assert seat.joined is not None, "only held seats are asked of"
    return seat.joined


def _ruled(
    seats: list[Seat], held: list[int], i: int, year: int, limit: float | None, *, longest: int, at_most: int | None
) -> bool:
    by_service = sorted(held, key=lambda each: _joined(seats[each]))
    if limit is not None and _joined(seats[i]) + limit <= year + 1:
        return at_most is None or i in by_service[:at_most]
    return i in by_service[:longest]


def merged(stays: Sequence[Stay], at: date, within: int = 183) -> list[Stay]:
    """As known on a day: what starts later is not there, what ends later is held; short breaks are none."""
    known = [(m, start, end if end and end <= at else None) for m, start, end in stays if start <= at]
    found: list[Stay] = []
    for stay in sorted(known, key=lambda each: (str(each[0]), each[1])):
        last = found[-1] if found else None
        if last and last[0] == stay[0] and (last[2] is None or (stay[1] - last[2]).days <= within):
            found[-1] = (last[0], last[1], None if None in (last[2], stay[2]) else max(last[2], stay[2]))  # type: ignore[type-var]
        else:
            found.append(stay)
    return found


def year_counts(stays: Sequence[Stay], start: date, end: date) -> tuple[int, int, int]:
    """Newcomers, departures, and seats at the end of a year, of stays without short breaks."""
    first = {m: min(s for other, s, _ in stays if other == m) for m, _, _ in stays}
    new = sum(start < day <= end for day in first.values())
    left = sum(last is not None and start <= last < end for _, _, last in stays)
    there = sum(s <= end and (last is None or last >= end) for _, s, last in stays)
    return new, left, there
