"""Naive twins of the renewal measures that are about who was there: sets, loops and the definitions.

Each gives {(partnership, subject): (value, low, high, n)} for what `look` found in the records.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, pairwise
from statistics import median, quantiles
from typing import Any

from afresh.snapshot.plain_roles import MEMBERS, SORTS
from reference.gatherings import Gatherings, Key, Member, Records, months_before
from reference.gatherings import _Known as Known
from reference.gatherings import gatherings as naive

Reading = tuple[float | None, float | None, float | None, float]
Readings = dict[tuple[str, str], Reading]
Pair = tuple[Member, Member]

NOTHING = (None, None, None)


@dataclass
class Look:
    """A period, and what took place in it."""

    records: Records
    at: date
    t0: date
    all: Gatherings
    now: dict[Key, set[Member]]
    partnerships: Mapping[str, Mapping[str, Any]]

    @property
    def workspace(self) -> list[str]:
        return sorted({partnership for partnership, _, _ in self.now})

    @property
    def lasting(self) -> list[str]:
        return sorted({key[0] for key in self.all.members if not self.one_off(key[0])})

    def one_off(self, partnership: str) -> bool:
        return self.partnerships[partnership].get("kind") == "project"

    def members(self, partnership: str) -> set[Member]:
        return {who for key, members in self.now.items() if key[0] == partnership for who in members}

    def only_plenaries(self, partnership: str) -> bool:
        return all(self.all.plenary[key] for key in self.now if key[0] == partnership)

    def first_day(self, partnership: str, member: Member) -> date:
        return min(key[1] for key, members in self.now.items() if key[0] == partnership and member in members)

    def pairs(self, partnership: str) -> dict[Pair, date]:
        """B, with the first day together in the period."""
        found: dict[Pair, date] = {}
        for key, members in self.now.items():
            if key[0] == partnership and not self.all.plenary[key]:
                for pair in combinations(sorted(members), 2):
                    found[pair] = min(key[1], found.get(pair, key[1]))
        return found

    def met(self, a: Member, b: Member) -> date:
        return self.all.met.get((min(a, b), max(a, b)), date.max)

    def is_new(self, partnership: str, pair: Pair, together: date) -> bool:
        return self.met(*pair) >= together if self.one_off(partnership) else self.met(*pair) > self.t0


def look(records: Records, at: date, level: str | None = None, largest: int = 40) -> Look:
    found = naive(records, at, level, largest)
    t0 = months_before(at, 12)
    now = {key: members for key, members in found.members.items() if t0 < key[1] <= at}
    return Look(
        records=records,
        at=at,
        t0=t0,
        all=found,
        now=now,
        partnerships={row["id"]: row for row in records["partnerships"]},
    )


def share(marks: Iterable[bool]) -> float | None:
    marks = list(marks)
    return sum(marks) / len(marks) if marks else None


def over_pairs(marks: Mapping[Pair, bool]) -> Reading:
    """A share of pairs, with its lowest and highest when one member's pairs are left out."""
    without = [
        share(mark for pair, mark in marks.items() if who not in pair)
        for who in {who for pair in marks for who in pair}
    ]
    left = [each for each in without if each is not None]
    return share(marks.values()), min(left, default=None), max(left, default=None), len(marks)


def link_freshness(at: Look) -> Readings:
    return {
        (partnership, ""): over_pairs(
            {pair: at.is_new(partnership, pair, day) for pair, day in at.pairs(partnership).items()}
        )
        for partnership in at.workspace
    }


def make_up(at: Look) -> Readings:
    found = {}
    for partnership in at.workspace:
        kinds = {pair: _kind(at, partnership, pair, day) for pair, day in at.pairs(partnership).items()}
        for kind in ("with an entrant", "experienced, newly together", "repeat"):
            found[partnership, kind] = over_pairs({pair: each == kind for pair, each in kinds.items()})
    return found


