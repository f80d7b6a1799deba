"""Proposals that wait: put in the last months, not about procedure, and not adopted.

Only in partnerships that go on and that record what becomes of any proposal: elsewhere all would seem to wait.
"""

from typing import TYPE_CHECKING

from afresh.engine.contract import Step
from afresh.features.decision_window import DECIDES

if TYPE_CHECKING:
    from afresh.snapshot.workspace import Workspace

WAITING = Step(
    "waiting",
    "proposals in the window that are open, deferred or rejected, or of which nobody recorded what became",
    """SELECT q.proposal, q.partnership, q.day, q.issue, coalesce(q.status, 'not recorded') AS status, q.decided,
        q.proposer, q.novel, q.record
    FROM proposal_at q JOIN partnership p ON p.partnership = q.partnership AND coalesce(p.ended, 1000000) > {t1}
    JOIN decides d ON d.partnership = q.partnership
    WHERE NOT q.procedural
        AND coalesce(q.status, 'open') IN ('open', 'deferred', 'rejected') AND q.day > {waiting_from}""",
)


def ensure_open_proposals(workspace: "Workspace") -> None:
    """Hold `waiting`."""
    window = workspace.days_before_t1(int(workspace.settings.waiting_months))
    workspace.ensure_table(DECIDES, WAITING, waiting_from=window)
