"""Share of the pairs who worked together in the period that had not met before it.

Question   Are the people round this table new to each other?
Formula    |{(i,j) in B: met(i,j) > t0}| / |B|; in one-off gatherings, met on the day itself
Takes      pair_now: (partnership, a, b, met, is_new); member_now: (partnership, member); plenary_now
Gives      (partnership, value: share, low and high: its range with any one member left out, n: pairs in B,
           new_pairs, not_yet_together: pairs of members who did not meet in it in the period)
Unit       share, 0 to 1
Undefined  null where no two members took part together, or every gathering was a plenary
Misleads   an election clock: it jumps when terms end and falls to nothing between; small partnerships;
           within the first 12 months of the records it can only be "not seen together before", an upper bound
Source     Zeng et al. (2021), Nature Human Behaviour 5:1314, link freshness
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.features.co_attendance import ensure_co_attendance, months_known, starts_early
from afresh.forms import count, percent
from afresh.measure.measure import Measure
from afresh.measure.notes import not_seen, of_pairs
from afresh.measure.wording import fact, without_one
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

COUNTED = Step(
    "counted",
    "pairs and new pairs of each partnership",
    """SELECT partnership, count(*) AS pairs, sum(CASE WHEN is_new THEN 1 ELSE 0 END) AS new_pairs
    FROM pair_now GROUP BY partnership""",
)

WITHOUT_ONE = Step(
    "without_one",
    "the lowest and highest share with any one member left out",
    """SELECT c.partnership,
        min(1e0 * (c.new_pairs - m.new_pairs) / (c.pairs - m.pairs)) AS low,
        max(1e0 * (c.new_pairs - m.new_pairs) / (c.pairs - m.pairs)) AS high
    FROM counted c JOIN (
        SELECT partnership, member, count(*) AS pairs, sum(CASE WHEN is_new THEN 1 ELSE 0 END) AS new_pairs
        FROM (SELECT partnership, a AS member, is_new FROM pair_now
              UNION ALL SELECT partnership, b, is_new FROM pair_now) ends
        GROUP BY partnership, member
    ) m ON m.partnership = c.partnership AND c.pairs > m.pairs
    GROUP BY c.partnership""",
)

LINK_FRESHNESS = Step(
    "link_freshness",
    "link freshness of each partnership that gathered in the period",
    """SELECT p.partnership, '' AS subject, 1e0 * c.new_pairs / c.pairs AS value, w.low, w.high,
        coalesce(c.pairs, 0) AS n, p.plenaries = p.gatherings AS plenary, coalesce(c.new_pairs, 0) AS new_pairs,
        CAST(s.members * (s.members - 1) / 2 AS INTEGER) - coalesce(c.pairs, 0) AS not_yet_together,
        d.partnership IS NOT NULL AS first_seen
    FROM plenary_now p
    JOIN (SELECT partnership, count(*) AS members FROM member_now GROUP BY partnership) s
        ON s.partnership = p.partnership
    LEFT JOIN counted c ON c.partnership = p.partnership
    LEFT JOIN without_one w ON w.partnership = p.partnership
    LEFT JOIN dated_first_seen d ON d.partnership = p.partnership
    ORDER BY p.partnership""",
)

RECORDS = (
    Step(
        "records",
        "the meetings, or the seats, by which new pairs met",
        """SELECT n.partnership, CASE WHEN g.from_seats THEN 'seats' ELSE 'meetings' END AS tbl,
            CASE WHEN g.from_seats THEN x.record ELSE m.record END AS record
        FROM pair_now n JOIN participation x ON x.member = n.a AND x.day = n.met
        JOIN participation y ON y.gathering = x.gathering AND y.member = n.b
        JOIN gathering g ON g.gathering = x.gathering
        LEFT JOIN meeting m ON m.meeting = g.meeting
        WHERE n.is_new AND NOT g.plenary
        GROUP BY 1, 2, 3""",
    ),
)


def link_freshness(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace)
    bound = not_seen(months_known(workspace)) if starts_early(workspace) else ""
    by = partial(_noted, bound=bound)
    return workspace.finish(COUNTED, WITHOUT_ONE, LINK_FRESHNESS, by=by)


def _noted(table: Table, bound: str) -> Table:
    return table.with_columns(note=of_pairs(table, bound), expected=[None] * len(table))


def sentence(f: Finding) -> str:
    if f.value:
        said = f"{percent(f.value)} of the {count(f.n, 'pair')} who sat together were new to each other"
    else:
        said = f"All who sat together already knew each other ({count(f.n, 'pair')})"
    said += without_one(f) if f.n > 1 else ""
    apart = fact(f, "not_yet_together")
    return said + (f"; {count(int(apart), 'more pair')} of members did not meet here in the period" if apart else "")


MEASURE = Measure(
    function=link_freshness,
    family="renewal",
    records=RECORDS,
    title="New pairs",
    sentence=sentence,
)
