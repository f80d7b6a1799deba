"""Share of contested novel proposals, not its own, that an organisation supported.

Question   When others held back from something new, did this organisation support it?
Formula    supported / answered, over novel proposals that were not its own and that somebody else opposed or
           abstained on
Takes      others_answer: (organisation, proposal, partnership, response, novel, contested): the latest answer for
           each partnership it was given in, of all on record to t1
Gives      (subject: the organisation as it now is, value: share, low and high: 90% interval by full Bayes over all
           organisations, n: contested novel proposals answered, supported, absent: marked absent, not in n);
           no partnership; one row an organisation with any response to a novel proposal on record
Unit       share, 0 to 1
Undefined  null under 5 contested novel proposals answered
Misleads   what is called novel is for whoever recorded it; a principled objector is not closed, nor a yes-man open
Source     afresh's own; interval: Gelman et al., Bayesian Data Analysis, 3rd ed., 5.3
"""

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered
from afresh.measures.organisation_support import supported
from afresh.table import Table

FAMILY = "openness"
PAST = False

ORGANISATION_SUPPORT_NOVEL = Step(
    "organisation_support_novel",
    "contested novel proposals each organisation answered, supported, and was absent for",
    """SELECT CAST(NULL AS INTEGER) AS partnership, c.id AS subject, a.n, a.supported, a.absent
    FROM (SELECT organisation, sum(CASE WHEN contested AND response <> 'absent' THEN 1 ELSE 0 END) AS n,
              sum(CASE WHEN contested AND response = 'support' THEN 1 ELSE 0 END) AS supported,
              sum(CASE WHEN contested AND response = 'absent' THEN 1 ELSE 0 END) AS absent
          FROM others_answer WHERE novel GROUP BY organisation) a
    JOIN organisations_code c ON c.code = a.organisation ORDER BY a.organisation""",
)

UNDER = (
    Step(
        "records",
        "the responses counted, by organisation",
        """SELECT CAST(NULL AS INTEGER) AS partnership, 'responses' AS tbl, record, organisation
        FROM others_answer WHERE novel AND contested AND response <> 'absent'""",
    ),
)


def organisation_support_novel(gathered: Gathered) -> Table:
    return supported(gathered, ORGANISATION_SUPPORT_NOVEL)
