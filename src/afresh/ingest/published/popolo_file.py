"""Popolo JSON as plain lists of things, however they are nested or named."""

import codecs
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.popolo_kinds import SPELLINGS, kinds_in
from afresh.records.dates import DateOrder, Days, ReadDay, can_be, no_end
from afresh.records.problems import converting as problem
from afresh.records.store import Store

Thing = dict[str, Any]

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
REFERENCES = {
    "person_id": "persons", "voter_id": "persons", "organization_id": "organizations",
    "on_behalf_of_id": "organizations", "group_id": "organizations", "party_id": "organizations",
    "parent_id": "organizations", "post_id": "posts", "legislative_period_id": "events", "motion_id": "motions",
    "vote_event_id": "vote_events", "area_id": "areas", "member_id": "", "creator_id": "",
}  # fmt: skip
"""What the ids in a thing are ids of; a member and a creator may be a person or an organisation."""
ENDS = ("end_date", "dissolution_date", "death_date")
EITHER = ("organizations", "persons")
MOST_IDS_SHOWN = 5


class Popolo:
    """The things of one or several files, by kind; ids are text, and each thing knows its file as `_file`.

    An id is of the file it stands in: there it means that file's thing, if it has one, and else the thing of whichever
    other file has the id alone. Two files that use one id for things of different names have two things.
    """

    def __init__(self, store: Store, order: DateOrder = "day-first") -> None:
        self.store = store
        self.things: dict[str, list[Thing]] = {kind: [] for kind in SPELLINGS}
        self.by_id: dict[str, dict[str, Thing]] = {kind: {} for kind in SPELLINGS}
        """By the id that is the thing's alone, once `settle` has seen to it."""
        self.days = Days(store.con, order)
        self._partial: set[tuple[int, str]] = set()
        self.undescribed: dict[str, list[str]] = {}
        """By file, the ids of people and organisations that nothing describes; the id stands for the name."""
        self._in_file: dict[str, dict[tuple[str, str], Thing]] = {kind: {} for kind in SPELLINGS}
        self._unread: dict[tuple[str, str, str], set[int]] = {}

    def read(self, path: Path) -> None:
        try:
            found = json.loads(_decoded(path.read_bytes()))
        except UnicodeDecodeError:
            raise CannotConvert(f"{path} could not be read as JSON: it is no text in UTF-8, as JSON is.") from None
        except (OSError, ValueError, RecursionError) as error:
            raise CannotConvert(f"{path} could not be read as JSON: {str(error)[:200]}") from None
        kinds, ignored = kinds_in(found, path)
        if not kinds:
            raise CannotConvert(
                f"{path} holds nothing of Popolo's. Looked for: {', '.join(SPELLINGS)}; and in a list, for what the "
                "things in it say of themselves."
            )
        if ignored:
            self.store.notes.append(f"{path.name}: not taken: {', '.join(ignored)}.")
        for kind, things in kinds:
            for thing in things:
                self.add(kind, thing, path.name)

    def add(self, kind: str, thing: object, file: str) -> str:
        """Add a thing and what stands in it; gives its id in that file, or nothing if it has none and no name."""
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
        earlier = self._in_file[kind].get((file, thing["id"]))
        if earlier is None:
            self.things[kind].append(thing)
            self._in_file[kind][file, thing["id"]] = thing
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

    def settle(self) -> None:
        """Once every file is read: give each thing an id that is its alone, and every reference the id it means."""
        by_own: dict[str, dict[str, list[Thing]]] = {kind: {} for kind in SPELLINGS}
        for kind in SPELLINGS:
            for thing in self.things[kind]:
                by_own[kind].setdefault(thing["id"], []).append(thing)
        for kind in SPELLINGS:
            for own, those in by_own[kind].items():
                self._tell_apart(kind, own, those)
        dates = (
            value for kind in SPELLINGS for thing in self.things[kind] for key, value in thing.items() if "date" in key
        )
        self.days.learn(filter(None, map(text, dates)))
        for kind in SPELLINGS:
            self.things[kind] = list(self.by_id[kind].values())
            for thing in self.things[kind]:
                for name in REFERENCES.keys() & thing.keys():
                    kinds = (REFERENCES[name],) if REFERENCES[name] else EITHER
                    kinds = EITHER[::-1] if name == "voter_id" else kinds
                    thing[name] = self._meant(kinds, text(thing[name]), thing["_file"], by_own)

    def _tell_apart(self, kind: str, own: str, those: list[Thing]) -> None:
        """One thing where they have one name, or say what the others leave out; else each its own, by its file."""
        named: dict[str, Thing] = {}
        for thing in those:
            called = text(thing.get("name")).casefold() if kind in EITHER else thing["_file"]
            first = named.get(called)
            if first is not None:
                first.update({key: value for key, value in thing.items() if first.get(key) in (None, "", [])})
                self._in_file[kind][thing["_file"], own] = first
                continue
            named[called] = thing
            # Nobody refers to a membership or a vote: a number after the id does.
            free, number = own, 1
            while free in self.by_id[kind]:
                number += 1
                free = f"{own} ({Path(thing['_file']).stem}{'' if number == 2 else f' {number}'})"
            if kind in EITHER and free != own:
                self.store.notes.append(
                    f"{thing['_file']}: {own!r} is also an id in another file, of something of another name; here it "
                    f"became {free!r}."
                )
            thing["id"] = free
            self.by_id[kind][free] = thing

    def _meant(self, kinds: Sequence[str], own: str, file: str, by_own: dict[str, dict[str, list[Thing]]]) -> str:
        for kind in kinds if own else ():
            thing = self._in_file[kind].get((file, own))
            if thing is not None:
                return str(thing["id"])
        for kind in kinds if own else ():
            elsewhere = {str(self._in_file[kind][each["_file"], own]["id"]) for each in by_own[kind].get(own, ())}
            if len(elsewhere) == 1:
                return elsewhere.pop()
        if own and any(own in self.by_id[kind] for kind in kinds):
            # Several other files have it, and nobody says which is meant.
            return f"{own} ({Path(file).stem})"
        return own

    def ensure(self, kind: str, id_: str, file: str) -> None:
        """See that a thing referred to is there, if only by its id."""
        if id_ and id_ not in self.by_id[kind]:
            self.undescribed.setdefault(file, []).append(id_)
            thing = {"id": id_, "name": id_, "_file": file, "_undescribed": True}
            self.things[kind].append(thing)
            self.by_id[kind][id_] = thing

    def add_settled(self, kind: str, thing: Thing) -> None:
        """Add a thing whose id and references are settled already."""
        self.things[kind].append(thing)
        self.by_id[kind][thing["id"]] = thing

    def find(self, kind: str, id_: object) -> Thing | None:
        return self.by_id[kind].get(text(id_)) if text(id_) else None

    def day(self, thing: Thing, *names: str, end: bool = False) -> date | None:
        """The first of these dates that is there; a month or a year alone is its first day, or its last for an end."""
        for name in names:
            found, _ = self.when(thing, name)
            if found is not None:
                return found.last if end else found.first
        return None

    def when(self, thing: Thing, name: str) -> tuple[ReadDay | None, bool]:
        """One of its dates; and whether something stands there that is none, so that the day is not known.

        Year 9999 stands for no end, and year 1 for a day that nobody knows.
        """
        value = text(thing.get(name))
        if not value:
            return None, False
        found = self.days.of(value)
        if found is not None and can_be(found):
            if found.exact != "exact":
                self._partial.add((id(thing), name))
            return found, False
        if found is not None and no_end(found) and name in ENDS:
            return None, False
        self._unread.setdefault((thing["_file"], name, value), set()).add(id(thing))
        return None, True

    def leave_out(self, kind: str, value: str, why: str, wanted: str, file: str) -> None:
        facts = {"item": kind.rstrip("s").replace("_", " "), "why": why, "wanted": wanted}
        self.store.problems.add(problem.PopoloItemLeftOut(file, value=value, facts=facts))

    def say(self) -> None:
        """Tell what was met along the way: dates that could not be read or are partial, ids that nothing has."""
        for file, ids in self.undescribed.items():
            shown = ", ".join(ids[:MOST_IDS_SHOWN]) + (" and others" if len(ids) > MOST_IDS_SHOWN else "")
            self.store.notes.append(
                f"{file}: {len(ids)} people or organisations are referred to but not described; their ids stand for "
                f"names: {shown}."
            )
        for (file, name, value), things in self._unread.items():
            facts = {"count": len(things)}
            self.store.problems.add(
                problem.ConvertedDateUnreadable(file, "", None, name, value, facts), times=len(things)
            )
        if self._partial:
            self.store.notes.append(
                f"{len(self._partial)} dates give a year or a month alone: "
                "a start was taken to be its first day and an end its last."
            )
        self.store.notes += self.days.said()


def _decoded(raw: bytes) -> str:
    marked = raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return raw.decode("utf-16" if marked else "utf-8-sig")


def text(value: object) -> str:
    """A value as one line of text; a list of one is what is in it."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    return " ".join(str(value).split()) if isinstance(value, str | int | float) and not isinstance(value, bool) else ""


def aliases_of(thing: Thing) -> str | None:
    """Its other names, which Popolo gives as objects and others as text."""
    names: list[str] = []
    others = thing.get("other_names")
    for each in others if isinstance(others, list) else []:
        name = text(each.get("name")) if isinstance(each, dict) else text(each)
        names += [name.replace(";", ",")] if name else []
    return "; ".join(dict.fromkeys(names)) or None
