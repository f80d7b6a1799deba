"""Proposals that wait: put in the last months, not about procedure, and not adopted.

Only in partnerships that go on and that record what becomes of any proposal: elsewhere all would seem to wait.
"""

from typing import TYPE_CHECKING

from afresh.engine.contract import Step
from afresh.gatherings.put import DECIDES

if TYPE_CHECKING:
    from afresh.gatherings.gathered import Gathered

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


def have_waiting(gathered: "Gathered") -> None:
    """Hold `waiting`."""
    window = gathered.days_before_t1(int(gathered.settings.waiting_months))
    gathered.have(DECIDES, WAITING, waiting_from=window)
