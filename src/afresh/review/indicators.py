"""A partnership's indicators, each read as a process-behaviour chart."""

from collections.abc import Sequence
from dataclasses import dataclass

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.forms import day, number, sentence
from afresh.measure import results
from afresh.report.charts.figures import Figures, figures
from afresh.review.labels import Labels
from afresh.statistics.xmr import Chart
from afresh.vocabulary import Finding, day_from
from afresh.words import indicators as words
from afresh.words.measures.since_change import NOT_OF_IT, results_since_change

NAMES = "SELECT id, name, unit FROM indicators WHERE partnership = ? ORDER BY name, id"


@dataclass(frozen=True)
class Indicator:
    anchor: str
    name: str
    unit: str
    reading: str
    """improvement, concern, no change, unclear or too few to tell: of the latest figure; empty where it is old."""
    title: str
    """What the chart shows, in about ten words."""
    detail: tuple[str, ...]
    figures: Figures | None
    rows: tuple[tuple[str, str, str], ...]


def indicators(assessment: Assessment, each: Assessed, labels: Labels) -> tuple[Indicator, ...]:
    """The same charts as the measure of results; an indicator without any figure is not shown."""
    workspace = assessment.workspace
    found = {one.indicator: one for one in results.charted(workspace, partnership=each.code)}
    named = [
        row for row in workspace.store.rows(NAMES, [each.id]) if found[row[0]].figures or found[row[0]].conflicting
    ]
    changes = sorted(each.findings.every("results_since_change"), key=lambda f: str(f.subject))
    return tuple(
        _indicator(
            f"indicator-{each.code}-{i}",
            str(name),
            str(unit or ""),
            found[id_],
            workspace.period.t0,
            labels,
            [f for f in changes if f.facts["indicator"] == id_],
        )
        for i, (id_, name, unit) in enumerate(named)
    )


def _indicator(
    anchor: str, name: str, unit: str, one: results.Indicator, t0: int, labels: Labels, changes: Sequence[Finding]
) -> Indicator:
    name, unit = labels.disclosure.text(name), labels.disclosure.text(unit)
    days = [day_from(each) for each in one.days]
    reading = results.reading_of(one, t0)
    return Indicator(
        anchor,
        name,
        unit,
        reading,
        words.title(name, reading, one.better),
        (
            *_detail(one, unit, bool(reading)),
            *words.conflicting(one.conflicting),
            *(sentence(results_since_change(each)) for each in changes),
            *([NOT_OF_IT] if any(each.value is not None for each in changes) else []),
        ),
        _drawn(one, changes) if one.chart else None,
        tuple(
            (day(when), number(value), _flags(one.chart, i) if one.chart else "")
            for i, (when, value) in enumerate(zip(days, one.figures, strict=True))
        )[::-1],
    )


def _detail(one: results.Indicator, unit: str, now: bool) -> tuple[str, ...]:
    if one.chart is None:
        return ()
    return words.detail(one.chart, day_from(one.days[-1]), one.figures[-1], unit, one.better, one.target, now)


def _drawn(one: results.Indicator, changes: Sequence[Finding]) -> Figures | None:
    made = one.chart
    assert made is not None, "only what has a chart is drawn"
    flags = [words.FLAG[reading] if flag else "" for flag, reading in zip(made.flags, made.readings, strict=True)]
    days = [day_from(each) for each in one.days]
    decided = {day_from(int(str(each.facts["change_day"]))): str(each.facts["decision"]) for each in changes}
    return figures(days, one.figures, flags, made.mean, made.lower, made.upper, one.target, decided)


def _flags(made: Chart, i: int) -> str:
    return words.flags(sorted(made.flags[i]), made.readings[i])
