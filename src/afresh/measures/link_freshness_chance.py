"""Link freshness set against chance: the same table with other newcomers.

Question   Did the newcomers bring new links, or were they people everybody knew already?
Formula    value: link freshness as it is. Expected, low and high: mean, 5th and 95th percentile of link freshness
           over 1,000 draws in which the continuing members stay, each newcomer's place in the pattern of B is
           taken by a member drawn, without replacement, from those active in the period in partnerships of the
           same area (all, where P gives none) who were never in P. In one-off gatherings all members are drawn,
           weighted by how often they took part in the period's one-off gatherings, for a team of the same size
           on the day of one of those gatherings, drawn too: the range depends on the size alone
Takes      pair_now: (partnership, a, b, is_new); member_now; first_in: (partnership, member, day); first_met;
           partnership: area
Gives      (partnership, value, low, high, n: pairs in B, expected, newcomers, outside: how often a draw
           lies outside the range of the others, pool: members to draw from)
Unit       share, 0 to 1
Undefined  low, high and expected are null with fewer than 3 newcomers in a lasting partnership, or with fewer
           members to draw from than places; everything is null where no two members took part together, or
           every gathering was a plenary
Misleads   within the first 36 months of the records it is provisional: pasts too short to have met in; dates
           that are first seen blur draws and records alike; the pool is who was active, not who was willing
Source     permutation within strata: Gotelli and Graves (1996), Null Models in Ecology; draws one after another
           by weight: Efraimidis and Spirakis (2006), Information Processing Letters 97:181
"""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from afresh.engine.contract import Step
from afresh.engine.first_met import FirstMet
from afresh.gatherings.canonical import canonical
from afresh.gatherings.drawing import range_of, teams_by_weight
from afresh.gatherings.gathered import Gathered
from afresh.gatherings.met_by import MetBy
from afresh.gatherings.other_newcomers import OtherNewcomers, Pattern
from afresh.gatherings.together import TOGETHER, too_early_for_chance
from afresh.measures.link_freshness import UNDER as UNDER
from afresh.measures.notes import ALONE, PLENARY, PROVISIONAL, SMALL_POOL, TOO_FEW, together
from afresh.table import Table

FAMILY = "renewal"
ONE_MACHINE = "it draws teams at random from everybody who could have sat there, over the whole network at once"

SEED = 20_050_429

AREA_OF = Step(
    "area_of",
    "each partnership's area as a number; 0 where none is given",
    """SELECT partnership, CASE WHEN trim(coalesce(area, '')) = '' THEN 0
        ELSE CAST(dense_rank() OVER (ORDER BY lower(trim(coalesce(area, '')))) AS INTEGER) END AS area
    FROM partnership""",
)

SET_AGAINST_CHANCE = Step(
    "set_against_chance",
    "each partnership that gathered in the period: its pairs, members, newcomers and area (0: anywhere)",
    """SELECT p.partnership, q.one_off, p.plenaries = p.gatherings AS plenary, a.area, m.members, m.newcomers,
        coalesce(c.pairs, 0) AS pairs, coalesce(c.new_pairs, 0) AS new_pairs
    FROM plenary_now p JOIN partnership q ON q.partnership = p.partnership JOIN area_of a
        ON a.partnership = p.partnership
    JOIN (SELECT n.partnership, count(*) AS members, sum(CASE WHEN f.day > {t0} THEN 1 ELSE 0 END) AS newcomers
          FROM member_now n JOIN first_in f ON f.partnership = n.partnership AND f.member = n.member
          GROUP BY n.partnership) m ON m.partnership = p.partnership
    LEFT JOIN (SELECT partnership, count(*) AS pairs, sum(CASE WHEN is_new THEN 1 ELSE 0 END) AS new_pairs
               FROM pair_now GROUP BY partnership) c ON c.partnership = p.partnership""",
)

ROWS = Step("rows_of_chance", "the same, in order", "SELECT * FROM set_against_chance ORDER BY partnership")

COMPARED = Step(
    "compared_with_chance",
    "the lasting partnerships with newcomers enough, area by area",
    """SELECT area, partnership, pairs, new_pairs FROM set_against_chance
    WHERE NOT one_off AND pairs > 0 AND newcomers >= {chance_newcomers} ORDER BY area, partnership""",
)

