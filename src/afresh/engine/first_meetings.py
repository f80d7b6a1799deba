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
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from sys import byteorder

import numpy as np
from numpy.typing import NDArray

from afresh.engine.attendance_order import Days, Ints, Keys, Occasions, Rows, differs, in_order, occasions, pieces

Part = tuple[Keys, Days]

NEVER = np.iinfo(np.int32).max
"""Stands for "never met": later than any date."""

CHUNK_PAIRS = 1 << 20
SAMPLE = 1 << 18
"""Rows, drawn at random, by which chunks are cut: they tell about as much as all."""
_LOW = np.uint64(0xFFFF_FFFF)
_HALF = np.uint64(32)
_UPPER = 1 if byteorder == "little" else 0


@dataclass(frozen=True)
class FirstMet:
    """Every pair that ever met, sorted by (a, b), where a < b."""

    key: Keys
    """The pair in one number: a in the upper 32 bits, b in the lower."""
    day: Days

    @property
    def a(self) -> Days:
        return self._halves[:, _UPPER].copy()

    @property
    def b(self) -> Days:
        return self._halves[:, 1 - _UPPER].copy()

    @property
    def _halves(self) -> Days:
        return self.key.view(np.int32).reshape(-1, 2)

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


def first_meetings(
    gathering: Ints, member: Ints, day: Ints, body: Ints | None = None, *,
    threads: int | None = None, chunk_pairs: int = CHUNK_PAIRS,
) -> FirstMet:  # fmt: skip
    """The first day together of every two members; plenaries must have been left out.

    Where rows of one gathering disagree about its day, the earliest is taken; of its body, any.
    """
    if not len(gathering) == len(member) == len(day):
        raise ValueError(f"the columns differ in length: {len(gathering)}, {len(member)}, {len(day)}")
    gathering, of = occasions(gathering, day, body)
    return first_meetings_at(of, gathering, member, threads=threads, chunk_pairs=chunk_pairs)


def first_meetings_at(
    of: Occasions, gathering: Ints, member: Ints, *, threads: int | None = None, chunk_pairs: int = CHUNK_PAIRS
) -> FirstMet:
    """The same where day and body are told of each gathering, and not of each row: `gathering` is its place in `of`.

    Holds the result, one copy of the rows, and `threads` chunks of about `chunk_pairs` pairs.
    """
    _check(member, chunk_pairs)
    if not len(member):
        return FirstMet(np.empty(0, np.uint64), np.empty(0, np.int32))
    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        rows = in_order(gathering, member, of, pool)
        key, days = _room_for(int(rows.partners.sum(dtype=np.int64)))
        filled = 0
        chunks = _in_chunks(rows, chunk_pairs, pool)
        for part in pool.map(lambda chunk: _first_of_chunk(rows, chunk(), chunk_pairs), chunks):
            end = filled + len(part[0])
            key[filled:end], days[filled:end] = part
            filled = end
    key.resize(filled, refcheck=False)
    days.resize(filled, refcheck=False)
    return FirstMet(key, days)


def _check(member: Ints, chunk_pairs: int) -> None:
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


def _in_chunks(rows: Rows, chunk_pairs: int, pool: Executor) -> Iterator[Callable[[], NDArray[np.uint32]]]:
    """The rows that begin a pair, in chunks of whole members with about so many pairs: members rise from chunk to
    chunk, and rows within one, so that memory is read in one direction."""
    begin = _first_members(rows, chunk_pairs)
    chunks, highest = len(begin) + 1, int(rows.member.max())
    # To look up each code's chunk is sooner done than each row's, unless codes lie far apart.
    near = highest < 4 * len(rows.member) + 1024
    kind = np.min_scalar_type(chunks)
    of_code = np.searchsorted(begin, np.arange(highest + 1), side="right").astype(kind) if near else None

    def by_chunk(some: slice) -> tuple[NDArray[np.uint32], list[int]]:
        member = rows.member[some]
        chunk = np.searchsorted(begin, member, side="right").astype(kind) if of_code is None else of_code[member]
        chunk[rows.partners[some] == 0] = chunks
        ends = [0, *np.cumsum(np.bincount(chunk, minlength=chunks)[:chunks]).tolist()]
        order = np.argsort(chunk, kind="stable")[: ends[-1]].astype(np.uint32)
        order += np.uint32(some.start)
        return order, ends

    parts = list(pool.map(by_chunk, pieces(len(rows.member))))
    for chunk in range(chunks):
        if any(ends[chunk] < ends[chunk + 1] for _, ends in parts):
            yield partial(_of_every_piece, parts, chunk)


def _of_every_piece(parts: list[tuple[NDArray[np.uint32], list[int]]], chunk: int) -> NDArray[np.uint32]:
    return np.concatenate([order[ends[chunk] : ends[chunk + 1]] for order, ends in parts])


def _first_members(rows: Rows, chunk_pairs: int) -> Days:
    """The first member of every chunk but the first."""
    count = len(rows.member)
    some = np.arange(count) if count <= SAMPLE else np.random.default_rng(SAMPLE).integers(0, count, SAMPLE)
    some = some[np.argsort(rows.member[some])]
    running = np.cumsum(rows.partners[some], dtype=np.int64) * count // len(some)
    ends = np.searchsorted(running, np.arange(chunk_pairs, int(running[-1]), chunk_pairs))
    return np.unique(rows.member[some[ends]])


