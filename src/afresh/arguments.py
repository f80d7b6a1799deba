"""What a caller may give for a date, a length, a level and a list of names, brought to one form."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, datetime
from typing import Any, get_args

from afresh.errors import WrongArgument
from afresh.vocabulary import Level

_UK = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(?P<month>[A-Za-z]+|\d{1,2})[\s/.,-]+(?P<year>\d{4})")
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
"""Not the calendar module's, which are those of the machine's language."""


def day_given(given: Any, name: str = "at") -> date | None:
    """The day of a date, a datetime, a text, a pandas Timestamp or a NumPy datetime64, by its own clock.

    A text is ISO (2026-03-31) or as it is written in the UK: 31 March 2026, 31st Mar 2026, 31/03/2026.

    Raises WrongArgument for anything else, and for a date that is not known (NaT).
    """
    day = given
    if isinstance(given, str):
        day = _from_text(given.strip())
    elif type(given).__module__ == "numpy" and type(given).__name__ == "datetime64":
        day = given.astype("datetime64[D]").item()
    if isinstance(day, datetime):
        day = day.date()
    # What stands for no date in pandas is a datetime, and differs from itself.
    if given is not None and (not isinstance(day, date) or day != day):
        raise WrongArgument(
            f"{name}={given!r} is not a date. Give a date, a datetime, or a text: '2026-03-31' or '31 March 2026'."
        )
    found: date | None = day
    return found


def _from_text(text: str) -> date | None:
    with suppress(ValueError):
        return datetime.fromisoformat(text)
    parts = _UK.fullmatch(text)
    month = _month(parts["month"]) if parts else 0
    with suppress(ValueError):
        return date(int(parts["year"]), month, int(parts["day"])) if parts and month else None
    return None


def _month(text: str) -> int:
    """1 to 12, from a figure or an English name of at least three letters; 0 where it is none."""
    if text.isdecimal():
        return int(text)
    named = [at for at, name in enumerate(_MONTHS, 1) if len(text) > 2 and name.startswith(text.lower())]
    return named[0] if named else 0


def months_given(months: Any) -> int | None:
    """A whole number of calendar months, 1 or more."""
    if months is None:
        return None
    if isinstance(months, bool) or not hasattr(months, "__index__"):
        raise WrongArgument(f"months must be a whole number, not {months!r}.")
    if months < 1:
        raise WrongArgument(f"months must be 1 or more, not {months}.")
    return int(months)


def level_given(level: Any) -> Level | None:
    if level is not None and level not in get_args(Level):
        raise WrongArgument(f"level must be one of {', '.join(get_args(Level))}, not {level!r}.")
    found: Level | None = level
    return found


def names_given(names: str | Iterable[str] | None, name: str) -> tuple[str, ...]:
    """One name, or several."""
    chosen = (names,) if isinstance(names, str) else tuple(names or ())
    if wrong := [each for each in chosen if not isinstance(each, str)]:
        raise WrongArgument(f"{name} must be a name or a list of names; {wrong[0]!r} is neither.")
    return chosen
