"""The template: what is in it, and that its own lines are never taken for records."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from afresh.records.tables import TABLES
from afresh.records.template import write_template
from as_read import read


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return write_template(tmp_path / "template.xlsx")


def changed(place: Path, sheet: str, cells: dict[str, Any], delete_column: int = 0) -> Path:
    workbook = openpyxl.load_workbook(place)
    for cell, value in cells.items():
        workbook[sheet][cell] = value
    if delete_column:
        workbook[sheet].delete_cols(delete_column)
    workbook.save(place)
    return place


def test_a_sheet_for_every_table(place: Path) -> None:
    workbook = openpyxl.load_workbook(place)
    assert workbook.sheetnames == ["Read me", *TABLES], "the page to read first, then the dictionary's tables"
    for name, table in TABLES.items():
        headings = [cell.value for cell in workbook[name][1]]
        assert headings == [column.name for column in table.columns], f"{name} has the dictionary's headings"
        assert workbook[name].freeze_panes == "A2", f"the headings of {name} stay in sight"
    words = " ".join(str(cell.value) for row in workbook["Read me"] for cell in row)
    assert "03/04/2025 is the third of April" in words, "day first is said"


def test_drop_downs_and_dates(place: Path) -> None:
    sheet = openpyxl.load_workbook(place)["attendance"]
    rules = {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
    assert rules == {"D4:D5000": '"present,apologies,absent,deputy,in_attendance"'}, "status is the fourth column"
    meetings = openpyxl.load_workbook(place)["meetings"]
    assert meetings["C3"].value.date() == date(2025, 5, 12), "the example's date is a date and not text"
    assert meetings["C4"].number_format == "dd/mm/yyyy", "dates are shown day first"


def test_every_drop_down_fits(place: Path) -> None:
    workbook = openpyxl.load_workbook(place)
    rules = [rule for sheet in workbook for rule in sheet.data_validations.dataValidation]
    wanted = [c for table in TABLES.values() for c in table.columns if c.choices or c.kind == "yes_no"]
    assert len(rules) == len(wanted), "one for each column with a choice"
    assert all(len(rule.formula1) <= 257 for rule in rules), "Excel takes 255 characters and two quotation marks"
    elsewhere = [rule.formula1 for rule in rules if not rule.formula1.startswith('"')]
    places = [each.split("!")[1].replace("$", "") for each in elsewhere]
    words = [tuple(row[0].value for row in workbook["Read me"][place]) for place in places]
    longer = [column.choices for column in wanted if len(",".join(column.choices)) > 255]
    assert words == longer, "the words of a longer one stand on the first sheet, in order"


def test_required_columns_are_marked_in_words_too(place: Path) -> None:
    seats = openpyxl.load_workbook(place)["seats"]
    assert seats["A1"].fill.fgColor.rgb != seats["D1"].fill.fgColor.rgb, "partnership is required and role is not"
    assert str(seats["A2"].value).startswith("Meaning: Required."), "and row 2 says so"
    assert str(seats["B2"].value).startswith("Person or organisation is required."), "one of two is said as such"


def test_an_untouched_template_has_no_records(place: Path) -> None:
    found = read(place)
    assert found.sheets == [], f"no sheet has a record: {found.names}"
    assert found.problems == [], f"and nothing is wrong with it: {found.said}"


def test_records_below_the_example_are_read(place: Path) -> None:
    found = read(changed(place, "seats", {"A4": "HB", "B4": "Jo", "H4": date(2022, 4, 1)}))
    row = (4, "HB", "Jo", None, None, None, None, None, "2022-04-01", None, None, None)
    assert found.sheets[0][1] == [row], "the example and the meanings are not"
    assert found.names == ["seats"] and found.problems == [], f"the other sheets are empty: {found.said}"


def test_the_example_typed_over_is_a_record(place: Path) -> None:
    found = read(changed(place, "seats", {"A3": "Housing Board", "B3": "Al"}))
    assert [row[:3] for row in found.rows("seats")] == [(3, "Housing Board", "Al")], "the user's words count"
    assert found.problems == [], f"nothing is said of it: {found.said}"


def test_an_example_half_changed_is_reported(place: Path) -> None:
    found = read(changed(place, "seats", {"B3": "Al Smith"}))
    assert found.rows("seats") == [], "it still begins with the template's word"
    expected = (
        "sheet 'seats', row 3: it begins with 'Example:', as the template's own lines do, but says something else."
    )
    assert expected in found.said, "so it is left out, and said"
    assert found.severities == {"error"}, "as an error"


def test_a_deleted_first_column_takes_the_marks_with_it(place: Path) -> None:
    found = read(changed(place, "organisations", {"B4": "Roof for All"}, delete_column=1))
    assert [row[:2] for row in found.rows("organisations")] == [(4, "Roof for All")], (
        "the lines are known by their cells"
    )


def test_every_example_is_known_again_from_csv(place: Path, tmp_path: Path) -> None:
    import csv

    workbook = openpyxl.load_workbook(place)
    for name in TABLES:
        with (tmp_path / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            for row in workbook[name].iter_rows(max_row=3, values_only=True):
                out.writerow(cell.strftime("%d/%m/%Y") if hasattr(cell, "strftime") else cell for cell in row)
    place.unlink()
    found = read(tmp_path)
    assert found.sheets == [] and found.problems == [], f"saved as CSV it is just as empty: {found.said}"
