"""An order of members and partnerships that does not depend on their ids.

Random draws pick by position, so positions must not change when ids are relabelled or
rows shuffled. Members and partnerships are told apart by who stayed where, from when to when
and how often, round by round (Weisfeiler-Lehman refinement). Those who are alike in that are
told apart by whom they took part with and when, in the gatherings that have any of them. Gatherings that
still look alike are told apart one at a time, each time hashing again, so that the members
of one stay side by side; members that tie after that have the same history, and which of
them comes first cannot matter.
"""

from dataclasses import dataclass

import numpy as np

from afresh.engine.contract import Step
from afresh.snapshot.workspace import Workspace

ROUNDS = 3
ROWS_OF_TELLING_APART = 2_000_000
"""Rows hashed again, at most, to tell alike gatherings apart."""
MIXED_AT_ONCE = 1 << 14

OF_DAY = "CAST(day AS BIGINT) * 2 + CASE WHEN day > {t0} AND day <= {t1} THEN 1 ELSE 0 END"
"""A day as a number that also says whether it is in the period."""

STAYS = Step(
    "stays",
    "from when to when each member took part in each partnership, and how often",
    "SELECT partnership, member, day, last_day, gatherings FROM first_in",
)

ALIKE = Step(
    "alike",
    "who took part, and when, in gatherings with a member or of a partnership that cannot be told from another yet",
    f"""SELECT p.gathering, p.partnership, p.member, {OF_DAY} AS day FROM participation p JOIN (
        SELECT x.gathering FROM participation x JOIN alike_member m ON m.member = x.member
        UNION
        SELECT g.gathering FROM gathering g JOIN alike_partnership q ON q.partnership = g.partnership
    ) g ON g.gathering = p.gathering""",
)


@dataclass(frozen=True)
class Canonical:
    """The place of each code in the order: numbers from 0, each once."""

    member: np.ndarray
    partnership: np.ndarray


class _Stays:
    """What is known of members and partnerships by who stayed where, from when to when."""

    def __init__(self, rows: dict[str, np.ndarray], t0: int, t1: int):
        self.member, self.partnership = rows["member"], rows["partnership"]
        ends = [_mixed(_day_and_period(rows[name], t0, t1)) for name in ("day", "last_day")]
        self.of_stay = _mixed(ends[0] + (ends[1] << np.uint64(1)) + rows["gatherings"].astype(np.uint64))
        self.of_member = _mixed(_sums(self.member, self.of_stay, _codes(self.member)))
        self.of_partnership = _mixed(_sums(self.partnership, self.of_stay, _codes(self.partnership)))

    def refine(self) -> None:
        for _ in range(ROUNDS):
            seen = _mixed(self.of_member[self.member] ^ self.of_stay)
            sums = _sums(self.partnership, seen, len(self.of_partnership))
            self.of_partnership = _mixed(sums + self.of_partnership)
            seen = _mixed(self.of_partnership[self.partnership] ^ self.of_stay)
            self.of_member = _mixed(_sums(self.member, seen, len(self.of_member)) + self.of_member)


class _Hashes:
    """What is known of members, gatherings and partnerships, as 64-bit numbers."""

    def __init__(self, stays: _Stays, rows: dict[str, np.ndarray]):
        self.gathering = _numbered(rows["gathering"])
        self.member, self.partnership = rows["member"], rows["partnership"]
        self.of_day = _mixed(rows["day"])
        self.of_member, self.of_partnership = stays.of_member, stays.of_partnership
        self.of_gathering = np.zeros(_codes(self.gathering), np.uint64)
        self.mark = np.zeros(len(self.of_gathering), np.uint64)
        self.size = np.bincount(self.gathering, minlength=len(self.of_gathering))

    def refine(self) -> None:
        for _ in range(ROUNDS):
            seen = _mixed(self.of_member[self.member] + self.mark[self.gathering]) ^ self.of_day
            self.of_gathering = _sums(self.gathering, seen, len(self.of_gathering))
            held = _mixed(self.of_gathering[self.gathering] ^ self.of_day)
            self.of_partnership = _mixed(_sums(self.partnership, held, len(self.of_partnership)) + self.of_partnership)
            seen = _mixed(self.of_gathering[self.gathering] + self.of_partnership[self.partnership])
            self.of_member = _mixed(_sums(self.member, seen, len(self.of_member)) + self.of_member)

    def alike(self) -> np.ndarray:
        """Gatherings of two or more that cannot be told from another one, in order of their hash, then code."""
        order = np.argsort(self.of_gathering, kind="stable")
        order = order[self.size[order] > 1]
        return np.asarray(order[_repeated(self.of_gathering[order])])