@dataclass(frozen=True)
class _Begun:
    """Rows that begin a pair: which they are, who, and with how many of those after them."""

    row: NDArray[np.uint32]
    member: Days
    partners: Days

    def part(self, start: int, end: int) -> "_Begun":
        return _Begun(self.row[start:end], self.member[start:end], self.partners[start:end])


def _first_of_chunk(rows: Rows, order: NDArray[np.uint32], chunk_pairs: int) -> Part:
    """The first meeting of every pair that these rows begin, a piece at a time where they are many."""
    begun = _Begun(order, rows.member[order], rows.partners[order])
    running = np.cumsum(begun.partners, dtype=np.int64)
    cuts = np.unique(np.searchsorted(running, np.arange(chunk_pairs, int(running[-1]), chunk_pairs))).tolist()
    pieces = [begun.part(start, end) for start, end in pairwise([0, *cuts, len(order)]) if start < end]
    low = int(begun.member.min())
    bits = _bits(rows, int(begun.member.max()) - low)
    if bits is None:
        return _merge_wide([_pairs_wide(rows, piece) for piece in pieces])
    kept = np.empty(0, np.uint64)
    for piece in pieces:
        packed = _pairs_packed(rows, piece, low, *bits)
        packed = packed if not len(kept) else np.concatenate([kept, packed])
        packed.sort()
        kept = _first_of_each(packed, bits[1])
    return _unpack(kept, low, rows.first_day, *bits)


def _bits(rows: Rows, spread: int) -> tuple[int, int] | None:
    """Bits for b and for the day, if they and a's fit in 64 together."""
    day_bits, room = int(rows.since.max()).bit_length(), 64 - spread.bit_length()
    # With half a number for b, as in the result, it need not be moved there.
    b_bits = 32 if 32 + day_bits <= room else int(rows.member.max()).bit_length()
    return (b_bits, day_bits) if b_bits + day_bits <= room else None


def _partners(begun: _Begun) -> NDArray[np.int64]:
    """For each row, the rows after it in its stretch."""
    ends = np.cumsum(begun.partners, dtype=np.int64)
    shift = begun.row.astype(np.int64) + 1
    shift -= ends
    shift += begun.partners
    place = np.repeat(shift, begun.partners)
    place += np.arange(len(place))
    return place


def _pairs(rows: Rows, begun: _Begun) -> tuple[Ints, Ints, Ints]:
    """Of every pair that these rows begin and that met: which of the rows, the member it met, and since when."""
    place = _partners(begun)
    which = np.repeat(np.arange(len(begun.row), dtype=np.uint32), begun.partners)
    if rows.at is None:
        return which, rows.member[place], rows.since[rows.first[begun.row]][which]
    shared = rows.at[place]
    shared &= rows.at[begun.row][which]
    met = np.flatnonzero(shared)
    which, shared = which[met], shared[met]
    shared &= ~shared + np.uint64(1)
    since = rows.since[rows.first[begun.row][which] + np.bitwise_count(shared - np.uint64(1))]
    return which, rows.member[place[met]], since


def _pairs_packed(rows: Rows, begun: _Begun, low: int, b_bits: int, day_bits: int) -> Keys:
    """Every pair these rows begin, as (a - low, b, day) in one number."""
    a = (begun.member - low).astype(np.uint64) << np.uint64(b_bits + day_bits)
    if rows.at is None:
        a |= rows.since[rows.first[begun.row]]
        packed, b = np.repeat(a, begun.partners), rows.member[_partners(begun)].astype(np.uint64)
    else:
        which, who, since = _pairs(rows, begun)
        packed, b = a[which], who.astype(np.uint64)
        packed |= since
    b <<= np.uint64(day_bits)
    packed |= b
    return packed


def _first_of_each(packed: Keys, day_bits: int) -> Keys:
    """Of sorted numbers, the first of each pair: its earliest day."""
    return packed[differs(packed >> np.uint64(day_bits))]


def _unpack(packed: Keys, low: int, first_day: int, b_bits: int, day_bits: int) -> Part:
    days = (packed & np.uint64((1 << day_bits) - 1)).astype(np.int32)
    days += np.int32(first_day)
    packed >>= np.uint64(day_bits)
    if b_bits < 32:
        b = packed & np.uint64((1 << b_bits) - 1)
        packed >>= np.uint64(b_bits)
        packed <<= _HALF
        packed |= b
    packed += np.uint64(low) << _HALF
    return packed, days


def _pairs_wide(rows: Rows, begun: _Begun) -> Part:
    """The same without packing the day: for codes and dates too far apart for 64 bits."""
    which, b, since = _pairs(rows, begun)
    key = _pair_key(begun.member[which], b)
    return _merge_wide([(key, (since.astype(np.int64) + rows.first_day).astype(np.int32))])


def _merge_wide(parts: list[Part]) -> Part:
    key = np.concatenate([part[0] for part in parts])
    days = np.concatenate([part[1] for part in parts])
    order = np.lexsort((days, key))
    key, days = key[order], days[order]
    first = differs(key)
    return key[first], days[first]
