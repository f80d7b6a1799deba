"""The rotation forecast in words: what the coming years would bring, by rule, and what that rests on."""

from collections.abc import Mapping, Sequence
from datetime import date

from afresh import forms
from afresh.forms import count, counted, number, percent, sentence
from afresh.vocabulary import CLEAR_CLOCK

RULES = {
    "nothing": "Nothing changes",
    "term-limit": "A term limit",
    "staggered-term-limit": "A staggered term limit",
    "seat-a-year": "A seat a year",
    "outsider": "One outsider a meeting",
}

NOTHING_ENDS = "Members come and go as they did in past years."


def rule_title(name: str, limit: float | None) -> str:
    return f"{RULES[name]} of {forms.years(limit)}" if limit is not None else RULES[name]


def rule_explained(name: str, limit: float | None, at_most: int | None, meetings: float, recorded: bool) -> str:
    if name == "term-limit" and limit is not None:
        return (
            f"Every seat ends once its holder has been at the table for {forms.years(limit)}, and goes to somebody new. "
            "Whoever has been there longer already leaves in the first year."
        )
    if name == "staggered-term-limit" and limit is not None and at_most is not None:
        seats = "one seat ends" if at_most == 1 else f"{counted(at_most)} seats end"
        return (
            f"As with the term limit, but no more than {seats} by it in any one year, those of the longest-serving first: "
            "whoever is past the limit already leaves by turns."
        )
    if name == "seat-a-year":
        return "Each year the seat of the longest-serving member ends, and goes to somebody new."
    if name == "outsider":
        often = f"{count(round(meetings), 'meeting')} a year"
        why = "as in the period" if recorded else "taken, since no meeting is recorded in the period"
        return f"At every meeting somebody else who is no member takes part ({often}, {why}). No seat changes hands for it."
    return NOTHING_ENDS


def heading(years: int) -> str:
    return f"The coming {'year' if years == 1 else counted(years) + ' years'}"


def chart_title(until: int, first: str, share: float, other: str = "", with_other: float | None = None) -> str:
    """About ten words: what the fans of newer members' seats show."""
    said = f"Newer members' seats in {until}: {percent(share)} {_if(first)}"
    return said if with_other is None else f"{said}, {percent(with_other)} {_if(other)}"


def links_title(until: int, first: str, share: float, other: str = "", with_other: float | None = None) -> str:
    said = f"Pairs new to each other, on average: {percent(share)} a year {_if(first)}"
    return said if with_other is None else f"{said}, {percent(with_other)} {_if(other)}"


def _if(title: str) -> str:
    return "if nothing changes" if title == RULES["nothing"] else f"with {title[:1].lower()}{title[1:]}"


def share_explained(years: float) -> str:
    return (
        f"Share of the seats held by {newer(years)}. Before today (dashed upright): what was. After it: the middle of the "
        "draws of what may come, and the bands that hold half (dark) and 90% (pale) of them."
    )


LINKS_EXPLAINED = "Of the pairs who work together in a year, the share who had not met before it. Drawn as above."
NOT_TOLD = "not told"
YEAR_COLUMNS = ("Year to", "Newcomers", "Seats of newer members", "Median years at the table",
                "Pairs new to each other", "Years of membership leaving")  # fmt: skip


def ranged(middle: str, ends: str) -> str:
    return middle if middle == ends else f"{middle} ({ends})"


def newer(years: float) -> str:
    return f"members of under {forms.years(years)}"


def expected(mean: float) -> str:
    """A number of newcomers, as one would say it."""
    if mean < 0.05:
        return "hardly any newcomer"
    if mean < 0.75:
        every = max(2, round(1 / mean))
        return f"about one newcomer every {counted(every)} years"
    shown = round(mean) if mean >= 3 else round(mean * 2) / 2
    return f"about {number(shown)} newcomer{'' if shown == 1 else 's'} a year"


def between(low: float, high: float, form: object = number) -> str:
    first, second = form(low), form(high)  # type: ignore[operator]
    return first if first == second else f"{first} to {second}"


