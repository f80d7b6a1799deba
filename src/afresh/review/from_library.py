"""Entries of the library beside proposals that wait: what a page says of an example and of a policy."""

from dataclasses import dataclass

from afresh.forms import sentence
from afresh.library.entries import Example, Policy
from afresh.library.shelf import ExampleHit, PolicyHit
from afresh.panel.library_matches import Matched
from afresh.recommend.waiting_proposals import StalledProposal
from afresh.review.labels import Labels
from afresh.words import library as words


@dataclass(frozen=True)
class ExampleTold:
    title: str
    """With where and when."""
    done: str
    changed: str
    evidence: str
    """How strong it is, and its limits."""
    answers: str
    """Which of the reasons recorded against the proposal it answers."""
    source: str


@dataclass(frozen=True)
class PolicyTold:
    title: str
    """With the nation, the kind and since when it is in force."""
    asks: str
    binds: str
    """Whom, of those round the table or holding back."""
    source: str


def example_told(hit: ExampleHit, labels: Labels) -> ExampleTold:
    each, text = hit.example, labels.disclosure.text
    return ExampleTold(
        title=example_title(each, labels), done=text(sentence(each.summary)), changed=text(sentence(each.what_changed)),
        evidence=text(sentence(each.evidence)), answers=words.answers(sorted(hit.matched.reasons)),
        source=text(words.source(each.source, each.checked)),
    )  # fmt: skip


def policy_told(hit: PolicyHit, proposal: StalledProposal, matched: Matched, labels: Labels) -> PolicyTold:
    each, text = hit.policy, labels.disclosure.text
    kind = words.kind_told(each.kind, each.checked)
    does, whom = words.binds(kind, each.binds)
    known, cannot_tell = matched.bound(each, proposal)
    names = labels.names.of_organisations
    by_name = sorted((text(names[one.organisation]), text(one.word), text(one.condition)) for one in known)
    here = words.bound(kind, by_name, len(cannot_tell))
    return PolicyTold(
        policy_title(each, labels), text(sentence(each.summary)),
        words.bound_here(does, here) if whom else "", text(words.source(each.source, each.checked)),
    )  # fmt: skip


def example_title(each: Example, labels: Labels) -> str:
    return labels.disclosure.text(
        words.example_title(each.title, each.area, each.nation, each.year, each.origin == "records")
    )


def policy_title(each: Policy, labels: Labels) -> str:
    """One that was in force on the review date: that it ended later is not said."""
    own = each.origin == "records"
    ends = each.in_force_to if each.in_force_to and each.in_force_to <= labels.until else None
    return labels.disclosure.text(
        words.policy_title(
            each.title, each.nation, words.kind_told(each.kind, each.checked), each.in_force_from, ends, own=own
        )
    )
