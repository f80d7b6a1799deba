"""Legistar: saved answers of its web API as meetings, attendance, items, proposals, votes and seats.

Things are known by their fields, wherever they stand: EventId (a meeting), EventItemId (an item), RollCallValueName
(a mark), VoteValueName (a vote), BodyName (a body), OfficeRecordStartDate (a seat).
"""

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from afresh.ingest.layouts.attendance_words import NO_MARK, attendance_meaning
from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.record_builder import RecordBuilder
from afresh.ingest.published.saved_json import one_line, read_json
from afresh.ingest.published.vote_words import OPTIONS, RESULTS, meant
from afresh.records.dates import DateOrder
from afresh.records.problems.public_sources import AttendanceWordUnknown, PublishedVoteUnknown
from afresh.records.store import Store
from afresh.records.tables import PARTNERSHIP_KINDS

Thing = dict[str, Any]
SIGNS = (
    ("rollcall", "RollCallValueName"),
    ("vote", "VoteValueName"),
    ("item", "EventItemId"),
    ("event", "EventId"),
    ("office", "OfficeRecordStartDate"),
    ("body", "BodyId"),
)
STRONGEST = ("present", "in_attendance", "apologies", "absent")
"""Several roll calls are taken at one meeting: who answered one of them was there."""


class Legistar:
    """The things of all files, by kind, each with its file and with the event and item it stands in."""

    def __init__(self, builder: RecordBuilder) -> None:
        self.builder = builder
        self.things: dict[str, list[Thing]] = {kind: [] for kind, _ in SIGNS}
        self.events: dict[str, tuple[str, date]] = {}
        """By EventId: the body, and the day."""
        self.items: dict[str, Thing] = {}

    def take(self, value: Any, file: str, event: str = "", item: str = "") -> None:
        if isinstance(value, list):
            for each in value:
                self.take(each, file, event, item)
        elif isinstance(value, dict):
            kind = next((kind for kind, sign in SIGNS if sign in value), "")
            event = one_line(value.get("EventItemEventId")) or one_line(value.get("EventId")) or event
            named = ("EventItemId", "VoteEventItemId", "RollCallEventItemId")
            item = next(filter(None, (one_line(value.get(name)) for name in named)), item)
            if kind:
                self.things[kind].append({**value, "_file": file, "_event": event, "_item": item})
            for inner in value.values():
                if isinstance(inner, list | dict):
                    self.take(inner, file, event, item)


def convert_legistar(sources: Sequence[Path], *, dates: DateOrder = "day-first") -> Store:
    """The records in saved JSON files, and in folders of them.

    Legistar writes dates as 2026-02-10T00:00:00. People have no organisation there; none is made up. What became of
    an item is taken from EventItemPassedFlagName, or else from the word for the action.
    """
    files = [path for source in sources for path in (sorted(source.rglob("*.json")) if source.is_dir() else [source])]
    builder = RecordBuilder(", ".join(path.name for path in sources), dates)
    service = Legistar(builder)
    for path in files:
        service.take(read_json(path), path.name)
    if not service.things["event"] and not service.things["office"]:
        raise CannotConvert(
            "No event and no office record was found. Save the answers of the web API as JSON: events with their items "
            "(/events, /events/{id}/eventitems), roll calls, votes, and officerecords."
        )
    for body in service.things["body"]:
        _name_body(builder, one_line(body.get("BodyId")), one_line(body.get("BodyName")), only_known=True)
    for event in service.things["event"]:
        _add_event(service, event)
    for item in service.things["item"]:
        service.items[item["_item"]] = item
    _add_items(service)
    _add_marks(service)
    _add_votes(service)
    _add_seats(service)
    return builder.finish()


def _name_body(builder: RecordBuilder, id_: str, name: str, only_known: bool = False) -> str:
    id_ = id_ or name
    if only_known and id_ not in builder.by_id["partnerships"]:
        return id_
    kind = next((kind for kind in PARTNERSHIP_KINDS.split("|") if kind in name.casefold()), "committee")
    return builder.thing("partnerships", id_, name=name, kind=kind) if id_ else ""


def _add_event(service: Legistar, event: Thing) -> None:
    builder, file = service.builder, event["_file"]
    id_, said = one_line(event.get("EventId")), one_line(event.get("EventDate"))
    body = _name_body(builder, one_line(event.get("EventBodyId")), one_line(event.get("EventBodyName")))
    day = builder.day(said, file, "EventDate")
    if not body or day is None:
        facts = {
            "why": "it has no body or no date",
            "wanted": "an EventBodyName and an EventDate",
            "how": "save it again",
        }
        builder.leave_out("meetings", "event", id_, file, facts)
        return
    words = " ".join(one_line(event.get(name)) for name in ("EventAgendaStatusName", "EventMinutesStatusName",
                                                            "EventComment"))  # fmt: skip
    off = re.search(r"cancel|postponed|no quorum|not held", words.casefold())
    service.events[id_] = body, day.first
    builder.thing("meetings", id_, partnership=body, date=day.first, status="cancelled" if off else "held", source=file)


