"""What a register published in editions says, counted in plain Python from its rows.

Nothing here is the product's: rows in, days and sets out.
"""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from statistics import median

from reference.renewal import by_clock

Seat = tuple[str, str, str]
"""Partnership, member, and whatever else tells one of its seats from another."""
Stretch = tuple[date, date]
"""The first and the last edition of an unbroken run."""


@dataclass(frozen=True)
class Register:
    """Runs of editions for each partnership and member: those of its seats, put together where they overlap."""

    editions: tuple[date, ...]
    stretches: dict[str, dict[str, list[Stretch]]]


def register(rows: Iterable[tuple[date, Seat]]) -> Register:
    """`rows` has the good editions only."""
    seen: dict[Seat, set[date]] = defaultdict(set)
    for day, seat in rows:
        seen[seat].add(day)
    editions = tuple(sorted(set().union(*seen.values())))
    stretches: dict[str, dict[str, list[Stretch]]] = defaultdict(lambda: defaultdict(list))
    for (partnership, member, _), days in seen.items():
        stretches[partnership][member] += _runs(editions, days)
    return Register(editions, {each: _joined(of) for each, of in stretches.items()})


def both(one: Register, other: Register) -> Register:
    """Two registers of the same partnerships, whose members are not the same."""
    stretches = {each: dict(of) for each, of in one.stretches.items()}
    for each, of in other.stretches.items():
        stretches.setdefault(each, {}).update(of)
    return Register(tuple(sorted({*one.editions, *other.editions})), stretches)


def _runs(editions: Sequence[date], present: set[date]) -> list[Stretch]:
    runs: list[Stretch] = []
    for before, edition in zip([None, *editions], editions, strict=False):
        if edition in present:
            runs = [*runs[:-1], (runs[-1][0], edition)] if before in present else [*runs, (edition, edition)]
    return runs


def _joined(members: Mapping[str, list[Stretch]]) -> dict[str, list[Stretch]]:
    """Stretches that overlap or follow on the next day are one."""
    found: dict[str, list[Stretch]] = {}
    for member, stretches in members.items():
        whole: list[Stretch] = []
        for start, end in sorted(stretches):
            if whole and start <= whole[-1][1] + timedelta(days=1):
                whole[-1] = (whole[-1][0], max(end, whole[-1][1]))
            else:
                whole.append((start, end))
        found[member] = whole
    return found


def arrivals(members: Mapping[str, list[Stretch]], at: date, back_to: date) -> tuple[int, float]:
    """Newcomers and seat-years of one partnership, without its first three months on record: of a term, longer by
    years where that holds under 15 seat-years, and of the whole record where most came together."""
    begins = _three_months_on(min(start for of in members.values() for start, _ in of))
    firsts = sorted(day for of in members.values() if (day := min(of)[0]) > begins)
    after = max(back_to, begins)
    held = _held(members, at, after)
    if by_clock(firsts, held / max(1, (at - after).days)):
        after = begins
    while _held(members, at, after) < 15 * 365.25 and after > begins:
        back_to = date(back_to.year - 1, back_to.month, back_to.day)
        after = max(back_to, begins)
    return sum(day > after for day in firsts), _held(members, at, after) / 365.25


def _held(members: Mapping[str, list[Stretch]], at: date, after: date) -> int:
    return sum(max(0, (min(end, at) - max(start, after)).days) for of in members.values() for start, end in of)


def _three_months_on(day: date) -> date:
    year, month = day.year + (day.month > 9), (day.month + 2) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def joined(members: Mapping[str, list[Stretch]], t0: date) -> dict[str, date]:
    return {member: min(of)[0] for member, of in members.items() if min(of)[0] > t0}


def left(members: Mapping[str, list[Stretch]], t0: date, latest_edition: date) -> dict[str, date]:
    """Those last seen in the period who are not in the latest edition."""
    last = {member: max(end for _, end in of) for member, of in members.items()}
    return {member: end for member, end in last.items() if t0 < end < latest_edition}


Gathering = tuple[date, frozenset[str]]


def gatherings(members: Mapping[str, list[Stretch]], at: date) -> list[Gathering]:
    """Days on which somebody was first or last seen, and the anniversaries of each until the next."""
    changes = sorted({day for of in members.values() for stretch in of for day in stretch})
    days = []
    for day, following in zip(changes, [*changes[1:], at + timedelta(days=1)], strict=True):
        days.append(day)
        days += [same for year in range(day.year + 1, at.year + 1) if (same := _in(day, year)) < following]
    found = []
    for day in days:
        there = frozenset(m for m, of in members.items() if any(start <= day <= end for start, end in of))
        if there:
            found.append((day, there))
    return found


def _in(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)


def without_plenaries(all_of_them: Sequence[Gathering], largest: int = 40) -> list[Gathering]:
    """Those no larger than that, nor usually larger in the twelve months up to them."""
    kept = []
    for day, there in all_of_them:
        sizes = [len(others) for when, others in all_of_them if _in(day, day.year - 1) < when <= day]
        if len(there) <= largest and median(sizes) <= largest:
            kept.append((day, there))
    return kept


def link_freshness(found: Mapping[str, Sequence[Gathering]], t0: date) -> dict[str, tuple[float, int]]:
    """The share of pairs together since t0 who first met after it, and how many pairs; `found` has no plenaries."""
    met: dict[tuple[str, str], date] = {}
    for of in found.values():
        before: frozenset[str] = frozenset()
        for day, there in of:
            for pair in combinations(sorted(there), 2):
                if not before.issuperset(pair):
                    met[pair] = min(day, met.get(pair, day))
            before = there
    fresh = {}
    for partnership, of in found.items():
        pairs = {pair for day, there in of if day > t0 for pair in combinations(sorted(there), 2)}
        if pairs:
            fresh[partnership] = (sum(met[pair] > t0 for pair in pairs) / len(pairs), len(pairs))
    return fresh