def if_nothing_changes(
    mean: float, range_mean: tuple[float, float], seats: int, first: tuple[float, float], years: float, *, now: float | None,
    then: float, range_then: tuple[float, float], tenure_now: float | None, tenure_then: float,
    range_tenure: tuple[float, float], until: int,
) -> tuple[str, ...]:  # fmt: skip
    """What comes of going on as before; the ranges hold 90% of the draws."""
    came = (
        f"If nothing changes, {expected(mean)} would come to its {count(seats, 'seat')} "
        f"({between(*range_mean, tenths)} a year in 90% of draws)"
    )
    share = (
        f"In {until}, {percent(then)} of the seats would be held by {newer(years)} "
        f"({between(*range_then, percent)} in 90% of draws)"
    )
    held = f"{share}; today it is {percent(now)}" if now is not None else share
    half = (
        f"Half of the members would have been there for {forms.years(tenure_then)} or more "
        f"({between(*range_tenure, tenths)} years in 90% of draws)"
    )
    half = f"{half}; today {forms.years(tenure_now)}" if tenure_now is not None else half
    return (
        sentence(f"{came}; in the first year, {between(*first)} of them in 90% of draws"),
        sentence(held),
        sentence(half),
    )


def tenths(value: float) -> str:
    return f"{value:.1f}"


def course(now: float, low: float, high: float, until: int, fewer: bool) -> str:
    """Whether renewal falls, stays about the same or rises, by the figures as they are printed: clear is what all of the
    range says. `fewer`: whether fewer newcomers a year are to come than came."""
    today, least, most = (round(100 * each) for each in (now, low, high))
    span = "0% and 0%" if least == most == 0 else f"{least}% and {most}%"
    if most < today:
        if fewer:
            return sentence(
                f"So renewal runs down: in {until}, 90% of the draws give newer members between {span} of the seats, less than "
                f"today's {today}%, and fewer newcomers come than came"
            )
        return sentence(
            f"So newer members' seats become fewer: in {until}, 90% of the draws give them between {span}, less than today's "
            f"{today}%, although no fewer newcomers come than came: those who joined lately will have been there longer"
        )
    if least > today:
        return sentence(
            f"So newer members' seats become more: in {until}, 90% of the draws give them between {span}, more than today's "
            f"{today}%"
        )
    return sentence(
        f"So renewal stays about the same, as far as can be told: today's {today}% lies within what 90% of the draws give "
        f"in {until}"
    )


def clock_stands_elsewhere(until: int, clock: int) -> str:
    return sentence(
        f"Newcomers come by a clock of {forms.years(clock)} here, and {until} is not at the same point of it as today: look "
        "at every year below, not at the last alone"
    )


def follows_clock(years: int, sure: float) -> bool:
    """Whether a clock shows clearly enough to be spoken of."""
    return years > 1 and sure >= CLEAR_CLOCK


def what_a_rule_does(
    title: str, mean: float, nothing: float, then: float, until: int, *, lost: float, lost_nothing: float
) -> str:
    more = mean - nothing
    return sentence(
        f"{title} would bring {more:.1f} more newcomers a year than if nothing changes, on average over the draws; in "
        f"{until}, {percent(then)} of the seats would be held by newer members. Each year {number(round(lost))} years of membership would leave, instead "
        f"of {number(round(lost_nothing))}"
    )


def outsiders_do(link: float, nothing: float) -> str:
    return sentence(
        f"One outsider a meeting changes no seat. Of the pairs who work together in a year, {percent(link)} would be new "
        f"to each other, instead of {percent(nothing)}"
    )


def at_once(leaving: float, seats: int, lost: float) -> str:
    """What a term limit does where many are past it already."""
    return sentence(
        f"In the first year of it {number(leaving)} of {seats} seats would change hands, and {number(round(lost))} years of "
        "membership would leave with them"
    )


def echo(leaving: float, year: int) -> str:
    return sentence(f"Those who come together leave together: about {number(leaving)} seats again in {year}")


DIP = "Those who leave take what they know with them at once, and newcomers need time to learn: plan for the gap."


def held(tried: Sequence[tuple[int, int, int]]) -> str:
    """Such forecasts made as of earlier years, beside what came: (years ahead, how often it held, of how many)."""
    some = [each for each in tried if each[2]]
    if not some:
        return "No earlier year leaves enough on record to try such a forecast, so how often it would have held is not known."
    (_, times, of), *further = some
    said = f"In {counted(times)} of {count(of, 'earlier year')} the 90% interval held the number of newcomers that came"
    said += "".join(f"; {counted(ahead)} years ahead, in {counted(n)} of {counted(m)}" for ahead, n, m in further)
    care = ". That is less often than it should, so take it with care" if of >= 4 and times < 0.75 * of else ""
    return sentence(said + care)


REFUSED = "There is no forecast."


