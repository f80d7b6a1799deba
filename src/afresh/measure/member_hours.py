"""How many hours members spend at its meetings in a year.

Question   What does this table cost in people's time?
Formula    sum over the meetings held in the period of (places taken in person or by a deputy) * hours / years
Takes      hours_now: (partnership, meetings, without_hours, without_marks, attendances, hours); a meeting that gives no
           hours (or none from 0 to 24) is taken to be as long as the median of this partnership's that do
Gives      (partnership, value: hours a year, low and high: null, as this is a sum and no rate, n: attendances,
           meetings, without_hours: meetings at the usual length, without_marks); a row a lasting partnership that
           ever met
Unit       hours a year
Undefined  null where no attendance is marked at the period's meetings, and where no meeting of this partnership gives
           its hours; nought where it did not meet
Misleads   travel, papers and the work between meetings are not in it; nor are those in attendance, who have no place;
           meetings without a sheet of attendance count for nothing, so that the sum is "at least"
Source     afresh's own
"""

from afresh.engine.contract import Step
from afresh.features.attendance_slots import PLACE
from afresh.features.hours import HOURS
from afresh.forms import count, number
from afresh.measure.measure import Measure
from afresh.measure.notes import NO_HOURS, NO_RECORDS, at_usual_length, no_attendance, together
from afresh.measure.wording import fact
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

MEMBER_HOURS = Step(
    "member_hours",
    "the member-hours of each partnership's period",
    """SELECT partnership, '' AS subject, hours, attendances AS n, meetings, without_hours, without_marks
    FROM hours_now ORDER BY partnership""",
)

RECORDS = (
    Step(
        "records",
        "the meetings of the period and the marks of those who came",
        """SELECT partnership, 'meetings' AS tbl, record FROM held_hours WHERE day > {t0}
        UNION ALL
        SELECT h.partnership, 'attendance', p.record FROM place p JOIN held_hours h ON h.meeting = p.meeting
        WHERE p.day > {t0} AND p.taken_by IN (1, 2)""",
    ),
)


def member_hours(workspace: Workspace) -> Table:
    workspace.ensure_table(PLACE, *HOURS)
    years = workspace.months / 12
    return workspace.finish(MEMBER_HOURS, by=lambda table: _a_year(table, years))


def _a_year(table: Table, years: float) -> Table:
    rows = list(table.rows())
    nothing = [None] * len(rows)
    made = {name: table.columns[name] for name in ("partnership", "subject", "n")}
    more = {name: table.columns[name] for name in ("meetings", "without_hours", "without_marks")}
    values = [None if missing(row) else (row["hours"] or 0.0) / years for row in rows]
    notes = [missing(row) or _note(row) for row in rows]
    return Table({**made, "value": values, "low": nothing, "high": nothing, "expected": nothing, "note": notes, **more})


def missing(row: dict[str, int]) -> str:
    """Why the hours of a partnership cannot be told; empty where they can."""
    if row["meetings"] and not row["n"]:
        return NO_RECORDS
    return NO_HOURS if row["n"] and row["hours"] is None else ""


def _note(row: dict[str, int]) -> str:
    usual, unmarked = row["without_hours"], row["without_marks"]
    return together(at_usual_length(usual, row["meetings"]), no_attendance(unmarked, row["meetings"]))


def sentence(f: Finding) -> str:
    if not fact(f, "meetings"):
        return "Members spent no hours here: no meeting was held in the period"
    attended = count(f.n, "attendance")
    return (
        f"Members spend {number(f.value or 0)} hours a year at its meetings ({attended} at "
        f"{count(int(fact(f, 'meetings')), 'meeting')} in the period)"
    )


MEASURE = Measure(
    function=member_hours,
    family="worth",
    records=RECORDS,
    title="Time at meetings",
    sentence=sentence,
    form=number,
)
