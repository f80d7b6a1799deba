"""What is said of an indicator after a change: what came after it, and not what came of it."""

from afresh.forms import count, day, number, span
from afresh.vocabulary import Finding, day_from
from afresh.words.measures.told import Told, fact


def results_since_change(f: Finding) -> str:
    after = f"After the review of {day(day_from(fact(f, 'change_day')))} (decision: {fact(f, 'decision')})"
    if f.value is None:
        return f"{after}: {_too_few(f)}"
    until = fact(f, "next_change", None)
    since = f"{count(f.n, 'figure')} {'since' if until is None else f'until the next change on {day(day_from(until))}'}"
    means = f"the mean of the {since} is {number(f.value)}, and was {number(f.expected or 0)} before, with usual ups and downs {span(f.low, f.high, number)}"
    return f"{after}: {READ[str(fact(f, 'reading'))]}; {means}{_run(f)}"


def _too_few(f: Finding) -> str:
    if fact(f, "reading") == "too few before":
        return f"too few figures before it to tell ({f.facts['n_before']})"
    return f"too few figures after it to tell ({f.n})"


def _run(f: Finding) -> str:
    if not fact(f, "run"):
        return ""
    first, last = (day(day_from(fact(f, name))) for name in ("run_from", "run_to"))
    return f"; from {first} to {last} {count(fact(f, 'run'), 'figure')} in a row were {fact(f, 'side')} the old mean"


READ = {
    "improved": "improved",
    "worsened": "worsened",
    "changed": "changed, and neither way is better",
    "no lasting change yet": "no lasting change yet",
    "unclear": "unclear, as the earlier figures follow closely on one another",
}

NOT_OF_IT = "What came after a decision need not have come of it."

MEASURES = {
    "results_since_change": Told("Results since a change", results_since_change, form=number, compared=False),
}
