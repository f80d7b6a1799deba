"""Whether the records bear a forecast; if not, why.

On committees of Congress with one or two whole years on record the 90% interval for newcomers a year ahead held 66 to
75% of what came, with three and more 93 to 97%: a clock of two years cannot be seen in two years. Where newcomers come
in waves, forecasts held as often (94 to 98%), with intervals so wide that they told little.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from afresh.recommend.rotation.table_over_time import TableOverTime, as_known_on, basis_of, records_of
from afresh.recommend.rotation.years import Year, dispersion, months_on_record, years_on_record
from afresh.settings import Settings
from afresh.snapshot.workspace import Workspace

Why = Literal["project", "ended", "nobody", "years", "seat-years", "waves"]


@dataclass(frozen=True)
class Reason:
    """Why there is no forecast, with the figures that decide it."""

    why: Why
    facts: Mapping[str, float] = field(default_factory=dict)


def may_forecast(workspace: Workspace, partnership: int) -> Reason | None:
    """None where `forecast` would give one: quick, for hundreds of partnerships at once."""
    records = records_of(workspace, partnership)
    if records.one_off:
        return Reason("project")
    if records.ended:
        return Reason("ended")
    period = workspace.period
    table = as_known_on(records, period.t1, basis_of(records, period.t0, period.t1))
    years = years_on_record(table, workspace.settings.newer_years)
    return refusal(table, years, records.term_months, workspace.settings)


def refusal(table: TableOverTime, years: tuple[Year, ...], term_months: int, settings: Settings) -> Reason | None:
    if not table.at(table.day).any():
        return Reason("nobody")
    whole = sum(each.whole for each in years)
    if whole < settings.forecast_years or not years:
        return Reason("years", {"years": whole, "months": months_on_record(table), "needed": settings.forecast_years})
    seat_years = sum(each.seat_years for each in years)
    if seat_years < settings.seat_years:
        return Reason("seat-years", {"seat_years": seat_years, "needed": settings.seat_years})
    cycle = (term_months or settings.term_months) / 12
    waves = dispersion(years)
    if waves is not None and waves > settings.most_dispersion and whole < settings.cycles * cycle:
        facts = {"dispersion": waves, "most": settings.most_dispersion, "years": whole, "cycle": cycle}
        return Reason("waves", {**facts, "cycles": settings.cycles, "told_term": float(term_months > 0)})
    return None
