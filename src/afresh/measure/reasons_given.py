"""The kinds of reason an organisation gave for not supporting what others proposed.

Question   What would have to change for this organisation to say yes?
Formula    answers that oppose or abstain with a reason of this kind / all its answers that oppose or abstain
Takes      others_answer: (organisation, response, reason_kind): the latest answer for each partnership it was given
           in, to proposals of the last 36 months that were not its own, contested or not
Gives      (subject: "organisation: kind of reason", value: share, low and high: 90% interval, n: answers with this
           kind of reason, out_of: answers that oppose or abstain, organisation, reason_kind); no partnership; "none
           recorded" is a kind like the others, so that an organisation's n add up to its out_of
Unit       share, 0 to 1
Undefined  null under 5 answers that oppose or abstain; n stands all the same
Misleads   the reason recorded is the one that could be said aloud; "none recorded" may be the secretary's silence
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from collections.abc import Sequence
from functools import partial

from afresh.engine.contract import Step
from afresh.features.responses import ensure_responses
from afresh.forms import number
from afresh.measure.measure import Measure, Several
from afresh.measure.shares import shares_of
from afresh.measure.wording import in_brackets
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

REASONS_GIVEN = Step(
    "reasons_given",
    "how often each organisation gave each kind of reason for not supporting",
    """SELECT CAST(NULL AS INTEGER) AS partnership, c.id AS organisation, r.reason_kind, r.n, t.n AS out_of FROM (
        SELECT organisation, coalesce(reason_kind, 'none recorded') AS reason_kind, count(*) AS n
        FROM others_answer WHERE response IN ('oppose', 'abstain')
        GROUP BY organisation, coalesce(reason_kind, 'none recorded')) r
    JOIN (SELECT organisation, count(*) AS n FROM others_answer WHERE response IN ('oppose', 'abstain')
          GROUP BY organisation) t ON t.organisation = r.organisation
    JOIN organisations_code c ON c.code = r.organisation
    ORDER BY r.organisation, r.reason_kind""",
)

RECORDS = (
    Step(
        "records",
        "the responses that did not support, by organisation",
        """SELECT CAST(NULL AS INTEGER) AS partnership, 'responses' AS tbl, record, organisation
        FROM others_answer WHERE response IN ('oppose', 'abstain')""",
    ),
)


def reasons_given(workspace: Workspace) -> Table:
    ensure_responses(workspace)
    return workspace.finish(REASONS_GIVEN, by=partial(_finished, fewest=workspace.settings.fewest_contested))


def _finished(table: Table, fewest: float) -> Table:
    named = table.with_columns(subject=[f"{row['organisation']}: {row['reason_kind']}" for row in table.rows()])
    made = shares_of(
        named, "n", "out_of", fewest, organisation="organisation", reason_kind="reason_kind", out_of="out_of"
    )
    return made.with_columns(n=table.columns["n"])


def sentence(f: Finding) -> str:
    return f"Reasons recorded for not supporting: {number(f.value or 0)}" + in_brackets(f.subject)


def parts(findings: Sequence[Finding]) -> list[str]:
    return [f"{f.subject}: {number(f.value or 0)}" for f in findings]


MEASURE = Measure(
    function=reasons_given,
    family="openness",
    records=RECORDS,
    title="Reasons recorded for not supporting",
    sentence=sentence,
    form=number,
    several=Several(parts=parts),
    with_past=False,
)
