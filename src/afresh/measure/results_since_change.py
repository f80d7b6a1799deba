"""What each indicator did after each change that a review decided on.

Question   Has the curve turned since the change?
Formula    limits frozen on the figures before the change: those since the change before it where these are at least
           12, else all of them; improved (worsened) by 7 successive later figures, up to the latest, beyond the old
           mean on its better (worse) side; a run that has ended is no lasting change. Later figures are those from
           the day of the change up to the next change
Takes      review_at: (partnership, decision, day); figures: (indicator, partnership, better, day, value)
Gives      (partnership, subject: "indicator: date of the change", value: mean of the later figures, low and high: the
           frozen limits, n: later figures, expected: the old mean, reading: improved, worsened, no lasting change
           yet, changed, unclear, too few before or too few after, run, run_from, run_to and side: how many figures
           the latest run of 7 or more holds, between which days, and on which side of the old mean; n_before,
           decision, change_day, next_change, indicator, better, conflicting); one row an indicator and a date on
           which a review of its partnership decided to refresh, replace or end it
Unit       the indicator's own
Undefined  null with fewer than 12 figures before or 7 after; changed where neither way is better; unclear where the
           earlier figures follow one another (lag-1 autocorrelation above 0.4), for then a run tells little
Misleads   what came after need not have come of it; a decision is not its doing, which may take months; reviews are
           called when figures are bad, and bad figures mend by themselves (regression to the mean)
Source     NHS England, Making Data Count; Wheeler (2000), Understanding Variation, 2nd ed.
"""

from functools import partial
from itertools import groupby
from math import fsum
from typing import Any

from afresh.engine.contract import Step
from afresh.forms import count, day, number, span
from afresh.measure.measure import Measure
from afresh.measure.notes import CONFLICT, TOO_FEW, together
from afresh.measure.results import FIGURES, Indicator, Limits, indicator_of, limits_of
from afresh.measure.wording import fact
from afresh.snapshot.workspace import Workspace
from afresh.statistics.xmr import RUN, Turn, before_and_after, lag_one
from afresh.table import Table
from afresh.vocabulary import Finding, day_from

CHANGED = Step(
    "changed",
    "the days on which a review decided that something changes, with what was decided; on one day the furthest-going",
    """SELECT partnership, day, min(record) AS record,
        CASE max(CASE decision WHEN 'end' THEN 3 WHEN 'replace' THEN 2 ELSE 1 END)
            WHEN 3 THEN 'end' WHEN 2 THEN 'replace' ELSE 'refresh' END AS decision
    FROM review_at WHERE decision IN ('refresh', 'replace', 'end') GROUP BY partnership, day""",
)

FIGURES_AND_CHANGES = Step(
    "figures_and_changes",
    "the figures of each indicator whose partnership decided on a change, and the days of those changes",
    """SELECT f.indicator, f.name, f.partnership, f.better, f.target, f.day, f.value, '' AS decision
    FROM figures f JOIN (SELECT DISTINCT partnership FROM changed) c ON c.partnership = f.partnership
    UNION ALL
    SELECT DISTINCT f.indicator, f.name, f.partnership, f.better, f.target, c.day, CAST(NULL AS DOUBLE), c.decision
    FROM figures f JOIN changed c ON c.partnership = f.partnership""",
)

RECORDS = (
    CHANGED,
    Step(
        "records",
        "the decisions, and the figures before and after them",
        """SELECT i.partnership, 'reviews' AS tbl, c.record FROM changed c
        JOIN (SELECT DISTINCT partnership FROM indicator) i ON i.partnership = c.partnership
        UNION ALL
        SELECT i.partnership, 'observations', o.record FROM observation_at o
        JOIN indicator i ON i.indicator = o.indicator
        JOIN (SELECT DISTINCT partnership FROM changed) c ON c.partnership = i.partnership
        WHERE o.value IS NOT NULL""",
    ),
)

READINGS = {
    "improvement": "improved",
    "concern": "worsened",
    "no change": "no lasting change yet",
    "unclear": "changed",
}
BEFORE, AFTER = "too few before", "too few after"
NOTHING = Indicator(
    indicator="",
    partnership=None,
    better="neutral",
    target=None,
    days=(),
    figures=(),
    conflicting=0,
    unreadable=0,
    chart=None,
)


def results_since_change(workspace: Workspace, partnership: int = -1) -> Table:
    """Of every partnership, or of one."""
    by = partial(_finished, limits=limits_of(workspace))
    return workspace.finish(FIGURES, CHANGED, FIGURES_AND_CHANGES, by=by, group="indicator", only=partnership)


