"""Workbooks as they are read. Rows and cells were counted by hand in the workbook that each test makes."""

import re
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from afresh.ingest.sources import workbook_safety
from as_read import read

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def book(folder: Path, sheets: dict[str, list[list[Any]]], name: str = "records.xlsx") -> Path:
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(folder / name)
    return folder / name


def with_part(place: Path, part: str, change: Callable[[bytes], bytes]) -> Path:
    """The workbook with one of its parts changed."""
    out = place.with_name("changed.xlsx")
    with zipfile.ZipFile(place) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            held = old.read(info)
            new.writestr(info.filename, change(held) if info.filename == part else held)
    return out


SEATS = [["partnership", "person", "start"], ["HB", "Jo", date(2022, 4, 1)]]


def test_each_sheet_is_a_table_with_the_dictionarys_name(tmp_path: Path) -> None:
    found = read(
        book(tmp_path, {"Seats 2024": SEATS, "tbl_Organisation": [["name"], ["Council"]], "Notes": [["x"], ["y"]]})
    )
    assert found.names == ["seats", "organisations", "Notes"], "others come under their own name"
    assert found.rows("seats") == [(2, "HB", "Jo", "2022-04-01")], "a date is ISO text"
    assert found.sheets[0][0].place == "records.xlsx, sheet 'Seats 2024'", "the place is what the user sees"
    assert found.problems == [], f"nothing is wrong: {found.said}"


def test_values_as_text(tmp_path: Path) -> None:
    values = [1.0, 2.5, True, datetime(2025, 5, 12, 10, 30), "007", "'=1+1", " x ", 123456789012]
    found = read(book(tmp_path, {"t": [[f"h{n}" for n in range(8)], values]}))
    expected = (2, "1", "2.5", "true", "2025-05-12T10:30:00", "007", "=1+1", " x ", "123456789012")
    assert found.rows("t") == [expected], "whole numbers without a point; the guard against formulas is taken off"


def test_titles_blank_rows_and_merged_headings(tmp_path: Path) -> None:
    rows = [
        ["Housing Board: who sits"], [], ["Partnership", "Member", None, "Dates"],
        [None, "Person", "Organisation", "Start"], ["HB", "Jo", None, "1/4/2022"], [],
        ["HB", None, "Council", "1/5/2022"],
    ]  # fmt: skip
    found = read(book(tmp_path, {"Seats": rows}))
    assert found.headings("seats") == ("Partnership", "Person", "Organisation", "Start"), "one line of headings"
    assert [row[0] for row in found.rows("seats")] == [5, 7], "rows are numbered as Excel shows them"
    assert "the headings seem to be in row 4" in found.said, "what was guessed is said"


def test_a_table_that_does_not_begin_in_the_corner(tmp_path: Path) -> None:
    found = read(book(tmp_path, {"Seats": [[], [], [None, *SEATS[0]], [None, *SEATS[1]]]}))
    assert found.rows("seats") == [(4, "HB", "Jo", "2022-04-01")], "row 4, and no column for the empty one"
    assert found.problems == [], f"empty rows above are no title: {found.said}"


def test_formulas_without_a_value_and_errors(tmp_path: Path) -> None:
    place = book(tmp_path, {"seats": [*SEATS, ["HB", "=A2&B2", "=C2+1"], ["HB", "#N/A", date(2022, 4, 1)]]})
    workbook = openpyxl.load_workbook(place)
    workbook["seats"]["B4"].data_type = "e"
    workbook.save(place)
    found = read(place)
    assert found.rows("seats")[1:] == [(3, "HB", None, None), (4, "HB", None, "2022-04-01")], "rows kept, cells empty"
    assert "row 3: cell B3 holds a formula whose result was not saved." in found.said, "B3 is named"
    assert "row 3: cell C3 holds a formula whose result was not saved." in found.said, "C3 is named"
    assert "row 4: cell B4 shows the error #N/A." in found.said, "the error is named"
    assert len(found.problems) == 3, f"and nothing else: {found.said}"


def test_a_formula_with_its_value_is_its_value(tmp_path: Path) -> None:
    place = book(tmp_path, {"seats": [*SEATS, ["HB", "=A2", None]]})

    def saved(sheet: bytes) -> bytes:
        return re.sub(rb"<f>A2</f><v ?/>|<f>A2</f><v></v>", b"<f>A2</f><v>7</v>", sheet)

    found = read(with_part(place, "xl/worksheets/sheet1.xml", saved))
    assert found.rows("seats")[1] == (3, "HB", "7", None), "what Excel saved is read"
    assert found.problems == [], f"nothing is missing: {found.said}"


