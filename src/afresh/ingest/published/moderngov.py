"""ModernGov: a folder of saved answers of a council's web service, and of pages of recorded votes.

Fields, as the service names them: GetCommittees (committeeid, committeetitle), GetMeetings (committeeid, meetingid,
meetingdate, meetingstatus, meetingtime), GetMeeting (the same, meetingactualstarttime, meetingactualfinishtime,
agendaitems, attendees with memberid, name, roledescription, attendance, politicalparty).
"""

import re
from collections import defaultdict
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple
from xml.etree.ElementTree import Element

from afresh.ingest.layouts.attendance_words import NO_MARK, attendance_meaning
from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.moderngov_votes import add_recorded_votes, is_recorded_votes, is_totals
from afresh.ingest.published.record_builder import RecordBuilder
from afresh.ingest.published.saved_page import Piece, pieces_of, plain_text
from afresh.ingest.published.saved_xml import read_xml, text_of
from afresh.records.dates import DateOrder
from afresh.records.problems.public_sources import AttendanceWordUnknown, MeetingNotHeldYet
from afresh.records.store import Store
from afresh.records.tables import PARTNERSHIP_KINDS

PAGES = (".html", ".htm", ".aspx", ".mht")
CANCELLED = r"cancel|abandon|postpone|withdrawn|not held|inquorate|adjourned sine die|rescheduled"
HELD = r"confirm|held|occurred|complete|concluded|closed|minute|decision|^$|agenda|published"
NO_MEMBER = r"substitut|reserve|officer|guest|invite|observ|in attendance|advis|clerk|secretar|public|witness|lead\b"
"""Words in roledescription of those who are in the room and not of the committee."""


class Listed(NamedTuple):
    """Who was listed at a meeting as of the committee, from which a seat is known."""

    person: str
    organisation: str
    role: str


class ModernGov:
    """What stands in the files of a folder, taken together: lists of meetings first, then the meetings."""

    def __init__(self, builder: RecordBuilder, organisation: str) -> None:
        self.builder, self.organisation = builder, organisation
        self.titles: dict[str, str] = {}
        self.committee_of: dict[str, str] = {}
        self.statuses: dict[str, tuple[str, str]] = {}
        self.listed: dict[str, dict[date, set[Listed]]] = defaultdict(lambda: defaultdict(set))
        self.party_of: dict[str, str] = {}
        self.substitutes = 0
        self.expected = 0

    def know(self, root: Element) -> None:
        """Learn which committees there are, and which meetings are theirs."""
        for committee in root.iter("committee"):
            number, title = text_of(committee, "committeeid"), text_of(committee, "committeetitle")
            if number and title:
                self.titles.setdefault(number, title)
            for meeting in committee.iter("meeting"):
                self.committee_of.setdefault(text_of(meeting, "meetingid"), number)

    def committee(self, number: str) -> str:
        title = self.titles.get(number, number)
        words = title.casefold()
        kind = next((kind for kind in PARTNERSHIP_KINDS.split("|") if kind in words), "committee")
        return self.builder.thing("partnerships", number, name=title, kind=kind)

    def committee_titled(self, title: str) -> str:
        """The committee of a title, known or not: pages of votes give titles alone."""
        same = [number for number, known in self.titles.items() if known.casefold() == title.casefold()]
        if len(same) != 1:
            self.titles.setdefault(title, title)
        return self.committee(same[0] if len(same) == 1 else title)

    def meeting_committee(self, meeting: Element) -> str:
        """By the lists; else where every item of the agenda names one and the same committee."""
        number = self.committee_of.get(text_of(meeting, "meetingid"), "")
        if number:
            return self.committee(number)
        named = {title for item in meeting.iter("agendaitem") if (title := text_of(item, "refertocommittee"))}
        return self.committee_titled(named.pop()) if len(named) == 1 else ""


