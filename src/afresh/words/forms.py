"""How dates, shares, counts and lists are written."""

from collections.abc import Iterable
from datetime import date

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def day(value: date) -> str:
    """3 March 2026."""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    return f"{MONTHS[value.month - 1]} {value.year}"


def percent(share: float) -> str:
    """38%; shares near an end are not rounded into certainty."""
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 < share < 1:
        return "over 99%"
    return f"{round(100 * share)}%"


def number(value: float) -> str:
    """Three figures at most after the first, thousands with commas."""
    if value == int(value) and abs(value) < 1e15:
        return f"{int(value):,}"
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:,.2f}".rstrip("0").rstrip(".") if abs(value) >= 0.1 else f"{value:.2g}"


def rate(value: float) -> str:
    return f"{value:.2f}"


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
    if value < 1:
        months = round(value * 12)
        return "less than a month" if months < 1 else f"{months} month{'' if months == 1 else 's'}"
    shown = f"{value:.1f}".removesuffix(".0")
    return f"{shown} year{'' if shown == '1' else 's'}"


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:] + ("" if not text or text[-1] in ".?!:" else ".")


def span(low: float | None, high: float | None, form: object = percent) -> str:
    """between 3% and 21%."""
    if low is None or high is None:
        return ""
    first, second = form(low), form(high)  # type: ignore[operator]
    return f"between {first} and {second}" if first != second else f"about {first}"
