"""The forecast that advice on a partnership quotes, to stand beside it."""

from collections.abc import Mapping

from afresh.diagnosis.assessment import Assessed, Assessment
from afresh.panel.forecast_evidence import quoted
from afresh.panel.sitting import Sitting
from afresh.review.labels import Labels
from afresh.review.rotation import RotationTold, told

RULE = "renewal/let_seats_change_hands"
"""The rule whose reasons quote it."""


def quoted_forecast(
    assessment: Assessment, each: Assessed, sittings: Mapping[int, Sitting], labels: Labels
) -> RotationTold | None:
    sitting = sittings.get(each.code)
    if sitting is None or not any(one.name == RULE for advised in sitting.all for one in advised.advisers):
        return None
    found = quoted(assessment.workspace, each.code)
    return told(found, labels.named(each.id)) if found else None
