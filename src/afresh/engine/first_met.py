"""The day on which every two members first took part in one gathering.

Question   Since when has each pair of members known each other?
Takes      participations: (gathering, member, day), whole numbers, a row a participation, in any order; perhaps the
           body each gathering is of, where the same members gather time and again
Gives      FirstMet: a row a pair that ever met, with the day of the earliest gathering they shared
Misleads   large gatherings: leave plenaries out before calling, since everybody there would have "met"

Pairs grow with the square of a gathering's size, so this is the one heavy step. A
body's gatherings are taken up to 64 at a time, in order of day, and each member has a
bit for each: the lowest bit that two share is when they first met among these, however
often they met again. Each pair and that day are packed into one 64-bit number; bounded
chunks of them are sorted on every core, and the first of each run of equal pairs is the
day they met. A gathering of no body is by itself, with one bit.
"""

import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.integer[Any]]
Keys = NDArray[np.uint64]
Days = NDArray[np.int32]
Part = tuple[Keys, Days]

NEVER = np.iinfo(np.int32).max
"""Stands for "never met": later than any date."""

CHUNK_PAIRS = 1 << 20
_STRETCH_BITS = 6
"""A stretch has 64 gatherings at most, as many as a number has bits."""
_LOW = np.uint64(0xFFFF_FFFF)
_HALF = np.uint64(32)


@dataclass(frozen=True)
class FirstMet:
    """Every pair that ever met, sorted by (a, b), where a < b."""

    key: Keys
    """The pair in one number: a in the upper 32 bits, b in the lower."""
    day: Days

    @property
    def a(self) -> Days:
        return (self.key >> _HALF).astype(np.int32)

    @property
    def b(self) -> Days:
        return (self.key & _LOW).astype(np.int32)

    def __len__(self) -> int:
        return len(self.key)

    def days(self, a: Ints, b: Ints) -> Days:
        """The day each a and b first met, in whichever order they are named; NEVER where they did not."""
        one, other = np.broadcast_arrays(np.asarray(a), np.asarray(b))
        wanted = _pair_key(np.minimum(one, other), np.maximum(one, other))
        if not len(self.key):
            return np.full(wanted.shape, NEVER, np.int32)
        place = np.minimum(np.searchsorted(self.key, wanted), len(self.key) - 1)
        return np.where(self.key[place] == wanted, self.day[place], np.int32(NEVER))


@dataclass(frozen=True)
class _Rows:
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


def first_meetings(
    gathering: Ints, member: Ints, day: Ints, body: Ints | None = None, *,
    threads: int | None = None, chunk_pairs: int = CHUNK_PAIRS,
) -> FirstMet:  # fmt: skip
    """The first day together of every two members; plenaries must have been left out.

    Where rows of one gathering disagree about its day, the earliest is taken; of its body, any.
    Holds the result, one copy of the rows, and `threads` chunks of about `chunk_pairs` pairs.
    """
    _check(gathering, member, day, chunk_pairs)
    if not len(member):
        return FirstMet(np.empty(0, np.uint64), np.empty(0, np.int32))
    rows = _sorted_rows(gathering, member, day, body)
    order = _by_member(rows)
    key, days = _room_for(int(rows.partners.sum(dtype=np.int64)))
    filled = 0
    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        tasks = _slices_by_member(rows, order, chunk_pairs)
        for part in pool.map(lambda task: _first_of_chunk(rows, order[task], chunk_pairs), tasks):
            end = filled + len(part[0])
            key[filled:end], days[filled:end] = part
            filled = end
    key.resize(filled, refcheck=False)
    days.resize(filled, refcheck=False)
    return FirstMet(key, days)


def _check(gathering: Ints, member: Ints, day: Ints, chunk_pairs: int) -> None:
    if not len(gathering) == len(member) == len(day):
        raise ValueError(f"the columns differ in length: {len(gathering)}, {len(member)}, {len(day)}")
    if len(member) and not 0 <= int(member.min()) <= int(member.max()) < NEVER:
        raise ValueError("member codes must be whole numbers from 0 to 2,147,483,646")
    if len(member) >= 1 << 32:
        raise ValueError("more than 4,294,967,295 participations: use an engine that spreads over machines")
    if chunk_pairs < 1:
        raise ValueError("chunk_pairs must be 1 or more")


def _pair_key(low: Ints, high: Ints) -> Keys:
    # A member below 0 is nobody; as an unsigned number it matches no pair.
    return (low.astype(np.uint64) << _HALF) | high.astype(np.uint64)


def _room_for(pairs: int) -> Part:
    """Room for every pair; the part never written to takes up no memory."""
    return np.empty(pairs, np.uint64), np.empty(pairs, np.int32)


