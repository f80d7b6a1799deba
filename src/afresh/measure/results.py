"""Whether each indicator is getting better, by its process-behaviour chart.

Question   Is it working: has the figure changed, or is it only moving about as it always does?
Formula    XmR chart of every figure to t1: mean +- 2.66 * mean moving range, moving ranges above 3.267 times their
           mean left out once (unless screening is 0); the reading is the latest point's
Takes      observation_at: (indicator, day, value); indicator: (indicator, partnership, better, target)
Gives      (partnership, subject: indicator, value: latest figure, low and high: limits, expected: mean, n: figures,
           note and reading: improvement, concern, no change, unclear or too few to tell, assurance: pass, fail or
           hit and miss, trial: under 12 figures, flags: of the latest figure, autocorrelation: lag-1, conflicting:
           dates left out for having two different figures, unreadable: figures left out for being no number or beyond
           1e100, better, target, last_day); one row an indicator
Unit       the indicator's own
Undefined  null where no figure is dated in the period; no limits under 3 figures; unclear where each figure follows
           the one before (lag-1 autocorrelation above 0.4; of the figures before the run of 7 or more on one side of
           the mean that lasts to the latest, where those are at least 12), or where a figure with no better direction
           has changed
Misleads   gaps are closed up: points follow one another whatever the time between; seasons look like signals;
           a partnership is not the only thing that moves its indicators
Source     NHS England, Making Data Count; Wheeler (2000), Understanding Variation, 2nd ed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any

from afresh.engine.contract import Step
from afresh.forms import number
from afresh.measure.measure import Measure, Several
from afresh.measure.notes import CANNOT_FORECAST, CONFLICT, NEITHER, NO_FIGURE, NO_RECORDS, TRIAL, together
from afresh.measure.wording import in_brackets
from afresh.snapshot.workspace import Workspace
from afresh.statistics.xmr import Better, Chart, chart, is_figure
from afresh.table import Table
from afresh.vocabulary import Finding

Limits = tuple[int, float, bool]
"""Under how many points limits are on trial, above which autocorrelation a reading is unclear, and whether very large
moving ranges are left out."""

FIGURES = Step(
    "figures",
    "each indicator's figures to the review date, a row a date and different figure; where there is none, an empty one",
    """SELECT i.indicator, c.id AS name, i.partnership, coalesce(i.better, 'neutral') AS better, i.target,
        o.day, o.value
    FROM indicator i JOIN indicators_code c ON c.code = i.indicator
    LEFT JOIN (SELECT DISTINCT indicator, day, value FROM observation_at WHERE value IS NOT NULL) o
        ON o.indicator = i.indicator
    WHERE {only} IN (-1, i.partnership)
    ORDER BY i.indicator, o.day, o.value""",
)

RECORDS = (
    Step(
        "records",
        "the figures on each partnership's charts",
        """SELECT i.partnership, 'observations' AS tbl, o.record, o.indicator FROM observation_at o
        JOIN indicator i ON i.indicator = o.indicator WHERE o.value IS NOT NULL""",
    ),
)


@dataclass(frozen=True)
class Indicator:
    """One indicator with its figures as of the review date, ready to be drawn."""

    indicator: str
    partnership: int | None
    better: Better
    target: float | None
    days: tuple[int, ...]
    figures: tuple[float, ...]
    conflicting: int
    unreadable: int
    chart: Chart | None


def results(workspace: Workspace) -> Table:
    by = partial(_finished, t0=workspace.period.t0, limits=limits_of(workspace))
    return workspace.finish(FIGURES, by=by, group="indicator", only=-1)


def _finished(table: Table, t0: int, limits: Limits) -> Table:
    rows = [_row(indicator, t0) for indicator in _charted(table, limits)]
    names = tuple(rows[0]) if rows else tuple(_row(NOTHING, 0))
    return Table({name: [row[name] for row in rows] for name in names})


def charted(workspace: Workspace, partnership: int) -> list[Indicator]:
    """Every indicator of a partnership with its chart, in the order of their ids."""
    all_: list[Indicator] = workspace.memoise(
        "indicators with charts", lambda: _charted(workspace.ask(FIGURES, only=-1), limits_of(workspace))
    )
    return [each for each in all_ if each.partnership == partnership]


def _charted(table: Table, limits: Limits) -> list[Indicator]:
    in_order = sorted(table, key=lambda row: (row["indicator"], row["day"] or 0, row["value"] or 0))
    by_indicator = groupby(in_order, key=lambda row: row["indicator"])
    return [indicator_of(list(rows), limits) for _, rows in by_indicator]


def limits_of(workspace: Workspace) -> Limits:
    settings = workspace.settings
    return int(settings.trial_points), settings.autocorrelation, bool(settings.screening)


def indicator_of(rows: list[dict[str, Any]], limits: Limits) -> Indicator:
    read = [row for row in rows if row["value"] is not None and is_figure(row["value"])]
    by_day = {day: [row["value"] for row in same] for day, same in groupby(read, key=lambda row: row["day"])}
    kept = {day: values[0] for day, values in by_day.items() if len(values) == 1}
    better, target = rows[0]["better"], rows[0]["target"]
    figures = tuple(kept.values())
    drawn = None
    if figures:
        trial, autocorrelation, screen = limits
        drawn = chart(figures, better, target, screen=screen, trial_points=trial, autocorrelation=autocorrelation)
    unreadable = sum(row["day"] is not None for row in rows) - len(read)
    named, conflicting = (rows[0]["name"], rows[0]["partnership"]), len(by_day) - len(kept)
    return Indicator(*named, better, target, tuple(kept), figures, conflicting, unreadable, drawn)


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


def reading_of(each: Indicator, t0: int) -> str:
    """The latest figure's; none where that is older than the period."""
    return each.chart.latest if each.chart is not None and each.days[-1] > t0 else ""


