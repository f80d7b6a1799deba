"""No hindsight: the records as they stood on the review date t1.

Nothing dated later is used; a seat whose end comes later is still held, and a
proposal decided later is open. What a partnership did before it went on under another
name is that one's (`partnership_now`).
"""

from afresh.engine.contract import Step
from afresh.snapshot import file_numbers

LAST_TRACE = Step(
    "last_trace",
    "of a seat that ended nobody knows when: the last day by t1 on which its holder is marked, whatever the mark",
    """SELECT record, max(day) AS day FROM (
        SELECT s.record, m.day FROM seat s JOIN mark a ON a.person = s.person
        JOIN meeting m ON m.meeting = a.meeting AND m.partnership = s.partnership AND m.held
        WHERE s.end_day IS NULL AND s.end_is = 'unknown' AND m.day BETWEEN s.start_day AND {t1}
        UNION ALL
        SELECT s.record, m.day FROM seat s JOIN mark a ON a.deputy_for = s.person
        JOIN meeting m ON m.meeting = a.meeting AND m.partnership = s.partnership AND m.held
        WHERE s.end_day IS NULL AND s.end_is = 'unknown' AND m.day BETWEEN s.start_day AND {t1}
        UNION ALL
        SELECT s.record, m.day FROM seat s JOIN mark a ON a.organisation = s.organisation
        JOIN meeting m ON m.meeting = a.meeting AND m.partnership = s.partnership AND m.held
        WHERE s.person IS NULL AND s.end_day IS NULL AND s.end_is = 'unknown' AND m.day BETWEEN s.start_day AND {t1}
    ) traces GROUP BY record""",
)

OPEN_SEAT = Step(
    "open_seat",
    "seats that nobody is recorded to have left by t1, with the partnership and the organisation as they now are",
    """SELECT s.record, n.now AS partnership, s.person, f.now AS organisation, s.start_day
    FROM seat s JOIN partnership p ON p.partnership = s.partnership
    JOIN partnership_now n ON n.partnership = s.partnership
    LEFT JOIN followed f ON f.organisation = s.organisation
    WHERE s.start_day <= {t1} AND coalesce(s.end_day, 1000000) > {t1} AND coalesce(p.ended, 1000000) > {t1}
        AND NOT (s.end_day IS NULL AND s.end_is = 'unknown')""",
)

_MARKED_FOR = """SELECT o.record, m.day FROM open_seat o JOIN {marks} a ON a.who = o.{who}
        JOIN meeting_at m ON m.meeting = a.meeting AND m.partnership = o.partnership AND m.held
        WHERE {more}m.day >= o.start_day"""
_FOR_ORGANISATION = """(SELECT a.meeting, f.now AS who FROM mark a
            LEFT JOIN person own ON own.person = coalesce(a.person, a.deputy_for)
            JOIN followed f ON f.organisation = coalesce(a.organisation, own.organisation)
            WHERE f.now IN (SELECT organisation FROM open_seat WHERE person IS NULL))"""

LAST_MARKED = Step(
    "last_marked",
    "of each open seat the last day on which its holder is marked there in any way, stood in for and apologies "
    "included; of a seat that names no person, on which anybody is marked for the organisation",
    f"""SELECT record, max(day) AS day FROM (
        {_MARKED_FOR.format(marks="(SELECT meeting, person AS who FROM mark)", who="person", more="")}
        UNION ALL
        {
        _MARKED_FOR.format(
            marks="(SELECT meeting, deputy_for AS who FROM mark WHERE deputy_for IS NOT NULL)", who="person", more=""
        )
    }
        UNION ALL
        {_MARKED_FOR.format(marks=_FOR_ORGANISATION, who="organisation", more="o.person IS NULL AND ")}
    ) marked GROUP BY record""",
)

