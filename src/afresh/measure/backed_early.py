"""Share of an organisation's supports of others' novel proposals that came before most others'.

Question   Does this organisation back something new before it is safe to?
Formula    early / n, over its supports, on recorded days, of novel proposals of others in the last 36 months (not
           about procedure); early where more than half of the other supporters first supported on a later day.
           Proposals on which nobody was early are left out: on one day nobody is before anybody
Takes      in_turn: (proposal, organisation, day, others, later, early): first dated support of each organisation
Gives      (subject: the organisation as it now is, value: share, low and high: 90% interval from its own counts, n:
           such supports, early, expected: the share had the same days been dealt out at random among those who
           supported each); no partnership; one row an organisation with any such support
Unit       share, 0 to 1
Undefined  null under 5 such supports; support with no date of its own is left out
Misleads   where answers are dated by the meeting, most proposals tell nothing and are left out; those who sit at
           the first table a proposal comes to are early by where they sit; what is novel is for whoever recorded it
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.features.initiative import ensure_initiative
from afresh.forms import percent
from afresh.measure.measure import Measure
from afresh.measure.shares import shares_of
from afresh.measure.wording import within
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

BACKED_EARLY = Step(
    "backed_early",
    "how often each organisation was among the earlier supporters, and how often any supporter of the same would be",
    """SELECT CAST(NULL AS INTEGER) AS partnership, c.id AS subject, count(*) AS n, sum(t.early) AS early,
        avg(e.share) AS expected
    FROM in_turn t JOIN organisations_code c ON c.code = t.organisation
    JOIN (SELECT proposal, avg(1e0 * early) AS share FROM in_turn GROUP BY proposal) e ON e.proposal = t.proposal
    GROUP BY c.id ORDER BY c.id""",
)

RECORDS = (
    Step(
        "records",
        "the supports counted, by organisation",
        "SELECT CAST(NULL AS INTEGER) AS partnership, 'responses' AS tbl, record, organisation FROM in_turn",
    ),
)


def backed_early(workspace: Workspace) -> Table:
    ensure_initiative(workspace)
    return workspace.finish(BACKED_EARLY, by=partial(_shared, fewest=workspace.settings.fewest_backed))


def _shared(table: Table, fewest: float) -> Table:
    found = shares_of(table, "early", "n", fewest, early="early")
    expected = [row["expected"] if row["n"] >= fewest else None for row in table.rows()]
    return found.with_columns(expected=expected)


def sentence(f: Finding) -> str:
    said = (
        f"{f.subject} was before most of the others in {percent(f.value or 0)} of its {f.n:,} dated supports of new "
        f"proposals that some backed early{within(f)}"
    )
    if f.expected is None:
        return said
    return (
        f"{said}; had the days been dealt out at random among those who backed each, it would be {percent(f.expected)}"
    )


MEASURE = Measure(
    function=backed_early,
    family="openness",
    records=RECORDS,
    title="Backed before most others",
    sentence=sentence,
    compared=False,
    with_past=False,
)
