"""Newman's assortativity: whether those who met in the period are alike, over everybody together.

Question   Across all these tables, do people work with others of their own sector, kind or profession?
Formula    r = (sum of e_kk - sum of a_k squared) / (1 - sum of a_k squared), with e_kk the share of pairs of whom both
           are of kind k and a_k the share of all ends of pairs that are of kind k. Low and high: r less and plus 1.645
           standard errors, from leaving out each pair in turn
Takes      pair_now: (partnership, a, b), each pair once; member_kind: of a member who sits for several kinds in
           different partnerships the attribute is not taken as known
Gives      (subject: the attribute, value, low, high, n: pairs of both of whom it is recorded, expected: 0, which is
           mixing at random, pairs_left_out); no partnership; a row an attribute
Unit       coefficient, up to 1 (all pairs alike); 0 is chance; how far under 0 it can be depends on the kinds
Undefined  null where it is recorded of no pair, or all pairs are of one kind; low and high under two pairs, or where
           but for one pair all are of one kind
Misleads   pairs who share a table are not independent, so that the interval is too narrow; tables set up for one
           sector make all who sit there alike: it shows what was arranged as much as what was chosen
Source     Newman (2003), Physical Review E 67:026126, equations 2 and 5
"""

import numpy as np

from afresh.engine.contract import Step
from afresh.features.attributes import ATTRIBUTES, KINDS, NUMBERS, SAID_AT_LEVEL, chosen, each
from afresh.features.co_attendance import ensure_co_attendance
from afresh.forms import rate
from afresh.measure.by_kind import RECORDS as OF_EACH
from afresh.measure.measure import Measure, Several
from afresh.measure.notes import NO_RECORDS, ONE_KIND, TOO_FEW
from afresh.measure.wording import within
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

STANDARD_ERRORS = 1.645

MIXING = Step(
    "mixing",
    "pairs who met in the period, counted by attribute and the kinds of both (the lower number first)",
    f"""SELECT attribute, least(x, y) AS u, greatest(x, y) AS v, count(*) AS pairs FROM (
        SELECT t.attribute, {chosen("one.@")} AS x, {chosen("other.@")} AS y
        FROM (SELECT DISTINCT a, b FROM pair_now) n
        JOIN one_kind one ON one.member = n.a JOIN one_kind other ON other.member = n.b
        CROSS JOIN {NUMBERS} t
    ) kinds WHERE x IS NOT NULL AND y IS NOT NULL GROUP BY attribute, least(x, y), greatest(x, y)""",
)

ONE_KIND_OF = Step(
    "one_kind",
    "what each member is in every partnership of the period alike",
    f"""SELECT member, {each("CASE WHEN min(@) = max(@) THEN min(@) END AS @")} FROM member_kind GROUP BY member""",
)

ENDS = Step(
    "ends",
    "how many ends of pairs are of each kind",
    """SELECT attribute, kind, sum(pairs) AS ends FROM (
        SELECT attribute, u AS kind, pairs FROM mixing UNION ALL SELECT attribute, v, pairs FROM mixing) both_ends
    GROUP BY attribute, kind""",
)

TOTALS = Step(
    "totals",
    "of each attribute the pairs, the pairs alike, and the squares of the ends of each kind",
    """SELECT m.attribute, m.pairs, m.alike, e.squares FROM (
        SELECT attribute, sum(pairs) AS pairs, sum(CASE WHEN u = v THEN pairs ELSE 0 END) AS alike
        FROM mixing GROUP BY attribute) m
    JOIN (SELECT attribute, sum(1e0 * ends * ends) AS squares FROM ends GROUP BY attribute) e
        ON e.attribute = m.attribute""",
)

WITHOUT_ONE_PAIR = Step(
    "without_one_pair",
    "the same without one pair of each two kinds, and how many such pairs there are",
    """SELECT m.attribute, m.pairs AS times, t.pairs, t.alike, t.squares, t.pairs - 1 AS pairs_left,
        t.alike - CASE WHEN m.u = m.v THEN 1 ELSE 0 END AS alike_left,
        t.squares - 2e0 * a.ends - 2e0 * b.ends + CASE WHEN m.u = m.v THEN 4 ELSE 2 END AS squares_left
    FROM mixing m JOIN totals t ON t.attribute = m.attribute
    JOIN ends a ON a.attribute = m.attribute AND a.kind = m.u
    JOIN ends b ON b.attribute = m.attribute AND b.kind = m.v""",
)

