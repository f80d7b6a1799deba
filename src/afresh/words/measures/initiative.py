"""What is said of initiative: what organisations put forward, backed and gave, in words they could read themselves."""

from afresh.vocabulary import Finding
from afresh.words.forms import count, number, percent, rate, years
from afresh.words.measures.told import Told, fact, within


def proposals_made(f: Finding) -> str:
    made = f"{f.subject} made {count(f.n, 'proposal')} in {years(fact(f, 'years'))}: {rate(f.value or 0)} a year{within(f, rate)}"
    of_them = [
        f"{number(fact(f, name))} {said}"
        for name, said in (("novel", "recorded as new"), ("adopted", "adopted so far"))
        if f.n
    ]
    return made + (f"; {' and '.join(of_them)}" if of_them else "")


def novel_backed(f: Finding) -> str:
    return (
        f"{f.subject} supported {percent(f.value or 0)} of {f.n:,} new proposals of others, contested or not{within(f)}"
    )


def backed_early(f: Finding) -> str:
    said = f"{f.subject} was before most of the others in {percent(f.value or 0)} of its {f.n:,} dated supports of new proposals that some backed early{within(f)}"
    if f.expected is None:
        return said
    return (
        f"{said}; had the days been dealt out at random among those who backed each, it would be {percent(f.expected)}"
    )


def contributions_made(f: Finding) -> str:
    amount = f.facts.get("amount")
    gave = f"{f.subject}: {count(f.n, 'contribution')} in {years(fact(f, 'years'))}"
    gave += f", {number(float(str(amount)))} in all" if amount is not None else ""
    without = int(fact(f, "without_amount"))
    return gave + (f" ({count(without, 'of them gives', 'of them give')} no amount)" if without else "")


MEASURES = {
    "proposals_made": Told("Proposals made", proposals_made, form=rate, compared=False),
    "novel_backed": Told("New proposals of others backed", novel_backed, compared=False),
    "backed_early": Told("Backed before most others", backed_early, compared=False),
    "contributions_made": Told("Contributions", contributions_made, form=rate, compared=False),
}
