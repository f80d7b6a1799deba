"""Which roles are plain membership, and no role that somebody holds.

The one table of it: words for a member, and words that say only what sort of member (how they came, whether they vote,
of what). A role is plain membership where nothing else is left of it: "Member (voting)", "Co-opted lay member",
"Committee Member", "Observer"; not "Lead member for housing", "Treasurer" or "Member secretary".
"""

MEMBERS = (
    "member", "members", "membership", "participant", "participants", "partner", "attendee", "representative", "rep",
    "delegate", "nominee", "observer", "trustee", "governor", "councillor",
)  # fmt: skip
SORTS = (
    "voting", "non", "full", "ordinary", "associate", "core", "standing", "current", "general", "substitute", "elected",
    "appointed", "nominated", "co", "opted", "coopted", "lay", "independent", "statutory", "public", "board",
    "committee", "council", "group", "forum", "panel", "partnership", "the", "of", "a", "an",
)  # fmt: skip
MARKS = "()[]-–/,.:;"


def plain(role: str) -> str:
    """SQL for whether a role is plain membership: what is left of it, in small letters and without these."""
    left = f"' ' || lower({role}) || ' '"
    for mark in MARKS:
        left = f"replace({left}, '{mark}', ' ')"
    left = f"replace(replace({left}, '  ', ' '), '  ', ' ')"
    for word in SORTS:
        left = f"replace({left}, ' {word} ', ' ')"
    return f"trim({left}) IN ({', '.join(repr(each) for each in ('', *MEMBERS))})"
