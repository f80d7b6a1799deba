"""The rotation forecast as a board would read it: sentences, fans, and the tables beside them."""

from collections.abc import Callable
from dataclasses import dataclass

from afresh import forms
from afresh.recommend.rotation.forecast import ComingYear, Forecast, Range, UnderRule
from afresh.recommend.rotation.years import Year
from afresh.review.advice_parts import FanPart, RangePart
from afresh.vocabulary import day_from
from afresh.words import rotation as words

SEATS_END = {"term-limit", "staggered-term-limit", "seat-a-year"}
"""Rules by which seats end."""
MOST_PAST = 8
"""Past years drawn before the fan."""


@dataclass(frozen=True)
class RuleTold:
    title: str
    explained: str
    row: tuple[str, ...]
    """Its line of the table that compares rules."""
    years: tuple[tuple[str, ...], ...]
    """A line a coming year."""


@dataclass(frozen=True)
class Chart:
    title: str
    explained: str
    fans: tuple[FanPart, ...]


@dataclass(frozen=True)
class RotationTold:
    name: str
    as_of: str
    heading: str
    refused: str
    said: tuple[str, ...] = ()
    rules_do: tuple[str, ...] = ()
    held: str = ""
    rests_on: tuple[str, ...] = ()
    assumed: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rules: tuple[RuleTold, ...] = ()
    year_columns: tuple[str, ...] = ()
    past: tuple[tuple[str, ...], ...] = ()
    charts: tuple[Chart, ...] = ()


def told(forecast: Forecast, name: str) -> RotationTold:
    """`name`: of the partnership, as it may be shown."""
    day = day_from(forecast.day)
    heading, as_of = words.heading(forecast.years or 5), forms.day(day)
    if forecast.refused:
        why = words.why_not(forecast.refused.why, forecast.refused.facts)
        return RotationTold(name, as_of, words.REFUSED, why)
    until = day.year + forecast.years
    return RotationTold(
        name, as_of, heading, "",
        said=_said(forecast, until),
        rules_do=_rules_do(forecast, until),
        held=_held(forecast),
        rests_on=_rests_on(forecast),
        assumed=words.assumed(
            forecast.met_before, forecast.past_newcomers, forecast.fewest_seats, forecast.most_seats
        ),
        columns=tuple(words.columns(until)),
        rules=tuple(_rule(forecast, each, day.year) for each in forecast.rules),
        year_columns=words.YEAR_COLUMNS,
        past=_past(forecast),
        charts=_charts(forecast, day.year),
    )  # fmt: skip


def _by_name(forecast: Forecast) -> dict[str, UnderRule]:
    return {each.rule.name: each for each in forecast.rules}


def _title(each: UnderRule) -> str:
    return words.rule_title(each.rule.name, each.rule.limit)


def _said(forecast: Forecast, until: int) -> tuple[str, ...]:
    nothing = _by_name(forecast).get("nothing")
    if nothing is None:
        return ()
    first, last, now = nothing.years[0], nothing.years[-1], forecast.past[-1]
    said = words.if_nothing_changes(
        nothing.newcomers.mean,
        (nothing.newcomers.low, nothing.newcomers.high),
        forecast.seats,
        (first.newcomers.low, first.newcomers.high),
        forecast.newer_years,
        now=now.newer_share,
        then=last.newer_share.middle,
        range_then=(last.newer_share.low, last.newer_share.high),
        tenure_now=now.median_tenure,
        tenure_then=last.median_tenure.middle,
        range_tenure=(last.median_tenure.low, last.median_tenure.high),
        until=until,
    )
    alike = _as_today(forecast)
    if alike < forecast.years:
        said = (*said, words.clock_stands_elsewhere(until, forecast.clock[0]))
    if now.newer_share is None or now.median_tenure is None or not alike:
        return said
    then = nothing.years[alike - 1].newer_share
    fewer = forecast.base is not None and f"{nothing.newcomers.mean:.1f}" != f"{forecast.base.a_year:.1f}"
    fewer = fewer and forecast.base is not None and nothing.newcomers.mean < forecast.base.a_year
    return (*said, words.course(now.newer_share, then.low, then.high, until - forecast.years + alike, fewer))


def _as_today(forecast: Forecast) -> int:
    """The last coming year at the same point of the clock as the last past one; 0 where there is none."""
    if not words.follows_clock(*forecast.clock):
        return forecast.years
    return forecast.years // forecast.clock[0] * forecast.clock[0]


def _rules_do(forecast: Forecast, until: int) -> tuple[str, ...]:
    by_name = _by_name(forecast)
    nothing = by_name.get("nothing")
    said: list[str] = []
    for name, each in by_name.items():
        if nothing is None or name == "nothing":
            continue
        if name == "outsider":
            with_them, without = each.link_freshness, nothing.link_freshness
            said += [words.outsiders_do(with_them.mean, without.mean)] if with_them and without else []
            continue
        does = words.what_a_rule_does(
            _title(each), each.newcomers.mean, nothing.newcomers.mean, each.years[-1].newer_share.middle, until,
            lost=each.years_lost.mean, lost_nothing=nothing.years_lost.mean,
        )  # fmt: skip
        said.append(" ".join((does, *_waves(forecast, each))))
    return (*said, words.DIP) if by_name.keys() & SEATS_END else tuple(said)


def _waves(forecast: Forecast, each: UnderRule) -> list[str]:
    """A limit that many are past already makes a wave, and the wave comes back."""
    first = each.years[0]
    if each.rule.limit is None or each.rule.at_most is not None or first.newcomers.middle < forecast.seats / 3:
        return []
    said = [words.at_once(first.newcomers.middle, forecast.seats, first.years_lost.middle)]
    again = [year for year in each.years[1:] if year.newcomers.middle >= first.newcomers.middle / 2]
    if again:
        said.append(words.echo(again[0].newcomers.middle, day_from(forecast.day).year + again[0].ahead))
    return said


