"""What the measures of difference share: rows by attribute, the pool each is set against, the notes and the records."""

from collections.abc import Callable
from functools import cached_property

import numpy as np

from afresh.engine.contract import Step
from afresh.features.alike_by_chance import Pool, ranges
from afresh.features.attributes import ATTRIBUTES, KINDS, PAIRS_ALIKE, POOL_SIZES
from afresh.features.co_attendance import ensure_co_attendance
from afresh.measure.notes import (
    ALONE,
    FEW_KNOWN,
    NO_RECORDS,
    NO_TWO_KNOWN,
    ONE_KIND,
    PLENARY,
    SMALL_POOL,
    not_recorded,
    together,
)  # fmt: skip
from afresh.snapshot.workspace import Workspace
from afresh.table import Table

Pools = dict[tuple[int, int], Pool]
"""By pool and attribute."""
Index = Callable[[np.ndarray, np.ndarray], np.ndarray]
"""From the share of pairs that are alike, and the share expected; rising or falling with the first."""

ALIKE_NOW = Step(
    "alike_now",
    "the pairs of B that are alike, of each partnership and attribute",
    """SELECT r.partnership, r.attribute, r.plenary, r.pool, r.all_members, r.all_pairs,
        coalesce(k.members, 0) AS known, coalesce(q.pairs, 0) AS pairs, coalesce(q.alike, 0) AS alike,
        coalesce(q.members, 0) AS members, coalesce(q.wedges, 0) AS wedges
    FROM round_tables r
    LEFT JOIN kinds_now k ON k.partnership = r.partnership AND k.attribute = r.attribute
    LEFT JOIN pairs_alike q ON q.partnership = r.partnership AND q.attribute = r.attribute
    ORDER BY r.partnership, r.attribute""",
)

RECORDS = (
    Step(
        "records",
        "what first made each member take part in the period, and the organisations they sit for",
        """SELECT m.partnership, CASE WHEN p.from_seats THEN 'seats' ELSE 'attendance' END AS tbl,
            min(p.record) AS record
        FROM member_now m JOIN participation p
            ON p.partnership = m.partnership AND p.member = m.member AND p.day = m.first_day_now
        GROUP BY m.partnership, m.member, p.from_seats
        UNION ALL
        SELECT DISTINCT s.partnership, 'organisations', o.record
        FROM sits_for s JOIN organisation o ON o.organisation = s.organisation""",
    ),
)


def pools(workspace: Workspace) -> Pools:
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row in workspace.ask(POOL_SIZES).rows():
        found.setdefault((row["pool"], row["attribute"]), []).append((int(row["members"]), int(row["kinds"])))
    return {key: Pool(tuple(sizes)) for key, sizes in found.items()}


def pairs_by_kind(workspace: Workspace, index: Index) -> Table:
    """The rows of a measure of the pairs that are alike, beside what chance would give."""
    ensure_co_attendance(workspace, *KINDS, PAIRS_ALIKE)
    around, most = pools(workspace), workspace.settings.kinds_unrecorded
    return workspace.finish(ALIKE_NOW, by=lambda table: _of_pairs(table, around, most, index))


def _of_pairs(table: Table, around: Pools, most: float, index: Index) -> Table:
    rows = Rows(table, around)
    pairs, wedges = rows.numbers("pairs"), rows.numbers("wedges")
    low, high, outside = rows.ranges(rows.numbers("members"), pairs, wedges)
    told = (pairs > 0) & ~rows.plenary
    share = np.divide(rows.numbers("alike"), pairs, out=np.full(len(pairs), np.nan), where=told)
    expected = np.where(told, rows.expected(rows.numbers("members")), np.nan)
    value, ends = index(share, expected), np.stack([index(low, expected), index(high, expected)])
    ends = np.where(told, np.sort(ends, axis=0), np.nan)
    compared = index(expected, expected)
    none = map(_none_of_pairs, rows.nobody, rows.plenary, rows.numbers("all_pairs"), pairs)
    notes = [note or _not_compared(*each) for note, *each in zip(none, expected, compared, strict=True)]
    return rows.table(value, ends, pairs, compared, notes, most=most).with_columns(
        outside=np.where(told, outside, np.nan).tolist()
    )


