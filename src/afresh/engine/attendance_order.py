"""Who was at which gatherings, put in order for the first-meeting kernel (see first_met).

Gatherings of one body are taken up to 64 at a time, in order of day: a stretch. A gathering of no body, or of one
where others come each time, is a stretch by itself.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]
Keys = NDArray[np.uint64]
Days = NDArray[np.int32]

_NUMBER_BITS = 64
_STRETCH_BITS = 6
"""A stretch has 64 gatherings at most, as many as a number has bits."""
PIECE_ROWS = 1 << 20
"""Rows that a core goes through at once: room for few is used again, and new room is slow to come by."""


@dataclass(frozen=True)
class Rows:
    """Who was at any of some gatherings (a stretch), sorted by stretch, then member, each once."""

    member: Days
    partners: Days
    """How many rows of the same stretch follow this one: the pairs it may begin."""
    at: Keys | None
    """A bit for each gathering of the stretch, the earliest lowest; none where each is of one gathering."""
    first: NDArray[np.uint32]
    """Where in `since` the stretch begins."""
    since: NDArray[np.uint32]
    """Days from the first day of all to the day of each gathering, by stretch and day."""
    first_day: int


@dataclass(frozen=True)
class Bodies:
    """Of each gathering, the body it is of and how many rows there are of it: none where it is left out."""

    body: Ints
    size: Ints


@dataclass(frozen=True)
class Occasions:
    """When each gathering was, by its number, and of which body, where the same members gather time and again."""

    day: Days
    bodies: Bodies | None


def occasions(gathering: Ints, day: Ints, body: Ints | None) -> tuple[Ints, Occasions]:
    """Of rows that each name a gathering, its day and its body: the rows' numbers, and the gatherings.

    Where rows disagree about the day, the earliest is taken; about the body, any.
    """
    if not len(gathering):
        return gathering, Occasions(np.empty(0, np.int32), None)
    code, count = _dense(gathering)
    unused = np.iinfo(np.int32).max
    day_of = np.full(count, unused, np.int32)
    np.minimum.at(day_of, code, day.astype(np.int32, copy=False))
    day_of[day_of == unused] = day_of.min()
    if body is None:
        return code, Occasions(day_of, None)
    body_of = np.zeros(count, body.dtype)
    body_of[code] = body
    return code, Occasions(day_of, Bodies(body_of, np.bincount(code, minlength=count)))


def in_order(code: Ints, member: Ints, of: Occasions, pool: Executor) -> Rows:
    if of.bodies is None:
        return _rows_of(code, member, _each_alone(len(of.day)), *_since(of.day), pool=pool)
    body, size = of.bodies.body, of.bodies.size
    since, first_day = _since(np.where(size > 0, of.day, of.day[size > 0].min()))
    stretches = _fitting(_of_one_body(size, since, body), member)
    rows = _rows_of(code, member, stretches, since, first_day, pool=pool)
    apart = _better_apart(rows, stretches, size)
    return rows if apart is None else _rows_of(code, member, _fitting(apart, member), since, first_day, pool=pool)


def _since(day: Days) -> tuple[NDArray[np.uint32], int]:
    """Days from the first day of all, and that day."""
    first_day = int(day.min())
    return (day.astype(np.int64) - first_day).astype(np.uint32), first_day


@dataclass(frozen=True)
class _Stretches:
    """Gatherings that are taken together."""

    number: Days
    """Of each gathering, the stretch it is in."""
    by_day: Days
    """Gatherings by stretch, then day."""
    first: Days
    """Where in `by_day` each stretch begins."""

    @property
    def alone(self) -> bool:
        """Whether each gathering is by itself, under its own number."""
        return self.number is self.by_day

    @property
    def bits(self) -> int:
        """To say which gathering of a stretch: none where each is of one."""
        return _STRETCH_BITS if len(self.first) < len(self.by_day) else 0


def _fitting(stretches: _Stretches, member: Ints) -> _Stretches:
    """Each gathering alone where stretch, member and gathering do not fit in one number together."""
    bits = stretches.bits + len(stretches.first).bit_length() + int(member.max()).bit_length()
    return stretches if bits <= _NUMBER_BITS else _each_alone(len(stretches.number))


def _each_alone(count: int) -> _Stretches:
    alone = np.arange(count, dtype=np.int32)
    return _Stretches(alone, alone, alone)


def _of_one_body(size: Ints, since: Ints, body: Ints) -> _Stretches:
    """Up to 64 gatherings of one body that follow one another are a stretch."""
    by_day = np.argsort(_dense(body)[0].astype(np.int64) << 32 | since)
    by_day = by_day[size[by_day] > 0]
    place = np.arange(len(by_day))
    place -= np.maximum.accumulate(np.where(differs(body[by_day]), place, 0))
    return _numbered(by_day, place % (1 << _STRETCH_BITS) == 0, len(body))


def _numbered(by_day: Ints, begins: NDArray[np.bool_], count: int) -> _Stretches:
    number = np.zeros(count, np.int32)
    number[by_day] = np.cumsum(begins) - 1
    return _Stretches(number, by_day.astype(np.int32), np.flatnonzero(begins).astype(np.int32))


def _better_apart(rows: Rows, stretches: _Stretches, size: Ints) -> _Stretches | None:
    """Where more pairs could have met in a stretch than its gatherings brought together, each of these by itself;
    none where that would save fewer pairs than there are participations to put in order again."""
    if not stretches.bits:
        return None
    together = np.add.reduceat((size * (size - 1) // 2)[stretches.by_day], stretches.first)
    could = np.bincount(stretches.number[stretches.by_day[rows.first]], rows.partners, len(stretches.first))
    if np.maximum(could - together, 0).sum() < size.sum():
        return None
    begins = (could > together)[stretches.number[stretches.by_day]]
    begins[stretches.first] = True
    return _numbered(stretches.by_day, begins, len(size))


def _rows_of(
    code: Ints, member: Ints, stretches: _Stretches, since: NDArray[np.uint32], first_day: int, *, pool: Executor
) -> Rows:
    member_bits = int(member.max()).bit_length()
    packed = _packed(code, member, stretches, member_bits, pool)
    packed.sort()
    cuts = _between_stretches(packed, member_bits + stretches.bits)
    parts = list(pool.map(lambda cut: _once(packed[cut], stretches.bits), cuts))
    starts = np.cumsum([0, *(len(part) for part, _ in parts)]).tolist()
    who, after = np.empty(starts[-1], np.int32), np.empty(starts[-1], np.int32)
    where = np.empty(starts[-1], np.uint32)

    def put(part: Keys, here: slice) -> None:
        np.bitwise_and(part, np.uint64((1 << member_bits) - 1), out=who[here], casting="unsafe")
        np.right_shift(part, np.uint64(member_bits), out=where[here], casting="unsafe")
        after[here] = _rows_after(where[here])

    list(pool.map(put, (part for part, _ in parts), (slice(*ends) for ends in pairwise(starts))))
    if stretches.alone:
        return Rows(member=who, partners=after, at=None, first=where, since=since, first_day=first_day)
    at = np.concatenate([at for _, at in parts if at is not None]) if stretches.bits else None
    return Rows(
        member=who,
        partners=after,
        at=at,
        first=stretches.first[where].astype(np.uint32),
        since=since[stretches.by_day],
        first_day=first_day,
    )


def _packed(code: Ints, member: Ints, stretches: _Stretches, member_bits: int, pool: Executor) -> Keys:
    """Stretch, member and, where it has several, the gathering's place in the stretch: in one number."""
    bits = np.uint64(stretches.bits)
    place = np.zeros(len(stretches.number), np.uint8)
    if bits:
        place[stretches.by_day] = np.arange(len(stretches.by_day)) - stretches.first[stretches.number[stretches.by_day]]
    packed = np.empty(len(code), np.uint64)

    def put(some: slice) -> None:
        here = packed[some]
        here[:] = code[some] if stretches.alone else stretches.number[code[some]]
        here <<= np.uint64(member_bits)
        here |= member[some].astype(np.uint32, copy=False)
        if bits:
            here <<= bits
            here |= place[code[some]]

    list(pool.map(put, pieces(len(code))))
    return packed


