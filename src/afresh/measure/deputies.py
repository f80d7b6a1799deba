"""Share of the places expected at meetings that were taken by a deputy.

Question   Do members come themselves, or send somebody?
Formula    deputy / (present + apologies + absent + deputy), over meetings held in the period
Takes      places_now: (partnership, places, deputies): a place a person or, where none is named, an organisation,
           once a meeting however often marked; a deputy takes the place of the person stood in for
Gives      (partnership, value: share, low and high: 90% interval, n: places, sent: deputies); one row a partnership
           with any mark by t1
Unit       share, 0 to 1
Undefined  null where no place was marked in the period
Misleads   where deputies are simply marked present there seem to be none
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
        "the marks of places expected in the period that a deputy took",
        "SELECT partnership, 'attendance' AS tbl, record FROM place WHERE day > {t0} AND taken_by = 2",
    ),
)


def deputies(workspace: Workspace) -> Table:
    workspace.ensure_table(PLACE)
    by = partial(shares_of, successes="deputies", of="places", sent="deputies")
    return workspace.finish(PLACES_NOW, by=by)


def sentence(f: Finding) -> str:
    return f"Deputies came for members to {percent(f.value or 0)} of meetings{within(f)}"


MEASURE = Measure(
    function=deputies,
    family="energy",
    records=RECORDS,
    title="Deputies",
    sentence=sentence,
)
