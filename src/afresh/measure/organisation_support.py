"""Share of contested proposals, not its own, that an organisation supported.

Question   When somebody held back, did this organisation support what was put?
Formula    supported / answered, over contested proposals of the last 36 months that were not its own: those that
           anybody but the proposer opposed or abstained on, the organisation itself as well, so that one who objects
           alone is counted, and all are measured on the same proposals
Takes      others_answer: (organisation, proposal, partnership, response, contested): the latest answer for each
           partnership it was given in, to proposals put in the last 36 months
Gives      (subject: the organisation as it now is, value: share, low and high: 90% Jeffreys interval of its own
           counts, n: contested proposals answered, supported, absent: marked absent, not in n);
           no partnership; one row an organisation with any response to a proposal of another's in the window
Unit       share, 0 to 1
Undefined  null under 5 contested proposals answered
Misleads   one who objects alone is the reason why a proposal is counted, and the others are counted as supporting it;
           what all support is not in it, so that it is lower than over all that is put, the more so where few answer;
           abstaining is not support, though custom may make it so; agreement is not initiative; what was put to it
           differs from one organisation to the next (support, difficulty taken out, sets that right where it can)
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.features.responses import ensure_responses
from afresh.forms import percent
from afresh.measure.measure import Measure
from afresh.measure.shares import shares_of
from afresh.measure.wording import within
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding


def counted(name: str, what: str, only: str = "true") -> Step:
    """What each organisation answered, supported and was absent for, of the answers that meet a condition."""
    return Step(
        name,
        f"{what} each organisation answered, supported, and was absent for",
        f"""SELECT CAST(NULL AS INTEGER) AS partnership, c.id AS subject, a.n, a.supported, a.absent
        FROM (SELECT organisation, sum(CASE WHEN contested AND response <> 'absent' THEN 1 ELSE 0 END) AS n,
                  sum(CASE WHEN contested AND response = 'support' THEN 1 ELSE 0 END) AS supported,
                  sum(CASE WHEN contested AND response = 'absent' THEN 1 ELSE 0 END) AS absent
              FROM others_answer WHERE {only} GROUP BY organisation) a
        JOIN organisations_code c ON c.code = a.organisation ORDER BY a.organisation""",
    )


def records_counted(only: str = "true") -> Step:
    return Step(
        "records",
        "the responses counted, by organisation",
        f"""SELECT CAST(NULL AS INTEGER) AS partnership, 'responses' AS tbl, record, organisation
        FROM others_answer WHERE {only} AND contested AND response <> 'absent'""",
    )


ORGANISATION_SUPPORT = counted("organisation_support", "contested proposals")

RECORDS = (records_counted(),)


def organisation_support(workspace: Workspace) -> Table:
    return supported(workspace, ORGANISATION_SUPPORT)


def supported(workspace: Workspace, counts: Step) -> Table:
    """The shares of whatever answers a step counts for each organisation."""
    ensure_responses(workspace)
    by = partial(
        shares_of, successes="supported", of="n", fewest=workspace.settings.fewest_contested, supported="supported",
        absent="absent",
    )  # fmt: skip
    return workspace.finish(counts, by=by)


def sentence(f: Finding) -> str:
    return (
        f"{f.subject} supported {percent(f.value or 0)} of {f.n:,} contested proposals that were not its own{within(f)}"
    )


MEASURE = Measure(
    function=organisation_support,
    family="openness",
    records=RECORDS,
    title="Support for contested proposals",
    sentence=sentence,
    with_past=False,
)
