"""How often somebody new joins, for each seat.

Question   Is new blood coming to this table, and how fast?
Formula    k / E over the last W months (the term, or 48; what is on record if shorter); interval from
           Gamma(k + 1/2, E). k: members whose first gathering in the partnership fell in the window. E: the years each
           seat was held within it, of members with a seat recorded in it; of the others, from first to last gathering
           attended within it and the median gap between the partnership's gatherings. Where E stays under 15
           seat-years the window is longer by whole years, until it reaches them or the record's beginning. Where at
           least half of all newcomers on record came within spans of 31 days that hold 3 of them, or a quarter of the
           seats if that is more, elections bring them, and the whole record is counted. The first 3 months are left
           out of the partnership's records, and of its sheets of attendance where years known by seats alone come
           before them (unless a seat says that the member joined then); where sheets come first, its first gatherings
           with attendance are left out as well, as who was away from those is not new
Takes      first_in: (partnership, member, day); spell: (partnership, member, start_day, end_day);
           gathering: (partnership, day, from_seats); the term's months, or 48
Gives      (partnership, value: newcomers a year for each seat, low and high: 90% interval (from 0, where k is 0),
           n: newcomers k, seat_years: E, window_start: the day after which arrivals are counted, whole_window_start:
           that on which a whole term would begin, term_months, term_given, counted_from: the day after which arrivals
           can be told at all, longer: by how many years the window is longer than a term, came_on: days of the window
           on which newcomers came, ever_came and ever_came_on: newcomers and such days on the whole record, by_clock:
           whether elections bring them); one row a lasting partnership
Unit       newcomers per seat-year
Undefined  null while the partnership's first 3 months, or first gatherings, are all there is
Misleads   seats known by first-seen dates come late; deputies are nobody's arrival; a window shorter than
           a term mistakes the quiet years between elections for staleness; where the whole record is counted, recent
           change is hidden by it
Source     Gamma-Poisson posterior with Jeffreys' prior: Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6
"""

from functools import partial

import numpy as np

from afresh.engine.contract import Step
from afresh.forms import count, day, rate, years
from afresh.measure.measure import Measure
from afresh.measure.notes import FIRST_SEEN, TOO_NEW, for_each
from afresh.measure.wording import fact, within
from afresh.snapshot.workspace import Workspace
from afresh.statistics.rates import interval
from afresh.table import Table
from afresh.vocabulary import Finding, day_from

SETTLED = Step(
    "settled_in",
    "the day by which each partnership had its first gatherings with attendance, for those who missed some of them",
    """SELECT partnership, day FROM (
        SELECT partnership, day, row_number() OVER (PARTITION BY partnership ORDER BY day, gathering) AS nth
        FROM gathering WHERE NOT from_seats
    ) numbered WHERE nth = {first_gatherings}""",
)

# Who is marked away is no member yet: a name on a list of apologies has met nobody, and lists of apologies are often
# not kept. With five gatherings left out, a board that meets twice a year could not be judged for two and a half
# years; with more months, one that meets monthly would lose records for no gain. Three is set in the planted-truth
# study.
COUNTED_FROM = Step(
    "counted_from",
    "the day after which each lasting partnership's arrivals can be told: after its first months on record, and after "
    "the first gatherings with attendance where the records begin with those",
    """SELECT p.partnership, o.first_day, coalesce(p.term_months, {term_months}) AS term_months,
        t.start_day AS whole_from, p.term_months IS NOT NULL AS term_given,
        greatest(a.after, CASE WHEN m.first_day = o.first_day THEN coalesce(d.day, {t1}) ELSE a.after END) AS begins
    FROM partnership p JOIN on_record o ON o.partnership = p.partnership
    JOIN after_first_months a ON a.first_day = o.first_day
    JOIN term_start t ON t.term_months = CASE WHEN p.term_months > 0 THEN p.term_months ELSE {term_months} END
        AND t.longer = 0
    LEFT JOIN met_span m ON m.partnership = p.partnership
    LEFT JOIN settled_in d ON d.partnership = p.partnership
    WHERE NOT p.one_off""",
)

NEWCOMER = Step(
    "newcomer",
    "members whose first gathering in the partnership fell after that day; those who are merely on its first sheets of "
    "attendance, after years known by seats alone, are new to the records and not to the table",
    """SELECT c.partnership, f.member, f.day FROM counted_from c
    JOIN first_in f ON f.partnership = c.partnership AND f.day > c.begins AND f.day <= {t1}
    LEFT JOIN met_span m ON m.partnership = c.partnership
    LEFT JOIN after_first_months a ON a.first_day = m.first_day
    LEFT JOIN (SELECT DISTINCT s.partnership, s.member FROM counted_from c2
               JOIN spell s ON s.partnership = c2.partnership AND s.start_day > c2.begins) seated
        ON seated.partnership = f.partnership AND seated.member = f.member
    WHERE m.partnership IS NULL OR f.day < m.first_day OR f.day > a.after OR seated.member IS NOT NULL""",
)

