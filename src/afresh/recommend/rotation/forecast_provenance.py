"""The records under a forecast: the seats, or each member's first attendance where seats do not say who is there."""

from afresh.engine.contract import Step
from afresh.recommend.rotation.table_over_time import Basis
from afresh.snapshot.workspace import Workspace

SEATS = Step(
    "rotation_under_seats",
    "the seats of one partnership that were held by the review date",
    """SELECT record FROM seat_member WHERE partnership = {partnership} AND member IS NOT NULL
    ORDER BY start_day, record""",
)

ATTENDANCE = Step(
    "rotation_under_attendance",
    "the first attendance of each member of one partnership",
    """SELECT min(x.record) AS record FROM participation x
    JOIN first_in f ON f.partnership = x.partnership AND f.member = x.member AND f.day = x.day
    WHERE x.partnership = {partnership} AND NOT x.from_seats GROUP BY x.member ORDER BY 1""",
)


def records_under_forecast(workspace: Workspace, partnership: int, basis: Basis) -> tuple[tuple[str, int], ...]:
    """Records as (table, row of the clean table)."""
    step = SEATS if basis == "seats" else ATTENDANCE
    rows = workspace.ask(step, partnership=partnership).columns["record"]
    return tuple((basis, int(each)) for each in rows)
