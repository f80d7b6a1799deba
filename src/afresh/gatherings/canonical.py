"""An order of members and partnerships that does not depend on their ids.

Random draws pick by position, so positions must not change when ids are relabelled or
rows shuffled. Members and partnerships are told apart by the days on which they gathered.
Those who are alike in that are told apart by whom they took part with, round by round
(Weisfeiler-Lehman refinement), in the gatherings that have any of them. Gatherings that
still look alike are told apart one at a time, each time hashing again, so that the members
of one stay side by side; members that tie after that have the same history, and which of
them comes first cannot matter.
"""

from dataclasses import dataclass

import numpy as np

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered

ROUNDS = 3
ROWS_OF_TELLING_APART = 2_000_000
"""Rows hashed again, at most, to tell alike gatherings apart."""
MIXED_AT_ONCE = 1 << 14

OF_DAY = "CAST(day AS BIGINT) * 2 + CASE WHEN day > {t0} AND day <= {t1} THEN 1 ELSE 0 END"
"""A day as a number that also says whether it is in the period."""

DAYS = f"CAST(sum(({OF_DAY}) * ({OF_DAY}) % 1000003 * 2654435761 % 4294967291) AS BIGINT) AS days, count(*) AS times"
"""The days of many rows in two numbers, in whatever order the rows come."""

MEMBER_DAYS = Step(
    "member_days", "on which days each member took part", f"SELECT member, {DAYS} FROM participation GROUP BY member"
)

PARTNERSHIP_DAYS = Step(
    "partnership_days",
    "on which days members of each partnership took part",
    f"SELECT partnership, {DAYS} FROM participation GROUP BY partnership",
)

ALIKE = Step(
    "alike",
    "who took part, and when, in gatherings with a member or of a partnership whose days are just like another's",
    f"""SELECT p.gathering, p.partnership, p.member, {OF_DAY} AS day FROM participation p JOIN (
        SELECT x.gathering FROM participation x
        LEFT JOIN (SELECT m.member FROM member_days m JOIN (
            SELECT days, times FROM member_days GROUP BY days, times HAVING count(*) > 1
        ) t ON t.days = m.days AND t.times = m.times) m ON m.member = x.member
        LEFT JOIN (SELECT q.partnership FROM partnership_days q JOIN (
            SELECT days, times FROM partnership_days GROUP BY days, times HAVING count(*) > 1
        ) t ON t.days = q.days AND t.times = q.times) q ON q.partnership = x.partnership
        WHERE m.member IS NOT NULL OR q.partnership IS NOT NULL GROUP BY x.gathering
    ) g ON g.gathering = p.gathering""",
)

TIMES = (
    Step("of_members", "the same", "SELECT member AS code, days, times FROM member_days"),
    Step("of_partnerships", "the same", "SELECT partnership AS code, days, times FROM partnership_days"),
    Step("of_alike", "the same", "SELECT gathering, partnership, member, day FROM alike"),
)


@dataclass(frozen=True)
class Canonical:
    """The place of each code in the order: numbers from 0, each once."""

    member: np.ndarray
    partnership: np.ndarray


class _Hashes:
    """What is known of members, gatherings and partnerships, as 64-bit numbers."""

    def __init__(
        self, members: dict[str, np.ndarray], partnerships: dict[str, np.ndarray], rows: dict[str, np.ndarray]
    ):
        self.gathering = _numbered(rows["gathering"])
        self.member, self.partnership = rows["member"], rows["partnership"]
        self.of_day = _mixed(rows["day"])
        self.of_member, self.of_partnership = _of_days(members), _of_days(partnerships)
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
        same = self.of_gathering[order[1:]] == self.of_gathering[order[:-1]]
        tied: np.ndarray = order[np.append(same, False) | np.append(False, same)] if len(order) else order
        return tied


def canonical(gathered: Gathered) -> Canonical:
    """Worked out once for what is gathered, since several measures draw at random."""
    found: Canonical = gathered.once("canonical", lambda: _canonical(gathered))
    return found


def _canonical(gathered: Gathered) -> Canonical:
    gathered.have(MEMBER_DAYS, PARTNERSHIP_DAYS, ALIKE)
    hashes = _Hashes(*(gathered.arrays(step) for step in TIMES))
    hashes.refine()
    alike = hashes.alike()
    for mark in range(1, 1 + ROWS_OF_TELLING_APART // (1 + ROUNDS * len(hashes.member))):
        if not len(alike):
            break
        hashes.mark[alike[0]] = _mixed(np.array([mark]))[0]
        hashes.refine()
        alike = hashes.alike()
    return Canonical(_places(hashes, alike), _ranks(hashes.of_partnership))


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


def _of_days(rows: dict[str, np.ndarray]) -> np.ndarray:
    found = np.zeros(_codes(rows["code"]), np.uint64)
    found[rows["code"]] = _mixed(_mixed(rows["days"]) + rows["times"].astype(np.uint64))
    return found


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
