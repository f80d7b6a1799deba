"""One sentence for each measure: what was found, in numbers a board can check."""

from collections.abc import Callable, Sequence
from typing import Any

from afresh.vocabulary import Finding, day_from
from afresh.words.forms import ago, count, day, days, number, percent, rate, sentence, span, years

Say = Callable[[Finding], str]


def _range(finding: Finding, form: Callable[[float], str] = percent) -> str:
    between = span(finding.low, finding.high, form)
    return f" ({between})" if between else ""


def _without_one(finding: Finding) -> str:
    between = span(finding.low, finding.high)
    return f" ({between} with any one member left out)" if between else ""


def _fact(finding: Finding, name: str, default: Any = 0) -> Any:
    value = finding.facts.get(name)
    return default if value is None else value


def arrivals(f: Finding) -> str:
    since = f" since {day(day_from(_fact(f, 'window_start')))}" if "window_start" in f.facts else ""
    came = f"{count(f.n, 'newcomer')} in {_fact(f, 'seat_years'):.0f} seat-years{since}: {rate(f.value or 0)} a year for each seat{_range(f, rate)}"
    return f"{came}. At that rate a seat changes hands about every {_about(1 / f.value)}" if f.value else came


def _about(value: float) -> str:
    return years(value if value < 1.5 else round(value))


def link_freshness(f: Finding) -> str:
    said = f"{percent(f.value or 0)} of the {f.n:,} pairs who sat together in the period had not met before it"
    said += _without_one(f)
    apart = _fact(f, "not_yet_together")
    return said + (f"; {count(int(apart), 'more pair')} of members did not meet here in the period" if apart else "")


def link_freshness_chance(f: Finding) -> str:
    if f.value is None or f.low is None or f.high is None:
        return f"{percent(f.value or 0)} of pairs are new. That is not set against chance here"
    drawn = f"{percent(f.value)} of pairs are new. Had the newcomers been drawn at random from others active here, it would be {span(f.low, f.high)}"
    above = "higher than" if f.value > f.high else "at the lower end of" if f.value == f.low else "within"
    verdict = "lower than" if f.value < f.low else above
    return f"{drawn}: it is {verdict} what chance gives"


def degree_preserving(f: Finding) -> str:
    if f.low is None:
        return f"{percent(f.value or 0)} of all pairs of members are new. There is nothing to set it against"
    drawn = f"Had memberships been exchanged at random between partnerships, {span(f.low, f.high)} of all pairs of members would be new"
    return f"{drawn}; it is {percent(f.value or 0)}"