def _sorted_rows(gathering: Ints, member: Ints, day: Ints, body: Ints | None) -> _Rows:
    code, count = _dense(gathering)
    day_of = np.full(count, NEVER, np.int32)
    np.minimum.at(day_of, code, day.astype(np.int32, copy=False))
    first_day = int(day_of.min())
    since = (day_of.astype(np.int64) - first_day).astype(np.uint32)
    if body is None:
        return _rows_of(code, member, _each_alone(count), since, first_day)
    body_of = np.zeros(count, body.dtype)
    body_of[code] = body
    size = np.bincount(code, minlength=count)
    stretches = _of_one_body(size, since, body_of)
    if stretches.bits + stretches.code_bits + int(member.max()).bit_length() > 64:
        stretches = _each_alone(count)
    rows = _rows_of(code, member, stretches, since, first_day)
    apart = _better_apart(rows, stretches, size)
    return rows if apart is None else _rows_of(code, member, apart, since, first_day)


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
    def bits(self) -> int:
        """To say which gathering of a stretch: none where each is of one."""
        return _STRETCH_BITS if len(self.first) < len(self.by_day) else 0

    @property
    def code_bits(self) -> int:
        return len(self.first).bit_length()


def _each_alone(count: int) -> _Stretches:
    alone = np.arange(count, dtype=np.int32)
    return _Stretches(alone, alone, alone)


def _of_one_body(size: Ints, since: Ints, body: Ints) -> _Stretches:
    """Up to 64 gatherings of one body that follow one another are a stretch."""
    by_day = np.lexsort((since, body))
    by_day = by_day[size[by_day] > 0]
    place = np.arange(len(by_day))
    place -= np.maximum.accumulate(np.where(_fresh(body[by_day]), place, 0))
    return _numbered(by_day, place % (1 << _STRETCH_BITS) == 0, len(body))


def _numbered(by_day: Ints, begins: NDArray[np.bool_], count: int) -> _Stretches:
    number = np.zeros(count, np.int32)
    number[by_day] = np.cumsum(begins) - 1
    return _Stretches(number, by_day.astype(np.int32), np.flatnonzero(begins).astype(np.int32))


def _better_apart(rows: _Rows, stretches: _Stretches, size: Ints) -> _Stretches | None:
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


def _rows_of(code: Ints, member: Ints, stretches: _Stretches, since: NDArray[np.uint32], first_day: int) -> _Rows:
    member_bits, bits = np.uint64(int(member.max()).bit_length()), np.uint64(stretches.bits)
    packed = stretches.number.astype(np.uint64)[code]
    packed <<= member_bits
    packed |= member.astype(np.uint32, copy=False)
    at = None
    if bits:
        place = np.zeros(len(stretches.number), np.uint8)
        place[stretches.by_day] = np.arange(len(stretches.by_day)) - stretches.first[stretches.number[stretches.by_day]]
        packed <<= bits
        packed |= place[code]
        packed.sort()
        each = packed & np.uint64((1 << stretches.bits) - 1)
        np.left_shift(np.uint64(1), each, out=each)
        packed >>= bits
        begins = np.flatnonzero(_fresh(packed))
        at = np.bitwise_or.reduceat(each, begins)
        packed = packed[begins]
    else:
        packed.sort()
        fresh = _fresh(packed)
        packed = packed if fresh.all() else packed[fresh]
    who = (packed & ((np.uint64(1) << member_bits) - np.uint64(1))).astype(np.int32)
    packed >>= member_bits
    where = packed.astype(np.uint32)
    first = stretches.first[where].astype(np.uint32)
    return _Rows(who, _rows_after(where), at, first, since[stretches.by_day], first_day)


def _dense(gathering: Ints) -> tuple[Ints, int]:
    """Gathering codes from 0, and how many there may be; far-flung codes are renumbered."""
    low, high = int(gathering.min()), int(gathering.max())
    if high - low >= min(1 << 32, 4 * len(gathering) + 1024):
        codes, inverse = np.unique(gathering, return_inverse=True)
        return inverse, len(codes)
    if low:
        gathering = gathering.astype(np.int64) - low
    return gathering, high - low + 1


def _fresh(in_order: NDArray[Any]) -> NDArray[np.bool_]:
    """Which differ from the one before."""
    fresh = np.empty(len(in_order), np.bool_)
    fresh[:1] = True
    np.not_equal(in_order[1:], in_order[:-1], out=fresh[1:])
    return fresh


def _rows_after(where: NDArray[np.uint32]) -> Days:
    """For each row of sorted stretches, how many rows of its own stretch come after it."""
    last = np.append(np.flatnonzero(where[1:] != where[:-1]), len(where) - 1)
    sizes = np.diff(last, prepend=-1)
    after = np.repeat(last.astype(np.uint32), sizes)
    after -= np.arange(len(where), dtype=np.uint32)
    return after.view(np.int32)


def _by_member(rows: _Rows) -> NDArray[np.uint32]:
    """The rows that begin a pair, by member."""
    begins = np.flatnonzero(rows.partners)
    packed = rows.member[begins].astype(np.uint64) << _HALF
    packed |= begins.astype(np.uint32)
    packed.sort()
    return (packed & _LOW).astype(np.uint32)


