"""A file of layouts: written as understood, read back, corrected. Expectations are read off the sheets made here."""

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from afresh import LayoutFileError, read
from afresh.cli import Commands

GRID = (
    "Name,Organisation,12/03/2025,11/06/2025\nAnn Marsh,Council,P,A\nTom Reed,Police,P,P\nSue Lund,Trust,A,P\n"
    "Ravi Patel,Mind,P,P\n"
)
SEATS = "partnership,organisation,start\nFalls Board,Council,2024-01-01\nFalls Board,Police,2024-02-01\n"


def written(folder: Path, files: dict[str, str]) -> tuple[Path, Path]:
    """Records, and the file of layouts that `check` writes of them."""
    data, layouts = folder / "data", folder / "layouts.toml"
    data.mkdir()
    for name, text in files.items():
        (data / name).write_text(text, "utf-8")
    done = CliRunner().invoke(Commands(), ["check", str(data), "--layouts", str(layouts)])
    assert done.exit_code == 0 and layouts.is_file(), done.output
    assert f"add --layouts {layouts}" in done.stderr
    return data, layouts


def marks(data: Path, layouts: Path | None = None) -> list[tuple[Any, ...]]:
    asked = (
        "SELECT p.name, o.name, meeting, status FROM attendance LEFT JOIN people p ON p.id = person "
        "LEFT JOIN organisations o ON o.id = attendance.organisation ORDER BY ALL"
    )
    return read(data, layouts=layouts).store.rows(asked)


@pytest.mark.parametrize(
    "files", [{"Falls Board.csv": GRID}, {"seats.csv": SEATS}, {"Falls Board.csv": GRID, "seats.csv": SEATS}]
)
def test_what_was_understood_reads_the_same_again(tmp_path: Path, files: dict[str, str]) -> None:
    data, layouts = written(tmp_path, files)
    plain, laid_out = read(data).store, read(data, layouts=layouts).store
    assert plain.supplied == laid_out.supplied, layouts.read_text("utf-8")
    for table in plain.supplied:
        asked = f'SELECT * EXCLUDE (source, source_row) FROM "{table}" ORDER BY ALL'
        assert plain.rows(asked) == laid_out.rows(asked), f"{table} differs: {layouts.read_text('utf-8')}"
    told = [problem.code() for problem in laid_out.problems if problem.code().startswith("layout")]
    assert not told, f"nothing is wrong with the file: {told}"


def corrected(layouts: Path, old: str, new: str) -> Path:
    text = layouts.read_text("utf-8")
    assert old in text, text
    layouts.write_text(text.replace(old, new), "utf-8")
    return layouts


def test_one_corrected_column_changes_what_is_read(tmp_path: Path) -> None:
    data, layouts = written(tmp_path, {"Falls Board.csv": GRID})
    assert {organisation for _, organisation, _, _ in marks(data)} == {"Council", "Police", "Trust", "Mind"}
    without = marks(data, corrected(layouts, '"organisation"', '"ignore"'))
    assert {organisation for _, organisation, _, _ in without} == {None}, "the officer says that it is none"
    assert len(without) == 8, "the marks are as they were"


def test_a_corrected_date_and_a_mark(tmp_path: Path) -> None:
    data, layouts = written(tmp_path, {"Falls Board.csv": GRID})
    corrected(layouts, '"2025-06-11"', '"2025-06-18"')
    days = read(data, layouts=layouts).store.rows("SELECT date::VARCHAR FROM meetings ORDER BY 1")
    assert days == [("2025-03-12",), ("2025-06-18",)]


def test_one_corrected_column_of_a_table(tmp_path: Path) -> None:
    data, layouts = written(tmp_path, {"seats.csv": SEATS})
    corrected(layouts, '"B" = "organisation"', '"B" = "person"')
    held = read(data, layouts=layouts).store.rows("SELECT organisation, count(person) FROM seats GROUP BY 1")
    assert held == [(None, 2)], "the officer says that these are people"


def test_where_nothing_can_be_laid_out_no_file_is_written(tmp_path: Path) -> None:
    data, layouts = tmp_path / "x.csv", tmp_path / "layouts.toml"
    data.write_text("x\n1\n", "utf-8")
    done = CliRunner().invoke(Commands(), ["check", str(data), "--layouts", str(layouts)])
    assert not layouts.exists() and "No sheet" in done.stderr


