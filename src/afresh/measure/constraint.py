"""Burt's constraint: how far members' contacts are one circle, who have all met one another.

Question   Do members bring contacts from elsewhere, or does everybody here know the same people?
Formula    c_i = sum over i's contacts j of (p_ij + sum over q of p_iq p_qj) squared, with p_ij = 1 / i's contacts where
           i and j have met by t1, else 0. Value: the median over S; low and high: lower and upper quartile
Takes      first_met: (a, b, day); member_now: (partnership, member)
Gives      (partnership, value, low and high: the quartiles, not an interval, n: members with a contact, alone: members
           without); nothing about any one member
Unit       constraint, above 0; 1 with a single contact, low with many who have not met one another
Undefined  null under three members with a contact, since it would be somebody's own; where every gathering was a
           plenary; and everywhere where more than 20 million threes would have to be looked at (the note says so)
Misleads   it falls with the number of contacts, so that members of large tables have less of it whatever their
           position; contacts outside these records are not known; a meeting years ago counts as one last week
Source     Burt (1992), Structural Holes, chapter 2, with ties of equal strength; not his measure for two-mode data,
           which gives everybody with one seat the same
"""

import numpy as np

from afresh.engine.contract import Step
from afresh.engine.first_meetings import FirstMet
from afresh.features.co_attendance import ensure_co_attendance
from afresh.forms import rate, span
from afresh.measure.make_up import RECORDS
from afresh.measure.measure import Measure
from afresh.measure.notes import PLENARY, TOO_FEW, TOO_MANY_MEMBERS
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from afresh.vocabulary import Finding

FEWEST = 3
MOST_STEPS = 20_000_000
STEPS_AT_ONCE = 4_000_000

WHO = Step("who", "members of the period, each once", "SELECT DISTINCT member FROM member_now ORDER BY member")

CONSTRAINT = Step(
    "constraint",
    "quartiles of the constraint of each partnership's members",
    """SELECT p.partnership, p.plenaries = p.gatherings AS plenary, c.low, c.value, c.high, coalesce(c.n, 0) AS n,
        m.members - coalesce(c.n, 0) AS alone
    FROM plenary_now p
    JOIN (SELECT partnership, count(*) AS members FROM member_now GROUP BY partnership) m
        ON m.partnership = p.partnership
    LEFT JOIN (
        SELECT n.partnership, count(*) AS n, percentile_cont(0.25) WITHIN GROUP (ORDER BY k.value) AS low,
            percentile_cont(0.5) WITHIN GROUP (ORDER BY k.value) AS value,
            percentile_cont(0.75) WITHIN GROUP (ORDER BY k.value) AS high
        FROM member_now n JOIN constraint_of k ON k.member = n.member GROUP BY n.partnership
    ) c ON c.partnership = p.partnership
    ORDER BY p.partnership""",
)


def constraint(workspace: Workspace) -> Table:
    ensure_co_attendance(workspace)
    found = constraints(workspace.met, workspace.arrays(WHO)["member"])
    who, values = found if found else (np.empty(0, np.int32), np.empty(0))
    workspace.ensure_loaded("constraint_of", {"member": who, "value": values})
    return workspace.finish(CONSTRAINT, by=lambda table: _finished(table, found is None))


def _finished(table: Table, too_large: bool) -> Table:
    rows = list(table.rows())
    notes = [
        PLENARY if row["plenary"] else TOO_MANY_MEMBERS if too_large else TOO_FEW if row["n"] < FEWEST else ""
        for row in rows
    ]
    told = {
        name: [None if note else row[name] for row, note in zip(rows, notes, strict=True)]
        for name in ("value", "low", "high")
    }
    return table.with_columns(**told, subject=[""] * len(rows), expected=[None] * len(rows), note=notes)