# Six meetings are a year and a half of quarterly ones. An end "last seen" would be taken for the latest edition of a
# register, in which seats are still held; one after the sixth meeting is a day on which nobody saw the holder.
NEVER_AGAIN = Step(
    "never_again",
    "open seats with a last mark that so many (never_again) or more later meetings with marks follow: they are taken "
    "as having ended with it. A holder who was never marked is left as recorded, as there is no day to end with",
    """SELECT l.record, l.day FROM last_marked l JOIN open_seat o ON o.record = l.record
    JOIN (
        SELECT partnership, day, row_number() OVER (PARTITION BY partnership ORDER BY day DESC, meeting) AS back
        FROM meeting_at WHERE held AND meeting IN (SELECT meeting FROM mark)
            AND partnership IN (SELECT partnership FROM open_seat)
    ) late ON late.partnership = o.partnership AND late.back = {never_again} AND late.day > l.day""",
)

NONE_AGAIN = Step(
    NEVER_AGAIN.name,
    "where there are no open seats or no marks, none",
    "SELECT record, start_day AS day FROM seat WHERE 1 = 0",
)
OPEN_SEATS = Step("open_seats", "how many seats are open", "SELECT count(*) AS n FROM open_seat")
MARKS = Step("marks", "whether there is a mark", "SELECT count(*) AS n FROM (SELECT meeting FROM mark LIMIT 1) one")

SEAT_AT = Step(
    "seat_at",
    "seats begun by t1; an end after t1 is not known yet, a partnership's own end closes its seats, and one that ended "
    "nobody knows when is held to its last trace, or else on its first day alone; one whose holder is never marked "
    "again, to that last mark",
    """SELECT n.now AS partnership, s.person, s.organisation, s.role, s.reserved_for, s.voting, s.start_day, s.start_is,
        s.record,
        CASE WHEN least(s.until, coalesce(p.ended, 1000000)) <= {t1}
             THEN least(s.until, coalesce(p.ended, 1000000)) END AS end_day,
        CASE WHEN s.until <= least({t1}, coalesce(p.ended, 1000000)) THEN s.end_is ELSE 'exact' END AS end_is
    FROM (
        SELECT seat.partnership, seat.person, seat.organisation, seat.role, seat.reserved_for, seat.voting,
            seat.start_day, seat.start_is, seat.record,
            CASE WHEN again.record IS NOT NULL THEN 'unknown' ELSE seat.end_is END AS end_is,
            CASE WHEN again.record IS NOT NULL THEN again.day
                 WHEN seat.end_day IS NULL AND seat.end_is = 'unknown' THEN coalesce(trace.day, seat.start_day)
                 ELSE coalesce(seat.end_day, 1000000) END AS until
        FROM seat LEFT JOIN last_trace trace ON trace.record = seat.record
        LEFT JOIN never_again again ON again.record = seat.record
    ) s JOIN partnership p ON p.partnership = s.partnership
    JOIN partnership_now n ON n.partnership = s.partnership
    WHERE s.start_day <= {t1} AND s.start_day <= coalesce(p.ended, 1000000)""",
)

MEETING_AT = Step(
    "meeting_at",
    "meetings held or cancelled by t1",
    """SELECT m.meeting, n.now AS partnership, m.day, m.hours, m.held, m.record
    FROM meeting m JOIN partnership_now n ON n.partnership = m.partnership WHERE m.day <= {t1}""",
)

HELD_MARK = Step(
    "held_mark",
    "attendance marks of meetings held by t1, with the person whose place it was: a deputy takes the absent person's",
    """SELECT m.partnership, m.day, a.meeting, a.person, a.organisation, a.status, a.deputy_for, a.record,
        CASE WHEN a.status = 'deputy' THEN coalesce(a.deputy_for, a.person) ELSE a.person END AS placed
    FROM mark a JOIN meeting_at m ON m.meeting = a.meeting AND m.held""",
)

SAT_FOR = Step(
    "sat_for",
    "the one organisation for which a person who is marked without any held a seat in that partnership on that day",
    """SELECT w.meeting, w.placed, min(s.organisation) AS organisation
    FROM held_mark w JOIN seat_at s ON s.partnership = w.partnership AND s.person = w.placed
        AND s.start_day <= w.day AND coalesce(s.end_day, 1000000) >= w.day
    WHERE w.organisation IS NULL AND s.organisation IS NOT NULL
    GROUP BY w.meeting, w.placed HAVING min(s.organisation) = max(s.organisation)""",
)

