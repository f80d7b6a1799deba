"""The first page's sentences."""

from collections.abc import Mapping
from datetime import date

from afresh.forms import ago, count, counted, day, listed, sentence
from afresh.vocabulary import Period

FICTIONAL = "The records behind this review are of a fictional place, made for showing how a review works. No organisation or person in it exists."


def title(period: Period) -> str:
    return f"Partnership review to {day(period.end)}"


def period(period: Period, level: str) -> str:
    who = "People are counted as members." if level == "people" else "Organisations are counted as members."
    return f"It covers the time after {day(period.start)}, up to and including {day(period.end)}. Nothing recorded later is used. {who}"


def as_of(review: date, last: date, given: bool, long_after: bool) -> str:
    """The review date, and what it rests on."""
    at = f"This review is as of {day(review)}"
    if review == last:
        rests = (
            "the date given, and the last day on which anything is recorded"
            if given
            else "the last day on which anything is recorded; what happened since is not known"
        )
        return f"{at}, {rests}."
    on = "the date given" if given else "up to which the records say that they are complete"
    said = f"{at}, {on}; the last thing on record is of {day(last)}."
    if not long_after:
        return said
    return f"{said} So it rests on there being nothing to record in the {since(last, review)} between, and every state is provisional."


def since(first: date, last: date) -> str:
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    return count(months, "month") if months < 24 else count(months // 12, "year")


SAID_OF = {
    "not enough records": "without enough records",
    "no recent records": "without recent records",
    "between": "between two states",
}


COUNTED = (
    "fresh", "new people", "stale", "stagnant", "blocked", "between", "too close to call", "dormant", "no recent records",
    "too new to tell", "too small to tell", "not enough records", "ended",
)  # fmt: skip


def counts(states: Mapping[str, int], lasting: int, projects: int) -> str:
    parts = [f"{counted(states[name])} {SAID_OF.get(name, name)}" for name in COUNTED if states.get(name)]
    if lasting == 1 and len(parts) == 1:
        said = [f"One lasting partnership: {parts[0].removeprefix('one ')}."]
    else:
        said = [sentence(f"{count(lasting, 'lasting partnership')}: {listed(parts)}")] if lasting else []
    if projects:
        said.append(sentence(f"{count(projects, 'one-off project')}, which are measured together and given no state"))
    return " ".join(said)


def no_past(period: Period) -> str:
    return f"The records do not reach back far enough to compare with {ago(period)}."


def seats_title(joined: int, left: int) -> str:
    """What the bars of a partnership's seats show."""
    if not joined and not left:
        return "In the period nobody new took part, and nobody is recorded as leaving"
    return f"In the period {_came_and_went(joined, left)}"


def _came_and_went(joined: int, left: int) -> str:
    came = f"{count(joined, 'newcomer')} took part" if joined else ""
    went = f"{count(left, 'seat-holder')} left" if left else ""
    return listed((came, went))
