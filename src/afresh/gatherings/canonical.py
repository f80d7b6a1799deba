"""An order of members and partnerships that does not depend on their ids.

Random draws pick by position, so positions must not change when ids are relabelled or
rows shuffled. Members and gatherings are hashed from what they took part in, round by
round (Weisfeiler-Lehman refinement). Gatherings that still look alike are told apart one
at a time, each time hashing again, so that the members of one stay side by side; members
that tie after that have the same history, and which of them comes first cannot matter.
"""

from dataclasses import dataclass

import numpy as np

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered

ROUNDS = 3
ROWS_OF_TELLING_APART = 2_000_000
"""Rows hashed again, at most, to tell alike gatherings apart."""

TOOK_PART = Step(
    "took_part_in",
    "who took part in what, and when",
    """SELECT p.gathering, p.partnership, p.member, p.day,
        CASE WHEN p.day > {t0} AND p.day <= {t1} THEN 1 ELSE 0 END AS now FROM participation p""",
)


@dataclass(frozen=True)
class Canonical:
    """The place of each code in the order: numbers from 0, each once."""

    member: np.ndarray
    partnership: np.ndarray


class _Hashes:
    """What is known of members, gatherings and partnerships, as 64-bit numbers."""

    def __init__(self, rows: dict[str, np.ndarray]):
        self.gathering, self.member, self.partnership = rows["gathering"], rows["member"], rows["partnership"]
        self.of_day = _mixed(rows["day"].astype(np.uint64) * np.uint64(2) + rows["now"].astype(np.uint64))
        self.of_member = np.zeros(_codes(self.member), np.uint64)
        self.of_gathering = np.zeros(_codes(self.gathering), np.uint64)
        self.of_partnership = np.zeros(_codes(self.partnership), np.uint64)
        self.mark = np.zeros(len(self.of_gathering), np.uint64)
        self.size = np.bincount(self.gathering, minlength=len(self.of_gathering))

    def refine(self) -> None:
        for _ in range(ROUNDS):
            seen = _mixed(self.of_member[self.member] + self.mark[self.gathering]) ^ self.of_day
            self.of_gathering = _sums(self.gathering, seen, len(self.of_gathering))
            held = _mixed(self.of_gathering[self.gathering] ^ self.of_day)
            self.of_partnership = _mixed(_sums(self.partnership, held, len(self.of_partnership)))
            seen = _mixed(self.of_gathering[self.gathering] + self.of_partnership[self.partnership])
            self.of_member = _mixed(_sums(self.member, seen + self.of_member[self.member], len(self.of_member)))

    def alike(self) -> np.ndarray:
        """Gatherings of two or more that cannot be told from another one, in order of their hash, then code."""
        order = np.argsort(self.of_gathering, kind="stable")
        order = order[self.size[order] > 1]
        same = self.of_gathering[order[1:]] == self.of_gathering[order[:-1]]
        tied: np.ndarray = order[np.append(same, False) | np.append(False, same)] if len(order) else order
        return tied


def canonical(gathered: Gathered) -> Canonical:
    hashes = _Hashes(gathered.arrays(TOOK_PART))
    hashes.refine()
    alike = hashes.alike()
    for mark in range(1, 1 + ROWS_OF_TELLING_APART // (1 + ROUNDS * len(hashes.member))):
        if not len(alike):
            break
        hashes.mark[alike[0]] = _mixed(np.array([mark]))[0]
        hashes.refine()
        alike = hashes.alike()
    return Canonical(_places(hashes, alike), _ranks(hashes.of_partnership))


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
    """The finaliser of SplitMix64: near values become far ones."""
    with np.errstate(over="ignore"):
        mixed = values.astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
        mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
        return mixed ^ (mixed >> np.uint64(31))
