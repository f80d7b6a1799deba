"""Facts of organisations outside for the panel: who could be asked, and who did not support what was proposed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from afresh.diagnosis.decided_issues import issue_names
from afresh.diagnosis.names import Names
from afresh.engine.contract import Step
from afresh.features.activity_elsewhere import ensure_activity_elsewhere
from afresh.panel.evidence_types import Candidate, Critic
from afresh.recommend import candidates as found_outside
from afresh.recommend import critics as found_critics
from afresh.recommend.lazy_records import Under
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import Record

DECLARED = Step(
    "declared",
    "what each organisation, as it now is, says it is there for",
    """SELECT DISTINCT f.now AS organisation, d.issue
    FROM organisation_issue d JOIN followed f ON f.organisation = d.organisation""",
)
OWN_WORK = Step(
    "own_work",
    "of what each says it is there for, how much is a partnership's business, and what it did on that elsewhere",
    """SELECT i.partnership, d.organisation, 1e0 * count(DISTINCT d.issue) / max(n.issues) AS focus,
        sum(CASE WHEN w.partnership <> i.partnership THEN w.times ELSE 0 END) AS times
    FROM issue_here i JOIN declared d ON d.issue = i.issue
    JOIN (SELECT organisation, count(*) AS issues FROM declared GROUP BY organisation) n
        ON n.organisation = d.organisation
    LEFT JOIN (SELECT organisation, issue, partnership, count(*) AS times FROM did_on
               GROUP BY organisation, issue, partnership) w
        ON w.organisation = d.organisation AND w.issue = d.issue
    GROUP BY i.partnership, d.organisation""",
)
BUSINESS = Step(
    "business",
    "the items and proposals that one partnership had lately",
    """SELECT issue, tbl, record FROM (
        SELECT partnership, issue, 'agenda' AS tbl, record FROM item_at WHERE day > {issues_from}
        UNION ALL SELECT partnership, issue, 'proposals', record FROM proposal_at WHERE day > {issues_from}
    ) b WHERE partnership = {only} AND issue IS NOT NULL ORDER BY tbl, record""",
)
DECLARES = Step("declares", "what each organisation declares", "SELECT organisation, issue FROM declared")


@dataclass(frozen=True)
class Invited:
    workspace: Workspace
    names: Names

    @cached_property
    def _issues(self) -> dict[int, str]:
        return issue_names(self.workspace)

    @cached_property
    def _own_work(self) -> dict[tuple[int, int], tuple[int, float]]:
        ensure_activity_elsewhere(self.workspace)
        rows = self.workspace.ask(DECLARED, OWN_WORK).rows()
        return {(row["partnership"], row["organisation"]): (int(row["times"] or 0), row["focus"]) for row in rows}

    @cached_property
    def _declares(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for row in self.workspace.ask(DECLARED, DECLARES).rows():
            found[row["organisation"]].add(row["issue"])
        return found

    def _business(self, partnership: int) -> list[tuple[int, Record]]:
        """The issue and the record of everything that it dealt with lately."""
        since = self.workspace.days_before_t1(int(self.workspace.settings.issue_months))
        rows = self.workspace.ask(BUSINESS, only=partnership, issues_from=since).rows()
        return [(row["issue"], (row["tbl"], int(row["record"]))) for row in rows]

    def candidates(self, partnership: int) -> tuple[Candidate, ...]:
        """Those who bring most that nobody seated works on first, then by name."""
        found = found_outside.candidates(self.workspace, partnership)
        business = self._business(partnership) if found else []
        return tuple(self._candidate(each, partnership, business) for each in found)

    def _candidate(
        self, each: found_outside.Candidate, partnership: int, business: list[tuple[int, Record]]
    ) -> Candidate:
        promise = each.promise
        work, focus = self._own_work.get((partnership, each.organisation), (0, 0.0))
        there_for = self._declares.get(each.organisation, set()).intersection(promise.works_on)
        ours = tuple(issue for issue in promise.works_on if issue in there_for)
        dealt_with = [record for issue, record in business if issue in there_for]
        return Candidate(
            organisation=self._called(each.organisation),
            brings=self._named(promise.brings),
            there_for=self._named(ours),
            own_work=work,
            focus=focus,
            dealt_with=len(dealt_with),
            of=len(business),
            never_seated=promise.never_seated,
            users=promise.voice == "user_led",
            kind_missing=promise.kind if promise.kind_under_seated else "",
            seats_elsewhere=each.workload.places,
            records=Under(lambda: (*each.records, *dealt_with)),
        )

    def critics(self, partnership: int) -> tuple[Critic, ...]:
        return tuple(self._critic(each) for each in found_critics.critics(self.workspace, partnership))

    def _critic(self, each: found_critics.Critic) -> Critic:
        said = each.answers
        return Critic(
            organisation=self._called(each.organisation),
            dissented=len(said.not_supported),
            answered=said.answered if each.support_named else None,
            reasons=tuple(said.reasons.items()),
            brings=self._named(each.promise.brings),
            seats_elsewhere=each.workload.places,
            records=tuple(one.record for one in said.not_supported),
        )

    def _called(self, organisation: int) -> str:
        return self.names.organisations[organisation][1]

    def _named(self, issues: Iterable[int]) -> tuple[str, ...]:
        return tuple(self._issues[each] for each in issues)
