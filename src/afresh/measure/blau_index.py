"""Blau's index of diversity: how likely two members named at random differ in sector, kind, profession ...

Question   How mixed is this table?
Formula    1 - sum of p_k squared, with p_k the share of S's members who are of kind k. Expected, low and high: mean,
           5th and 95th percentile for as many members drawn from the pool (see same_kind_pairs)
Takes      member_now: (partnership, member); member_kind: (partnership, member, an attribute each); pool_kind
Gives      (partnership, subject: the attribute, value, low and high: by chance, n: members of whom it is recorded,
           expected, members_left_out, pool); rows as in same_kind_pairs
Unit       index, 0 (all alike) to 1 - 1/n (no two alike)
Undefined  null where it is recorded of fewer than two members, or every gathering was a plenary; low, high and
           expected also where the pool has nobody but the members themselves
Misleads   the most it can be grows with the members and the kinds there are: compare it with what is expected, not
           across attributes; a member who came once counts as much as one who always comes
Source     Simpson (1949), Nature 163:688; Blau (1977), Inequality and Heterogeneity
"""

import numpy as np

from afresh.engine.contract import Step
from afresh.features.alike_by_chance import everybody_with_everybody
from afresh.features.attributes import KINDS
from afresh.features.co_attendance import ensure_co_attendance
from afresh.forms import rate
from afresh.measure.by_kind import RECORDS, Pools, Rows, none_of_few, pools
from afresh.measure.difference_sentences import index_sentence
from afresh.measure.measure import Measure, Several
from afresh.snapshot.workspace import Workspace
from afresh.table import Table

BLAU_INDEX = Step(
    "blau_index",
    "members of each partnership by attribute, and the squares of how many are of each kind",
    """SELECT r.partnership, r.attribute, r.plenary, r.pool, r.all_members, coalesce(k.members, 0) AS known,
        coalesce(k.squares, 0e0) AS squares
    FROM round_tables r
    LEFT JOIN kinds_now k ON k.partnership = r.partnership AND k.attribute = r.attribute
    ORDER BY r.partnership, r.attribute""",
)


def blau_index(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace, *KINDS)
    around, most = pools(workspace), workspace.settings.kinds_unrecorded
    return workspace.finish(BLAU_INDEX, by=lambda table: _finished(table, around, most))


def _finished(table: Table, around: Pools, most: float) -> Table:
    rows = Rows(table, around)
    n = rows.numbers("known")
    told = (n > 1) & ~rows.plenary
    value = np.where(told, 1 - rows.reals("squares") / np.maximum(n, 1) ** 2, np.nan)
    expected = np.where(told, _of_pairs(rows.expected(n), n), np.nan)
    fewest, largest, _ = rows.ranges(n, *(each.astype(np.int64) for each in everybody_with_everybody(n)))
    ends = np.where(told, np.stack([_of_pairs(largest, n), _of_pairs(fewest, n)]), np.nan)
    return rows.table(value, ends, n, expected, none_of_few(rows, told, expected), most=most)


def _of_pairs(alike: np.ndarray, members: np.ndarray) -> np.ndarray:
    """The index where this share of all pairs of members are alike."""
    found: np.ndarray = (1 - 1 / np.maximum(members, 1)) * (1 - alike)
    return found


MEASURE = Measure(
    function=blau_index,
    family="difference",
    records=RECORDS,
    title="Blau's index of diversity",
    sentence=index_sentence,
    form=rate,
    compared=False,
    on_page=False,
    several=Several(opening="How likely two members named at random are to differ: "),
    with_past=False,
)
