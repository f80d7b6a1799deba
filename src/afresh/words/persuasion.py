"""Who could persuade an organisation that holds back, in words that everybody named could read."""

from collections.abc import Iterable, Sequence
from datetime import date
from math import floor

from afresh.forms import count, counted, day, listed, number, sentence

TITLE = "Who could persuade"
AS_OF = "As of {end}: nothing recorded as happening later is used."
MOST_NAMED = 12
BY_NAME = "Organisations are listed by name, in no order of merit."
COUNTED = (
    "Counted are answers of the {months} to {end}, the latest for each partnership they were given in; gatherings, contacts "
    "and changes of mind are all those on record. A gathering is a meeting that both took part in or, outside the time with "
    "attendance on record, a day on which seats changed hands while both held one. At a table sits who holds a seat there on {end}, or took part there in "
    "the review's period. To have sat together is not to get on, and who spoke before a mind was "
    "changed need not have changed it."
)
AT_THE_TABLE = "Sit at {partnership}"
OUTSIDE = "Have no seat there"
ON_ISSUE = "Supported other proposals on {issue}; their answer to this one is not on record"
NOBODY = "Nobody else is on record as supporting it, or as having supported others on the same issue."
SUPPORT_NOT_NAMED = "Who supported it is not recorded."
ANSWERS = {
    "oppose": "opposed it", "abstain": "abstained", "held back": "held back", "support": "supported it",
    "absent": "was absent",
}  # fmt: skip
WHY_NONE = {
    "no responses": "Cannot tell: no answer to this proposal is on record. The table “responses” would say who supported it, who held back and why.",
    "nobody holds back": "Nobody is on record as holding back: every answer on record supports it.",
    "put too long ago": "Cannot tell: it was put more than {months} before the review date, and answers are looked back over for so long only.",
}


def nobody(support_named: bool) -> str:
    return NOBODY if support_named else f"{NOBODY} {SUPPORT_NOT_NAMED}"


def as_of(end: str) -> str:
    return AS_OF.format(end=end)


def what_counts(months: float, end: date) -> str:
    return COUNTED.format(months=count(int(months), "month"), end=day(end))


def why_none(why: str, months: float) -> str:
    return WHY_NONE[why].format(months=count(int(months), "month"))


def put(partnership: str, on: date, made_by: str, status: str, decided: date | None, *, days: int) -> str:
    """Where and when it was put, by whom, and what has become of it."""
    by = f" by {made_by}" if made_by else ""
    return f"Put to {partnership} on {day(on)}{by}; {became(status, decided, days)}."


NOT_TOLD = "not recorded"
"""Of a proposal whose status is empty: that is not to say that it is open."""


def became(status: str, decided: date | None, days: int) -> str:
    if status == NOT_TOLD:
        return "no outcome recorded" + (f" in {count(days, 'day')}" if days else "")
    if decided is not None:
        return f"{status} on {day(decided)}"
    waits = "today" if not days else f"for {count(days, 'day')}"
    return f"open {waits}" if status == "open" else f"{status}, and waiting {waits}"


def answered(supported: int, held_back: int, support_named: bool = True) -> str:
    """How many organisations supported it, and how many did not; who supported may not be recorded."""
    if not support_named:
        some = f" and {counted(supported)} as supporting it" if supported else ""
        is_ = "is" if held_back == 1 else "are"
        every = "all who supported" if supported else "who supported it"
        return sentence(
            f"{count(held_back, 'organisation')} {is_} on record as holding back{some}; {every} is not recorded"
        )
    every = count(supported + held_back, "organisation")
    return sentence(f"{every} answered: {_so_many(supported)} supported it and {_so_many(held_back)} did not")


def _so_many(n: int) -> str:
    return counted(n) if n else "none"


def answer(response: str, where: str, kind: str, reason: str) -> str:
    """What it answered, where if elsewhere, and the reason recorded."""
    said = ANSWERS[response] + (f", in an answer given at {where}" if where else "")
    if response not in ("oppose", "abstain", "held back"):
        return sentence(said)
    told = ": ".join(each for each in (kind, f"“{reason}”" if reason else "") if each)
    return sentence(f"{said}; {f'reason recorded: {told}' if told else 'no reason is recorded'}")


def no_answer(who: str) -> str:
    return f"No answer of {who} to this proposal is on record."


def changed_minds(changes: int) -> str:
    """Of an organisation's own past."""
    if not changes:
        return "On no proposal did its recorded answer go from not supporting to support."
    return sentence(f"on {count(changes, 'proposal')} its recorded answer went from not supporting to support")


def stance(kind: str, supported: int, of: int | None) -> str:
    if kind == "made it":
        return "made this proposal"
    if kind == "supports it":
        return "supports it"
    return f"supported {supported} of {of}" if of is not None else f"is on record as supporting {supported}"


