"""How many member-hours go into one decision.

Question   What does a decision cost here in people's time?
Formula    H / d: member-hours of the period's meetings / decisions reached in it; interval from d ~ Poisson(rate * H),
           rate ~ Gamma(d + 1/2, H), turned over
Takes      hours_now: (partnership, hours, attendances, meetings); decisions: (partnership, decisions): proposals, not
           about procedure, adopted or rejected in the period; those deferred, withdrawn or open are not decided
Gives      (partnership, value: hours for each decision, low and high: 90% interval, n: decisions, hours: H); a row a
           lasting partnership that ever met
Unit       member-hours for each decision
Undefined  null under 5 decisions in the period (n and hours stand); null, and so are the hours, where hours are not
           recorded or no meeting was held; null where it is not recorded what became of any proposal
Misleads   deciding is not all that a table is for; a large decision and a small one count alike; a decision log that
           is not kept makes every decision look dear; hours not recorded are taken at the usual length; a decision on
           a day not recorded is taken for one of the day it was put
Source     afresh's own; interval: Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from afresh.engine.contract import Step
from afresh.gatherings.gathered import Gathered
from afresh.gatherings.hours import HOURS, REACHED
from afresh.gatherings.places import PLACE
from afresh.intervals import rates
from afresh.measures.member_hours import missing
from afresh.measures.notes import NO_DECISION, NO_MEETING, NO_RECORDS, TOO_FEW
from afresh.table import Table

FAMILY = "worth"

HOURS_PER_DECISION = Step(
    "hours_per_decision",
    "the member-hours and the decisions of each partnership's period",
    """SELECT h.partnership, '' AS subject, h.hours, h.attendances AS n, h.meetings, d.decisions
    FROM hours_now h LEFT JOIN decisions d ON d.partnership = h.partnership ORDER BY h.partnership""",
)

UNDER = (
    Step(
        "records",
        "the decisions, and the meetings of the period",
        """SELECT partnership, 'proposals' AS tbl, record FROM decision
        UNION ALL SELECT partnership, 'meetings', record FROM held_hours WHERE day > {t0}""",
    ),
)


def hours_per_decision(gathered: Gathered) -> Table:
    gathered.have(PLACE, *HOURS, *REACHED)
    fewest = gathered.settings.fewest_decisions
    return gathered.finish(HOURS_PER_DECISION, by=lambda table: _each(table, fewest))


def _each(table: Table, fewest: float) -> Table:
    rows = list(table.rows())
    why = [missing(row) or ("" if row["meetings"] else NO_MEETING) for row in rows]
    hours = [None if reason else row["hours"] for row, reason in zip(rows, why, strict=True)]
    made = per_decision([each or 0.0 for each in hours], [row["decisions"] for row in rows], fewest)
    notes = [first or then for first, then in zip(why, made.pop("note"), strict=True)]
    about = {"partnership": table.columns["partnership"], "subject": table.columns["subject"]}
    return Table({**about, **made, "expected": [None] * len(rows), "note": notes, "hours": hours})


def per_decision(spent: Sequence[float], decisions: Sequence[int | None], fewest: float) -> dict[str, Sequence[Any]]:
    """What was spent for each decision, with its interval; null under the fewest decisions, or where nothing was."""
    amount, n = np.array(spent, dtype=float), np.array([each or 0 for each in decisions], dtype=np.int64)
    told = (n >= fewest) & (amount > 0)
    k, over = np.where(told, n, 1), np.where(told, amount, 1.0)
    slow, fast = rates.interval(k, over)
    few = [NO_DECISION if not each else TOO_FEW if each < fewest else "" for each in n.tolist()]
    return {
        "value": np.where(told, over / k, np.nan).tolist(),
        "low": np.where(told, 1 / fast, np.nan).tolist(),
        "high": np.where(told, 1 / slow, np.nan).tolist(),
        "n": n.tolist(),
        "note": [NO_RECORDS if known is None else note for known, note in zip(decisions, few, strict=True)],
    }
