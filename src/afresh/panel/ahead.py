"""The coming years of a table where little is new, for the panel."""

from afresh.gatherings.gathered import Gathered
from afresh.panel.facts import Ahead
from afresh.recommend.rotation import Forecast, forecast

YEARS = 5


def ahead(gathered: Gathered, partnership: int) -> Ahead | None:
    """None where no forecast is made."""
    found = forecast(gathered, partnership, YEARS, ("nothing", "seat-a-year"))
    if found.refused is not None:
        return None
    tried = [each for each in found.tried if each.ahead == 1 and each.figure == "newcomers"]
    year = gathered.period.end.year + YEARS
    return Ahead(
        year, found.newer_years, _newer(found, 0), _newer(found, 1), (sum(each.held for each in tried), len(tried))
    )


def _newer(found: Forecast, rule: int) -> tuple[float, float, float]:
    last = found.rules[rule].years[-1].newer_share
    return last.middle, last.low, last.high