def sat(times: int, last: date | None, places: Sequence[tuple[str, int]]) -> str:
    """196 gatherings together, last on 12 June 2026: 108 of the Mental Health Board and 88 of the Crisis Care Board."""
    if not times or last is None:
        return "no gathering together is on record"
    if len(places) == 1:
        return f"{count(times, 'gathering')} together, all of {places[0][0]}, last on {day(last)}"
    where = listed(f"{n} of {name}" for name, n in places)
    return f"{times:,} gatherings together, last on {day(last)}: {where}"


def tie(days: Iterable[date]) -> str:
    known = [day(each) for each in days]
    return f"known to be in contact ({listed(known)})" if known else ""


def backed(who: str, supported: int, of: int, support_named: bool = True) -> str:
    """What the organisation that holds back made of this one's own proposals."""
    if of and not support_named:
        held = of - supported
        some = f", is on record as supporting {supported}" if supported else ""
        which = "one of its proposals" if held == 1 else f"{held} of its proposals"
        return (
            f"{who} held back on {which}{some}, and how many {'more ' if supported else ''}it supported is not recorded"
        )
    if not of:
        return f"it made no proposal that {who} answered"
    if of == 1:
        return f"{who} answered one of its proposals, and {'supported' if supported else 'did not support'} it"
    return f"{who} answered {of} of its proposals, and supported {supported if supported else 'none'}"


def spoke(before: int, of: int, between: int) -> str:
    """How often it had supported what the other then came to support."""
    if not before:
        return ""
    if of == 1:
        return "its support is dated before the one change" + (
            ", after the answer that did not support" if between else ""
        )
    late = f", {_so_many(between)} of them after the last answer that did not support" if between else ""
    return f"its support is dated before the change on {before} of the {of} where an answer changed{late}"


def reading(who: str, stance_: str, facts: Iterable[str]) -> str:
    """One organisation in a line."""
    return f"{who}: {stance_}; " + "; ".join(fact for fact in facts if fact) + "."