def test_a_sheet_that_is_not_there_and_a_column_that_is_not_are_told(tmp_path: Path) -> None:
    data, layouts = written(tmp_path, {"Falls Board.csv": GRID})
    corrected(layouts, '"B" = "organisation"', '"H" = "organisation"')
    told = {problem.code(): problem for problem in read(data, layouts=layouts).check()}
    assert "column H means" in told["layout-column-missing"].sentence("what").replace("that H", "that column H")
    layouts.write_text(layouts.read_text("utf-8").replace("Falls Board.csv", "Stairs Board.csv"), "utf-8")
    told = {problem.code(): problem for problem in read(data, layouts=layouts).check()}
    assert told["layout-sheet-missing"].value == "Stairs Board.csv"


def test_rows_that_were_added_since_are_told(tmp_path: Path) -> None:
    data, layouts = written(tmp_path, {"Falls Board.csv": GRID})
    (data / "Falls Board.csv").write_text(GRID + "Dee Hart,Carers,P,P\nKim Roy,Scouts,P,A\n", "utf-8")
    (told,) = [each for each in read(data, layouts=layouts).check() if each.code() == "layout-rows-left"]
    assert (told.row, told.facts["count"]) == (6, 2)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"organisation"', '"agency"', "Expected one of: person"),
        ('is = "attendance grid"', 'is = "diary"', "Expected one of: table"),
        ("headings_in_row = 1", 'headings_in_row = "first"', "is no row"),
    ],
)
def test_a_mistake_in_the_file_is_wrong_usage_and_said(tmp_path: Path, old: str, new: str, says: str) -> None:
    data, layouts = written(tmp_path, {"Falls Board.csv": GRID})
    corrected(layouts, old, new)
    with pytest.raises(LayoutFileError, match=says):
        read(data, layouts=layouts)
    done = CliRunner().invoke(Commands(), ["check", str(data), "--layouts", str(layouts)])
    assert done.exit_code == 2 and says in done.stderr


JOINED = (
    "Meeting Name,Meeting Start Time,Display Name,Attendee Email,Join Time,Leave Time,Attendance Duration\n"
    "Falls Board,2025-03-12 14:00:00,Ann Lee,a@amble.gov.uk,2025-03-12 14:00:00,2025-03-12 15:00:00,60 mins\n"
    "Falls Board,2025-03-12 14:00:00,Bob Day,b@mind.org.uk,2025-03-12 14:00:00,2025-03-12 14:02:00,2 mins\n"
    "Falls Board,2025-03-12 14:00:00,Cy Orr,c@gmail.com,2025-03-12 14:00:00,2025-03-12 14:50:00,50 mins\n"
)


def test_whose_an_address_is_is_proposed_and_taken_once_confirmed(tmp_path: Path) -> None:
    data, proposals = tmp_path / "webex.csv", tmp_path / "same.csv"
    data.write_text(JOINED, "utf-8")
    plain = read(data)
    assert {body for _, body, _, _ in marks(data)} == {None}, "nothing is taken unasked"
    hint = " ".join(problem.sentence("what") for problem in plain.check() if problem.code() == "list-hint")
    assert "1 person was there for less than 5 minutes" in hint and "amble.gov.uk (1)" in hint
    assert plain.store.domains == {"amble.gov.uk": 1, "mind.org.uk": 1}, "anybody may have an address of a provider"
    CliRunner().invoke(Commands(), ["check", str(data), "--duplicates", str(proposals)])
    text = proposals.read_text("utf-8-sig")
    assert "organisations,e-mail domain,,amble.gov.uk" in text and "a@amble" not in text
    lines = [
        line.replace(",,amble.gov.uk", ",Amble Council,amble.gov.uk") + ("yes" if "amble" in line else "")
        for line in text.splitlines()
    ]
    proposals.write_text("\n".join(lines), "utf-8")
    confirmed = read(data, confirmed=proposals)
    named = confirmed.store.rows(
        "SELECT p.name, o.name FROM attendance JOIN people p ON p.id = person LEFT JOIN organisations o "
        "ON o.id = attendance.organisation ORDER BY 1"
    )
    assert named == [("Ann Lee", "Amble Council"), ("Bob Day", None), ("Cy Orr", None)]
