"""ModernGov's saved answers. Every expectation is read off the small files made here, or off the council's own."""

from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.layouts.attendance_words import NO_MARK, attendance_meaning
from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.moderngov import convert_moderngov
from afresh.records.store import Store

MEETINGS = """<?xml version="1.0" encoding="utf-8"?>
<getmeetings><committee><committeeid>7</committeeid><committeetitle>Falls Board</committeetitle><committeemeetings>
<meeting><meetingid>1</meetingid><meetingdate>13/01/2026</meetingdate><meetingstatus>Cancelled</meetingstatus></meeting>
<meeting><meetingid>2</meetingid><meetingdate>10/02/2026</meetingdate><meetingstatus>Confirmed</meetingstatus></meeting>
<meeting><meetingid>3</meetingid><meetingdate>10/03/2026</meetingdate><meetingstatus>Provisional</meetingstatus></meeting>
</committeemeetings></committee></getmeetings>"""


def meeting(number: int, day: str, attendees: str, items: str = "", more: str = "") -> str:
    return (
        f"<meeting><meetingid>{number}</meetingid><meetingdate>{day}</meetingdate>"
        f"<meetingstatus>Confirmed</meetingstatus><meetingtime>10.00 am</meetingtime>{more}"
        f"<agendaitems>{items}</agendaitems><attendees>{attendees}</attendees></meeting>"
    )


def attendee(number: int, name: str, said: str, role: str = "Committee Member") -> str:
    return (
        f'<attendee membertype="U" memberid="{number}" name="{name}" roledescription="{role}" attendance="{said}" '
        'politicalparty="Red" ward="North"/>'
    )


def converted(folder: Path, files: dict[str, str], organisation: str = "") -> Store:
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return convert_moderngov(folder, organisation=organisation)


def test_meetings_marks_items_and_seats_are_read(tmp_path: Path) -> None:
    item = (
        "<agendaitem><agendaitemid>9</agendaitemid><agendaitemtitle>Handrails</agendaitemtitle>"
        "<minutesnonemptyhtmlbody>&lt;p&gt;RESOLVED: to fit them.&lt;/p&gt;</minutesnonemptyhtmlbody>"
        "<isdecision>True</isdecision></agendaitem>"
    )
    first = meeting(
        2, "10/02/2026",
        attendee(1, "Cllr Lee", "Present", "Chair") + attendee(2, "Cllr Day", "Apologies, substitute sent")
        + attendee(3, "Cllr Fox", "Present as substitute", "Substitute") + attendee(4, "Cllr Roe", "Expected"),
        item, "<meetingactualfinishtime>12.30 pm</meetingactualfinishtime>",
    )  # fmt: skip
    second = meeting(4, "14/04/2026", attendee(1, "Cllr Lee", "Present, virtual", "Chair"))
    store = converted(tmp_path, {"list.xml": MEETINGS.replace("<meetingid>3<", "<meetingid>4<").replace(
        "10/03/2026", "14/04/2026"), "m2.xml": first, "m4.xml": second})  # fmt: skip
    held = store.rows("SELECT id, partnership, date, status, hours FROM meetings ORDER BY id")
    assert held == [
        ("1", "7", date(2026, 1, 13), "cancelled", None),
        ("2", "7", date(2026, 2, 10), "held", 2.5),
        ("4", "7", date(2026, 4, 14), "held", None),
    ], "10.00 am to 12.30 pm are two hours and a half; a finish that nobody recorded is not known"
    marks = store.rows("SELECT meeting, person, status FROM attendance ORDER BY 1, 2")
    assert marks == [
        ("2", "1", "present"), ("2", "2", "apologies"), ("2", "3", "present"), ("4", "1", "present"),
    ], "who was expected has no mark, and a substitute was there for somebody unknown"  # fmt: skip
    seats = store.rows('SELECT person, role, start, "end", start_is, end_is FROM seats ORDER BY 1')
    assert seats == [
        ("1", "Chair", date(2026, 2, 10), None, "first_seen", "exact"),
        ("2", "Committee Member", date(2026, 2, 10), date(2026, 2, 10), "first_seen", "last_seen"),
        ("4", "Committee Member", date(2026, 2, 10), date(2026, 2, 10), "first_seen", "last_seen"),
    ], "two are listed no more in April; a substitute has no seat"
    assert store.rows("SELECT id, title, text, status FROM proposals") == [
        ("9", "Handrails", "RESOLVED: to fit them.", None)
    ], "what became of a decision is not said"


def test_a_meeting_that_may_not_have_been_held_is_left_out_and_told(tmp_path: Path) -> None:
    store = converted(tmp_path, {"list.xml": MEETINGS})
    assert store.rows("SELECT id FROM meetings ORDER BY 1") == [("1",), ("2",)], "the third is only provisional"
    assert [each.code() for each in store.problems] == ["meeting-not-held-yet"], "and that is said"
    assert (store.rows_found["meetings"], store.rows_kept["meetings"]) == (3, 2), "three were there, two are kept"


