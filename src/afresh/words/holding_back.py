"""What is on record of an organisation that holds back, in words that it could read itself."""

from collections.abc import Mapping, Sequence
from datetime import date

from afresh.forms import count, counted, day, held_back_on, listed, number, percent, reasons_counted, sentence

EXPLAINED = (
    "Listed: organisations that did not support at least {fewest} contested proposals, and at least {share} of those they "
    "answered there, in the {months} to {end}. Contested: somebody other than the proposer did not support it. Abstaining is not support; being "
    "absent is counted apart. There may be good reasons; those recorded are listed."
)
NOBODY = "No organisation meets our test for holding back at {partnership}."
NOT_SUPPORTED = "What it did not support there, the latest first, with the reasons recorded:"
COULD_SPEAK = "On record as supporting what waits there, and linked with it on record, by name:"
DUTIES = "Duties that bear on these proposals"
EXAMPLES = "An example from elsewhere that answers a reason it recorded"
NO_DUTIES = "The library holds no duty in force that binds it, as it is recorded, on issue and mechanism of what waits."
NO_EXAMPLES = (
    "No example in the library that fits issue and mechanism of what waits answers a kind of reason that it recorded."
)
TITLE = "Who holds back, and why"
ELSE_CHANGED = "Not listed above: answers that changed with the representative"
NOBODY_NOW = "No organisation meets our test for holding back. The answers of one changed with its representative:"
SUPPORTED_AND_STARTED = "What it did support, and what it started"
NOT_SUPPORTED_SHORT = "What it did not support, the latest first, with the reasons recorded"


def explained(fewest: float, share: float, months: float, end: date) -> str:
    return EXPLAINED.format(
        fewest=counted(int(fewest)), share=percent(share), months=count(int(months), "month"), end=day(end)
    )


def did_not_support(where: str, not_supported: int, of: int | None, absent: int, reasons: Mapping[str, int]) -> str:
    """Did not support 4 of 6 contested proposals; reasons recorded: cost 3, procedure 1. Of how many may be unknown."""
    if of is None:
        said = f"{where} it " + held_back_on(f"{count(not_supported, 'contested proposal')} of others")
    else:
        said = f"{where} it did not support {not_supported} of {of} contested proposals of others"
    told = {kind: n for kind, n in reasons.items() if kind}
    unsaid = reasons.get("", 0)
    if told:
        said += f"; reasons recorded: {reasons_counted(tuple(told.items()))}" + (
            f"; none recorded for {unsaid}" if unsaid else ""
        )
    elif not_supported:
        said += "; no reasons are recorded"
    away = f". It was absent for {absent} more" if absent else ""
    return sentence(said + away)


def others(supported: int, of: int) -> str:
    return (
        f"All others together supported {percent(supported / of)} of the same proposals ({supported:,} of {of:,} answers)."
        if of
        else ""
    )


def in_its_words(title: str, on: date, kind: str, reason: str, response: str) -> str:
    """One proposal it did not support."""
    told = ": ".join(each for each in (kind, f"“{reason}”" if reason else "") if each) or "no reason recorded"
    how = {"oppose": "opposed", "abstain": "abstained"}.get(response, "held back")
    return f"{day(on)}, ‘{title}’: {how}; {told}"


def duty(
    title: str, asks: str, word: str, condition: str, proposals: int, *, of: int, issues: Sequence[str], source: str
) -> str:
    """What it is under, and which of the proposals that wait are on the same issue."""
    where = f"On the issue of {proposals:,} of the {of:,} that wait" if of > 1 else "On the issue of the one that waits"
    if_so = f", if it is one {condition}" if condition else ""
    return f"{title}. {sentence(asks)} Binds it as {word}{if_so}. {where}: {listed(issues)}. Source: {source}."


def example(title: str, changed: str, evidence: str, kind: str, times: int, *, most: bool, source: str) -> str:
    oftenest = "the reason it recorded most" if most else "a reason it recorded"
    strong = f"How strong the evidence is: {sentence(evidence)} " if evidence else ""
    return f"{title}. {sentence(changed)} {strong}It answers {kind}, {oftenest} ({_times(times)}). Source: {source}."


