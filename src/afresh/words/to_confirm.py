"""What the first page asks of whoever keeps the records, in sentences."""

from collections.abc import Sequence

from afresh.words.forms import count, listed

MOST_NAMED = 5
HEADING = "To add or confirm in the records"


def themes(names: Sequence[str], partnerships: int) -> str:
    """Of those whose issues are file numbers."""
    if not names:
        return ""
    which = "every partnership" if len(names) == partnerships and len(names) > 1 else named(names)
    return (
        f"The issues recorded for {which} look like file numbers, not themes, so nothing here is said of what they deal "
        "with: not what is new on the agenda, nor which tables deal with the same, nor whom to invite for it. Give agenda "
        "items and proposals a theme (housing, falls) in the issue column, or have ‘afresh themes’ suggest some from "
        "the titles."
    )


def named(names: Sequence[str]) -> str:
    if len(names) <= MOST_NAMED:
        return listed(names)
    return f"{count(len(names), 'partnership')} ({', '.join(names[:MOST_NAMED])} and {len(names) - MOST_NAMED:,} more)"
