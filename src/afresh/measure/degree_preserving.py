"""Pairs who were new to each other, set against memberships dealt out anew.

Question   Do these tables bring together people who know each other more than their numbers of seats would?
Formula    value: of all pairs of S, the share who had not met by t0. Expected, low and high: mean, 5th and 95th
           percentile of the same share after swapping memberships (member x partnership, in the period) between
           lasting partnerships by curveball trades: each keeps its number of members, and each member their
           number of partnerships
Takes      member_now: (partnership, member); first_met; plenary_now
Gives      (partnership, value, low, high, n: pairs of S, expected, draws: samples taken, outside: how often a sample
           lies outside the range of the others); a row a lasting partnership that gathered in the period
Unit       share, 0 to 1
Undefined  null with fewer than two members or where every gathering was a plenary; low, high and expected also
           where there is no partnership to swap with, none having members that it lacks and lacking some that it has
Misleads   it moves continuing members too, so that almost every standing board has met more than chance: read it
           beside others', not alone; attendance is not swapped, so that pairs of S who never sat together count;
           within the first 36 months of the records it is provisional; samples follow one another, two rounds of
           trades apart after twenty (200 samples, fewer where there are many memberships; the number is given)
Source     Strona et al. (2014), Nature Communications 5:4114; Carstens, Berger and Strona (2018), MethodsX 5:609
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from afresh.engine.contract import Step
from afresh.features.active_members import active
from afresh.features.co_attendance import ensure_co_attendance, too_early_for_chance
from afresh.features.prior_acquaintance import Among
from afresh.forms import percent, span
from afresh.measure.measure import Measure
from afresh.measure.notes import ALONE, NOTHING_TO_SWAP, PLENARY, PROVISIONAL, together
from afresh.snapshot.label_free_order import canonical
from afresh.snapshot.workspace import Workspace
from afresh.statistics.sampling import range_of, trade
from afresh.table import Table
from afresh.vocabulary import Finding

Reading = dict[str, float | int | None]
FROM_DRAWS = ("low", "high", "expected", "outside")
NOT_MOVED: Reading = dict.fromkeys(FROM_DRAWS)
"""Of a partnership that kept its members in every sample: no chance was had."""

SEED = 20_141_112
ROUNDS_FIRST = 20
ROUNDS_BETWEEN = 2
"""A membership reaches any of n tables after log2 n rounds at the earliest, which is 17 for 125,000 tables."""
MOST_SAMPLES = 200
FEWEST_SAMPLES = 20
PAIRS_AT_ONCE = 1 << 17
WORK = 40_000_000
"""Memberships traded and pairs looked up, at most, unless fewer samples than the fewest would be left."""

LASTING = Step(
    "lasting_now",
    "lasting partnerships that gathered in the period",
    """SELECT p.partnership, p.plenaries = p.gatherings AS plenary FROM plenary_now p
    JOIN partnership q ON q.partnership = p.partnership WHERE NOT q.one_off ORDER BY p.partnership""",
)

MEMBERSHIP = Step(
    "membership",
    "who was in which lasting partnership in the period, those of plenaries left out",
    """SELECT m.partnership, m.member FROM member_now m JOIN lasting_now l ON l.partnership = m.partnership
    WHERE NOT l.plenary ORDER BY m.partnership, m.member""",
)

RECORDS = (
    Step(
        "records",
        "the first record in the period of each membership",
        """SELECT m.partnership, CASE WHEN x.from_seats THEN 'seats' ELSE 'attendance' END AS tbl,
            min(x.record) AS record
        FROM member_now m JOIN partnership p ON p.partnership = m.partnership AND NOT p.one_off
        JOIN participation x ON x.partnership = m.partnership AND x.member = m.member AND x.day = m.first_day_now
        GROUP BY m.partnership, m.member, x.from_seats""",
    ),
)


def degree_preserving(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace)
    rows = list(workspace.ask(LASTING).rows())
    found = _compared(workspace) if any(not row["plenary"] for row in rows) else {}
    nothing: Reading = {**dict.fromkeys(("value", *FROM_DRAWS)), "n": 0, "draws": 0}
    each = [found.get(row["partnership"], nothing) for row in rows]
    early = PROVISIONAL if too_early_for_chance(workspace) else ""
    columns = {name: [one[name] for one in each] for name in nothing}
    notes = [_note(row, one, early) for row, one in zip(rows, each, strict=True)]
    return Table(
        {"partnership": [row["partnership"] for row in rows], "subject": [""] * len(rows), **columns, "note": notes}
    )


def _note(row: dict[str, object], found: Reading, early: str) -> str:
    if row["plenary"]:
        return PLENARY
    if found["value"] is None:
        return ALONE
    return together(NOTHING_TO_SWAP if found["low"] is None else "", early)


def _compared(workspace: Workspace) -> dict[int, Reading]:
    """Partnerships and members by their place in the canonical order: swaps must not depend on codes."""
    rows, order, around = workspace.arrays(LASTING, MEMBERSHIP), canonical(workspace).partnership, active(workspace)
    place = around.place[rows["member"]]
    at = order[rows["partnership"]]
    sort = np.argsort(at << 32 | place)
    at, member = at[sort], place[sort]
    first = np.flatnonzero(np.diff(at, prepend=-1))
    sizes = np.diff(first, append=len(at))
    pairs = Pairs.of(sizes)
    met = Among(around.met)
    met_before, moved = [], np.zeros(len(sizes), bool)
    mark = np.random.default_rng(SEED).integers(0, 1 << 62, 1 + member.max(initial=0), np.uint64)
    as_it_is = np.add.reduceat(mark[member], first)
    for dealt in _deals(sizes, member, len(pairs.one)):
        met_before.append(pairs.met_before(met, dealt))
        moved |= np.add.reduceat(mark[dealt], first) != as_it_is
    codes = rows["partnership"][sort][first].tolist()
    shares = (pairs.each - np.stack(met_before)) / np.maximum(pairs.each, 1)
    found = zip(codes, _readings(shares, pairs.each), moved.tolist(), strict=True)
    return {code: row if others else row | NOT_MOVED for code, row, others in found if row["n"]}


def _readings(shares: np.ndarray, pairs: np.ndarray) -> Iterator[Reading]:
    """The shares as they are come first, then the samples; a column a partnership."""
    drawn, nothing = shares[1:], [None] * len(pairs)
    columns: dict[str, list[float | int | None]] = {
        "value": shares[0].tolist(),
        "n": pairs.tolist(),
        "draws": [len(drawn)] * len(pairs),
        **{name: [*nothing] for name in FROM_DRAWS},
    }
    if len(drawn):
        low, high, outside = range_of(drawn)
        found = zip(FROM_DRAWS, (low, high, drawn.mean(axis=0), outside), strict=True)
        columns.update({name: each.tolist() for name, each in found})
    return (dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True))


@dataclass(frozen=True)
class Pairs:
    """The places of every two memberships of one partnership, and which partnership it is."""

    one: np.ndarray
    other: np.ndarray
    of_table: np.ndarray
    each: np.ndarray
    """Pairs of each partnership."""

    @classmethod
    def of(cls, sizes: np.ndarray) -> "Pairs":
        """`sizes`: how many memberships each partnership has, one partnership after another."""
        ends = np.repeat(np.cumsum(sizes), sizes)
        after = ends - np.arange(len(ends)) - 1
        one = np.repeat(np.arange(len(ends)), after)
        other = np.arange(len(one)) - np.repeat(np.cumsum(after) - after, after) + one + 1
        each = sizes * (sizes - 1) // 2
        return cls(one, other, np.repeat(np.arange(len(sizes), dtype=np.int32), each), each)

    def met_before(self, met: Among, dealt: np.ndarray) -> np.ndarray:
        """Of each partnership, the pairs that had met, when these members have the memberships."""
        found, had = np.zeros(len(self.each), np.int64), met.of(dealt)
        for start in range(0, len(self.one), PAIRS_AT_ONCE):
            some = slice(start, start + PAIRS_AT_ONCE)
            found += np.bincount(self.of_table[some][had(self.one[some], self.other[some])], minlength=len(found))
        return found


def _deals(sizes: np.ndarray, member: np.ndarray, pairs: int) -> Iterator[np.ndarray]:
    """The memberships as they are, then the samples."""
    yield member
    rng = np.random.default_rng(SEED)
    for sample in range(_how_many(len(member), pairs) if len(sizes) > 1 else 0):
        for _ in range(ROUNDS_BETWEEN if sample else ROUNDS_FIRST):
            member = trade(rng, sizes, member)
        yield member


def _how_many(memberships: int, pairs: int) -> int:
    affordable = (WORK - ROUNDS_FIRST * memberships) // max(1, ROUNDS_BETWEEN * memberships + pairs)
    return min(MOST_SAMPLES, max(FEWEST_SAMPLES, affordable))


def sentence(f: Finding) -> str:
    if f.low is None:
        return f"{percent(f.value or 0)} of all pairs of members are new. There is nothing to set it against"
    drawn = (
        f"Had memberships been exchanged at random between partnerships, {span(f.low, f.high)} of all pairs of "
        "members would be new"
    )
    return f"{drawn}; it is {percent(f.value or 0)}"


MEASURE = Measure(
    function=degree_preserving,
    family="renewal",
    records=RECORDS,
    title="New pairs if memberships were exchanged",
    sentence=sentence,
    compared=False,
    on_page=False,
    one_machine="it deals memberships out anew at random, over the whole network at once",
)
