"""How long the members have been part of this partnership.

Question   Do the same people stay?
Formula    (t1 - i's first gathering in P) / 365.25 over S: median, lower and upper quartile
Takes      member_now: (partnership, member); first_in: (partnership, member, day); on_record
Gives      (partnership, value: median, low and high: the quartiles, not an interval, n: members in S,
           there_from_the_start: members who were at P's first gathering on record); a row a lasting partnership
Unit       years
Undefined  null where nobody took part in the period
Misleads   the records' own start is the longest that can be known: within their first 12 months every figure
           is "at least", and so it is for those there from the start, unless P itself is no older; time away
           counts as tenure
Source     Katz (1982), Administrative Science Quarterly 27:81, on group longevity; quartiles by linear
           interpolation (Hyndman and Fan 1996, type 7)
"""

from functools import partial

from afresh.engine.contract import Step
from afresh.features.co_attendance import ensure_co_attendance, starts_early
from afresh.forms import bracketed, years
from afresh.measure.measure import Measure
from afresh.measure.notes import AT_LEAST, BOUND, FIRST_SEEN, NO_RECORDS, for_each, together
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

SERVED = Step(
    "served",
    "quartiles of the years since the members' first gathering",
    """SELECT m.partnership, count(*) AS members, sum(CASE WHEN f.day = o.first_day THEN 1 ELSE 0 END) AS from_start,
        percentile_cont(0.25) WITHIN GROUP (ORDER BY ({t1} - f.day) / 365.25e0) AS low,
        percentile_cont(0.5) WITHIN GROUP (ORDER BY ({t1} - f.day) / 365.25e0) AS value,
        percentile_cont(0.75) WITHIN GROUP (ORDER BY ({t1} - f.day) / 365.25e0) AS high
    FROM member_now m JOIN first_in f ON f.partnership = m.partnership AND f.member = m.member
    JOIN on_record o ON o.partnership = m.partnership
    GROUP BY m.partnership""",
)

TENURE = Step(
    "tenure",
    "tenure in each lasting partnership on record",
    """SELECT o.partnership, '' AS subject, s.value, s.low, s.high, coalesce(s.members, 0) AS n,
        coalesce(s.from_start, 0) AS there_from_the_start, d.partnership IS NOT NULL AS first_seen
    FROM on_record o JOIN partnership p ON p.partnership = o.partnership
    LEFT JOIN served s ON s.partnership = o.partnership
    LEFT JOIN dated_first_seen d ON d.partnership = o.partnership
    WHERE NOT p.one_off ORDER BY o.partnership""",
)

RECORDS = (
    Step(
        "records",
        "the record of each member's first gathering",
        """SELECT m.partnership, CASE WHEN x.from_seats THEN 'seats' ELSE 'attendance' END AS tbl,
            min(x.record) AS record
        FROM member_now m JOIN first_in f ON f.partnership = m.partnership AND f.member = m.member
        JOIN participation x ON x.partnership = f.partnership AND x.member = f.member AND x.day = f.day
        GROUP BY m.partnership, m.member, x.from_seats""",
    ),
)


def tenure(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace)
    return workspace.finish(SERVED, TENURE, by=partial(_noted, early=starts_early(workspace)))


def _noted(table: Table, early: bool) -> Table:
    notes = for_each(partial(_note, early=early), table.missing("value"), table.plain("first_seen"))
    return table.with_columns(note=notes, expected=[None] * len(table))


def _note(nothing: bool, first_seen: bool, early: bool) -> str:
    if nothing:
        return NO_RECORDS
    return together(together(AT_LEAST, BOUND) if early else "", FIRST_SEEN if first_seen else "")


def sentence(f: Finding) -> str:
    return f"Typical member: {years(f.value or 0)} here (half of all: {bracketed(f.low, f.high, years)})"


MEASURE = Measure(
    function=tenure,
    family="renewal",
    records=RECORDS,
    title="How long members have been here",
    sentence=sentence,
    form=years,
)
