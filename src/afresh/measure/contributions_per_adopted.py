"""What is put in for each proposal adopted, by kind and unit, with how many were refused and put off beside.

Question   What does a proposal that gets through cost here beside people's time at meetings?
Formula    A / d: amounts of one kind and unit dated in the period / proposals adopted in it; interval from
           d ~ Poisson(rate * A), rate ~ Gamma(d + 1/2, A), turned over
Takes      put_in_now: (partnership, kind, unit, amount, n, without_amount); decisions: (partnership, adopted, refused,
           put_off): proposals, not about procedure, adopted, rejected or deferred in the period
Gives      (partnership, subject: "kind: unit", value: amount for each adopted, low and high: 90% interval, n: adopted,
           refused, put_off, amount: A); a row a lasting partnership, kind and unit given in the period
Unit       as recorded, for each proposal adopted
Undefined  null under 5 adopted in the period (the counts and amount stand); null where amounts are not recorded, or
           what became of any proposal, or the amounts add up to nothing
Misleads   what is given need not be for what is adopted, nor in the same year; a large proposal and a small one count
           alike; the interval is about the number adopted only
Source     afresh's own; interval: Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6
"""

from afresh.engine.contract import Step
from afresh.features.hours import GIVEN, REACHED
from afresh.forms import number
from afresh.measure.contributions import kind_and_amount, unknown
from afresh.measure.hours_per_adopted import per_adopted
from afresh.measure.measure import Measure, Several
from afresh.measure.notes import NO_RECORDS, together, without_amount
from afresh.measure.wording import within
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

CONTRIBUTIONS_PER_ADOPTED = Step(
    "contributions_per_adopted",
    "the amounts of the period, and what was adopted, refused and put off in it, by partnership, kind and unit",
    """SELECT g.partnership, g.subject, g.amount, g.n, g.without_amount, d.adopted, d.refused, d.put_off
    FROM put_in_now g LEFT JOIN decisions d ON d.partnership = g.partnership
    WHERE g.n > 0 ORDER BY g.partnership, g.kind, g.unit""",
)

RECORDS = (
    Step(
        "records",
        "the contributions, and the proposals decided",
        """SELECT partnership, 'contributions' AS tbl, record FROM put_in WHERE day > {t0}
        UNION ALL
        SELECT d.partnership, 'proposals', d.record FROM decision d
        JOIN (SELECT DISTINCT partnership FROM put_in WHERE day > {t0}) p ON p.partnership = d.partnership""",
    ),
)


def contributions_per_adopted(workspace: Workspace) -> Table:
    workspace.ensure_table(*GIVEN, *REACHED)
    fewest = workspace.settings.fewest_adopted
    return workspace.finish(CONTRIBUTIONS_PER_ADOPTED, by=lambda table: _each(table, fewest))


def _each(table: Table, fewest: float) -> Table:
    rows = list(table.rows())
    made = per_adopted([float(row["amount"]) for row in rows], [row["adopted"] for row in rows], fewest)
    notes = [_note(row, note) for row, note in zip(rows, made.pop("note"), strict=True)]
    about = {"partnership": table.columns["partnership"], "subject": table.columns["subject"]}
    amounts = [None if unknown(row) else row["amount"] for row in rows]
    beside = {name: [row[name] or 0 for row in rows] for name in ("refused", "put_off")}
    return Table({**about, **made, "expected": [None] * len(rows), "note": notes, "amount": amounts, **beside})


def _note(row: dict[str, int], note: str) -> str:
    if unknown(row) or row["amount"] <= 0:
        return NO_RECORDS
    return note or together(without_amount(row["without_amount"], row["n"]))


def sentence(f: Finding) -> str:
    return f"{kind_and_amount(f)}{within(f, number)}" if f.value is not None else ""


MEASURE = Measure(
    function=contributions_per_adopted,
    family="worth",
    records=RECORDS,
    title="Contributions for each proposal adopted",
    sentence=sentence,
    form=number,
    several=Several(opening="For each proposal adopted in the period: ", in_order=True),
    absent_is_none=True,
)
