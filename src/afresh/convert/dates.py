"""ISO dates in all their forms, whole or partial."""

import re
from datetime import date, datetime
from functools import lru_cache

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_ORDINAL = re.compile(r"(\d{4})-?(\d{3})")


@lru_cache(maxsize=100_000)
def iso_day(text: str) -> date | None:
    """The day that an ISO date names, or None if it is none; "2014" and "2014-05" give the first day."""
    text = text.strip()
    month, ordinal = _MONTH.fullmatch(text), _ORDINAL.fullmatch(text)
    try:
        if re.fullmatch(r"\d{4}", text):
            return date(int(text), 1, 1)
        if month:
            return date(int(month[1]), int(month[2]), 1)
        if ordinal:
            return datetime.strptime(f"{ordinal[1]}-{ordinal[2]}", "%Y-%j").date()
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


def last_day_of(text: str) -> date | None:
    """As `iso_day`, but "2014" and "2014-05" give the last day of that year or month."""
    first = iso_day(text)
    if first is None or not is_partial(text):
        return first
    next_month = 1 if len(text.strip()) == 4 or first.month == 12 else first.month + 1
    following = date(first.year + (next_month == 1), next_month, 1) if first.year < date.max.year else None
    return date.fromordinal(following.toordinal() - 1) if following else date.max


def is_partial(text: str) -> bool:
    """Whether the text names only a year or a month."""
    return iso_day(text) is not None and len(text.strip()) in (4, 7) and not _ORDINAL.fullmatch(text.strip())