def some_of(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return listed(names if more <= 0 else [*names[:MOST_NAMED], f"{more:,} more"])


def several(organisations: int) -> str:
    return f"{count(organisations, 'organisation').capitalize()} hold back. For more of one of them: --organisation ID."


def left_out(organisations: int) -> str:
    """Told of only where one organisation was asked for."""
    have = "has" if organisations == 1 else "have"
    return sentence(
        f"{_so_many(organisations)} more with no seat there supported others on the issue and {have} a link with it on record"
    )


def nothing_between(names: Sequence[str], who: str) -> str:
    """Those of whom nothing more is known, in a line."""
    if not names:
        return ""
    return f"Nothing is on record between {who} and {some_of(names)}."


# The scenario.

SCENARIO_TITLE = "A scenario, not a forecast: if one of them spoke first"
SCENARIO = (
    "Everybody at the table starts where the record has them (support +1, opposed −1, anything else 0), keeps to that more "
    "or less (drawn at random {draws} times, since nobody knows how much), and gives the others weight by how often they "
    "have sat together, a gathering {half_life} ago counting half. Whoever speaks first is in full support throughout, and "
    "weighs {times} times as much with {who}. One without a seat there comes as a newcomer, who is assumed to weigh as much "
    "as {newcomer} more with everybody at the table. Arguments, money and orders are not in it."
)
WITH_SUPPORTERS = "With one of those who support it speaking first, by name:"
WITH_OTHERS = "With one of those whose answer to it is not on record, should it speak for it:"
AS_ABOVE = "With the same assumptions as above."
CANNOT_TELL = (
    "Cannot tell: no gathering together and no known contact is on record between {who} and anybody at the table or anybody "
    "who supports this. The table “ties” would say who is in contact."
)
NO_TIES = "Cannot tell for {names}: no seat there, and neither a gathering together nor a contact is on record."
WIDE = "The ranges are wide beside the differences: it is a reason to ask, and no more than that."


def scenario(draws: float, half_life: float, times: float, who: str, newcomer: float) -> str:
    gatherings = count(int(newcomer), "gathering") if newcomer == int(newcomer) else f"{number(newcomer)} gatherings"
    return SCENARIO.format(
        draws=f"{int(draws):,}",
        half_life=count(int(half_life), "month"),
        times=number(times),
        who=who,
        newcomer=gatherings,
    )


def cannot_tell(who: str) -> str:
    return CANNOT_TELL.format(who=who)


def position(median: float, low: float, high: float) -> str:
    """−0.32 (−0.83 to +0.20)."""
    return f"{_signed(median)} ({_signed(low)} to {_signed(high)})"


def _signed(value: float) -> str:
    shown = f"{abs(value):.2f}"
    return "0.00" if shown == "0.00" else ("−" if value < 0 else "+") + shown


def alone(who: str, shown: str) -> str:
    return f"Without help {who} ends at {shown}: the median, and in brackets where 90% of the draws lie."


OF_SUPPORTERS = "Of those on record as supporting it"
OF_OUTSIDERS = "Of those of them without a seat there, who could be brought to the table"
OF_OTHERS = "Of those whose answer to it is not on record"


def near_best(who: str, whom: str, names: Sequence[str], within: float, most: float, *, least: float) -> str:
    """The set, and not an order; or that none moves it enough to be named, and by how much at most."""
    if not names:
        return (
            f"{whom}, nobody would move {who} by {number(least)} or more by speaking first (at most by "
            f"{_rounded_down(most)}), so nobody is named."
        )
    if len(names) == 1:
        return (
            f"{whom}, {who} moves most with {names[0]} speaking first, by {_rounded_down(most)} on average, and nobody "
            f"else comes within {round(100 * within)}% of that."
        )
    return (
        f"{whom}, {who} moves most, by {_rounded_down(most)} on average, and within {round(100 * within)}% as much, with "
        f"any of these speaking first: {listed(names, 'or')}."
    )


def _rounded_down(gain: float) -> str:
    """A gain that falls short of the line does not read as if it reached it."""
    return f"{floor(100 * max(gain, 0) + 1e-6) / 100:.2f}"


def nobody_moves(who: str) -> str:
    return f"Nobody in the records would move {who} in this scenario by enough to be named as an ally."


def no_ties(names: Sequence[str]) -> str:
    return NO_TIES.format(names=some_of(names)) if names else ""


# What waits.

WAITING_TITLE = "Proposals that wait"
WAITING = "Put after {since}, not about procedure, and open, deferred, rejected or without an outcome on record on {end}; those not settled stand first, the longest waiting before others, and those rejected last."
CHOOSE = "For one of them: afresh persuade DATA --proposal ID"
NOTHING_WAITS = "No proposal waits: none put after {since} is open, deferred, rejected or without an outcome on record."
NOT_RECORDED = "What became of any proposal is not recorded at {names}: what waits there cannot be told."


def waiting(since: date, end: date) -> str:
    return WAITING.format(since=day(since), end=day(end))


def waiting_title(organisation: str, partnership: str) -> str:
    where = f" at {partnership}" if partnership else ""
    return f"{WAITING_TITLE}{where}{f' and on which {organisation} holds back' if organisation else ''}"


def shown(first: int, last: int, every: int, partnerships: int) -> str:
    """Shown are 1 to 8 of 312, of 14 partnerships."""
    of = f", of {counted(partnerships)} partnerships" if partnerships > 1 else ""
    if (first, last) == (1, every):
        return f"Shown {'is the only one' if every == 1 else f'are all {counted(every)}'}{of}."
    return f"Shown {f'are {first:,} to {last:,}' if last > first else f'is {first:,}'} of {every:,}{of}."


def the_rest(next_page: int | None, pages: int, by_partnership: bool) -> str:
    """How to see the others."""
    ways = [f"--page {next_page} (of {pages:,})" if next_page else f"--page 1 to {pages:,}", "--all for every one"]
    if by_partnership:
        ways.append("--partnership NAME for those of one")
    return f"For the others: {listed(ways, 'or')}; --format json has them all."


def no_such_page(page: int, pages: int) -> str:
    return f"There is no page {page:,}: the list of proposals that wait has {count(pages, 'page')}."


def nothing_waits(since: date) -> str:
    return NOTHING_WAITS.format(since=day(since))


def not_recorded(names: Sequence[str]) -> str:
    return NOT_RECORDED.format(names=some_of(names)) if names else ""


def held_back(organisations: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Held back: A (cost), B (no reason recorded)."""
    if not organisations:
        return "Nobody is on record as holding back."
    each = [f"{name} ({', '.join(kinds) or 'no reason recorded'})" for name, kinds in organisations]
    return f"Held back: {', '.join(each)}."


def supported(organisations: int, made_by: str, support_named: bool = True) -> str:
    """By how many organisations beside the one that made it, as far as that is recorded."""
    nobody = f"nobody {'else ' if made_by else ''}is on record as supporting it"
    if not support_named:
        known = (
            f"{counted(organisations)} supported it, and who else did" if organisations else f"{nobody}, and who did"
        )
        return sentence(f"{known} is not recorded")
    return sentence(f"{_so_many(organisations)} supported it" if organisations else nobody)


MOST_IN_SHORT = 3


def held_back_in_short(organisations: Sequence[tuple[str, Sequence[str]]], most: int = MOST_IN_SHORT) -> str:
    more = len(organisations) - most
    said = held_back(organisations[:most])
    return said.removesuffix(".") + f" and {more:,} more." if more > 0 else said


# What is not known.

UNKNOWN_TITLE = "What is not known"


def unknown(missing: Iterable[str], undated: int, nobody_made_it: bool) -> list[str]:
    """Which records would switch something on."""
    said = []
    gone = set(missing)
    if "ties" in gone:
        said.append("Contacts other than gatherings: there is no table “ties”.")
    if "attendance" in gone:
        said.append(
            "Who was at which meeting: there is no table “attendance”, so that gatherings are the days on which seats changed."
        )
    if undated:
        said.append(
            sentence(
                f"{count(undated, 'answer')} on record {'has' if undated == 1 else 'have'} no date of their own, so that nobody can say whether they came before others"
            )
        )
    if nobody_made_it:
        said.append("Who made this proposal is not recorded.")
    return said
