"""How renewal runs down if nothing changes, and what a rotation rule would do.

Question   Who will still be here in five years, and what would a term limit, a seat a year or an outsider do?
Formula    member by member over the coming years (coming_years), newcomers drawn from a posterior that respects an
           election clock (election_clock); the middle and 5-95% of the draws
           how often they come at all is what the review tells of arrivals: the same count, seat-years and window
Takes      arrivals; spell, seat_member, participation, gathering, first_met, partnership
Gives      Forecast: past years, coming years by rule, how often such forecasts held before; or a Reason
Unit       newcomers a year; shares; years
Undefined  a Reason: a project, ended, nobody at the table, too little on record, newcomers in waves
Misleads   a rule is assumed to be kept and every seat filled by somebody new; people adapt, which no record shows;
           first-seen dates come late; those at the table are taken to know each other
Source     posterior: see election_clock; hazards by Gamma-Poisson (Gelman et al., 3rd ed., 2.6); back-tests as in
           Hyndman and Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., 5.10 (rolling origin)
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from afresh.errors import WrongArgument
from afresh.recommend.rotation.back_test import Tried, back_test
from afresh.recommend.rotation.base_rate import BaseRate, as_known, of_review
from afresh.recommend.rotation.coming_years import Drawn, coming_years
from afresh.recommend.rotation.fit import Fit, fit
from afresh.recommend.rotation.may_forecast import Reason, refusal
from afresh.recommend.rotation.met_before import links_of_years
from afresh.recommend.rotation.recorded_ends import recorded_ends, renewals
from afresh.recommend.rotation.rules import RULES, Rule, RuleName, rule
from afresh.recommend.rotation.table_over_time import (
    Basis,
    Records,
    as_known_on,
    basis_of,
    records_of,
)
from afresh.recommend.rotation.years import Year, dispersion, years_on_record
from afresh.snapshot.workspace import Workspace

PERCENTILES = (5, 25, 50, 75, 95)
MOST_YEARS = 30


@dataclass(frozen=True)
class Range:
    """Of the draws: 5%, a quarter, half, three quarters and 95% lie at or under these; and their mean."""

    low: float
    quarter: float
    middle: float
    three_quarters: float
    high: float
    mean: float


@dataclass(frozen=True)
class ComingYear:
    """One of the years after the review date, 1 being the first."""

    ahead: int
    newcomers: Range
    newer_share: Range
    median_tenure: Range
    years_lost: Range
    link_freshness: Range | None


@dataclass(frozen=True)
class UnderRule:
    """The years one by one, and what they come to on average: of each draw the mean over the years."""

    rule: Rule
    years: tuple[ComingYear, ...]
    newcomers: Range
    """A year."""
    years_lost: Range
    """A year."""
    link_freshness: Range | None


@dataclass(frozen=True)
class Forecast:
    partnership: int
    day: int
    basis: Basis
    refused: Reason | None
    newer_years: float
    seats: int = 0
    from_the_start: int = 0
    """Of those at the table, how many were there before newcomers can be told: their years are at least so many."""
    fewest_seats: int = 0
    most_seats: int = 0
    """Between these the number of seats may change, as on record."""
    years: int = 0
    """How many years it looks ahead."""
    past: tuple[Year, ...] = ()
    past_links: tuple[float | None, ...] = ()
    """Link freshness of each past year."""
    rules: tuple[UnderRule, ...] = ()
    tried: tuple[Tried, ...] = ()
    """Forecasts made as of earlier dates, beside what came."""
    dispersion: float | None = None
    base: BaseRate | None = None
    """How often newcomers come: what the review tells of arrivals."""
    clock: tuple[int, float] = (1, 1.0)
    """The likeliest election clock in years (1: none), and how likely it is."""
    recorded_ends: int = 0
    """Current seats whose end is recorded and falls within the years ahead."""
    renewed: tuple[int, int] = (0, 0)
    """Of seats that ended on an exact day, those the same member took up again; and all of them."""
    met_before: float | None = None
    """What share of those at the table past newcomers had met, on average; None where nothing is known."""
    past_newcomers: int = 0
    """Of how many that is known."""
    meetings: float = 0.0
    """Meetings a year with an outsider, under that rule."""
    meetings_recorded: bool = False


def forecast(
    workspace: Workspace,
    partnership: int,
    years: int = 5,
    rules: Sequence[RuleName] = RULES,
    term_limit: float | None = None,
) -> Forecast:
    """One partnership (its code) over the coming years, by rule; `refused` says why where there is none."""
    if not 1 <= years <= MOST_YEARS:
        raise WrongArgument(f"years must be from 1 to {MOST_YEARS}, not {years}.")
    if term_limit is not None and not term_limit > 0:
        raise WrongArgument(f"A term limit must be more than 0 years, not {term_limit:g}.")
    records, settings, period = records_of(workspace, partnership), workspace.settings, workspace.period
    basis = basis_of(records, period.t0, period.t1)
    table = as_known_on(records, period.t1, basis)
    past, newer = years_on_record(table, settings.newer_years), settings.newer_years
    refused = _never(records) or refusal(table, past, records.term_months, settings)
    if refused:
        return Forecast(partnership, period.t1, basis, refused, newer, past=past)
    ends, again = recorded_ends(workspace, partnership, table), renewals(workspace, partnership)
    draws = int(settings.forecast_draws)
    base = of_review(workspace, partnership) or as_known(table, past, records.term_months, settings)
    fitted = fit(
        table, past, records, workspace.met, newer, draws=draws, ahead=years, base=base, ends=ends, renewed=again
    )
    meetings, recorded = _meetings(records, period.t0, period.t1, settings.outsider_meetings)
    limit = term_limit or (records.term_months or settings.term_months) / 12
    made = [rule(name, limit, fitted.table.seats) for name in RULES if name in set(rules)]
    plenary = _plenary(records, period.t0)
    return Forecast(
        partnership, period.t1, basis, None, newer,
        seats=fitted.table.seats,
        from_the_start=int((table.joined[table.at(table.day)] <= table.counted_from).sum()),
        fewest_seats=fitted.chance.fewest,
        most_seats=fitted.chance.most,
        years=years,
        past=past,
        past_links=tuple(links_of_years(records.workspace, workspace.met, past)),
        rules=tuple(_under(each, fitted, newer, meetings, plenary) for each in made),
        tried=back_test(records, table, workspace.met, settings, years),
        dispersion=dispersion(past),
        base=base,
        clock=fitted.rates.likely_clock(),
        recorded_ends=int((fitted.table.ends <= years).sum()),
        renewed=again,
        met_before=fitted.met.share,
        past_newcomers=int(fitted.met.members.sum()),
        meetings=meetings,
        meetings_recorded=recorded,
    )  # fmt: skip


def _never(records: Records) -> Reason | None:
    return Reason("project") if records.one_off else Reason("ended") if records.ended else None


def _meetings(records: Records, t0: int, t1: int, otherwise: float) -> tuple[float, bool]:
    held = records.workspace
    of = (held["day"] > t0) & (held["day"] <= t1) & (held["from_seats"] == 0)
    meetings = len(np.unique(held["gathering"][of])) * 365.25 / (t1 - t0)
    return (meetings, True) if meetings else (otherwise, False)


def _plenary(records: Records, t0: int) -> bool:
    """Whether every gathering in the period was one: nobody meets anybody there."""
    of = records.workspace["plenary"][records.workspace["day"] > t0]
    return bool(len(of) and of.all())


def _under(each: Rule, fitted: Fit, newer: float, meetings: float, plenary: bool) -> UnderRule:
    drawn = coming_years(fitted.table, each, fitted.chance, newer, meetings)
    return UnderRule(
        each, tuple(_coming(drawn, i, plenary) for i in range(drawn.newcomers.shape[1])),
        _range(drawn.newcomers.mean(axis=1)), _range(drawn.years_lost.mean(axis=1)),
        None if plenary else _range(drawn.link_freshness.mean(axis=1)),
    )  # fmt: skip


def _coming(drawn: Drawn, i: int, plenary: bool) -> ComingYear:
    return ComingYear(
        ahead=i + 1,
        newcomers=_range(drawn.newcomers[:, i]),
        newer_share=_range(drawn.newer_share[:, i]),
        median_tenure=_range(drawn.median_tenure[:, i]),
        years_lost=_range(drawn.years_lost[:, i]),
        link_freshness=None if plenary else _range(drawn.link_freshness[:, i]),
    )


def _range(figure: np.ndarray) -> Range:
    """Of the draws of one figure."""
    ends = np.percentile(figure, PERCENTILES, method="inverted_cdf")
    low, quarter, middle, three_quarters, high = (float(end) for end in ends)
    return Range(
        low=low, quarter=quarter, middle=middle, three_quarters=three_quarters, high=high, mean=float(figure.mean())
    )
