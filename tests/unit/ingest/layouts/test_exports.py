"""Exports of known programs: what each sheet is taken to be. Every expectation is read off the few rows made here."""

import pytest

from afresh.ingest.layouts.detectors import Context, layouts_of
from afresh.ingest.layouts.grid import grid_from
from afresh.ingest.layouts.layout import Layout
from afresh.records.dates import DateOrder, Days
from afresh.records.store import connect


def layouts(text: str, order: DateOrder = "day-first") -> list[Layout]:
    """Of a sheet written with a bar between its cells."""
    rows = ((number, line.split("|")) for number, line in enumerate(text.strip("\n").split("\n"), start=1))
    grid = grid_from("a.csv", "a", rows)
    assert grid is not None, "there is something in the sheet"
    return layouts_of(grid, Context(Days(connect(), order), "a.csv"))


def only(text: str) -> Layout:
    found = layouts(text)
    assert len(found) == 1, f"one block was expected: {found}"
    return found[0]


def meant(layout: Layout) -> dict[str, int]:
    return {meaning: at for at, meaning in layout.columns.items() if meaning != "ignore"}


TEAMS = """
1. {summary}
{title}|Falls Board
{people}|3
{start}|{day}, 4:16:54 PM

2. {participants}
Name|First Join|Last Leave|In-Meeting Duration|Email|Participant ID (UPN)|Role
Ann Lee|{day}, 4:16:54 PM|{day}, 5:00:00 PM|44m|ann@amble.gov.uk|ann@amble.gov.uk|Organizer
Bob Day (Guest)|{day}, 4:20:00 PM|{day}, 5:00:00 PM|40m|||Attendee
Cy's iPhone|{day}, 4:20:00 PM|{day}, 5:00:00 PM|40m|||Attendee

3. {activities}
Name|Join Time|Leave Time|Duration|Email|Role
Ann Lee|{day}, 4:16:54 PM|{day}, 5:00:00 PM|44m|ann@amble.gov.uk|Organizer
"""
ENGLISH = {"summary": "Summary", "title": "Meeting title", "people": "Attended participants", "start": "Start time",
           "participants": "Participants", "activities": "In-Meeting Activities"}  # fmt: skip
WELSH = {"summary": "Crynodeb", "title": "Teitl y cyfarfod", "people": "Cyfranogwyr", "start": "Amser cychwyn",
         "participants": "Cyfranogwyr", "activities": "Gweithgareddau"}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "day", "date"),
    [(ENGLISH, "26/11/25", "2025-11-26"), (WELSH, "26/11/25", "2025-11-26"), (ENGLISH, "11/26/25", "2025-11-26")],
)
def test_teams_gives_its_title_day_and_people_in_any_language(words: dict[str, str], day: str, date: str) -> None:
    found = only(TEAMS.format(**words, day=day))
    assert (found.kind, found.program) == ("attendance list", "Microsoft Teams"), "it is known"
    assert (found.partnership, found.date) == ("Falls Board", date), "the title and the start, in the order that can be"
    assert (found.headings, found.first, found.last) == (7, 8, 10), "the participants alone"
    assert found.names == {"Bob Day (Guest)": "Bob Day"} and found.skip == (10,), "a device has no name"
    assert "amble.gov.uk (1)" in found.why and "organisation" not in meant(found), "an address is a hint and no more"


@pytest.mark.parametrize(
    "text",
    [
        "Full Name|User Action|Timestamp\nAnn Lee|Joined|12/03/2025, 13:55:02\nAnn Lee|Left|12/03/2025, 15:00:00",
        "Full Name|Join Time|Leave Time|Duration|Email|Role\nAnn Lee|12/03/2025, 13:55:02|12/03/2025, 15:00:00|1h||x",
    ],
)
def test_the_older_forms_of_teams_give_the_day_and_no_board(text: str) -> None:
    found = only(text)
    assert (found.date, found.partnership) == ("2025-03-12", ""), "nothing in it says of which board it was"
    assert meant(found) == {"person": 0}, "the times only say which day it was"


def test_zoom_gives_its_topic_and_whoever_came_under_another_name() -> None:
    found = only(
        "Meeting ID|Topic|Start Time|End Time\n812|Housing Board|12/03/2025 02:00:10 PM|12/03/2025 04:00:00 PM\n\n"
        "Name (Original Name)|User Email|Join Time|Leave Time|Duration (Minutes)|Guest\n"
        "Ann Lee (Annie)|a@x.org|12/03/2025 02:00:10 PM|12/03/2025 04:00:00 PM|120|No\n"
        "iPhone (Bob Day)||12/03/2025 02:01:10 PM|12/03/2025 04:00:00 PM|119|Yes\n"
        "Galaxy S9||12/03/2025 02:01:10 PM|12/03/2025 04:00:00 PM|119|Yes"
    )
    assert (found.partnership, found.date, found.headings) == ("Housing Board", "2025-03-12", 4), "from the rows above"
    assert found.names == {"Ann Lee (Annie)": "Ann Lee", "iPhone (Bob Day)": "Bob Day"}, "a device is not a name"
    assert found.skip == (7,), "and one without a name is nobody"