GAP = Step(
    "usual_gap",
    "the median days between a partnership's gatherings",
    """SELECT partnership, percentile_cont(0.5) WITHIN GROUP (ORDER BY gap) AS gap FROM (
        SELECT partnership, day - lag(day) OVER (PARTITION BY partnership ORDER BY day) AS gap FROM gathering
    ) gaps WHERE gap > 0 GROUP BY partnership""",
)

TERM_WINDOW = Step(
    "term_window",
    "the days over which a term's arrivals are counted: after from_day, up to t1",
    "SELECT partnership, 0 AS longer, greatest(whole_from, begins) AS from_day FROM counted_from",
)


def _seat_time(windows: str) -> str:
    """The days of seat time within each window, by partnership and by how much longer than a term it is."""
    return f"""SELECT partnership, longer, sum(days) AS days FROM (
        SELECT w.partnership, w.longer,
            greatest(0, least(coalesce(s.end_day, {{t1}}), {{t1}}) - greatest(s.start_day, w.from_day)) AS days
        FROM {windows} w JOIN spell s ON s.partnership = w.partnership
        WHERE s.start_day <= {{t1}} AND coalesce(s.end_day, {{t1}}) > w.from_day
        UNION ALL
        SELECT w.partnership, w.longer, max(x.day) - min(x.day) + coalesce(max(g.gap), 0)
        FROM {windows} w JOIN participation x ON x.partnership = w.partnership
            AND x.day > w.from_day AND x.day <= {{t1}}
        LEFT JOIN usual_gap g ON g.partnership = w.partnership
        LEFT JOIN (SELECT DISTINCT w2.partnership, w2.longer, s.member FROM {windows} w2
                   JOIN spell s ON s.partnership = w2.partnership
                   WHERE s.start_day <= {{t1}} AND coalesce(s.end_day, {{t1}}) > w2.from_day) seated
            ON seated.partnership = x.partnership AND seated.longer = w.longer AND seated.member = x.member
        WHERE seated.member IS NULL
        GROUP BY w.partnership, w.longer, x.member
    ) held GROUP BY partnership, longer"""


TERM_TIME = Step(
    "term_time",
    "the days each member held a seat within the window; for members with no seat recorded in it, the days from first "
    "to last gathering attended in it, and one usual gap",
    _seat_time("term_window"),
)

TOGETHER = Step(
    "came_together",
    "the days on which newcomers came, how many that day, and the most within any span of clock_days that holds it",
    """SELECT partnership, day, came, max(span) OVER (PARTITION BY partnership ORDER BY day
        RANGE BETWEEN CURRENT ROW AND {clock_span} FOLLOWING) AS together
    FROM (
        SELECT partnership, day, came, sum(came) OVER (PARTITION BY partnership ORDER BY day
            RANGE BETWEEN {clock_span} PRECEDING AND CURRENT ROW) AS span
        FROM (SELECT partnership, day, count(*) AS came FROM newcomer GROUP BY partnership, day) daily
    ) spans""",
)

CLOCK = Step(
    "election_clock",
    "each partnership's newcomers and the days they came on, on its whole record; whether half of them came together, "
    "a quarter of the seats or more at once, as after an election",
    """SELECT c.partnership, sum(g.came) AS newcomers, count(*) AS days,
        2 * sum(CASE WHEN g.together >= greatest({clock_fewest}, coalesce(t.days, 0) / 4e0
                / greatest(1, {t1} - w.from_day)) THEN g.came ELSE 0 END) >= sum(g.came) AS by_clock
    FROM counted_from c JOIN came_together g ON g.partnership = c.partnership
    JOIN term_window w ON w.partnership = c.partnership
    LEFT JOIN term_time t ON t.partnership = c.partnership
    GROUP BY c.partnership""",
)

LONGER_WINDOW = Step(
    "longer_window",
    "longer windows, by years, where a term holds too few seat-years or newcomers come with elections",
    """SELECT c.partnership, l.longer, greatest(l.start_day, c.begins) AS from_day
    FROM counted_from c JOIN term_start l ON l.longer > 0 AND l.previous > c.begins
        AND l.term_months = CASE WHEN c.term_months > 0 THEN c.term_months ELSE {term_months} END
    LEFT JOIN term_time t ON t.partnership = c.partnership
    LEFT JOIN election_clock k ON k.partnership = c.partnership
    WHERE coalesce(t.days, 0) < 365.25e0 * {seat_years} OR coalesce(k.by_clock, false)""",
)

LONGER_TIME = Step("longer_time", "the seat time within those", _seat_time("longer_window"))

