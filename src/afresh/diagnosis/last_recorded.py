"""The last day on which anything is recorded as having happened, of whatever kind."""

from datetime import date

from afresh.engine.contract import Step
from afresh.snapshot.workspace import Workspace
from afresh.vocabulary import day_from, months_before

LAST_RECORDED = Step(
    "last_recorded",
    "the last day by the review date with a meeting, a seat begun or ended, a proposal, an answer, a decision, a "
    "contribution, a contact or a figure; anniversaries of seats are on no record",
    """SELECT max(day) AS day FROM (
        SELECT day FROM meeting_at
        UNION ALL SELECT start_day FROM seat_at UNION ALL SELECT end_day FROM seat_at
        UNION ALL SELECT day FROM proposal_at UNION ALL SELECT decided FROM proposal_at
        UNION ALL SELECT day FROM response_at UNION ALL SELECT day FROM contribution_at
        UNION ALL SELECT day FROM tie_at UNION ALL SELECT day FROM review_at UNION ALL SELECT day FROM observation_at
    ) dated""",
)


def long_after(workspace: Workspace, last: date) -> bool:
    """Whether the review is so long after the last record of any kind that what holds may be long past."""
    return months_before(workspace.period.end, int(workspace.settings.long_after_months)) > last


def last_recorded(workspace: Workspace) -> date:
    return day_from(workspace.ask(LAST_RECORDED).columns["day"][0])
