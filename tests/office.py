"""A small partnership's workbook as its officer keeps it: the template filled in, with a grid and a decision log.

Left in: the template's notes and example lines. Wrong in it: the heading 'Works at' in people, and two names in
the grid ('Priya Natarjan', 'Jon Halloway') that are spelt otherwise in people and seats.
"""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from afresh.records.template import write_template

BOARD = "Thornby Falls Board"
GRID, LOG = "Falls Board attendance", "Decision log"
ORGANISATIONS = {
    "Thornby Council": "council", "Vale NHS Trust": "NHS trust", "Thornby Police": "police",
    "Hillside Homes": "housing provider", "Age Well Thornby": "charity", "Thornby Fire Service": "fire",
    "Steady Feet Group": "user-led group", "Vale College": "university",
}  # fmt: skip
PEOPLE = {
    "Priya Natarajan": "Thornby Council", "John Halloway": "Vale NHS Trust", "Moira Quill": "Thornby Police",
    "Desmond Achebe": "Hillside Homes", "Siân Pritchard": "Age Well Thornby",
    "Tom Fairweather": "Thornby Fire Service", "Aisha Rahman": "Steady Feet Group", "Gwen Oduya": "Vale College",
    "Beth Sorley": "Thornby Police", "Leo Mbeki": "Steady Feet Group", "Colin Marsh": "Thornby Council",
    "Ruth Bellamy": "Vale NHS Trust", "Frank Iyer": "Hillside Homes", "Nadia Kovacs": "Age Well Thornby",
}  # fmt: skip
SEATS: dict[str, tuple[Any, ...]] = {
    "Priya Natarajan": ("01/04/2022",),
    "John Halloway": (date(2022, 4, 1),),
    "Moira Quill": ("1 April 2022", "31/08/2025"),
    "Desmond Achebe": (date(2022, 4, 1),),
    "Siân Pritchard": ("01/04/22",),
    "Tom Fairweather": ("01.04.2022",),
    "Aisha Rahman": (date(2023, 4, 3),),
    "Gwen Oduya": ("03/04/2023",),
    "Beth Sorley": ("01/09/2025",),
    "Leo Mbeki": ("05/01/2026",),
}
DATES = (
    "12/04/2023", "05/07/2023", "04/10/2023", "10/01/2024", "10/04/2024", "03/07/2024", "02/10/2024", "08/01/2025",
    "09/04/2025", "02/07/2025", date(2025, 10, 1), date(2026, 1, 7), date(2026, 4, 8), date(2026, 6, 10),
)  # fmt: skip
MARKS = {
    "Priya Natarjan": "P P P P P P P P Ap P P P P P",
    "Jon Halloway": "P P P Ap P P P P P D P P P P",
    "Moira Quill": "P P A P P P P A P P - - - -",
    "Desmond Achebe": "✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ ✓ Ap ✓",
    "Siân Pritchard": "P P P P P P P P P P P P P P",
    "Tom Fairweather": "A P P A P P Ap P P A P P P A",
    "Aisha Rahman": "P P P P Ap P P P P P P P P P",
    "Gwen Oduya": "P P D P P P P P P P P P P P",
    "Beth Sorley": ". . . . . . . . . . P P P P",
    "Leo Mbeki": ". . . . . . . . . . . P P P",
}
KEY = "Key: P = present, A = absent, Ap = apologies, D = deputy, ✓ = present, - = no longer a member"
DECISIONS = (
    ("05/07/2023", "Falls lead in every ward", "Vale NHS Trust", "Agreed"),
    (
        "04/10/2023",
        "Share ambulance data",
        "Age Well Thornby",
        "Deferred",
        "Vale NHS Trust",
        "Data protection unsettled",
    ),
    (
        "10/04/2024",
        "Pool adaptation money",
        "Hillside Homes",
        "Not agreed",
        "Thornby Council; Vale NHS Trust",
        "No money",
    ),
    ("02/10/2024", "Strength classes in sheltered housing", "Steady Feet Group", "Agreed"),
    ("08/01/2025", "Joint winter campaign", "Thornby Council", "Agreed", "Thornby Fire Service", "No capacity"),
    ("09/04/2025", "One form for all", "Age Well Thornby", "Deferred", "Vale NHS Trust (objected)", "Not our remit"),
    (date(2025, 10, 1), "Telecare trial with the college", "Vale College", "Agreed"),
    (date(2026, 1, 7), "Ambulance data again", "Age Well Thornby", None, "Vale NHS Trust", "Legal advice awaited"),
)
FALLS = (
    61, 58, 66, 63, 59, 64, 60, 57, 62, 65, 59, 61, 63, 58, 60,
    62, 57, 59, 55, 52, 50, 51, 49, 53, 50, 48, 51, 47, 50, 49,
)  # fmt: skip


