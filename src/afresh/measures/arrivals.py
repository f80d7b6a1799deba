"""How often somebody new joins, for each seat.

Question   Is new blood coming to this table, and how fast?
Formula    k / E over the last term; interval from Gamma(k + 1/2, E). The first 3 months are left out of the
           partnership's records, and of its sheets of attendance where years known by seats alone come before them
           (unless a seat says that the member joined then); where sheets come first, its first gatherings with
           attendance are left out as well, as who was away from those is not new
Takes      first_in: (partnership, member, day); spell: (partnership, member, start_day, end_day);
           gathering: (partnership, day, from_seats); the term's months, or 48
Gives      (partnership, value: newcomers a year for each seat, low and high: 90% interval (from 0, where k is 0),
           n: newcomers k, seat_years: E, window_start: the day after which arrivals are counted, whole_window_start:
           that on which a whole term would begin, term_months); one row a lasting partnership
Unit       newcomers per seat-year
Undefined  null while the partnership's first 3 months, or first gatherings, are all there is
Misleads   seats known by first-seen dates come late; deputies are nobody's arrival; a window shorter than
           a term mistakes the quiet years between elections for staleness
Source     Gamma-Poisson posterior with Jeffreys' prior: Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6
"""

from functools import partial

import numpy as np

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered
from afresh.intervals.rates import interval
from afresh.measures.notes import FIRST_SEEN, TOO_NEW, for_each
from afresh.table import Table

FAMILY = "renewal"

SETTLED = Step(
    "settled_in",
    "the day by which each partnership had its first gatherings with attendance, for those who missed some of them",
    """SELECT partnership, day FROM (
        SELECT partnership, day, row_number() OVER (PARTITION BY partnership ORDER BY day, gathering) AS nth
        FROM gathering WHERE NOT from_seats
    ) numbered WHERE nth = {first_gatherings}""",
)

WINDOW = Step(
    "arrival_window",
    "the days over which each lasting partnership's arrivals are counted: after from_day, up to t1; after the first "
    "gatherings with attendance where the records begin with those",
    """SELECT p.partnership, t.start_day AS whole_from, o.first_day,
        greatest(t.start_day, a.after, CASE WHEN m.first_day = o.first_day THEN coalesce(d.day, {t1}) ELSE a.after END)
            AS from_day,
        coalesce(p.term_months, {term_months}) AS term_months
    FROM partnership p JOIN on_record o ON o.partnership = p.partnership
    JOIN after_first_months a ON a.first_day = o.first_day
    JOIN term_start t ON t.term_months = CASE WHEN p.term_months > 0 THEN p.term_months ELSE {term_months} END
    LEFT JOIN met_span m ON m.partnership = p.partnership
    LEFT JOIN settled_in d ON d.partnership = p.partnership
    WHERE NOT p.one_off""",
)

GAP = Step(
    "usual_gap",
    "the median days between a partnership's gatherings",
    """SELECT partnership, percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) AS gap FROM (
        SELECT partnership, day - lag(day) OVER (PARTITION BY partnership ORDER BY day) AS gap FROM gathering
    ) gaps WHERE gap > 0 GROUP BY partnership""",
)

SEAT_TIME = Step(
    "seat_time",
    "the days each member held a seat within the window; for members with no seat recorded in it, the days from first "
    "to last gathering attended in it, and one usual gap",
    """SELECT w.partnership, s.member,
        greatest(0, least(coalesce(s.end_day, {t1}), {t1}) - greatest(s.start_day, w.from_day)) AS days
    FROM arrival_window w JOIN spell s ON s.partnership = w.partnership
    WHERE s.start_day <= {t1} AND coalesce(s.end_day, {t1}) > w.from_day
    UNION ALL
    SELECT w.partnership, x.member, max(x.day) - min(x.day) + coalesce(max(g.gap), 0)
    FROM arrival_window w JOIN participation x ON x.partnership = w.partnership
        AND x.day > w.from_day AND x.day <= {t1}
    LEFT JOIN usual_gap g ON g.partnership = w.partnership
    LEFT JOIN (SELECT DISTINCT w2.partnership, s.member FROM arrival_window w2
               JOIN spell s ON s.partnership = w2.partnership
               WHERE s.start_day <= {t1} AND coalesce(s.end_day, {t1}) > w2.from_day) seated
        ON seated.partnership = x.partnership AND seated.member = x.member
    WHERE seated.member IS NULL
    GROUP BY w.partnership, x.member""",
)

