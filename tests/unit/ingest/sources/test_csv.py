"""Delimited text as it is read. Rows and row numbers were counted by hand in the text given."""

import gzip
from pathlib import Path

import pytest

from afresh.ingest.sources import csv_file, csv_large
from afresh.records.problems.problem import Problem
from afresh.records.problems.reading import HeadingMissing, HeadingRepeated, RowHasTooManyCells
from as_read import Read, read

SEATS = "partnership,person,start\nHousing Board,Jo Marsh,01/04/2022\n"
ROW = (2, "Housing Board", "Jo Marsh", "01/04/2022")


def reading(folder: Path, name: str, content: bytes | str) -> Read:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return read(folder / name)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("seats.csv", SEATS.encode()),
        ("Seats.csv", SEATS.encode("utf-8-sig")),
        ("seats.csv.gz", gzip.compress(SEATS.encode(), mtime=0)),
        ("tbl_seats.tsv", SEATS.replace(",", "\t").encode()),
        ("seats 2024.csv", SEATS.replace("\n", "\r\n").encode()),
        ("seats.csv", SEATS.replace("\n", "\r").encode()),
        ("seats.csv", SEATS.rstrip("\n").encode()),
    ],
)
def test_the_same_table_in_many_forms(tmp_path: Path, name: str, content: bytes) -> None:
    found = reading(tmp_path, name, content)
    assert found.rows("seats") == [ROW], f"{name} holds one row, in row 2"
    assert found.headings("seats") == ("partnership", "person", "start"), "headings as written"
    assert found.problems == [], f"nothing is odd about it: {found.said}"


@pytest.mark.parametrize(
    ("encoding", "shown"), [("cp1252", "Windows-1252"), ("utf-16", "UTF-16"), ("utf-16-le", "UTF-16")]
)
def test_other_encodings_are_read_and_said(tmp_path: Path, encoding: str, shown: str) -> None:
    found = reading(tmp_path, "people.csv", "name,profession\nZoë Müller,nurse\n".encode(encoding))
    assert found.rows("people") == [(2, "Zoë Müller", "nurse")], "accents come through"
    assert f"the text is not UTF-8; it was read as {shown}." in found.said, "and it is said"
    assert found.severities == {"notice"}, "as a notice"


def test_characters_outside_the_encoding_are_counted(tmp_path: Path) -> None:
    found = reading(tmp_path, "people.csv", b"name,profession\nZo\xeb \x81,nurse\n")
    assert "some characters could not be read as Windows-1252 (1)." in found.said, "byte 81 is none of Windows-1252's"


@pytest.mark.parametrize(("mark", "shown"), [(";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")])
def test_other_delimiters_are_read_and_said(tmp_path: Path, mark: str, shown: str) -> None:
    found = reading(tmp_path, "seats.csv", SEATS.replace(",", mark))
    assert found.rows("seats") == [ROW], "cells are parted"
    assert f"the cells seem to be separated by {shown}." in found.said, "and it is said"


def test_blank_rows_count_but_are_not_records(tmp_path: Path) -> None:
    found = reading(tmp_path, "people.csv", "name,profession\n\nJo,nurse\n,\n  , \nAl,\n\n")
    assert found.rows("people") == [(3, "Jo", "nurse"), (6, "Al", None)], "rows are numbered as Excel shows them"
    assert found.problems == [], f"blank rows are no problem: {found.said}"


def test_titles_above_the_headings_and_merged_headings(tmp_path: Path) -> None:
    text = "Register,,,\n,,,\nPartnership,Member,,Dates\n,Person,Organisation,Start\nHB,Jo,Council,1/4/2022\n"
    found = reading(tmp_path, "seats.csv", text)
    assert found.headings("seats") == ("Partnership", "Person", "Organisation", "Start"), (
        "Partnership is taken from above"
    )
    assert found.rows("seats") == [(5, "HB", "Jo", "Council", "1/4/2022")], "records begin below the headings"
    expected = "the headings seem to be in row 4: Partnership, Person, Organisation, Start."
    assert expected in found.said, "what was guessed is said"


def test_an_attendance_grid_has_dates_for_headings(tmp_path: Path) -> None:
    found = reading(tmp_path, "Attendance 2024.csv", "Housing Board 2024,,\nName,12/05/2025,9 June 2025\nJo,P,A\n")
    assert found.headings("attendance") == ("Name", "12/05/2025", "9 June 2025"), "row 2 is the headings"


def test_unknown_headings_are_in_the_first_row(tmp_path: Path) -> None:
    found = reading(tmp_path, "wards.csv", "ward;electors\nNorth;100\nSouth;200\n")
    assert found.rows("wards") == [(2, "North", "100"), (3, "South", "200")], "other tables come under their own name"


def test_headings_repeated_or_missing(tmp_path: Path) -> None:
    found = reading(tmp_path, "seats.csv", "partnership,Start *,start,,\nHB,1/1/2020,2/2/2020,x,\n")
    assert found.headings("seats") == ("partnership", "Start", "start (2)", "column D"), (
        "the star is no part of a heading"
    )
    assert found.rows("seats") == [(2, "HB", "1/1/2020", "2/2/2020", "x")], "nothing is lost"
    assert "the heading 'start' is there more than once." in found.said, "the repeat is said"
    assert "the later column was read as 'start (2)'." in found.said, "and what it became"
    assert "column D has no heading above it, and 1 cells hold something." in found.said, "so is the missing one"
    assert {type(problem) for problem in found.problems} == {HeadingRepeated, HeadingMissing}, "and nothing else"