def constraints(met: FirstMet, members: np.ndarray) -> tuple[np.ndarray, np.ndarray] | None:
    """The constraint of each of these members who has a contact; None where it would take too many steps.

    With d contacts, c = (d + 2 sum s + sum s squared) / d squared, s being, for each contact, the sum of one over the
    contacts of whomever both have met.
    """
    if not len(met) or not len(members):
        return np.empty(0, np.int32), np.empty(0)
    a, b = met.a, met.b
    people = 1 + max(int(a.max()), int(b.max()), int(members.max()))
    contacts = np.bincount(a, minlength=people) + np.bincount(b, minlength=people)
    shared = _shared(a, b, contacts)
    if shared is None:
        return None
    each = 2 * shared + shared**2
    total = contacts + np.bincount(a, each, people) + np.bincount(b, each, people)
    who = members[contacts[members] > 0]
    return who.astype(np.int32), total[who] / contacts[who].astype(float) ** 2


def _shared(a: np.ndarray, b: np.ndarray, contacts: np.ndarray) -> np.ndarray | None:
    """For each pair who met, the sum of one over the contacts of whomever both have met.

    Every three who have all met are found once: from the one with the fewest contacts, whose other contacts with more
    are few however many somebody else has.
    """
    rank = np.empty(len(contacts), np.int64)
    rank[np.argsort(contacts, kind="stable")] = np.arange(len(contacts))
    key = np.minimum(rank[a], rank[b]) * len(contacts) + np.maximum(rank[a], rank[b])
    order = np.argsort(key)
    key = key[order]
    one, other = np.divmod(key, len(contacts))
    ends = np.cumsum(np.bincount(one, minlength=len(contacts)))[one]
    after = ends - np.arange(len(key)) - 1
    if int(after.sum()) > MOST_STEPS:
        return None
    weight, found, place = 1 / np.maximum(np.sort(contacts), 1), np.zeros(len(key)), _Places(key)
    cuts = np.searchsorted(np.cumsum(after), np.arange(STEPS_AT_ONCE, int(after.sum()), STEPS_AT_ONCE))
    for some in np.split(np.arange(len(key)), np.unique(cuts)):
        first = np.repeat(some, after[some])
        second = np.arange(len(first)) - np.repeat(np.cumsum(after[some]) - after[some], after[some]) + first + 1
        third = place.of(other[first] * np.int64(len(weight)) + other[second])
        met = np.flatnonzero(third >= 0)
        first, second, third = first[met], second[met], third[met]
        for pair, who in ((first, other[second]), (second, other[first]), (third, one[first])):
            found += np.bincount(pair, weight[who], len(key))
    shared = np.empty(len(key))
    shared[order] = found
    return shared


class _Places:
    """Where numbers stand among others in order: most are found at the first look, the rest by searching."""

    def __init__(self, key: np.ndarray):
        self._key = key
        self._bits = np.uint64(64 - max(10, int(4 * len(key)).bit_length()))
        self._table = np.full(1 << int(np.uint64(64) - self._bits), -1, np.int32)
        self._table[self._look(key)] = np.arange(len(key), dtype=np.int32)

    def _look(self, key: np.ndarray) -> np.ndarray:
        with np.errstate(over="ignore"):
            found: np.ndarray = (key.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> self._bits
        return found

    def of(self, wanted: np.ndarray) -> np.ndarray:
        """-1 where it is not among them."""
        found: np.ndarray = self._table[self._look(wanted)]
        unsure = np.flatnonzero((found >= 0) & (self._key[found] != wanted))
        at = np.minimum(np.searchsorted(self._key, wanted[unsure]), len(self._key) - 1)
        found[unsure] = np.where(self._key[at] == wanted[unsure], at, -1)
        return found


def sentence(f: Finding) -> str:
    return (
        f"The typical member's constraint is {rate(f.value or 0)} (the middle half {span(f.low, f.high, rate)}): the "
        "lower it is, the more people they know from elsewhere who have not met one another"
    )


MEASURE = Measure(
    function=constraint,
    family="difference",
    records=RECORDS,
    title="Members' contacts",
    sentence=sentence,
    form=rate,
    on_page=False,
    with_past=False,
    one_machine="it follows every two members' ties through third parties, over the whole network at once",
)
