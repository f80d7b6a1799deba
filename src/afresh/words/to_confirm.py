"""What the first page asks of whoever keeps the records, in sentences."""

from collections.abc import Sequence

from afresh.forms import count, counted, listed, sentence

MOST_NAMED = 5
HEADING = "To add or confirm in the records"
HOW = (
    "To confirm what is so: ‘afresh check DATA --duplicates FILE.csv’ lists each of these partnerships. Write yes beside what is "
    "right, and review again with ‘--confirmed FILE.csv’."
)


def themes(names: Sequence[str], partnerships: int) -> str:
    """Of those whose issues are file numbers."""
    if not names:
        return ""
    which = f"all {count(partnerships, 'partnership')}" if len(names) == partnerships > 1 else named(names)
    return (
        f"The issues recorded for {which} look like file numbers, not themes, so nothing here is said of what they deal "
        "with: not what is new on the agenda, nor which tables deal with the same, nor whom to invite for it. Give agenda "
        "items and proposals a theme (housing, falls) in the issue column, or have ‘afresh themes’ suggest some from "
        "the titles."
    )


def left_out(partnerships: int) -> str:
    """Of the count at the top."""
    if not partnerships:
        return ""
    one = partnerships == 1
    return (
        f" {counted(partnerships).capitalize()} more {'is' if one else 'are'} left out: by the look of the records "
        f"{'it has ended or goes' if one else 'they have ended or go'} on under another name, which is to be confirmed."
    )


def ended(names: Sequence[str]) -> str:
    if not names:
        return ""
    many = len(names) > 1
    return sentence(
        f"{_which(names)} {'have' if many else 'has'} ended by the look of the records: no seat is held there, and nothing is "
        f"recorded in the last 24 months. {'They are' if many else 'It is'} left out of the count at the top and "
        f"{'get' if many else 'gets'} no advice"
    )


def went_on(pairs: Sequence[tuple[str, str]]) -> str:
    """Each pair: the one before, and the one after."""
    if not pairs:
        return ""
    shown = "; ".join(f"{before} as {after}" for before, after in pairs[:MOST_NAMED])
    more = f"; and {len(pairs) - MOST_NAMED:,} more" if len(pairs) > MOST_NAMED else ""
    return sentence(
        f"{counted(len(pairs))} may go on under another name, with mostly the same members: {shown}{more}. Until that is "
        "confirmed, the earlier is left out of the count at the top and gets no advice, and the later is told by its own "
        "record alone"
    )


def part_of(wholes: Sequence[tuple[str, Sequence[str]]]) -> str:
    """Each whole, with those on it of which nearly all members sit on it too."""
    if not wholes:
        return ""
    parts = sum(len(parts) for _, parts in wholes)
    shown = "; ".join(f"{named(parts)} of {whole}" for whole, parts in wholes[:MOST_NAMED])
    left = sum(len(parts) for _, parts in wholes[MOST_NAMED:])
    more = f"; and {left:,} more of others" if left else ""
    return sentence(
        f"{counted(parts)} may be part of another on which nearly all {'its' if parts == 1 else 'their'} members sit: "
        f"{shown}{more}. Until that is confirmed, no advice is given to bring the two together"
    )


def why_went_on(shared: int, before: int, after: int, days: int) -> str:
    apart = "on one day" if not days else f"{count(abs(days), 'day')} {'apart' if days > 0 else 'in both'}"
    return f"{shared:,} members of both, of {before:,} before and {after:,} after, {apart}"


def why_part_of(shared: int, members: int) -> str:
    return f"{shared:,} of {members:,} members sit on it"


def why_ended(last: str) -> str:
    return f"no seat is held, and nothing is recorded after {last}"


def never_again(seats: Sequence[str], meetings: int, partnership: str) -> str:
    """Of one partnership, each seat by role, organisation and last mark."""
    many = len(seats) > 1
    shown = "; ".join(seats[:MOST_NAMED]) + (
        f"; and {len(seats) - MOST_NAMED:,} more" if len(seats) > MOST_NAMED else ""
    )
    return sentence(
        f"{partnership}: {counted(len(seats))} {'seats have' if many else 'seat has'} no end recorded, and "
        f"{'their holders are' if many else 'its holder is'} not marked in any way at {counted(meetings)} or more later "
        f"meetings ({shown}). {'They are' if many else 'It is'} taken as having ended with the last mark; give "
        f"{'each' if many else 'the'} seat its end, or have apologies noted, if that is not so"
    )


def seat_last_marked(role: str, organisation: str, last: str) -> str:
    whose = role or "a seat"
    return f"{whose}{f' for {organisation}' if organisation else ''}, last marked {last}"


def why_seat_ended(role: str, last: str, meetings: int) -> str:
    return f"{role or 'seat'}: no end recorded; last marked {last}, and at none of {counted(meetings)} or more later meetings"


def _which(names: Sequence[str]) -> str:
    return listed(names) if len(names) == 1 else f"{counted(len(names))} partnerships ({_some(names)})"


def named(names: Sequence[str]) -> str:
    return listed(names) if len(names) <= MOST_NAMED else f"{count(len(names), 'partnership')} ({_some(names)})"


def _some(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return listed(names) if more <= 0 else f"{', '.join(names[:MOST_NAMED])} and {more:,} more"
