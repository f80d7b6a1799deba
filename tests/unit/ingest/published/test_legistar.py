"""Legistar's answers, in the fields of its web API. Every expectation is read off the few things made here."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.legistar import convert_legistar
from afresh.records.store import Store

EVENT = {"EventId": 11, "EventBodyId": 4, "EventBodyName": "Housing Committee", "EventDate": "2026-02-10T00:00:00",
         "EventAgendaStatusName": "Final", "EventItems": [
    {"EventItemId": 21, "EventItemEventId": 11, "EventItemTitle": "Roll call", "EventItemRollCallInfo": [
        {"RollCallId": 1, "RollCallPersonId": 7, "RollCallPersonName": "Ann Lee", "RollCallValueName": "Absent"},
        {"RollCallId": 2, "RollCallPersonId": 8, "RollCallPersonName": "Bob Day", "RollCallValueName": "Excused"},
        {"RollCallId": 3, "RollCallPersonId": 9, "RollCallPersonName": "Cy Fox", "RollCallValueName": "Purple"}]},
    {"EventItemId": 22, "EventItemEventId": 11, "EventItemTitle": "Empty homes", "EventItemMatterFile": "26-1",
     "EventItemActionName": "Approved as amended", "EventItemPassedFlagName": None},
    {"EventItemId": 23, "EventItemEventId": 11, "EventItemTitle": "Fund a post", "EventItemMatterFile": "26-2",
     "EventItemActionName": "Referred to committee"}]}  # fmt: skip
LATER = [{"RollCallEventItemId": 22, "RollCallPersonId": 7, "RollCallPersonName": "Ann Lee",
          "RollCallValueName": "Present"}]  # fmt: skip
VOTES = [{"VoteEventItemId": 22, "VotePersonId": 7, "VotePersonName": "Ann Lee", "VoteValueName": "Aye"},
         {"VoteEventItemId": 22, "VotePersonId": 8, "VotePersonName": "Bob Day", "VoteValueName": "Excused"},
         {"VoteEventItemId": 99, "VotePersonId": 8, "VotePersonName": "Bob Day", "VoteValueName": "Nay"}]  # fmt: skip
OFFICE = [{"OfficeRecordFullName": "Ann Lee", "OfficeRecordPersonId": 7, "OfficeRecordBodyId": 4,
           "OfficeRecordBodyName": "Housing Committee", "OfficeRecordTitle": "Chair",
           "OfficeRecordStartDate": "2024-01-01T00:00:00", "OfficeRecordEndDate": None},
          {"OfficeRecordFullName": "Bob Day", "OfficeRecordPersonId": 8, "OfficeRecordBodyId": 4,
           "OfficeRecordBodyName": "Housing Committee", "OfficeRecordTitle": "Member",
           "OfficeRecordStartDate": "2024-01-01T00:00:00", "OfficeRecordEndDate": "soon"}]  # fmt: skip


def converted(folder: Path, **files: Any) -> Store:
    for name, found in files.items():
        (folder / f"{name}.json").write_text(json.dumps(found), "utf-8")
    return convert_legistar([folder])


def test_events_items_roll_calls_votes_and_offices_are_read(tmp_path: Path) -> None:
    store = converted(tmp_path, events=[EVENT], calls=LATER, votes=VOTES, office=OFFICE)
    day = date(2026, 2, 10)
    assert store.rows("SELECT id, partnership, date, status FROM meetings") == [("11", "4", day, "held")], "one event"
    marks = store.rows("SELECT person, status FROM attendance ORDER BY 1")
    assert marks == [("7", "present"), ("8", "apologies")], "who answered the later roll call was there"
    put = store.rows("SELECT id, title, status FROM proposals ORDER BY 1")
    assert put == [("22", "Empty homes", "adopted"), ("23", "Fund a post", None)], "a referral is no outcome"
    assert store.rows("SELECT person, response FROM responses ORDER BY 1") == [("7", "support"), ("8", "absent")], (
        "an excused member did not vote, and the vote of an item that is nowhere is left out"
    )
    seats = store.rows('SELECT person, role, start, "end", end_is FROM seats ORDER BY 1')
    assert seats == [
        ("7", "Chair", date(2024, 1, 1), None, "exact"), ("8", "Member", date(2024, 1, 1), None, "unknown"),
    ], "an end that cannot be read is not known, and never open"  # fmt: skip
    codes = sorted({each.code() for each in store.problems})
    assert codes == ["attendance-word-unknown", "converted-date-unreadable", "published-item-left-out"], "all are told"


@pytest.mark.parametrize(("field", "said"), [("EventAgendaStatusName", "Cancelled"), ("EventComment", "No quorum")])
def test_a_cancelled_event_is_cancelled(field: str, said: str, tmp_path: Path) -> None:
    store = converted(tmp_path, events=[{**EVENT, field: said}])
    assert store.rows("SELECT status FROM meetings") == [("cancelled",)], f"{field} says {said}"


def test_files_without_events_say_what_to_save(tmp_path: Path) -> None:
    with pytest.raises(CannotConvert, match="officerecords"):
        converted(tmp_path, bodies=[{"BodyId": 4, "BodyName": "Housing Committee"}])