WINDOW = Step(
    "arrival_window",
    "the days over which each lasting partnership's arrivals are counted, after from_day, up to t1, and the seat "
    "time within: a term; longer by years until it holds seat-years enough; the whole record where elections bring "
    "newcomers",
    """SELECT w.partnership, w.from_day, coalesce(l.longer, 0) AS longer, coalesce(l.days, t.days, 0) AS days
    FROM (
        SELECT w.partnership, coalesce(max(l.from_day), min(w.from_day)) AS from_day
        FROM term_window w LEFT JOIN (
            SELECT l.partnership, CASE WHEN coalesce(k.by_clock, false) OR max(coalesce(e.enough, 0)) = 0
                THEN min(l.from_day) ELSE max(CASE WHEN e.enough = 1 THEN l.from_day END) END AS from_day
            FROM longer_window l
            LEFT JOIN (SELECT partnership, longer,
                    CASE WHEN days >= 365.25e0 * {seat_years} THEN 1 ELSE 0 END AS enough FROM longer_time) e
                ON e.partnership = l.partnership AND e.longer = l.longer
            LEFT JOIN election_clock k ON k.partnership = l.partnership
            GROUP BY l.partnership, k.by_clock
        ) l ON l.partnership = w.partnership
        GROUP BY w.partnership
    ) w
    LEFT JOIN term_time t ON t.partnership = w.partnership
    LEFT JOIN (
        SELECT l.partnership, l.from_day, min(l.longer) AS longer, max(e.days) AS days FROM longer_window l
        LEFT JOIN longer_time e ON e.partnership = l.partnership AND e.longer = l.longer
        GROUP BY l.partnership, l.from_day
    ) l ON l.partnership = w.partnership AND l.from_day = w.from_day""",
)

NEW = Step(
    "new_in_window",
    "those newcomers who came in the window",
    """SELECT w.partnership, n.member, n.day FROM arrival_window w
    JOIN newcomer n ON n.partnership = w.partnership AND n.day > w.from_day""",
)

ARRIVALS = Step(
    "arrivals",
    "newcomers and seat-years of each lasting partnership",
    """SELECT w.partnership, w.from_day, c.begins, c.whole_from, c.term_months, c.term_given, c.first_day, w.longer,
        coalesce(k.n, 0) AS newcomers, coalesce(k.came_on, 0) AS came_on, w.days / 365.25e0 AS seat_years,
        coalesce(e.newcomers, 0) AS ever_came, coalesce(e.days, 0) AS ever_came_on,
        coalesce(e.by_clock, false) AS by_clock, coalesce(d.first_seen, 0) AS first_seen
    FROM arrival_window w JOIN counted_from c ON c.partnership = w.partnership
    LEFT JOIN (SELECT partnership, count(*) AS n, count(DISTINCT day) AS came_on FROM new_in_window
               GROUP BY partnership) k ON k.partnership = w.partnership
    LEFT JOIN election_clock e ON e.partnership = w.partnership
    LEFT JOIN (SELECT partnership, count(*) AS first_seen FROM seat_at WHERE start_is = 'first_seen'
               GROUP BY partnership) d ON d.partnership = w.partnership
    ORDER BY w.partnership""",
)

SHARED = (
    SETTLED, COUNTED_FROM, NEWCOMER, GAP, TERM_WINDOW, TERM_TIME, TOGETHER, CLOCK, LONGER_WINDOW, LONGER_TIME, WINDOW,
    NEW,
)  # fmt: skip

RECORDS = (
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


def hold_newcomers(workspace: Workspace) -> None:
    """Hold newcomers and seat time, for the measure and for the state that rests on them."""
    workspace.ensure_table(*SHARED, clock_span=int(workspace.settings.clock_days) - 1)


def arrivals(workspace: Workspace) -> Table:
    hold_newcomers(workspace)
    return workspace.finish(ARRIVALS, by=partial(_finished, t1=workspace.period.t1))


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
            "term_given": table.plain("term_given"),
            "counted_from": table.plain("begins"),
            "longer": table.plain("longer"),
            "came_on": [int(each) for each in table.plain("came_on")],
            "ever_came": [int(each) for each in table.plain("ever_came")],
            "ever_came_on": [int(each) for each in table.plain("ever_came_on")],
            "by_clock": table.plain("by_clock"),
        }
    )


def _note(known: bool, first_seen: int) -> str:
    if not known:
        return TOO_NEW
    return FIRST_SEEN if first_seen else ""


def sentence(f: Finding) -> str:
    since = f" since {day(day_from(fact(f, 'window_start')))}" if "window_start" in f.facts else ""
    who = count(f.n, "person", "people") if f.n else "nobody"
    came = f"{who} joined{since}: {rate(f.value or 0)} a year for each seat{within(f, rate)}"
    return f"{came}. At that rate a seat changes hands about every {_about(1 / f.value)}" if f.value else came


def _about(value: float) -> str:
    return years(value if value < 1.5 else round(value))


MEASURE = Measure(
    function=arrivals,
    family="renewal",
    records=RECORDS,
    title="Arrivals",
    sentence=sentence,
    form=rate,
)
