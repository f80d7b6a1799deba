"""What is said of initiative: what organisations put forward, backed and gave, in words they could read themselves."""

from afresh.forms import amount, count, number, percent, rate, span, years
from afresh.vocabulary import Finding
from afresh.words.measures.told import Told, fact, within


def proposals_made(f: Finding) -> str:
    made = f"{f.subject} made {count(f.n, 'proposal')} in {years(fact(f, 'years'))}: {rate(f.value or 0)} a year{within(f, rate)}"
    if not f.n:
        return made
    if f.n == 1:
        new, adopted = ("" if fact(f, name) else "not " for name in ("novel", "adopted"))
        return f"{made}; {new}recorded as new, {adopted}adopted so far"
    new, adopted = (number(found) if (found := fact(f, name)) else "none" for name in ("novel", "adopted"))
    return f"{made}; {new} of them recorded as new, {adopted} adopted so far"


def novel_backed(f: Finding) -> str:
    said = f"{f.subject} supported {fact(f, 'supported')} of {f.n:,} new proposals of others, contested or not"
    between = span(f.low, f.high)
    return f"{said}: a share {between}" if between else said


def backed_early(f: Finding) -> str:
    said = f"{f.subject} was before most of the others in {percent(f.value or 0)} of its {f.n:,} dated supports of new proposals that some backed early{within(f)}"
    if f.expected is None:
        return said
    return (
        f"{said}; had the days been dealt out at random among those who backed each, it would be {percent(f.expected)}"
    )


def contributions_made(f: Finding) -> str:
    who = f.subject.split(": ")[0]
    return f"{who} gave {gift(f)} in {years(fact(f, 'years'))}"


def gift(f: Finding) -> str:
    """money twice (500 GBP in all)."""
    kind, given_in_all, unit = str(fact(f, "kind")), f.facts.get("amount"), str(fact(f, "unit", ""))
    given = f"{KINDS.get(kind, kind)} {_times(f.n)}"
    if given_in_all is None:
        return given
    without = int(fact(f, "without_amount"))
    unsaid = f", {count(without, 'time')} without an amount" if without else ""
    return f"{given} ({amount(float(str(given_in_all)), unit)} in all{unsaid})"


KINDS = {"other": "something else", "not recorded": "something of a kind not recorded"}


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n) or count(n, "time")


MEASURES = {
    "proposals_made": Told("Proposals made", proposals_made, form=rate, compared=False),
    "novel_backed": Told("New proposals of others backed", novel_backed, compared=False),
    "backed_early": Told("Backed before most others", backed_early, compared=False),
    "contributions_made": Told("Contributions", contributions_made, form=rate, compared=False),
}