ACTIVE = Step(
    "active",
    "who was active in the period in which area",
    """SELECT DISTINCT a.area, m.member FROM member_now m JOIN area_of a ON a.partnership = m.partnership
        ORDER BY a.area, m.member""",
)

EVER = Step(
    "ever",
    "everybody who was ever in one of these partnerships, and whether new in the period",
    """SELECT f.partnership, f.member, f.day > {t0} AS is_newcomer FROM first_in f
    JOIN compared_with_chance c ON c.partnership = f.partnership ORDER BY f.partnership, f.member""",
)

BESIDE = Step(
    "beside",
    "their pairs with a newcomer in them, and whether both are newcomers",
    """SELECT n.partnership, CASE WHEN x.day > {t0} THEN n.a ELSE n.b END AS newcomer,
        CASE WHEN x.day > {t0} THEN n.b ELSE n.a END AS other, x.day > {t0} AND y.day > {t0} AS both_new, n.is_new
    FROM pair_now n JOIN compared_with_chance c ON c.partnership = n.partnership
    JOIN first_in x ON x.partnership = n.partnership AND x.member = n.a
    JOIN first_in y ON y.partnership = n.partnership AND y.member = n.b
    WHERE x.day > {t0} OR y.day > {t0} ORDER BY n.partnership, n.a, n.b""",
)

ONE_OFF_DAYS = Step(
    "one_off_days",
    "the days of the period's one-off gatherings",
    "SELECT day FROM gathering WHERE one_off AND NOT plenary AND day > {t0} ORDER BY day",
)

ACTIVITY = Step(
    "activity",
    "how often each member took part in the period's one-off gatherings",
    """SELECT x.member, count(*) AS times FROM participation x JOIN gathering g ON g.gathering = x.gathering
    WHERE g.one_off AND NOT g.plenary AND x.day > {t0} GROUP BY x.member ORDER BY x.member""",
)


@dataclass(frozen=True)
class Chance:
    expected: float
    low: float
    high: float

    outside: float

    @classmethod
    def of(cls, fresh: np.ndarray, pairs: int) -> "Chance":
        """Of so many pairs, how many are fresh in each draw."""
        low, high, outside = range_of(fresh)
        return cls(float(fresh.mean() / pairs), float(low / pairs), float(high / pairs), float(outside))


def link_freshness_chance(gathered: Gathered) -> Table:
    gathered.have(*TOGETHER, AREA_OF, SET_AGAINST_CHANCE)
    rows = list(gathered.ask(ROWS).rows())
    fewest = gathered.settings.chance_newcomers
    place = canonical(gathered).member
    chances, pools = _lasting(gathered, place)
    sizes = {int(row["members"]) for row in rows if row["one_off"] and row["pairs"]}
    of_size, pool = _one_off(gathered, sizes, place) if sizes else ({}, 0)
    found = [of_size.get(int(row["members"])) if row["one_off"] else chances.get(row["partnership"]) for row in rows]
    notes = [_note(row, chance, fewest) for row, chance in zip(rows, found, strict=True)]
    early = too_early_for_chance(gathered)
    return Table(
        {
            "partnership": [row["partnership"] for row in rows],
            "subject": ["" for _ in rows],
            "value": [row["new_pairs"] / row["pairs"] if row["pairs"] else None for row in rows],
            "low": [chance.low if chance else None for chance in found],
            "high": [chance.high if chance else None for chance in found],
            "n": [int(row["pairs"]) for row in rows],
            "expected": [chance.expected if chance else None for chance in found],
            "note": [together(note, PROVISIONAL if early and not note else "") for note in notes],
            "newcomers": [int(row["newcomers"]) for row in rows],
            "outside": [chance.outside if chance else None for chance in found],
            "pool": [pool if row["one_off"] else pools.get(row["partnership"]) for row in rows],
        }
    )


def _note(row: dict[str, int], chance: Chance | None, fewest: float) -> str:
    if row["plenary"]:
        return PLENARY
    if not row["pairs"]:
        return ALONE
    if chance is not None:
        return ""
    return TOO_FEW if not row["one_off"] and row["newcomers"] < fewest else SMALL_POOL


