"""How often users and carers are there themselves, beside everyone else.

Question   Can the people who use services come, and do they?
Formula    present / (present + apologies + absent + deputy), over meetings held in the period, for the places of users
           and carers, and for all others
Takes      place: (meeting, partnership, day, taken_by, record); speaking_seat; user_led: a place is theirs if the
           person expected holds a seat there that speaks for them on that day, or comes for a user-led organisation;
           where nobody is named, if every seat of the organisation there does
Gives      (partnership, subject: users and carers, or everyone else, value: share, low and high: 90% interval, n:
           places of theirs, counted: taken in person); two rows a lasting partnership on record
Unit       share, 0 to 1
Undefined  null where no place of theirs was marked in the period; null, and why, where the records say of no place
           whether it is theirs
Misleads   sheets that list only those who came make attendance look whole; a few people come or stay away again and
           again, so the interval is narrower than it should be; two intervals that overlap show no difference
Source     afresh's own; interval: Brown, Cai and DasGupta (2001), Statistical Science 16:101
"""

from afresh.engine.contract import Step
from afresh.features.attendance_slots import PLACE
from afresh.features.voice import by_voice, ensure_voices
from afresh.measure.measure import Measure, Several
from afresh.measure.shares import of_voices
from afresh.measure.voice_sentences import of_their_own
from afresh.snapshot.workspace import Workspace
from afresh.table import Table

VOICE_PLACE = Step(
    "voice_place",
    "places expected in the period, whether they were taken in person, and whether they are users' or carers'",
    """SELECT t.partnership, t.record, t.good,
        CASE WHEN max(u.users) = 1 OR max(s.users) = 1 OR min(b.users) = 1 THEN 1 ELSE 0 END AS users,
        CASE WHEN max(CASE WHEN u.told THEN 1 ELSE 0 END) = 1 OR max(s.told) = 1 OR max(b.told) = 1
             THEN 1 ELSE 0 END AS told
    FROM (SELECT p.partnership, p.day, p.record, m.organisation, CASE WHEN p.taken_by = 1 THEN 1 ELSE 0 END AS good,
              coalesce(CASE WHEN m.status = 'deputy' THEN m.deputy_for END, m.person, -1) AS person
          FROM place p JOIN mark_at m ON m.record = p.record WHERE p.day > {t0}) t
    LEFT JOIN user_led u ON u.organisation = t.organisation
    LEFT JOIN speaking_seat s ON s.partnership = t.partnership AND s.person = t.person
        AND s.start_day <= t.day AND s.last_day >= t.day
    LEFT JOIN speaking_seat b ON b.partnership = t.partnership
        AND b.organisation = CASE WHEN t.person = -1 THEN u.now ELSE -1 END
        AND b.start_day <= t.day AND b.last_day >= t.day
    GROUP BY t.partnership, t.record, t.good""",
)

VOICE_ATTENDANCE = by_voice("voice_attendance", "voice_place")

RECORDS = (
    Step("records", "the marks of the places", "SELECT partnership, 'attendance' AS tbl, record FROM voice_place"),
)


def voice_attendance(workspace: Workspace) -> Table:
    ensure_voices(workspace)
    workspace.ensure_table(PLACE, VOICE_PLACE)
    return workspace.finish(VOICE_ATTENDANCE, by=lambda table: of_voices(table, of_all=False))


MEASURE = Measure(
    function=voice_attendance,
    family="voice",
    records=RECORDS,
    title="Attendance of users and carers, and of everyone else",
    sentence=of_their_own,
    several=Several(opening="Of the attendances expected, in person: ", in_order=True),
)
