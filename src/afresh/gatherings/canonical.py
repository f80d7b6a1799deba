"""An order of members and partnerships that does not depend on their ids.

Random draws pick by position, so positions must not change when ids are relabelled or
rows shuffled. Members and gatherings are hashed from what they took part in, round by
round (Weisfeiler-Lehman refinement); members that still tie have the same history.
"""

from dataclasses import dataclass

import numpy as np

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered

ROUNDS = 3

TOOK_PART = Step(
    "took_part_in",
    "who took part in what, and when",
    """SELECT p.gathering, p.partnership, p.member, p.day,
        CASE WHEN p.day > {t0} AND p.day <= {t1} THEN 1 ELSE 0 END AS now FROM participation p""",
)


@dataclass(frozen=True)
class Canonical:
    member: np.ndarray
    """For each member code a number that orders members by their history."""
    partnership: np.ndarray


def canonical(gathered: Gathered) -> Canonical:
    rows = gathered.arrays(TOOK_PART)
    gathering, member, partnership = rows["gathering"], rows["member"], rows["partnership"]
    members = int(member.max()) + 1 if len(member) else 0
    partnerships = int(partnership.max()) + 1 if len(partnership) else 0
    gatherings = int(gathering.max()) + 1 if len(gathering) else 0
    of_day = _mixed(rows["day"].astype(np.uint64) * np.uint64(2) + rows["now"].astype(np.uint64))
    of_member = np.zeros(members, np.uint64)
    of_partnership = np.zeros(partnerships, np.uint64)
    for _ in range(ROUNDS):
        of_gathering = _sums(gathering, _mixed(of_member[member]) ^ of_day, gatherings)
        of_partnership = _mixed(_sums(partnership, _mixed(of_gathering[gathering] ^ of_day), partnerships))
        seen = _mixed(of_gathering[gathering] + of_partnership[partnership])
        of_member = _mixed(_sums(member, seen, members))
    return Canonical(of_member, of_partnership)


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
