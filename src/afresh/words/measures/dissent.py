"""What is said of dissent after joining: what is recorded before and after, and nothing of why."""

from afresh.forms import count, day, percent, rate, sure
from afresh.vocabulary import Finding, day_from
from afresh.words.measures.told import Told, fact, within


def dissent_after_joining(f: Finding) -> str:
    joined = day(day_from(fact(f, "joined")))
    before, after = _side(f, "before"), _side(f, "after")
    said = f"{f.subject}: in the year before it joined on {joined}, {before}; in the year from then on, {after}"
    return f"{said}. {_change(f)}"


def _side(f: Finding, side: str) -> str:
    days = int(fact(f, f"days_{side}"))
    own, others = (fact(f, f"{name}_{side}") / days for name in ("observed", "expected"))
    return f"on {count(days, 'day')}, it dissented from {percent(own)} of contested proposals and the others from {percent(others)}"


def _change(f: Finding) -> str:
    """Beside the others' dissent on the same proposals, which is what chance is reckoned from."""
    times = f"{rate(f.value or 0)} times what it was{within(f, rate)}"
    if fact(f, "flagged", False):
        return f"Beside the others', its dissent fell after it joined, to {times}: it is {sure(fact(f, 'fell'))} sure to be under half"
    return f"Beside the others', its dissent after it joined is {times}: not a clear fall"


MEASURES = {
    "dissent_after_joining": Told(
        "Dissent after joining", dissent_after_joining, form=rate, compared=False, opening="Of those that joined: "
    ),
}