def office_workbook(path: Path) -> Path:
    """The workbook, every cell as a person would type it: dates as text day first, some as Excel's own dates."""
    write_template(path)
    book = load_workbook(path)
    book["people"]["D1"] = "Works at"
    for table, rows in _tables().items():
        sheet = book[table]
        columns = {cell.value: cell.column for cell in sheet[1]}
        for at, row in enumerate(rows, start=4):
            for heading, value in row.items():
                sheet.cell(at, columns[heading], value)
    for name, lines in ((GRID, _grid()), (LOG, _log())):
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


def office_folder(workbook: Path, folder: Path) -> Path:
    """The same saved from Excel in the UK: CSV in Windows-1252, the decision log with semicolons."""
    folder.mkdir()
    for sheet in load_workbook(workbook):
        if sheet.title in (*_tables(), GRID, LOG):
            path = folder / f"{sheet.title}.csv"
            with path.open("w", encoding="cp1252", errors="replace", newline="") as file:
                writer = csv.writer(file, delimiter=";" if sheet.title == LOG else ",")
                for row in sheet.iter_rows(values_only=True):
                    writer.writerow(f"{cell:%d/%m/%Y}" if isinstance(cell, date) else cell for cell in row)
    return folder


def _tables() -> dict[str, list[dict[str, Any]]]:
    months = [(2024 + at // 12, at % 12 + 1) for at in range(len(FALLS))]
    days = [date(year, month, 1) if at % 2 else f"01/{month:02}/{year}" for at, (year, month) in enumerate(months)]
    seats = [
        {"partnership": BOARD, "person": name, "organisation": PEOPLE[name], "role": "Member"}
        | dict(zip(("start", "end"), dates, strict=False))
        for name, dates in SEATS.items()
    ]
    seats[0]["role"] = "Chair"
    return {
        "organisations": [{"name": name, "body": body} for name, body in ORGANISATIONS.items()],
        "people": [{"name": name, "Works at": organisation} for name, organisation in PEOPLE.items()],
        "partnerships": [{"name": BOARD, "kind": "board", "purpose": "Fewer falls at home.", "quorum": 5}],
        "seats": seats,
        "indicators": [{"partnership": BOARD, "name": "Falls", "better": "lower", "unit": "falls"}],
        "observations": [
            {"indicator": "Falls", "date": day, "value": value} for day, value in zip(days, FALLS, strict=True)
        ],
    }


def _grid() -> list[Sequence[Any]]:
    rows = [
        (name, PEOPLE[seated], *(None if mark == "." else mark for mark in marks.split()))
        for (name, marks), seated in zip(MARKS.items(), SEATS, strict=True)
    ]
    return [(f"{BOARD}: attendance",), (), ("Name", "Organisation", *DATES), *rows, (), (KEY,)]


def _log() -> list[Sequence[Any]]:
    return [(f"{BOARD} - decisions",), ("Date", "Item", "Asked by", "Outcome", "Who held back", "Why"), *DECISIONS]
