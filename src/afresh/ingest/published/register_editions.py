"""Which editions of a register can be believed.

An edition that lost part of its rows makes members leave and return on one day. It is told by its
neighbours: those who are in the last good edition and again in the next few ought to be in it too.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

LOOK_AHEAD = 5
"""How many later editions show who goes on; several, since bad editions come in runs."""
MANY_MISSING, MANY_SHARE = 10, 0.05
"""Partial if at least so many are missing and they are over this share of those expected,"""
FEW_MISSING, FEW_SHARE = 3, 0.5
"""or at least so many are missing and they are this share or more: a small register."""
BACK_AGAIN_SHARE = 0.5
"""A partnership missing from one good edition is back if over this share of its members are: worth a notice."""

Edition = int
Member = int


@dataclass(frozen=True)
class Verdict:
    edition: Edition
    is_: Literal["empty", "partial", "thin at the end"]
    missing: int = 0
    expected: int = 0


def doubtful(
    editions: Sequence[Edition], members: Mapping[Edition, Set[Member]], take: Set[Edition] = frozenset()
) -> list[Verdict]:
    """The editions that are empty or partial against their neighbours, in order.

    `members` has who is in each edition. Those in `take` are good whatever they look like.
    """
    found: list[Verdict] = []
    before: Set[Member] = frozenset()
    filled = [edition for edition in editions if members.get(edition) or edition in take]
    found += [Verdict(edition, "empty") for edition in editions if edition not in filled]
    for at, edition in enumerate(filled):
        here = members.get(edition, frozenset())
        later = [members.get(each, frozenset()) for each in filled[at + 1 : at + 1 + LOOK_AHEAD]]
        verdict = None if edition in take else _judged(edition, here, before, later)
        if verdict:
            found.append(verdict)
        if not verdict or verdict.is_ == "thin at the end":
            before = here
    return sorted(found, key=lambda each: editions.index(each.edition))


def _judged(edition: Edition, here: Set[Member], before: Set[Member], later: Sequence[Set[Member]]) -> Verdict | None:
    """At the end of a register nobody can be seen to return, so the last edition is only remarked on."""
    expected = before & frozenset().union(*later) if later else before
    missing = len(expected - here)
    if not is_partial(missing, len(expected)):
        return None
    if later:
        return Verdict(edition, "partial", missing, len(expected))
    return Verdict(edition, "thin at the end", missing, len(expected)) if missing >= FEW_SHARE * len(expected) else None


def is_partial(missing: int, expected: int) -> bool:
    many = missing >= MANY_MISSING and missing > MANY_SHARE * expected
    few = missing >= FEW_MISSING and missing >= FEW_SHARE * expected
    return many or few