def _kind(at: Look, partnership: str, pair: Pair, together: date) -> str:
    if not at.is_new(partnership, pair, together):
        return "repeat"
    seen = max(at.all.first_seen[who] for who in pair)
    entrant = seen >= together if at.one_off(partnership) else seen > at.t0
    return "with an entrant" if entrant else "experienced, newly together"


def member_freshness(at: Look) -> Readings:
    found: Readings = {}
    for partnership in at.workspace:
        members = at.members(partnership)
        without = [_knowing_nobody(at, partnership, members - {who}) for who in members] if len(members) > 2 else []
        reported = len(members) > 1 and not at.only_plenaries(partnership)
        values = (_knowing_nobody(at, partnership, members), min(without, default=None), max(without, default=None))
        found[partnership, ""] = (*(values if reported else NOTHING), len(members))
    return found


def _knowing_nobody(at: Look, partnership: str, members: set[Member]) -> float:
    def knew(a: Member, b: Member) -> bool:
        if at.one_off(partnership):
            return at.met(a, b) < max(at.first_day(partnership, a), at.first_day(partnership, b))
        return at.met(a, b) <= at.t0

    return sum(not any(knew(who, other) for other in members - {who}) for who in members) / len(members)


def _quartiles(years: list[float]) -> tuple[float | None, float | None, float | None]:
    """Median, lower and upper quartile."""
    if not years:
        return NOTHING
    low, middle, high = quantiles(years, n=4, method="inclusive") if len(years) > 1 else years * 3
    return middle, low, high


def familiarity(at: Look) -> Readings:
    found = {}
    for partnership in at.workspace:
        years = [(at.at - at.met(*pair)).days / 365.25 for pair in at.pairs(partnership)]
        found[partnership, ""] = (*_quartiles(years), len(years))
    return found


def tenure(at: Look) -> Readings:
    found = {}
    for partnership in at.lasting:
        years = [(at.at - at.all.first_in[partnership, who]).days / 365.25 for who in at.members(partnership)]
        found[partnership, ""] = (*_quartiles(years), len(years))
    return found


def arrivals(at: Look) -> Readings:
    """Value and n only: the interval is checked apart."""
    found: Readings = {}
    for partnership in at.lasting:
        days = sorted({key[1] for key in at.all.members if key[0] == partnership})
        begins, start = counted_from(at, partnership, days), _window(at, partnership, days)
        newcomers = sum(day > start for day in came(at, partnership, begins))
        years = _seat_days(at, partnership, start, days) / 365.25
        found[partnership, ""] = (newcomers / years if years and start < at.at else None, None, None, newcomers)
    return found


def counted_from(at: Look, partnership: str, days: list[date]) -> date:
    """The day after which arrivals can be told."""
    sheets, begins = _sheets(at, partnership), months_before(days[0], -3)
    return max(begins, _settled_in(at, sheets)) if sheets and sheets[0] == days[0] else begins


def came(at: Look, partnership: str, begins: date) -> list[date]:
    firsts = [(who, day) for (of, who), day in at.all.first_in.items() if of == partnership]
    return sorted(day for who, day in firsts if _has_come(at, partnership, who, day, begins))


def _window(at: Look, partnership: str, days: list[date]) -> date:
    """A term; the whole record where elections bring newcomers; longer by years until it holds 15 seat-years."""
    term, begins = at.partnerships[partnership].get("term_months") or 48, counted_from(at, partnership, days)
    start = max(months_before(at.at, term), begins)
    held = _seat_days(at, partnership, start, days)
    if by_clock(came(at, partnership, begins), held / max(1, (at.at - start).days)):
        return begins
    longer = 0
    while held < 15 * 365.25 and start > begins:
        longer += 12
        start = max(months_before(at.at, term + longer), begins)
        held = _seat_days(at, partnership, start, days)
    return start