def _row(each: Indicator, t0: int) -> dict[str, Any]:
    drawn = each.chart
    reading = reading_of(each, t0)
    now = bool(reading)
    return {
        "partnership": each.partnership,
        "subject": each.indicator,
        "value": each.figures[-1] if now else None,
        "low": drawn.lower if drawn else None,
        "high": drawn.upper if drawn else None,
        "n": len(each.figures),
        "expected": drawn.mean if drawn else None,
        "note": _note(each, reading),
        "reading": reading,
        "assurance": drawn.assurance if drawn and now else "",
        "trial": drawn.trial if drawn else None,
        "flags": "; ".join(sorted(drawn.flags[-1])) if drawn and now else "",
        "autocorrelation": drawn.autocorrelation if drawn else None,
        "conflicting": each.conflicting,
        "unreadable": each.unreadable,
        "better": each.better,
        "target": each.target,
        "last_day": each.days[-1] if each.days else None,
    }


def _note(each: Indicator, reading: str) -> str:
    conflict = CONFLICT if each.conflicting else ""
    if each.chart is None:
        return together(NO_RECORDS, conflict)
    if not reading:
        return together(NO_FIGURE, conflict)
    unclear = NEITHER if each.chart.readings[-1] == "unclear" else CANNOT_FORECAST
    trial = TRIAL if each.chart.trial and each.chart.upper is not None else ""
    return together(unclear if reading == "unclear" else reading, trial, conflict)


def sentence(f: Finding) -> str:
    return f"Results: {number(f.value or 0)}" + in_brackets(f.subject)


def parts(findings: Sequence[Finding]) -> list[str]:
    return [f"{f.subject}: {number(f.value or 0)}" for f in findings]


TITLES = {
    "improvement": "{name}: the latest figure shows improvement",
    "concern": "{name}: the latest figure is cause for concern",
    "no change": "{name}: no change beyond the usual ups and downs",
    "unclear": "{name}: changing, but not clearly for better or worse",
    "too few to tell": "{name}: too few figures to tell",
    "": "{name}: no figure in the period",
}

CANNOT_TELL = "{name}: no clear change, as the figures follow closely on one another"


def title_of(name: str, reading: str, better: str) -> str:
    """What an indicator's chart shows; a figure that should go one way is unclear only where its points follow one
    another."""
    title = CANNOT_TELL if reading == "unclear" and better != "neutral" else TITLES[reading]
    return title.format(name=name)


MEASURE = Measure(
    function=results,
    family="results",
    records=RECORDS,
    title="Results",
    sentence=sentence,
    form=number,
    on_page=False,
    several=Several(parts=parts),
)
