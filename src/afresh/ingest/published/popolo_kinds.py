"""Which of Popolo's kinds of things a JSON file holds: by their names, or by what the things say of themselves."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

SPELLINGS = {
    "persons": ("persons", "people", "person"),
    "organizations": ("organizations", "organisations", "organization", "organisation"),
    "memberships": ("memberships", "membership"),
    "posts": ("posts", "post"),
    "events": ("events", "event"),
    "motions": ("motions", "motion"),
    "vote_events": ("vote_events", "vote_event", "voteevents", "votes_events"),
    "votes": ("votes", "vote"),
    "areas": ("areas", "area"),
}
_BY_NAME = {name: kind for kind, names in SPELLINGS.items() for name in names}
SIGNS = (
    ("votes", {"option"}),
    ("motions", {"vote_events", "requirement"}),
    ("vote_events", {"votes", "counts", "motion_id", "motion"}),
    ("memberships", {"person_id", "member_id", "on_behalf_of_id", "post_id", "legislative_period_id"}),
    ("organizations", {"founding_date", "dissolution_date", "posts"}),
    ("persons", {"given_name", "family_name", "birth_date", "death_date", "gender", "honorific_prefix", "sort_name"}),
    ("areas", {"geometry", "geom", "area_type"}),
    ("motions", {"creator_id", "text"}),
    ("posts", {"label"}),
    ("events", {"start_date", "end_date", "attendees"}),
    ("organizations", {"classification", "parent_id"}),
)
"""Words that only things of a kind have, the surest first."""


def kinds_in(found: Any, path: Path) -> tuple[list[tuple[str, list[Any]]], list[str]]:
    """The things in a file by kind, and the names of what was not taken."""
    if isinstance(found, list):
        kind = kind_of(found, path)
        return ([(kind, found)] if kind else []), []
    if not isinstance(found, dict):
        return [], []
    kinds = [
        (kind, found[name] if isinstance(found[name], list) else [found[name]])
        for kind, names in SPELLINGS.items()
        for name in names
        if name in found
    ]
    taken = {name for names in SPELLINGS.values() for name in names}
    if not kinds:
        for name, value in found.items():
            # As the pages of an API are: a list under results, objects, items or data.
            kind = kind_of(value, path) if isinstance(value, list) else ""
            if kind:
                kinds.append((kind, value))
                taken.add(name)
    return kinds, sorted(str(name) for name in set(found) - taken)


def kind_of(things: list[Any], path: Path) -> str:
    """What most things in a list are, by what they say of themselves; else by a word in the file's name."""
    counts: Counter[str] = Counter()
    for thing in things:
        keys = set(thing) if isinstance(thing, dict) else set()
        sure = next((kind for kind, signs in SIGNS if signs & keys), "")
        counts[sure] += bool(sure)
    if counts and counts.most_common(1)[0][1]:
        return counts.most_common(1)[0][0]
    if not any(isinstance(thing, dict) for thing in things):
        return ""
    words = re.split(r"[^a-z_]+", path.stem.lower())
    return next((_BY_NAME[word] for word in words if word in _BY_NAME), "")
