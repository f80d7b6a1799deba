"""Hill numbers: as how many equally common sectors, kinds, professions ... this table is diverse.

Question   How many kinds are really represented here?
Formula    q = 0: the kinds there are; q = 1: exp(-sum p_k ln p_k); q = 2: 1 / sum of p_k squared; over S's members of
           whom the attribute is recorded. Expected: the same of as many members drawn from the pool (see
           same_kind_pairs), from the expected number of kinds that would have 1, 2, 3 ... members
Takes      member_now: (partnership, member); member_kind: (partnership, member, an attribute each); pool_kind
Gives      (partnership, subject: the attribute and q, value, low and high: its range with any one member left out,
           n: members of whom it is recorded, expected, members_left_out, pool); three rows for each of same_kind_pairs
Unit       kinds, 1 (all alike) to n (no two alike)
Undefined  null where it is recorded of fewer than two members, or every gathering was a plenary; expected also where
           the pool has nobody but the members themselves
Misleads   q = 0 counts a kind with one member as much as one with twenty; the range is not chance; kinds that records
           do not tell apart (all charities one body) cannot be counted apart
Source     Hill (1973), Ecology 54:427; expected numbers: Chao et al. (2014), Ecological Monographs 84:45
"""

import numpy as np

from afresh.engine.contract import Step
from afresh.features.alike_by_chance import Pool, Sizes
from afresh.features.attributes import KINDS
from afresh.features.co_attendance import ensure_co_attendance
from afresh.forms import rate
from afresh.measure.by_kind import RECORDS, Pools, Rows, none_of_few, pools
from afresh.measure.measure import Measure, Several
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

ORDERS = (0, 1, 2)

HILL_NUMBERS = Step(
    "hill_numbers",
    "how the members of each partnership fall into kinds, by attribute",
    """SELECT r.partnership, r.attribute, r.plenary, r.pool, r.all_members, coalesce(k.members, 0) AS known,
        coalesce(k.kinds, 0) AS kinds, coalesce(k.squares, 0e0) AS squares, coalesce(k.logs, 0e0) AS logs,
        coalesce(k.smallest, 0) AS smallest, coalesce(k.largest, 0) AS largest
    FROM round_tables r
    LEFT JOIN kinds_now k ON k.partnership = r.partnership AND k.attribute = r.attribute
    ORDER BY r.partnership, r.attribute""",
)


def hill_numbers(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace, *KINDS)
    around, most = pools(workspace), workspace.settings.kinds_unrecorded
    return workspace.finish(HILL_NUMBERS, by=lambda table: _finished(table, around, most))


def _finished(table: Table, around: Pools, most: float) -> Table:
    rows = Rows(table, around)
    n = rows.numbers("known")
    told = (n > 1) & ~rows.plenary
    expected = _expected(rows, n, told)
    columns: dict[str, list[object]] = {}
    for order in ORDERS:
        ends = np.stack([_number(rows, order, rows.numbers(left_out)) for left_out in ("largest", "smallest")])
        value = np.where(told, _number(rows, order), np.nan)
        ends = np.where(told, np.sort(ends, axis=0), np.nan)
        found = rows.table(value, ends, n, expected[order], none_of_few(rows, told, expected[order]), most=most)
        found = found.with_columns(subject=[f"{each}, q = {order}" for each in found.columns["subject"]])
        for name, values in found.columns.items():
            columns.setdefault(name, []).extend(values)
    return Table(columns)


def _number(rows: Rows, order: int, left_out: np.ndarray | None = None) -> np.ndarray:
    """The Hill number; of what is left without one member of a kind that has so many."""
    n, kinds = rows.reals("known"), rows.reals("kinds")
    squares, logs = rows.reals("squares"), rows.reals("logs")
    if left_out is not None:
        size = np.maximum(left_out.astype(float), 1.0)
        n, kinds = n - 1, kinds - (size == 1)
        squares, logs = squares - 2 * size + 1, logs - _log(size) + _log(size - 1)
    n, squares = np.maximum(n, 1.0), np.maximum(squares, 1.0)
    if order == 0:
        return kinds
    return np.asarray(np.exp(np.log(n) - logs / n) if order == 1 else n**2 / squares)


def _log(sizes: np.ndarray) -> np.ndarray:
    return np.asarray(sizes * np.log(np.maximum(sizes, 1.0)))


def _expected(rows: Rows, members: np.ndarray, told: np.ndarray) -> np.ndarray:
    """A row for each order; nan where the pool has nobody but the members."""
    found = np.full((len(ORDERS), len(members)), np.nan)
    for pool, at in rows.by_pool:
        some = at[told[at] & (members[at] < pool.members)]
        if len(some):
            each, back = np.unique(members[some], return_inverse=True)
            found[:, some] = expected_numbers(pool.sizes, each)[:, back]
    return found


def expected_numbers(sizes: Sizes, members: np.ndarray) -> np.ndarray:
    """Of so many members drawn from a pool: from the expected number of kinds that would have 1, 2, 3 ... of them.

    (orders, numbers of members)
    """
    from scipy.special import gammaln

    def ways(of: np.ndarray | float, some: np.ndarray) -> np.ndarray:
        """The logarithm; of none at all where more than there are, or fewer than nought, would have to be chosen."""
        return np.asarray(gammaln(np.add(of, 1.0)) - gammaln(some + 1.0) - gammaln(of - some + 1.0))

    pool, drawn, kinds, logs = float(Pool(sizes).members), members[:, None], 0.0, 0.0
    for size, times in sizes:
        there = np.arange(1.0, min(size, members.max()) + 1)
        likely = np.exp(ways(float(size), there) + ways(pool - size, drawn - there) - ways(pool, drawn))
        kinds += times * likely.sum(axis=1)
        logs += times * (likely * _log(there)).sum(axis=1)
    alike = Pool(sizes).expected
    return np.stack([kinds, np.exp(np.log(members) - logs / members), members / (1 + (members - 1) * alike)])


KINDS_OF = {
    "sector": "sectors",
    "kind": "kinds of organisation",
    "body": "types of body",
    "area": "areas",
    "profession": "professions",
    "organisation": "organisations",
}


def sentence(f: Finding) -> str:
    kind, _, order = f.subject.partition(", ")
    expected = f", where chance would give {f.expected:.1f}" if f.expected is not None else ""
    value = f"{f.value or 0:.0f}" if order == "q = 0" else f"{f.value or 0:.1f}"
    return f"{value} {KINDS_OF.get(kind, kind)} ({order}){expected}"


MEASURE = Measure(
    function=hill_numbers,
    family="difference",
    records=RECORDS,
    title="Hill numbers of diversity",
    sentence=sentence,
    form=rate,
    compared=False,
    on_page=False,
    several=Several(opening="The table is as diverse as so many equally common "),
    with_past=False,
)
