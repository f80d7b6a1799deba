"""Who might speak to an organisation that holds back, and what is on record between the two: facts, in no order.

Question   Who supports this, and has sat with the organisation that holds back?
Takes      others_answer, proposal_at: answers and proposals of the last 36 months; organisation_there, known_tie:
           gatherings together and contacts on record; changed_mind, spoke_before: answers that went from not
           supporting to support, with whoever's dated support came before
Gives      an Ally for every organisation that made or supports the proposal, wherever it answered, and for those at
           the table, or linked with the one that holds back, that supported others on the same issue
Unit       times, days, so many of so many
Undefined  nothing where nobody supports
Misleads   to have sat together is not to get on; who spoke before a mind was changed need not have changed it; one
           with nothing on record may know it well
Source     afresh's own

By name: an order by times sat together would read as one of merit. Of those outside without a link nothing more could
be said than that they once supported something, and that would be half the place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from afresh.engine.contract import Step
from afresh.features.changed_minds import ensure_changed_minds
from afresh.features.organisations_together import Tie, Together, sat_together
from afresh.recommend.response_index import Answer, Answered, Count, Proposal, answered
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record

MINDS = Step(
    "minds",
    "every change of mind",
    "SELECT organisation, proposal, held_day, held_record, day, record FROM changed_mind ORDER BY day, proposal",
)
SPOKE = Step(
    "spoke",
    "everybody who spoke before one",
    "SELECT organisation, proposal, supporter, day, record FROM spoke_before ORDER BY day, proposal",
)

Stance = Literal["made it", "supports it", "supported others on the issue"]


@dataclass(frozen=True)
class ChangedMind:
    """A proposal on which an organisation's recorded answers went from not supporting to support."""

    proposal: int
    held_day: int
    day: int
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Spoke:
    """Another organisation's support for that proposal, dated before the change."""

    proposal: int
    day: int
    between: bool
    """After the last day on which the organisation did not support it."""
    record: Record


@dataclass(frozen=True)
class Ally:
    organisation: int
    stance: Stance
    stance_records: tuple[Record, ...]
    on_issue: Count
    """Others' proposals on the same issue that it supported, of those that it answered."""
    at_the_table: bool
    together: Together
    ties: tuple[Tie, ...]
    backed: Count
    """Its proposals that the organisation that holds back supported, of those that this one answered."""
    spoke_before: tuple[Spoke, ...]


class Minds:
    """Changes of mind by organisation, and who spoke before each."""

    def __init__(self, workspace: Workspace):
        ensure_changed_minds(workspace)
        self.changed: dict[int, list[ChangedMind]] = defaultdict(list)
        self.spoke: dict[tuple[int, int], list[Spoke]] = defaultdict(list)
        held: dict[tuple[int, int], int] = {}
        for row in workspace.ask(MINDS).rows():
            records = (("responses", int(row["held_record"])), ("responses", int(row["record"])))
            held[row["organisation"], row["proposal"]] = row["held_day"]
            self.changed[row["organisation"]].append(ChangedMind(row["proposal"], row["held_day"], row["day"], records))
        for row in workspace.ask(SPOKE).rows():
            between = row["day"] > held[row["organisation"], row["proposal"]]
            spoke = Spoke(row["proposal"], row["day"], between, ("responses", int(row["record"])))
            self.spoke[row["organisation"], row["supporter"]].append(spoke)


def minds(workspace: Workspace) -> Minds:
    found: Minds = workspace.memoise("minds", lambda: Minds(workspace))
    return found


def standing(answers: Iterable[Answer]) -> dict[int, list[Answer]]:
    """Each organisation's answers that count: those that hold back before those that support, and absence last."""
    found: dict[int, list[Answer]] = defaultdict(list)
    for each in answers:
        found[each.organisation].append(each)
    order = ("oppose", "abstain", "support", "absent")
    return {who: sorted(those, key=lambda each: order.index(each.response)) for who, those in found.items()}


def holding_back_on(known: Answered, proposal: Proposal) -> dict[int, list[Answer]]:
    """Who opposed or abstained, and their answers."""
    answers = standing(known.by_proposal.get(proposal.proposal, ()))
    return {who: those for who, those in answers.items() if those[0].holds_back}


def supporting(known: Answered, proposal: Proposal) -> dict[int, tuple[Stance, tuple[Record, ...]]]:
    """Who made it, and who answered with support and nothing else."""
    found: dict[int, tuple[Stance, tuple[Record, ...]]] = {}
    for who, those in standing(known.by_proposal.get(proposal.proposal, ())).items():
        if those[0].response == "support":
            found[who] = ("supports it", tuple(each.record for each in those))
    if proposal.proposer is not None:
        found[proposal.proposer] = ("made it", (proposal.record,))
    return found


def allies(workspace: Workspace, proposal: Proposal, organisation: int) -> Iterator[Ally]:
    """Everybody who could speak for a proposal to an organisation, in the order of their codes."""
    known = answered(workspace)
    here = known.at_table.get(proposal.partnership, frozenset())
    support = supporting(known, proposal)
    on_issue = known.on_issue.get(proposal.issue, {}) if proposal.issue is not None else {}
    opposed = holding_back_on(known, proposal)
    near = (here | linked_with(workspace, organisation)) & on_issue.keys() - opposed.keys()
    others = {who for who in near if on_issue[who].supported}
    for who in sorted((support.keys() | others) - {organisation}):
        count = on_issue.get(who, Count())
        stance, records = support.get(who, ("supported others on the issue", count.records))
        yield _ally(workspace, who, stance, records, count, here=who in here, to=organisation)


def linked_with(workspace: Workspace, organisation: int) -> frozenset[int]:
    """Everybody between whom and an organisation anything at all is on record; worked out once for each."""
    found: frozenset[int] = workspace.memoise(
        f"linked with {organisation}", lambda: _linked_with(workspace, organisation)
    )
    return found


def _linked_with(workspace: Workspace, organisation: int) -> frozenset[int]:
    backed = answered(workspace).backed(organisation).keys()
    spoke = {who for to, who in minds(workspace).spoke if to == organisation}
    return sat_together(workspace).linked_with(organisation) | backed | spoke


def linked_supporters(workspace: Workspace, proposal: Proposal, organisation: int) -> Iterator[Ally]:
    """Those of them that made or support this one, and between whom and the organisation anything is on record."""
    known = answered(workspace)
    here = known.at_table.get(proposal.partnership, frozenset())
    support = supporting(known, proposal)
    for who in sorted((support.keys() & linked_with(workspace, organisation)) - {organisation}):
        stance, records = support[who]
        yield _ally(workspace, who, stance, records, Count(), here=who in here, to=organisation)


def _ally(
    workspace: Workspace, who: int, stance: Stance, records: tuple[Record, ...], on_issue: Count, *, here: bool, to: int
) -> Ally:
    sat = sat_together(workspace)
    backed = answered(workspace).backed(to).get(who, Count())
    spoke = tuple(minds(workspace).spoke.get((to, who), ()))
    return Ally(
        organisation=who,
        stance=stance,
        stance_records=records,
        on_issue=on_issue,
        at_the_table=here,
        together=sat.between(who, to),
        ties=sat.tied(who, to),
        backed=backed,
        spoke_before=spoke,
    )
