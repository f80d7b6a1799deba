"""The notes that stand beside a value, or in its place."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from afresh.table import Table

TOO_FEW = "too few to tell"
BOUND = "a bound: the records are too short to know"
PROVISIONAL = "provisional: the records are short"
PLENARY = "not reported: its gatherings are plenaries"
FILE_NUMBERS = "not reported: the issues look like file numbers, not themes"
FIRST_SEEN = "dates are when seats were first seen"
NO_RECORDS = "not recorded"
ONE_GATHERING = "no range: only one gathering tells of it"
TOO_NEW = "not yet: its first months are left out"
SMALL_POOL = "not compared: too few others to draw from"
CANNOT_FORECAST = "unclear: each figure follows the one before"
AT_LEAST = "at least"
ALONE = "no two members took part together"
NO_ROLES = "no such role is recorded as held"
NOTHING_TO_SWAP = "not compared: no two partnerships to swap members between"
OUT_OF_ORDER = "not reported: decided before being put"
NO_SLOPE = "no trend to tell: every mark is alike, or alike on each side of a date"
TRIAL = "trial limits"
NEITHER = "unclear: it has changed, and neither way is said to be better"
NO_FIGURE = "no figure in the period"
CONFLICT = "dates with two different figures are left out"
NO_TWO_KNOWN = "recorded of no two who took part together"
FEW_KNOWN = "recorded of fewer than two members"
ONE_KIND = "not compared: all are of one kind"
FEW_DESCRIBED = "fewer than two organisations are described in three words or more"
TOO_MANY_MEMBERS = "not reported: there are too many members and organisations to count it"
NO_VOICE = "not known: the records do not say whom seats are kept for, nor what kinds of organisation sit"
NONE_ADOPTED = "no proposal was adopted in the period"
NO_MEETING = "no meeting was held in the period"
NO_HOURS = "not known: no meeting gives its hours"
NOBODY_ELSE = "no other organisation is recorded in its area"
EVERY_ONE = "not compared: every one of them is seated, or none"
NO_OUTCOMES = "not recorded: what became of its proposals"
FEW_OUTCOMES = "not judged: what became of its proposals is recorded for too few of them"
ONLY_ADOPTED = "not judged: nothing in the log was ever refused, put off or left open, so it may list approvals only"
NOTHING_SHARED = "not compared: it answered no contested proposal that the others answered"
HELD_BY_MANY = "left out: what more than 500 partnerships have says nothing of any two"
TOO_LARGE = "not reported: too many organisations and proposals to weigh together"


def together(*notes: str) -> str:
    return "; ".join(note for note in notes if note)


def for_each(by: Callable[..., str], *columns: Iterable[Any]) -> list[str]:
    """A note for every row, by what these columns say of it; for rows that are alike it is worked out once."""
    once = cache(by)
    return [once(*values) for values in zip(*columns, strict=True)]


def of_pairs(table: Table, bound: str) -> list[str]:
    """Of measures of who sat together: why there is none, or that it is a bound or rests on first-seen dates."""

    def of_row(plenary: bool, nothing: bool, first_seen: bool) -> str:
        if plenary:
            return PLENARY
        return ALONE if nothing else together(bound, FIRST_SEEN if first_seen else "")

    return for_each(of_row, table.plain("plenary"), table.missing("value"), table.plain("first_seen"))


def not_seen(months: int) -> str:
    """A bound, and what it rests on: who had met before is known only as far as the records go back."""
    if not months:
        return f"{BOUND}; they begin with the period"
    return f"{BOUND}; not seen together in the {months} month{'' if months == 1 else 's'} of records before the period"


def still_open(count: int, put_off: int) -> str:
    """Of those not decided yet, the ones put off are told apart."""
    if not count:
        return ""
    return f"{count:,} not decided yet" + (f", {put_off:,} of them put off" if put_off else "")


def outcome_not_recorded(count: int) -> str:
    return f"{count:,} with no outcome recorded" if count else ""


def at_usual_length(count: int, of: int) -> str:
    return f"{count:,} of {of:,} meetings give no hours and are taken to be of the usual length" if count else ""


def no_attendance(count: int, of: int) -> str:
    return f"at least: {count:,} of {of:,} meetings have no attendance" if count else ""


def without_amount(count: int, of: int) -> str:
    return f"{count:,} of {of:,} give no amount" if count else ""


def not_recorded(what: str, of: int, all_of_them: int, who: str = "members") -> str:
    return f"{what} not recorded of {of:,} of {all_of_them:,} {who}"
