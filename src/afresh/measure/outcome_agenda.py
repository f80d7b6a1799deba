"""Share of the agenda given to outcomes.

Question   Does this table talk about results, or about its own procedure?
Formula    items about outcomes / items whose nature is recorded, in meetings held in the period
Takes      item_at: (partnership, day, nature)
Gives      (partnership, value: share, low and high: 90% interval, n: items with a nature, unmarked: items without);
           one row a partnership with any item by t1
Unit       share, 0 to 1
Undefined  null where no item of the period has a nature
Misleads   items are counted, not minutes: a line on outcomes and an hour on them are alike
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.forms import percent
from afresh.measure.measure import Measure
from afresh.measure.shares import shares_of
from afresh.measure.wording import within
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

OUTCOME_AGENDA = Step(
    "outcome_agenda",
    "items of the period with a nature, those about outcomes, and those without one",
    """SELECT partnership, sum(CASE WHEN day > {t0} AND nature IS NOT NULL THEN 1 ELSE 0 END) AS n,
        sum(CASE WHEN day > {t0} AND nature = 'outcome' THEN 1 ELSE 0 END) AS outcomes,
        sum(CASE WHEN day > {t0} AND nature IS NULL THEN 1 ELSE 0 END) AS unmarked
    FROM item_at GROUP BY partnership ORDER BY partnership""",
)

RECORDS = (
    Step(
        "records",
        "the agenda items of the period with a nature",
        "SELECT partnership, 'agenda' AS tbl, record FROM item_at WHERE day > {t0} AND nature IS NOT NULL",
    ),
)


def outcome_agenda(workspace: Workspace) -> Table:
    by = partial(shares_of, successes="outcomes", of="n", unmarked="unmarked")
    return workspace.finish(OUTCOME_AGENDA, by=by)


def sentence(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the {f.n:,} agenda items in the period were about outcomes{within(f)}"


MEASURE = Measure(
    function=outcome_agenda,
    family="openness",
    records=RECORDS,
    title="Agenda given to outcomes",
    sentence=sentence,
)