def convert_moderngov(folder: Path, *, organisation: str = "", dates: DateOrder = "day-first") -> Store:
    """The records in a folder of saved files; `organisation` is the council that all members come from.

    Without it, members come from their political party, as it is recorded. A member who was expected was not
    therefore there: "Expected" is no mark. A substitute was present, nobody says for whom. Seats
    go from the first to the last saved meeting that lists the member, in one role.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    if not files:
        raise CannotConvert(f"{folder} is no folder with files in it. Save the answers of the web service into one.")
    builder = RecordBuilder(folder.name, dates)
    service = ModernGov(builder, organisation)
    answers, pages = _read(builder, files)
    for _, root in answers:
        service.know(root)
    meetings = [
        (file, root) for file, root in answers if root.tag == "meeting" or root.find(".//attendees") is not None
    ]
    saved = {text_of(root, "meetingid") for _, root in meetings}
    for file, root in answers:
        for meeting in root.iter("meeting"):
            if (file, root) in meetings or text_of(meeting, "meetingid") not in saved:
                _add_meeting(service, meeting, file)
    for file, pieces in pages:
        add_recorded_votes(builder, pieces, file, service.committee_titled)
    _add_seats(service)
    _say(service)
    if not builder.rows["meetings"] and not builder.rows["proposals"]:
        raise CannotConvert(
            f"No meeting came out of {folder}. Save GetMeetings for each committee (its list of meetings) and "
            "GetMeeting for each meeting (its attendees) as XML."
            + "".join(f"\n{each}" for each in builder.store.problems)
        )
    return builder.finish()


def _read(builder: RecordBuilder, files: list[Path]) -> tuple[list[tuple[str, Element]], list[tuple[str, list[Piece]]]]:
    """The XML by file, and the pages of votes; whatever else is there is told of."""
    answers: list[tuple[str, Element]] = []
    pages: list[tuple[str, list[Piece]]] = []
    for path in files:
        if path.suffix.lower() in PAGES:
            pieces = pieces_of(path.read_bytes().decode("utf-8-sig", errors="replace"))
            if is_recorded_votes(pieces):
                pages.append((path.name, pieces))
            elif is_totals(pieces):
                builder.pass_over(
                    path.name, "it gives each councillor's totals, from which no meeting can be told",
                    "GetMeeting of each meeting, which lists who was there",
                    "save mgWebService.asmx/GetMeeting?lMeetingId=... of each meeting into the folder",
                )  # fmt: skip
            else:
                builder.pass_over(
                    path.name, "it is a page without recorded votes",
                    "XML of the web service, or a page of recorded votes (Councillor, Vote)",
                    "save the answers of mgWebService.asmx as XML",
                )  # fmt: skip
            continue
        try:
            if path.suffix.lower() != ".xml":
                raise CannotConvert("its name does not end in .xml")
            root = read_xml(path)
            if not any(root.iter("committee")) and not any(root.iter("meeting")):
                raise CannotConvert(f"it has no committee and no meeting in it (<{root.tag}>)")
            answers.append((path.name, root))
        except CannotConvert as reason:
            builder.pass_over(
                path.name, str(reason), "XML with committees, meetings or one meeting, as the web service gives it",
                "save the answer of mgWebService.asmx again, from the browser, as XML",
            )  # fmt: skip
    return answers, pages


def _add_meeting(service: ModernGov, meeting: Element, file: str) -> None:
    builder, number = service.builder, text_of(meeting, "meetingid")
    said = text_of(meeting, "meetingdate")
    partnership = service.meeting_committee(meeting)
    day = builder.day(said, file, "meetingdate")
    if not partnership or day is None or not number:
        lacking = (
            ("no list of meetings says which committee's it is", "GetMeetings of its committee beside it",
             "save mgWebService.asmx/GetMeetings?lCommitteeId=... into the folder")
            if number and day else
            ("it has no date or number", "a meetingid and a meetingdate", "save the meeting again")
        )  # fmt: skip
        facts = dict(zip(("why", "wanted", "how"), lacking, strict=True))
        builder.leave_out("meetings", "meeting", f"{number} {said}".strip(), file, facts)
        return
    marks = list(meeting.iter("attendee"))
    present = any(attendance_meaning(each.get("attendance") or "") in ("present", "substitute") for each in marks)
    status = text_of(meeting, "meetingstatus")
    cancelled = re.search(CANCELLED, status.casefold()) and not present
    if not cancelled and not present and not re.search(HELD, status.casefold()):
        builder.count(MeetingNotHeldYet, "meetings", file, status)
        return
    builder.thing(
        "meetings", number, partnership=partnership, date=day.first, status="cancelled" if cancelled else "held",
        hours=_hours(meeting), source=file,
    )  # fmt: skip
    if not cancelled:
        for attendee in marks:
            _add_mark(service, attendee, (number, partnership, day.first), file)
    for item in meeting.iter("agendaitem"):
        _add_item(builder, item, (number, partnership, day.first), file)


def _add_mark(service: ModernGov, attendee: Element, at: tuple[str, str, date], file: str) -> None:
    builder, (meeting, partnership, day) = service.builder, at
    name = " ".join((attendee.get("name") or "").split())
    person = (attendee.get("memberid") or "").strip() or name
    if not person:
        facts = {"why": "it has no name", "wanted": "a name or memberid", "how": "save the meeting again"}
        builder.leave_out("attendance", "attendee", attendee.get("attendance") or "", file, facts)
        return
    organisation = service.organisation or " ".join((attendee.get("politicalparty") or "").split())
    builder.thing("people", person, name=name, source=file)
    if organisation:
        builder.thing("organisations", organisation, source=file)
    role = " ".join((attendee.get("roledescription") or "").split())
    said = " ".join((attendee.get("attendance") or "").split())
    meaning = attendance_meaning(said)
    member = not re.search(NO_MEMBER, role.casefold()) and meaning not in ("substitute", "in_attendance")
    if member:
        service.listed[partnership][day].add(Listed(person, organisation, role))
    if meaning is None:
        builder.count(AttendanceWordUnknown, "attendance", file, said)
    elif meaning == NO_MARK:
        service.expected += 1
    else:
        service.substitutes += meaning == "substitute"
        seated = member or meaning != "present"
        mark = {"substitute": "present"}.get(meaning, meaning) if seated else "in_attendance"
        builder.row(
            "attendance", meeting=meeting, person=person, organisation=organisation, status=mark, source=file
        )  # fmt: skip


def _add_item(builder: RecordBuilder, item: Element, at: tuple[str, str, date], file: str) -> None:
    """An item of the agenda; one that the service calls a decision is a proposal too, of which nobody says the fate."""
    meeting, partnership, day = at
    title, number = text_of(item, "agendaitemtitle"), text_of(item, "agendaitemid")
    if not title:
        return
    builder.thing("agenda", number or f"{meeting} {title}", meeting=meeting, title=title[:500], source=file)
    if text_of(item, "isdecision").casefold() == "true":
        html = item.findtext("minutesnonemptyhtmlbody") or item.findtext("agendatext") or ""
        builder.thing(
            "proposals", number or f"{meeting} {title}", partnership=partnership, date=day, title=title[:500],
            text=plain_text(html) or None, source=file,
        )  # fmt: skip


def _hours(meeting: Element) -> float | None:
    """Only from a finish that was recorded: the planned one does not say how long it lasted."""
    start = _clock(text_of(meeting, "meetingactualstarttime") or text_of(meeting, "meetingtime"))
    finish = _clock(text_of(meeting, "meetingactualfinishtime"))
    if start is None or finish is None or finish <= start:
        return None
    return round((finish - start).total_seconds() / 3600, 2)


def _clock(said: str) -> datetime | None:
    said = said.casefold().replace(" ", "").replace(".", ":", 1).replace(".", "")
    for form in ("%I:%M%p", "%H:%M", "%I%p", "%H:%M:%S"):
        try:
            return datetime.strptime(said, form)
        except ValueError:
            continue
    return None


def _add_seats(service: ModernGov) -> None:
    """One for each member in each role: open if the latest saved meeting of the committee lists them so."""
    for partnership, days in service.listed.items():
        latest = max(days)
        for seat in sorted({each for listed in days.values() for each in listed}):
            seen = sorted(day for day, listed in days.items() if seat in listed)
            gone = seen[-1] < latest
            service.builder.row(
                "seats", partnership=partnership, person=seat.person, organisation=seat.organisation, role=seat.role,
                start=seen[0], start_is="first_seen", end=seen[-1] if gone else None,
                end_is="last_seen" if gone else "exact",
            )  # fmt: skip


def _say(service: ModernGov) -> None:
    builder = service.builder
    unused = [number for number in service.titles if number not in builder.by_id["partnerships"]]
    if unused:
        builder.note(f"Committees without a meeting in the folder were left aside: {len(unused):,}.")
    if service.expected:
        builder.note(
            "A member who is only listed as expected, or of whom nothing is recorded, has no mark: it says nothing of "
            f"who was there. Listings of the kind: {service.expected:,}."
        )
    if service.substitutes:
        builder.note(
            "A substitute counts as present, without a seat: the source does not say for whom they came. Marks of "
            f"the kind: {service.substitutes:,}."
        )
    if builder.rows["seats"]:
        builder.note(
            "A seat goes from the first to the last saved meeting that lists the member in that role, and is open "
            "where that is the latest; the true dates are not known."
        )
    if not service.organisation and builder.rows["organisations"]:
        builder.note(
            "Members come from their political party, as recorded. If they come from one council, say "
            "--organisation-is."
        )