def _not_compared(expected: float, index: float) -> str:
    if index == index:
        return ""
    return ONE_KIND if expected == expected else SMALL_POOL


def _none_of_pairs(nobody: bool, plenary: bool, all_pairs: int, pairs: int) -> str:
    """Why there is no value."""
    if nobody:
        return NO_RECORDS
    if plenary:
        return PLENARY
    return ALONE if not all_pairs else "" if pairs else NO_TWO_KNOWN


class Rows:
    """Rows by partnership and attribute, column by column."""

    def __init__(self, table: Table, around: Pools):
        self._columns = {name: np.array(values) for name, values in table.columns.items()}
        self._partnership = table.columns["partnership"]
        self.attribute = self.numbers("attribute")
        self.plenary = self._columns["plenary"].astype(bool)
        self.nobody = [each is None for each in self._partnership]
        self._around = around
        self._pool = self.numbers("pool")

    def numbers(self, name: str) -> np.ndarray:
        return self._columns[name].astype(np.int64)

    def reals(self, name: str) -> np.ndarray:
        return self._columns[name].astype(np.float64)

    @cached_property
    def by_pool(self) -> list[tuple[Pool, np.ndarray]]:
        """Each pool of an attribute, and the rows that are set against it."""
        keys = self._pool * len(ATTRIBUTES) + self.attribute
        order = np.argsort(keys, kind="stable")
        each, starts = np.unique(keys[order], return_index=True)
        found = zip(each.tolist(), np.split(order, starts)[1:], strict=True)
        pools = ((self._around.get(divmod(key, len(ATTRIBUTES))), rows) for key, rows in found)
        return [(pool, rows) for pool, rows in pools if pool]

    def expected(self, members: np.ndarray) -> np.ndarray:
        """The share of alike pairs; nan where the pool has nobody but the members."""
        found = np.full(len(members), np.nan)
        for pool, rows in self.by_pool:
            some = rows[(members[rows] > 1) & (members[rows] < pool.members)]
            found[some] = pool.expected if len(some) else np.nan
        return found

    def ranges(
        self, members: np.ndarray, pairs: np.ndarray, wedges: np.ndarray
    ) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """The 5th and 95th percentile of the share of alike pairs, and how often a draw lies outside them."""
        low, high, outside = (np.full(len(pairs), np.nan) for _ in range(3))
        for pool, rows in self.by_pool:
            some = rows[(pairs[rows] > 0) & (members[rows] < pool.members)]
            if len(some):
                low[some], high[some], outside[some] = ranges(pool, members[some], pairs[some], wedges[some])
        return low, high, outside

    def pool_sizes(self) -> list[int]:
        found = np.zeros(len(self.attribute), np.int64)
        for pool, rows in self.by_pool:
            found[rows] = pool.members
        return [int(each) for each in found]

    def table(
        self, value: np.ndarray, ends: np.ndarray, n: np.ndarray, expected: np.ndarray, notes: list[str], *, most: float
    ) -> Table:
        """`most`: the share of members of whom an attribute is not recorded above which that is said."""
        members, known = self.numbers("all_members"), self.numbers("known")
        subjects = [ATTRIBUTES[each] for each in self.attribute.tolist()]
        many = (members - known > most * members) & ~np.isnan(value)
        said = [
            together(note, not_recorded(subject, of - some, of) if told else "")
            for note, subject, of, some, told in zip(
                notes, subjects, members.tolist(), known.tolist(), many.tolist(), strict=True
            )
        ]
        return Table(
            {
                "partnership": self._partnership,
                "subject": subjects,
                "value": value.tolist(),
                "low": ends[0].tolist(),
                "high": ends[1].tolist(),
                "n": n.tolist(),
                "expected": expected.tolist(),
                "note": said,
                "members_left_out": (members - known).tolist(),
                "pool": self.pool_sizes(),
            }
        )


def none_of_few(rows: Rows, told: np.ndarray, expected: np.ndarray) -> list[str]:
    """Why there is no value, or nothing to compare it with, where members and not pairs are counted."""
    none = [NO_RECORDS if nobody else PLENARY if plenary else FEW_KNOWN
            for nobody, plenary in zip(rows.nobody, rows.plenary, strict=True)]  # fmt: skip
    return [(SMALL_POOL if e != e else "") if ok else note for ok, e, note in zip(told, expected, none, strict=True)]
