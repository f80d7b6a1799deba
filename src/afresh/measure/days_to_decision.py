"""Days from a proposal's being put to its being decided.

Question   How long does this partnership take to decide?
Formula    median of (decided - put) over proposals adopted or rejected in the period
Takes      proposal_at: (proposal, partnership, day, status, procedural); proposal: (proposal, decided)
Gives      (partnership, value: median days, low and high: quartiles, n: proposals decided, still_open: put by t1 and
           neither decided nor withdrawn, put_off: those of them that were, not_recorded: those without an outcome
           on record, out_of_order: decided before they were put, left out)
Unit       days
Undefined  null where none was decided in the period on a recorded day; proposals about procedure are left out,
           and so is a withdrawal, which is not the partnership's decision
Misleads   what is still open is not in the median: the longest waits are missing until they end
Source     afresh's own
"""

from afresh.engine.contract import Step
from afresh.features.decision_window import DECIDES
from afresh.forms import days, span
from afresh.measure.measure import Measure
from afresh.measure.notes import NO_OUTCOMES, NO_RECORDS, OUT_OF_ORDER, outcome_not_recorded, still_open, together
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

DECIDED = Step(
    "decided_now",
    "proposals adopted or rejected in the period on a recorded day, with the days that took",
    """SELECT q.partnership, q.record, p.decided - q.day AS days FROM proposal_at q
    JOIN proposal p ON p.proposal = q.proposal
    WHERE NOT q.procedural AND q.status IN ('adopted', 'rejected') AND p.decided > {t0}""",
)

DAYS_TO_DECISION = Step(
    "days_to_decision",
    "how long each partnership that ever had a proposal took to decide",
    """SELECT a.partnership, '' AS subject, d.value, d.low, d.high, coalesce(d.n, 0) AS n, a.still_open, a.put_off,
        a.not_recorded, coalesce(w.n, 0) AS out_of_order, c.partnership IS NULL AS untold
    FROM (SELECT partnership, sum(CASE WHEN status IN ('open', 'deferred') THEN 1 ELSE 0 END) AS still_open,
              sum(CASE WHEN status = 'deferred' THEN 1 ELSE 0 END) AS put_off,
              sum(CASE WHEN status IS NULL THEN 1 ELSE 0 END) AS not_recorded
          FROM proposal_at WHERE NOT procedural GROUP BY partnership) a
    LEFT JOIN (SELECT partnership, count(*) AS n, percentile_cont(0.5) WITHIN GROUP (ORDER BY days) AS value,
                   percentile_cont(0.25) WITHIN GROUP (ORDER BY days) AS low,
                   percentile_cont(0.75) WITHIN GROUP (ORDER BY days) AS high
               FROM decided_now WHERE days >= 0 GROUP BY partnership) d ON d.partnership = a.partnership
    LEFT JOIN (SELECT partnership, count(*) AS n FROM decided_now WHERE days < 0 GROUP BY partnership) w
        ON w.partnership = a.partnership
    LEFT JOIN decides c ON c.partnership = a.partnership
    ORDER BY a.partnership""",
)

RECORDS = (
    DECIDED,
    Step(
        "records",
        "the proposals decided in the period",
        "SELECT partnership, 'proposals' AS tbl, record FROM decided_now",
    ),
)


def days_to_decision(workspace: Workspace) -> Table:
    workspace.ensure_table(DECIDES)
    return workspace.finish(DECIDED, DAYS_TO_DECISION, by=_noted)


def _noted(table: Table) -> Table:
    return table.with_columns(note=[_note(row) for row in table.rows()], expected=[None] * len(table))


def _note(row: dict[str, int]) -> str:
    if row["untold"]:
        return NO_OUTCOMES
    missing = "" if row["n"] else OUT_OF_ORDER if row["out_of_order"] else NO_RECORDS
    return together(missing, still_open(row["still_open"], row["put_off"]), outcome_not_recorded(row["not_recorded"]))


def sentence(f: Finding) -> str:
    if not f.value:
        return f"Half or more of the {f.n:,} proposals decided in the period were decided on the day they were put"
    return (
        f"Half of the {f.n:,} proposals decided in the period were decided within {days(f.value)} (the middle half "
        f"{span(f.low, f.high, days)})"
    )


MEASURE = Measure(
    function=days_to_decision,
    family="openness",
    records=RECORDS,
    title="Time to decide",
    sentence=sentence,
    form=days,
)
