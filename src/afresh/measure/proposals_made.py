"""How many proposals an organisation made, a year.

Question   Does this organisation put things forward itself?
Formula    k / T: k proposals not about procedure that it made in the last 36 months; T the years of those between the
           first and the last day on which it sat, or made one, in a partnership whose proposals name who made
           them; 90% interval from Gamma(k + 1/2, T)
Takes      named_proposal: (proposal, partnership, day, novel, organisation); could_propose: (organisation,
           first_day, last_day)
Gives      (subject: the organisation as it now is, value: proposals a year, low and high: 90% interval, n: proposals
           made, years: T, novel: of those recorded as new, adopted: of those adopted by t1); no partnership; one row
           an organisation that could have made one, and none where no proposal names who made it
Unit       proposals a year
Undefined  null where T is under a year; n stands all the same
Misleads   those with more staff write more papers, and a chair may put what others thought of; to back what others
           propose is initiative too; more is not better
Source     afresh's own; interval: Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6
"""

from afresh.engine.contract import Step
from afresh.features.initiative import ensure_initiative
from afresh.forms import count, number, rate, years
from afresh.measure.measure import Measure
from afresh.measure.notes import TOO_FEW
from afresh.measure.wording import fact, within
from afresh.snapshot.workspace import Workspace
from afresh.statistics import rates
from afresh.table import Table
from afresh.vocabulary import Finding

FEWEST_YEARS = 1

PROPOSALS_MADE = Step(
    "proposals_made",
    "proposals that each organisation made, and the years in which it could have",
    """SELECT CAST(NULL AS INTEGER) AS partnership, c.id AS subject, (w.last_day - w.first_day) / 365.25e0 AS years,
        coalesce(m.made, 0) AS n, coalesce(m.novel, 0) AS novel, coalesce(m.adopted, 0) AS adopted
    FROM could_propose w JOIN organisations_code c ON c.code = w.organisation
    LEFT JOIN (SELECT organisation, count(*) AS made, sum(CASE WHEN novel THEN 1 ELSE 0 END) AS novel,
                   sum(CASE WHEN status = 'adopted' THEN 1 ELSE 0 END) AS adopted
               FROM named_proposal GROUP BY organisation) m ON m.organisation = w.organisation
    ORDER BY c.id""",
)

RECORDS = (
    Step(
        "records",
        "the proposals made, by organisation",
        "SELECT CAST(NULL AS INTEGER) AS partnership, 'proposals' AS tbl, record, organisation FROM named_proposal",
    ),
)


def proposals_made(workspace: Workspace) -> Table:
    ensure_initiative(workspace)
    return workspace.finish(PROPOSALS_MADE, by=_a_year)


def _a_year(table: Table) -> Table:
    rows = list(table.rows())
    long = [row["years"] >= FEWEST_YEARS for row in rows]
    years = [row["years"] if enough else 0.0 for row, enough in zip(rows, long, strict=True)]
    low, high = rates.interval([row["n"] for row in rows], years)
    return table.with_columns(
        value=[row["n"] / row["years"] if enough else None for row, enough in zip(rows, long, strict=True)],
        low=low.tolist(),
        high=high.tolist(),
        n=[int(row["n"]) for row in rows],
        novel=[int(row["novel"]) for row in rows],
        adopted=[int(row["adopted"]) for row in rows],
        expected=[None for _ in rows],
        note=["" if enough else TOO_FEW for enough in long],
    )


def sentence(f: Finding) -> str:
    made = (
        f"{f.subject} made {count(f.n, 'proposal')} in {years(fact(f, 'years'))}: {rate(f.value or 0)} a "
        f"year{within(f, rate)}"
    )
    if not f.n:
        return made
    if f.n == 1:
        new, adopted = ("" if fact(f, name) else "not " for name in ("novel", "adopted"))
        return f"{made}; {new}recorded as new, {adopted}adopted so far"
    new, adopted = (number(found) if (found := fact(f, name)) else "none" for name in ("novel", "adopted"))
    return f"{made}; {new} of them recorded as new, {adopted} adopted so far"


MEASURE = Measure(
    function=proposals_made,
    family="openness",
    records=RECORDS,
    title="Proposals made",
    sentence=sentence,
    form=rate,
    compared=False,
    with_past=False,
)
