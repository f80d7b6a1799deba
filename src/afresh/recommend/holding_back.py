"""What is on record of an organisation that holds back at a partnership, so that it could read it itself.

Question   What did it not support, and why? What did it support, and what did it start?
Formula    told of are those that did not support at least `held_back_fewest` contested proposals, and at least
           `held_back_share` of those that they answered there, among proposals of the last 36 months that were not
           their own (the latest answer counts; abstaining is not support; absence is shown apart);
           contested are proposals that anybody but the proposer did not support, the one told of as well.
           Of those that could speak, named are those that the scenario (`scenario`) names for one of the
           `proposals_tried` proposals that have waited longest, the unsettled before the rejected; it is not tried
           where more organisations than `largest_gathering` sit at the table
Takes      others_answer; named_proposal, could_propose; contributions; `representative`; `allies`; `scenario`
Gives      HoldingBack, by organisation; duties and examples are for the library to add, by `issues` and reasons
Unit       counts, each with the records counted
Undefined  nobody is told of where too few contested proposals were answered
Misleads   a principled objector is not closed; the reason recorded is the one that could be said aloud; one that is
           asked more often can hold back more often; where only those who held back are recorded, as in most
           decision logs, everybody told of held back on all that is known of, so that no share is given
Source     afresh's own
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from afresh.recommend.allies import Ally, linked_supporters
from afresh.recommend.initiative_record import Started, started
from afresh.recommend.representative import Represented, represented
from afresh.recommend.response_index import Answer, Answers, Count, answered
from afresh.recommend.scenario import scenario
from afresh.recommend.waiting_proposals import StalledProposal, stalled
from afresh.snapshot.workspace import Workspace


@dataclass(frozen=True)
class OfContested(Answers):
    """Answers to contested proposals of others, and to which of these it was absent."""

    absent: tuple[Answer, ...] = ()


@dataclass(frozen=True)
class CouldSpeak:
    """One that made or supports proposals that wait here, and on which the organisation holds back."""

    ally: Ally
    proposals: tuple[int, ...]
    """Which of them."""
    moves_it_on: tuple[int, ...]
    """Those that were tried, and on which the scenario names it among the allies that move the organisation most."""


@dataclass(frozen=True)
class HoldingBack:
    partnership: int
    organisation: int
    here: OfContested
    everywhere: OfContested
    support_named: bool
    """Whether the records here name who supported: without that nobody can say of how many it held back on so many."""
    support_named_everywhere: bool
    others_here: Count
    """What all others answered to the contested proposals that it answered here."""
    started_here: Started
    started: Started
    represented: Represented
    waiting: tuple[StalledProposal, ...]
    """Proposals that wait here, and on which it holds back."""
    could_speak: tuple[CouldSpeak, ...]
    """In no order that means anything."""
    tried: tuple[int, ...]
    """The proposals that wait here on which the scenario was tried."""

    @property
    def issues(self) -> frozenset[int]:
        """What it did not support here was about: for the library to find duties and examples by."""
        return frozenset(each.issue for each in self.waiting if each.issue is not None)


def holding_back(workspace: Workspace, partnership_code: int) -> tuple[HoldingBack, ...]:
    """Those of which it is told at this partnership; worked out once."""
    found: tuple[HoldingBack, ...] = workspace.memoise(
        f"holding back {partnership_code}", lambda: _held_back_at(workspace, partnership_code)
    )
    return found


def _held_back_at(workspace: Workspace, partnership_code: int) -> tuple[HoldingBack, ...]:
    settings, known = workspace.settings, answered(workspace)
    waiting = stalled(workspace, partnership_code)
    found = []
    for organisation in sorted(known.answering_at.get(partnership_code, ())):
        here = of_contested(
            each for each in known.by_organisation[organisation] if each.partnership == partnership_code
        )
        enough = len(here.not_supported) >= settings.held_back_fewest
        if enough and len(here.not_supported) >= settings.held_back_share * here.answered:
            found.append(_holding_back(workspace, partnership_code, organisation, here, waiting))
    return tuple(found)


def of_contested(answers: Iterable[Answer]) -> OfContested:
    contested = [each for each in answers if each.contested]
    return OfContested(
        tuple(each for each in contested if each.response == "support"),
        tuple(each for each in contested if each.holds_back),
        tuple(each for each in contested if each.response == "absent"),
    )


def _holding_back(
    workspace: Workspace, partnership: int, organisation: int, here: OfContested, waiting: Iterable[StalledProposal]
) -> HoldingBack:
    everywhere = of_contested(answered(workspace).by_organisation[organisation])
    on = tuple(each for each in waiting if organisation in {held.organisation for held in each.held_back})
    tried = _tried(workspace, partnership, on)
    return HoldingBack(
        partnership=partnership,
        organisation=organisation,
        here=here,
        everywhere=everywhere,
        support_named=partnership in answered(workspace).support_named_at,
        support_named_everywhere=answered(workspace).name_support(everywhere.every),
        others_here=_others(workspace, organisation, here),
        started_here=started(workspace, organisation, partnership),
        started=started(workspace, organisation),
        represented=represented(workspace, partnership, organisation),
        waiting=on,
        could_speak=_could_speak(workspace, organisation, on, tried),
        tried=tried,
    )


def _others(workspace: Workspace, organisation: int, here: OfContested) -> Count:
    asked = {each.proposal for each in (*here.supported, *here.not_supported)}
    by_proposal = answered(workspace).by_proposal
    answers = [each for code in sorted(asked) for each in by_proposal[code] if each.organisation != organisation]
    answers = [each for each in answers if each.response != "absent"]
    supported = sum(each.response == "support" for each in answers)
    return Count(supported, len(answers), tuple(each.record for each in answers))


def _tried(workspace: Workspace, partnership: int, waiting: Iterable[StalledProposal]) -> tuple[int, ...]:
    if len(answered(workspace).at_table.get(partnership, ())) > workspace.settings.largest_gathering:
        return ()
    longest = sorted(waiting, key=lambda each: (each.status == "rejected", -each.days, each.proposal))
    return tuple(each.proposal for each in longest[: int(workspace.settings.proposals_tried)])


def _moving(workspace: Workspace, organisation: int, tried: Iterable[int]) -> dict[int, tuple[int, ...]]:
    """Whom the scenario names for these proposals, of those linked with it that made or support them."""
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    for code in tried:
        proposal = answered(workspace).proposals[code]
        support = tuple(linked_supporters(workspace, proposal, organisation))
        for ally in scenario(workspace, proposal, organisation, support).near_best if support else ():
            found[ally] += (code,)
    return found


def _could_speak(
    workspace: Workspace, organisation: int, waiting: Iterable[StalledProposal], tried: Iterable[int]
) -> tuple[CouldSpeak, ...]:
    """Those with a link to it on record that made or support one of these, with all of these that they support."""
    moving = _moving(workspace, organisation, tried)
    found: dict[int, Ally] = {}
    for_which: dict[int, list[int]] = {}
    for each in waiting:
        proposal = answered(workspace).proposals[each.proposal]
        for ally in linked_supporters(workspace, proposal, organisation):
            found.setdefault(ally.organisation, ally)
            for_which.setdefault(ally.organisation, []).append(each.proposal)
    return tuple(CouldSpeak(found[each], tuple(for_which[each]), moving.get(each, ())) for each in sorted(found))