def _slices_by_member(rows: _Rows, order: NDArray[np.uint32], chunk_pairs: int) -> Iterator[slice]:
    """Runs of whole members with about chunk_pairs pairs each; a member with more has a run alone."""
    if not len(order):
        return
    who = rows.member[order]
    ends = np.append(np.flatnonzero(who[1:] != who[:-1]) + 1, len(who))
    running = np.cumsum(rows.partners[order], dtype=np.int64)[ends - 1]
    start, done, at = 0, 0, 0
    while start < len(order):
        at = max(int(np.searchsorted(running, done + chunk_pairs, side="right")), at + 1)
        yield slice(start, int(ends[at - 1]))
        start, done = int(ends[at - 1]), int(running[at - 1])


def _first_of_chunk(rows: _Rows, order: NDArray[np.uint32], chunk_pairs: int) -> Part:
    """The first meeting of every pair that these rows begin, a piece at a time where they are many."""
    counts = rows.partners[order]
    running = np.cumsum(counts, dtype=np.int64)
    cuts = np.searchsorted(running, np.arange(chunk_pairs, int(running[-1]), chunk_pairs))
    pieces = np.split(order, np.unique(cuts[cuts > 0]))
    low = int(rows.member[order[0]])
    bits = _bits(rows, int(rows.member[order[-1]]) - low)
    if bits is None:
        return _merge_wide([_pairs_wide(rows, piece) for piece in pieces])
    kept = np.empty(0, np.uint64)
    for piece in pieces:
        packed = _pairs_packed(rows, piece, low, *bits)
        packed = packed if not len(kept) else np.concatenate([kept, packed])
        packed.sort()
        kept = _first_of_each(packed, bits[1])
    return _unpack(kept, low, rows.first_day, *bits)


def _bits(rows: _Rows, spread: int) -> tuple[int, int] | None:
    """Bits for b and for the day, if they and a's fit in 64 together."""
    b_bits = int(rows.member.max()).bit_length()
    day_bits = int(rows.since.max()).bit_length()
    return (b_bits, day_bits) if spread.bit_length() + b_bits + day_bits <= 64 else None


def _partners(rows: _Rows, order: NDArray[np.uint32]) -> tuple[NDArray[np.int64], Days]:
    """For each row, the rows after it in its stretch; and how many they are."""
    counts = rows.partners[order]
    ends = np.cumsum(counts, dtype=np.int64)
    shift = order.astype(np.int64) + 1
    shift -= ends
    shift += counts
    place = np.repeat(shift, counts)
    place += np.arange(len(place))
    return place, counts


def _pairs(rows: _Rows, order: NDArray[np.uint32]) -> tuple[Ints, Ints, Ints]:
    """Of every pair that these rows begin and that met: which of the rows, the member it met, and since when."""
    place, counts = _partners(rows, order)
    which = np.repeat(np.arange(len(order), dtype=np.uint32), counts)
    if rows.at is None:
        return which, rows.member[place], rows.since[rows.first[order]][which]
    shared = rows.at[place]
    shared &= rows.at[order][which]
    met = np.flatnonzero(shared)
    which, shared = which[met], shared[met]
    shared &= ~shared + np.uint64(1)
    since = rows.since[rows.first[order][which] + np.bitwise_count(shared - np.uint64(1))]
    return which, rows.member[place[met]], since


def _pairs_packed(rows: _Rows, order: NDArray[np.uint32], low: int, b_bits: int, day_bits: int) -> Keys:
    """Every pair these rows begin, as (a - low, b, day) in one number."""
    which, b, since = _pairs(rows, order)
    packed = b.astype(np.uint64)
    packed <<= np.uint64(day_bits)
    packed |= since
    packed |= ((rows.member[order] - low).astype(np.uint64) << np.uint64(b_bits + day_bits))[which]
    return packed


def _first_of_each(packed: Keys, day_bits: int) -> Keys:
    """Of sorted numbers, the first of each pair: its earliest day."""
    return packed[_fresh(packed >> np.uint64(day_bits))]


def _unpack(packed: Keys, low: int, first_day: int, b_bits: int, day_bits: int) -> Part:
    days = (packed & np.uint64((1 << day_bits) - 1)).astype(np.int64) + first_day
    packed >>= np.uint64(day_bits)
    b = packed & np.uint64((1 << b_bits) - 1)
    packed >>= np.uint64(b_bits)
    packed += np.uint64(low)
    packed <<= _HALF
    packed |= b
    return packed, days.astype(np.int32)


def _pairs_wide(rows: _Rows, order: NDArray[np.uint32]) -> Part:
    """The same without packing the day: for codes and dates too far apart for 64 bits."""
    which, b, since = _pairs(rows, order)
    key = _pair_key(rows.member[order][which], b)
    return _merge_wide([(key, (since.astype(np.int64) + rows.first_day).astype(np.int32))])


def _merge_wide(parts: list[Part]) -> Part:
    key = np.concatenate([part[0] for part in parts])
    days = np.concatenate([part[1] for part in parts])
    order = np.lexsort((days, key))
    key, days = key[order], days[order]
    fresh = _fresh(key)
    return key[fresh], days[fresh]
