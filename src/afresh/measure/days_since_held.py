"""Days since the partnership last held a meeting.

Question   Is it still meeting?
Formula    t1 - the day of the last meeting held by t1
Takes      meeting_at: (meeting, partnership, day, held); on_record: (partnership)
Gives      (partnership, value: days, n: meetings held by t1); one row a lasting partnership on record, and any other
           with a meeting recorded
Unit       days
Undefined  null where no meeting held is recorded: a board known by seats alone has none
Misleads   a meeting nobody has written up yet; a partnership that rightly meets once a year
Source     afresh's own
"""

from afresh.engine.contract import Step
from afresh.forms import days
from afresh.measure.measure import Measure
from afresh.measure.notes import NO_RECORDS
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

DAYS_OF_MONTH = 365.25 / 12

LAST_HELD = Step(
    "last_held",
    "each partnership's last day with a meeting held, and how many were",
    """SELECT partnership, max(CASE WHEN held THEN day END) AS day, sum(CASE WHEN held THEN 1 ELSE 0 END) AS n
    FROM meeting_at GROUP BY partnership""",
)

DAYS_SINCE_HELD = Step(
    "days_since_held",
    "days from each partnership's last meeting held to the review date",
    """SELECT p.partnership, '' AS subject, {t1} - h.day AS value, coalesce(h.n, 0) AS n
    FROM partnership p LEFT JOIN last_held h ON h.partnership = p.partnership
    LEFT JOIN on_record o ON o.partnership = p.partnership
    WHERE h.partnership IS NOT NULL OR (o.partnership IS NOT NULL AND NOT p.one_off)
    ORDER BY p.partnership""",
)

RECORDS = (
    LAST_HELD,
    Step(
        "records",
        "the last meetings held",
        """SELECT m.partnership, 'meetings' AS tbl, m.record FROM meeting_at m
        JOIN last_held h ON h.partnership = m.partnership AND h.day = m.day WHERE m.held""",
    ),
)


def days_since_held(workspace: Workspace) -> Table:
    return workspace.finish(LAST_HELD, DAYS_SINCE_HELD, by=_noted)


def _noted(table: Table) -> Table:
    nothing = [None] * len(table)
    notes = [NO_RECORDS if row["value"] is None else "" for row in table.rows()]
    return table.with_columns(low=nothing, high=nothing, expected=nothing, note=notes)


def sentence(f: Finding) -> str:
    """Two months and more in months; the comparison that follows is in days, and so they stand in brackets."""
    since = round(f.value or 0)
    if not since:
        return f"It last met on the day of the review ({days(since)})"
    months = round(since / DAYS_OF_MONTH)
    if months < 2:
        return f"It last met {days(since)} before the review"
    return f"It last met {months} months before the review ({days(since)})"


MEASURE = Measure(
    function=days_since_held,
    family="energy",
    records=RECORDS,
    title="Last meeting",
    sentence=sentence,
    form=days,
)
