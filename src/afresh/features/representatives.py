"""Who represented an organisation at a partnership, and what it answered there under each: people by code only.

A representative is the person who holds its seat there; where none of its seats there names a person, the person
who answered for it. Counted are first answers to proposals of others, wherever those were put, given in that
partnership, on everything on record: who comes round to an old proposal under a new representative was asked it
under the old one.
"""

from typing import TYPE_CHECKING

from afresh.engine.contract import Step

if TYPE_CHECKING:
    from afresh.snapshot.workspace import Workspace

SEATED_STINT = Step(
    "seated_stint",
    "the first and last day on which each person held a seat for each organisation, as it now is, in each partnership",
    """SELECT partnership, stands_for AS organisation, person, min(start_day) AS first_day,
        max(coalesce(end_day, 1000000)) AS last_day
    FROM seat_member WHERE stands_for IS NOT NULL AND person IS NOT NULL AND start_day <= coalesce(end_day, 1000000)
    GROUP BY partnership, stands_for, person""",
)

STINT = Step(
    "stint",
    "the same, and of organisations whose seats in a partnership name nobody, who answered for them there and when",
    """SELECT partnership, organisation, person, first_day, last_day FROM seated_stint
    UNION ALL
    SELECT r.partnership, r.organisation, r.person, min(r.day), max(r.day)
    FROM response_at r LEFT JOIN (SELECT DISTINCT partnership, organisation FROM seated_stint) s
        ON s.partnership = r.partnership AND s.organisation = r.organisation
    WHERE r.person IS NOT NULL AND r.organisation IS NOT NULL AND s.partnership IS NULL
    GROUP BY r.partnership, r.organisation, r.person""",
)

REPRESENTED = Step(
    "represented",
    "organisations represented by more than one person, over time, in a partnership",
    "SELECT partnership, organisation FROM stint GROUP BY partnership, organisation HAVING count(*) > 1",
)

FIRST_ANSWER_THERE = Step(
    "first_answer_there",
    "everybody's first answer, in each partnership, to each proposal that one of these answered there",
    """SELECT proposal, partnership, responder, organisation, response, day, record FROM (
        SELECT r.*, row_number() OVER (PARTITION BY r.proposal, r.partnership, r.responder ORDER BY r.day,
            CASE r.response WHEN 'oppose' THEN 0 WHEN 'abstain' THEN 1 ELSE 2 END, r.record) AS nth
        FROM (SELECT *, coalesce(organisation, -1 - person) AS responder FROM response_at) r
        JOIN (SELECT DISTINCT a.proposal FROM response_at a JOIN represented p
                  ON p.partnership = a.partnership AND p.organisation = a.organisation) q ON q.proposal = r.proposal
        WHERE r.responder IS NOT NULL AND r.response <> 'absent') ranked
    WHERE nth = 1""",
)

OF_EACH = Step(
    "first_answers_of_each",
    "how many first answers each gave to each proposal, in whichever partnerships, and how many of them support it",
    """SELECT proposal, responder, count(*) AS n, sum(CASE WHEN response = 'support' THEN 1 ELSE 0 END) AS supported
    FROM first_answer_there GROUP BY proposal, responder""",
)

OF_ALL = Step(
    "first_answers_of_all",
    "the same, of everybody together",
    "SELECT proposal, sum(n) AS n, sum(supported) AS supported FROM first_answers_of_each GROUP BY proposal",
)

REPRESENTED_ANSWER = Step(
    "represented_answer",
    "their first answers there to proposals of others that anybody but the proposer did not support, with what all "
    "others said",
    """SELECT a.partnership, a.organisation, a.proposal, a.day, a.response, a.record,
        w.n - o.n AS others, w.supported - o.supported AS others_supported
    FROM first_answer_there a
    JOIN represented p ON p.partnership = a.partnership AND p.organisation = a.organisation
    JOIN first_answers_of_each o ON o.proposal = a.proposal AND o.responder = a.responder
    JOIN first_answers_of_all w ON w.proposal = a.proposal
    JOIN proposal_at q ON q.proposal = a.proposal LEFT JOIN followed f ON f.organisation = q.proposer
    LEFT JOIN first_answers_of_each m ON m.proposal = a.proposal
        AND m.responder = coalesce(f.now, -1 - q.proposer_person)
    WHERE (f.now IS NULL OR f.now <> a.organisation)
        AND w.n - coalesce(m.n, 0) > w.supported - coalesce(m.supported, 0)""",
)


def ensure_representatives(workspace: "Workspace") -> None:
    """Hold `stint` and `represented_answer`."""
    workspace.ensure_table(SEATED_STINT, STINT, REPRESENTED, FIRST_ANSWER_THERE, OF_EACH, OF_ALL, REPRESENTED_ANSWER)
