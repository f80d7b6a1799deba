"""How far two partnerships consist of the same members.

Question   Are these two tables the same people twice?
Formula    |S of P and of Q| / the smaller of |S of P| and |S of Q|
Takes      member_now: (partnership, member); partnership: (partnership, parent, ended, one_off)
Gives      (partnership, subject: the other's id, value: share, low and high: null, as all are counted, n: members of
           the smaller, shared: members of both); a row for each of the two, and none where nobody is shared; and a row
           without subject or value for a partnership with members of more than 500, who are left out (n: how many)
Unit       share, 0 to 1
Undefined  no row: one-off partnerships, those that have ended, and a parent with its own child are left out
Misleads   the smaller may be very small; at level organisations the same organisation may send different people
Source     overlap coefficient: Vijaymeena and Kavitha (2016), after Szymkiewicz (1934) and Simpson (1960)
"""

from afresh.engine.contract import Step
from afresh.features.co_attendance import MEMBER_NOW
from afresh.features.overlap import overlap
from afresh.measure.measure import Measure, Several
from afresh.measure.notes import HELD_BY_MANY
from afresh.measure.overlap_sentences import overlap_parts, overlap_sentence
from afresh.snapshot.workspace import Workspace
from afresh.table import Table

HELD = Step("held", "members of each partnership in the period", "SELECT partnership, member AS thing FROM member_now")

RECORDS = (
    Step(
        "records",
        "the first record in the period of each member who is in another partnership too",
        """SELECT m.partnership, CASE WHEN x.from_seats THEN 'seats' ELSE 'attendance' END AS tbl,
            min(x.record) AS record
        FROM member_now m JOIN partnership p ON p.partnership = m.partnership AND NOT p.one_off
        JOIN (SELECT m.member FROM member_now m JOIN partnership p ON p.partnership = m.partnership AND NOT p.one_off
              GROUP BY m.member HAVING count(*) > 1) s ON s.member = m.member
        JOIN participation x ON x.partnership = m.partnership AND x.member = m.member AND x.day = m.first_day_now
        GROUP BY m.partnership, m.member, x.from_seats""",
    ),
)


def overlap_members(workspace: Workspace) -> Table:
    workspace.ensure_table(MEMBER_NOW)
    return overlap(workspace, HELD, HELD_BY_MANY)


MEASURE = Measure(
    function=overlap_members,
    family="renewal",
    records=RECORDS,
    title="Shared members",
    sentence=overlap_sentence,
    several=Several(opening="Members shared, of the smaller membership: ", parts=overlap_parts),
    peers=False,
)
