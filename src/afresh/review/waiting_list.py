"""Proposals that wait, by partnership, with who held back and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from afresh.engine.contract import Step
from afresh.features.open_proposals import ensure_open_proposals
from afresh.recommend.waiting_proposals import StalledProposal, stalled
from afresh.review.proposal_names import Proposals
from afresh.vocabulary import Record, day_from, day_if_known
from afresh.words import persuasion as words

UNDECIDED = Step(
    "undecided",
    "partnerships that go on, with proposals in the window, and no record of what became of any proposal",
    """SELECT DISTINCT q.partnership FROM proposal_at q
    JOIN partnership p ON p.partnership = q.partnership AND coalesce(p.ended, 1000000) > {t1}
    LEFT JOIN decides d ON d.partnership = q.partnership
    WHERE d.partnership IS NULL AND NOT q.procedural AND q.day > {waiting_from}""",
)


@dataclass(frozen=True)
class WaitingProposal:
    id: str
    title: str
    issue: str
    put: str
    held_back: str
    held_back_in_short: str
    """The same, where many held back: the first of them, and how many more."""
    supported: str
    settled: bool
    """Rejected, so that it stands after those on which there is something to decide."""
    days: int
    records: tuple[Record, ...]


@dataclass(frozen=True)
class WaitingAt:
    partnership: str
    proposals: tuple[WaitingProposal, ...]


def waiting(proposals: Proposals, held_back_by: int | None = None, at: int | None = None) -> tuple[WaitingAt, ...]:
    """Of every partnership, by name, or of one; or only those on which one organisation holds back."""
    found = []
    every = range(len(proposals.workspace.partnership_ids()))
    for code in every if at is None else (at,):
        those = [each for each in stalled(proposals.workspace, code) if _wanted(each, held_back_by)]
        if those:
            shown = tuple(waiting_proposal(each, proposals) for each in those)
            found.append(WaitingAt(proposals.partnership(code), shown))
    return tuple(sorted(found, key=lambda each: each.partnership.casefold()))


def most_pressing_first(waiting: Iterable[WaitingAt]) -> list[WaitingProposal]:
    """Those of all partnerships in one list: not settled before rejected, and of these the longest waiting first."""
    every = ((at.partnership.casefold(), each) for at in waiting for each in at.proposals)
    return [each for _, each in sorted(every, key=lambda one: (one[1].settled, -one[1].days, one[0], one[1].id))]


def _wanted(proposal: StalledProposal, held_back_by: int | None) -> bool:
    return held_back_by is None or held_back_by in {each.organisation for each in proposal.held_back}


def waiting_proposal(found: StalledProposal, proposals: Proposals) -> WaitingProposal:
    organisation = proposals.labels.organisation
    held = sorted(
        ((organisation(each.organisation), each.reason_kinds) for each in found.held_back),
        key=lambda each: each[0].casefold(),
    )
    by = [organisation(each.organisation) for each in found.supported if each.made_it]
    decided = day_if_known(found.decided)
    where = proposals.partnership(found.partnership)
    under = [each.records for each in found.held_back] + [each.records for each in found.supported]
    return WaitingProposal(
        id=proposals.id(found.proposal),
        title=proposals.title(found.proposal),
        issue=proposals.issue(found.issue),
        put=words.put(where, day_from(found.day), by[0] if by else "", found.status, decided, days=found.days),
        held_back=words.held_back(held),
        held_back_in_short=words.held_back_in_short(held, words.MOST_NAMED),
        supported=words.supported(
            sum(not each.made_it for each in found.supported), by[0] if by else "", found.support_named
        ),
        settled=found.status == "rejected",
        days=found.days,
        records=(found.record, *(record for records in under for record in records)),
    )


def undecided(proposals: Proposals) -> list[str]:
    """Partnerships of which what waits cannot be told, by name."""
    workspace = proposals.workspace
    ensure_open_proposals(workspace)
    since = workspace.days_before_t1(int(workspace.settings.waiting_months))
    codes = workspace.ask(UNDECIDED, waiting_from=since).columns["partnership"]
    return sorted((proposals.partnership(code) for code in codes), key=str.casefold)