def _held(forecast: Forecast) -> str:
    found = []
    for ahead in sorted({1, forecast.years}):
        tried = [each for each in forecast.tried if each.figure == "newcomers" and each.ahead == ahead]
        found.append((ahead, sum(each.held for each in tried), len(tried)))
    return words.held(found)


def _rests_on(forecast: Forecast) -> tuple[str, ...]:
    years = forecast.past
    assert forecast.base is not None, "a forecast rests on a rate"
    clock, sure = forecast.clock
    again, ended = forecast.renewed
    return words.rests_on(
        forecast.base.newcomers, forecast.base.seat_years, day_from(forecast.base.start), len(years), forecast.basis,
        clock=clock, sure=sure, from_the_start=forecast.from_the_start, ends=forecast.recorded_ends, again=again,
        ended=ended,
    )  # fmt: skip


def _ranged(of: Range, form: Callable[[float], str]) -> str:
    return words.ranged(form(of.middle), words.between(of.low, of.high, form))


def _around(of: Range, form: Callable[[float], str]) -> str:
    """The mean, as the sentences beside the table give it, and where 90% of the draws lie."""
    return words.ranged(form(of.mean), words.between(of.low, of.high, form))


def _counted(value: float) -> str:
    return forms.number(round(value))


def _rule(forecast: Forecast, each: UnderRule, today: int) -> RuleTold:
    last, links = each.years[-1], each.link_freshness
    row = (
        _title(each),
        _around(each.newcomers, words.tenths),
        _ranged(last.newer_share, forms.percent),
        _ranged(last.median_tenure, words.tenths),
        _around(links, forms.percent) if links else words.NOT_TOLD,
        _around(each.years_lost, _counted),
    )
    explained = words.rule_explained(
        each.rule.name, each.rule.limit, each.rule.at_most, forecast.meetings, forecast.meetings_recorded
    )
    return RuleTold(_title(each), explained, row, tuple(_year(year, today) for year in each.years))


def _year(year: ComingYear, today: int) -> tuple[str, ...]:
    return (
        str(today + year.ahead),
        _ranged(year.newcomers, _counted),
        _ranged(year.newer_share, forms.percent),
        _ranged(year.median_tenure, words.tenths),
        _ranged(year.link_freshness, forms.percent) if year.link_freshness else words.NOT_TOLD,
        _ranged(year.years_lost, _counted),
    )


def _past(forecast: Forecast) -> tuple[tuple[str, ...], ...]:
    rows = []
    for year, links in zip(forecast.past, forecast.past_links, strict=True):
        if year.whole:
            rows.append((
                str(day_from(year.end).year),
                str(year.newcomers),
                forms.percent(year.newer_share)
                if year.newer_share is not None and _known(forecast, year) else words.NOT_TOLD,
                words.tenths(year.median_tenure) if year.median_tenure is not None else words.NOT_TOLD,
                forms.percent(links) if links is not None else words.NOT_TOLD,
                _counted(year.years_lost),
            ))  # fmt: skip
    return tuple(rows[-MOST_PAST:])


def _known(forecast: Forecast, year: Year) -> bool:
    """Within the first years on record everybody looks newer than they may be."""
    return year.end >= forecast.past[0].start + 365.25 * forecast.newer_years


def _charts(forecast: Forecast, today: int) -> tuple[Chart, ...]:
    until = today + forecast.years
    by_name = _by_name(forecast)
    seats = [each for name, each in by_name.items() if name != "outsider"]
    shares = [
        (day_from(year.end).year, year.newer_share)
        for year in forecast.past if year.newer_share is not None and _known(forecast, year)
    ]  # fmt: skip
    links = [
        (day_from(year.end).year, each)
        for year, each in zip(forecast.past, forecast.past_links, strict=True) if each is not None
    ]  # fmt: skip
    charts = [
        Chart(
            _active(by_name, until, lambda each: each.years[-1].newer_share.middle, words.chart_title),
            words.share_explained(forecast.newer_years),
            tuple(_fan(each, shares, today, lambda year: year.newer_share) for each in seats),
        )
    ]
    if links and all(year.link_freshness for each in forecast.rules for year in each.years):
        drawn = tuple(_fan(each, links, today, lambda year: year.link_freshness) for each in forecast.rules)
        title = _active(
            by_name,
            until,
            lambda each: each.link_freshness.mean if each.link_freshness else 0.0,
            words.links_title,
            ("outsider", "seat-a-year"),
        )
        charts.append(Chart(title, words.LINKS_EXPLAINED, drawn))
    return tuple(each for each in charts if each.fans)


def _active(
    by_name: dict[str, UnderRule], until: int, of: Callable[[UnderRule], float], said: Callable[..., str],
    prefer: tuple[str, ...] = ("seat-a-year", "term-limit"),
) -> str:  # fmt: skip
    nothing = by_name.get("nothing")
    other = next((by_name[name] for name in prefer if name in by_name), None)
    first = nothing or other or next(iter(by_name.values()))
    second = other if nothing and other else None
    return said(until, _title(first), of(first), _title(second) if second else "", of(second) if second else None)


def _fan(
    each: UnderRule, past: list[tuple[int, float]], today: int, of: Callable[[ComingYear], Range | None]
) -> FanPart:
    ranges = [found for year in each.years if (found := of(year))]
    coming = tuple(RangePart(one.low, one.quarter, one.middle, one.three_quarters, one.high) for one in ranges)
    since = max(today - MOST_PAST, min((year for year, _ in past), default=today))
    return FanPart(_title(each), tuple(past), today, coming, since)
