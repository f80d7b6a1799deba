"""Who of some members had met whom by a day, asked of very many pairs at once.

Members are asked about by their place among those given: the first of them is 0.
"""

from collections.abc import Callable, Iterator

import numpy as np

from afresh.engine.first_meetings import FirstMet

LARGEST_SQUARE = 6000
"""Members for whom a square of yes and no is held; above this a pair is looked for in a list."""
MARKS_A_PAIR = 64
MOST_MARKS = 1 << 31
"""Room, in bits, for marks by which most pairs that never met are told at a glance, before the list is searched."""
PAIRS_AT_ONCE = 1 << 22
MEMBERS_AT_ONCE = 500
_LOW, _HALF = np.uint64(0xFFFF_FFFF), np.uint64(32)


class MetBy:
    def __init__(self, met: FirstMet, day: int, members: np.ndarray):
        """`members`: the codes that will be asked about, each once; their order gives the places."""
        self.size = len(members)
        both_ways = _both_ways(met, day, members)
        who = (both_ways >> _HALF).astype(np.intp)
        start = np.append(0, np.cumsum(np.bincount(who, minlength=self.size)))
        # Half as many bytes are looked through where they are enough.
        self._start = start.astype(np.int32) if len(who) < 1 << 30 else start
        self._known = (both_ways & _LOW).astype(np.int32)

    def __len__(self) -> int:
        """How many pairs had met."""
        return len(self._known) // 2

    def those(self, places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Everybody whom these members had met: of which of them (0 for the first), and the place."""
        starts, counts = self._start[places], self._start[places + 1] - self._start[places]
        whose = np.repeat(np.arange(len(places)), counts)
        at = np.arange(len(whose)) + np.repeat(starts - np.cumsum(counts) + counts, counts)
        return whose, self._known[at]

    def has(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Whether each a had met each b: by halves of what is left of the list of whom a had met, up to b's place."""
        b, at, end = b.astype(np.int32), self._start[a], self._start[a + 1]
        for bit in reversed(range(int((end - at).max(initial=0)).bit_length())):
            further = at + self._start.dtype.type(1 << bit)
            before = np.take(self._known, further - 1, mode="clip") < b
            before &= further <= end
            at = np.where(before, further, at)
        found: np.ndarray = at < end
        found[found] = self._known[at[found]] == b[found]
        return found

    def each(self) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Every pair, once, a good many at a time."""
        for start in range(0, self.size, MEMBERS_AT_ONCE):
            places = np.arange(start, min(self.size, start + MEMBERS_AT_ONCE))
            whose, known = self.those(places)
            once = places[whose] < known
            yield places[whose[once]], known[once]


class Among:
    """The same, asked of pairs of all of the members, by a square of yes and no or, where they are many, by marks."""

    def __init__(self, met: MetBy):
        self._met = met
        self._square = _square(met) if met.size <= LARGEST_SQUARE else None
        if self._square is None:
            self._mixed = _mixed(met.size)
            self._marks = _marks(met, self._mixed)

    def had(self, a: np.ndarray, b: np.ndarray) -> np.ndarray:
        one, other = (np.ravel(each) for each in np.broadcast_arrays(a, b))
        found = np.zeros(len(one), np.bool_)
        places = np.arange(self._met.size)
        found[self.of(places)(one, other)] = True
        return np.asarray(found.reshape(np.broadcast_shapes(a.shape, b.shape)))

    def of(self, dealt: np.ndarray) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
        """To be asked which pairs of these members had met, each pair named by where its two are among these."""
        if self._square is not None:
            square, rows = self._square, dealt.astype(np.intp) * self._met.size
            return lambda one, other: np.flatnonzero(np.take(square, np.take(rows, one) + np.take(dealt, other)))
        mixed = self._mixed[dealt]

        def had(one: np.ndarray, other: np.ndarray) -> np.ndarray:
            byte, bits = _mark(np.take(mixed, one), np.take(mixed, other), len(self._marks))
            maybe = np.flatnonzero(np.take(self._marks, byte) & bits == bits)
            return np.asarray(maybe[self._met.has(dealt[one[maybe]], dealt[other[maybe]])])

        return had


def _both_ways(met: FirstMet, day: int, members: np.ndarray) -> np.ndarray:
    """The pairs of these members who had met by the day, as places in one number, each way round, in order."""
    place = np.full(_highest(met, members) + 1, -1, np.int32)
    place[members] = np.arange(len(members), dtype=np.int32)
    parts = [np.empty(0, np.uint64)]
    for start in range(0, len(met), PAIRS_AT_ONCE):
        key = met.key[start : start + PAIRS_AT_ONCE][met.day[start : start + PAIRS_AT_ONCE] <= day]
        a, b = place[(key >> _HALF).astype(np.intp)], place[(key & _LOW).astype(np.intp)]
        both = (a >= 0) & (b >= 0)
        one, other = a[both].astype(np.uint64), b[both].astype(np.uint64)
        parts += [(one << _HALF) | other, (other << _HALF) | one]
    pairs = np.concatenate(parts)
    pairs.sort()
    return pairs


def _highest(met: FirstMet, members: np.ndarray) -> int:
    highest = int(members.max(initial=-1))
    for start in range(0, len(met), PAIRS_AT_ONCE):
        some = met.key[start : start + PAIRS_AT_ONCE]
        highest = max(highest, int((some & _LOW).max()), int(some[-1] >> _HALF))
    return highest


def _square(met: MetBy) -> np.ndarray:
    """Row by row: whether the members of these places had met."""
    square = np.zeros(met.size**2, np.bool_)
    for start in range(0, met.size, MEMBERS_AT_ONCE):
        places = np.arange(start, min(met.size, start + MEMBERS_AT_ONCE))
        whose, known = met.those(places)
        square[(whose + start) * met.size + known] = True
    return square


def _mixed(size: int) -> np.ndarray:
    """A number of 32 bits for each place, near ones far apart."""
    mixed = np.arange(size, dtype=np.uint32)
    for shift, times in ((16, 0x7FEB352D), (15, 0x846CA68B)):
        mixed ^= mixed >> np.uint32(shift)
        mixed *= np.uint32(times)
    return np.asarray(mixed ^ (mixed >> np.uint32(16)))


def _marks(met: MetBy, mixed: np.ndarray) -> np.ndarray:
    size = 1 << (min(MARKS_A_PAIR * max(1, len(met)), MOST_MARKS).bit_length() - 1)
    marks = np.zeros(size // 8, np.uint8)
    for a, b in met.each():
        np.bitwise_or.at(marks, *_mark(mixed[a], mixed[b], len(marks)))
    return marks


def _mark(a: np.ndarray, b: np.ndarray, size: int) -> tuple[np.ndarray, np.ndarray]:
    """The byte, and the one or two bits in it, that mark a pair: the same whichever way round it is named."""
    mixed = a + b
    low = mixed.astype(np.uint8)
    bits = np.uint8(1) << (low & np.uint8(7))
    bits |= np.uint8(1) << (low >> np.uint8(5))
    return (mixed >> np.uint32(33 - size.bit_length())).astype(np.intp), bits
