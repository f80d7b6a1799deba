"""Share of the places expected at meetings that were taken by the member expected.

Question   Do members come?
Formula    present / (present + apologies + absent + deputy), over meetings held in the period
Takes      places_now: (partnership, places, present): a place a person or, where none is named, an organisation,
           once a meeting however often marked; those in attendance have no place
Gives      (partnership, value: share, low and high: 90% interval, n: places, present); one row a partnership with
           any mark by t1
Unit       share, 0 to 1
Undefined  null where no place was marked in the period
Misleads   sheets that list only those who came make attendance look whole; the same members come or stay away
           again and again, so the interval is narrower than it should be
Source     interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.features.attendance_slots import PLACE, PLACES_NOW
from afresh.forms import percent
from afresh.measure.measure import Measure
from afresh.measure.shares import shares_of
from afresh.measure.wording import within
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

RECORDS = (
    Step(
        "records",
        "the marks of places expected in the period",
        "SELECT partnership, 'attendance' AS tbl, record FROM place WHERE day > {t0}",
    ),
)


def attendance_rate(workspace: Workspace) -> Table:
    workspace.ensure_table(PLACE)
    by = partial(shares_of, successes="present", of="places", present="present")
    return workspace.finish(PLACES_NOW, by=by)


def sentence(f: Finding) -> str:
    return f"Members came in person to {percent(f.value or 0)} of meetings{within(f)}"


MEASURE = Measure(
    function=attendance_rate,
    family="energy",
    records=RECORDS,
    title="Attendance",
    sentence=sentence,
)
