"""What is put in for each decision, by kind and unit.

Question   What does a decision cost here beside people's time at meetings?
Formula    A / d: amounts of one kind and unit dated in the period / decisions reached in it; interval from
           d ~ Poisson(rate * A), rate ~ Gamma(d + 1/2, A), turned over
Takes      put_in_now: (partnership, kind, unit, amount, n, without_amount); decisions: (partnership, decisions):
           proposals, not about procedure, adopted or rejected in the period
Gives      (partnership, subject: "kind: unit", value: amount for each decision, low and high: 90% interval,
           n: decisions, amount: A); a row a lasting partnership, kind and unit given in the period
Unit       as recorded, for each decision
Undefined  null under 5 decisions in the period (n and amount stand); null where amounts are not recorded, or
           what became of any proposal, or the amounts add up to nothing
Misleads   what is given need not be for what is decided, nor in the same year; a large decision and a small one count
           alike; the interval is about the number of decisions only
Source     afresh's own; interval: Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6
"""

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered
from afresh.gatherings.hours import GIVEN, REACHED
from afresh.measures.contributions import unknown
from afresh.measures.hours_per_decision import per_decision
from afresh.measures.notes import NO_RECORDS, together, without_amount
from afresh.table import Table

FAMILY = "worth"

CONTRIBUTIONS_PER_DECISION = Step(
    "contributions_per_decision",
    "the amounts and the decisions of the period, by partnership, kind and unit",
    """SELECT g.partnership, g.subject, g.amount, g.n, g.without_amount, d.decisions
    FROM put_in_now g LEFT JOIN decisions d ON d.partnership = g.partnership
    WHERE g.n > 0 ORDER BY g.partnership, g.kind, g.unit""",
)

UNDER = (
    Step(
        "records",
        "the contributions, and the decisions",
        """SELECT partnership, 'contributions' AS tbl, record FROM put_in WHERE day > {t0}
        UNION ALL
        SELECT d.partnership, 'proposals', d.record FROM decision d
        JOIN (SELECT DISTINCT partnership FROM put_in WHERE day > {t0}) p ON p.partnership = d.partnership""",
    ),
)


def contributions_per_decision(gathered: Gathered) -> Table:
    gathered.have(*GIVEN, *REACHED)
    fewest = gathered.settings.fewest_decisions
    return gathered.finish(CONTRIBUTIONS_PER_DECISION, by=lambda table: _each(table, fewest))


def _each(table: Table, fewest: float) -> Table:
    rows = list(table.rows())
    made = per_decision([float(row["amount"]) for row in rows], [row["decisions"] for row in rows], fewest)
    notes = [_note(row, note) for row, note in zip(rows, made.pop("note"), strict=True)]
    about = {"partnership": table.columns["partnership"], "subject": table.columns["subject"]}
    amounts = [None if unknown(row) else row["amount"] for row in rows]
    return Table({**about, **made, "expected": [None] * len(rows), "note": notes, "amount": amounts})


def _note(row: dict[str, int], note: str) -> str:
    if unknown(row) or row["amount"] <= 0:
        return NO_RECORDS
    return note or together(without_amount(row["without_amount"], row["n"]))