def more(others: int) -> str:
    return f"… and {count(others, 'earlier one')}: --format json has them all." if others > 0 else ""


def more_in_json(others: int) -> str:
    return f"And {count(others, 'earlier one')}, which the JSON lists." if others > 0 else ""


SUPPORT_NOT_NAMED = "What it supported cannot be told: the records there name only those who held back."


def it_supported(titles: Sequence[str], more: int) -> str:
    if not titles:
        return "It supported none of the contested proposals that it answered there."
    rest = [f"{count(more, 'other')}"] if more else []
    return sentence(f"It supported {listed([f'‘{each}’' for each in titles] + rest)}")


def started(
    where: str, made: int, novel: int, adopted: int, backed: int, *, of_new: int, gave: Mapping[str, int]
) -> str:
    """What it put forward, backed and gave."""
    parts = []
    if made:
        parts.append(
            f"made {count(made, 'proposal')}, {_of_them(novel, 'recorded as new')} and {_of_them(adopted, 'adopted so far')}"
        )
    else:
        parts.append("made no proposal on record")
    if of_new:
        parts.append(f"supported {backed} of {of_new} new proposals of others (contested or not)")
    if gave:
        parts.append("gave " + listed(f"{kind} {_times(n)}" for kind, n in gave.items()))
    return sentence(f"{where} it " + listed(parts))


def _of_them(n: int, what: str) -> str:
    return f"{counted(n) if n else 'none'} {what}"


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n) or count(n, "time")


READINGS = {
    "no change on record": "Whether its answers changed with its representative cannot be told: one person represents it throughout the records.",
    "not recorded": "Whether its answers changed with its representative cannot be told: who represents it is not recorded.",
    "several at once": "Whether its answers changed with its representative cannot be told: several people represent it there at a time.",
    "too few to tell": "Its representative there has changed; whether its answers did is too few answers to tell ({fewest} to contested proposals are needed on either side).",
}


def not_told(reading: str, fewest: float) -> str:
    return READINGS[reading].format(fewest=counted(int(fewest)))


def changed(
    who: str,
    reading: str,
    on: date,
    before: tuple[int, int],
    after: tuple[int, int],
    *,
    sure: str,
    others: tuple[float, float],
) -> str:
    """Support before and after its representative changed, and what others did: nobody is named."""
    said = (
        f"{who}: its representative changed on {day(on)}. Before, it supported {before[0]} of {before[1]} contested proposals "
        f"({percent(before[0] / before[1])}); since, {after[0]} of {after[1]} ({percent(after[0] / after[1])})"
    )
    beside = f"All others supported {percent(others[0])} and {percent(others[1])} of the same proposals"
    if reading == "no clear change":
        return f"{sentence(said)} So many answers do not show a clear change. {beside}."
    more = "more" if reading == "supports more" else "less"
    return f"{sentence(said)} That it supports {more} since is {sure} sure. {beside}. What else changed that day is not in these records."


def could_speak(who: str, proposals: int, of: int) -> str:
    return f"{who} supports {proposals} of the {of} that wait"


BETWEEN = "What is on record between each of them and it"
MOST_NAMED = 20


def speakers(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return listed([*names[:MOST_NAMED], *([count(more, "other")] if more > 0 else [])]) + "."


def would_move(names: Sequence[str], tried: int, of: int, least: float) -> str:
    """What the scenario of who speaks first says of them: a set, or nobody."""
    if not tried:
        return (
            "Who of them would move it is not worked out here, as so many sit at the table; afresh persuade does for one "
            "proposal."
        )
    which = "all that wait" if tried == of else f"the {counted(tried)} that have waited longest"
    on = f"In a scenario of who speaks first (afresh persuade), tried on {which if of > 1 else 'the one that waits'}"
    if not names:
        return (
            f"{on}, nobody in the records would move it by {number(least)} or more, from −1 (opposed) to +1 (in "
            "support): nobody is named as an ally."
        )
    return f"{on}, it moves most, on one of these or several, with {listed(names, 'or')} speaking first."


def nobody_could_speak() -> str:
    return "Nobody on record as supporting what waits has sat with it, or is otherwise linked with it on record."
