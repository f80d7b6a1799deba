"""Organisations that could sit at a table, since they work on its issues in its area, and those that do.

What makes an organisation eligible is never what it does at the table itself, or everybody there would be.

Everybody at a table deals with its issues there; were that to count, all of the seated would be eligible, and of the
others only those that declare something. Declared issues alone would miss whoever has answered on housing three times.
A visitor is not seated: somebody in the room is not at the table.
"""

from typing import TYPE_CHECKING

from afresh.engine.contract import Step
from afresh.features.areas import ensure_areas

if TYPE_CHECKING:
    from afresh.snapshot.workspace import Workspace

NOT_RECORDED = "not recorded"

ISSUE_HERE = Step(
    "issue_here",
    "the issues of each lasting partnership: those it declares, and those on its agenda or proposed to it lately",
    """SELECT DISTINCT i.partnership, i.issue FROM (
        SELECT partnership, issue FROM partnership_issue
        UNION ALL SELECT partnership, issue FROM item_at WHERE day > {issues_from}
        UNION ALL SELECT partnership, issue FROM proposal_at WHERE day > {issues_from}
    ) i JOIN partnership p ON p.partnership = i.partnership JOIN on_record o ON o.partnership = i.partnership
    WHERE i.issue IS NOT NULL AND NOT p.one_off""",
)

ACTIVE_ON = Step(
    "active_on",
    "the issues of each organisation, as it now is, with the partnership where it raised, proposed or answered "
    "something on it, or -1 where it declares the issue; and the record that says so",
    """SELECT organisation, issue, partnership, tbl, min(record) AS record FROM (
        SELECT f.now AS organisation, d.issue, -1 AS partnership, 'organisations' AS tbl, o.record
        FROM organisation_issue d JOIN followed f ON f.organisation = d.organisation
        JOIN organisation o ON o.organisation = d.organisation
        UNION ALL
        SELECT f.now, i.issue, i.partnership, 'agenda', i.record
        FROM item_at i JOIN followed f ON f.organisation = i.raised_by WHERE i.day > {active_from}
        UNION ALL
        SELECT f.now, q.issue, q.partnership, 'proposals', q.record
        FROM proposal_at q JOIN followed f ON f.organisation = q.proposer WHERE q.day > {active_from}
        UNION ALL
        SELECT r.organisation, q.issue, r.partnership, 'responses', r.record
        FROM response_at r JOIN proposal_at q ON q.proposal = r.proposal
        WHERE r.organisation IS NOT NULL AND r.response <> 'absent' AND r.day > {active_from}
    ) did WHERE issue IS NOT NULL GROUP BY organisation, issue, partnership, tbl""",
)

WORKS_ON = Step(
    "works_on",
    "the issues of each organisation, each once: whether it declares it, and two of the partnerships where it did "
    "something on it, the same one twice where there is no other",
    """SELECT organisation, issue, max(CASE WHEN partnership = -1 THEN 1 ELSE 0 END) AS declares,
        min(partnership) AS one, max(partnership) AS other
    FROM active_on GROUP BY organisation, issue""",
)

OPEN_ORGANISATION = Step(
    "open_organisation",
    "organisations open on the review date, with their area and kind; where the kind is not recorded, the one that "
    "goes with the body",
    """SELECT o.organisation, o.record, CASE WHEN trim(o.area) <> '' THEN lower(trim(o.area)) END AS area,
        coalesce(o.kind, CASE
            WHEN o.body IN (
                'council', 'combined authority', 'integrated care board', 'NHS trust', 'NHS foundation trust',
                'Local Health Board', 'Scottish health board', 'Northern Irish trust', 'police',
                'police and crime commissioner', 'fire', 'probation', 'prison') THEN 'statutory'
            WHEN o.body = 'charity' THEN 'voluntary' WHEN o.body = 'community group' THEN 'community'
            WHEN o.body = 'user-led group' THEN 'user_led' WHEN o.body = 'university' THEN 'academic'
            WHEN o.body = 'company' THEN 'private' END, 'not recorded') AS kind
    FROM organisation o JOIN followed f ON f.organisation = o.organisation AND f.now = o.organisation
    WHERE coalesce(o.opened, -1000000) <= {t1} AND coalesce(o.closed, 1000000) > {t1}""",
)

