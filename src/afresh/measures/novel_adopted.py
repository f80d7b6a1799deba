"""Share of the novel proposals put to a partnership that it adopted within a year.

Question   Do new ideas get through here?
Formula    adopted within 12 calendar months of being put / put, of those called novel by whoever recorded them and put
           after t1 - 24 months, up to t1 - 12 months
Takes      put: (partnership, proposal, novel, in_window, in_time), proposals not about procedure
Gives      (partnership, value: share, low and high: 90% interval by full Bayes over all partnerships with novel
           proposals, n: novel proposals put, adopted); one row a partnership with any novel proposal by t1
Unit       share, 0 to 1
Undefined  null under 8 novel proposals; n and adopted stand all the same; no row where it is recorded of none of a
           partnership's proposals what became of it
Misleads   what is called novel differs from one secretary to the next; nothing called novel is not nothing new; the
           interval leans towards the other partnerships, so that a share far from theirs may lie outside it
Source     afresh's own; interval: Gelman et al., Bayesian Data Analysis, 3rd ed., 5.3
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered
from afresh.gatherings.put import have_put
from afresh.measures.shares import among_all, shares_of
from afresh.table import Table

FAMILY = "openness"

NOVEL_ADOPTED = Step(
    "novel_adopted",
    "novel proposals put in the window to each partnership that ever had one, and those adopted in time",
    """SELECT partnership, sum(CASE WHEN in_window THEN 1 ELSE 0 END) AS n,
        sum(CASE WHEN in_window THEN in_time ELSE 0 END) AS adopted
    FROM put WHERE novel GROUP BY partnership ORDER BY partnership""",
)

UNDER = (
    Step(
        "records",
        "the novel proposals put in the window",
        "SELECT partnership, 'proposals' AS tbl, record FROM put WHERE in_window AND novel",
    ),
)


def novel_adopted(gathered: Gathered) -> Table:
    have_put(gathered)
    interval = among_all(gathered, NOVEL_ADOPTED, successes="adopted", of="n")
    fewest = gathered.settings.fewest_proposals
    by = partial(shares_of, successes="adopted", of="n", fewest=fewest, interval=interval, adopted="adopted")
    return gathered.finish(NOVEL_ADOPTED, by=by)
