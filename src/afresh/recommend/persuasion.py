"""Who could persuade an organisation that holds back on a proposal: the plain table, and then a scenario.

Question   Who supports this proposal, and what is on record between them and each that holds back?
Takes      what `allies` takes; the scenario: the gatherings and known contacts of all at the table
Gives      Persuasion: for each organisation whose latest answer, in some partnership, opposes or abstains (or the one
           asked for), its answers, its changes of mind, its possible allies, and the scenario of each speaking first
Undefined  no organisation where there are no responses or nobody holds back: `why_none` says which
Misleads   see `allies` and `scenario`; facts about two organisations, never about which people get on
Source     afresh's own; the scenario: Friedkin and Johnsen (1990), Journal of Mathematical Sociology 15:193
"""

from dataclasses import dataclass
from typing import Literal

from afresh.recommend.allies import Ally, ChangedMind, allies, holding_back_on, minds, standing
from afresh.recommend.response_index import Answer, Proposal, answered
from afresh.recommend.scenario import Scenario, scenario
from afresh.snapshot.workspace import Workspace

WhyNone = Literal["", "no responses", "nobody holds back", "put too long ago"]


@dataclass(frozen=True)
class HoldsBack:
    """One organisation, what it answered to the proposal, and who might speak to it."""

    organisation: int
    answers: tuple[Answer, ...]
    """Its latest answer in each partnership; none where it is asked about and no answer is on record."""
    changed_minds: tuple[ChangedMind, ...]
    allies: tuple[Ally, ...]
    """In no order that means anything."""
    scenario: Scenario | None
    """None where it was not asked for."""


@dataclass(frozen=True)
class Persuasion:
    proposal: Proposal
    responses: int
    """Organisations with an answer on record, absence not counted."""
    supported: int
    """Those of them that supported it and did nothing else."""
    support_named: bool
    """Whether the records name who supported: without that one of whom nothing is on record may have."""
    organisations: tuple[HoldsBack, ...]
    why_none: WhyNone


def persuasion(
    workspace: Workspace, proposal_code: int, organisation_code: int | None = None, with_scenario: bool = True
) -> Persuasion:
    """The plain table, and with it the scenario unless that is not wanted: it is the slower of the two."""
    known = answered(workspace)
    proposal = known.proposals[proposal_code]
    answers = standing(known.by_proposal.get(proposal_code, ()))
    responses = sum(those[0].response != "absent" for those in answers.values())
    holding = holding_back_on(known, proposal)
    wanted = sorted(holding) if organisation_code is None else [organisation_code]
    told = responses or organisation_code is not None
    organisations = tuple(_holds_back(workspace, proposal, each, answers, with_scenario) for each in wanted if told)
    supported = sum(those[0].response == "support" for those in answers.values())
    why_none = _why_none(workspace, proposal, responses, bool(holding))
    named = known.names_support_of(proposal)
    return Persuasion(
        proposal=proposal,
        responses=responses,
        supported=supported,
        support_named=named,
        organisations=organisations,
        why_none=why_none,
    )


def _why_none(workspace: Workspace, proposal: Proposal, responses: int, holding: bool) -> WhyNone:
    if proposal.day <= workspace.days_before_t1(int(workspace.settings.answer_months)):
        return "put too long ago"
    if not responses:
        return "no responses"
    return "" if holding else "nobody holds back"


def _holds_back(
    workspace: Workspace, proposal: Proposal, organisation: int, answers: dict[int, list[Answer]], with_scenario: bool
) -> HoldsBack:
    found = tuple(allies(workspace, proposal, organisation))
    told = scenario(workspace, proposal, organisation, found) if with_scenario else None
    changed = tuple(minds(workspace).changed.get(organisation, ()))
    return HoldsBack(organisation, tuple(answers.get(organisation, ())), changed, found, told)
