"""The hours that meetings took, and what was adopted, refused and put off.

Where a meeting does not give its hours, the partnership's own usual length stands in: the median of all its meetings
that do. A length of nought or under, or of more than a day, is no length.

One blank cell should not hide a year's hours, and a partnership's own habit is a better guess than two hours for
everyone. To refuse is to decide and to put off is not: a board that puts everything off would look productive, and one
that says no would pay for it, so that the three are told apart. Money, days and rooms have no unit in common, and are
never added up.
"""

from afresh.engine.contract import Step

HELD_HOURS = Step(
    "held_hours",
    "the meetings of lasting partnerships held by the review date, with the hours each gives, if any",
    """SELECT m.partnership, m.meeting, m.day, m.record,
        CASE WHEN m.hours > 0 AND m.hours <= 24 THEN m.hours END AS hours
    FROM meeting_at m JOIN partnership p ON p.partnership = m.partnership WHERE m.held AND NOT p.one_off""",
)

USUAL_HOURS = Step(
    "usual_hours",
    "the median length of each partnership's meetings that give one",
    """SELECT partnership, percentile_cont(5e-1) WITHIN GROUP (ORDER BY hours) AS hours
    FROM held_hours WHERE hours IS NOT NULL GROUP BY partnership""",
)

HOURS_NOW = Step(
    "hours_now",
    "the member-hours of each partnership's period: those whose meetings give their hours, those at the usual length, "
    "and how many attendances and meetings they are",
    """SELECT h.partnership, sum(CASE WHEN h.day > {t0} THEN 1 ELSE 0 END) AS meetings,
        sum(CASE WHEN h.day > {t0} AND h.hours IS NULL THEN 1 ELSE 0 END) AS without_hours,
        sum(CASE WHEN h.day > {t0} AND a.meeting IS NULL THEN 1 ELSE 0 END) AS without_marks,
        coalesce(sum(CASE WHEN h.day > {t0} THEN a.came END), 0) AS attendances,
        sum(CASE WHEN h.day > {t0} THEN coalesce(a.came, 0) * coalesce(h.hours, u.hours) END) AS hours
    FROM held_hours h LEFT JOIN usual_hours u ON u.partnership = h.partnership
    LEFT JOIN (SELECT meeting, sum(CASE WHEN taken_by IN (1, 2) THEN 1 ELSE 0 END) AS came
               FROM place GROUP BY meeting) a ON a.meeting = h.meeting
    GROUP BY h.partnership""",
)

DECISION = Step(
    "decision",
    "proposals, not about procedure, that were adopted, rejected or deferred in the period; one deferred on a day that "
    "is not recorded was deferred when it was put",
    """SELECT q.partnership, q.record, q.status FROM proposal_at q JOIN proposal r ON r.proposal = q.proposal
    JOIN partnership p ON p.partnership = q.partnership AND NOT p.one_off
    WHERE NOT q.procedural AND (q.status IN ('adopted', 'rejected') AND q.decided > {t0}
        OR q.status = 'deferred' AND coalesce(r.decided, q.day) > {t0})""",
)

DECISIONS = Step(
    "decisions",
    "partnerships of which it is recorded what became of any proposal, and how many each adopted, refused and put off "
    "in the period",
    """SELECT q.partnership, coalesce(d.adopted, 0) AS adopted, coalesce(d.refused, 0) AS refused,
        coalesce(d.put_off, 0) AS put_off
    FROM (SELECT DISTINCT partnership FROM proposal_at
          WHERE status IN ('adopted', 'rejected', 'deferred', 'withdrawn')) q
    LEFT JOIN (SELECT partnership, sum(CASE WHEN status = 'adopted' THEN 1 ELSE 0 END) AS adopted,
                   sum(CASE WHEN status = 'rejected' THEN 1 ELSE 0 END) AS refused,
                   sum(CASE WHEN status = 'deferred' THEN 1 ELSE 0 END) AS put_off
               FROM decision GROUP BY partnership) d
        ON d.partnership = q.partnership""",
)

PUT_IN = Step(
    "put_in",
    "what was put in to each lasting partnership, or for a proposal to it, by the review date",
    """SELECT p.partnership, coalesce(c.kind, 'other') AS kind, coalesce(lower(trim(c.unit)), '') AS unit,
        trim(c.unit) AS written, c.amount, c.day, c.record
    FROM contribution_at c LEFT JOIN proposal q ON q.proposal = c.proposal
    JOIN partnership p ON p.partnership = coalesce(c.partnership, q.partnership) AND NOT p.one_off""",
)

PUT_IN_NOW = Step(
    "put_in_now",
    "by partnership, kind and unit: the amounts of the period, how many there are, and how many give none",
    """SELECT partnership, kind, unit, kind || CASE WHEN unit = '' THEN '' ELSE ': ' || min(written) END AS subject,
        sum(CASE WHEN day > {t0} THEN coalesce(amount, 0) ELSE 0 END) AS amount,
        sum(CASE WHEN day > {t0} THEN 1 ELSE 0 END) AS n,
        sum(CASE WHEN day > {t0} AND amount IS NULL THEN 1 ELSE 0 END) AS without_amount
    FROM put_in GROUP BY partnership, kind, unit""",
)

HOURS = (HELD_HOURS, USUAL_HOURS, HOURS_NOW)
REACHED = (DECISION, DECISIONS)
GIVEN = (PUT_IN, PUT_IN_NOW)
