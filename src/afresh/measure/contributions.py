"""What organisations put in to a partnership in a year, by kind and unit.

Question   What does this table cost beside people's time at meetings?
Formula    for each kind and unit: sum of the amounts dated in the period / years; what is in different units is never
           added up
Takes      put_in_now: (partnership, kind, unit, amount, n, without_amount): what is given to the partnership, or for
           a proposal to it; units are one whatever their capitals
Gives      (partnership, subject: "kind: unit", value: amount a year, low and high: null, as this is a sum and no rate,
           n: contributions, without_amount: those that give none); a row a lasting partnership, kind and unit of
           which anything was ever given by the review date
Unit       as recorded, a year
Undefined  null where none of the period's contributions of that kind and unit gives an amount; nought where nothing of
           it was given in the period
Misleads   what is not written down looks free; a grant of three years dated on one day falls in one period
Source     afresh's own
"""

from afresh.engine.contract import Step
from afresh.features.hours import GIVEN
from afresh.forms import amount, number
from afresh.measure.measure import Measure, Several
from afresh.measure.notes import NO_RECORDS, without_amount
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

CONTRIBUTIONS = Step(
    "contributions",
    "the amounts of the period, by partnership, kind and unit",
    "SELECT partnership, subject, amount, n, without_amount FROM put_in_now ORDER BY partnership, kind, unit",
)

RECORDS = (
    Step(
        "records",
        "the contributions",
        "SELECT partnership, 'contributions' AS tbl, record FROM put_in WHERE day > {t0}",
    ),
)


def contributions(workspace: Workspace) -> Table:
    workspace.ensure_table(*GIVEN)
    years = workspace.months / 12
    return workspace.finish(CONTRIBUTIONS, by=lambda table: _a_year(table, years))


def _a_year(table: Table, years: float) -> Table:
    rows = list(table.rows())
    nothing = [None] * len(rows)
    made = {name: table.columns[name] for name in ("partnership", "subject", "n", "without_amount")}
    values = [None if unknown(row) else row["amount"] / years for row in rows]
    notes = [NO_RECORDS if unknown(row) else without_amount(row["without_amount"], row["n"]) for row in rows]
    return Table({**made, "value": values, "low": nothing, "high": nothing, "expected": nothing, "note": notes})


def unknown(row: dict[str, int]) -> bool:
    """Whether something was given, and how much is not recorded of any of it."""
    return row["n"] > 0 and row["n"] == row["without_amount"]


def sentence(f: Finding) -> str:
    if f.value is None:
        return f"{f.subject.partition(': ')[0]}, amount not recorded"
    return kind_and_amount(f) if f.value else ""


def kind_and_amount(f: Finding) -> str:
    """Of "money: GBP": money 9,600 GBP."""
    kind, _, unit = f.subject.partition(": ")
    return f"{kind} {amount(f.value or 0, unit)}"


MEASURE = Measure(
    function=contributions,
    family="worth",
    records=RECORDS,
    title="Contributions",
    sentence=sentence,
    form=number,
    several=Several(opening="Put in, a year: ", in_order=True, nothing="nothing in the period is recorded as put in"),
    absent_is_none=True,
)