SPREAD = Step(
    "spread",
    "the sum of the squares of what leaving out each pair in turn changes; none where one of these is undefined",
    """SELECT attribute, sum(times * change * change) AS spread,
        sum(CASE WHEN change IS NULL THEN 1 ELSE 0 END) AS undefined
    FROM (
        SELECT attribute, times, CASE
            WHEN 4e0 * pairs_left * pairs_left > squares_left AND 4e0 * pairs * pairs > squares
            THEN (4e0 * pairs_left * alike_left - squares_left) / (4e0 * pairs_left * pairs_left - squares_left)
                - (4e0 * pairs * alike - squares) / (4e0 * pairs * pairs - squares) END AS change
        FROM without_one_pair
    ) changes GROUP BY attribute""",
)

ASSORTATIVITY = Step(
    "assortativity",
    "what r is made of, of each attribute",
    f"""SELECT t.attribute, coalesce(s.pairs, 0) AS n, coalesce(s.alike, 0) AS alike,
        coalesce(s.squares, 0e0) AS squares, w.spread, coalesce(w.undefined, 1) AS undefined, e.pairs AS all_pairs,
        r.known
    FROM {NUMBERS} t LEFT JOIN totals s ON s.attribute = t.attribute
    LEFT JOIN spread w ON w.attribute = t.attribute
    LEFT JOIN (SELECT DISTINCT attribute AS known FROM pool_kind) r ON r.known = t.attribute
    CROSS JOIN (SELECT count(*) AS pairs FROM (SELECT DISTINCT a, b FROM pair_now) once) e
    WHERE {SAID_AT_LEVEL.replace("attribute", "t.attribute")} ORDER BY t.attribute""",
)

RECORDS = (
    OF_EACH[0],
    Step("everywhere", "the same of all partnerships together",
         "SELECT DISTINCT CAST(NULL AS INTEGER) AS partnership, tbl, record FROM records"),
)  # fmt: skip


def assortativity(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace, *KINDS, ONE_KIND_OF, MIXING)
    return workspace.finish(ENDS, TOTALS, WITHOUT_ONE_PAIR, SPREAD, ASSORTATIVITY, by=_finished)


def _finished(table: Table) -> Table:
    rows = list(table.rows())
    readings = [_reading(row) for row in rows]
    return Table(
        {
            "partnership": [None] * len(rows),
            "subject": [ATTRIBUTES[row["attribute"]] for row in rows],
            **{name: [each[name] for each in readings] for name in ("value", "low", "high")},
            "n": [int(row["n"]) for row in rows],
            "expected": [None if each["value"] is None else 0.0 for each in readings],
            "note": [each["note"] for each in readings],
            "pairs_left_out": [int(row["all_pairs"]) - int(row["n"]) for row in rows],
        }
    )


def _reading(row: dict[str, float]) -> dict[str, float | str | None]:
    pairs, squares = float(row["n"]), float(row["squares"])
    room = 4 * pairs**2 - squares
    if room <= 0:
        note = ONE_KIND if pairs else NO_RECORDS
        return {"value": None, "low": None, "high": None, "note": note}
    r = (4 * pairs * float(row["alike"]) - squares) / room
    if row["undefined"]:
        return {"value": r, "low": None, "high": None, "note": TOO_FEW}
    # Engines add the squares in an order of their own; what that changes lies beyond the twelfth figure.
    error = STANDARD_ERRORS * float(np.sqrt(float(f"{row['spread']:.12g}")))
    return {"value": r, "low": max(-1.0, r - error), "high": min(1.0, r + error), "note": ""}


def sentence(f: Finding) -> str:
    return f"by {f.subject} {rate(f.value or 0)}{within(f, rate)}"


MEASURE = Measure(
    function=assortativity,
    family="difference",
    records=RECORDS,
    title="Assortativity of all who met",
    sentence=sentence,
    form=rate,
    compared=False,
    several=Several(opening="Over all tables together, from 0, which is chance, to 1, where all who met are alike: "),
    with_past=False,
)
