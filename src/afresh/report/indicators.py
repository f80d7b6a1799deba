"""A partnership's indicators, each read as a process-behaviour chart."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.intervals.xmr import Chart, chart, is_figure
from afresh.report.charts.figures import Figures, figures
from afresh.report.labels import Labels
from afresh.words import indicators as words
from afresh.words.forms import day, number

FIND = """SELECT i.id, i.name, i.better, i.unit, i.target, o.date, o.value
FROM indicators i JOIN observations o ON o.indicator = i.id
WHERE i.partnership = ? AND o.date <= ? AND o.value IS NOT NULL
ORDER BY i.name, i.id, o.date, o.value"""


@dataclass(frozen=True)
class Indicator:
    anchor: str
    name: str
    unit: str
    reading: str
    """improvement, concern, no change, unclear or too few to tell: of the latest figure."""
    title: str
    """What the chart shows, in about ten words."""
    detail: tuple[str, ...]
    figures: Figures | None
    rows: tuple[tuple[str, str, str], ...]


def indicators(assessment: Assessment, each: Assessed, labels: Labels) -> tuple[Indicator, ...]:
    gathered = assessment.gathered
    by_id: dict[str, list[Any]] = {}
    for row in gathered.store.rows(FIND, [each.id, gathered.period.end]):
        if is_figure(row[6]):
            by_id.setdefault(row[0], []).append(row)
    return tuple(
        _indicator(f"indicator-{each.code}-{i}", rows, assessment, labels) for i, rows in enumerate(by_id.values())
    )


def _indicator(anchor: str, rows: list[Any], assessment: Assessment, labels: Labels) -> Indicator:
    _, name, better, unit, target, _, _ = rows[0]
    settings = assessment.gathered.settings
    days: list[date] = [row[5] for row in rows]
    values = [float(row[6]) for row in rows]
    made = chart(
        values,
        better or "neutral",
        target,
        trial_points=int(settings.trial_points),
        autocorrelation=settings.autocorrelation,
    )
    flags = [words.FLAG[reading] if flag else "" for flag, reading in zip(made.flags, made.readings, strict=True)]
    text = labels.disclosure.text
    drawn = figures(days, values, flags, made.mean, made.lower, made.upper, target)
    table = tuple(
        (day(when), number(value), _flags(made, i)) for i, (when, value) in enumerate(zip(days, values, strict=True))
    )
    return Indicator(
        anchor,
        text(name),
        text(unit),
        made.latest,
        words.title(text(name), made.latest),
        words.detail(made, days[-1], values[-1], text(unit), better or "neutral", target),
        drawn,
        table[::-1],
    )


def _flags(made: Chart, i: int) -> str:
    return words.flags(sorted(made.flags[i]), made.readings[i])
