"""How proposals that wait are told of on the page of the partnership they were put to."""

from collections.abc import Sequence
from datetime import date

from afresh.forms import count, counted, day, listed, sentence
from afresh.words.persuasion import ANSWERS, NOT_TOLD, became, held_back_in_short, some_of


def of_those(since: date, end: date, statuses: Sequence[tuple[str, int]], shown: int) -> str:
    """45 proposals put after 30 June 2023 were not adopted: 3 open, 5 deferred and 37 rejected."""
    every = sum(n for _, n in statuses)
    by_status = listed(
        f"{n:,} {'with no outcome recorded' if status == NOT_TOLD else status}" for status, n in statuses if n
    )
    told = not any(n for status, n in statuses if status == NOT_TOLD)
    was = ("was" if every == 1 else "were") if told else ("is" if every == 1 else "are")
    said = sentence(
        f"{count(every, 'proposal')}, put after {day(since)} and not about procedure, "
        f"{was} not {'adopted' if told else 'on record as adopted'} by {day(end)}: {by_status}"
    )
    if every == 1:
        return said
    left_out = f"; {counted(shown)} of {every:,} shown" if every > shown else ""
    return f"{said} Oldest unsettled first{left_out}."


def in_short(status: str, decided: date | None, days: int, held_back: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Open for 400 days. Held back: A (cost), B (no reason recorded)."""
    return f"{sentence(became(status, decided, days))} {held_back_in_short(held_back)}"


def one_held_back(who: str, response: str, kinds: Sequence[str], reasons: Sequence[str]) -> str:
    """A opposed it; reasons recorded: cost and procedure: “No money”."""
    quoted = [f"“{each}”" for each in dict.fromkeys(reasons) if each]
    several = len(kinds) > 1 or len(quoted) > 1
    told = ": ".join(each for each in (listed(kinds), listed(quoted)) if each)
    why = f"{'reasons' if several else 'reason'} recorded: {told}" if told else "no reason is recorded"
    return f"{who} {ANSWERS[response]}; {why}."


def supported_by(names: Sequence[str], made_by: str, support_named: bool = True) -> str:
    others = f"{some_of(names)} supported it" if names else ""
    made = f"{made_by} made it" if made_by else ""
    unsaid = "" if support_named else f"who {'else ' if made or others else ''}supported it is not recorded"
    known = [each for each in (made, others) if each] or ["nobody is on record as supporting it"]
    return sentence("; ".join([*known, *([unsaid] if unsaid else [])]))
