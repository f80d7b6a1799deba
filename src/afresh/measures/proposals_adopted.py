"""Share of the proposals put to a partnership that it adopted within a year.

Question   Do proposals get through here?
Formula    adopted within 12 calendar months of being put / put, of those put after t1 - 24 months, up to t1 - 12 months
Takes      put: (partnership, proposal, in_window, in_time), proposals not about procedure
Gives      (partnership, value: share, low and high: 90% interval by full Bayes over all partnerships with proposals,
           n: proposals put, adopted); one row a partnership with any proposal by t1
Unit       share, 0 to 1
Undefined  null under 8 proposals, and where it is recorded of none of a partnership's proposals, ever, what became of
           it: then nobody wrote outcomes down, and a share of none would be made up
Misleads   an unanswered proposal counts as not adopted, and one adopted on a day not recorded, or dated before it was
           put, as adopted in time; a board asked only what it will grant looks open; the interval leans towards the
           other partnerships, so that a share far from theirs, or of none or all, may lie outside it
Source     afresh's own; interval: Gelman et al., Bayesian Data Analysis, 3rd ed., 5.3
"""

from collections.abc import Sequence
from functools import partial

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered
from afresh.gatherings.put import have_put
from afresh.measures.notes import NO_OUTCOMES
from afresh.measures.shares import among_all, shares_of
from afresh.table import Table

FAMILY = "openness"

PROPOSALS_ADOPTED = Step(
    "proposals_adopted",
    "proposals put in the window to each partnership that ever had one, and those adopted in time",
    """SELECT partnership, sum(CASE WHEN in_window THEN 1 ELSE 0 END) AS n,
        sum(CASE WHEN in_window THEN in_time ELSE 0 END) AS adopted, false AS untold
    FROM put GROUP BY partnership
    UNION ALL
    SELECT q.partnership, 0 AS n, 0 AS adopted, true AS untold
    FROM (SELECT DISTINCT partnership FROM proposal_at WHERE NOT procedural) q
    LEFT JOIN decides d ON d.partnership = q.partnership WHERE d.partnership IS NULL
    ORDER BY partnership""",
)

UNDER = (
    Step(
        "records",
        "the proposals put in the window",
        "SELECT partnership, 'proposals' AS tbl, record FROM put WHERE in_window",
    ),
)


def proposals_adopted(gathered: Gathered) -> Table:
    have_put(gathered)
    interval = among_all(gathered, PROPOSALS_ADOPTED, successes="adopted", of="n")
    fewest = gathered.settings.fewest_proposals
    by = partial(shares_of, successes="adopted", of="n", fewest=fewest, interval=interval, adopted="adopted")
    return gathered.finish(PROPOSALS_ADOPTED, by=lambda table: _noted(by(table), table.columns["untold"]))


def _noted(shares: Table, untold: Sequence[bool]) -> Table:
    notes = zip(shares.columns["note"], untold, strict=True)
    return shares.with_columns(note=[NO_OUTCOMES if none else note for note, none in notes])
