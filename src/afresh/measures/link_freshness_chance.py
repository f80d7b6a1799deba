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
Gives      (partnership, value, low, high, n: pairs in B, expected, newcomers, pool: members to draw from)
Unit       share, 0 to 1
Undefined  low, high and expected are null with fewer than 3 newcomers in a lasting partnership, or with fewer
           members to draw from than places; everything is null where no two members took part together, or
           every gathering was a plenary
Misleads   within the first 36 months of the records it is provisional: pasts too short to have met in; dates
           that are first seen blur draws and records alike; the pool is who was active, not who was willing
Source     permutation within strata: Gotelli and Graves (1996), Null Models in Ecology; draws one after another
           by weight: Efraimidis and Spirakis (2006), Information Processing Letters 97:181
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from afresh.engine.contract import Step
from afresh.engine.first_met import FirstMet
from afresh.gatherings.canonical import canonical
from afresh.gatherings.drawing import CELLS_AT_ONCE, some_of, teams_by_weight
from afresh.gatherings.gathered import Gathered
from afresh.gatherings.met_by import MetBy
from afresh.gatherings.together import TOGETHER, too_early_for_chance
from afresh.measures.link_freshness import UNDER as UNDER
from afresh.measures.notes import ALONE, PLENARY, PROVISIONAL, SMALL_POOL, TOO_FEW, together
from afresh.table import Table

FAMILY = "renewal"

SEED = 20_050_429
PERCENTILES = (0.05, 0.95)

AREA_OF = Step(
    "area_of",
    "each partnership's area as a number",
    """SELECT partnership, trim(coalesce(area, '')) = '' AS anywhere,
        CAST(dense_rank() OVER (ORDER BY lower(trim(coalesce(area, '')))) AS INTEGER) AS area FROM partnership""",
)

PLACES = Step(
    "places",
    "each partnership that gathered in the period: its pairs, members and newcomers",
    """SELECT p.partnership, q.one_off, p.plenaries = p.gatherings AS plenary, a.area, a.anywhere, m.members,
        m.newcomers,
        coalesce(c.pairs, 0) AS pairs, coalesce(c.new_pairs, 0) AS new_pairs
    FROM plenary_now p JOIN partnership q ON q.partnership = p.partnership JOIN area_of a
        ON a.partnership = p.partnership
    JOIN (SELECT n.partnership, count(*) AS members, sum(CASE WHEN f.day > {t0} THEN 1 ELSE 0 END) AS newcomers
          FROM member_now n JOIN first_in f ON f.partnership = n.partnership AND f.member = n.member
          GROUP BY n.partnership) m ON m.partnership = p.partnership
    LEFT JOIN (SELECT partnership, count(*) AS pairs, sum(CASE WHEN is_new THEN 1 ELSE 0 END) AS new_pairs
               FROM pair_now GROUP BY partnership) c ON c.partnership = p.partnership
    ORDER BY p.partnership""",
)

ACTIVE = Step(
    "active",
    "who was active in the period in which area",
    """SELECT DISTINCT a.area, m.member FROM member_now m JOIN area_of a ON a.partnership = m.partnership
        ORDER BY a.area, m.member""",
)

EVER = Step(
    "ever",
    "everybody who was ever in a lasting partnership, and whether new in the period",
    """SELECT f.partnership, f.member, f.day > {t0} AS is_newcomer FROM first_in f
    JOIN partnership p ON p.partnership = f.partnership WHERE NOT p.one_off ORDER BY f.partnership, f.member""",
)

