"""What is on record of an organisation that holds back, ready for a page that it could read itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from afresh import forms
from afresh.panel.library_matches import Bears, matched
from afresh.recommend.allies import Ally
from afresh.recommend.holding_back import HoldingBack, OfContested
from afresh.recommend.initiative_record import Started
from afresh.recommend.representative import Represented, Share
from afresh.recommend.response_index import Answer, answered
from afresh.review.cited_sentence import Said, with_places
from afresh.review.from_library import example_title, policy_title
from afresh.review.labels import Labels
from afresh.review.proposal_names import Proposals
from afresh.vocabulary import day_from, day_if_known
from afresh.words import holding_back as words
from afresh.words import persuasion as persuasion_words
from afresh.words.library import source

MOST_TITLES = 3
MOST_SHOWN = 12
"""Of what it did not support, where all would be too long to read."""
MOST_DUTIES = 3


@dataclass(frozen=True)
class HoldingBackSaid:
    name: str
    partnership: str
    summary: tuple[Said, ...]
    not_supported: tuple[Said, ...]
    """Each proposal, with the reason in words: the latest first."""
    supported: Said
    started: tuple[Said, ...]
    representative: Said
    waiting: tuple[str, ...]
    """The ids of the proposals that wait here and on which it holds back."""
    could_speak: tuple[Said, ...]
    """By name."""
    speakers: tuple[str, ...]
    """Who they are, in the same order."""
    would_move: str
    """Which of them would move it in the scenario, or that nobody would; empty where nobody could speak."""
    duties: tuple[Said, ...]
    """From the library: duties it is under that bear on the proposals that wait."""
    examples: tuple[Said, ...]
    """From the library: one that answers the reason it recorded most."""

    @property
    def first_not_supported(self) -> tuple[Said, ...]:
        return self.not_supported[:MOST_SHOWN]

    @property
    def more_not_supported(self) -> str:
        return words.more_in_json(len(self.not_supported) - MOST_SHOWN)

    @property
    def said(self) -> tuple[Said, ...]:
        first = (*self.summary, *self.first_not_supported, self.supported, *self.started, self.representative)
        return (*first, *self.could_speak, *self.duties, *self.examples)


def holding_back_said(found: HoldingBack, proposals: Proposals) -> HoldingBackSaid:
    name, where = proposals.labels.organisation(found.organisation), proposals.partnership(found.partnership)
    here, overall = f"At {where}", "At all partnerships"
    records, everywhere = found.here.records, found.everywhere.records
    elsewhere = len(everywhere) > len(records)
    summary = [Said(_not_support(here, found.here, found.support_named), records)]
    if elsewhere:
        summary.append(Said(_not_support(overall, found.everywhere, found.support_named_everywhere), everywhere))
    if found.support_named:
        summary.append(Said(words.others(found.others_here.supported, found.others_here.of), found.others_here.records))
    begun = [_started(here, found.started_here)] + ([_started(overall, found.started)] if elsewhere else [])
    return HoldingBackSaid(
        name=name,
        partnership=where,
        summary=tuple(each for each in summary if each.text),
        not_supported=tuple(_in_its_words(found.here.not_supported, proposals)),
        supported=_supported(found.here.supported, proposals) if found.support_named else Said(words.SUPPORT_NOT_NAMED),
        started=tuple(begun),
        representative=represented_said(found.represented, proposals),
        waiting=tuple(proposals.id(each.proposal) for each in found.waiting),
        could_speak=_could_speak(found, proposals),
        speakers=_speakers(found, proposals),
        would_move=_would_move(found, proposals),
        duties=_duties(found, proposals),
        examples=_examples(found, proposals),
    )


def _duties(found: HoldingBack, proposals: Proposals) -> tuple[Said, ...]:
    every = matched(proposals.workspace).duties(found)
    return tuple(_duty(each, len(found.waiting), proposals) for each in every[:MOST_DUTIES])


def _duty(each: Bears, of: int, proposals: Proposals) -> Said:
    policy, as_what = each.hit.policy, each.hit.bound[0]
    text = proposals.labels.disclosure.text
    issues = sorted({proposals.issue(one.issue) for one in each.proposals}, key=str.casefold)
    said = words.duty(
        policy_title(policy, proposals.labels), text(policy.summary), text(as_what.word), text(as_what.condition),
        len(each.proposals), of=of, issues=issues, source=text(source(policy.source, policy.checked)),
    )  # fmt: skip
    return Said(said, tuple(one.record for one in each.proposals))


def _examples(found: HoldingBack, proposals: Proposals) -> tuple[Said, ...]:
    each = matched(proposals.workspace).answering(found)
    if each is None:
        return ()
    example, text = each.hit.example, proposals.labels.disclosure.text
    gave = tuple(answer.record for answer in found.here.not_supported if answer.reason_kind == each.kind)
    said = words.example(
        example_title(example, proposals.labels),
        text(example.what_changed or example.summary),
        text(example.evidence),
        each.kind,
        len(gave),
        most=each.most,
        source=text(source(example.source, example.checked)),
    )
    return (Said(said, gave),)


def _not_support(where: str, of: OfContested, support_named: bool) -> str:
    answers = of.answered if support_named else None
    return words.did_not_support(where, len(of.not_supported), answers, len(of.absent), of.reasons)


def _latest_first(answers: Iterable[Answer], proposals: Proposals) -> list[Answer]:
    known = answered(proposals.workspace).proposals
    return sorted(answers, key=lambda each: (-known[each.proposal].day, proposals.title(each.proposal), each.proposal))


def _in_its_words(answers: Iterable[Answer], proposals: Proposals) -> Iterable[Said]:
    known, told = answered(proposals.workspace).proposals, answered(proposals.workspace).told
    reasons = proposals.reasons(each.record for each in answers)
    for each in _latest_first(answers, proposals):
        title, on = proposals.title(each.proposal), day_from(known[each.proposal].day)
        text = words.in_its_words(title, on, each.reason_kind or "", reasons.get(each.record, ""), told(each))
        yield Said(text, (each.record,))


def _supported(answers: Iterable[Answer], proposals: Proposals) -> Said:
    ordered = _latest_first(answers, proposals)
    titles = [proposals.title(each.proposal) for each in ordered[:MOST_TITLES]]
    more = len(ordered) - len(titles)
    return Said(words.it_supported(titles, more), tuple(each.record for each in ordered))


def _started(where: str, started: Started) -> Said:
    backed = started.novel_backed
    text = words.started(
        where, started.proposals, started.novel, started.adopted, backed.supported, of_new=backed.of, gave=started.gave
    )
    return Said(text, (*started.proposal_records, *backed.records, *started.contribution_records))


def represented_said(found: Represented, proposals: Proposals) -> Said:
    """Whether its answers changed with its representative, naming nobody."""
    before, after = found.before, found.after
    if before is None or after is None or found.day is None or found.rise is None:
        return Said(words.not_told(found.reading, proposals.workspace.settings.representative_fewest))
    name = proposals.labels.organisation(found.organisation)
    sure = forms.sure(max(found.rise, 1 - found.rise))
    text = words.changed(
        name, found.reading, day_from(found.day), (before.supported, before.of), (after.supported, after.of), sure=sure,
        others=(_of_others(before), _of_others(after)),
    )  # fmt: skip
    return Said(text, (*before.records, *after.records))


def _of_others(share: Share) -> float:
    return share.others_supported / share.others if share.others else 0.0


def _could_speak(found: HoldingBack, proposals: Proposals) -> tuple[Said, ...]:
    lines = [_one_who_could(each.ally, len(each.proposals), found, proposals) for each in found.could_speak]
    return tuple(sorted(lines, key=lambda each: each.text.casefold()))


def _speakers(found: HoldingBack, proposals: Proposals) -> tuple[str, ...]:
    names = [proposals.labels.organisation(each.ally.organisation) for each in found.could_speak]
    return tuple(sorted(names, key=str.casefold))


def _would_move(found: HoldingBack, proposals: Proposals) -> str:
    if not found.could_speak:
        return ""
    moving = (each.ally.organisation for each in found.could_speak if each.moves_it_on)
    names = sorted((proposals.labels.organisation(each) for each in moving), key=str.casefold)
    return words.would_move(names, len(found.tried), len(found.waiting), proposals.workspace.settings.least_gain)


def _one_who_could(ally: Ally, supports: int, found: HoldingBack, proposals: Proposals) -> Said:
    labels = proposals.labels
    places = [(proposals.partnership(each.partnership), each.times) for each in ally.together.places]
    last = day_if_known(ally.together.last_day)
    facts = (
        persuasion_words.sat(ally.together.times, last, places),
        persuasion_words.tie(day_from(each.day) for each in ally.ties),
        persuasion_words.backed(labels.organisation(found.organisation), ally.backed.supported, ally.backed.of)
        if found.support_named
        else "",
    )
    who = words.could_speak(labels.organisation(ally.organisation), supports, len(found.waiting))
    text = "; ".join(each for each in (who, *facts) if each) + "."
    records = (*ally.stance_records, *ally.together.records, *ally.backed.records)
    return Said(text, records, in_order=True)


def holding_back_values(found: HoldingBackSaid, labels: Labels) -> dict[str, Any]:
    """For JSON: every sentence with its records."""
    several = ("summary", "not_supported", "started", "could_speak", "duties", "examples")
    return {
        "organisation": found.name,
        "partnership": found.partnership,
        **{name: [with_places(said, labels) for said in getattr(found, name)] for name in several},
        "supported": with_places(found.supported, labels),
        "representative": with_places(found.representative, labels),
        "waiting": list(found.waiting),
        "would_move": found.would_move,
    }
