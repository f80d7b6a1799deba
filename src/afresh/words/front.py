"""The first page's sentences."""

from collections.abc import Mapping
from datetime import date

from afresh.vocabulary import Period
from afresh.words.forms import ago, count, counted, day, listed, sentence

FICTIONAL = "The records behind this review are of a fictional place, made for showing how a review works. No organisation or person in it exists."

STRIP_EXPLAINED = (
    "Each point is a partnership; how many proposals get through is known of none. Further right, more new members join. "
    "Thin lines show how far each figure is uncertain (90%). The dashed line shows the threshold, which is a convention, not a validated cut-off."
)

AXES_EXPLAINED = (
    "Each point is a partnership. Further right, more new members join; further up, more proposals are adopted within a year. "
    "Thin lines show how far each figure is uncertain (90%). Dashed lines show the thresholds, which are conventions, not validated cut-offs."
)

LINES_DIFFER = "Across, the line differs from one kind of partnership to another; drawn is the middle one, and each partnership's own page gives its own."


def axes_explained(strip: bool, lines_differ: bool) -> str:
    if strip:
        return STRIP_EXPLAINED
    return f"{AXES_EXPLAINED} {LINES_DIFFER}" if lines_differ else AXES_EXPLAINED


def title(period: Period) -> str:
    return f"Partnership review to {day(period.end)}"


def period(period: Period, level: str) -> str:
    who = "People are counted as members." if level == "people" else "Organisations are counted as members."
    return f"It covers the time after {day(period.start)}, up to and including {day(period.end)}. Nothing recorded later is used. {who}"


def nothing_since(last: date) -> str:
    known = f"The last day with anything on record is {day(last)}. What has happened since is not known"
    return f"{known}: no meeting counts as held, and seats that were open then count as still held."


TOO_LITTLE = "not enough records"
SAID_OF = {"not enough records": "without enough records"}


def counts(states: Mapping[str, int], lasting: int, projects: int) -> str:
    order = ("fresh", "stale", "stagnant", "blocked", "dormant", "too new to tell", "not enough records", "ended")
    parts = [f"{counted(states[name])} {SAID_OF.get(name, name)}" for name in order if states.get(name)]
    if lasting == 1 and len(parts) == 1:
        said = [f"One lasting partnership: {parts[0].removeprefix('one ')}."]
    else:
        said = [sentence(f"{count(lasting, 'lasting partnership')}: {listed(parts)}")] if lasting else []
    if projects:
        said.append(sentence(f"{count(projects, 'one-off project')}, which are measured together and given no state"))
    return " ".join(said)


def axes_title(low: tuple[int, int], settled: int, strip: bool) -> str:
    """Of openness nothing is said where it is known of none."""
    renewal, openness = low
    if not renewal and not openness:
        on = "renewal" if strip else "renewal or on openness"
        if settled == 1:
            return f"The one partnership that can be placed is not low on {on}"
        return f"None of the {count(settled, 'partnership')} that can be placed is low on {on}"
    said = f"{counted(renewal)} low on renewal" + ("" if strip else f", {counted(openness)} low on openness")
    return sentence(said).rstrip(".")


SUPPORT_EXPLAINED = (
    "Support is the share of random draws, which vary what the records leave uncertain, that give the same state."
)


def no_past(period: Period) -> str:
    return f"The records do not reach back far enough to compare with {ago(period)}."


def nothing_changed(all_looked_at: bool) -> str:
    """Who joined or left is looked up for partnerships with a page only."""
    return "No state changed" + (", and nobody is recorded as joining or leaving." if all_looked_at else ".")


def state_changed(name: str, was: str, now: str, period: Period) -> str:
    if was == TOO_LITTLE:
        return f"{name} is {now}; {ago(period)} there were not enough records to tell."
    if now == TOO_LITTLE:
        return f"{name} was {was} {ago(period)}; now there are not enough records to tell."
    return f"{name} was {was} {ago(period)}; it is {now} now."


TOO_NEW = "too new to tell"


def many_changed(partnerships: int, was: str, period: Period) -> str:
    """Of many, in one sentence: no more changed than what can be told of them."""
    these = count(partnerships, "partnership")
    if was == TOO_NEW:
        return sentence(f"{these} were too new to tell {ago(period)}; now there are not enough records of them")
    return sentence(f"{these} have come on record since {ago(period)}, too lately to tell more")


def came_and_went(name: str, joined: int, left: int) -> str:
    return f"{name}: {_came_and_went(joined, left)}."


def seats_title(joined: int, left: int) -> str:
    """What the bars of a partnership's seats show."""
    if not joined and not left:
        return "In the period nobody new took part, and nobody is recorded as leaving"
    return f"In the period {_came_and_went(joined, left)}"


def _came_and_went(joined: int, left: int) -> str:
    came = f"{count(joined, 'newcomer')} took part" if joined else ""
    went = f"{count(left, 'seat-holder')} left" if left else ""
    return listed((came, went))
