"""Whose people have addresses that end alike: proposed from lists of who joined, and never taken unasked."""

import re
from collections.abc import Mapping

from afresh.ingest.matching.duplicates import Proposed
from afresh.records.store import Store

KIND = "e-mail domain"
_SAYS_NOTHING = {
    "council", "the", "of", "and", "for", "trust", "nhs", "gov", "uk", "org", "com", "net", "police", "service",
    "board", "group", "charity", "limited", "ltd", "foundation",
}  # fmt: skip
SHORTEST_WORD = 4


def proposed_domains(store: Store) -> list[Proposed]:
    """A row for each domain of which nobody has said anything, with the organisation whose name it bears."""
    names = [name for (name,) in store.rows("SELECT name FROM organisations ORDER BY name")]
    return [_proposed(domain, count, names) for domain, count in sorted(store.domains.items())]


def _proposed(domain: str, count: int, names: list[str]) -> Proposed:
    bearing = [name for name in names if _bears(domain, name)]
    people = "1 person has" if count == 1 else f"{count} people have"
    why = f"{people} an address that ends so and no organisation; write its name under keep"
    if len(bearing) == 1:
        why = f"{people} an address that ends so and no organisation; it is like the name"
    return Proposed("organisations", bearing[0] if len(bearing) == 1 else "", domain, why, "e-mail domain")


def _bears(domain: str, name: str) -> bool:
    """Whether a word of the name, or its initials, stand in the domain."""
    host = domain.casefold().split(".")[0]
    words = re.findall(r"[a-z]+", name.casefold())
    telling = [word for word in words if len(word) >= SHORTEST_WORD and word not in _SAYS_NOTHING]
    initials = "".join(word[0] for word in words if word not in {"of", "and", "the", "for"})
    return any(word in host for word in telling) or (len(initials) > 2 and host == initials)


def organisation_of(address: str, domains: Mapping[str, str]) -> str:
    """The organisation that somebody's address is of, by the domains that the user has confirmed; "" if by none."""
    return domains.get(domain_of(address), "")


def domain_of(address: str) -> str:
    """The domain of an address, or "" where it is none or is a provider of addresses for anybody."""
    from afresh.ingest.layouts.exports.joined_list import ADDRESS, PERSONAL

    found = ADDRESS.fullmatch(address.strip())
    domain = found[1].casefold() if found else ""
    return "" if domain.startswith(PERSONAL) else domain
