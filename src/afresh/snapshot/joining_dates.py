"""When each organisation came to each partnership, at whichever level the review is.

An organisation joins with its first seat or the first meeting somebody took part in for it,
whichever is earlier. It is followed through its successors, so that a merger joins nothing.
"""

from afresh.engine.contract import Step

SAT = Step(
    "organisation_sat",
    "stretches and days for which an organisation, as it now is, held a seat or took part",
    """SELECT partnership, stands_for AS organisation, start_day AS first_day, coalesce(end_day, {t1}) AS last_day,
        start_is = 'first_seen' AS first_seen
    FROM seat_member WHERE stands_for IS NOT NULL AND start_day <= coalesce(end_day, {t1})
    UNION ALL
    SELECT t.partnership, f.now, t.day, t.day, false
    FROM took_part t JOIN followed f ON f.organisation = t.organisation""",
)

JOINED = Step(
    "joined",
    "the day each organisation joined each partnership, and whether it is only when its seat was first seen",
    """SELECT partnership, organisation, min(first_day) AS day, max(last_day) AS last_day,
        coalesce(min(CASE WHEN NOT first_seen THEN first_day END), 1000000) > min(first_day) AS first_seen
    FROM organisation_sat GROUP BY partnership, organisation""",
)

JOININGS = (SAT, JOINED)
