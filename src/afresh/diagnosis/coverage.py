"""What the findings about one partnership rest on: how much of its year is on record."""

from dataclasses import dataclass

from afresh.diagnosis.vacancies import vacancies
from afresh.engine.contract import Step
from afresh.snapshot.workspace import Workspace

COVERAGE = Step(
    "coverage",
    "for each partnership, meetings held in the period and how many have attendance, agenda items and how many have an "
    "issue, proposals put and how many have a response",
    """SELECT p.partnership, coalesce(m.held, 0) AS meetings, coalesce(m.attended, 0) AS with_attendance,
        coalesce(i.items, 0) AS items, coalesce(i.themed, 0) AS with_issue,
        coalesce(q.proposals, 0) AS proposals, coalesce(q.answered, 0) AS with_responses,
        f.partnership IS NOT NULL AS file_numbers
    FROM partnership p
    LEFT JOIN file_numbered f ON f.partnership = p.partnership
    LEFT JOIN (
        SELECT m.partnership, count(*) AS held, sum(CASE WHEN a.meeting IS NOT NULL THEN 1 ELSE 0 END) AS attended
        FROM meeting_at m LEFT JOIN (SELECT DISTINCT meeting FROM mark_at) a ON a.meeting = m.meeting
        WHERE m.held AND m.day > {t0} GROUP BY m.partnership
    ) m ON m.partnership = p.partnership
    LEFT JOIN (
        SELECT partnership, count(*) AS items, sum(CASE WHEN issue IS NOT NULL THEN 1 ELSE 0 END) AS themed
        FROM item_at WHERE day > {t0} GROUP BY partnership
    ) i ON i.partnership = p.partnership
    LEFT JOIN (
        SELECT q.partnership, count(*) AS proposals, sum(CASE WHEN r.proposal IS NOT NULL THEN 1 ELSE 0 END) AS answered
        FROM proposal_at q LEFT JOIN (SELECT DISTINCT proposal FROM response_at) r ON r.proposal = q.proposal
        WHERE q.day > {t0} GROUP BY q.partnership
    ) q ON q.partnership = p.partnership""",
)


@dataclass(frozen=True)
class Coverage:
    """Counts of the period, each beside how many of them say what the measures need."""

    meetings: int
    with_attendance: int
    items: int
    with_issue: int
    proposals: int
    with_responses: int
    file_numbers: bool = False
    """Whether what is recorded as issues are file numbers, so that no item has one."""
    vacant_of_seats: tuple[int, int] = (0, 0)
    """How many seats are vacant on the review date, of how many on record then; nought of nought where none is."""


def coverage(workspace: Workspace) -> dict[int, Coverage]:
    vacant = vacancies(workspace)
    rows = ((row.pop("partnership"), row) for row in workspace.ask(COVERAGE).rows())
    return {partnership: Coverage(**row, vacant_of_seats=vacant.get(partnership, (0, 0))) for partnership, row in rows}