def member_freshness(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the {f.n:,} members had met none of the others before the period"


def make_up(f: Finding) -> str:
    return f"{percent(f.value or 0)}{_without_one(f)} {MAKE_UP.get(f.subject, f.subject)}"


def familiarity(f: Finding) -> str:
    return f"The typical pair has known each other for {years(f.value or 0)} (the middle half {span(f.low, f.high, years)})"


def tenure(f: Finding) -> str:
    return f"The typical member has been here for {years(f.value or 0)} (the middle half {span(f.low, f.high, years)})"


def same_people_same_issues(f: Finding) -> str:
    return f"{percent(f.value or 0)} of what members discussed in the period, they had already discussed here before{_without_one(f)}"


def agenda_novelty(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the {f.n:,} agenda items in the period were on issues not discussed here in the 24 months before{_range(f)}"


def role_renewal(f: Finding) -> str:
    changes = count(int(_fact(f, "changes")), "change")
    if f.subject == "chair":
        return f"{changes} of chair"
    return f"{changes} in other roles, and {percent(f.value or 0)} of those held now are held by somebody else than before it"


def overlap_members(f: Finding) -> str:
    return f"{percent(f.value or 0)} with {f.subject}"


def overlap_issues(f: Finding) -> str:
    return f"{percent(f.value or 0)} with {f.subject}"


def proposals_adopted(f: Finding) -> str:
    return f"{percent(f.value or 0)} of {f.n:,} proposals put 24 to 12 months before the review were adopted within a year{_range(f)}"


def days_to_decision(f: Finding) -> str:
    if not f.value:
        return f"Half or more of the {f.n:,} proposals decided in the period were decided on the day they were put"
    return f"Half of the {f.n:,} proposals decided in the period were decided within {days(f.value)} (the middle half {span(f.low, f.high, days)})"


def novel_adopted(f: Finding) -> str:
    return f"{percent(f.value or 0)} of {f.n:,} proposals recorded as new were adopted within a year{_range(f)}"


def outcome_agenda(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the {f.n:,} agenda items in the period were about outcomes{_range(f)}"


def attendance_rate(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the attendances expected in the period were by the member in person{_range(f)}"


def attendance_trend(f: Finding) -> str:
    if f.value is None:
        return ""
    if not _clear(f):
        between = span(f.low, f.high, times)
        return "Attendance shows no clear trend" + (
            f": each year the odds of attending are multiplied by {between}" if between else ""
        )
    way = "falling" if f.value < 1 else "rising"
    return f"The odds of attending are {way}: multiplied by {times(f.value)} each year{_range(f, times)}"


def _clear(trend: Finding) -> bool:
    return trend.low is not None and trend.high is not None and (trend.high < 1 or trend.low > 1)


def times(value: float) -> str:
    """A factor: 0.84, 15, 268."""
    return rate(value) if value < 9.995 else f"{value:,.0f}"


def deputies(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the attendances expected in the period were by a deputy{_range(f)}"


def cancelled_meetings(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the {count(f.n, 'meeting')} planned in the period were cancelled{_range(f)}"


def days_since_held(f: Finding) -> str:
    if not f.value:
        return "The last meeting held was on the day of the review"
    return f"The last meeting held was {count(int(f.value), 'day')} before the review"


def organisation_support(f: Finding) -> str:
    return (
        f"{f.subject} supported {percent(f.value or 0)} of {f.n:,} contested proposals that were not its own{_range(f)}"
    )


def organisation_support_novel(f: Finding) -> str:
    return f"{f.subject} supported {percent(f.value or 0)} of {f.n:,} contested proposals recorded as new{_range(f)}"


def p_and_q(f: Finding) -> str:
    if f.subject.startswith("p"):
        return f"{percent(f.value or 0)} of places in one-off gatherings went to those who had taken part before (p){_range(f)}"
    return f"{percent(f.value or 0)} of their links were with somebody they had already worked with, beyond chance (q){_range(f)}"


SAID: dict[str, Say] = {
    said.__name__: said
    for said in (
        arrivals,
        link_freshness,
        link_freshness_chance,
        degree_preserving,
        member_freshness,
        make_up,
        familiarity,
        tenure,
        same_people_same_issues,
        agenda_novelty,
        role_renewal,
        overlap_members,
        overlap_issues,
        proposals_adopted,
        days_to_decision,
        novel_adopted,
        outcome_agenda,
        attendance_rate,
        attendance_trend,
        deputies,
        cancelled_meetings,
        days_since_held,
        organisation_support,
        organisation_support_novel,
        p_and_q,
    )
}

MAKE_UP = {
    "with an entrant": "have somebody recorded nowhere before the period",
    "experienced, newly together": "are experienced members newly together",
    "repeat": "had met before",
}

OPENINGS = {
    "make_up": "Of the {n} pairs who sat together in the period: ",
    "overlap_members": "Members shared, as a share of the smaller membership: ",
    "overlap_issues": "Issues shared, as a share of the shorter list: ",
    "role_renewal": "In the period, ",
}

ORDER = (
    "arrivals",
    "link_freshness",
    "make_up",
    "link_freshness_chance",
    "degree_preserving",
    "familiarity",
    "tenure",
    "same_people_same_issues",
    "agenda_novelty",
    "role_renewal",
    "overlap_members",
    "overlap_issues",
    "proposals_adopted",
    "novel_adopted",
    "days_to_decision",
    "outcome_agenda",
    "attendance_rate",
    "attendance_trend",
    "deputies",
    "cancelled_meetings",
    "days_since_held",
)

SHOWN_BY_ANOTHER = {"member_freshness"}
"""Nearly the share of entrants on a standing board, so that one of the two is shown."""

TITLES = {
    "arrivals": "Arrivals",
    "link_freshness": "New pairs",
    "link_freshness_chance": "New pairs against chance",
    "degree_preserving": "New pairs if memberships were exchanged",
    "member_freshness": "Members who knew nobody",
    "make_up": "Who sat with whom",
    "familiarity": "How long pairs have known each other",
    "tenure": "How long members have been here",
    "same_people_same_issues": "Same people, same issues",
    "agenda_novelty": "New issues",
    "role_renewal": "Chair and roles",
    "overlap_members": "Shared members",
    "overlap_issues": "Shared issues",
    "proposals_adopted": "Proposals adopted",
    "days_to_decision": "Time to decide",
    "novel_adopted": "New ideas adopted",
    "outcome_agenda": "Agenda given to outcomes",
    "attendance_rate": "Attendance",
    "attendance_trend": "Trend of attendance",
    "deputies": "Deputies",
    "cancelled_meetings": "Cancelled meetings",
    "days_since_held": "Last meeting",
    "organisation_support": "Support for contested proposals",
    "organisation_support_novel": "Support for contested new proposals",
    "reasons_given": "Reasons recorded for not supporting",
    "p_and_q": "Places and links in one-off gatherings",
    "results": "Results",
}

FORMS: dict[str, Callable[[float], str]] = {
    "arrivals": rate,
    "attendance_trend": times,
    "familiarity": years,
    "tenure": years,
    "role_renewal": number,
    "days_to_decision": days,
    "days_since_held": days,
    "results": number,
    "reasons_given": number,
}


def place(measure: str) -> tuple[int, str]:
    """Where a measure comes on a page: those not in the list come last, by name."""
    return (ORDER.index(measure) if measure in ORDER else len(ORDER), measure)


def title(measure: str) -> str:
    return TITLES.get(measure, measure.replace("_", " ").capitalize())


def form(measure: str) -> Callable[[float], str]:
    """How a value of this measure is written."""
    return FORMS.get(measure, percent)


def said_together(findings: Sequence[Finding]) -> str:
    """One measure of several subjects in one sentence, the largest first."""
    told = sorted((f for f in findings if f.value is not None), key=lambda f: (-(f.value or 0), f.subject))
    if not told:
        return said(findings[0])
    measure = told[0].measure
    parts = [
        SAID[measure](finding) if measure in SAID else f"{finding.subject}: {form(measure)(finding.value or 0)}"
        for finding in told
    ]
    notes = dict.fromkeys(finding.note for finding in told if finding.note)
    opening = OPENINGS.get(measure, title(measure) + ": ").format(n=f"{told[0].n:,}")
    return " ".join(sentence(part) for part in (opening + "; ".join(parts), *notes))


def said(finding: Finding) -> str:
    """The finding in a sentence, with its comparisons and its caveat."""
    if finding.value is None:
        return sentence(f"{title(finding.measure)}: {finding.note or 'not recorded'}" + _of(finding))
    say = SAID.get(finding.measure)
    told = say(finding) if say else f"{title(finding.measure)}: {form(finding.measure)(finding.value)}"
    return " ".join(sentence(part) for part in (told, *comparisons(finding), caveat(finding)) if part)


def _of(finding: Finding) -> str:
    return f" ({finding.n:,} on record)" if finding.n else ""


AGAINST_CHANCE = {"link_freshness_chance", "degree_preserving"}
"""Their comparison is with chance; with the past and with others the share itself is compared."""


def comparisons(finding: Finding) -> list[str]:
    """With the partnership's own past, then with the user's others."""
    if finding.measure in AGAINST_CHANCE or (finding.measure == "attendance_trend" and not _clear(finding)):
        return []
    shown, parts = form(finding.measure), []
    past, others = finding.facts.get("past_value"), finding.facts.get("others_median")
    if isinstance(past, int | float):
        parts.append(f"{ago(finding.period)} it was {shown(past)}")
    if isinstance(others, int | float):
        parts.append(f"the median of {finding.facts['others']} others of its kind is {shown(others)}")
    return ["; ".join(parts)] if parts else []


def caveat(finding: Finding) -> str:
    return finding.note