@pytest.mark.parametrize(
    ("said", "meaning"),
    [
        ("Present", "present"), ("Present, as expected", "present"), ("Attended remotely", "present"),
        ("Present virtual", "present"), ("Apologies", "apologies"), ("Apologies - sent representative", "apologies"),
        ("Absent", "absent"), ("Did not attend", "absent"), ("Not present", "absent"), ("No show", "absent"),
        ("In attendance", "in_attendance"), ("In Attendance (virtual)", "in_attendance"),
        ("Present as substitute", "substitute"), ("Reserve", "substitute"), ("Expected", NO_MARK),
        ("Expected as substitute", NO_MARK), ("Not required", NO_MARK), ("", NO_MARK), ("Purple", None),
    ],
)  # fmt: skip
def test_words_for_attendance_are_read_by_what_they_mean(said: str, meaning: str | None) -> None:
    assert attendance_meaning(said) == meaning, f"{said!r} is read otherwise"


def test_a_word_that_is_not_known_is_told_and_is_no_mark(tmp_path: Path) -> None:
    two = meeting(2, "10/02/2026", attendee(1, "Lee", "Purple") + attendee(2, "Day", "Purple"))
    store = converted(tmp_path, {"list.xml": MEETINGS, "m.xml": two})
    assert store.count("attendance") == 0, "nobody was there or away by a word that nobody knows"
    told = [each for each in store.problems if each.code() == "attendance-word-unknown"]
    assert len(told) == 1 and "times met: 2" in str(told[0]), "once, with how often"


VOTES = """<html><body><h2>Falls Board, Tuesday, 10th February, 2026 10.00 am</h2><h3>5. Handrails</h3>
<h4>Amendment by Cllr Lee:</h4><p>Amendment status: Rejected</p>
<table><tr><th>Councillor</th><th>Vote</th></tr>
<tr><td><a href="mgUserInfo.aspx?UID=1">Cllr Lee</a><td>For</td></td><td>For</td></tr>
<tr><td>Cllr Day</td><td>Against</td></tr><tr><td>Cllr Fox</td><td>Maybe</td></tr></table>
<h4>Motion</h4><p>Motion status: Carried</p><table><tr><th>Councillor</th><th>Vote</th></tr>
<tr><td>Cllr Day</td><td>Abstain</td></tr></table></body></html>"""


def test_recorded_votes_are_proposals_and_responses(tmp_path: Path) -> None:
    store = converted(tmp_path, {"list.xml": MEETINGS, "votes.html": VOTES})
    put = store.rows("SELECT partnership, title, status, date FROM proposals ORDER BY title")
    day = date(2026, 2, 10)
    assert put == [("7", "Amendment by Cllr Lee", "rejected", day), ("7", "Motion", "adopted", day)], "by the page"
    answers = store.rows("SELECT person, response FROM responses ORDER BY 1, 2")
    assert answers == [("1", "support"), ("Cllr Day", "abstain"), ("Cllr Day", "oppose")], "an open cell is no harm"
    assert any("'Maybe'" in str(each) for each in store.problems), "a vote that nobody knows is told"


def test_totals_a_councillor_are_refused_with_what_to_save_instead(tmp_path: Path) -> None:
    page = (
        "<table><tr><th>Councillor</th><th>Expected</th><th>Present</th></tr><tr><td>Lee</td><td>9</td><td>7</td></tr>"
    )
    store = converted(tmp_path, {"list.xml": MEETINGS, "mgUserAttendanceSummary.html": page + "</table>"})
    told = [str(each) for each in store.problems if each.code() == "published-file-passed-over"]
    assert len(told) == 1 and "totals" in told[0] and "GetMeeting" in told[0], f"what to save is said: {told}"
    assert store.count("attendance") == 0, "no mark is made of totals"


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaa"><!ENTITY b "&a;&a;&a;">]><getmeetings>&b;</getmeetings>',
        "<getmeetings><committee>", "<html><p>Not found</p></html>",
    ],
)  # fmt: skip
def test_a_file_that_is_no_answer_is_told_and_the_rest_is_read(text: str, tmp_path: Path) -> None:
    store = converted(tmp_path, {"list.xml": MEETINGS, "bad.xml": text})
    assert store.count("meetings") == 2, "the list beside it is read"
    assert [each.place for each in store.problems if each.severity == "error"] == ["bad.xml"], "the other is told"


def test_a_folder_without_meetings_says_what_to_save(tmp_path: Path) -> None:
    (tmp_path / "x.xml").write_text("<committees><committee><committeeid>1</committeeid></committee></committees>")
    with pytest.raises(CannotConvert, match="GetMeetings"):
        convert_moderngov(tmp_path)


@pytest.mark.real
def test_the_councils_own_answers_give_one_held_meeting_and_no_mark(shared: Path) -> None:
    store = convert_moderngov(shared / "moderngov")
    held = store.rows("SELECT id, date, status FROM meetings ORDER BY id")
    assert held == [("4966", date(2026, 1, 13), "cancelled"), ("4967", date(2026, 2, 10), "held")], "as the files say"
    assert store.count("attendance") == 0, "the one attendee was expected, which is no presence"
    assert store.rows("SELECT name FROM partnerships") == [("Audit Committee",)], "the others have no meeting there"
    assert len(store.problems) == 0, "nothing in them is wrong"
