"""An empty Excel workbook to fill in, made from the data dictionary."""

from datetime import datetime
from pathlib import Path
from typing import Any

from afresh.records.tables import TABLES, Column, Table
from afresh.records.template_lines import READ_ME, example, meanings

_LAST_ROW = 5_000
"""Drop-downs and date formats reach down to this row."""
_DAY = "dd/mm/yyyy"
_REQUIRED, _OPTIONAL, _NOTES, _EXAMPLE = "12436D", "5B6B8C", "F3F2F1", "EAF4F4"
_MOST_IN_LIST = 255
"""Characters that Excel takes in a drop-down; the words of a longer one stand in a hidden column of the first sheet."""
_FIRST_HIDDEN = 8
"""The column of the first sheet from which such words stand."""
_WIDTHS = {"date": 13, "number": 11, "whole": 11, "yes_no": 9, "choice": 27, "id": 18, "list": 30, "reference": 28}
_WIDE = ("description", "purpose", "text", "summary", "what_changed", "evidence", "reasons")

_INTRODUCTION = (
    "Each sheet after this one is a table. Fill in those that you have and leave the others empty.",
    "Only two things are needed: the names of your partnerships, and either who sits in them (seats) "
    "or who came (attendance).",
    "Dates are read day first: 03/04/2025 is the third of April.",
    "Refer to people, organisations and partnerships by name. Nobody has to invent an id.",
    "Dark headings are required on every row of that sheet, as row 2 says; the others may stay empty.",
    "Row 2 of each sheet says what each column means and row 3 is an example. "
    "Leave them or delete them: they are not read.",
    "Where there is a drop-down, only its words are allowed.",
    "If you keep attendance as names down the side and meeting dates across the top, "
    "add that sheet to this workbook as it is.",
)


def write_template(path: Path) -> Path:
    """Write the workbook and give its place."""
    from openpyxl import Workbook

    workbook = Workbook()
    _read_me(workbook.active)
    for table in TABLES.values():
        _sheet(workbook.create_sheet(table.name), table)
    workbook.save(path)
    return path


def _read_me(sheet: Any) -> None:
    from openpyxl.styles import Alignment, Font

    sheet.title = "Read me"
    lines = [(READ_ME,), *((line,) for line in _INTRODUCTION), (), ("Sheet", "What it holds", "What it makes possible")]
    for line in lines:
        sheet.append(line)
    for at, width in zip("ABC", (18, 58, 70), strict=True):
        sheet.column_dimensions[at].width = width
    sheet["A1"].font = Font(name="Calibri", bold=True, size=16)
    heading = sheet.max_row
    for cell in sheet[heading]:
        cell.font = Font(name="Calibri", bold=True)
    for table in TABLES.values():
        sheet.append((table.name, table.meaning, _sentence(table.switches_on)))
        link = sheet.cell(sheet.max_row, 1)
        link.hyperlink, link.style = f"#'{table.name}'!A1", "Hyperlink"
        sheet.row_dimensions[sheet.max_row].height = 30
        for cell in sheet[sheet.max_row]:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    _printed_on_one_width(sheet)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "."


def _sheet(sheet: Any, table: Table) -> None:
    sheet.append([column.name for column in table.columns])
    sheet.append(meanings(table))
    sheet.append([_typed(column, text) for column, text in zip(table.columns, example(table), strict=True)])
    for at, column in enumerate(table.columns, start=1):
        _look(sheet, at, column, required=column.required or column.name in table.one_of)
        _drop_down(sheet, at, column)
    sheet.row_dimensions[2].height = 96
    sheet.freeze_panes = "A2"
    _printed_on_one_width(sheet)


def _printed_on_one_width(sheet: Any) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _typed(column: Column, text: str) -> object:
    """The example as Excel would hold it: dates and numbers are not text."""
    if column.kind == "date" and text[:1].isdigit():
        return datetime.strptime(text, "%d/%m/%Y").date()
    if column.kind in ("number", "whole") and text[:1].isdigit():
        return float(text) if column.kind == "number" else int(text)
    return text or None


def _look(sheet: Any, at: int, column: Column, required: bool) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    heading, note, sample = (sheet.cell(row, at) for row in (1, 2, 3))
    heading.font = Font(name="Calibri", bold=True, color="FFFFFF")
    heading.fill = PatternFill("solid", fgColor=_REQUIRED if required else _OPTIONAL)
    note.font, sample.font = (
        Font(name="Calibri", italic=True, size=9),
        Font(name="Calibri", italic=True, color="505A5F"),
    )
    note.fill, sample.fill = PatternFill("solid", fgColor=_NOTES), PatternFill("solid", fgColor=_EXAMPLE)
    note.alignment = Alignment(wrap_text=True, vertical="top")
    letters = get_column_letter(at)
    width = 46 if column.name in _WIDE else _WIDTHS.get(column.kind, 28)
    sheet.column_dimensions[letters].width = max(width, len(column.name) + 4, 30 if at == 1 else 0)
    if column.kind == "date":
        sheet.column_dimensions[letters].number_format = _DAY
        for row in range(3, 503):
            sheet.cell(row, at).number_format = _DAY


def _drop_down(sheet: Any, at: int, column: Column) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    choices = ("yes", "no") if column.kind == "yes_no" else column.choices
    if not choices:
        return
    listed = ",".join(choices)
    formula = f'"{listed}"' if len(listed) <= _MOST_IN_LIST else _written_down(sheet.parent.worksheets[0], choices)
    rule = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "Not one of the words", f"Choose one of: {', '.join(choices)}."[:225]
    letters = get_column_letter(at)
    rule.add(f"{letters}4:{letters}{_LAST_ROW}")
    sheet.add_data_validation(rule)


def _written_down(read_me: Any, choices: tuple[str, ...]) -> str:
    """The words one below the other in the next hidden column of the first sheet, which is not read; and where."""
    from openpyxl.utils import get_column_letter

    at = max(_FIRST_HIDDEN, read_me.max_column + 1)
    for row, word in enumerate(choices, start=1):
        read_me.cell(row, at, word)
    letters = get_column_letter(at)
    read_me.column_dimensions[letters].hidden = True
    return f"'{read_me.title}'!${letters}$1:${letters}${len(choices)}"
