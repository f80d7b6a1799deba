"""Popolo JSON as plain lists of things, however they are nested or named."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from afresh.convert.cannot import CannotConvert
from afresh.convert.dates import is_partial, iso_day, last_day_of
from afresh.records.problems import converting as problem
from afresh.records.store import Store

Thing = dict[str, Any]

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
NESTED = {
    "persons": {"memberships": "person_id"},
    "organizations": {"memberships": "organization_id", "posts": "organization_id", "motions": "organization_id"},
    "posts": {"memberships": "post_id"},
    "motions": {"vote_events": "motion_id"},
    "vote_events": {"votes": "vote_event_id"},
}
"""What may stand inside what, and how it then refers to what it stands in."""
INSIDE = {"person": "persons", "organization": "organizations", "on_behalf_of": "organizations", "post": "posts",
          "motion": "motions", "voter": "persons", "group": "organizations", "member": "persons"}  # fmt: skip
"""Things given whole where an id would do: `person` for `person_id`."""


class Popolo:
    """The things of one or several files, by kind; ids are text, and each thing knows its file as `_file`."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.things: dict[str, list[Thing]] = {kind: [] for kind in SPELLINGS}
        self.by_id: dict[str, dict[str, Thing]] = {kind: {} for kind in SPELLINGS}
        self.partial = 0
        self.undescribed: Counter[str] = Counter()
        """By file, how many things are referred to by an id that nothing has; the id stands for the name."""
        self._unread: Counter[tuple[str, str, str]] = Counter()

    def read(self, path: Path) -> None:
        try:
            found = json.loads(path.read_bytes().decode("utf-8-sig"))
        except UnicodeDecodeError:
            raise CannotConvert(f"{path} could not be read as JSON: it is no text in UTF-8, as JSON is.") from None
        except (OSError, ValueError, RecursionError) as error:
            raise CannotConvert(f"{path} could not be read as JSON: {str(error)[:200]}") from None
        if isinstance(found, list):
            found = {path.stem.removesuffix(".popolo"): found}
        kinds = {
            kind: found[name]
            for kind, names in SPELLINGS.items()
            for name in names
            if isinstance(found, dict) and name in found
        }
        if not kinds:
            raise CannotConvert(f"{path} holds nothing of Popolo's. Looked for: {', '.join(SPELLINGS)}.")
        if ignored := sorted(str(name) for name in set(found) - {n for names in SPELLINGS.values() for n in names}):
            self.store.notes.append(f"{path.name}: not taken: {', '.join(ignored)}.")
        for kind, things in kinds.items():
            for thing in things if isinstance(things, list) else [things]:
                self.add(kind, thing, path.name)

    def add(self, kind: str, thing: object, file: str) -> str:
        if not isinstance(thing, dict):
            self.leave_out(kind, str(thing), "it is not an object", "an object in braces", file)
            return ""
        called = (
            text(thing.get("name")) if kind in ("persons", "organizations") else f"{kind} {len(self.things[kind]) + 1}"
        )
        thing = {**thing, "_file": file, "id": text(thing.get("id")) or called}
        if not thing["id"]:
            self.leave_out(kind, "", "it has neither id nor name", "an id or a name", file)
            return ""
        earlier = self.by_id[kind].get(thing["id"])
        if earlier is None:
            self.things[kind].append(thing)
            self.by_id[kind][thing["id"]] = thing
        else:
            earlier.update({key: value for key, value in thing.items() if earlier.get(key) in (None, "", [])})
        for name, reference in NESTED.get(kind, {}).items():
            inside = thing.get(name) or []
            for inner in inside if isinstance(inside, list) else [inside]:
                self.add(name, {reference: thing["id"], **inner} if isinstance(inner, dict) else inner, file)
        for name, inner_kind in INSIDE.items():
            inner = thing.get(name)
            if isinstance(inner, dict):
                organization = "organi" in text(inner.get("@type")).casefold() or "classification" in inner
                thing.setdefault(f"{name}_id", self.add("organizations" if organization else inner_kind, inner, file))
        return str(thing["id"])

    def ensure(self, kind: str, id_: str, file: str) -> None:
        """See that a thing referred to is there, if only by its id."""
        if id_ and id_ not in self.by_id[kind]:
            self.undescribed[file] += 1
            self.add(kind, {"id": id_, "name": id_}, file)

    def find(self, kind: str, id_: object) -> Thing | None:
        return self.by_id[kind].get(text(id_)) if text(id_) else None

    def day(self, thing: Thing, *names: str, end: bool = False) -> date | None:
        """The first of these dates that is there; a month or a year alone is its first day, or its last for an end."""
        for name in names:
            value = text(thing.get(name))
            if not value:
                continue
            day = last_day_of(value) if end else iso_day(value)
            self.partial += is_partial(value)
            if day is not None:
                return day
            self._unread[(thing["_file"], name, value)] += 1
        return None

    def leave_out(self, kind: str, value: str, why: str, wanted: str, file: str) -> None:
        facts = {"item": kind.rstrip("s").replace("_", " "), "why": why, "wanted": wanted}
        self.store.problems.add(problem.PopoloItemLeftOut(file, value=value, facts=facts))

    def say(self) -> None:
        """Tell what was met along the way: dates that could not be read or are partial, ids that nothing has."""
        for file, count in self.undescribed.items():
            self.store.notes.append(
                f"{file}: {count} people or organisations are referred to but not described; their ids stand for names."
            )
        for (file, name, value), count in self._unread.items():
            self.store.problems.add(
                problem.ConvertedDateUnreadable(file, "", None, name, value, {"count": count}), times=count
            )
        if self.partial:
            self.store.notes.append(
                f"{self.partial} dates give a year or a month alone: "
                "a start was taken to be its first day and an end its last."
            )


def text(value: object) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def aliases_of(thing: Thing) -> str | None:
    """Its other names, which Popolo gives as objects and others as text."""
    names: list[str] = []
    others = thing.get("other_names")
    for each in others if isinstance(others, list) else []:
        name = text(each.get("name")) if isinstance(each, dict) else text(each)
        names += [name.replace(";", ",")] if name else []
    return "; ".join(dict.fromkeys(names)) or None
