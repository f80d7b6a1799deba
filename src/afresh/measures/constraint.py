"""Burt's constraint: how far members' contacts are one circle, who have all met one another.

Question   Do members bring contacts from elsewhere, or does everybody here know the same people?
Formula    c_i = sum over i's contacts j of (p_ij + sum over q of p_iq p_qj) squared, with p_ij = 1 / i's contacts where
           i and j have met by t1, else 0. Value: the median over S; low and high: lower and upper quartile
Takes      first_met: (a, b, day); member_now: (partnership, member)
Gives      (partnership, value, low and high: the quartiles, not an interval, n: members with a contact, alone: members
           without); nothing about any one member
Unit       constraint, above 0; 1 with a single contact, low with many who have not met one another
Undefined  null under three members with a contact, since it would be somebody's own; where every gathering was a
           plenary; and everywhere where counting it would take more than 100 million steps (the note says so)
Misleads   it falls with the number of contacts, so that members of large tables have less of it whatever their
           position; contacts outside these records are not known; a meeting years ago counts as one last week
Source     Burt (1992), Structural Holes, chapter 2, with ties of equal strength; not his measure for two-mode data,
           which gives everybody with one seat the same
"""

from typing import TYPE_CHECKING

import numpy as np

from afresh.engine.contract import Step
from afresh.engine.first_met import FirstMet
from afresh.gatherings.gathered import Gathered
from afresh.gatherings.together import TOGETHER
from afresh.measures.make_up import UNDER as UNDER
from afresh.measures.notes import PLENARY, TOO_FEW, TOO_MANY_MEMBERS
from afresh.table import Table

if TYPE_CHECKING:
    from scipy.sparse import csr_array

FAMILY = "difference"
PAST = False

FEWEST = 3
MOST_STEPS = 100_000_000
STEPS_AT_ONCE = 10_000_000

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


def constraint(gathered: Gathered) -> Table:
    gathered.have(*TOGETHER)
    found = constraints(gathered.met, gathered.arrays(WHO)["member"])
    who, values = found if found else (np.empty(0, np.int32), np.empty(0))
    gathered.have_loaded("constraint_of", {"member": who, "value": values})
    return gathered.finish(CONSTRAINT, by=lambda table: _finished(table, found is None))


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
    """The constraint of each of these members who has a contact; None where it would take too many steps."""
    if not len(met) or not len(members):
        return np.empty(0, np.int32), np.empty(0)
    a, b = met.a, met.b
    people = 1 + max(int(a.max()), int(b.max()), int(members.max()))
    contacts = (np.bincount(a, minlength=people) + np.bincount(b, minlength=people)).astype(float)
    steps = np.bincount(a, contacts[b], people) + np.bincount(b, contacts[a], people)
    who = members[contacts[members] > 0]
    if steps[who].sum() + len(met) > MOST_STEPS:
        return None
    cuts = np.searchsorted(np.cumsum(steps[who]), np.arange(STEPS_AT_ONCE, steps[who].sum(), STEPS_AT_ONCE))
    network = _network(a, b, people)
    parts = [_of_some(network, contacts, each) for each in np.split(who, np.unique(cuts)) if len(each)]
    return who.astype(np.int32), np.concatenate([np.empty(0), *parts])


def _network(a: np.ndarray, b: np.ndarray, people: int) -> "csr_array":
    from scipy.sparse import csr_array

    return csr_array((np.ones(2 * len(a)), (np.append(a, b), np.append(b, a))), shape=(people, people))


def _of_some(network: "csr_array", contacts: np.ndarray, some: np.ndarray) -> np.ndarray:
    """With d contacts, c = (d + 2 sum s + sum s squared) / d squared, s being, for each contact, the sum of one over
    the contacts of whomever both have met."""
    mine = network[some]
    weighted = mine.copy()
    weighted.data = 1 / contacts[mine.indices]
    shared = (weighted @ network) * mine
    d = contacts[some]
    return np.asarray((d + 2 * shared.sum(axis=1) + shared.power(2).sum(axis=1)) / d**2)
