"""How each organisation answered each proposal of the last years, one answer for each partnership it was given in.

The latest day counts; being absent is no answer and counts only where there is none.
Where one organisation answered differently on one day, the answer furthest from support counts.

Only proposals of the last `answer_months` count. Over everything on record an organisation would be told of as it was
under other people, and could hardly move: in the UN General Assembly the United States supported 40% of contested
proposals in the three years to the end of 1950, and 14% in those to the end of 1985. In twelve months most answer fewer
than the five that are needed. Older answers are not weighed less: nobody could count that again by hand.
"""

from typing import TYPE_CHECKING

from afresh.engine.contract import Step

if TYPE_CHECKING:
    from afresh.snapshot.workspace import Workspace

ANSWER = Step(
    "answer",
    "the latest answer of each organisation, or person who speaks for none, to each proposal put in the window, in "
    "each partnership",
    """SELECT proposal, partnership, responder, organisation, response, reason_kind, record FROM (
        SELECT r.proposal, r.partnership, r.responder, r.organisation, r.response, r.reason_kind, r.record,
            row_number() OVER (
                PARTITION BY r.proposal, r.partnership, r.responder
                ORDER BY CASE WHEN r.response = 'absent' THEN 1 ELSE 0 END, r.day DESC,
                    CASE r.response WHEN 'oppose' THEN 0 WHEN 'abstain' THEN 1 ELSE 2 END,
                    CASE WHEN r.reason_kind IS NULL THEN 1 ELSE 0 END, r.reason_kind, r.record) AS nth
        FROM (SELECT *, coalesce(organisation, -1 - person) AS responder FROM response_at) r
        JOIN proposal_at q ON q.proposal = r.proposal
        WHERE r.responder IS NOT NULL AND q.day > {answers_from}
    ) ranked WHERE nth = 1""",
)

CONTESTED = Step(
    "contested",
    "proposals that anybody but their proposer is recorded as not supporting, in whichever partnership",
    """SELECT DISTINCT a.proposal FROM answer a JOIN proposal_at q ON q.proposal = a.proposal
    LEFT JOIN followed f ON f.organisation = q.proposer
    WHERE a.response IN ('oppose', 'abstain')
        AND a.responder <> coalesce(f.now, -1 - q.proposer_person, {nobody})""",
)

OTHERS_ANSWER = Step(
    "others_answer",
    "each organisation's answers to proposals that were not its own, and whether these are contested: by the one that "
    "answers alone as well, so that all are measured on the same proposals",
    """SELECT a.organisation, a.proposal, a.partnership, a.response, a.reason_kind, a.record, q.novel,
        c.proposal IS NOT NULL AS contested
    FROM answer a JOIN proposal_at q ON q.proposal = a.proposal
    LEFT JOIN followed f ON f.organisation = q.proposer
    LEFT JOIN contested c ON c.proposal = a.proposal
    WHERE a.organisation IS NOT NULL AND (f.now IS NULL OR f.now <> a.organisation)""",
)

NOBODY = -(1 << 30)
"""No organisation's code, and no person's taken from -1."""

ANSWERS = (ANSWER, CONTESTED, OTHERS_ANSWER)


def ensure_responses(workspace: "Workspace") -> None:
    """Hold `answer`, `contested` and `others_answer`."""
    workspace.ensure_table(
        *ANSWERS, nobody=NOBODY, answers_from=workspace.days_before_t1(int(workspace.settings.answer_months))
    )