def test_two_sheets_of_one_table(tmp_path: Path) -> None:
    found = read(book(tmp_path, {"Seats 2023": SEATS, "Seats 2024": SEATS}))
    assert found.names == ["seats", "seats"], "both are read"
    assert "'seats' is in 2 places: records.xlsx, sheet 'Seats 2023'; records.xlsx, sheet" in found.said, (
        "and it is said"
    )


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "book.xlsx: there is nothing in it."),
        (b"name,start\n", "its name says a workbook, but it could not be read as that (Cannot detect file format)."),
        (b"PK\x03\x04" + b"x" * 90, "its name says a workbook, but it could not be read as that"),
        (b"\n<HTML><table>", "it could not be read as that (inside it is a web page)."),
        (OLD_EXCEL + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "the workbook is protected by a password."),
        (OLD_EXCEL + bytes(600), "its name says a workbook, but it could not be read as that"),
    ],
)
def test_what_is_no_workbook_is_reported(tmp_path: Path, content: bytes, expected: str) -> None:
    (tmp_path / "book.xlsx").write_bytes(content)
    found = read(tmp_path / "book.xlsx")
    assert found.sheets == [] and expected in found.said, "a problem says what is wrong"
    assert found.severities == {"error"}, "and it is an error"


def test_a_zip_bomb_is_not_opened(tmp_path: Path) -> None:
    bomb = with_part(book(tmp_path, {"seats": SEATS}), "xl/worksheets/sheet1.xml", lambda _: b" " * 60_000_000)
    found = read(bomb)
    assert "changed.xlsx: it unpacks to 60 MB," in found.said, "its size is told from the zip's own list"
    assert found.sheets == [], "and nothing is read"


def test_a_zip_that_lies_about_its_size(tmp_path: Path) -> None:
    place = with_part(book(tmp_path, {"seats": SEATS}), "xl/worksheets/sheet1.xml", lambda _: b" " * 60_000_000)
    place.write_bytes(place.read_bytes().replace((60_000_000).to_bytes(4, "little"), (1_000).to_bytes(4, "little")))
    assert "its name says a workbook, but it could not be read as that (Bad CRC-32" in read(place).said, "found out"


