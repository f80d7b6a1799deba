"""What an indicator's chart says."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from afresh.forms import count, day, listed, number, sentence

FLAG = {
    "improvement": "improvement",
    "concern": "concern",
    "no change": "unusual",
    "unclear": "unusual",
    "too few to tell": "",
}

BETTER = {"higher": "Higher is better.", "lower": "Lower is better.", "neutral": "Neither higher nor lower is better."}

WHAT = {
    "outside": "outside the limits",
    "rising": "seven rising in a row",
    "falling": "seven falling in a row",
    "near": "two of three near a limit",
    "one side": "seven in a row on one side of the mean",
}

ASSURED = {
    "pass": "As things stand the target of {target} will be met every time.",
    "fail": "As things stand the target of {target} will not be met.",
    "hit and miss": "As things stand the target of {target} will be met at some times and missed at others.",
}


def flags(found: Sequence[str], reading: str) -> str:
    said = listed(WHAT[flag] for flag in found)
    return f"{said} ({reading})" if said and reading in ("improvement", "concern") else said


def conflicting(dates: int) -> tuple[str, ...]:
    """What was left out of a chart."""
    if not dates:
        return ()
    one = dates == 1
    return (sentence(f"{count(dates, 'date')} with two different figures {'is' if one else 'are'} left out"),)


def detail(
    made: Any, latest: date, value: float, unit: str, better: str, *, target: float | None, now: bool = True
) -> tuple[str, ...]:
    """`now`: whether the latest figure is of the period; of an older one nothing is said of what will be."""
    said = [f"{day(latest)}: {number(value)}{' ' + unit if unit else ''}. {BETTER[better]}"]
    if made.mean is not None:
        said.append(
            f"The mean is {number(made.mean)}; usual ups and downs stay between {number(made.lower)} and {number(made.upper)}."
        )
    if now and made.flags and made.flags[-1]:
        said.append(sentence(f"the latest figure is flagged: {flags(sorted(made.flags[-1]), made.readings[-1])}"))
    if now and made.latest == "unclear" and made.autocorrelation is not None and made.autocorrelation > 0:
        said.append("Each figure follows closely on the one before, so these limits can mislead.")
    if made.trial and made.mean is not None:
        said.append("There are few figures so far, so these are trial limits.")
    if now and made.assurance and target is not None:
        said.append(ASSURED[made.assurance].format(target=number(target)))
    return tuple(said)