SEATED = Step(
    "seated_organisation",
    "organisations, as they now are, that hold a seat on the review date or took part in the period",
    """SELECT partnership, stands_for AS organisation FROM seat_member
    WHERE stands_for IS NOT NULL AND coalesce(end_day, 1000000) >= {t1}
    UNION
    SELECT a.partnership, f.now FROM mark_at a JOIN followed f ON f.organisation = a.organisation
    WHERE a.status IN ('present', 'deputy') AND a.day > {t0}""",
)

ALL_SEATED = Step("all_seated", "who sits where", "SELECT partnership, organisation FROM seated_organisation")

ELIGIBLE = Step(
    "eligible",
    "organisations that share an issue with a lasting partnership, in its area as far as both are recorded: how many "
    "issues, whether it declares one of them, whether both areas are recorded, and whether it is seated",
    """SELECT s.partnership, s.organisation, o.kind, o.record, s.issues, s.declares, s.in_area,
        CASE WHEN t.partnership IS NULL THEN 0 ELSE 1 END AS seated
    FROM (
        SELECT i.partnership, a.organisation, count(*) AS issues, max(a.declares) AS declares, 1 AS in_area
        FROM within w JOIN open_organisation o ON o.area = w.area
        JOIN issue_here i ON i.partnership = w.partnership
        JOIN works_on a ON a.organisation = o.organisation AND a.issue = i.issue
            AND (a.one <> i.partnership OR a.other <> i.partnership)
        GROUP BY i.partnership, a.organisation
        UNION ALL
        SELECT i.partnership, a.organisation, count(*), max(a.declares), 0
        FROM issue_here i LEFT JOIN (SELECT DISTINCT partnership FROM within) k ON k.partnership = i.partnership
        JOIN works_on a ON a.issue = i.issue AND (a.one <> i.partnership OR a.other <> i.partnership)
        JOIN open_organisation o ON o.organisation = a.organisation
        WHERE o.area IS NULL OR k.partnership IS NULL
        GROUP BY i.partnership, a.organisation
    ) s JOIN open_organisation o ON o.organisation = s.organisation
    LEFT JOIN seated_organisation t ON t.partnership = s.partnership AND t.organisation = s.organisation""",
)

AREA_ONLY = Step(
    "area_only",
    "how many open organisations are in the area of a lasting partnership and share none of its issues, and how many "
    "of those are seated; none where it gives no area",
    """SELECT o.partnership, coalesce(n.organisations, 0) - coalesce(e.organisations, 0) AS organisations,
        coalesce(s.organisations, 0) AS seated, n.partnership IS NOT NULL AS with_area
    FROM on_record o JOIN partnership p ON p.partnership = o.partnership AND NOT p.one_off
    LEFT JOIN (SELECT k.partnership, sum(coalesce(a.organisations, 0)) AS organisations
               FROM within k LEFT JOIN (SELECT area, count(*) AS organisations FROM open_organisation
                                        WHERE area IS NOT NULL GROUP BY area) a ON a.area = k.area
               GROUP BY k.partnership) n ON n.partnership = o.partnership
    LEFT JOIN (SELECT partnership, sum(in_area) AS organisations FROM eligible GROUP BY partnership) e
        ON e.partnership = o.partnership
    LEFT JOIN (SELECT t.partnership, count(*) AS organisations FROM seated_organisation t
               JOIN open_organisation g ON g.organisation = t.organisation
               JOIN within w ON w.partnership = t.partnership AND w.area = g.area
               LEFT JOIN eligible l ON l.partnership = t.partnership AND l.organisation = t.organisation
               WHERE l.partnership IS NULL GROUP BY t.partnership) s ON s.partnership = o.partnership""",
)


def ensure_eligible(workspace: "Workspace") -> None:
    """Hold `eligible` and `area_only`: the organisations that an invitation could go to, and the rest."""
    ensure_areas(workspace)
    settings = workspace.settings
    since = {
        "issues_from": workspace.days_before_t1(int(settings.issue_months)),
        "active_from": workspace.days_before_t1(int(settings.active_months)),
    }
    workspace.ensure_table(ISSUE_HERE, ACTIVE_ON, WORKS_ON, OPEN_ORGANISATION, SEATED, ELIGIBLE, AREA_ONLY, **since)