def _add_items(service: Legistar) -> None:
    """Titled items are the agenda; those with a file and an action, or votes, are proposals as well."""
    builder = service.builder
    voted = {vote["_item"] for vote in service.things["vote"]}
    for id_, item in service.items.items():
        title = one_line(item.get("EventItemTitle")) or one_line(item.get("EventItemMatterName"))
        if not title or item["_event"] not in service.events:
            if title:
                _without_event(builder, "agenda", "item", title, item["_file"])
            continue
        body, day = service.events[item["_event"]]
        builder.thing("agenda", id_, meeting=item["_event"], title=title[:500], source=item["_file"])
        action = one_line(item.get("EventItemActionName"))
        if id_ in voted or (action and one_line(item.get("EventItemMatterFile"))):
            status = _status(one_line(item.get("EventItemPassedFlagName")), action)
            builder.thing(
                "proposals", id_, partnership=body, date=day, title=title[:500], status=status,
                decided=day if status in ("adopted", "rejected") else None, source=item["_file"],
            )  # fmt: skip


def _status(passed: str, action: str) -> str | None:
    """ "Approved as amended" begins with a word that is known; "Referred to committee" with none."""
    words = [word for word in re.split(r"[^a-z]+", action.casefold()) if word]
    first = " ".join(words[:1])
    return meant(RESULTS, passed) or meant(RESULTS, action) or (meant(RESULTS, first) if first else None)


def _people(builder: RecordBuilder, thing: Thing, prefix: str) -> str:
    name = one_line(thing.get(f"{prefix}PersonName")) or one_line(thing.get(f"{prefix}FullName"))
    id_ = one_line(thing.get(f"{prefix}PersonId")) or name
    return builder.thing("people", id_, name=name, source=thing["_file"]) if id_ else ""


def _add_marks(service: Legistar) -> None:
    builder, marks = service.builder, dict[tuple[str, str], tuple[str, str]]()
    for call in service.things["rollcall"]:
        item = service.items.get(call["_item"], {})
        event = call["_event"] or item.get("_event", "")
        said = one_line(call.get("RollCallValueName"))
        meaning = attendance_meaning(said)
        person = _people(builder, call, "RollCall")
        if event not in service.events or not person:
            _without_event(builder, "attendance", "roll call", said, call["_file"])
        elif meaning is None or meaning == "substitute":
            builder.count(AttendanceWordUnknown, "attendance", call["_file"], said)
        elif meaning != NO_MARK:
            before, file = marks.get((event, person), (meaning, call["_file"]))
            marks[event, person] = min(before, meaning, key=STRONGEST.index), file
    for (event, person), (status, file) in marks.items():
        builder.row("attendance", meeting=event, person=person, status=status, source=file)


def _add_votes(service: Legistar) -> None:
    builder = service.builder
    for vote in service.things["vote"]:
        said, person = one_line(vote.get("VoteValueName")), _people(builder, vote, "Vote")
        response = meant(OPTIONS, said) or ("absent" if attendance_meaning(said) in ("absent", "apologies") else None)
        if vote["_item"] not in builder.by_id["proposals"] or not person:
            _without_event(builder, "responses", "vote", said, vote["_file"])
        elif response is None:
            builder.count(PublishedVoteUnknown, "responses", vote["_file"], said)
        else:
            builder.row("responses", proposal=vote["_item"], person=person, response=response, source=vote["_file"])


def _without_event(builder: RecordBuilder, table: str, item: str, value: str, file: str) -> None:
    facts = {"why": "the event or item it belongs to, or its person, is not in the files",
             "wanted": "the event (EventId) and the item (EventItemId) in one of the files",
             "how": "save /events and /events/{id}/eventitems as well"}  # fmt: skip
    builder.leave_out(table, item, value, file, facts)


def _add_seats(service: Legistar) -> None:
    builder = service.builder
    for record in service.things["office"]:
        file = record["_file"]
        body = _name_body(
            builder, one_line(record.get("OfficeRecordBodyId")), one_line(record.get("OfficeRecordBodyName"))
        )
        person = _people(builder, record, "OfficeRecord")
        start = builder.day(one_line(record.get("OfficeRecordStartDate")), file, "OfficeRecordStartDate")
        ends = one_line(record.get("OfficeRecordEndDate"))
        end = builder.day(ends, file, "OfficeRecordEndDate")
        if not body or not person or start is None:
            wanted = "OfficeRecordBodyName, OfficeRecordFullName and OfficeRecordStartDate"
            facts = {
                "why": "it lacks a body, a person or a start",
                "wanted": wanted,
                "how": "complete it at its source",
            }
            builder.leave_out("seats", "office record", person or body, file, facts)
            continue
        unknown = bool(ends) and end is None and not ends.startswith("9999")
        ended_early = end is not None and end.last < start.first
        builder.row(
            "seats", partnership=body, person=person, role=one_line(record.get("OfficeRecordTitle")), start=start.first,
            start_is=start.exact, end=None if end is None or ended_early else end.last,
            end_is="unknown" if unknown or ended_early else (end.exact if end else "exact"), source=file,
        )  # fmt: skip
