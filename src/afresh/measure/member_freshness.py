"""Share of the members who had met none of the others before the period.

Question   How many people here came knowing nobody?
Formula    |{i in S: met(i,j) > t0 for every other j in S}| / |S|; in one-off gatherings, before the gathering
Takes      member_now: (partnership, member, first_day_now); first_met: (a, b, day); plenary_now
Gives      (partnership, value: share, low and high: its range with any one member left out, n: members in S,
           fresh: members who knew nobody)
Unit       share, 0 to 1
Undefined  null with fewer than two members, or where every gathering was a plenary
Misleads   on standing boards it is nearly the share of entrants: show one of the two; within the first 12
           months of the records it is an upper bound; one well-connected member makes everybody known
Source     Zeng et al. (2021), Nature Human Behaviour 5:1314, team freshness
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.features.co_attendance import KNEW, ensure_co_attendance, months_known, starts_early
from afresh.forms import percent
from afresh.measure.measure import Measure
from afresh.measure.notes import not_seen, of_pairs
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

KNOWN = Step(
    "known",
    "members who knew others, how many, and whom if only one",
    "SELECT partnership, member, count(*) AS others, min(other) AS one FROM knew GROUP BY partnership, member",
)

FRESH = Step(
    "fresh",
    "each partnership's members and how many of them knew nobody",
    """SELECT m.partnership, count(*) AS members, count(*) - count(k.member) AS fresh
    FROM member_now m LEFT JOIN known k ON k.partnership = m.partnership AND k.member = m.member
    GROUP BY m.partnership""",
)

FRESH_WITHOUT_ONE = Step(
    "fresh_without_one",
    "the lowest and highest share with any one member left out: who knew only that one then knows nobody",
    """SELECT f.partnership, min(1e0 * e.fresh / (f.members - 1)) AS low, max(1e0 * e.fresh / (f.members - 1)) AS high
    FROM fresh f JOIN (
        SELECT m.partnership, m.member,
            max(t.fresh) - max(CASE WHEN k.member IS NULL THEN 1 ELSE 0 END) + count(o.member) AS fresh
        FROM member_now m JOIN fresh t ON t.partnership = m.partnership
        LEFT JOIN known k ON k.partnership = m.partnership AND k.member = m.member
        LEFT JOIN known o ON o.partnership = m.partnership AND o.others = 1 AND o.one = m.member
        GROUP BY m.partnership, m.member
    ) e ON e.partnership = f.partnership
    WHERE f.members > 2 GROUP BY f.partnership""",
)

MEMBER_FRESHNESS = Step(
    "member_freshness",
    "member freshness of each partnership that gathered in the period",
    """SELECT p.partnership, '' AS subject,
        CASE WHEN f.members > 1 AND p.plenaries < p.gatherings THEN 1e0 * f.fresh / f.members END AS value,
        CASE WHEN p.plenaries < p.gatherings THEN w.low END AS low,
        CASE WHEN p.plenaries < p.gatherings THEN w.high END AS high,
        f.members AS n, f.fresh, p.plenaries = p.gatherings AS plenary, d.partnership IS NOT NULL AS first_seen
    FROM plenary_now p JOIN fresh f ON f.partnership = p.partnership
    LEFT JOIN fresh_without_one w ON w.partnership = p.partnership
    LEFT JOIN dated_first_seen d ON d.partnership = p.partnership
    ORDER BY p.partnership""",
)

RECORDS = (
    Step(
        "records",
        "the first record in the period of each member who knew nobody",
        """SELECT m.partnership, CASE WHEN p.from_seats THEN 'seats' ELSE 'attendance' END AS tbl,
            min(p.record) AS record
        FROM member_now m JOIN participation p
            ON p.partnership = m.partnership AND p.member = m.member AND p.day = m.first_day_now
        LEFT JOIN (SELECT DISTINCT partnership, member FROM knew) k ON k.partnership = m.partnership
            AND k.member = m.member
        WHERE k.member IS NULL GROUP BY m.partnership, m.member, p.from_seats""",
    ),
)


def member_freshness(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace, KNEW)
    bound = not_seen(months_known(workspace)) if starts_early(workspace) else ""
    by = partial(_noted, bound=bound)
    return workspace.finish(KNOWN, FRESH, FRESH_WITHOUT_ONE, MEMBER_FRESHNESS, by=by)


def _noted(table: Table, bound: str) -> Table:
    return table.with_columns(note=of_pairs(table, bound), expected=[None] * len(table))


def sentence(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the {f.n:,} members had met none of the others before the period"


MEASURE = Measure(
    function=member_freshness,
    family="renewal",
    records=RECORDS,
    title="Members who knew nobody",
    sentence=sentence,
    on_page=False,
)
