"""Proposals of a partnership that wait: who held back and why, who supported, and for how long.

Question   What has been put here and does not get through?
Formula    proposals not about procedure, put in the last `waiting_months`, that are open, deferred or rejected on the
           review date, or whose outcome nobody recorded
Takes      waiting: (proposal, partnership, day, issue, status, decided); others_answer: the latest answers
Gives      StalledProposal, the longest waiting first
Unit       days since it was put
Undefined  none where a partnership has ended, or where it is recorded of none of its proposals what became of them
Misleads   an open one may have been settled without a record; a rejected one may have deserved it
Source     afresh's own

A rejected proposal may be put again, and a new attempt has to know who held back; a withdrawn one was given up by those
who made it.
"""

from collections import defaultdict
from dataclasses import dataclass

from afresh.engine.contract import Step
from afresh.features.open_proposals import ensure_open_proposals
from afresh.recommend.allies import holding_back_on, supporting
from afresh.recommend.response_index import answered
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record

ALL_WAITING = Step(
    "all_waiting", "every proposal that waits", "SELECT partnership, proposal FROM waiting ORDER BY day, proposal"
)


@dataclass(frozen=True)
class HeldBack:
    """An organisation whose latest answer to a proposal, in some partnership, does not support it."""

    organisation: int
    response: str
    """oppose, or abstain where it opposed it nowhere; held back, where whether it abstained cannot be told."""
    reason_kinds: tuple[str, ...]
    """The kinds of reason on record, in order of the letters; none where none is recorded."""
    records: tuple[Record, ...]


@dataclass(frozen=True)
class Supported:
    organisation: int
    made_it: bool
    records: tuple[Record, ...]


@dataclass(frozen=True)
class StalledProposal:
    proposal: int
    partnership: int
    issue: int | None
    status: str
    """open, deferred, rejected or not recorded."""
    day: int
    decided: int | None
    days: int
    """From the day it was put to the review date."""
    novel: bool
    held_back: tuple[HeldBack, ...]
    supported: tuple[Supported, ...]
    support_named: bool
    """Whether the records name who supported it."""
    record: Record


def stalled(workspace: Workspace, partnership_code: int) -> tuple[StalledProposal, ...]:
    return tuple(_stalled(workspace, each) for each in _waiting(workspace).get(partnership_code, ()))


def _waiting(workspace: Workspace) -> dict[int, list[int]]:
    """Proposals that wait, by partnership."""

    def found() -> dict[int, list[int]]:
        ensure_open_proposals(workspace)
        by_partnership: dict[int, list[int]] = defaultdict(list)
        for row in workspace.ask(ALL_WAITING).rows():
            by_partnership[row["partnership"]].append(row["proposal"])
        return by_partnership

    every: dict[int, list[int]] = workspace.memoise("waiting", found)
    return every


def _stalled(workspace: Workspace, code: int) -> StalledProposal:
    known = answered(workspace)
    proposal = known.proposals[code]
    held = [
        HeldBack(
            who,
            known.told(those[0]),
            tuple(sorted({each.reason_kind for each in those if each.holds_back and each.reason_kind})),
            tuple(each.record for each in those if each.holds_back),
        )
        for who, those in sorted(holding_back_on(known, proposal).items())
    ]
    support = sorted(supporting(known, proposal).items())
    supported = [Supported(who, stance == "made it", records) for who, (stance, records) in support]
    days = workspace.period.t1 - proposal.day
    return StalledProposal(
        proposal=code,
        partnership=proposal.partnership,
        issue=proposal.issue,
        status=proposal.status,
        day=proposal.day,
        decided=proposal.decided,
        days=days,
        novel=proposal.novel,
        held_back=tuple(held),
        supported=tuple(supported),
        support_named=known.names_support_of(proposal),
        record=proposal.record,
    )
