"""The naive twin of afresh.engine.first_meetings: dictionaries and two loops."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations


def first_meetings(participations: Iterable[tuple[int, int, int]]) -> dict[tuple[int, int], int]:
    """(gathering, member, day) rows in; {(a, b): the first day they met} out, a < b."""
    members: dict[int, set[int]] = defaultdict(set)
    day_of: dict[int, int] = {}
    for gathering, member, day in participations:
        members[gathering].add(member)
        day_of[gathering] = min(day, day_of.get(gathering, day))
    met: dict[tuple[int, int], int] = {}
    for gathering, present in members.items():
        for pair in combinations(sorted(present), 2):
            met[pair] = min(day_of[gathering], met.get(pair, day_of[gathering]))
    return met
