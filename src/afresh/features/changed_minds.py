"""Proposals on which an organisation's own recorded answers went from not supporting to support, and who spoke first.

Said of what is on record by the review date, in whichever partnership the answers were given. Only a support
with a date of its own can be said to come before another.
"""

from typing import TYPE_CHECKING

from afresh.engine.contract import Step

if TYPE_CHECKING:
    from afresh.snapshot.workspace import Workspace

FIRST_HELD = Step(
    "first_held",
    "the first day on which each organisation did not support each proposal",
    """SELECT proposal, organisation, min(day) AS day FROM response_at
    WHERE response IN ('oppose', 'abstain') AND organisation IS NOT NULL GROUP BY proposal, organisation""",
)

CAME_ROUND = Step(
    "came_round",
    "the first dated support of each organisation for a proposal after it had not supported it",
    """SELECT proposal, organisation, day, record FROM (
        SELECT a.proposal, a.organisation, a.day, a.record,
            row_number() OVER (PARTITION BY a.proposal, a.organisation ORDER BY a.day, a.record) AS nth
        FROM response_at a JOIN response r ON r.record = a.record
        JOIN first_held h ON h.proposal = a.proposal AND h.organisation = a.organisation AND h.day < a.day
        WHERE a.response = 'support' AND r.day IS NOT NULL) supports
    WHERE nth = 1""",
)

CHANGED_MIND = Step(
    "changed_mind",
    "beside each of these, the last day before it on which the organisation did not support the proposal",
    """SELECT proposal, organisation, held_day, held_record, day, record FROM (
        SELECT c.proposal, c.organisation, c.day, c.record, a.day AS held_day, a.record AS held_record,
            row_number() OVER (PARTITION BY c.proposal, c.organisation ORDER BY a.day DESC, a.record) AS nth
        FROM came_round c JOIN response_at a ON a.proposal = c.proposal AND a.organisation = c.organisation
            AND a.day < c.day AND a.response IN ('oppose', 'abstain')) held
    WHERE nth = 1""",
)

SPOKE_BEFORE = Step(
    "spoke_before",
    "other organisations whose first dated support for a proposal came before somebody changed its mind on it",
    """SELECT organisation, proposal, supporter, day, record FROM (
        SELECT c.organisation, c.proposal, a.organisation AS supporter, a.day, a.record,
            row_number() OVER (PARTITION BY c.organisation, c.proposal, a.organisation
                               ORDER BY a.day, a.record) AS nth
        FROM changed_mind c JOIN response_at a ON a.proposal = c.proposal AND a.organisation <> c.organisation
            AND a.day < c.day AND a.response = 'support'
        JOIN response r ON r.record = a.record AND r.day IS NOT NULL) spoke
    WHERE nth = 1""",
)


def ensure_changed_minds(workspace: "Workspace") -> None:
    """Hold `changed_mind` and `spoke_before`."""
    workspace.ensure_table(FIRST_HELD, CAME_ROUND, CHANGED_MIND, SPOKE_BEFORE)
