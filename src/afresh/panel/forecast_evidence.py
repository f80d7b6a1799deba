"""The coming years of a table where little is new, for the panel: only where such forecasts held."""

from afresh.panel.evidence_types import Ahead
from afresh.recommend.rotation import Forecast, forecast
from afresh.recommend.rotation.quotable import kind_of, least_held, quotable
from afresh.snapshot.workspace import Workspace

YEARS = 5


def quoted(workspace: Workspace, partnership: int) -> Forecast | None:
    """The forecast that advice may rest on, worked out once; None where such ones did not hold."""

    def found() -> Forecast | None:
        one = forecast(workspace, partnership, YEARS)
        held = one.refused is None and quotable(one.clock, one.tried, workspace.settings)
        return one if held else None

    made: Forecast | None = workspace.memoise(f"forecast quoted {partnership}", found)
    return made


def ahead(workspace: Workspace, partnership: int) -> Ahead | None:
    found = quoted(workspace, partnership)
    if found is None:
        return None
    tried = [each for each in found.tried if each.ahead == 1 and each.figure == "newcomers"]
    year = workspace.period.end.year + YEARS
    return Ahead(
        year=year,
        newer_years=found.newer_years,
        unchanged=_newer(found, "nothing"),
        a_seat_a_year=_newer(found, "seat-a-year"),
        held=(sum(each.held for each in tried), len(tried)),
        held_elsewhere=least_held(kind_of(found.clock)),
    )


def _newer(found: Forecast, rule: str) -> tuple[float, float, float]:
    (one,) = [each for each in found.rules if each.rule.name == rule]
    last = one.years[-1].newer_share
    return last.middle, last.low, last.high
