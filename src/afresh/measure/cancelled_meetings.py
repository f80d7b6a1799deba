"""Share of the meetings planned in the period that were cancelled.

Question   Does this partnership meet when it said it would?
Formula    cancelled / (held + cancelled), dated in the period
Takes      meeting_at: (meeting, partnership, day, held)
Gives      (partnership, value: share, low and high: 90% interval, n: meetings planned, cancelled); one row a
           partnership with any meeting recorded by t1
Unit       share, 0 to 1
Undefined  null where no meeting was planned in the period
Misleads   a cancelled meeting that was put off and held is in twice; many registers never record what was cancelled
Source     interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.forms import count, percent
from afresh.measure.measure import Measure
from afresh.measure.shares import shares_of
from afresh.measure.wording import within
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

CANCELLED_MEETINGS = Step(
    "cancelled_meetings",
    "meetings planned in the period, and those cancelled, of every partnership with meetings",
    """SELECT partnership, sum(CASE WHEN day > {t0} THEN 1 ELSE 0 END) AS n,
        sum(CASE WHEN day > {t0} AND NOT held THEN 1 ELSE 0 END) AS cancelled
    FROM meeting_at GROUP BY partnership ORDER BY partnership""",
)

RECORDS = (
    Step(
        "records",
        "the meetings planned in the period",
        "SELECT partnership, 'meetings' AS tbl, record FROM meeting_at WHERE day > {t0}",
    ),
)


def cancelled_meetings(workspace: Workspace) -> Table:
    by = partial(shares_of, successes="cancelled", of="n", cancelled="cancelled")
    return workspace.finish(CANCELLED_MEETINGS, by=by)


def sentence(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the {count(f.n, 'meeting')} planned in the period were cancelled{within(f)}"


MEASURE = Measure(
    function=cancelled_meetings,
    family="energy",
    records=RECORDS,
    title="Cancelled meetings",
    sentence=sentence,
)
