"""Who took part with whom in the period: the pairs that most of renewal is about."""

from typing import TYPE_CHECKING

from afresh.engine.contract import Step
from afresh.features import period_pairs
from afresh.vocabulary import day_from

if TYPE_CHECKING:
    from afresh.snapshot.workspace import Workspace

MEMBER_NOW = Step(
    "member_now",
    "S: the members who took part in a partnership in the period",
    """SELECT partnership, member, min(day) AS first_day_now, count(*) AS gatherings
    FROM participation WHERE day > {t0} AND day <= {t1} GROUP BY partnership, member""",
)

PAIR_NOW = Step(
    "pair_now",
    "B: the pairs who took part together in the period in a gathering that is not a plenary, with the day they first "
    "met anywhere; new when that day is in the period (in one-off gatherings: is the day itself)",
    """SELECT b.partnership, b.a, b.b, f.day AS met,
        CASE WHEN p.one_off THEN f.day >= b.day ELSE f.day > {t0} END AS is_new
    FROM (SELECT g.partnership, x.member AS a, y.member AS b, min(g.day) AS day
          FROM gathering g
          JOIN participation x ON x.gathering = g.gathering
          JOIN participation y ON y.gathering = g.gathering AND x.member < y.member
          WHERE g.day > {t0} AND g.day <= {t1} AND NOT g.plenary
          GROUP BY g.partnership, x.member, y.member) b
    JOIN first_met f ON f.a = b.a AND f.b = b.b
    JOIN partnership p ON p.partnership = b.partnership""",
)

PLENARY_NOW = Step(
    "plenary_now",
    "partnerships with gatherings in the period, and how many of those are plenaries",
    """SELECT partnership, count(*) AS gatherings, sum(CASE WHEN plenary THEN 1 ELSE 0 END) AS plenaries
    FROM gathering WHERE day > {t0} AND day <= {t1} GROUP BY partnership""",
)

DATED_FIRST_SEEN = Step(
    "dated_first_seen",
    "partnerships some of whose seats are dated by when they were first seen",
    "SELECT partnership, count(*) AS seats FROM seat_at WHERE start_is = 'first_seen' GROUP BY partnership",
)

KNEW = Step(
    "knew",
    "pairs of a partnership's members who had met before, each way round",
    """SELECT k.partnership, CASE WHEN w.way = 1 THEN k.a ELSE k.b END AS member,
        CASE WHEN w.way = 1 THEN k.b ELSE k.a END AS other
    FROM (SELECT x.partnership, x.member AS a, y.member AS b
          FROM first_met f
          JOIN member_now x ON x.member = f.a
          JOIN member_now y ON y.member = f.b AND y.partnership = x.partnership
          JOIN partnership p ON p.partnership = x.partnership
          WHERE CASE WHEN p.one_off THEN f.day < greatest(x.first_day_now, y.first_day_now) ELSE f.day <= {t0} END) k
    CROSS JOIN (SELECT 1 AS way UNION ALL SELECT 2) w""",
)

TOGETHER = (MEMBER_NOW, PAIR_NOW, PLENARY_NOW, DATED_FIRST_SEEN)


def ensure_co_attendance(workspace: "Workspace", *more: Step) -> None:
    """These steps and those of TOGETHER, run once; pairs as arrays where the engine is on this machine."""
    workspace.ensure_table(MEMBER_NOW)
    if workspace.engine.on_one_machine:
        workspace.memoise(
            PAIR_NOW.name, lambda: workspace.ensure_loaded(PAIR_NOW.name, period_pairs.pair_now(workspace))
        )
        if KNEW in more:
            workspace.memoise(KNEW.name, lambda: workspace.ensure_loaded(KNEW.name, period_pairs.knew(workspace)))
    workspace.ensure_table(*TOGETHER, *more)


def starts_early(workspace: "Workspace") -> bool:
    """Whether the period starts within the first months of all records: who had met before is then only a bound."""
    return workspace.records_start > workspace.days_before_t0(int(workspace.settings.freshness_burn_in_months))


def months_known(workspace: "Workspace") -> int:
    """Whole months of records before the period."""
    start, first = workspace.period.start, day_from(workspace.records_start)
    months = (start.year - first.year) * 12 + start.month - first.month - (start.day < first.day)
    return max(0, months)


def too_early_for_chance(workspace: "Workspace") -> bool:
    """Whether it starts within the first months in which a comparison with chance is provisional."""
    return workspace.records_start > workspace.days_before_t0(int(workspace.settings.chance_burn_in_months))