MARK_AT = Step(
    "mark_at",
    "attendance marks of meetings held by t1, each for the organisation on the row, or else the one that the person "
    "whose place it was sat for, or works for",
    """SELECT a.meeting, a.partnership, a.day, a.person, a.status, a.deputy_for, a.record,
        coalesce(a.organisation, sat.organisation, own.organisation, came.organisation, absent.organisation)
            AS organisation
    FROM held_mark a
    LEFT JOIN sat_for sat ON sat.meeting = a.meeting AND sat.placed = a.placed
    LEFT JOIN person own ON own.person = a.placed
    LEFT JOIN person came ON came.person = a.person
    LEFT JOIN person absent ON absent.person = a.deputy_for""",
)

MARK_AT_OWN = Step(
    MARK_AT.name,
    f"{MARK_AT.yields}; where no mark says whose place was taken, and no seat says for whom somebody came",
    """SELECT a.meeting, a.partnership, a.day, a.person, a.status, a.deputy_for, a.record,
        coalesce(a.organisation, own.organisation) AS organisation
    FROM held_mark a LEFT JOIN person own ON own.person = a.person""",
)

LOOKED_UP_AT_ONCE = 900_000
"""DuckDB finds a meeting's number in an array where there are under a million, and else by hashes: that takes twice as
long."""


def bare_marks(meetings: int) -> tuple[Step, Step]:
    """Marks of meetings held by t1, whose numbers are under `meetings`, where a mark names a person and nobody else."""
    present = "marks of those who were present at meetings held by t1, where a mark names a person and nobody else"
    return (
        Step("present_mark", present, _bare("a.status = 'present'", meetings)),
        Step("other_mark", "the other marks of these meetings", _bare("a.status <> 'present'", meetings)),
    )


def _bare(which: str, meetings: int) -> str:
    return " UNION ALL ".join(
        f"""SELECT a.meeting, m.partnership, m.day, a.person, a.status, a.record
        FROM (SELECT * FROM mark WHERE meeting >= {start} AND meeting < {start + LOOKED_UP_AT_ONCE}) a
        JOIN (SELECT * FROM meeting_at WHERE meeting >= {start} AND meeting < {start + LOOKED_UP_AT_ONCE}) m
            ON m.meeting = a.meeting AND m.held WHERE {which}"""
        for start in range(0, max(1, meetings), LOOKED_UP_AT_ONCE)
    )


MARK_AT_BARE = Step(
    MARK_AT.name,
    f"{MARK_AT.yields}; where a mark names a person and nobody else, and no seat says for whom somebody came",
    """SELECT a.meeting, a.partnership, a.day, a.person, a.status, CAST(NULL AS INTEGER) AS deputy_for, a.record,
        own.organisation
    FROM (SELECT * FROM present_mark UNION ALL SELECT * FROM other_mark) a
    LEFT JOIN person own ON own.person = a.person""",
)

NAMES_MORE = Step(
    "names_more",
    "how often a mark says whose place was taken or for which organisation, or a seat for which a person holds it",
    """SELECT (SELECT count(deputy_for) + count(organisation) FROM mark)
        + (SELECT count(*) FROM seat WHERE person IS NOT NULL AND organisation IS NOT NULL) AS n""",
)
STOOD_IN = Step("stood_in", "how many marks say whose place was taken", "SELECT count(deputy_for) AS n FROM mark")
SAT = Step("sat", "how many marks take the organisation of a seat", "SELECT count(*) AS n FROM sat_for")

SEATED_FOR = Step(
    "seated_for",
    "the one organisation for which a person who proposed or raised something held a seat in that partnership on that "
    "day",
    """SELECT w.partnership, w.person, w.day, min(s.organisation) AS organisation
    FROM (SELECT n.now AS partnership, q.proposer_person AS person, q.day
          FROM proposal q JOIN partnership_now n ON n.partnership = q.partnership
          WHERE q.proposer_person IS NOT NULL
          UNION SELECT m.partnership, i.raised_by_person, m.day
          FROM item i JOIN meeting_at m ON m.meeting = i.meeting WHERE i.raised_by_person IS NOT NULL) w
    JOIN seat_at s ON s.partnership = w.partnership AND s.person = w.person
        AND s.start_day <= w.day AND coalesce(s.end_day, 1000000) >= w.day
    WHERE s.organisation IS NOT NULL
    GROUP BY w.partnership, w.person, w.day HAVING min(s.organisation) = max(s.organisation)""",
)