def pieces(count: int) -> Iterator[slice]:
    return (slice(start, min(count, start + PIECE_ROWS)) for start in range(0, count, PIECE_ROWS))


def _between_stretches(packed: Keys, bits: int) -> list[slice]:
    """About a piece each of these sorted numbers, none of which cuts a stretch in two; below its number are so many
    bits."""
    begins = packed[PIECE_ROWS::PIECE_ROWS] >> np.uint64(bits) << np.uint64(bits)
    cuts = np.unique(np.searchsorted(packed, begins)).tolist()
    return [slice(*ends) for ends in pairwise([0, *cuts, len(packed)]) if ends[0] < ends[1]]


def _once(packed: Keys, bits: int) -> tuple[Keys, Keys | None]:
    """Each stretch and member once; beside them a bit for each gathering they were at, where a stretch has several."""
    if not bits:
        once = differs(packed)
        return packed if once.all() else packed[once], None
    at = np.left_shift(np.uint64(1), packed & np.uint64((1 << bits) - 1))
    packed = packed >> np.uint64(bits)
    begins = np.flatnonzero(differs(packed))
    return packed[begins], np.bitwise_or.reduceat(at, begins)


def _dense(gathering: Ints) -> tuple[Ints, int]:
    """Gathering codes from 0, and how many there may be; far-flung codes are renumbered."""
    low, high = int(gathering.min()), int(gathering.max())
    if high - low >= min(1 << 32, 4 * len(gathering) + 1024):
        codes, inverse = np.unique(gathering, return_inverse=True)
        return inverse, len(codes)
    if low:
        gathering = gathering.astype(np.int64) - low
    return gathering, high - low + 1


def _rows_after(where: NDArray[np.uint32]) -> Days:
    """For each row of sorted stretches, how many rows of its own stretch come after it."""
    last = np.append(np.flatnonzero(where[1:] != where[:-1]), len(where) - 1)
    sizes = np.diff(last, prepend=-1)
    after = np.repeat(last.astype(np.uint32), sizes)
    after -= np.arange(len(where), dtype=np.uint32)
    return after.view(np.int32)


def differs(ordered: NDArray[Any]) -> NDArray[np.bool_]:
    """Which differ from the one before."""
    found = np.empty(len(ordered), np.bool_)
    found[:1] = True
    np.not_equal(ordered[1:], ordered[:-1], out=found[1:])
    return found
