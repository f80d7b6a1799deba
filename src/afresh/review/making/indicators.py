"""A partnership's indicators as plain values, each read as a process-behaviour chart."""

from collections.abc import Sequence

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.forms import sentence
from afresh.measure import results
from afresh.measure.results_since_change import NOT_OF_IT
from afresh.measure.results_since_change import sentence as sentence_of_change
from afresh.review.labels import Labels
from afresh.review.parts import IndicatorPart, Observed
from afresh.statistics.xmr import Chart
from afresh.vocabulary import Finding, day_from
from afresh.words import indicators as words

NAMES = "SELECT id, name, unit FROM indicators WHERE partnership = ? ORDER BY name, id"


def indicators(assessment: Assessment, each: Assessed, labels: Labels) -> tuple[IndicatorPart, ...]:
    """The same charts as the measure of results; an indicator without any figure is not told of."""
    workspace = assessment.workspace
    found = {one.indicator: one for one in results.charted(workspace, partnership=each.code)}
    rows = workspace.store.rows(NAMES, [each.id])
    named = [row for row in rows if found[row[0]].figures or found[row[0]].conflicting]
    changes = sorted(each.findings.every("results_since_change"), key=lambda f: str(f.subject))
    t0 = workspace.period.t0
    return tuple(
        _indicator(
            found[id_], (str(id_), str(name), str(unit or "")), t0, labels,
            [f for f in changes if f.facts["indicator"] == id_],
        )
        for id_, name, unit in named
    )  # fmt: skip


def _indicator(
    one: results.Indicator, called: tuple[str, str, str], t0: int, labels: Labels, changes: Sequence[Finding]
) -> IndicatorPart:
    id_, name, unit = map(labels.disclosure.text, called)
    reading, chart = results.reading_of(one, t0), one.chart
    since = [sentence(sentence_of_change(each)) for each in changes]
    told = any(each.value is not None for each in changes)
    detail = _detail(one, unit, bool(reading))
    return IndicatorPart(
        id=id_,
        name=name,
        unit=unit,
        better=one.better,
        target=one.target,
        reading=reading,
        title=results.title_of(name, reading, one.better),
        detail=(*detail, *words.conflicting(one.conflicting), *since, *([NOT_OF_IT] if told else [])),
        mean=chart.mean if chart else None,
        lower=chart.lower if chart else None,
        upper=chart.upper if chart else None,
        observed=tuple(_observed(one, chart, i) for i in range(len(one.figures))),
        decided=tuple(sorted({(day_from(int(str(f.facts["change_day"]))), str(f.facts["decision"])) for f in changes})),
        has_chart=chart is not None,
    )


def _detail(one: results.Indicator, unit: str, now: bool) -> tuple[str, ...]:
    if one.chart is None:
        return ()
    return words.detail(
        one.chart, day_from(one.days[-1]), one.figures[-1], unit, one.better, target=one.target, now=now
    )


def _observed(one: results.Indicator, chart: Chart | None, i: int) -> Observed:
    flagged = chart is not None and bool(chart.flags[i])
    reading = words.FLAG[chart.readings[i]] if chart is not None and flagged else ""
    flags = words.flags(sorted(chart.flags[i]), chart.readings[i]) if chart is not None else ""
    return Observed(day_from(one.days[i]), float(one.figures[i]), reading, flags)
