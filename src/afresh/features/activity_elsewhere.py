"""What organisations did, and where they sit, at each partnership: for who could be asked to another one."""

from typing import TYPE_CHECKING

from afresh.engine.contract import Step
from afresh.features.eligible_organisations import ensure_eligible
from afresh.features.voice import ensure_voices

if TYPE_CHECKING:
    from afresh.snapshot.workspace import Workspace

A_YEAR = 12
"""Months in which the meetings of its other partnerships are counted."""

DID_ON = Step(
    "did_on",
    "each item raised and each proposal made in the window that has an issue, by organisations as they now are",
    """SELECT f.now AS organisation, i.issue, i.partnership, 0 AS is_proposal, i.record
    FROM item_at i JOIN followed f ON f.organisation = i.raised_by
    WHERE i.day > {active_from} AND i.issue IS NOT NULL
    UNION ALL
    SELECT f.now, q.issue, q.partnership, 1, q.record
    FROM proposal_at q JOIN followed f ON f.organisation = q.proposer
    WHERE q.day > {active_from} AND q.issue IS NOT NULL""",
)

SEAT_NOW = Step(
    "seat_now",
    "seats held on the review date for organisations, a row that comes twice once, and whether each is kept for users",
    """SELECT s.partnership, s.stands_for AS organisation, s.member, min(s.record) AS record,
        max(CASE WHEN k.reserved_for IS NOT NULL THEN 1 ELSE 0 END) AS for_users
    FROM seat_member s LEFT JOIN kept_for_users k ON k.reserved_for = s.reserved_for
    WHERE s.stands_for IS NOT NULL AND coalesce(s.end_day, 1000000) >= {t1}
    GROUP BY s.partnership, s.stands_for, s.member, s.person, s.role, s.start_day, s.end_day""",
)

CAME_LATELY = Step(
    "came_lately",
    "organisations that took part in the period, the members who did for each, and the latest mark of it",
    """SELECT t.partnership, f.now AS organisation, m.member, max(t.record) AS record
    FROM took_part t JOIN followed f ON f.organisation = t.organisation
    LEFT JOIN mark_member m ON m.record = t.record
    WHERE t.day > {t0} GROUP BY t.partnership, f.now, m.member""",
)

WAS_HERE = Step(
    "was_here",
    "the last seat that an organisation held in each partnership, and the last mark of it taking part",
    """SELECT partnership, organisation, tbl, day, record FROM (
        SELECT partnership, organisation, tbl, day, record,
            row_number() OVER (PARTITION BY partnership, organisation, tbl ORDER BY day DESC, record) AS nth
        FROM (
            SELECT partnership, stands_for AS organisation, 'seats' AS tbl, coalesce(end_day, {t1}) AS day, record
            FROM seat_member WHERE stands_for IS NOT NULL
            UNION ALL
            SELECT t.partnership, f.now, 'attendance', t.day, t.record
            FROM took_part t JOIN followed f ON f.organisation = t.organisation) was
    ) ranked WHERE nth = 1""",
)

MET_LATELY = Step(
    "met_lately",
    "how many meetings each partnership held in the last twelve months, of those with any on record",
    """SELECT partnership, sum(CASE WHEN day > {year_from} THEN 1 ELSE 0 END) AS meetings
    FROM meeting_at WHERE held GROUP BY partnership""",
)

SITTING_NOW = Step(
    "sitting_now",
    "members who took part in a partnership in the period, in gatherings that are not plenaries",
    """SELECT DISTINCT g.partnership, p.member FROM gathering g JOIN participation p ON p.gathering = g.gathering
    WHERE g.day > {t0} AND g.day <= {t1} AND NOT g.plenary""",
)


def ensure_activity_elsewhere(workspace: "Workspace") -> None:
    """Hold what each organisation did and where it sits, beside `eligible` and who speaks for users."""
    ensure_eligible(workspace)
    ensure_voices(workspace)
    since = {
        "active_from": workspace.days_before_t1(int(workspace.settings.active_months)),
        "year_from": workspace.days_before_t1(A_YEAR),
    }
    workspace.ensure_table(DID_ON, SEAT_NOW, CAME_LATELY, WAS_HERE, MET_LATELY, SITTING_NOW, **since)
