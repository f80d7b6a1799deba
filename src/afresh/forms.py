"""How dates, shares, counts and lists are written."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from afresh.vocabulary import Period

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day(value: date) -> str:
    """3 March 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


UNDER, OVER = "under 1%", "over 99%"


def percent(share: float) -> str:
    """38%; shares near an end are not rounded into certainty."""
    rounded = round(100 * share)
    if rounded == 0 and share > 0:
        return UNDER
    if rounded == 100 and share < 1:
        return OVER
    return f"{rounded}%"


def draws(share: float) -> str:
    """A share of random draws: another draw might always have differed."""
    return OVER if round(100 * share) == 100 else percent(share)


def sure(share: float) -> str:
    """How sure something is: a calculation from records is never wholly sure, either way."""
    return UNDER if round(100 * share) == 0 else draws(share)


def number(value: float) -> str:
    """Three figures at most after the first, thousands with commas."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.1 else f"{value:.2g}"


UNDER_RATE = "under 0.01"


def rate(value: float) -> str:
    """0.25; a small one is not rounded into none."""
    shown = f"{value:.2f}".removeprefix("-") if abs(value) < 0.005 else f"{value:.2f}"
    return UNDER_RATE if value > 0 and shown == "0.00" else shown


def amount(value: float, unit: str) -> str:
    """38 hours, 1 extract, 9,600 GBP: the unit is the user's word, whose singular is told from how it ends."""
    shown = number(value)
    if not unit or shown != "1":
        return f"{shown} {unit}".strip()
    return f"1 ({unit})" if " " in unit else f"1 {SEVERAL.sub(_ending_of_one, unit)}"


SEVERAL = re.compile(r"(?<=[A-Za-z]{2})(ies|((?<=ss)|(?<=x)|(?<=ch)|(?<=sh))es|(?<![sui])s)$")
"""How words end that mean several: copies, boxes, extracts; not GBP, status or glass."""


def _ending_of_one(several: re.Match[str]) -> str:
    return "y" if several[0] == "ies" else ""


def count(n: int, one: str, many: str = "") -> str:
    """one member, 12 members."""
    return f"{counted(n)} {one if n == 1 else many or one + 's'}"


def counted(n: int) -> str:
    return SMALL[n] if 0 <= n < len(SMALL) else f"{n:,}"


def listed(items: Iterable[str], last: str = "and") -> str:
    """a, b and c."""
    each = [item for item in items if item]
    if len(each) < 2:
        return "".join(each)
    return f"{', '.join(each[:-1])} {last} {each[-1]}"


def years(value: float) -> str:
    """1 year, 2.5 years; months where it is under one."""
    if round(value * 12) < 12:
        months = round(value * 12)
        return "less than a month" if months < 1 else f"{months} month{'' if months == 1 else 's'}"
    shown = f"{value:.1f}".removesuffix(".0")
    return f"{shown} year{'' if shown == '1' else 's'}"


def ago(period: Period) -> str:
    """a year before; two years before, where the period under review is that long."""
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month
    if months == 12:
        return "a year before"
    return f"{count(months // 12, 'year')} before" if months % 12 == 0 else f"{count(months, 'month')} before"


def put_ago(days: int) -> str:
    """When something was put, from the review date."""
    return f"put {count(days, 'day')} ago" if days else "put on the day of the review"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:] + ("" if not text or text[-1] in ".?!:" else ".")


def bracketed(low: float | None, high: float | None, form: object = percent) -> str:
    """3% to 21%, for a table or in brackets; at most 16%."""
    return span(low, high, form).removeprefix("between ").replace(" and ", " to ")


def held_back_on(proposals: str) -> str:
    """Of an organisation, where the records do not name who supported."""
    return f"held back on {proposals}; how many it supported is not recorded"


def decided(adopted: int, refused: int, put_off: int) -> str:
    """12 adopted, 3 refused, 1 put off; a refusal is no proposal that got through."""
    parts = ((adopted, "adopted"), (refused, "refused"), (put_off, "put off"))
    return ", ".join(f"{n:,} {what}" for n, what in parts if n or what == "adopted")


def days(value: float) -> str:
    """1 day, 17.5 days."""
    return f"{number(value)} day{'' if value == 1 else 's'}"


def span(low: float | None, high: float | None, form: object = percent) -> str:
    """between 3% and 21%; at most 16%, where it begins within half a per cent of none."""
    if low is None or high is None:
        return ""
    first, second = str(form(low)), str(form(high))  # type: ignore[operator]
    if second in (UNDER, UNDER_RATE):
        return second
    if first in (UNDER, UNDER_RATE) and second[0].isdigit():
        return f"at most {second}"
    if first == OVER:
        return first
    if second == OVER and first[0].isdigit():
        return f"at least {first}"
    return f"between {first} and {second}" if first != second else f"about {first}"


def reasons_counted(reasons: Sequence[tuple[str, int]]) -> str:
    """cost 3, procedure 1."""
    kinds = [(kind or "no reason recorded", n) for kind, n in reasons if n]
    return ", ".join(f"{kind} {n}" for kind, n in sorted(kinds, key=lambda pair: (-pair[1], pair[0])))
