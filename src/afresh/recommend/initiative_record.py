"""What an organisation started: proposals made, new ones backed, and what it gave, here or everywhere.

Question   Does it put things forward, back what is new, or give?
Takes      named_proposal, novel_answer, gave: what the measures of initiative count, over the last 36 months
Gives      Started: counts, each with its records
Unit       times
Undefined  0 where nothing is on record, which is not to say that nothing was done
Misleads   see proposals_made, novel_backed and contributions_made
Source     afresh's own
"""

from collections import defaultdict
from dataclasses import dataclass

from afresh.engine.contract import Step
from afresh.features.initiative import ensure_initiative
from afresh.measure.contributions_made import GAVE
from afresh.recommend.response_index import Count, answered
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record

MADE = Step("made", "proposals made", "SELECT organisation, partnership, novel, status, record FROM named_proposal")
WHAT_IT_GAVE = Step(
    "what_it_gave",
    "contributions in the window, with the partnership they were for",
    "SELECT g.organisation, c.partnership, g.kind, g.record FROM gave g JOIN contribution_at c ON c.record = g.record",
)


@dataclass(frozen=True)
class Started:
    proposals: int
    novel: int
    adopted: int
    proposal_records: tuple[Record, ...]
    novel_backed: Count
    """New proposals of others, contested or not."""
    gave: dict[str, int]
    """How often, by kind."""
    contribution_records: tuple[Record, ...]


class _Known:
    def __init__(self, workspace: Workspace):
        ensure_initiative(workspace)
        workspace.ensure_table(GAVE, answers_from=workspace.days_before_t1(int(workspace.settings.answer_months)))
        self.made: dict[int, list[dict[str, object]]] = defaultdict(list)
        self.gave: dict[int, list[dict[str, object]]] = defaultdict(list)
        for found, step in ((self.made, MADE), (self.gave, WHAT_IT_GAVE)):
            for row in workspace.ask(step).rows():
                found[row["organisation"]].append(row)


def started(workspace: Workspace, organisation: int, partnership: int | None = None) -> Started:
    """At one partnership, or at all of them."""
    known: _Known = workspace.memoise("started", lambda: _Known(workspace))
    made, gave = (
        [row for row in rows.get(organisation, ()) if partnership in (None, row["partnership"])]
        for rows in (known.made, known.gave)
    )
    kinds: dict[str, int] = defaultdict(int)
    for row in gave:
        kinds[str(row["kind"])] += 1
    return Started(
        proposals=len(made),
        novel=sum(bool(row["novel"]) for row in made),
        adopted=sum(row["status"] == "adopted" for row in made),
        proposal_records=tuple(("proposals", int(str(row["record"]))) for row in made),
        novel_backed=_novel_backed(workspace, organisation, partnership),
        gave=dict(sorted(kinds.items())),
        contribution_records=tuple(("contributions", int(str(row["record"]))) for row in gave),
    )


def _novel_backed(workspace: Workspace, organisation: int, partnership: int | None) -> Count:
    known = answered(workspace)
    answers = [
        each
        for each in known.by_organisation.get(organisation, ())
        if partnership in (None, each.partnership)
        and each.response != "absent"
        and known.proposals[each.proposal].novel
        and not known.proposals[each.proposal].procedural
    ]
    supported = sum(each.response == "support" for each in answers)
    return Count(supported, len(answers), tuple(each.record for each in answers))
