"""Proposals put long enough ago to judge, and whether each was adopted in time."""

import numpy as np

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered
from afresh.vocabulary import day_from, day_number, months_before

FIRST_MONTH, LAST_MONTH = 24, 12
"""Months before the review date after which, and up to which, a proposal must have been put."""
MONTHS_TO_ADOPT = 12

DAYS_PUT = Step("days_put", "the days on which proposals were put", "SELECT DISTINCT day FROM proposal_at")

DECIDES = Step(
    "decides",
    "partnerships of which it is recorded what became of any proposal by the review date",
    "SELECT DISTINCT partnership FROM proposal_at WHERE status <> 'open'",
)

PUT = Step(
    "put",
    "proposals not about procedure, in partnerships that record what becomes of any; in the window those put 24 to 12 "
    "months before the review date; in time those adopted within twelve calendar months of being put",
    """SELECT q.partnership, q.proposal, q.day, q.novel, q.record,
        q.day > {window_start} AND q.day <= {window_end} AS in_window,
        CASE WHEN q.status = 'adopted' AND q.decided <= y.after THEN 1 ELSE 0 END AS in_time
    FROM proposal_at q JOIN year_after y ON y.day = q.day
    JOIN decides d ON d.partnership = q.partnership
    WHERE NOT q.procedural""",
)


def have_put(gathered: Gathered) -> None:
    """Hold `put`; calendar months are no matter for a step, so the days a year on are made here."""
    days = np.sort(gathered.arrays(DAYS_PUT)["day"])
    after = [day_number(months_before(day_from(day), -MONTHS_TO_ADOPT)) for day in days]
    gathered.have_loaded("year_after", {"day": days.astype(np.int32), "after": np.array(after, dtype=np.int32)})
    window = {"window_start": gathered.days_before_t1(FIRST_MONTH), "window_end": gathered.days_before_t1(LAST_MONTH)}
    gathered.have(DECIDES, PUT, **window)
