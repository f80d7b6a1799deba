"""Share of the novel proposals put to a partnership that it adopted within a year.

Question   Do new ideas get through here?
Formula    adopted within 12 calendar months of being put / put, of those called novel by whoever recorded them, in the
           window of `proposals_adopted`: t1 - 24 months to t1 - 12 months, or longer where few proposals were put
Takes      put: (partnership, proposal, novel, in_window, in_time, recorded), proposals not about procedure; lists_more
Gives      (partnership, value: share, low and high: 90% Jeffreys interval of its own counts, n: novel proposals put,
           adopted, recorded: those with an outcome); one row a partnership with any novel proposal by t1
Unit       share, 0 to 1
Undefined  null under 8 novel proposals, where an outcome is recorded of fewer than 80% of them, and where nothing in
           the log was ever refused, put off or left open; n and adopted stand all the same
Misleads   what is called novel differs from one secretary to the next; nothing called novel is not nothing new
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.features.decision_window import ensure_decision_window
from afresh.forms import percent
from afresh.measure.measure import Measure
from afresh.measure.proposals_adopted import judged
from afresh.measure.wording import within
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

NOVEL_ADOPTED = Step(
    "novel_adopted",
    "novel proposals put in the window to each partnership that ever had one, and those adopted in time",
    """SELECT q.partnership, sum(CASE WHEN in_window THEN 1 ELSE 0 END) AS n,
        sum(CASE WHEN in_window THEN in_time ELSE 0 END) AS adopted,
        sum(CASE WHEN in_window THEN recorded ELSE 0 END) AS recorded,
        max(CASE WHEN l.partnership IS NULL THEN 0 ELSE 1 END) AS lists_more
    FROM put q LEFT JOIN lists_more l ON l.partnership = q.partnership
    WHERE novel GROUP BY q.partnership ORDER BY q.partnership""",
)

RECORDS = (
    Step(
        "records",
        "the novel proposals put in the window",
        "SELECT partnership, 'proposals' AS tbl, record FROM put WHERE in_window AND novel",
    ),
)


def novel_adopted(workspace: Workspace) -> Table:
    ensure_decision_window(workspace)
    settings = workspace.settings
    by = partial(judged, fewest=settings.fewest_proposals, least_recorded=settings.outcomes_recorded)
    return workspace.finish(NOVEL_ADOPTED, by=by)


def sentence(f: Finding) -> str:
    return f"{percent(f.value or 0)} of {f.n:,} proposals recorded as new were adopted within a year{within(f)}"


MEASURE = Measure(
    function=novel_adopted,
    family="openness",
    records=RECORDS,
    title="New ideas adopted",
    sentence=sentence,
)