def _finished(table: Table, limits: Limits) -> Table:
    in_order = sorted(table, key=lambda row: (row["indicator"], row["day"] or 0, row["value"] or 0))
    rows = [row for _, of in groupby(in_order, key=lambda row: row["indicator"]) for row in _of_one(list(of), limits)]
    return Table({name: [row[name] for row in rows] for name in _row(NOTHING, (0, "", None), None, limits)})


def _of_one(rows: list[dict[str, Any]], limits: Limits) -> list[dict[str, Any]]:
    changes = [(row["day"], row["decision"]) for row in rows if row["decision"]]
    one = indicator_of([row for row in rows if not row["decision"]], limits)
    found = []
    for at, (changed, decision) in enumerate(changes):
        after = changes[at + 1][0] if at + 1 < len(changes) else None
        found.append(_row(one, (changed, decision, after), changes[at - 1][0] if at else None, limits))
    return found


def _row(one: Indicator, change: tuple[int, str, int | None], last: int | None, limits: Limits) -> dict[str, Any]:
    day, decision, until = change
    before, after = split(one, day, until, last, limits[0])
    turn = before_and_after(before, after, one.better, limits[2], limits[0])
    reading = reading_of(turn, before, after, limits)
    told = reading not in (BEFORE, AFTER)
    days = [on for on in one.days if on >= day]
    run = turn.run if told else None
    return {
        "partnership": one.partnership,
        "subject": f"{one.indicator}: {day_from(day).isoformat()}",
        "value": fsum(after) / len(after) if told else None,
        "low": turn.limits.lower if told and turn.limits else None,
        "high": turn.limits.upper if told and turn.limits else None,
        "n": len(after),
        "expected": turn.limits.mean if told and turn.limits else None,
        "note": together(reading if told else TOO_FEW, CONFLICT if one.conflicting else ""),
        "reading": reading,
        "run": run[1] - run[0] + 1 if run else 0,
        "run_from": days[run[0]] if run else None,
        "run_to": days[run[1]] if run else None,
        "side": turn.side if told else "",
        "n_before": len(before),
        "decision": decision,
        "change_day": day,
        "next_change": until,
        "indicator": one.indicator,
        "better": one.better,
        "conflicting": one.conflicting,
    }


def split(
    one: Indicator, day: int, until: int | None, last: int | None, fewest: int
) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """The figures before and after a change; a figure of the day itself comes after it."""
    dated = list(zip(one.days, one.figures, strict=True))
    after = tuple(value for on, value in dated if on >= day and (until is None or on < until))
    before = tuple(value for on, value in dated if on < day)
    since_last = tuple(value for on, value in dated if on < day and last is not None and on >= last)
    return (since_last if len(since_last) >= fewest else before), after


def reading_of(turn: Turn, before: tuple[float, ...], after: tuple[float, ...], limits: Limits) -> str:
    fewest, most_alike, _ = limits
    if len(before) < fewest:
        return BEFORE
    if len(after) < RUN:
        return AFTER
    if turn.run is None or turn.run[1] < len(after) - 1:
        return READINGS["no change"]
    follows = lag_one(before)
    if follows is not None and follows > most_alike:
        return "unclear"
    return READINGS[turn.reading]


def sentence(f: Finding) -> str:
    after = f"After the review of {day(day_from(fact(f, 'change_day')))} (decision: {fact(f, 'decision')})"
    if f.value is None:
        return f"{after}: {_too_few_to_tell(f)}"
    until = fact(f, "next_change", None)
    since = f"{count(f.n, 'figure')} {'since' if until is None else f'until the next change on {day(day_from(until))}'}"
    means = (
        f"the mean of the {since} is {number(f.value)}, and was {number(f.expected or 0)} before, with usual ups and "
        f"downs {span(f.low, f.high, number)}"
    )
    return f"{after}: {READ[str(fact(f, 'reading'))]}; {means}{_in_a_row(f)}"


def _too_few_to_tell(f: Finding) -> str:
    if fact(f, "reading") == "too few before":
        return f"too few figures before it to tell ({f.facts['n_before']})"
    return f"too few figures after it to tell ({f.n})"


def _in_a_row(f: Finding) -> str:
    if not fact(f, "run"):
        return ""
    first, last = (day(day_from(fact(f, name))) for name in ("run_from", "run_to"))
    return f"; from {first} to {last} {count(fact(f, 'run'), 'figure')} in a row were {fact(f, 'side')} the old mean"


READ = {
    "improved": "improved",
    "worsened": "worsened",
    "changed": "changed, and neither way is better",
    "no lasting change yet": "no lasting change yet",
    "unclear": "unclear, as the earlier figures follow closely on one another",
}

NOT_OF_IT = "What came after a decision need not have come of it."


MEASURE = Measure(
    function=results_since_change,
    family="results",
    records=RECORDS,
    title="Results since a change",
    sentence=sentence,
    form=number,
    compared=False,
    on_page=False,
    with_past=False,
)
