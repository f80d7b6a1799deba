"""What the library holds on proposals that wait, on the review date: looked up once, for rules and for pages.

Looked up again for the page, two answers could differ. Only the first that wait are looked up: one board of the worked
example has 49, which nobody reads; all are counted. That a policy ended after the review date is not said, since nobody
could have known.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from afresh.engine.contract import Step
from afresh.library.binding import Bound, Party, bound, parties
from afresh.library.entries import Policy
from afresh.library.mechanisms import mechanisms_of
from afresh.library.names import named_by
from afresh.library.search import examples_for, policies_for
from afresh.library.shelf import ExampleHit, PolicyHit
from afresh.library.themes import stands_for_a_theme, told_from_title
from afresh.recommend.holding_back import HoldingBack
from afresh.recommend.response_index import answered
from afresh.recommend.waiting_proposals import StalledProposal, stalled
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace

if TYPE_CHECKING:
    from afresh.records.store import Store

MOST_LOOKED_UP = 12
"""Proposals of a partnership that examples and duties are looked up for: those that wait longest."""
EVERY = 1_000


@dataclass(frozen=True)
class OnProposal:
    """What it names, or what fits its issue and mechanism, the nearest; each policy with whom it binds of those
    who hold back."""

    examples: tuple[ExampleHit, ...] = ()
    policies: tuple[PolicyHit, ...] = ()


@dataclass(frozen=True)
class Asked:
    """What is looked up for a proposal."""

    written: tuple[str, str, str, str]
    """Its id, title, text and issue."""
    mechanisms: tuple[str, ...]
    reasons: tuple[str, ...] = ()
    """Kinds of reason recorded against it."""
    parties: tuple[Party, ...] = ()
    """Those who hold back."""
    nation: str | None = None
    """None where it is that of the records."""


@dataclass(frozen=True)
class Sought:
    """What proposals have in common for which the library holds the same."""

    issue: str
    """With the themes that the title names, between semicolons."""
    mechanisms: tuple[str, ...]
    named: frozenset[str]
    """Ids of entries that its words name."""

    @property
    def is_told(self) -> bool:
        return bool(self.named or (self.issue and self.mechanisms))


def sought(written: tuple[str, str, str, str], mechanisms: tuple[str, ...]) -> Sought:
    _, title, text, issue = written
    themes = issue if not issue or stands_for_a_theme(issue) else "; ".join([issue, *sorted(told_from_title(title))])
    return Sought(themes, mechanisms, named_by(title, text, issue))


def looked_up(asked: Asked, store: "Store | None", at: date) -> OnProposal:
    """Nothing where it has no issue or mechanism, and names no entry."""
    _, title, text, _ = asked.written
    of = sought(asked.written, asked.mechanisms)
    if not of.is_told:
        return OnProposal()
    words, ways = f"{title} {text}", of.mechanisms
    return OnProposal(
        examples_for(store, of.issue, words, asked.reasons, at, mechanisms=ways, named=of.named),
        policies_for(
            store, of.issue, words, at, asked.nation, organisations=asked.parties, mechanisms=ways, named=of.named
        ),
    )


@dataclass(frozen=True)
class Bears:
    """An entry that bears on some of the proposals on which an organisation holds back."""

    hit: PolicyHit
    proposals: tuple[StalledProposal, ...]


THEMED = Step("themed", "proposals with a theme", "SELECT proposal FROM proposal_at WHERE issue IS NOT NULL")


@dataclass(frozen=True)
class Answers:
    """An example that answers a kind of reason, and how that kind stands among those that the organisation recorded."""

    hit: ExampleHit
    kind: str
    most: bool
    """Whether it recorded no kind oftener."""


@dataclass(frozen=True)
class Matched:
    workspace: Workspace
    _found: dict[int, OnProposal] = field(default_factory=dict)

    @cached_property
    def written(self) -> list[tuple[str, str, str, str]]:
        """Id, title, text and issue of each proposal, by its code; no issue where those are file numbers."""
        rows = self.workspace.store.rows("SELECT id, title, text, issue FROM proposals ORDER BY id")
        themed = set(self.workspace.ask(THEMED).columns["proposal"])
        return [
            (id_, title or id_, text or "", issue if issue and code in themed else "")
            for code, (id_, title, text, issue) in enumerate(rows)
        ]

    @cached_property
    def _parties(self) -> list[Party]:
        """Organisations by their codes."""
        known = {each.id: each for each in parties(self.workspace.store)}
        return [known[id_] for id_ in ids(self.workspace.store, "organisations")]

    @cached_property
    def mechanisms(self) -> list[tuple[str, ...]]:
        """How each proposal would work, by its code: as written down, else told from its words."""
        rows = self.workspace.store.rows("SELECT mechanism FROM proposals ORDER BY id")
        written = [tuple(part for part in (each or "").split(";") if part.strip()) for (each,) in rows]
        return [mechanisms_of(own, title, text) for own, (_, title, text, _) in zip(written, self.written, strict=True)]

    def that_wait(self, partnership: int) -> tuple[StalledProposal, ...]:
        """What is not settled first, the longest waiting before the others."""
        found = stalled(self.workspace, partnership)
        return tuple(sorted(found, key=self._settled))

    def _settled(self, each: StalledProposal) -> tuple[bool, int, str, str]:
        id_, title, _, _ = self.written[each.proposal]
        return each.status == "rejected", -each.days, title, id_

    def on(self, each: StalledProposal) -> OnProposal:
        if each.proposal not in self._found:
            self._found[each.proposal] = self._on(each)
        return self._found[each.proposal]

    def _on(self, each: StalledProposal) -> OnProposal:
        kinds = tuple(dict.fromkeys(kind for one in each.held_back for kind in one.reason_kinds))
        there = tuple(self._those(one.organisation for one in each.held_back))
        asked = Asked(self.written[each.proposal], self.mechanisms[each.proposal], kinds, there)
        return looked_up(asked, self.workspace.store, self.workspace.period.end)

    def bound(self, policy: Policy, each: StalledProposal) -> tuple[tuple[Bound, ...], tuple[str, ...]]:
        """Whom it binds of those round the table or holding back, and the ids of those of whom it cannot be told."""
        seated = answered(self.workspace).at_table.get(each.partnership, frozenset())
        return bound(policy.binds, self._those({*seated, *(one.organisation for one in each.held_back)}))

    def duties(self, of: HoldingBack) -> tuple[Bears, ...]:
        """What binds it and is named by proposals that wait on it, or fits them: what bears on most of them first.

        Each issue is looked up once: by the words of each proposal it would be forty look-ups for the same few duties.
        Powers, guidance and strategies bind nobody, so that they are not told as duties.
        """
        found: dict[str, Bears] = {}
        for like, those in self._alike(of.waiting):
            for hit in self._policies(like, of):
                if hit.bound and hit.policy.compels:
                    had = found.get(hit.policy.id)
                    found[hit.policy.id] = (
                        replace(had, proposals=(*had.proposals, *those)) if had else Bears(hit, those)
                    )
        return tuple(sorted(found.values(), key=_most_first))

    def answering(self, of: HoldingBack) -> Answers | None:
        """An example that answers the kind of reason that it recorded most; if none does, the next."""
        kinds = sorted(((-n, kind) for kind, n in of.here.reasons.items() if kind))
        alike = sorted(self._alike(of.waiting), key=lambda each: -len(each[1]))
        for less, kind in kinds:
            for like, those in alike:
                words, end = " ".join(self.written[each.proposal][1] for each in those), self.workspace.period.end
                hits = examples_for(
                    self.workspace.store,
                    like.issue,
                    words,
                    [kind],
                    end,
                    most=1,
                    mechanisms=like.mechanisms,
                    named=like.named,
                )
                if hits and hits[0].matched.reasons:
                    return Answers(hits[0], kind, less == kinds[0][0])
        return None

    def _policies(self, like: Sought, of: HoldingBack) -> tuple[PolicyHit, ...]:
        end, party = self.workspace.period.end, self._those([of.organisation])
        return policies_for(
            self.workspace.store,
            like.issue,
            "",
            end,
            None,
            organisations=party,
            most=EVERY,
            mechanisms=like.mechanisms,
            named=like.named,
        )

    def _alike(self, those: Iterable[StalledProposal]) -> list[tuple[Sought, tuple[StalledProposal, ...]]]:
        """Those for which the same is looked up, by issue and mechanism; those that tell nothing are left out."""
        found: dict[Sought, list[StalledProposal]] = defaultdict(list)
        for each in sorted(those, key=self._settled):
            like = sought(self.written[each.proposal], self.mechanisms[each.proposal])
            if like.is_told:
                found[like].append(each)
        in_order = sorted(found.items(), key=lambda each: (each[0].issue, each[0].mechanisms, sorted(each[0].named)))
        return [(like, tuple(each)) for like, each in in_order]

    def _those(self, organisations: Iterable[int]) -> Sequence[Party]:
        return sorted((self._parties[each] for each in organisations), key=lambda each: (each.name, each.id))


def _most_first(each: Bears) -> tuple[bool, int, str, str]:
    return each.hit.matched.alike, -len(each.proposals), each.hit.policy.title, each.hit.policy.id


def matched(workspace: Workspace) -> Matched:
    """One for all that is gathered, so that a page finds what the rules have looked up."""
    found: Matched = workspace.memoise("matched", lambda: Matched(workspace))
    return found
