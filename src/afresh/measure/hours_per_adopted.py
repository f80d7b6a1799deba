"""How many member-hours go into one proposal adopted, with how many were refused and put off beside.

Question   What does a proposal that gets through cost here in people's time?
Formula    H / d: member-hours of the period's meetings / proposals adopted in it; interval from d ~ Poisson(rate * H),
           rate ~ Gamma(d + 1/2, H), turned over
Takes      hours_now: (partnership, hours, attendances, meetings); decisions: (partnership, adopted, refused, put_off):
           proposals, not about procedure, adopted, rejected or deferred in the period
Gives      (partnership, value: hours for each adopted, low and high: 90% interval, n: adopted, refused, put_off,
           hours: H); a row a lasting partnership that ever met
Unit       member-hours for each proposal adopted
Undefined  null under 5 adopted in the period (the counts and hours stand); null, and so are the hours, where hours are
           not recorded or no meeting was held; null where it is recorded of no proposal what became of it
Misleads   adopting is not all that a table is for, and a refusal may be its best work; a large proposal and a small one
           count alike; a log that is not kept makes every one look dear; hours not recorded are taken at the usual
           length; a decision on a day not recorded is taken for one of the day it was put
Source     afresh's own; interval: Gelman et al., Bayesian Data Analysis, 3rd ed., 2.6
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from afresh.engine.contract import Step
from afresh.features.attendance_slots import PLACE
from afresh.features.hours import HOURS, REACHED
from afresh.forms import count, counted, listed, number
from afresh.measure.measure import Measure
from afresh.measure.member_hours import missing
from afresh.measure.notes import NO_MEETING, NO_RECORDS, NONE_ADOPTED, TOO_FEW
from afresh.measure.wording import fact, within
from afresh.snapshot.workspace import Workspace
from afresh.statistics import rates
from afresh.table import Table
from afresh.vocabulary import Finding

HOURS_PER_ADOPTED = Step(
    "hours_per_adopted",
    "the member-hours of each partnership's period, and what was adopted, refused and put off in it",
    """SELECT h.partnership, '' AS subject, h.hours, h.attendances AS n, h.meetings, d.adopted, d.refused, d.put_off
    FROM hours_now h LEFT JOIN decisions d ON d.partnership = h.partnership ORDER BY h.partnership""",
)

RECORDS = (
    Step(
        "records",
        "the proposals decided, and the meetings of the period",
        """SELECT partnership, 'proposals' AS tbl, record FROM decision
        UNION ALL SELECT partnership, 'meetings', record FROM held_hours WHERE day > {t0}""",
    ),
)


def hours_per_adopted(workspace: Workspace) -> Table:
    workspace.ensure_table(PLACE, *HOURS, *REACHED)
    fewest = workspace.settings.fewest_adopted
    return workspace.finish(HOURS_PER_ADOPTED, by=lambda table: _each(table, fewest))


def _each(table: Table, fewest: float) -> Table:
    rows = list(table.rows())
    why = [missing(row) or ("" if row["meetings"] else NO_MEETING) for row in rows]
    hours = [None if reason else row["hours"] for row, reason in zip(rows, why, strict=True)]
    made = per_adopted([each or 0.0 for each in hours], [row["adopted"] for row in rows], fewest)
    notes = [first or then for first, then in zip(why, made.pop("note"), strict=True)]
    about = {"partnership": table.columns["partnership"], "subject": table.columns["subject"]}
    beside = {name: [row[name] or 0 for row in rows] for name in ("refused", "put_off")}
    return Table({**about, **made, "expected": [None] * len(rows), "note": notes, "hours": hours, **beside})


def per_adopted(spent: Sequence[float], adopted: Sequence[int | None], fewest: float) -> dict[str, Sequence[Any]]:
    """What was spent for each adopted, with its interval; null under the fewest, or where nothing was."""
    amount, n = np.array(spent, dtype=float), np.array([each or 0 for each in adopted], dtype=np.int64)
    told = (n >= fewest) & (amount > 0)
    k, over = np.where(told, n, 1), np.where(told, amount, 1.0)
    slow, fast = rates.interval(k, over)
    few = [NONE_ADOPTED if not each else TOO_FEW if each < fewest else "" for each in n.tolist()]
    return {
        "value": np.where(told, over / k, np.nan).tolist(),
        "low": np.where(told, 1 / fast, np.nan).tolist(),
        "high": np.where(told, 1 / slow, np.nan).tolist(),
        "n": n.tolist(),
        "note": [NO_RECORDS if known is None else note for known, note in zip(adopted, few, strict=True)],
    }


def sentence(f: Finding) -> str:
    spent = f"Members spent {hours(f.value or 0)} at its meetings{within(f, hours_alone)}"
    others = [f"{counted(n)} {what}" for name, what in NOT_ADOPTED.items() if (n := int(fact(f, name)))]
    beside = f"; beside them {listed(others)}" if others else ""
    return f"{spent} for each of the {count(f.n, 'proposal')} adopted in the period" + beside


NOT_ADOPTED = {"refused": "refused", "put_off": "put off"}


def hours(value: float) -> str:
    return f"{hours_alone(value)} hours"


def hours_alone(value: float) -> str:
    return number(round(value, 1))


MEASURE = Measure(
    function=hours_per_adopted,
    family="worth",
    records=RECORDS,
    title="Time for each proposal adopted",
    sentence=sentence,
    form=hours,
)
