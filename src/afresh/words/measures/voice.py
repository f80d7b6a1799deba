"""What is said of voice: are the people who use services heard?"""

from afresh.forms import counted, percent
from afresh.vocabulary import Finding
from afresh.words.measures.told import Told, fact, within

USERS = "users and carers"
OF_ALL = "as a share of all, "


def seats(f: Finding) -> str:
    return _part(f, "hold" if f.subject == USERS else "holds", with_share=False)


def attendance(f: Finding) -> str:
    return _own(f)


def items(f: Finding) -> str:
    return _part(f, "raised")


def made(f: Finding) -> str:
    return _part(f, "made")


def adopted(f: Finding) -> str:
    return _own(f)


def _part(f: Finding, did: str, with_share: bool = True) -> str:
    """users and carers raised nine (22%, between 13% and 35%); of everyone else, who did the rest, only how many."""
    if f.value is None:
        return ""
    share = f" ({_share(f)})" if with_share and f.subject == USERS else ""
    return f"{f.subject} {did} {_how_many(f)}{share}"


def _own(f: Finding) -> str:
    """users and carers none of 16 (at most 11%)."""
    if f.value is None:
        return f"{f.subject}, {f.note} ({f.n:,} on record)" if f.n else f"{f.subject}, none on record"
    return f"{f.subject} {_how_many(f)} of {counted(f.n)} ({_share(f)})"


def _how_many(f: Finding) -> str:
    found = int(fact(f, "counted"))
    return counted(found) if found else "none"


def _share(f: Finding) -> str:
    if not f.value:
        return f"at most {percent(f.high or 0)}"
    between = within(f).strip(" ()")
    return ", ".join(part for part in (percent(f.value), between) if part)


MEASURES = {
    "voice_seats": Told(
        "Seats of users and carers, and of everyone else",
        seats,
        opening="Of the {n} seats held: ",
        in_order=True,
        compared_as=OF_ALL,
    ),
    "voice_attendance": Told(
        "Attendance of users and carers, and of everyone else",
        attendance,
        opening="Of the attendances expected, in person: ",
        in_order=True,
    ),
    "voice_items": Told(
        "Items raised by users and carers, and by everyone else",
        items,
        opening="Of the {n} agenda items whose raiser is recorded: ",
        in_order=True,
        compared_as=OF_ALL,
    ),
    "voice_proposals_made": Told(
        "Proposals made by users and carers, and by everyone else",
        made,
        opening="Of the {n} proposals whose proposer is recorded: ",
        in_order=True,
        compared_as=OF_ALL,
    ),
    "voice_proposals_adopted": Told(
        "Proposals of users and carers, and of everyone else, adopted",
        adopted,
        opening="Adopted within a year, of the proposals put more than a year before the review: ",
        in_order=True,
    ),
}
