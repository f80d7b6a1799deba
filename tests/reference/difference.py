"""Naive twins of the measures of difference: sets, pairs and the definitions, one pair at a time.

Each gives {(partnership or None, subject): (value, n, expected)}; what chance allows is checked apart, by every draw.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import combinations
from math import exp, log, sqrt
from statistics import median, quantiles

from reference.gatherings import Member
from reference.gatherings import _Known as Known
from reference.renewal import Look

Told = tuple[float | None, int, float | None]
Tellings = dict[tuple[str | None, str], Told]
Kind = str | None

ATTRIBUTES = ("sector", "kind", "body", "area", "profession", "organisation")


class Kinds:
    """What each member of each partnership is."""

    def __init__(self, at: Look):
        self.at = at
        self.known = Known(at.records, at.at)
        self.known.level = at.all.level
        people = at.all.level == "people"
        self.attributes = ATTRIBUTES if people else ATTRIBUTES[:4]
        self.everybody = [(of, who) for of in at.workspace for who in at.members(of)]

    def sits_for(self, partnership: str, who: Member) -> str | None:
        if who[0] == "organisation":
            return who[1]
        said = [(seat["start"], seat["organisation"]) for seat in self.known.seats
                if seat["partnership"] == partnership and seat["person"] == who[1]]  # fmt: skip
        said += [(mark["date"], mark["organisation"]) for mark in self.known.taking_part
                 if mark["partnership"] == partnership and mark["person"] == who[1] and mark["status"] == "present"
                 and mark["date"] > self.at.t0]  # fmt: skip
        said = [(day, self.known.now(organisation)) for day, organisation in said if organisation]
        latest = {organisation for day, organisation in said if day == max(day for day, _ in said)}
        if len(latest) == 1:
            return latest.pop()
        own = self.known.people[who[1]].get("organisation")
        return self.known.now(own) if own else None

    def kind(self, partnership: str, who: Member, attribute: str) -> Kind:
        organisation = self.sits_for(partnership, who)
        if attribute == "organisation":
            return organisation
        if attribute == "profession":
            row = self.known.people[who[1]] if who[0] == "person" else {}
        else:
            row = self.known.organisations[organisation] if organisation else {}
        return (row.get(attribute) or "").strip().lower() or None

    def recorded(self) -> list[str]:
        return [each for each in self.attributes if any(self.kind(of, who, each) for of, who in self.everybody)]

    def around(self, partnership: str) -> list[str]:
        def area(of: str) -> str:
            return (self.at.partnerships[of].get("area") or "").strip().lower()

        return [of for of in self.at.workspace if not area(partnership) or area(of) == area(partnership)]

    def pool(self, partnership: str, attribute: str) -> list[Kind]:
        found = {(who, self.kind(of, who, attribute)) for of in self.around(partnership) for who in self.at.members(of)}
        return [kind for _, kind in found if kind]


def _alike(kinds: Iterable[Kind]) -> float:
    pairs = list(combinations(kinds, 2))
    return sum(a == b for a, b in pairs) / len(pairs)


def _told(at: Look, of: Callable[[Kinds, str, str], Told]) -> Tellings:
    kinds = Kinds(at)
    recorded = kinds.recorded()
    found: Tellings = {(None, each): (None, 0, None) for each in kinds.attributes if each not in recorded}
    return found | {(each, attribute): of(kinds, each, attribute) for each in at.workspace for attribute in recorded}


def _pairs(index: Callable[[float, float | None], float | None]) -> Callable[[Look], Tellings]:
    def of(kinds: Kinds, partnership: str, attribute: str) -> Told:
        kind = {who: kinds.kind(partnership, who, attribute) for who in kinds.at.members(partnership)}
        pairs = [(a, b) for a, b in kinds.at.pairs(partnership) if kind[a] and kind[b]]
        if not pairs:
            return None, 0, None
        pool, members = kinds.pool(partnership, attribute), {who for pair in pairs for who in pair}
        expected = _alike(pool) if len(pool) > len(members) else None
        share = sum(kind[a] == kind[b] for a, b in pairs) / len(pairs)
        return index(share, expected), len(pairs), None if expected is None else index(expected, expected)

    return lambda at: _told(at, of)


def _coleman(share: float, expected: float | None) -> float | None:
    if expected is None or expected == 1:
        return None
    return (share - expected) / (1 - expected) if share >= expected else (share - expected) / expected


same_kind_pairs = _pairs(lambda share, expected: share)
coleman_index = _pairs(_coleman)
e_i_index = _pairs(lambda share, expected: (1 - share) - share)


def _diversity(number: Callable[[Counter[Kind]], float], expected: Callable[[list[Kind], int], float]) -> Callable[[Look], Tellings]:  # fmt: skip  # noqa: E501
    def of(kinds: Kinds, partnership: str, attribute: str) -> Told:
        members = kinds.at.members(partnership)
        known = Counter(kind for who in members if (kind := kinds.kind(partnership, who, attribute)))
        n = known.total()
        if n < 2 or kinds.at.only_plenaries(partnership):
            return None, n, None
        pool = kinds.pool(partnership, attribute)
        return number(known), n, expected(pool, n) if len(pool) > n else None

    return lambda at: _told(at, of)


def hill(counts: Counter[Kind], order: int) -> float:
    shares = [count / counts.total() for count in counts.values()]
    return exp(-sum(p * log(p) for p in shares)) if order == 1 else sum(p**order for p in shares) ** (1 / (1 - order))


def hill_expected(pool: list[Kind], n: int, order: int) -> float:
    """From every draw: how many kinds have 1, 2, 3 ... members on average."""
    draws = list(combinations(pool, n))
    sizes = Counter(count for draw in draws for count in Counter(draw).values())
    terms = [(count / n, times / len(draws)) for count, times in sizes.items()]
    if order == 1:
        return exp(-sum(p * log(p) * times for p, times in terms))
    return sum(p**order * times for p, times in terms) ** (1 / (1 - order))


blau_index = _diversity(
    lambda counts: 1 - sum((count / counts.total()) ** 2 for count in counts.values()),
    lambda pool, n: (1 - 1 / n) * (1 - _alike(pool)),
)


def hill_numbers(at: Look, order: int, expected: bool = False) -> Tellings:
    found = _diversity(lambda counts: hill(counts, order),
                       lambda pool, n: hill_expected(pool, n, order) if expected else 0.0)(at)  # fmt: skip
    return {(of, f"{subject}, q = {order}"): told for (of, subject), told in found.items()}


def assortativity(at: Look) -> Tellings:
    kinds, found = Kinds(at), {}
    pairs = {pair for of in at.workspace for pair in at.pairs(of)}
    for attribute in kinds.attributes:
        each: dict[Member, set[Kind]] = {}
        for of, who in kinds.everybody:
            each.setdefault(who, set()).add(kinds.kind(of, who, attribute))
        kind = {
            who: (all_of_them - {None}).pop() for who, all_of_them in each.items() if len(all_of_them - {None}) == 1
        }
        known = [(kind[a], kind[b]) for a, b in pairs if a in kind and b in kind]
        ends = Counter(end for pair in known for end in pair)
        by_chance = sum((count / ends.total()) ** 2 for count in ends.values())
        alike = sum(a == b for a, b in known) / len(known) if known else 0.0
        told = len(ends) > 1
        value = (alike - by_chance) / (1 - by_chance) if told else None
        found[None, attribute] = (value, len(known), 0.0 if told else None)
    return found


def language_similarity(at: Look) -> Tellings:
    """For descriptions in plain English words of two letters or more."""
    kinds = Kinds(at)
    seated = {of: {org for who in at.members(of) if (org := kinds.sits_for(of, who))} for of in at.workspace}
    every = {
        org: (kinds.known.organisations[org].get("description") or "").split()
        for each in seated.values()
        for org in each
    }
    if not any(every.values()):
        return {(None, ""): (None, 0, None)}
    said = {org: Counter(words) for org, words in every.items() if len(set(words)) >= 3}
    using = Counter(word for words in said.values() for word in words)
    weight = {word: log((1 + len(said)) / (1 + count)) + 1 for word, count in using.items()}
    vector = {org: {word: count * weight[word] for word, count in words.items()} for org, words in said.items()}

    def cosine(a: str, b: str) -> float:
        together = sum(value * vector[b].get(word, 0.0) for word, value in vector[a].items())
        return together / sqrt(sum(v * v for v in vector[a].values()) * sum(v * v for v in vector[b].values()))

    def mean(organisations: set[str]) -> float:
        pairs = list(combinations(sorted(organisations), 2))
        return sum(cosine(*pair) for pair in pairs) / len(pairs)

    found: Tellings = {}
    for of in at.workspace:
        here = seated[of] & said.keys()
        pool = {org for other in kinds.around(of) for org in seated[other]} & said.keys()
        told = len(here) > 1 and not at.only_plenaries(of)
        expected = mean(pool) if told and len(pool) > len(here) else None
        found[of, ""] = (mean(here) if told else None, len(here) * (len(here) - 1) // 2, expected)
    return found


def constraint(at: Look) -> dict[str, tuple[float, float, float] | None]:
    """Lower quartile, median and upper quartile of each partnership's members."""
    contacts: dict[Member, set[Member]] = {}
    for a, b in at.all.met:
        contacts.setdefault(a, set()).add(b)
        contacts.setdefault(b, set()).add(a)

    def p(i: Member, j: Member) -> float:
        return 1 / len(contacts[i]) if j in contacts[i] else 0.0

    def of_one(i: Member) -> float:
        return sum((p(i, j) + sum(p(i, q) * p(q, j) for q in contacts[i] - {j})) ** 2 for j in contacts[i])

    found = {}
    for partnership in at.workspace:
        values = [of_one(who) for who in at.members(partnership) if who in contacts]
        told = len(values) >= 3 and not at.only_plenaries(partnership)
        ends = quantiles(values, n=4, method="inclusive") if told else []
        found[partnership] = (ends[0], median(values), ends[2]) if told else None
    return found
