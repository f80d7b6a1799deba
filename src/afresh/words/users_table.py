"""The users' table: users and carers beside everyone else, in counts with their intervals."""

from collections.abc import Mapping

from afresh.forms import bracketed, count, counted, listed, percent
from afresh.measure.wording import fact
from afresh.vocabulary import Measured

ROWS = {
    "voice_seats": "Seats held on the review date",
    "voice_attendance": "Meetings attended in person, of those expected",
    "voice_items": "Agenda items raised",
    "voice_proposals_made": "Proposals made",
    "voice_proposals_adopted": "Proposals adopted within a year",
}
"""In the order of the table: to be there, to come, to speak, to propose, to be heard."""

EXPLAINED = (
    "In brackets: the share and its 90% interval. All seats are counted, so that there the interval only says how far one seat more or less would matter. "
    "Overlapping ranges: the difference is not clear. Proposals adopted are those put more than a year before the review."
)


def cell(found: Measured | None) -> str:
    """none of 16 (at most 11%)."""
    if found is None:
        return "not on record"
    if found.value is None:
        return f"{found.note} ({found.n:,} on record)" if found.n else "none on record"
    n = int(fact(found, "counted"))
    between = _share(found) if n else f"at most {percent(found.high or 0)}"
    return f"{f'{n:,}' if n else 'none'} of {found.n:,} ({between})"


def _share(found: Measured) -> str:
    if found.value == 1.0:
        return f"at least {percent(found.low or 0)}"
    return f"{percent(found.value or 0)}; {bracketed(found.low, found.high)}"


def title(users: Mapping[str, Measured]) -> str:
    """What the table says, as its heading."""
    seats = users.get("voice_seats")
    if seats is not None and seats.value == 0:
        return f"No seat of the {counted(seats.n)} held here is for users or carers"
    parts = []
    if seats is not None and seats.value is not None:
        parts.append(f"hold {counted(int(fact(seats, 'counted')))} of {count(seats.n, 'seat')}")
    made = users.get("voice_proposals_made")
    if made is not None and made.value is not None:
        n = int(fact(made, "counted"))
        parts.append(f"made {counted(n) if n else 'none'} of {count(made.n, 'proposal')}")
    said = f"Users and carers {listed(parts)}" if parts else "What users and carers do here"
    return said + _heard(users.get("voice_proposals_adopted"))


def _heard(adopted: Measured | None) -> str:
    if adopted is None or adopted.value is None:
        return ""
    n = int(fact(adopted, "counted"))
    return f"; {counted(n) if n else 'none'} of their {counted(adopted.n)} earlier proposals {'was' if n < 2 else 'were'} adopted"
