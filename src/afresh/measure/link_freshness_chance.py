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
Undefined  low, high and expected are null with fewer than 3 newcomers in a lasting partnership, with fewer
           members to draw from than places, or where a one-off gathering has nobody to draw from but its own
           members; everything is null where no two members took part together, or every gathering was a plenary
Misleads   within the first 36 months of the records it is provisional: pasts too short to have met in; dates
           that are first seen blur draws and records alike; the pool is who was active, not who was willing
Source     permutation within strata: Gotelli and Graves (1996), Null Models in Ecology; draws one after another
           by weight: Efraimidis and Spirakis (2006), Information Processing Letters 97:181
"""

from dataclasses import dataclass

import numpy as np

from afresh.engine.contract import Step
from afresh.engine.first_meetings import FirstMet
from afresh.features.active_members import active
from afresh.features.chance_newcomers import Draws, had_met
from afresh.features.co_attendance import ensure_co_attendance, too_early_for_chance
from afresh.features.newcomer_pools import Around, Pools, pools_of
from afresh.features.seating import Beside, Seating, seated
from afresh.forms import percent, span
from afresh.measure.link_freshness import RECORDS
from afresh.measure.measure import Measure
from afresh.measure.notes import ALONE, PLENARY, PROVISIONAL, SMALL_POOL, TOO_FEW, together
from afresh.snapshot.label_free_order import canonical
from afresh.snapshot.workspace import Workspace
from afresh.statistics.sampling import range_of, teams_by_weight
from afresh.table import Table
from afresh.vocabulary import Finding

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
    "the lasting partnerships with newcomers enough",
    """SELECT area, partnership, pairs, new_pairs FROM set_against_chance
    WHERE NOT one_off AND pairs > 0 AND newcomers >= {chance_newcomers}""",
)

ACTIVE = Step(
    "active",
    "who was active in the period in which area",
    "SELECT DISTINCT a.area, m.member FROM member_now m JOIN area_of a ON a.partnership = m.partnership",
)

EVER = Step(
    "ever",
    "everybody who was ever in one of these partnerships, and whether new in the period",
    """SELECT f.partnership, f.member, f.day > {t0} AS is_newcomer FROM first_in f
    JOIN compared_with_chance c ON c.partnership = f.partnership""",
)

BESIDE = Step(
    "beside",
    "their pairs with a newcomer in them, and whether both are newcomers",
    """SELECT n.partnership, CASE WHEN x.day > {t0} THEN n.a ELSE n.b END AS newcomer,
        CASE WHEN x.day > {t0} THEN n.b ELSE n.a END AS other, x.day > {t0} AND y.day > {t0} AS both_new, n.is_new
    FROM pair_now n JOIN compared_with_chance c ON c.partnership = n.partnership
    JOIN first_in x ON x.partnership = n.partnership AND x.member = n.a
    JOIN first_in y ON y.partnership = n.partnership AND y.member = n.b
    WHERE x.day > {t0} OR y.day > {t0}""",
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
    def of_each(cls, fresh: np.ndarray, pairs: np.ndarray) -> "list[Chance]":
        """A column each: of so many pairs, how many are fresh in each draw."""
        # Numbers of 16 bits are put in order several times as fast as others.
        few = pairs.max(initial=0) < 1 << 16
        low, high, outside = range_of(fresh.astype(np.uint16) if few else fresh)
        ends = [each / pairs for each in (fresh.mean(axis=0), low, high)]
        return [cls(*each) for each in zip(*(column.tolist() for column in (*ends, outside)), strict=True)]


def link_freshness_chance(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace, AREA_OF, SET_AGAINST_CHANCE)
    rows = list(workspace.ask(ROWS).rows())
    fewest = workspace.settings.chance_newcomers
    chances, pools = _lasting(workspace)
    sizes = {int(row["members"]) for row in rows if row["one_off"] and row["pairs"]}
    of_size, pool = _one_off(workspace, sizes) if sizes else ({}, 0)
    found = [of_size.get(int(row["members"])) if row["one_off"] else chances.get(row["partnership"]) for row in rows]
    notes = [_note(row, chance, fewest) for row, chance in zip(rows, found, strict=True)]
    early = too_early_for_chance(workspace)
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


def _lasting(workspace: Workspace) -> tuple[dict[int, Chance], dict[int, int]]:
    """Ranges of lasting partnerships, each from the same start of the random numbers; and their pools."""
    compared = workspace.arrays(COMPARED)
    if not len(compared["partnership"]):
        return {}, {}
    of_area, ever, beside = (
        workspace.arrays(ACTIVE),
        workspace.arrays(COMPARED, EVER),
        workspace.arrays(COMPARED, BESIDE),
    )
    around = active(workspace)
    ever["place"] = around.place[ever["member"]]
    pools = _pools(compared, of_area, around.place, ever)
    codes = compared["partnership"][pools.order]
    tables, were_new = _seated(codes, ever, beside, around.place, pools.kept_out)
    pairs, new_pairs = (compared[name][pools.order].astype(np.int64) for name in ("pairs", "new_pairs"))
    # The pairs of continuing members stay as they are; those with a newcomer differ from draw to draw.
    most_new = new_pairs - were_new + tables.pairs
    found: list[Chance | None] = [None] * len(pairs)

    def told(start: int, end: int, met: np.ndarray) -> None:
        found[start:end] = Chance.of_each((most_new[start:end, None] - met).T, pairs[start:end])

    had_met(around.met, Draws(SEED, int(workspace.settings.chance_draws)), tables, pools.pools, told)
    chances = {code: chance for code, chance in zip(codes.tolist(), found, strict=True) if chance}
    return chances, dict(zip(compared["partnership"].tolist(), pools.size.tolist(), strict=True))


def _pools(
    compared: dict[str, np.ndarray], of_area: dict[str, np.ndarray], place: np.ndarray, ever: dict[str, np.ndarray]
) -> Pools:
    table = _numbers(compared["partnership"], ever["partnership"])
    newcomers = np.bincount(table[ever["is_newcomer"]], minlength=len(compared["area"]))
    return pools_of(
        Around(
            area=compared["area"],
            newcomers=newcomers,
            active_area=of_area["area"],
            active=place[of_area["member"]],
            table=table,
            ever=ever["place"],
        )
    )


def _seated(
    codes: np.ndarray, ever: dict[str, np.ndarray], beside: dict[str, np.ndarray], place: np.ndarray, out: np.ndarray
) -> tuple[Seating, np.ndarray]:
    """The tables of these partnerships; and how many pairs with a newcomer are new at each."""
    table = _numbers(codes, ever["partnership"])
    newcomers, kept_out = (np.flatnonzero((table >= 0) & some) for some in (ever["is_newcomer"], out))
    at = _numbers(codes, beside["partnership"])
    some = np.flatnonzero(at >= 0)
    at, newcomer, other, both_new, is_new = (
        each[some]
        for each in (at, place[beside["newcomer"]], place[beside["other"]], beside["both_new"], beside["is_new"])
    )
    tables = seated(
        len(codes), table[newcomers], ever["place"][newcomers], Beside(at, newcomer, other, both_new),
        table[kept_out], kept=ever["place"][kept_out],
    )  # fmt: skip
    return tables, np.bincount(at[is_new], minlength=len(codes))


def _numbers(codes: np.ndarray, asked: np.ndarray) -> np.ndarray:
    """Where each of those asked for is among the codes; below 0 where it is not."""
    number = np.full(1 + max(codes.max(initial=0), asked.max(initial=0)), -1, np.int32)
    number[codes] = np.arange(len(codes))
    return np.asarray(number[asked])


def _one_off(workspace: Workspace, sizes: set[int]) -> tuple[dict[int, Chance], int]:
    """A range for each size: the first m of every drawn team are a drawn team of m."""
    activity, days = workspace.arrays(ACTIVITY), workspace.arrays(ONE_OFF_DAYS)["day"]
    order = np.argsort(canonical(workspace).member[activity["member"]])
    member, weight = activity["member"][order], activity["times"][order].astype(float)
    # Everybody drawn is the team itself, which says nothing of chance.
    largest = max((size for size in sizes if size < len(member)), default=0)
    if largest < 2:
        return {}, len(member)
    rng = np.random.default_rng(SEED)
    draws = int(workspace.settings.chance_draws)
    day = rng.choice(days, draws)
    team = member[teams_by_weight(rng, draws, largest, weight)]
    fresh = _fresh_by_size(workspace.met, team, day)
    possible = np.array(sorted(size for size in sizes if 2 <= size <= largest))
    found = Chance.of_each(fresh[:, possible - 1], possible * (possible - 1) // 2)
    return dict(zip(possible.tolist(), found, strict=True)), len(member)


def _fresh_by_size(met: FirstMet, team: np.ndarray, day: np.ndarray) -> np.ndarray:
    """For each team, the fresh pairs among its first 1, 2, 3 ... members."""
    added = [np.zeros(len(team), np.int64)]
    for last in range(1, team.shape[1]):
        days = met.days(team[:, :last], team[:, last : last + 1])
        added.append((days >= day[:, None]).sum(axis=1))
    return np.cumsum(np.stack(added, axis=1), axis=1)


def sentence(f: Finding) -> str:
    if f.value is None or f.low is None or f.high is None:
        return f"{percent(f.value or 0)} of pairs are new, which is not set against chance here"
    drawn = (
        f"{percent(f.value)} of pairs are new. Had the newcomers been drawn at random from others active here, it "
        f"would be {span(f.low, f.high)}"
    )
    above = "higher than" if f.value > f.high else "at the lower end of" if f.value == f.low < f.high else "within"
    verdict = "lower than" if f.value < f.low else above
    return f"{drawn}: it is {verdict} what chance gives"


MEASURE = Measure(
    function=link_freshness_chance,
    family="renewal",
    records=RECORDS,
    title="New pairs against chance",
    sentence=sentence,
    compared=False,
    one_machine="it draws teams at random from everybody who could have sat there, over the whole network at once",
)
