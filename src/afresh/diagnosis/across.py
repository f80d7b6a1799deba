"""What holds across all partnerships and needs no state: who leads several, seats that changed hands, groups that
emptied."""

from collections import Counter
from dataclasses import dataclass

from afresh.engine.contract import Step
from afresh.snapshot.editions import LATEST_EDITION
from afresh.snapshot.workspace import Workspace

HELD = Step(
    "held_then_and_now",
    "members with a seat of a lasting partnership at the start of the period, at its end, or both; who leads it now",
    """SELECT s.partnership, s.member,
        max(CASE WHEN s.start_day <= {t0} AND coalesce(s.end_day, 1000000) >= {t0} THEN 1 ELSE 0 END) AS before,
        max(CASE WHEN s.start_day <= {t1} AND (coalesce(s.end_day, 1000000) >= {t1}
            OR (s.end_is = 'last_seen' AND s.end_day = e.day)) THEN 1 ELSE 0 END) AS now,
        max(CASE WHEN s.start_day <= {t1} AND (coalesce(s.end_day, 1000000) >= {t1}
                OR (s.end_is = 'last_seen' AND s.end_day = e.day))
            AND (lower(trim(s.role)) LIKE 'chair%' OR lower(trim(s.role)) LIKE 'co-chair%'
                OR lower(trim(s.role)) LIKE 'co chair%' OR lower(trim(s.role)) LIKE 'cochair%')
            THEN 1 ELSE 0 END) AS leads
    FROM seat_member s JOIN partnership p ON p.partnership = s.partnership
    CROSS JOIN latest_edition e
    WHERE NOT p.one_off AND s.member IS NOT NULL
    GROUP BY s.partnership, s.member""",
)


@dataclass(frozen=True)
class Across:
    emptied: tuple[int, ...]
    """Partnerships with seats held at the start of the period and none at its end, by code."""
    leaders: int
    """Members who chair or co-chair any."""
    leading: tuple[tuple[int, int], ...]
    """How many of them lead so many, from two on: (partnerships, leaders)."""
    seats: int
    """Seats held at the end, in partnerships that had any at the start."""
    new_hands: int
    """Of these, held by somebody who held none there at the start."""


def across(workspace: Workspace) -> Across:
    rows = list(workspace.ask(LATEST_EDITION, HELD).rows())
    before, now = Counter[int](), Counter[int]()
    leads = Counter[int]()
    for row in rows:
        before[row["partnership"]] += row["before"]
        now[row["partnership"]] += row["now"]
        leads[row["member"]] += row["leads"]
    known = {code for code, n in before.items() if n}
    there = [row for row in rows if row["now"] and row["partnership"] in known]
    several = Counter(n for n in leads.values() if n > 1)
    return Across(
        tuple(sorted(code for code in known if not now[code])),
        sum(n > 0 for n in leads.values()),
        tuple(sorted(several.items())),
        len(there),
        sum(not row["before"] for row in there),
    )