PATTERN = Step(
    "pattern",
    "the pairs of lasting partnerships",
    """SELECT n.partnership, n.a, n.b, n.is_new FROM pair_now n JOIN partnership p ON p.partnership = n.partnership
    WHERE NOT p.one_off ORDER BY n.partnership, n.a, n.b""",
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

    @classmethod
    def of(cls, shares: np.ndarray) -> "Chance":
        low, high = np.quantile(shares, PERCENTILES, method="inverted_cdf")
        return cls(float(shares.mean()), float(low), float(high))


def link_freshness_chance(gathered: Gathered) -> Table:
    gathered.have(*TOGETHER)
    rows = list(gathered.ask(AREA_OF, PLACES).rows())
    fewest = gathered.settings.chance_newcomers
    place = canonical(gathered).member
    lasting = [row for row in rows if not row["one_off"] and row["pairs"] and row["newcomers"] >= fewest]
    chances, pools = _lasting(gathered, lasting, place) if lasting else ({}, {})
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


def _lasting(
    gathered: Gathered, rows: list[dict[str, int]], place: np.ndarray
) -> tuple[dict[int, Chance], dict[int, int]]:
    """Ranges of lasting partnerships, each from the same start of the random numbers."""
    active, ever, pattern = gathered.arrays(AREA_OF, ACTIVE), gathered.arrays(EVER), gathered.arrays(PATTERN)
    everyone = np.unique(active["member"])
    met = MetBy(gathered.met, gathered.period.t0, everyone)
    draws = int(gathered.settings.chance_draws)
    positions = lru_cache(maxsize=32)(lambda size, of: some_of(np.random.default_rng(SEED), draws, size, of))
    chances, pools = {}, {}
    for row in rows:
        code = row["partnership"]
        mine, pairs = _of(ever, code), _of(pattern, code)
        around = everyone if row["anywhere"] else _of(active, row["area"], "area")["member"]
        pool = np.setdiff1d(around, mine["member"], assume_unique=True)
        newcomers = mine["member"][mine["is_newcomer"]]
        pools[code] = len(pool)
        if len(pool) < len(newcomers):
            continue
        pool, newcomers = pool[np.argsort(place[pool])], newcomers[np.argsort(place[newcomers])]
        drawn = pool[positions(len(newcomers), len(pool))]
        chances[code] = Chance.of(_fresh_with(drawn, newcomers, pairs, met) / len(pairs["a"]))
    return chances, pools


def _of(rows: dict[str, np.ndarray], code: int, by: str = "partnership") -> dict[str, np.ndarray]:
    start, end = np.searchsorted(rows[by], code, side="left"), np.searchsorted(rows[by], code, side="right")
    return {name: values[start:end] for name, values in rows.items()}


def _fresh_with(drawn: np.ndarray, newcomers: np.ndarray, pairs: dict[str, np.ndarray], met: MetBy) -> np.ndarray:
    """For each draw, how many of the pairs are fresh when the drawn sit in the newcomers' places."""
    a, b = pairs["a"], pairs["b"]
    slot = dict(zip(newcomers.tolist(), range(len(newcomers)), strict=True))
    slot_a = np.array([slot.get(member, -1) for member in a.tolist()])
    slot_b = np.array([slot.get(member, -1) for member in b.tolist()])
    change = np.flatnonzero((slot_a >= 0) | (slot_b >= 0))
    fresh = np.full(len(drawn), int(pairs["is_new"].sum() - pairs["is_new"][change].sum()))
    at_once = max(1, CELLS_AT_ONCE // len(drawn))
    for start in range(0, len(change), at_once):
        some = change[start : start + at_once]
        one = np.where(slot_a[some] >= 0, drawn[:, slot_a[some]], a[some])
        other = np.where(slot_b[some] >= 0, drawn[:, slot_b[some]], b[some])
        fresh += (~met.had(one, other)).sum(axis=1)
    return fresh


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
    return {size: Chance.of(fresh[:, size - 1] / (size * (size - 1) / 2)) for size in possible}, len(member)


def _fresh_by_size(met: FirstMet, team: np.ndarray, day: np.ndarray) -> np.ndarray:
    """For each team, the fresh pairs among its first 1, 2, 3 ... members."""
    added = [np.zeros(len(team), np.int64)]
    for last in range(1, team.shape[1]):
        days = met.days(team[:, :last], team[:, last : last + 1])
        added.append((days >= day[:, None]).sum(axis=1))
    return np.cumsum(np.stack(added, axis=1), axis=1)
