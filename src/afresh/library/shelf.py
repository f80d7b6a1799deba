"""The entries that can be searched together, indexed once for each set of records, and what a hit is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from afresh.library.binding import Bound
from afresh.library.entries import Example, Policy, examples_with, policies_with
from afresh.library.index import Index
from afresh.library.nations import nation_of
from afresh.library.themes import meanings

if TYPE_CHECKING:
    from afresh.records.store import Store


@dataclass(frozen=True)
class Matched:
    """What an entry and the question have in common."""

    issues: tuple[str, ...] = ()
    """Issues as the entry writes them."""
    alike: bool = False
    """Whether the issue is only like the one asked for, in the list of themes alike."""
    words: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    """Recorded kinds of reason that the example answers."""
    named: bool = False
    """Whether the words of the proposal name the entry, so that neither theme nor mechanism is asked for."""


@dataclass(frozen=True)
class ExampleHit:
    example: Example
    matched: Matched
    nearness: float
    """BM25 of the words; orders hits and means nothing by itself."""


@dataclass(frozen=True)
class PolicyHit:
    policy: Policy
    matched: Matched
    nearness: float
    bound: tuple[Bound, ...] = ()
    cannot_tell: tuple[str, ...] = ()
    """Ids of organisations of which neither body, kind nor sector is recorded."""


class Shelf:
    """All examples and all policies, each with an index of their words and the themes of each."""

    def __init__(self, examples: Sequence[Example], policies: Sequence[Policy], nation: str | None = None):
        self.examples, self.policies, self.nation = tuple(examples), tuple(policies), nation
        self.example_index = Index(_example_texts(each) for each in self.examples)
        self.policy_index = Index(_policy_texts(each) for each in self.policies)
        entries: list[Example | Policy] = [*self.examples, *self.policies]
        self.themes = {each: _themes(each.issues) for each in entries}


def _example_texts(each: Example) -> tuple[str, str, str]:
    rest = (each.area, each.nation, each.summary, each.what_changed, each.evidence)
    return each.title, " ; ".join(each.issues), " ".join(rest)


def _policy_texts(each: Policy) -> tuple[str, str, str]:
    return each.title, " ; ".join(each.issues), f"{each.nation} {each.kind} {' '.join(each.binds)} {each.summary}"


def _themes(issues: Sequence[str]) -> frozenset[str]:
    return frozenset[str]().union(*(meanings(issue) for issue in issues))


def shelf(store: "Store | None") -> Shelf:
    """Made once for each store, as it is when first asked for, and let go with it."""
    if store is None:
        return _shipped()
    made: Shelf = store.memoise("shelf", lambda: Shelf(examples_with(store), policies_with(store), nation_of(store)))
    return made


@cache
def _shipped() -> Shelf:
    """The library alone."""
    return Shelf(examples_with(None), policies_with(None))
