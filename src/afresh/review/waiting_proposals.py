"""Proposals that wait at a partnership, for its page: who holds back and why, and what the library has beside each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from afresh.panel.library_matches import MOST_LOOKED_UP, matched
from afresh.recommend.waiting_proposals import HeldBack, StalledProposal
from afresh.review.cited_sentence import Said
from afresh.review.from_library import ExampleTold, PolicyTold, example_told, policy_told
from afresh.review.proposal_names import Proposals
from afresh.vocabulary import Record, day_from, day_if_known
from afresh.words import library as library_words
from afresh.words import stalled as words
from afresh.words.persuasion import NOT_TOLD, put

MOST_EXAMPLES = 2
MOST_POLICIES = 2
STATUSES = ("open", "deferred", "rejected", NOT_TOLD)


@dataclass(frozen=True)
class StalledSaid:
    id: str
    title: str
    issue: str
    status: str
    days: int
    short: str
    """How it stands and who holds back, in a line."""
    put: Said
    held_back: tuple[Said, ...]
    """By name."""
    supported: Said
    examples: tuple[ExampleTold, ...]
    policies: tuple[PolicyTold, ...]
    notes: tuple[str, ...]
    """What the library does not hold."""

    @property
    def said(self) -> tuple[Said, ...]:
        return (self.put, *self.held_back, self.supported)


@dataclass(frozen=True)
class Waits:
    counted: Said
    proposals: tuple[StalledSaid, ...]
    policies: str
    """The heading over policies."""
    note: str

    @property
    def said(self) -> tuple[Said, ...]:
        return (self.counted, *(said for each in self.proposals for said in each.said))


def waits(partnership: int, proposals: Proposals) -> Waits | None:
    """None where nothing waits."""
    said: Waits | None = proposals.memoise(f"waits at {partnership}", lambda: _waits(partnership, proposals))
    return said


def _waits(partnership: int, proposals: Proposals) -> Waits | None:
    workspace = proposals.workspace
    found = matched(workspace).that_wait(partnership)
    if not found:
        return None
    shown, end = found[:MOST_LOOKED_UP], workspace.period.end
    by_status = Counter(each.status for each in found)
    counted = words.of_those(proposals.waiting_since, end, [(each, by_status[each]) for each in STATUSES], len(shown))
    reasons = proposals.reasons(record for each in shown for one in each.held_back for record in one.records)
    return Waits(
        Said(counted, tuple(each.record for each in found)),
        tuple(_stalled(each, proposals, reasons) for each in shown),
        library_words.policies(end),
        library_words.NO_ADVICE,
    )


def _stalled(each: StalledProposal, proposals: Proposals, reasons: Mapping[Record, str]) -> StalledSaid:
    held = sorted(
        ((proposals.labels.organisation(one.organisation), one) for one in each.held_back),
        key=lambda each: each[0].casefold(),
    )
    decided = day_if_known(each.decided)
    on = matched(proposals.workspace).on(each)
    examples = tuple(example_told(hit, proposals.labels) for hit in on.examples[:MOST_EXAMPLES])
    policies = tuple(
        policy_told(hit, each, matched(proposals.workspace), proposals.labels) for hit in on.policies[:MOST_POLICIES]
    )
    return StalledSaid(
        id=proposals.id(each.proposal),
        title=proposals.title(each.proposal),
        issue=proposals.issue(each.issue),
        status=each.status,
        days=each.days,
        short=words.in_short(each.status, decided, each.days, [(name, one.reason_kinds) for name, one in held]),
        put=_put(each, decided, proposals),
        held_back=tuple(_held_back(name, one, reasons) for name, one in held),
        supported=_supported(each, proposals),
        examples=examples,
        policies=policies,
        notes=tuple(_not_held(each, bool(matched(proposals.workspace).mechanisms[each.proposal]), examples, policies)),
    )


def _put(each: StalledProposal, decided: date | None, proposals: Proposals) -> Said:
    where = proposals.partnership(each.partnership)
    return Said(put(where, day_from(each.day), "", each.status, decided, days=each.days), (each.record,))


def _held_back(name: str, one: HeldBack, reasons: Mapping[Record, str]) -> Said:
    in_words = [reasons.get(record, "") for record in one.records]
    return Said(words.one_held_back(name, one.response, one.reason_kinds, in_words), one.records)


def _supported(each: StalledProposal, proposals: Proposals) -> Said:
    organisation = proposals.labels.organisation
    made = [organisation(one.organisation) for one in each.supported if one.made_it]
    others = sorted((organisation(one.organisation) for one in each.supported if not one.made_it), key=str.casefold)
    said = words.supported_by(others, made[0] if made else "", each.support_named)
    return Said(said, tuple(record for one in each.supported for record in one.records))


def _not_held(each: StalledProposal, told_how: bool, examples: Sequence[Any], policies: Sequence[Any]) -> Iterable[str]:
    if not (examples or policies) and each.issue is None:
        yield library_words.NO_ISSUE
        return
    if not (examples or policies) and not told_how:
        yield library_words.NO_MECHANISM
        return
    if not examples:
        yield library_words.NO_EXAMPLE
    if not policies:
        yield library_words.NO_POLICY
