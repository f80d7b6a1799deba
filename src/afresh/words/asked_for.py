"""What is said where nothing, or more than one thing, is called what a user asked for."""

from collections.abc import Sequence

PROPOSAL, ORGANISATION, PARTNERSHIP = "proposal", "organisation", "partnership"
MOST = 5


def none(asked: str, what: str, near: Sequence[str]) -> str:
    hint = f" Did you mean: {', '.join(near)}?" if near else ""
    return f"No {what} is called '{asked}'.{hint} Give its id, or its {'title' if what == PROPOSAL else 'name'}."


def several(asked: str, what: str, ids: Sequence[str]) -> str:
    more = f" and {len(ids) - MOST} more" if len(ids) > MOST else ""
    return f"{len(ids)} {what}s are called '{asked}'. Give the id of one: {', '.join(ids[:MOST])}{more}."


def not_yet(asked: str, day: str) -> str:
    return (
        f"The proposal '{asked}' was put after {day}, the review date: nothing of it is known then. Give a later --at."
    )
