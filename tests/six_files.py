"""Six unlike files of one small board, as an officer would have them on her first day: for the page docs/first-hour.md.

Nobody in them exists.
"""

from datetime import date
from pathlib import Path

from openpyxl import Workbook

BOARD = "Thornby Falls Board"
PEOPLE = (
    ("Natarajan, Cllr Priya (Thornby Council)", "P P Ap P P"),
    ("Halloway, Dr John (Vale NHS Trust)", "P P P - D (Kim Ode)"),
    ("Achebe, Desmond (Hillside Homes)", "P Ap P P P"),
    ("Pritchard, Siân (Age Well Thornby)", "P P P P P"),
    ("Fairweather, Tom (Thornby Fire Service)", "A P P A Ap"),
    ("Vacant (Steady Feet Group)", ""),
)
HEADINGS = ("16 Jan", "12 March 2.00pm", "14 May (Teams)", "9 July", "10 September", "12 Nov - cancelled")


def six_files(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    _grid(folder / f"{BOARD} attendance 2025.xlsx")
    _members(folder / "Membership.xlsx")
    (folder / "Teams 4 February 2026.csv").write_text(TEAMS, "utf-16")
    (folder / "Decisions.csv").write_text(DECISIONS, "utf-8")
    _figures(folder / "Figures.xlsx")
    _minutes(folder / "Minutes 8 April 2026.docx")
    return folder


def _grid(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "2025"
    sheet.append([f"{BOARD}: attendance 2025"])
    sheet.append([])
    sheet.append(["Member", *HEADINGS])
    for name, marks in PEOPLE:
        cells = marks.replace("D (Kim Ode)", "D_(Kim_Ode)").split()
        sheet.append([name, *(cell.replace("_", " ") for cell in cells)])
    sheet.append(["Total present", 4, 4, 4, 4, 3, None])
    sheet.append(["P = present, Ap = apologies, A = absent, D = deputy"])
    book.save(path)


def _members(path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Members"
    sheet.append([f"Membership of the {BOARD} as at 1 April 2026"])
    sheet.append(["Name", "Representing", "Role", "Term of office"])
    for row in (
        ("Cllr Priya Natarajan", "Thornby Council", "Chair", "2022 to 2026"),
        ("Dr John Halloway", "Vale NHS Trust", "Member", "2022 to 2026"),
        ("Desmond Achebe", "Hillside Homes", "Member", "2023 to 2027"),
        ("Siân Pritchard", "Age Well Thornby", "Member", "2022 to 2026"),
        ("Tom Fairweather", "Thornby Fire Service", "Member", "2024 to 2028"),
        ("Vacant", "Steady Feet Group", "Member", ""),
    ):
        sheet.append(row)
    book.save(path)


TEAMS = (
    "1. Summary\nMeeting title\tThornby Falls Board\nAttended participants\t4\nStart time\t2/4/26, 2:00:11 PM\n"
    "End time\t2/4/26, 3:58:40 PM\nMeeting duration\t1h 58m 29s\n\n"
    "2. Participants\nName\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\n"
    "Priya Natarajan\t2/4/26, 2:00:11 PM\t2/4/26, 3:58:40 PM\t1h 58m\tp@thornby.example\tp@thornby.example\tOrganizer\n"
    "Siân Pritchard\t2/4/26, 2:01:00 PM\t2/4/26, 3:58:00 PM\t1h 57m\ts@agewell.example\ts@agewell.example\tPresenter\n"
    "Desmond Achebe\t2/4/26, 2:02:00 PM\t2/4/26, 3:50:00 PM\t1h 48m\td@hillside.example\td@hillside.example\tAttendee\n"
    "iPhone\t2/4/26, 2:05:00 PM\t2/4/26, 2:07:00 PM\t2m\t\t\tAttendee\n"
)
DECISIONS = f"""{BOARD} decision log
Date,Item,Asked by,Outcome,Who held back,Why
16/01/2025,Falls lead in every ward,Vale NHS Trust,Agreed,,
12/03/2025,Share ambulance data,Age Well Thornby,Deferred,Vale NHS Trust,Data protection unsettled
09/07/2025,Pool adaptation money,Hillside Homes,Not agreed,Thornby Council; Vale NHS Trust,No money
04/02/2026,One form for all,Age Well Thornby,Agreed nem con,,
"""


def _figures(path: Path) -> None:
    """Percent cells and percent text, as they come."""
    book = Workbook()
    about, figures = book.active, book.create_sheet("Observations")
    about.title = "Indicators"
    about.append(["Board", "Name", "Better", "Unit", "Target"])
    about.append([BOARD, "Seen within a week", "higher", "%", "60%"])
    figures.append(["Indicator", "Date", "Value"])
    for month in range(15):
        day = date(2025 + month // 12, month % 12 + 1, 1)
        figures.append(["Seen within a week", day, f"{44 + month % 5}%" if month % 2 else (44 + month % 5) / 100])
        if not month % 2:
            figures.cell(figures.max_row, 3).number_format = "0%"
    book.save(path)


def _minutes(path: Path) -> None:
    from docx import Document

    made = Document()
    for line in (
        f"Minutes of the {BOARD} held on 8 April 2026",
        "Present: Cllr Priya Natarajan (Thornby Council), Desmond Achebe (Hillside Homes)",
        "Apologies: Dr John Halloway (Vale NHS Trust)",
        "1. Minutes of the last meeting",
        "2. Falls in care homes",
        "RESOLVED: to ring everybody who has fallen within a week",
        "ACTION: SP by 12 May 2026",
    ):
        made.add_paragraph(line)
    made.save(str(path))
