"""How often an organisation gave money, staff or anything else, a year, and how much.

Question   Does this organisation put something in?
Formula    k / T: k contributions of one kind and unit in the last 36 months, T the years of those that the records
           cover; 90% interval from Gamma(k + 1/2, T)
Takes      contribution_at: (organisation, kind, amount, unit, day)
Gives      (subject: "organisation: kind, unit", value: contributions a year, low and high: 90% interval, n:
           contributions, amount: all of them added up, without_amount: those that give none, years: T, organisation,
           kind, unit); no partnership; one row an organisation, kind and unit on record in the window
Unit       contributions a year; amount in its own unit
Undefined  null where the records cover under a year of the window; n and amount stand all the same; amount is null
           where none is given
Misleads   one large gift counts once; what is given in kind is seldom written down; who came lately had less time;
           an organisation without a row is one without a record
Source     afresh's own; interval: Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.forms import amount, count, rate, years
from afresh.measure.measure import Measure
from afresh.measure.notes import TOO_FEW
from afresh.measure.wording import fact
from afresh.snapshot.workspace import Workspace
from afresh.statistics import rates
from afresh.table import Table
from afresh.vocabulary import Finding

FEWEST_YEARS = 1

GAVE = Step(
    "gave",
    "contributions in the window, with the organisation, as it now is, that gave them",
    """SELECT f.now AS organisation, coalesce(g.kind, 'not recorded') AS kind, coalesce(g.unit, '') AS unit, g.amount,
        g.record
    FROM contribution_at g JOIN followed f ON f.organisation = g.organisation WHERE g.day > {answers_from}""",
)

CONTRIBUTIONS_MADE = Step(
    "contributions_made",
    "how often and how much each organisation gave, by kind and unit",
    """SELECT CAST(NULL AS INTEGER) AS partnership, c.id AS organisation, g.kind, g.unit, count(*) AS n,
        sum(g.amount) AS amount, sum(CASE WHEN g.amount IS NULL THEN 1 ELSE 0 END) AS without_amount
    FROM gave g JOIN organisations_code c ON c.code = g.organisation
    GROUP BY c.id, g.kind, g.unit ORDER BY c.id, g.kind, g.unit""",
)

RECORDS = (
    Step(
        "records",
        "the contributions, by organisation",
        "SELECT CAST(NULL AS INTEGER) AS partnership, 'contributions' AS tbl, record, organisation FROM gave",
    ),
)


def contributions_made(workspace: Workspace) -> Table:
    window = workspace.days_before_t1(int(workspace.settings.answer_months))
    workspace.ensure_table(GAVE, answers_from=window)
    years = (workspace.period.t1 - max(window, workspace.records_start)) / 365.25
    return workspace.finish(CONTRIBUTIONS_MADE, by=partial(_a_year, years=years))


def _a_year(table: Table, years: float) -> Table:
    n = [int(each) for each in table.columns["n"]]
    enough = years >= FEWEST_YEARS
    low, high = rates.interval(n, [years if enough else 0.0] * len(n))
    subjects = [
        f"{row['organisation']}: {row['kind']}{', ' + row['unit'] if row['unit'] else ''}" for row in table.rows()
    ]
    return table.with_columns(
        subject=subjects,
        value=[each / years if enough else None for each in n],
        low=low.tolist(),
        high=high.tolist(),
        n=n,
        without_amount=[int(each) for each in table.columns["without_amount"]],
        expected=[None] * len(n),
        note=["" if enough else TOO_FEW] * len(n),
        years=[years] * len(n),
    )


def sentence(f: Finding) -> str:
    who = f.subject.split(": ")[0]
    return f"{who} gave {gift(f)} in {years(fact(f, 'years'))}"


def gift(f: Finding) -> str:
    """money twice (500 GBP in all)."""
    kind, given_in_all, unit = str(fact(f, "kind")), f.facts.get("amount"), str(fact(f, "unit", ""))
    given = f"{KINDS.get(kind, kind)} {_times(f.n)}"
    if given_in_all is None:
        return given
    without = int(fact(f, "without_amount"))
    unsaid = f", {count(without, 'time')} without an amount" if without else ""
    return f"{given} ({amount(float(str(given_in_all)), unit)} in all{unsaid})"


KINDS = {"other": "something else", "not recorded": "something of a kind not recorded"}


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n) or count(n, "time")


MEASURE = Measure(
    function=contributions_made,
    family="openness",
    records=RECORDS,
    title="Contributions",
    sentence=sentence,
    form=rate,
    compared=False,
    with_past=False,
)
