"""What is said of renewal: are people and issues new?"""

from collections.abc import Sequence

from afresh.forms import ago, count, counted, day, listed, percent, rate, span, years
from afresh.vocabulary import Finding, day_from
from afresh.words.measures.told import THE_SAME, Told, fact, the_same_without, within, without_one


def arrivals(f: Finding) -> str:
    since = f" since {day(day_from(fact(f, 'window_start')))}" if "window_start" in f.facts else ""
    came = f"{count(f.n, 'newcomer')} in {fact(f, 'seat_years'):.0f} seat-years{since}: {rate(f.value or 0)} a year for each seat{within(f, rate)}"
    return f"{came}. At that rate a seat changes hands about every {_about(1 / f.value)}" if f.value else came


def link_freshness(f: Finding) -> str:
    said = f"{percent(f.value or 0)} of the {f.n:,} pairs who sat together in the period had not met before it"
    said += without_one(f)
    apart = fact(f, "not_yet_together")
    return said + (f"; {count(int(apart), 'more pair')} of members did not meet here in the period" if apart else "")


def make_up(f: Finding) -> str:
    return f"{percent(f.value or 0)}{without_one(f)} {MAKE_UP.get(f.subject, f.subject)}"


def made_up(found: Sequence[Finding]) -> list[str]:
    """Where none of the shares depends on one member, that is said once."""
    if not all(the_same_without(each) for each in found):
        return [make_up(each) for each in found]
    said = [f"{percent(each.value or 0)} {MAKE_UP.get(each.subject, each.subject)}" for each in found]
    return [*said, THE_SAME]


def link_freshness_chance(f: Finding) -> str:
    if f.value is None or f.low is None or f.high is None:
        return f"{percent(f.value or 0)} of pairs are new, which is not set against chance here"
    drawn = f"{percent(f.value)} of pairs are new. Had the newcomers been drawn at random from others active here, it would be {span(f.low, f.high)}"
    above = "higher than" if f.value > f.high else "at the lower end of" if f.value == f.low < f.high else "within"
    verdict = "lower than" if f.value < f.low else above
    return f"{drawn}: it is {verdict} what chance gives"


def degree_preserving(f: Finding) -> str:
    if f.low is None:
        return f"{percent(f.value or 0)} of all pairs of members are new. There is nothing to set it against"
    drawn = f"Had memberships been exchanged at random between partnerships, {span(f.low, f.high)} of all pairs of members would be new"
    return f"{drawn}; it is {percent(f.value or 0)}"


def member_freshness(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the {f.n:,} members had met none of the others before the period"


def familiarity(f: Finding) -> str:
    return f"The typical pair has known each other for {years(f.value or 0)} (the middle half {span(f.low, f.high, years)})"


def tenure(f: Finding) -> str:
    return f"The typical member has been here for {years(f.value or 0)} (the middle half {span(f.low, f.high, years)})"


def same_people_same_issues(f: Finding) -> str:
    return f"{percent(f.value or 0)} of what members discussed in the period, they had already discussed here before{without_one(f)}"


def agenda_novelty(f: Finding) -> str:
    return f"{percent(f.value or 0)} of the {f.n:,} agenda items in the period were on issues not discussed here in the 24 months before{within(f)}"


def role_renewal(f: Finding) -> str:
    changes = count(int(fact(f, "changes")), "change")
    if f.subject == "chair":
        return f"{changes} of chair"
    return f"{changes} in other roles, and {percent(f.value or 0)} of those held now are held by somebody else than before it"


def roles_compared(f: Finding) -> list[str]:
    """Changes with changes; a share is set beside that of other roles only."""
    past, share = f.facts.get("past_changes"), f.facts.get("past_value")
    if not isinstance(past, int | float):
        return []
    before = f"{ago(f.period)} there {'was' if past == 1 else 'were'} {count(int(past), 'change')}"
    if f.subject == "chair" or not isinstance(share, int | float):
        return [before]
    return [f"{before}, and {percent(share)} of the roles held then were in new hands"]


def overlap(f: Finding) -> str:
    return f"{percent(f.value or 0)} with {f.subject}"


def overlaps(found: Sequence[Finding]) -> list[str]:
    """The largest by name, those of one size together; of a long list the rest by number and range."""
    named = found if len(found) <= MOST_OVERLAPS + 1 else found[:MOST_OVERLAPS]
    sizes: dict[str, list[str]] = {}
    for each in named:
        sizes.setdefault(percent(each.value or 0), []).append(each.subject)
    said = [f"{size} with {'each of ' if len(names) > 1 else ''}{listed(names)}" for size, names in sizes.items()]
    rest = [percent(each.value or 0) for each in found[len(named) :]]
    if rest:
        size = rest[0] if rest[0] == rest[-1] else f"{rest[-1]} to {rest[0]}"
        said.append(f"{size} with {counted(len(rest))} others")
    return said


MOST_OVERLAPS = 5


def p_and_q(f: Finding) -> str:
    if f.subject.startswith("p"):
        return f"{percent(f.value or 0)} of places in one-off gatherings went to those who had taken part before (p){within(f)}"
    return f"{percent(f.value or 0)} of their links were with somebody they had already worked with, beyond chance (q){within(f)}"


def _about(value: float) -> str:
    return years(value if value < 1.5 else round(value))


MAKE_UP = {
    "with an entrant": "have somebody recorded nowhere before the period",
    "experienced, newly together": "are experienced members newly together",
    "repeat": "had met before",
}


MEASURES = {
    "arrivals": Told("Arrivals", arrivals, form=rate),
    "link_freshness": Told("New pairs", link_freshness),
    "make_up": Told(
        "Who sat with whom", make_up, together=made_up, opening="Of the {n} pairs who sat together in the period: "
    ),
    "link_freshness_chance": Told("New pairs against chance", link_freshness_chance, compared=False),
    "degree_preserving": Told("New pairs if memberships were exchanged", degree_preserving, compared=False),
    "member_freshness": Told("Members who knew nobody", member_freshness),
    "familiarity": Told("How long pairs have known each other", familiarity, form=years),
    "tenure": Told("How long members have been here", tenure, form=years),
    "same_people_same_issues": Told("Same people, same issues", same_people_same_issues),
    "agenda_novelty": Told("New issues", agenda_novelty),
    "role_renewal": Told("Chair and roles", role_renewal, opening="In the period, ", compare=roles_compared),
    "overlap_members": Told(
        "Shared members", overlap, together=overlaps, opening="Members shared, as a share of the smaller membership: "
    ),
    "overlap_issues": Told(
        "Shared issues", overlap, together=overlaps, opening="Issues shared, as a share of the shorter list: "
    ),
    "p_and_q": Told("Places and links in one-off gatherings", p_and_q),
}
