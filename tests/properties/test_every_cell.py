"""Random grids that carry their truth: a planted mark ends as attendance or in a problem, and never as layout."""

import os
from datetime import date, timedelta
from random import Random

import pytest

from afresh.ingest.clean.cleaning import clean
from afresh.records.problems.problem import Problems
from afresh.records.store import Store, connect
from by_hand import TODAY, sheet

FIRST = ("Ann", "Ravi", "Tom", "Sue", "Jo", "Femi", "Lena", "Kim", "Gwen", "Bob")
LAST = ("Marsh", "Patel", "Reed", "Lund", "Bell", "Ade", "Ortiz", "Ward", "Hall", "Tate", "Key", "Total")
HEADINGS = ("Name", "Board member", "Trustee", "Governor", "Representative", "Lead member", "Nominee", "Attendee")
BODIES = (
    "Ambleford Council",
    "NHS Northmoor ICB",
    "Northmoor Police",
    "Healthwatch Ambleford",
    "Total Wellbeing Trust",
)
MARKS = {
    "P": "present",
    "Apols": "apologies",
    "DNA": "absent",
    "Present (virtual)": "present",
    "P (left 3pm)": "present",
}
DATES = ("%d/%m/%Y", "%d %B %Y", "%Y-%m-%d", "%A %d %B %Y", "Meeting on %d/%m/%Y", "%d/%m/%y 2pm", "%d %b %Y (Teams)")
SHAPES = ("{first} {last}", "Cllr {first} {last}", "{last}, {first}", "{first} {last} (Chair)",
          "{first} {last} - Vice Chair", "{first} {last} (she/her)", "Dr {first} {last} MBE")  # fmt: skip

Truth = dict[tuple[str, str], str]


def drawn_up(seed: int) -> tuple[str, Truth]:
    """A sheet as text, and its marks by surname with first name, and day."""
    random = Random(seed)
    days = sorted(random.sample([date(2024, 1, 3) + timedelta(days=13 * at) for at in range(40)], random.randint(2, 9)))
    form, with_body = random.choice(DATES), random.random() < 0.6
    rows = [[random.choice(HEADINGS), *(["Organisation"] if with_body else []), *(day.strftime(form) for day in days)]]
    truth: Truth = {}
    people = random.sample([(first, last) for first in FIRST for last in LAST], random.randint(2, 12))
    for first, last in people:
        cells = []
        for day in days:
            mark = random.choice([*MARKS, "P", "P", ""])
            cells.append(mark)
            if mark:
                truth[f"{first} {last}", day.isoformat()] = MARKS[mark]
        name = random.choice(SHAPES).format(first=first, last=last)
        rows.append([name, *([random.choice(BODIES)] if with_body else []), *cells])
    if random.random() < 0.5:
        counts = [str(sum(bool(row[at]) for row in rows[1:])) for at in range(len(rows[0]) - len(days), len(rows[0]))]
        rows.append(["Total present", *([""] if with_body else []), *counts])
    return "\n".join("|".join(row) for row in rows), truth


def read(text: str) -> Store:
    con = connect()
    return clean(con, [sheet(con, "Vale Board", text)], Problems(), source="records", today=TODAY)


def lost(store: Store, truth: Truth) -> list[str]:
    """The planted marks that are neither attendance as planted nor in a problem that asks for mending."""
    found = {
        (name, day): status
        for name, day, status in store.rows(
            "SELECT p.name, m.date::VARCHAR, a.status FROM attendance a JOIN people p ON p.id = a.person "
            "JOIN meetings m ON m.id = a.meeting"
        )
    }
    told = " ".join(str(each) for each in store.problems if each.severity != "notice")
    gone = []
    for (name, day), status in truth.items():
        read_as = [got for (who, when), got in found.items() if when == day and set(name.split()) <= set(who.split())]
        if read_as != [status] and name not in told:
            gone.append(f"{name} on {day}: {status}, read as {read_as}")
    extra = len(found) - len(truth)
    return gone + ([f"{extra} marks that nobody made"] if extra > 0 else [])


def check(seed: int) -> None:
    text, truth = drawn_up(seed)
    assert truth, "every sheet has marks in it"
    assert not (gone := lost(read(text), truth)), f"seed {seed}: {gone[:4]} in\n{text}"


@pytest.mark.parametrize("seed", range(8))
def test_no_planted_mark_is_lost(seed: int) -> None:
    check(seed)


SHEETS = int(os.environ.get("AFRESH_SHEETS", "150"))
"""How many the long test draws up; AFRESH_SHEETS=1000 takes some minutes."""


@pytest.mark.long
def test_no_planted_mark_is_lost_in_many_sheets() -> None:
    for seed in range(8, SHEETS):
        check(seed)
