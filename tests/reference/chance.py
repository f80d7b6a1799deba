"""Naive twins of the comparisons with chance: every possible draw, each with how likely it is."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, permutations, product

from reference.gatherings import Member
from reference.renewal import Look

Spread = dict[float, Fraction]
"""How likely each share is."""


def link_freshness_chance(at: Look, partnership: str, fewest: int = 3) -> Spread | None:
    """Of a lasting partnership; None where it is not compared."""
    members, pairs = at.members(partnership), at.pairs(partnership)
    newcomers = sorted(who for who in members if at.all.first_in[partnership, who] > at.t0)
    pool = sorted(_around(at, partnership) - {who for of, who in at.all.first_in if of == partnership})
    if len(newcomers) < fewest or len(pool) < len(newcomers) or not pairs:
        return None
    shares: Counter[float] = Counter()
    for drawn in permutations(pool, len(newcomers)):
        seat = dict(zip(newcomers, drawn, strict=True))
        shares[sum(at.met(seat.get(a, a), seat.get(b, b)) > at.t0 for a, b in pairs) / len(pairs)] += 1
    return {each: Fraction(count, shares.total()) for each, count in shares.items()}


def _around(at: Look, partnership: str) -> set[Member]:
    area = (at.partnerships[partnership].get("area") or "").strip().lower()
    near = [of for of in at.workspace if not area or (at.partnerships[of].get("area") or "").strip().lower() == area]
    return {who for of in near for who in at.members(of)}


def one_off_chance(at: Look, size: int) -> Spread:
    """Teams of one size, members picked one after another by how often they took part in one-off gatherings."""
    there = {key: members for key, members in at.now.items() if at.one_off(key[0]) and not at.all.plenary[key]}
    times = Counter(who for members in there.values() for who in members)
    shares: dict[float, Fraction] = defaultdict(Fraction)
    for team, likely in _teams(times, size):
        for _, day, _ in there:
            pairs = list(combinations(team, 2))
            shares[sum(at.met(a, b) >= day for a, b in pairs) / len(pairs)] += likely / len(there)
    return shares


def _teams(times: Counter[Member], size: int) -> Iterator[tuple[tuple[Member, ...], Fraction]]:
    for team in permutations(sorted(times), size):
        likely, left = Fraction(1), times.total()
        for who in team:
            likely *= Fraction(times[who], left)
            left -= times[who]
        yield team, likely


def degree_preserving(at: Look) -> dict[str, Spread]:
    """Every way to deal out memberships that keeps how many each partnership and each member has."""
    tables = [each for each in at.workspace if not at.one_off(each) and not at.only_plenaries(each)]
    members = {each: at.members(each) for each in tables}
    wanted = Counter(who for each in tables for who in members[each])
    ways = [list(combinations(sorted(wanted), len(members[each]))) for each in tables]
    dealt = [deal for deal in product(*ways) if Counter(who for each in deal for who in each) == wanted]
    found: dict[str, Spread] = {}
    for place, each in enumerate(tables):
        shares = Counter(_unmet(at, deal[place]) for deal in dealt)
        found[each] = {share: Fraction(count, len(dealt)) for share, count in shares.items()}
    return found


def _unmet(at: Look, members: tuple[Member, ...]) -> float:
    pairs = list(combinations(members, 2))
    return sum(at.met(a, b) > at.t0 for a, b in pairs) / len(pairs) if pairs else 0.0


def p_and_q(at: Look) -> tuple[float | None, float | None]:
    there = {key: members for key, members in at.now.items() if at.one_off(key[0]) and not at.all.plenary[key]}
    since: dict[Member, object] = {}
    for (_, day, _), members in sorted(at.all.members.items(), key=lambda each: each[0][1]):
        for who in members:
            since.setdefault(who, day)
    old, seats, above, below = 0, 0, 0.0, 0.0
    for (_, day, _), members in there.items():
        incumbents = [who for who in members if since[who] < day]  # type: ignore[operator]
        old, seats, i = old + len(incumbents), seats + len(members), len(incumbents)
        if i >= 2:
            known = sum(first < day for first in since.values())  # type: ignore[operator]
            met = sum(first < day for first in at.all.met.values())
            chance = min(i - 1, met / (known * (known - 1) / 2) * i * (i - 1) / 2)
            above += i - _components(at, incumbents, day) - chance
            below += i - 1 - chance
    q = min(1.0, max(0.0, above / below)) if below > 1e-12 else None
    return (old / seats if seats else None), q


def _components(at: Look, members: list[Member], day: object) -> int:
    groups = [{who} for who in members]
    for a, b in combinations(members, 2):
        if at.met(a, b) < day:  # type: ignore[operator]
            joined = [group for group in groups if a in group or b in group]
            groups = [group for group in groups if group not in joined] + [set().union(*joined)]
    return len(groups)
