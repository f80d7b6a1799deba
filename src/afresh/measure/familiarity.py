"""How long the pairs who work together have known each other.

Question   Are these old acquaintances?
Formula    (t1 - met(i,j)) / 365.25 over B: median, lower and upper quartile
Takes      pair_now: (partnership, a, b, met)
Gives      (partnership, value: median, low and high: the quartiles, not an interval, n: pairs in B)
Unit       years
Undefined  null where no two members took part together, or every gathering was a plenary
Misleads   the records' own start is the longest that can be known: within their first 12 months every figure
           is "at least"; having met is not knowing
Source     Zeng et al. (2021), Nature Human Behaviour 5:1314, on the age of ties; quartiles by linear interpolation
           (Hyndman and Fan 1996, type 7)
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.features.co_attendance import ensure_co_attendance, starts_early
from afresh.forms import bracketed, years
from afresh.measure.measure import Measure
from afresh.measure.notes import AT_LEAST, BOUND, of_pairs, together
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

KNOWN_FOR = Step(
    "known_for",
    "quartiles of the years since the pairs first met",
    """SELECT partnership, count(*) AS pairs,
        percentile_cont(0.25) WITHIN GROUP (ORDER BY ({t1} - met) / 365.25e0) AS low,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY ({t1} - met) / 365.25e0) AS value,
        percentile_cont(0.75) WITHIN GROUP (ORDER BY ({t1} - met) / 365.25e0) AS high
    FROM pair_now GROUP BY partnership""",
)

FAMILIARITY = Step(
    "familiarity",
    "familiarity of each partnership that gathered in the period",
    """SELECT p.partnership, '' AS subject, k.value, k.low, k.high, coalesce(k.pairs, 0) AS n,
        p.plenaries = p.gatherings AS plenary, d.partnership IS NOT NULL AS first_seen
    FROM plenary_now p LEFT JOIN known_for k ON k.partnership = p.partnership
    LEFT JOIN dated_first_seen d ON d.partnership = p.partnership
    ORDER BY p.partnership""",
)

RECORDS = (
    Step(
        "records",
        "the meetings, or the seats, by which the pairs first met",
        """SELECT n.partnership, CASE WHEN g.from_seats THEN 'seats' ELSE 'meetings' END AS tbl,
            CASE WHEN g.from_seats THEN x.record ELSE m.record END AS record
        FROM pair_now n JOIN participation x ON x.member = n.a AND x.day = n.met
        JOIN participation y ON y.gathering = x.gathering AND y.member = n.b
        JOIN gathering g ON g.gathering = x.gathering
        LEFT JOIN meeting m ON m.meeting = g.meeting
        WHERE NOT g.plenary
        GROUP BY 1, 2, 3""",
    ),
)


def familiarity(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace)
    bound = together(AT_LEAST, BOUND) if starts_early(workspace) else ""
    return workspace.finish(KNOWN_FOR, FAMILIARITY, by=partial(_noted, bound=bound))


def _noted(table: Table, bound: str) -> Table:
    return table.with_columns(note=of_pairs(table, bound), expected=[None] * len(table))


def sentence(f: Finding) -> str:
    return f"Typical pair: {years(f.value or 0)} together (half of all pairs: {bracketed(f.low, f.high, years)})"


MEASURE = Measure(
    function=familiarity,
    family="renewal",
    records=RECORDS,
    title="How long pairs have known each other",
    sentence=sentence,
    form=years,
)
