"""The forecast that advice on a partnership quotes, as plain values."""

from collections.abc import Mapping

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.panel.sitting import Sitting
from afresh.review.advice_parts import ForecastChart, ForecastPart, ForecastRule
from afresh.review.labels import Labels
from afresh.review.quoted_forecast import quoted_forecast
from afresh.review.rotation import RotationTold


def forecast(
    assessment: Assessment, each: Assessed, sittings: Mapping[int, Sitting], labels: Labels
) -> ForecastPart | None:
    found = quoted_forecast(assessment, each, sittings, labels)
    return part(found) if found else None


def part(told: RotationTold) -> ForecastPart:
    return ForecastPart(
        heading=told.heading,
        refused=told.refused,
        says=told.said,
        rules_do=told.rules_do,
        held=told.held,
        rests_on=told.rests_on,
        assumed=told.assumed,
        columns=told.columns,
        rules=tuple(ForecastRule(each.title, each.explained, each.row, each.years) for each in told.rules),
        year_columns=tuple(told.year_columns),
        past=told.past,
        charts=tuple(ForecastChart(each.title, each.explained, each.fans) for each in told.charts),
    )
