"""Popolo: people, organisations, memberships and posts as seats; motions and votes as proposals and responses."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.popolo_file import Popolo, Thing, aliases_of, text
from afresh.ingest.published.popolo_seats import add_seats
from afresh.ingest.published.popolo_votes import add_proposals
from afresh.records.dates import DateOrder
from afresh.records.store import Store
from afresh.records.tables import PARTNERSHIP_KINDS

SIT_TOGETHER = [
    "board",
    "committee",
    "subcommittee",
    "group",
    "forum",
    "legislature",
    "chamber",
    "parliament",
    "assembly",
    "senate",
    "commission",
    "panel",
    "partnership",
    "alliance",
    "coalition",
    "caucus",
    "taskforce",
    "working-group",
    "council-committee",
]
"""Words in a classification that make an organisation a partnership,"""
SEND_MEMBERS = (
    "party",
    "faction",
    "fraction",
    "parliamentary group",
    "political group",
    "bloc",
    "company",
    "ministry",
    "department",
)
"""and those that make it an organisation that sends members, whatever else is in it."""


def convert_popolo(
    sources: Sequence[Path],
    *,
    partnerships: Sequence[str] = (),
    dates: DateOrder = "day-first",
    as_of: date | None = None,
) -> Store:
    """The records of one or several Popolo files.

    An organisation is a partnership if its classification is among `partnerships`; where none is given: if its
    classification has a word such as board, committee, group or legislature, or its memberships are held on behalf
    of others or in posts; never if it is a party or such, or others' memberships are held on its behalf.
    Memberships of partnerships are seats; other memberships say for which organisation a person works. Ids are of
    their file. A membership without a start is a seat only if `as_of` gives the day of the list that it stands in.
    """
    if not sources:
        raise CannotConvert("Name at least one file to convert.")
    store = Store.empty(source=", ".join(path.name for path in sources))
    popolo = Popolo(store, dates)
    for path in sources:
        popolo.read(path)
    popolo.settle()
    for membership in popolo.things["memberships"]:
        _complete(popolo, membership)
    for kind in ("motions", "vote_events"):
        for put in popolo.things[kind]:
            popolo.ensure("organizations", text(put.get("organization_id")), put["_file"])
    chosen = _partnerships(popolo, {each.casefold().strip() for each in partnerships})
    add_seats(popolo, chosen, as_of)
    add_proposals(popolo, chosen)
    _add_people(popolo, chosen)
    _add_organisations(popolo, chosen)
    popolo.say()
    return store


def _complete(popolo: Popolo, membership: Thing) -> None:
    """Fill in from the post, and tell a member that is an organisation from one that is a person."""
    post = popolo.find("posts", membership.get("post_id")) or {}
    membership["organization_id"] = text(membership.get("organization_id")) or text(post.get("organization_id"))
    member = text(membership.get("member_id"))
    if member and not text(membership.get("person_id")):
        key = "on_behalf_of_id" if member in popolo.by_id["organizations"] else "person_id"
        membership[key] = membership.get(key) or member
    membership["_role"] = next(
        filter(
            None,
            (
                text(membership.get("role")),
                text(post.get("role")),
                text(post.get("label")),
                text(membership.get("label")),
            ),
        ),
        "",
    )
    for kind, key in (
        ("organizations", "organization_id"),
        ("organizations", "on_behalf_of_id"),
        ("persons", "person_id"),
    ):
        popolo.ensure(kind, text(membership.get(key)), membership["_file"])


def _partnerships(popolo: Popolo, wanted: set[str]) -> frozenset[str]:
    senders = {text(each.get("on_behalf_of_id")) for each in popolo.things["memberships"]}
    gather = {
        text(each["organization_id"])
        for each in popolo.things["memberships"]
        if each.get("on_behalf_of_id") or each.get("post_id")
    }
    gather |= {text(each.get("organization_id")) for kind in ("motions", "vote_events") for each in popolo.things[kind]}
    chosen, kinds, others = set(), Counter[str](), Counter[str]()
    for organization in popolo.things["organizations"]:
        called = text(organization.get("classification")).casefold()
        undescribed = organization.get("_undescribed") and organization["id"] in gather
        if wanted:
            yes = called in wanted or bool(undescribed)
        elif any(word in called for word in SEND_MEMBERS) or organization["id"] in senders:
            yes = False
        else:
            words = set(
                re.split(
                    r"[^a-z-]+", called.replace("working group", "working-group").replace("task force", "taskforce")
                )
            )
            yes = organization["id"] in gather or bool(words & {*SIT_TOGETHER, *(f"{word}s" for word in SIT_TOGETHER)})
        if yes:
            chosen.add(organization["id"])
        (kinds if yes else others)[called or "no classification"] += 1
    said = {True: "partnerships", False: "organisations"}
    for yes, counts in ((True, kinds), (False, others)):
        if counts:
            listed = ", ".join(f"{name} ({count})" for name, count in sorted(counts.items()))
            popolo.store.notes.append(f"Taken as {said[yes]}, by classification: {listed}.")
    if not chosen:
        raise CannotConvert(
            f"No organisation was taken as a partnership. Classifications there: {', '.join(sorted(others)) or 'none'}."
        )
    return frozenset(chosen)


def _add_organisations(popolo: Popolo, chosen: frozenset[str]) -> None:
    kinds = PARTNERSHIP_KINDS.split("|")
    partnerships, organisations = [], []
    columns = (
        "SELECT organisation FROM seats UNION SELECT organisation FROM responses UNION SELECT organisation FROM people"
    )
    seated = {row[0] for row in popolo.store.rows(f"{columns} UNION SELECT proposer FROM proposals")}
    for each in popolo.things["organizations"]:
        area = (
            popolo.find("areas", each.get("area_id"))
            or (each.get("area") if isinstance(each.get("area"), dict) else {})
            or {}
        )
        called = text(each.get("classification"))
        row = {"id": each["id"], "name": text(each.get("name")) or each["id"], "aliases": aliases_of(each),
               "area": text(area.get("name")) or None, "source": each["_file"]}  # fmt: skip
        described = text(each.get("description")) or text(each.get("abstract")) or None
        opened, closed = popolo.day(each, "founding_date"), popolo.day(each, "dissolution_date", end=True)
        if each["id"] in chosen:
            kind = next((kind for kind in kinds if kind in called.casefold()), "other")
            parent = text(each.get("parent_id"))
            partnerships.append(
                {
                    **row,
                    "purpose": described,
                    "kind": kind,
                    "parent": parent if parent in chosen else None,
                    "established": opened,
                    "ended": closed,
                }
            )
        if each["id"] not in chosen or each["id"] in seated:
            organisations.append(
                {
                    **row,
                    "sector": called or None,
                    "identifier": _identifier(each),
                    "description": described,
                    "opened": opened,
                    "closed": closed,
                }
            )
    popolo.store.add("partnerships", partnerships)
    popolo.store.add("organisations", organisations)


def _identifier(thing: Thing) -> str | None:
    """The first public identifier, as in org-id.guide: scheme, hyphen, identifier."""
    for each in thing.get("identifiers") or []:
        if isinstance(each, dict) and text(each.get("identifier")):
            return "-".join(filter(None, (text(each.get("scheme")), text(each.get("identifier")))))
    return None


def _add_people(popolo: Popolo, chosen: frozenset[str]) -> None:
    """Only names: birth dates, addresses and the like are nobody's business here."""
    works_for: dict[str, list[tuple[date, str]]] = defaultdict(list)
    for each in popolo.things["memberships"]:
        if each["organization_id"] and each["organization_id"] not in chosen and text(each.get("person_id")):
            works_for[text(each["person_id"])].append(
                (popolo.day(each, "start_date") or date.min, each["organization_id"])
            )
    popolo.store.add("people", [
        {"id": each["id"], "name": text(each.get("name")) or each["id"], "aliases": aliases_of(each),
         "organisation": max(works_for[each["id"]])[1] if each["id"] in works_for else None, "source": each["_file"]}
        for each in popolo.things["persons"] if each["id"]
    ])  # fmt: skip
    if works_for:
        popolo.store.notes.append(
            f"{len(works_for)} people's memberships of organisations that are not partnerships were taken as whom they "
            "work for, the latest for each."
        )