def _lasting(gathered: Gathered, place: np.ndarray) -> tuple[dict[int, Chance], dict[int, int]]:
    """Ranges of lasting partnerships, each from the same start of the random numbers."""
    compared, active = gathered.arrays(COMPARED), gathered.arrays(ACTIVE)
    everyone = np.unique(active["member"])
    everyone = everyone[np.argsort(place[everyone])]
    rank = np.full(len(place), -1, np.int32)
    rank[everyone] = np.arange(len(everyone))
    others = OtherNewcomers(
        MetBy(gathered.met, gathered.period.t0, everyone), SEED, int(gathered.settings.chance_draws)
    )
    near, tables = _Grouped(active, "area"), _tables(gathered, rank)
    chances, pools, area = {}, {}, None
    for row in zip(*(compared[name].tolist() for name in ("area", "partnership", "pairs", "new_pairs")), strict=True):
        if row[0] != area:
            area = row[0]
            others.come_from(np.sort(rank[near.of(area)["member"]]) if area else np.arange(len(everyone)))
        _, code, pairs, new_pairs = row
        table, never, were_new = tables(code)
        met, pools[code] = others.met_before(table, never)
        if met is not None:
            chances[code] = Chance.of(new_pairs - were_new + table.pairs - met, pairs)
    return chances, pools


def _tables(gathered: Gathered, rank: np.ndarray) -> Callable[[int], tuple[Pattern, np.ndarray, int]]:
    """For each partnership: where its newcomers sat, who was ever in it, and how many pairs with a newcomer are new."""
    ever, beside = (
        _Grouped(gathered.arrays(COMPARED, EVER), "partnership"),
        _Grouped(gathered.arrays(COMPARED, BESIDE), "partnership"),
    )
    number = np.zeros(len(rank), np.intp)

    def table(code: int) -> tuple[Pattern, np.ndarray, int]:
        mine, pairs = ever.of(code), beside.of(code)
        newcomers = np.sort(rank[mine["member"][mine["is_newcomer"]]])
        number[newcomers] = np.arange(len(newcomers))
        new, other, both = number[rank[pairs["newcomer"]]], rank[pairs["other"]], pairs["both_new"]
        pattern = Pattern(len(newcomers), new[~both], other[~both], new[both], number[other[both]])
        never = rank[mine["member"]]
        return pattern, never[never >= 0], int(pairs["is_new"].sum())

    return table


class _Grouped:
    """Rows in order of one column, to be had by its values."""

    def __init__(self, rows: dict[str, np.ndarray], by: str):
        self._rows = rows
        values, starts = np.unique(rows[by], return_index=True)
        self._from_to = dict(zip(values.tolist(), pairwise([*starts.tolist(), len(rows[by])]), strict=True))

    def of(self, value: int) -> dict[str, np.ndarray]:
        start, end = self._from_to.get(value, (0, 0))
        return {name: values[start:end] for name, values in self._rows.items()}


def _one_off(gathered: Gathered, sizes: set[int], place: np.ndarray) -> tuple[dict[int, Chance], int]:
    """A range for each size: the first m of every drawn team are a drawn team of m."""
    activity, days = gathered.arrays(ACTIVITY), gathered.arrays(ONE_OFF_DAYS)["day"]
    order = np.argsort(place[activity["member"]])
    member, weight = activity["member"][order], activity["times"][order].astype(float)
    largest = max((size for size in sizes if size <= len(member)), default=0)
    if largest < 2:
        return {}, len(member)
    rng = np.random.default_rng(SEED)
    draws = int(gathered.settings.chance_draws)
    day = rng.choice(days, draws)
    team = member[teams_by_weight(rng, draws, largest, weight)]
    fresh = _fresh_by_size(gathered.met, team, day)
    possible = {size for size in sizes if 2 <= size <= largest}
    return {size: Chance.of(fresh[:, size - 1], size * (size - 1) // 2) for size in possible}, len(member)


def _fresh_by_size(met: FirstMet, team: np.ndarray, day: np.ndarray) -> np.ndarray:
    """For each team, the fresh pairs among its first 1, 2, 3 ... members."""
    added = [np.zeros(len(team), np.int64)]
    for last in range(1, team.shape[1]):
        days = met.days(team[:, :last], team[:, last : last + 1])
        added.append((days >= day[:, None]).sum(axis=1))
    return np.cumsum(np.stack(added, axis=1), axis=1)