def test_a_far_off_cell(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    place = with_part(
        book(tmp_path, {"seats": SEATS}), "xl/worksheets/sheet1.xml", lambda xml: xml.replace(b"</sheetData>", far)
    )
    expected = "7 cells with something in them are spread over 1048576 rows and 16384 columns."
    assert expected in read(place).said, "a rectangle of 17 thousand million cells is not set out"


@pytest.mark.parametrize(
    "far",
    [
        b"<x:row r='1048576'><x:c r='XFD1048576'><x:v>1</x:v></x:c></x:row>",
        b'<row r="1048576"><c><v>1</v></c></row><row r="9"><c t="n" r="XFD9"><v>1</v></c></row>',
    ],
)
def test_a_far_off_cell_in_disguise(tmp_path: Path, far: bytes) -> None:
    place = with_part(
        book(tmp_path, {"seats": SEATS}),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", far + b"</sheetData>"),
    )
    assert "are spread over 1048576 rows and 16384 columns." in read(place).said, "found by row and column alike"


def test_other_formats_are_first_opened_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = (
        b'<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><office:body>'
        b'<office:spreadsheet><table:table table:name="people"><table:table-row><table:table-cell '
        b'office:value-type="string"><text:p>name</text:p></table:table-cell></table:table-row><table:table-row>'
        b'<table:table-cell office:value-type="string"><text:p>Jo</text:p></table:table-cell></table:table-row>'
        b"</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(tmp_path / "people.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("META-INF/manifest.xml", '<manifest:manifest xmlns:manifest="m"/>')
        package.writestr("content.xml", content)
    found = read(tmp_path / "people.ods")
    assert found.rows("people") == [(2, "Jo")], f"an OpenDocument sheet is read: {found.said}"
    assert "in files that end in '.ods' a cell that shows an error" in found.said, "and what cannot be seen is said"
    monkeypatch.setattr(workbook_safety, "_TRIAL", "import os; os.abort()")
    expected = "people.ods: whatever reads workbooks stops on this one"
    assert expected in read(tmp_path / "people.ods").said, "a process that dies there does not end this one"


def test_repeated_cells_in_an_open_document(tmp_path: Path) -> None:
    content = (
        b'<table:table><table:table-row table:number-rows-repeated="1048576">'
        b'<table:table-cell office:value-type="float" table:number-columns-repeated="16384"/></table:table-row>'
    )
    with zipfile.ZipFile(tmp_path / "bomb.ods", "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", content)
    expected = "1 cells with something in them are spread over 1048576 rows and 16384 columns."
    assert expected in read(tmp_path / "bomb.ods").said, "repeats are counted before they are set out"


def test_a_hostile_sheet_name_is_only_a_name(tmp_path: Path) -> None:
    found = read(book(tmp_path, {'=x" ; DROP': [["<script>", "{0}"], ["=1", "../../etc/passwd"]]}))
    assert found.names == ['=x" ; DROP'], "it comes as it is"
    assert found.headings('=x" ; DROP') == ("<script>", "{0}"), "and so do the headings"


def test_the_limits_are_constants() -> None:
    assert workbook_safety.MOST_UNPACKED > workbook_safety.LEAST_TO_DOUBT > 0, "so that they can be found and changed"


BLOCKS = [
    ["Board", "Person", "Start"], ["HB", "Jo", date(2022, 4, 1)], [None, "Sam", date(2022, 4, 1)], [None, None, None],
    ["CSP", "Al", date(2022, 4, 1)], [None, "Bo", date(2022, 4, 1)],
]  # fmt: skip


def merged(place: Path, *ranges: str) -> Path:
    workbook = openpyxl.load_workbook(place)
    for each in ranges:
        workbook.worksheets[0].merge_cells(each)
    workbook.save(place)
    return place


def test_a_cell_merged_down_the_column_counts_for_each_of_its_rows(tmp_path: Path) -> None:
    found = read(merged(book(tmp_path, {"Seats": BLOCKS}), "A2:A4"))
    boards = [row[:3] for row in found.rows("seats")]
    assert boards == [(2, "HB", "Jo"), (3, "HB", "Sam"), (5, "CSP", "Al"), (6, None, "Bo")], (
        "row 3 is covered by a merged cell; row 4 holds no record; row 6 is blank and is not guessed"
    )
    assert "under 'Board', 1 cell is covered by a cell that is merged with those below it." in found.said, "it is said"


def test_a_figure_that_is_merged_is_not_counted_once_for_each_row(tmp_path: Path) -> None:
    rows = [
        ["organisation", "partnership", "amount", "date"],
        ["A", "HB", 90, date(2024, 4, 1)],
        ["B", "HB", None, date(2024, 4, 1)],
    ]
    found = read(merged(book(tmp_path, {"contributions": rows}), "C2:C3", "D2:D3"))
    assert [row[3:] for row in found.rows("contributions")] == [("90", "2024-04-01"), (None, "2024-04-01")], (
        "90 stays 90, and the day is filled down"
    )


def test_merged_cells_that_overlap_or_lie_across_change_nothing_else(tmp_path: Path) -> None:
    place = merged(book(tmp_path, {"Seats": [*BLOCKS, ["Note", "x", None]]}), "A2:A3", "A7:C7")

    def overlapping(sheet: bytes) -> bytes:
        return sheet.replace(b'<mergeCell ref="A2:A3"', b'<mergeCell ref="A3:A1048576"/><mergeCell ref="A2:A3"')

    found = read(with_part(place, "xl/worksheets/sheet1.xml", overlapping))
    assert [row[1] for row in found.rows("seats")] == ["HB", "HB", "CSP", None, "Note"], "the first of two that overlap"


@pytest.mark.parametrize(
    "far",
    [
        b'<row r="1048576"><c ph=">" r="XFD1048576"><v>1</v></c></row>',
        b'<row r="3"><c r="ZZZ3"><v>1</v></c></row>',
        b'<row r="3"><c r="A999999999"><v>1</v></c></row>',
    ],
)
def test_cells_where_no_sheet_has_room_never_end_the_process(tmp_path: Path, far: bytes) -> None:
    place = with_part(
        book(tmp_path, {"seats": SEATS}),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b"</sheetData>", far + b"</sheetData>"),
    )
    found = read(place)
    assert not found.names, "nothing is read of it"
    assert any(words in found.said for words in ("stops on this one", "are spread over", "has 18278 columns")), (
        found.said
    )


def test_a_workbook_written_in_another_way_is_read_after_a_trial(tmp_path: Path) -> None:
    def without_places(xml: bytes) -> bytes:
        return re.sub(rb'<c r="[A-Z]+\d+"', b"<c", xml)

    place = with_part(book(tmp_path, {"seats": SEATS}), "xl/worksheets/sheet1.xml", without_places)
    assert read(place).rows("seats") == [(2, "HB", "Jo", "2022-04-01")], "cells may leave out where they are"


@pytest.mark.parametrize("damage", [b"<c r=", b"</sheetData><oops", b"<row r='x'>"])
def test_a_damaged_sheet_is_told_and_the_others_are_read(tmp_path: Path, damage: bytes) -> None:
    place = with_part(
        book(
            tmp_path, {"people": [["name"], ["Jo"]], "seats": SEATS, "meetings": [["partnership", "date"], ["HB", "x"]]}
        ),
        "xl/worksheets/sheet2.xml",
        lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + damage, 1),
    )
    found = read(place)
    assert found.names == ["meetings", "people"] or found.names == ["people", "meetings"], "those before and after it"
    assert "sheet 'seats': this sheet could not be read" in found.said, f"the damaged one is told: {found.said}"