def canonical(workspace: Workspace) -> Canonical:
    """Worked out once for what is gathered, since several measures draw at random."""
    found: Canonical = workspace.memoise("canonical", lambda: _canonical(workspace))
    return found


def _canonical(workspace: Workspace) -> Canonical:
    stays = _Stays(workspace.arrays(STAYS), workspace.period.t0, workspace.period.t1)
    stays.refine()
    workspace.ensure_loaded("alike_member", {"member": _ties(stays.of_member, stays.member)})
    workspace.ensure_loaded("alike_partnership", {"partnership": _ties(stays.of_partnership, stays.partnership)})
    hashes = _Hashes(stays, workspace.arrays(ALIKE))
    hashes.refine()
    alike = hashes.alike()
    for mark in range(1, 1 + ROWS_OF_TELLING_APART // (1 + ROUNDS * len(hashes.member))):
        if not len(alike):
            break
        hashes.mark[alike[0]] = _mixed(np.array([mark]))[0]
        hashes.refine()
        alike = hashes.alike()
    return Canonical(_places(hashes, alike), _ranks(hashes.of_partnership))


def _day_and_period(day: np.ndarray, t0: int, t1: int) -> np.ndarray:
    """The same number as in OF_DAY."""
    return np.asarray(day.astype(np.int64) * 2 + ((day > t0) & (day <= t1)))


def _ties(hashes: np.ndarray, codes: np.ndarray) -> np.ndarray:
    """Of these codes those whose hash another has too."""
    there = np.flatnonzero(np.bincount(codes)).astype(np.int32)
    order = there[np.argsort(hashes[there])]
    return np.asarray(order[_repeated(hashes[order])])


def _repeated(ordered: np.ndarray) -> np.ndarray:
    """Whether each of these, in order, is there more than once."""
    same = ordered[1:] == ordered[:-1]
    return np.append(same, False) | np.append(False, same) if len(ordered) else np.empty(0, np.bool_)


def _numbered(codes: np.ndarray) -> np.ndarray:
    """The same codes from 0 without gaps, in their order: what is not too far apart needs no sorting."""
    highest = _codes(codes)
    if highest > 16 * len(codes) + 1024:
        return np.unique(codes, return_inverse=True)[1]
    there = np.zeros(highest, np.bool_)
    there[codes] = True
    number = np.cumsum(there, dtype=np.int32) - np.int32(1)
    return np.asarray(number[codes])


def _places(hashes: _Hashes, alike: np.ndarray) -> np.ndarray:
    """Members by hash; those that tie, by the first of their gatherings that is like another."""
    place = np.full(len(hashes.of_gathering), len(hashes.of_gathering))
    place[alike] = np.arange(len(alike))
    first = np.full(len(hashes.of_member), len(place))
    np.minimum.at(first, hashes.member, place[hashes.gathering])
    return _ranks(hashes.of_member, first)


def _ranks(first: np.ndarray, *then: np.ndarray) -> np.ndarray:
    order = np.lexsort((*reversed(then), first))
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return ranks


def _codes(column: np.ndarray) -> int:
    return int(column.max()) + 1 if len(column) else 0


def _sums(group: np.ndarray, values: np.ndarray, groups: int) -> np.ndarray:
    """Sums by group, wrapping round: the order of rows does not matter."""
    total = np.zeros(groups, np.uint64)
    np.add.at(total, group, values)
    return total


def _mixed(values: np.ndarray) -> np.ndarray:
    """The finaliser of SplitMix64: near values become far ones. A part at a time, which stays in the core's cache."""
    mixed = values.astype(np.uint64)
    with np.errstate(over="ignore"):
        for start in range(0, len(mixed), MIXED_AT_ONCE):
            part = mixed[start : start + MIXED_AT_ONCE]
            part += np.uint64(0x9E3779B97F4A7C15)
            for shift, times in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
                part ^= part >> np.uint64(shift)
                part *= np.uint64(times)
            part ^= part >> np.uint64(31)
    return mixed