def why_not(why: str, facts: Mapping[str, float]) -> str:
    if why == "project":
        return "It is a project, held once: there are no coming years."
    if why == "ended":
        return "The records give a day on which it ended."
    if why == "nobody":
        return "Nobody is recorded at its table on the review date."
    if why == "years":
        return (
            f"{count(int(facts['months']), 'month').capitalize()} are on record, of which "
            f"{count(int(facts['years']), 'whole year')} can be counted after its first months; "
            f"{counted(int(facts['needed']))} are needed. With fewer, what looks like a rate may be one election."
        )
    if why == "seat-years":
        return (
            f"Only {number(round(facts['seat_years'], 1))} seat-years are on record; {number(facts['needed'])} are needed "
            "for a rate that means something."
        )
    whole, cycle = count(int(facts["years"]), "year"), forms.years(facts["cycle"])
    said = (
        f"Newcomers come in waves: their yearly number varies {number(round(facts['dispersion'], 1))} times as much as by "
        f"chance alone (the line is {number(facts['most'])}), and {whole} on record are fewer than "
        f"{counted(int(facts['cycles']))} cycles of {cycle}. When the next wave comes cannot be told."
    )
    return (
        said if facts["told_term"] else f"{said} No term is recorded; with one (term_months) the cycle would be known."
    )


def rests_on(
    newcomers: int,
    seat_years: float,
    since: date,
    years: int,
    basis: str,
    *,
    clock: int,
    sure: float,
    from_the_start: int,
    ends: int,
    again: int,
    ended: int,
) -> tuple[str, ...]:
    rate = f"{count(newcomers, 'newcomer')} since {forms.day(since)}, over {number(round(seat_years, 1))} seat-years"
    return (
        sentence(f"How often newcomers come is what a review tells of arrivals: {rate}"),
        sentence(f"How years differ from each other is taken from {count(years, 'year')} on record"),
        _clock(clock, sure),
        BASIS[basis],
        *_from_the_start(from_the_start),
        _ends(ends, again, ended),
    )


def _from_the_start(members: int) -> list[str]:
    if not members:
        return []
    were, their = ("was", "its") if members == 1 else ("were", "their")
    return [
        sentence(
            f"{count(members, 'member')} {were} there already in the first months on record; for how long is not known, so "
            f"{their} years at the table are at least those given"
        )
    ]


def _clock(years: int, sure: float) -> str:
    if sure < CLEAR_CLOCK:
        return (
            "Whether they come by a clock, such as elections, does not show clearly: some draws follow one, others take "
            "each coming year to be like any past one."
        )
    if years == 1:
        return (
            "No clock, such as elections, shows in when they come: each coming year is taken to be like any past one."
        )
    return sentence(
        f"They seem to come by a clock of {forms.years(years)} ({forms.sure(sure)} sure), so each coming year is taken to "
        "be like past years at the same point of it"
    )


BASIS = {
    "seats": "Who is at the table: those who hold a seat on record.",
    "attendance": "Who is at the table: those who attended within the year, since few or no seats are recorded.",
}


def _ends(ends: int, again: int, ended: int) -> str:
    if not ends:
        return (
            "Who leaves is drawn at random, by how often members of shorter and of longer standing left before: no end of "
            "a seat is recorded for these years."
        )
    renewed = (
        f"; {counted(again)} of {counted(ended)} past seats were taken up again by the same member, and so may these"
        if ended
        else "; no past end is on record, so all of them are taken to leave"
    )
    return sentence(f"The last day of {count(ends, 'current seat')} is recorded and falls in these years{renewed}")


def assumed(met: float | None, newcomers: int, fewest: int, most: int) -> tuple[str, ...]:
    known = (
        f"Newcomers and outsiders are taken to have met those at the table before as often as {counted(newcomers)} past "
        f"newcomers had: {percent(met)} of them, and more or less from year to year"
        if met is not None
        else "Whom newcomers and outsiders will have met before is not known: anything from nobody to everybody is drawn"
    )
    seats = (
        f"The number of seats stays at {counted(most)}"
        if fewest == most
        else f"The number of seats changes as in past years, from {counted(fewest)} to {counted(most)}"
    )
    return (
        sentence(known),
        sentence(seats),
        "A rule is kept, and every seat that it ends goes at once to somebody new.",
        "Those at the table when a year begins are taken to know each other.",
        "What people would do otherwise under a rule is in no record.",
    )


COLUMNS = ("", "Newcomers a year", "Seats of newer members, {until}", "Median years at the table, {until}",
           "Pairs new to each other, a year", "Years of membership leaving, a year")  # fmt: skip


def columns(until: int) -> Sequence[str]:
    return [each.format(until=until) for each in COLUMNS]
