"""What organisations can be said to have started: over which years, at which tables, and who backed what first."""

from typing import TYPE_CHECKING

from afresh.engine.contract import Step
from afresh.snapshot.joining_dates import JOININGS

if TYPE_CHECKING:
    from afresh.snapshot.workspace import Workspace

NAMED = Step(
    "named_proposal",
    "proposals in the window, not about procedure, with the organisation, as it now is, that made each",
    """SELECT q.proposal, q.partnership, q.day, q.novel, q.status, q.record, f.now AS organisation
    FROM proposal_at q JOIN followed f ON f.organisation = q.proposer
    WHERE NOT q.procedural AND q.day > {answers_from}""",
)

COULD_PROPOSE = Step(
    "could_propose",
    "organisations that sat, in the window, in a partnership whose proposals name who made them, or made one; with "
    "the days between which they did",
    """SELECT organisation, min(first_day) AS first_day, max(last_day) AS last_day FROM (
        SELECT s.organisation, greatest(s.first_day, {answers_from}) AS first_day, s.last_day
        FROM organisation_sat s
        JOIN (SELECT DISTINCT partnership FROM named_proposal) n ON n.partnership = s.partnership
        WHERE s.last_day > {answers_from}
        UNION ALL SELECT organisation, day, day FROM named_proposal) seen
    GROUP BY organisation""",
)

BACKED = Step(
    "backed",
    "the first dated support of each organisation for each novel proposal of another's in the window",
    """SELECT proposal, organisation, day, record FROM (
        SELECT a.proposal, a.organisation, a.day, a.record,
            row_number() OVER (PARTITION BY a.proposal, a.organisation ORDER BY a.day, a.record) AS nth
        FROM response_at a JOIN response r ON r.record = a.record
        JOIN proposal_at q ON q.proposal = a.proposal LEFT JOIN followed f ON f.organisation = q.proposer
        WHERE a.response = 'support' AND r.day IS NOT NULL AND a.organisation IS NOT NULL AND q.novel
            AND NOT q.procedural AND q.day > {answers_from} AND (f.now IS NULL OR f.now <> a.organisation)
    ) supports WHERE nth = 1""",
)

IN_TURN = Step(
    "in_turn",
    "beside each such support, how many others backed the proposal, and how many of them on a later day; proposals "
    "that somebody backed before most others did",
    """SELECT proposal, organisation, day, record, others, later, early FROM (
        SELECT t.*, CASE WHEN 2 * later > others THEN 1 ELSE 0 END AS early,
            max(CASE WHEN 2 * later > others THEN 1 ELSE 0 END) OVER (PARTITION BY proposal) AS any_early
        FROM (SELECT proposal, organisation, day, record,
                  count(*) OVER (PARTITION BY proposal) - 1 AS others,
                  count(*) OVER (PARTITION BY proposal) - rank() OVER (PARTITION BY proposal ORDER BY day)
                      - count(*) OVER (PARTITION BY proposal, day) + 1 AS later
              FROM backed) t
    ) turns WHERE any_early = 1""",
)


def ensure_initiative(workspace: "Workspace") -> None:
    """Hold what the measures of initiative share."""
    window = workspace.days_before_t1(int(workspace.settings.answer_months))
    workspace.ensure_table(*JOININGS, NAMED, COULD_PROPOSE, BACKED, IN_TURN, answers_from=window)
