"""Proposals put long enough ago to judge, and whether each was adopted in time."""

import numpy as np

from afresh.engine.contract import Step
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import day_from, day_number, months_before

FIRST_MONTH, LAST_MONTH = 24, 12
"""Months before the review date after which, and up to which, a proposal must have been put."""
MONTHS_TO_ADOPT = 12

DAYS_PUT = Step("days_put", "the days on which proposals were put", "SELECT DISTINCT day FROM proposal_at")

DECIDES = Step(
    "decides",
    "partnerships of which it is recorded what became of any proposal by the review date",
    "SELECT DISTINCT partnership FROM proposal_at WHERE status IN ('adopted', 'rejected', 'deferred', 'withdrawn')",
)

LISTS_MORE = Step(
    "lists_more",
    "partnerships whose log lists any proposal that was refused, put off, withdrawn or, in so many words, left open: a "
    "log without any may list approvals only",
    """SELECT DISTINCT q.partnership FROM proposal_at q JOIN proposal r ON r.proposal = q.proposal
    WHERE NOT q.procedural AND r.status IN ('rejected', 'deferred', 'withdrawn', 'open')""",
)

JUDGED = Step(
    "judged",
    "proposals not about procedure; whether an outcome is recorded of each, and whether it was adopted within twelve "
    "calendar months of being put, or by the review date",
    """SELECT q.partnership, q.proposal, q.day, q.novel, q.record,
        CASE WHEN q.status = 'adopted' AND q.decided <= y.after THEN 1 ELSE 0 END AS in_time,
        CASE WHEN q.status = 'adopted' THEN 1 ELSE 0 END AS in_the_end,
        CASE WHEN r.status IS NOT NULL THEN 1 ELSE 0 END AS recorded
    FROM proposal_at q JOIN year_after y ON y.day = q.day
    JOIN proposal r ON r.proposal = q.proposal
    WHERE NOT q.procedural""",
)

PUT = Step(
    "put",
    "the same, in the window where they were put 24 to 12 months before the review date; where too few were, the "
    "latest before those 12 months, as far back as a term",
    """SELECT j.*, j.day <= {window_end} AND (j.day > {window_start}
            OR (o.nth <= {fewest_proposals} AND j.day > t.start_day)) AS in_window
    FROM judged j
    LEFT JOIN (
        SELECT proposal, rank() OVER (PARTITION BY partnership ORDER BY day DESC) AS nth
        FROM judged WHERE day <= {window_end}
    ) o ON o.proposal = j.proposal
    JOIN partnership p ON p.partnership = j.partnership
    JOIN term_start t ON t.longer = 0
        AND t.term_months = CASE WHEN p.term_months > 0 THEN p.term_months ELSE {term_months} END""",
)


def ensure_decision_window(workspace: Workspace) -> None:
    """Hold `put`; calendar months are no matter for a step, so the days a year on are made here."""
    days = np.sort(workspace.arrays(DAYS_PUT)["day"])
    after = [day_number(months_before(day_from(day), -MONTHS_TO_ADOPT)) for day in days]
    workspace.ensure_loaded("year_after", {"day": days.astype(np.int32), "after": np.array(after, dtype=np.int32)})
    window = {"window_start": workspace.days_before_t1(FIRST_MONTH), "window_end": workspace.days_before_t1(LAST_MONTH)}
    workspace.ensure_table(DECIDES, LISTS_MORE, JUDGED, PUT, **window)