def test_rows_of_another_width(tmp_path: Path) -> None:
    found = reading(tmp_path, "seats.csv", "partnership,person,start\nHB\nHB,Marsh, Jo,1/4/2022\nHB,Al,1/1/2020,,\n")
    assert found.rows("seats") == [(2, "HB", None, None), (4, "HB", "Al", "1/1/2020")], "the row of 4 cells is left out"
    assert "row 2: it has 1 cells, and there are 3 headings." in found.said, "the short row is reported"
    assert "row 3: it has 4 cells, and there are 3 headings." in found.said, "the long row is reported"
    left_out = [problem.row for problem in found.problems if isinstance(problem, RowHasTooManyCells)]
    assert left_out == [3], "empty cells beyond the headings are no problem"


def test_a_quote_left_open_costs_one_line(tmp_path: Path) -> None:
    found = reading(tmp_path, "people.csv", 'name,profession\n"Jo,nurse\nAl,cook\n"Eve ""E"" Low","a\nb"\n')
    rows = [(2, '"Jo', "nurse"), (3, "Al", "cook"), (4, 'Eve "E" Low', "a\nb")]
    assert found.rows("people") == rows, "reading goes on with the next line"
    assert 'people.csv, row 2: a quotation mark is opened and not closed: "Jo,nurse' in found.said, "and it is said"
    assert len(found.problems) == 1, "once"


def test_text_after_a_closing_quote(tmp_path: Path) -> None:
    found = reading(tmp_path, "people.csv", 'name,profession\n"Marsh, "Jo" M",nurse\n')
    assert found.rows("people") == [(2, 'Marsh, Jo" M"', "nurse")], "the row keeps its width"
    assert "row 2: there is text after a closing quotation mark" in found.said, "and it is said"


def test_nul_characters_are_taken_out(tmp_path: Path) -> None:
    found = reading(tmp_path, "people.csv", "name,profession\nJo\0,nurse\n\0,\n")
    assert found.rows("people") == [(2, "Jo", "nurse")], "a row of nothing but NUL is blank"
    assert "there are characters that mean nothing in a text (NUL), in so many rows: 1." in found.said, "and it is said"


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("seats.csv", b"", "seats.csv: there is nothing in it."),
        ("seats.csv.gz", gzip.compress(b"", mtime=0), "seats.csv.gz: there is nothing in it."),
        ("seats.csv", bytes(range(256)) * 4, "seats.csv: its name says a text file, but it could not be read as that"),
        ("seats.csv.gz", b"partnership", "its name says a packed text file, but it could not be read as that"),
        ("seats.csv.gz", gzip.compress(SEATS.encode(), mtime=0)[:-9], "its name says a packed text file, but"),
        ("seats.csv", b"partnership,start\n", "seats.csv: there are headings but no records below them."),
        ("seats.csv", b"person," * 3_000 + b"\nx\n", "seats.csv: it has 3001 columns."),
        ("seats.csv", b"start,person\n1,2\nx" + b"y" * 1_000_001, "row 3: a line is longer than 1000000 characters."),
    ],
)
def test_what_cannot_be_read_is_reported(tmp_path: Path, name: str, content: bytes, expected: str) -> None:
    assert expected in reading(tmp_path, name, content).said, "a problem says what is wrong"


@pytest.mark.long
def test_a_packed_file_that_unpacks_to_very_much(tmp_path: Path) -> None:
    found = reading(tmp_path, "seats.csv.gz", gzip.compress(b"a" * 250_000_000, 9))
    assert "it unpacks to" in found.said and "so as not to fill the memory" in found.said, "it is refused"


def test_large_files_are_read_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Register,,\npartnership,person,start\n" + "".join(f'HB,"Jo ""{n}"", x",{n}\n' for n in range(500))
    careful = reading(tmp_path, "seats.csv", text)
    monkeypatch.setattr(csv_large, "LARGE", 0)
    used: list[object] = []
    quick_sheet = csv_large.large_sheet
    monkeypatch.setattr(
        csv_file, "large_sheet", lambda *given, **named: used.append(s := quick_sheet(*given, **named)) or s
    )
    quick = reading(tmp_path, "seats.csv", text)
    assert used and used[0], "the quick way was taken"
    assert quick.rows("seats") == careful.rows("seats"), "and gave the same"
    assert quick.rows("seats")[0] == (3, "HB", 'Jo "0", x', "0"), "with the same row numbers"
    odd = reading(tmp_path, "seats.csv", text + "HB,too,many,cells\n")
    assert used[1] is None, "anything odd makes it decline"
    assert "row 503: it has 4 cells, and there are 3 headings." in odd.said, "and the careful way reports it"


def test_every_problem_of_reading_is_complete() -> None:
    from afresh.records.problems import reading as catalogue

    kinds = [kind for kind in vars(catalogue).values() if isinstance(kind, type) and issubclass(kind, Problem)]
    assert len(kinds) > 25, "the catalogue was found"
    for kind in kinds:
        if kind is not Problem:
            parts = [kind.what, kind.expected, kind.mend, kind.effect]
            assert all(part.strip().endswith((".", "}")) for part in parts), f"{kind.__name__} is in sentences"