def test_webex_and_meet() -> None:
    webex = only(
        "Meeting Name|Meeting Start Time|Display Name|Attendee Email|Join Time|Leave Time|Attendance Duration\n"
        "Falls Board|2025-03-12 14:00:00|Ann Lee|a@x.org|2025-03-12 14:00:00|2025-03-12 15:00:00|60 mins"
    )
    assert meant(webex) == {"partnership": 0, "date": 1, "person": 2, "e-mail": 3}, "a row says its own meeting"
    meet = only("First name|Last name|Email|Duration|Time joined|Time exited\nAnn|Lee|a@x.org|1 hr|12/03/2025 14:00|x")
    assert (meant(meet), meet.date) == ({"first name": 0, "last name": 1, "e-mail": 2}, "2025-03-12"), (
        "a name in two columns"
    )


def test_a_sign_in_form_is_read_by_its_questions() -> None:
    google = only(
        "Timestamp|Your name|Which organisation are you from?|Which meeting is it?|In person or online?\n"
        "12/03/2025 14:01:22|Ann Lee|Amble Council|Falls Board|Online"
    )
    assert meant(google) == {"date": 0, "person": 1, "organisation": 2, "partnership": 3}, "the time is the day"
    microsoft = only(
        "ID|Start time|Completion time|Email|Full name|Who do you represent?|Date of the meeting\n"
        "1|3/12/25 14:00:00|3/12/25 14:01:00|anonymous|Ann Lee|Amble Council|12/03/2025"
    )
    assert meant(microsoft) == {"person": 4, "organisation": 5, "date": 6}, "a day that is asked for counts"
    assert microsoft.program == "Microsoft Forms", "told by its two times"
    assert layouts("Timestamp|How did we do?\n12/03/2025 14:01:22|Well") == [], "a survey is no sign-in sheet"


def test_lists_of_events_say_who_came_and_not_who_registered() -> None:
    civicrm = only(
        "Contact ID|Sort Name|Display Name|Current Employer|Event Title|Event Start Date|Participant Status\n"
        "1|Lee, Ann|Ms Ann Lee|Amble Council|Falls Forum|2025-03-12 14:00:00|Attended\n"
        "2|Day, Bob|Bob Day|Roof|Falls Forum|2025-03-12 14:00:00|Registered\n"
        "3|Fox, Cy|Cy Fox|Roof|Falls Forum|2025-03-12 14:00:00|Purple"
    )
    assert civicrm.marks == {"Attended": "present", "Registered": "nothing"}, "what nobody can tell is left to be asked"
    assert meant(civicrm) == {"person": 2, "organisation": 3, "partnership": 4, "date": 5, "status": 6}, "by headings"
    sharepoint = only(
        'ListSchema={"schemaXmlList":[]}\nTitle|Meeting Date|Attendee|Attendee:Organisation|Attendance Status|Path\n'
        "Falls Board|12/03/2025|Ann Lee;#14|Amble Council|Apologies|x"
    )
    assert sharepoint.names == {"Ann Lee;#14": "Ann Lee"} and sharepoint.headings == 2, "numbers are SharePoint's own"
    moderngov = only(
        "Committee|Meeting date|Attendee|Role|Expected|Attendance\n"
        "Falls Board|12 March 2025 2.00 pm|Cllr Lee|Chair|Expected|Present, virtual\n"
        "Falls Board|12 March 2025 2.00 pm|Cllr Day|Member|Expected|Expected"
    )
    assert moderngov.marks == {"Present, virtual": "present", "Expected": "nothing"}, "expected is not there"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Full Name|Attendance|Response\nAnn Lee|Required Attendee|Accepted", "do not say who came"),
        ("Councillor|Expected|Present|Apologies\nCllr Lee|12|10|2\nCllr Day|9|9|0", "GetMeeting"),
        ("Poll Falls Board\nhttps://doodle.com/poll/x\n\n|March 2025|\n|Wed 12|Thu 13\n|14:00|10:00\nAnn Lee|OK|(OK)",
         "who could come, not who came"),
        ("type|name|label\ntext|who|Your name\ndate|day|Which day?", "holds no answers"),
    ],
)  # fmt: skip
def test_what_is_no_record_of_who_came_is_refused_with_what_to_fetch(text: str, says: str) -> None:
    found = only(text)
    assert found.kind == "not read" and says in found.why, f"it is known, and what to fetch is said: {found}"


@pytest.mark.parametrize(
    "text",
    [
        "Member|Organisation|12/03/2025|12/06/2025\nAnn Lee|Council|P|A\nBob Day|Police|P|P",
        "partnership|person|organisation|start|end\nFalls Board|Ann Lee|Council|01/04/2024|",
        "Date|Item|Decision|Proposed by\n12/03/2025|Empty homes|Agreed|Council",
        "Name|Present|Apologies\nAnn Lee|x|\nBob Day||x",
        "Name|Organisation|Date|Status\nAnn Lee|Council|12/03/2025|Present",
    ],
)
def test_what_an_office_draws_up_itself_is_no_export(text: str) -> None:
    assert not [each for each in layouts(text) if each.program or each.kind == "not read"], "it is left to the others"
