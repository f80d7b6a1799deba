"""Share of the novel proposals of others, contested or not, that an organisation supported.

Question   When somebody else tried something new, did this organisation back it?
Formula    supported / answered, over novel proposals of the last 36 months that were not its own and not about
           procedure. Whether anybody held back does not matter here: support for contested novel proposals asks
           what it did when anybody did, this asks how often it stood behind something new at all
Takes      others_answer: (organisation, proposal, partnership, response): the latest answer for each partnership it
           was given in; proposal_at: (proposal, day, novel, procedural)
Gives      (subject: the organisation as it now is, value: share, low and high: 90% Jeffreys interval of its own
           counts, n: novel proposals answered, supported, absent: marked absent, not in n); no partnership;
           one row an organisation with any response to a novel proposal of another's in the window
Unit       share, 0 to 1
Undefined  null under 5 novel proposals answered
Misleads   what is called novel is for whoever recorded it; where everybody supports everything it says nothing;
           agreement is not initiative, and a principled objector is not closed
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.features.initiative import ensure_initiative
from afresh.features.responses import ensure_responses
from afresh.forms import span
from afresh.measure.measure import Measure
from afresh.measure.shares import shares_of
from afresh.measure.wording import fact
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

NOVEL_ANSWER = Step(
    "novel_answer",
    "answers to novel proposals of others in the window",
    """SELECT a.organisation, a.response, a.record FROM others_answer a JOIN proposal_at q ON q.proposal = a.proposal
    WHERE q.novel AND NOT q.procedural""",
)

NOVEL_BACKED = Step(
    "novel_backed",
    "novel proposals of others that each organisation answered, supported, and was absent for",
    """SELECT CAST(NULL AS INTEGER) AS partnership, c.id AS subject,
        sum(CASE WHEN a.response <> 'absent' THEN 1 ELSE 0 END) AS n,
        sum(CASE WHEN a.response = 'support' THEN 1 ELSE 0 END) AS supported,
        sum(CASE WHEN a.response = 'absent' THEN 1 ELSE 0 END) AS absent
    FROM novel_answer a JOIN organisations_code c ON c.code = a.organisation
    GROUP BY c.id ORDER BY c.id""",
)

RECORDS = (
    Step(
        "records",
        "the answers counted, by organisation",
        """SELECT CAST(NULL AS INTEGER) AS partnership, 'responses' AS tbl, record, organisation
        FROM novel_answer WHERE response <> 'absent'""",
    ),
)


def novel_backed(workspace: Workspace) -> Table:
    ensure_initiative(workspace)
    ensure_responses(workspace)
    workspace.ensure_table(NOVEL_ANSWER)
    fewest = workspace.settings.fewest_contested
    by = partial(shares_of, successes="supported", of="n", fewest=fewest, supported="supported", absent="absent")
    return workspace.finish(NOVEL_BACKED, by=by)


def sentence(f: Finding) -> str:
    said = f"{f.subject} supported {fact(f, 'supported')} of {f.n:,} new proposals of others, contested or not"
    between = span(f.low, f.high)
    return f"{said}: a share {between}" if between else said


MEASURE = Measure(
    function=novel_backed,
    family="openness",
    records=RECORDS,
    title="New proposals of others backed",
    sentence=sentence,
    compared=False,
    with_past=False,
)