ITEM_AT = Step(
    "item_at",
    "agenda items of meetings held by t1; without issue where a partnership's issues are file numbers; one that a "
    "person raised is the organisation's for which the person held a seat there, or "
    "works, and nobody's where neither is recorded",
    """SELECT i.meeting, m.partnership, m.day, CASE WHEN f.partnership IS NULL THEN i.issue END AS issue, i.nature,
        i.raised_by_person, i.record,
        coalesce(i.raised_by, sat.organisation, own.organisation) AS raised_by
    FROM item i JOIN meeting_at m ON m.meeting = i.meeting AND m.held
    LEFT JOIN seated_for sat ON sat.partnership = m.partnership AND sat.person = i.raised_by_person AND sat.day = m.day
    LEFT JOIN person own ON own.person = i.raised_by_person
    LEFT JOIN file_numbered f ON f.partnership = m.partnership""",
)

PROPOSAL_AT = Step(
    "proposal_at",
    "proposals put by t1; one decided later is open, one decided on an unrecorded day was decided when it was put; "
    "where the status is empty, what became of it is not recorded; without issue where those are file numbers; "
    "one that a person put is the organisation's for which the person held a seat there, or "
    "works, and nobody's where neither is recorded",
    """SELECT q.proposal, n.now AS partnership, q.day, CASE WHEN f.partnership IS NULL THEN q.issue END AS issue,
        q.proposer_person, q.novel, q.procedural, q.record,
        coalesce(q.proposer, sat.organisation, own.organisation) AS proposer,
        CASE WHEN q.decided > {t1} THEN 'open' ELSE q.status END AS status,
        CASE WHEN q.status IN ('adopted', 'rejected', 'withdrawn') AND coalesce(q.decided, q.day) <= {t1}
             THEN coalesce(q.decided, q.day) END AS decided
    FROM proposal q JOIN partnership_now n ON n.partnership = q.partnership
    LEFT JOIN seated_for sat ON sat.partnership = n.now AND sat.person = q.proposer_person AND sat.day = q.day
    LEFT JOIN person own ON own.person = q.proposer_person
    LEFT JOIN file_numbered f ON f.partnership = n.now
    WHERE q.day <= {t1}""",
)

RESPONSE_AT = Step(
    "response_at",
    "responses given by t1 (dated with their proposal where they give no date), for the organisation as it now is",
    """SELECT r.proposal, r.person, f.now AS organisation, r.response, r.reason_kind,
        coalesce(r.day, q.day) AS day, coalesce(n.now, q.partnership) AS partnership, r.record
    FROM response r JOIN proposal_at q ON q.proposal = r.proposal
    LEFT JOIN person own ON own.person = r.person
    LEFT JOIN followed f ON f.organisation = coalesce(r.organisation, own.organisation)
    LEFT JOIN partnership_now n ON n.partnership = r.given_in
    WHERE coalesce(r.day, q.day) <= {t1}""",
)

OBSERVATION_AT = Step("observation_at", "the figures dated by t1", "SELECT * FROM observation WHERE day <= {t1}")

CONTRIBUTION_AT = Step(
    "contribution_at",
    "what was put in by t1",
    """SELECT c.organisation, n.now AS partnership, c.proposal, c.kind, c.amount, c.unit, c.day, c.record
    FROM contribution c LEFT JOIN partnership_now n ON n.partnership = c.partnership WHERE c.day <= {t1}""",
)

REVIEW_AT = Step(
    "review_at",
    "what had been decided by t1",
    """SELECT n.now AS partnership, r.decision, r.day, r.record
    FROM review r JOIN partnership_now n ON n.partnership = r.partnership WHERE r.day <= {t1}""",
)

TIE_AT = Step("tie_at", "contacts known by t1", "SELECT * FROM tie WHERE day <= {t1}")

OTHERS = (
    *file_numbers.STEPS,
    SEATED_FOR,
    ITEM_AT,
    PROPOSAL_AT,
    RESPONSE_AT,
    OBSERVATION_AT,
    CONTRIBUTION_AT,
    REVIEW_AT,
    TIE_AT,
)
