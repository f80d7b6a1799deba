"""What the pairs who worked together in the period are made of.

Question   Is anything new here because people are new, or because old hands were put together anew?
Formula    of B: "with an entrant", pairs of whom one was recorded nowhere before the period; "experienced, newly
           together", other pairs with met(i,j) > t0; "repeat", the rest; each over |B|.
           In one-off gatherings "the period" reads "the gathering"
Takes      pair_now: (partnership, a, b, met, is_new); first_seen: (member, day)
Gives      (partnership, subject: one of the three, value: share, low and high: its range with any one member
           left out, n: pairs in B, pairs: of this kind); three rows a partnership
Unit       share, 0 to 1; the three add up to 1
Undefined  null where no two members took part together, or every gathering was a plenary
Misleads   within the first 12 months of the records "repeat" is a lower bound; deputies with names of their
           own look like entrants
Source     Guimera et al. (2005), Science 308:697, kinds of link, with both kinds of newcomer link in one
"""

from collections.abc import Sequence
from functools import partial

from afresh.engine.contract import Step
from afresh.features.co_attendance import ensure_co_attendance, months_known, starts_early
from afresh.forms import percent
from afresh.measure.measure import Measure, Several
from afresh.measure.notes import not_seen, of_pairs
from afresh.measure.wording import THE_SAME, the_same_without, without_one
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

SUBJECTS = ("with an entrant", "experienced, newly together", "repeat")

KIND = Step(
    "pair_kind",
    "pairs with what kind they are: 0 with an entrant, 1 experienced and newly together, 2 repeat",
    """SELECT n.partnership, n.a, n.b, CASE WHEN NOT n.is_new THEN 2
        WHEN greatest(sa.day, sb.day) >= CASE WHEN p.one_off THEN n.met ELSE {t0} + 1 END THEN 0 ELSE 1 END AS kind
    FROM pair_now n JOIN partnership p ON p.partnership = n.partnership
    JOIN first_seen sa ON sa.member = n.a JOIN first_seen sb ON sb.member = n.b""",
)

KIND_WITH = Step(
    "kind_with",
    "pairs of each kind that each member is one of",
    """SELECT partnership, member, count(*) AS pairs, sum(CASE WHEN kind = 0 THEN 1 ELSE 0 END) AS entrant,
        sum(CASE WHEN kind = 1 THEN 1 ELSE 0 END) AS newly
    FROM (SELECT partnership, a AS member, kind FROM pair_kind
          UNION ALL SELECT partnership, b, kind FROM pair_kind) ends
    GROUP BY partnership, member""",
)

KIND_COUNT = Step(
    "kind_count",
    "pairs of each kind: every pair is counted with two members",
    """SELECT k.partnership, t.kind, k.pairs, CASE t.kind WHEN 0 THEN k.entrant WHEN 1 THEN k.newly
        ELSE k.pairs - k.entrant - k.newly END AS of_kind
    FROM (SELECT partnership, CAST(sum(pairs) / 2 AS BIGINT) AS pairs, CAST(sum(entrant) / 2 AS BIGINT) AS entrant,
              CAST(sum(newly) / 2 AS BIGINT) AS newly FROM kind_with GROUP BY partnership) k
    CROSS JOIN (SELECT 0 AS kind UNION ALL SELECT 1 UNION ALL SELECT 2) t""",
)

KIND_WITHOUT_ONE = Step(
    "kind_without_one",
    "the lowest and highest share with any one member left out",
    """SELECT c.partnership, c.kind, min(1e0 * (c.of_kind - e.of_kind) / (c.pairs - e.pairs)) AS low,
        max(1e0 * (c.of_kind - e.of_kind) / (c.pairs - e.pairs)) AS high
    FROM kind_count c JOIN (
        SELECT m.partnership, m.pairs, t.kind, CASE t.kind WHEN 0 THEN m.entrant WHEN 1 THEN m.newly
            ELSE m.pairs - m.entrant - m.newly END AS of_kind
        FROM kind_with m CROSS JOIN (SELECT 0 AS kind UNION ALL SELECT 1 UNION ALL SELECT 2) t
    ) e ON e.partnership = c.partnership AND e.kind = c.kind AND c.pairs > e.pairs
    GROUP BY c.partnership, c.kind""",
)

MAKE_UP = Step(
    "make_up",
    "the share of each kind of pair",
    """SELECT p.partnership, t.kind, 1e0 * c.of_kind / c.pairs AS value, w.low, w.high, coalesce(c.pairs, 0) AS n,
        coalesce(c.of_kind, 0) AS pairs, p.plenaries = p.gatherings AS plenary, d.partnership IS NOT NULL AS first_seen
    FROM plenary_now p CROSS JOIN (SELECT 0 AS kind UNION ALL SELECT 1 UNION ALL SELECT 2) t
    LEFT JOIN kind_count c ON c.partnership = p.partnership AND c.kind = t.kind
    LEFT JOIN kind_without_one w ON w.partnership = p.partnership AND w.kind = t.kind
    LEFT JOIN dated_first_seen d ON d.partnership = p.partnership
    ORDER BY p.partnership, t.kind""",
)

RECORDS = (
    Step(
        "records",
        "what first made the pairs' members take part in the period",
        """SELECT m.partnership, CASE WHEN p.from_seats THEN 'seats' ELSE 'attendance' END AS tbl,
            min(p.record) AS record
        FROM member_now m JOIN participation p
            ON p.partnership = m.partnership AND p.member = m.member AND p.day = m.first_day_now
        GROUP BY m.partnership, m.member, p.from_seats""",
    ),
)


def make_up(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace)
    bound = not_seen(months_known(workspace)) if starts_early(workspace) else ""
    by = partial(_noted, bound=bound)
    return workspace.finish(KIND, KIND_WITH, KIND_COUNT, KIND_WITHOUT_ONE, MAKE_UP, by=by)


def _noted(table: Table, bound: str) -> Table:
    return table.with_columns(
        subject=[SUBJECTS[kind] for kind in table.columns["kind"]],
        note=of_pairs(table, bound),
        expected=[None] * len(table),
    )


KIND_IN_WORDS = {
    "with an entrant": "have somebody recorded nowhere before the period",
    "experienced, newly together": "are experienced members newly together",
    "repeat": "had met before",
}


def sentence(f: Finding) -> str:
    return f"{percent(f.value or 0)}{without_one(f)} {KIND_IN_WORDS.get(f.subject, f.subject)}"


def parts(findings: Sequence[Finding]) -> list[str]:
    """Where none of the shares depends on one member, that is said once."""
    if not all(the_same_without(finding) for finding in findings):
        return [sentence(finding) for finding in findings]
    shares = [f"{percent(f.value or 0)} {KIND_IN_WORDS.get(f.subject, f.subject)}" for f in findings]
    return [*shares, THE_SAME]


MEASURE = Measure(
    function=make_up,
    family="renewal",
    records=RECORDS,
    title="Who sat with whom",
    sentence=sentence,
    several=Several(opening="Pairs who sat together ({n}): ", parts=parts),
)
