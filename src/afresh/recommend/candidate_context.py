"""What stands beside a candidate and is neither promise nor risk: whom it knows here, and where it stands.

Question   Whom of this table has it sat with, how new would it be to them, and what did it say to what is proposed?
Formula    link freshness with a member more: (new + n) / (B + |S|), where the member comes to every gathering of the
           period that is no plenary, S are those who did, and n of them it had not met by t0. At level organisations
           the member is the organisation; at level people each of those who hold its seats elsewhere (where nobody
           does, who took part for it in the period), one at a time, from the lowest to the highest
Takes      pair_now, sitting_now, first_met; seat_now, came_lately; organisation_there, known_tie; waiting, decides;
           others_answer
Gives      Beside, by organisation
Unit       share; organisations, days, proposals
Undefined  freshness is none where nobody sits for it anywhere, or nobody took part here in the period; a position is
           unknown where no answer is recorded
Misleads   to have sat together is not to get on; who would come is not known; see link_freshness
Source     link freshness: Zeng et al. (2021), Nature Human Behaviour 5:1314
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from afresh.engine.contract import Step
from afresh.engine.first_meetings import NEVER
from afresh.features.co_attendance import TOGETHER
from afresh.features.open_proposals import ensure_open_proposals
from afresh.features.organisations_together import sat_together
from afresh.measure.link_freshness import COUNTED
from afresh.recommend.activity_index import elsewhere
from afresh.recommend.allies import standing
from afresh.recommend.critics import answers_to
from afresh.recommend.lazy_records import Under
from afresh.recommend.response_index import Answer, Answers, Proposal, answered
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record

SITTING = Step("sitting", "who sits where now", "SELECT partnership, member FROM sitting_now ORDER BY member")
HOLDING = Step("holding", "who holds its seats", "SELECT DISTINCT organisation, member FROM seat_now ORDER BY member")
UNDECIDED = Step(
    "undecided_here",
    "proposals that wait and are still to be settled",
    "SELECT partnership, proposal FROM waiting WHERE status <> 'rejected' ORDER BY day, proposal",
)
SETTLES = Step("settles", "where it is recorded what became of proposals", "SELECT partnership FROM decides")
COMING = Step("coming", "who came for it", "SELECT DISTINCT organisation, member FROM came_lately ORDER BY member")


@dataclass(frozen=True)
class Known:
    """Those seated here with whom it has sat elsewhere, or is known to be in contact."""

    sat_with: int
    last_day: int | None
    sat_records: Sequence[Record]
    contacts: int
    contact_day: int | None
    contact_records: tuple[Record, ...]
    of: int
    """How many organisations are seated here."""


@dataclass(frozen=True)
class Freshness:
    """Link freshness of the table without it, and with it."""

    before: float | None
    low: float
    high: float
    representatives: int
    """Of how many who sit for it elsewhere; 0 where the organisation itself is the member."""


@dataclass(frozen=True)
class Position:
    proposal: int
    response: str
    """made it, support, oppose or abstain; held back, where whether it abstained cannot be told."""
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Beside:
    known: Known
    freshness: Freshness | None
    open: int | None
    """Proposals that are still to be settled here; none where what became of any proposal here is not recorded."""
    positions: tuple[Position, ...]
    """Where it is on record on any of them; the others are unknown."""
    answers: Answers
    """To all that was proposed here, in the window."""


class _Members:
    """Who sits at each partnership, and who sits for each organisation."""

    def __init__(self, workspace: Workspace):
        workspace.ensure_table(*TOGETHER)
        self._gathered = workspace
        self.pairs = {
            row["partnership"]: (int(row["pairs"]), int(row["new_pairs"])) for row in workspace.ask(COUNTED).rows()
        }
        self.sitting = _lists(workspace, SITTING, "partnership")

    @cached_property
    def representing(self) -> dict[int, list[int]]:
        return {**_lists(self._gathered, COMING, "organisation"), **_lists(self._gathered, HOLDING, "organisation")}


def _lists(workspace: Workspace, step: Step, key: str) -> dict[int, list[int]]:
    found: dict[int, list[int]] = defaultdict(list)
    for row in workspace.ask(step).rows():
        if row["member"] is not None:
            found[row[key]].append(row["member"])
    return found


def beside(workspace: Workspace, partnership_code: int, organisations: Sequence[int]) -> dict[int, Beside]:
    """Of each of these organisations, which have no seat here."""
    answers = answers_to(workspace, partnership_code)
    settles = partnership_code in workspace.memoise("settles", lambda: _settles(workspace))
    undecided = workspace.memoise("undecided", lambda: _undecided(workspace)).get(partnership_code, [])
    known = _known(workspace, partnership_code, organisations)
    fresh = _freshness(workspace, partnership_code, organisations)
    positions = _positions(workspace, undecided)
    return {
        who: Beside(
            known[who],
            fresh.get(who),
            len(undecided) if settles else None,
            tuple(positions.get(who, ())),
            answers.get(who, Answers()),
        )
        for who in organisations
    }


def _settles(workspace: Workspace) -> frozenset[int]:
    ensure_open_proposals(workspace)
    return frozenset(int(each) for each in workspace.ask(SETTLES).columns["partnership"])


def _undecided(workspace: Workspace) -> dict[int, list[Proposal]]:
    found: dict[int, list[Proposal]] = defaultdict(list)
    for row in workspace.ask(UNDECIDED).rows():
        found[row["partnership"]].append(answered(workspace).proposals[row["proposal"]])
    return found


def _known(workspace: Workspace, partnership: int, organisations: Sequence[int]) -> dict[int, Known]:
    sat, seated = sat_together(workspace), elsewhere(workspace).seated.get(partnership, frozenset())
    times, last_days = sat.with_any_of(sorted(seated), partnership)
    found = {}
    for who in organisations:
        tied = [(other, tie) for other in sorted(sat.tied_with(who) & seated) for tie in sat.tied(who, other)]
        found[who] = Known(
            sat_with=int(times[who]),
            last_day=int(last_days[who]) if times[who] else None,
            sat_records=Under(lambda who=who: sat.records_with(who, seated, partnership)),  # type: ignore[misc]
            contacts=len({other for other, _ in tied}),
            contact_day=max((tie.day for _, tie in tied), default=None),
            contact_records=tuple(tie.record for _, tie in tied),
            of=len(seated),
        )
    return found


def _freshness(workspace: Workspace, partnership: int, organisations: Sequence[int]) -> dict[int, Freshness]:
    members: _Members = workspace.memoise("members_to_add_to", lambda: _Members(workspace))
    sitting = np.array(members.sitting.get(partnership, ()), np.int64)
    if not len(sitting):
        return {}
    pairs, new_pairs = members.pairs.get(partnership, (0, 0))
    who, each = _to_add(workspace, members, organisations, set(sitting.tolist()))
    if not len(each):
        return {}
    met = workspace.met.days(each[:, None], sitting[None, :])
    new = ((met > workspace.period.t0) | (met == NEVER)).sum(axis=1)
    shares: dict[int, list[float]] = defaultdict(list)
    for organisation, n in zip(who, new.tolist(), strict=True):
        shares[organisation].append((new_pairs + n) / (pairs + len(sitting)))
    before = new_pairs / pairs if pairs else None
    people = workspace.level == "people"
    return {
        organisation: Freshness(before, min(those), max(those), len(those) if people else 0)
        for organisation, those in shares.items()
    }


def _to_add(
    workspace: Workspace, members: _Members, organisations: Sequence[int], sitting: set[int]
) -> tuple[list[int], np.ndarray]:
    """Organisations, each with one member that might come for it, who does not come already for another."""
    if workspace.level == "organisations":
        return list(organisations), np.array(organisations, np.int64) + workspace.people
    pairs = [(who, each) for who in organisations for each in members.representing.get(who, ()) if each not in sitting]
    return [who for who, _ in pairs], np.array([each for _, each in pairs], np.int64)


def _positions(workspace: Workspace, undecided: Sequence[Proposal]) -> dict[int, list[Position]]:
    found: dict[int, list[Position]] = defaultdict(list)
    for proposal in undecided:
        if proposal.proposer is not None:
            found[proposal.proposer].append(Position(proposal.proposal, "made it", (proposal.record,)))
        answers: dict[int, list[Answer]] = standing(answered(workspace).by_proposal.get(proposal.proposal, ()))
        for who, those in answers.items():
            if those[0].response != "absent":
                same = tuple(each.record for each in those if each.response == those[0].response)
                found[who].append(Position(proposal.proposal, answered(workspace).told(those[0]), same))
    return found