def by_clock(days: list[date], seats: float) -> bool:
    """Half of them came within spans of 31 days that hold three, or a quarter of the seats."""

    def together(day: date) -> int:
        spans = [
            sum(0 <= (other - first).days <= 30 for other in days) for first in days if 0 <= (day - first).days <= 30
        ]
        return max(spans)

    return bool(days) and 2 * sum(together(day) >= max(3, seats / 4) for day in days) >= len(days)


def _has_come(at: Look, partnership: str, who: Member, day: date, begins: date) -> bool:
    """New at the table, and not only new to the records because the sheets of attendance begin."""
    sheets = _sheets(at, partnership)
    on_first_sheets = bool(sheets) and sheets[0] <= day <= months_before(sheets[0], -3)
    seated = any(of == partnership and member == who and first > begins for of, member, first, _ in at.all.spells)
    return day > begins and (seated or not on_first_sheets)


def _sheets(at: Look, partnership: str) -> list[date]:
    return sorted(key[1] for key in at.all.members if key[0] == partnership and key[2])


def _settled_in(at: Look, sheets: list[date]) -> date:
    """The day of the third gathering with attendance; with fewer, everybody is only now seen."""
    return sheets[2] if len(sheets) > 2 else at.at


def _seat_days(at: Look, partnership: str, start: date, days: list[date]) -> float:
    total, seated = 0.0, set()
    for of, who, first, last in at.all.spells:
        end = min(last or at.at, at.at)
        if of == partnership and end > start:
            seated.add(who)
            total += max(0, (end - max(first, start)).days)
    gaps = [(after - before).days for before, after in pairwise(days)]
    attended = defaultdict(list)
    for key, members in at.all.members.items():
        if key[0] == partnership and key[1] > start:
            for who in members - seated:
                attended[who].append(key[1])
    return total + sum((max(on) - min(on)).days + (median(gaps) if gaps else 0) for on in attended.values())


def role_renewal(at: Look) -> Readings:
    known = Known(at.records, at.at)
    known.level = at.all.level
    found: Readings = {}
    for partnership in at.lasting:
        seats = [seat for seat in known.seats if seat["partnership"] == partnership]
        begun = any(seat["start"] <= at.t0 for seat in seats)
        for subject in ("chair", "other roles"):
            now, then = (_holders(known, seats, subject, day) for day in (at.at, at.t0))
            found[partnership, subject] = (
                share(each not in then for each in now) if begun else None,
                None,
                None,
                len(now),
            )
    return found


def _holders(known: Known, seats: list[dict[str, Any]], subject: str, day: date) -> set[tuple[Member, str]]:
    held = [(known.who(seat), (seat["role"] or "").strip().lower()) for seat in seats if _held(seat, day)]
    return {(who, role) for who, role in held if who and _subject(role) == subject}


def _subject(role: str) -> str | None:
    words = [word for word in re.split(r"[\s()\[\]\-–/,.:;]+", role.lower()) if word and word not in SORTS]
    if not words or (len(words) == 1 and words[0] in MEMBERS):
        return None
    return "chair" if role.startswith(("chair", "co-chair", "co chair", "cochair")) else "other roles"


def _held(seat: Mapping[str, Any], day: date) -> bool:
    return bool(seat["start"] <= day and (seat["end"] is None or day <= seat["end"]))


def overlap(at: Look, held: Mapping[str, set[Any]]) -> Readings:
    """Of lasting partnerships on record that have not ended; parent and child left out."""
    there = [each for each in at.lasting if not (at.partnerships[each].get("ended") or date.max) <= at.at]
    found: Readings = {}
    for one in there:
        for other in there:
            kin = at.partnerships[one].get("parent") == other or at.partnerships[other].get("parent") == one
            shared, smaller = len(held[one] & held[other]), min(len(held[one]), len(held[other]))
            if one != other and not kin and shared:
                found[one, other] = (shared / smaller, None, None, smaller)
    return found


def overlap_members(at: Look) -> Readings:
    return overlap(at, {partnership: at.members(partnership) for partnership in at.partnerships})