NEW = Step(
    "new_in_window",
    "members whose first gathering in the partnership fell in the window; those who are merely on its first sheets of "
    "attendance, after years known by seats alone, are new to the records and not to the table",
    """SELECT w.partnership, f.member, f.day FROM arrival_window w
    JOIN first_in f ON f.partnership = w.partnership AND f.day > w.from_day AND f.day <= {t1}
    LEFT JOIN met_span m ON m.partnership = w.partnership
    LEFT JOIN after_first_months a ON a.first_day = m.first_day
    LEFT JOIN settled_in d ON d.partnership = w.partnership
    LEFT JOIN (SELECT DISTINCT s.partnership, s.member FROM arrival_window w2
               JOIN spell s ON s.partnership = w2.partnership AND s.start_day > w2.from_day) told
        ON told.partnership = f.partnership AND told.member = f.member
    WHERE m.partnership IS NULL OR f.day < m.first_day OR f.day > greatest(a.after, coalesce(d.day, {t1}))
        OR told.member IS NOT NULL""",
)

ARRIVALS = Step(
    "arrivals",
    "newcomers and seat-years of each lasting partnership",
    """SELECT w.partnership, w.from_day, w.whole_from, w.term_months, w.first_day,
        coalesce(k.n, 0) AS newcomers, coalesce(e.days, 0) / 365.25e0 AS seat_years,
        coalesce(d.first_seen, 0) AS first_seen
    FROM arrival_window w
    LEFT JOIN (SELECT partnership, count(*) AS n FROM new_in_window GROUP BY partnership) k
        ON k.partnership = w.partnership
    LEFT JOIN (SELECT partnership, sum(days) AS days FROM seat_time GROUP BY partnership) e
        ON e.partnership = w.partnership
    LEFT JOIN (SELECT partnership, count(*) AS first_seen FROM seat_at WHERE start_is = 'first_seen'
               GROUP BY partnership) d ON d.partnership = w.partnership
    ORDER BY w.partnership""",
)

SHARED = (SETTLED, WINDOW, GAP, SEAT_TIME, NEW)

UNDER = (
    Step(
        "records",
        "the record of each newcomer's first gathering",
        """SELECT n.partnership, CASE WHEN p.from_seats THEN 'seats' ELSE 'attendance' END AS tbl,
            min(p.record) AS record
        FROM new_in_window n JOIN participation p
            ON p.partnership = n.partnership AND p.member = n.member AND p.day = n.day
        GROUP BY n.partnership, n.member, p.from_seats""",
    ),
)


def arrivals(gathered: Gathered) -> Table:
    gathered.have(*SHARED)
    return gathered.finish(ARRIVALS, by=partial(_finished, t1=gathered.period.t1))


def _finished(table: Table, t1: int) -> Table:
    newcomers = [int(each) for each in table.plain("newcomers")]
    k, years = np.array(newcomers, float), np.array(table.plain("seat_years"), float)
    known = (np.array(table.plain("from_day"), np.int64) < t1) & (years > 0)
    years[~known] = np.nan
    low, high = interval(k, years)
    return Table(
        {
            "partnership": table.plain("partnership"),
            "subject": [""] * len(table),
            "value": (k / years).tolist(),
            "low": low.tolist(),
            "high": high.tolist(),
            "n": newcomers,
            "expected": [None] * len(table),
            "note": for_each(_note, known.tolist(), table.plain("first_seen")),
            "seat_years": years.tolist(),
            "window_start": table.plain("from_day"),
            "whole_window_start": table.plain("whole_from"),
            "term_months": table.plain("term_months"),
        }
    )


def _note(known: bool, first_seen: int) -> str:
    if not known:
        return TOO_NEW
    return FIRST_SEEN if first_seen else ""
