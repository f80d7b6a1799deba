"""What the command itself says of a wrong option: plain, and without Click's own "Invalid value for"."""

import json
import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from afresh import cli
from afresh.measure import UnknownMeasure, names, take
from afresh.snapshot.workspace import NothingToReview, gather
from records import held, store_of, together


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["find", "falls", "--at", "31/02/2026"], "Error: '--at': '31/02/2026' is not a date that can be read."),
        (["find", "falls", "--most", "0"], "Error: '--most': 0 is not in the range x>=1."),
        (["find", "falls", "--data"], "Error: Option '--data' requires an argument."),
        (["check", ""], "Error: 'DATA': No file or folder is named. Name the one with the records."),
        (["measure", " "], "Error: 'DATA': No file or folder is named. Name the one with the records."),
        (["find"], "Error: Missing argument 'WORDS...'."),
    ],
)
def test_a_wrong_value_is_said_plainly(
    given: list[str], said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["afresh", *given])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == 2 and said in told, told
    assert "nvalid" not in told, told


def test_near_measures_are_named_and_else_all_of_them() -> None:
    workspace = gather(store_of(together(held("board", date(2024, 1, 1), "jo", "bo"))), at=date(2024, 6, 30))
    with pytest.raises(UnknownMeasure, match=r"Did you mean arrivals\?$"):
        take(workspace, "arrival")
    with pytest.raises(UnknownMeasure, match=f"The measures are: {names()[0]}, "):
        take(workspace, "zzz")


def test_the_day_before_which_nothing_happened_is_in_words() -> None:
    with pytest.raises(NothingToReview, match=r"by 3 March 2020\.$"):
        gather(store_of(together(held("board", date(2024, 1, 1), "jo", "bo"))), at=date(2020, 3, 3))


@pytest.mark.parametrize(
    ("more", "said"),
    [("", "Read {}: no problems.\n"), ("x", "Read {}: 1 notice. 'afresh check {}' shows them.\n")],
)
def test_check_is_named_where_it_has_something_to_show(more: str, said: str, tmp_path: Path) -> None:
    """Nothing to look at was said with where to look at it."""
    data = tmp_path / "records"
    data.mkdir()
    for name in ("organisations", "partnerships"):
        (data / f"{name}.csv").write_text(f"id,name\nx,{name.capitalize()}\n")
    (data / "seats.csv").write_text("partnership,organisation,start\nx,x,2020-01-01\n")
    if more:
        (data / "notes.md").write_text(more)
    done = CliRunner().invoke(cli.group, ["review", str(data), "-o", str(tmp_path / "out")])
    assert done.exit_code == 0 and said.replace("{}", str(data)) in done.stderr, done.stderr


def test_a_review_of_days_to_come_says_so(tmp_path: Path) -> None:
    """A slip in the year called nine boards dormant, and advised to end them, without a word."""
    (tmp_path / "seats.csv").write_text("partnership,organisation,start\nBoard,Council,2020-01-01\n")
    for at, warned in (("2021-06-30", False), ("2199-06-30", True)):
        done = CliRunner().invoke(cli.group, ["review", str(tmp_path), "-o", str(tmp_path / "out"), "--at", at])
        assert done.exit_code == 0, done.output
        assert ("30 June 2199 is after today: what has not happened yet" in done.stderr) == warned, done.stderr


def test_what_is_alike_is_shown_once_with_where_the_others_are(tmp_path: Path) -> None:
    """Sixteen formulas in two columns made sixteen warnings: one block now, and each in the JSON. Counted by hand."""
    rows = [
        ["partnership", "person", "start", "Years"],
        *(["HB", f"P{n}", date(2022, 4, 1), "=1+1"] for n in range(15)),
    ]
    workbook = openpyxl.Workbook()
    workbook.active.title = "Seats"
    for row in [
        *rows,
        *([None, f"Q{n}", date(2022, 4, 1), None] for n in range(4)),
        ["HB", "=A1", date(2022, 4, 1), None],
    ]:
        workbook.active.append(row)
    workbook.save(tmp_path / "records.xlsx")
    said = CliRunner().invoke(cli.group, ["check", str(tmp_path / "records.xlsx")]).stdout
    cells = "D3, D4, D5, D6, D7, D8, D9, D10, D11, D12 and 5 more; --format json lists each."
    assert said.count("holds a formula whose result was not saved") == 1, f"one for the sheet: {said}"
    assert f"The same in 15 more cells: {cells}" in said, f"where the others are: {said}"
    assert "The same in 3 more rows: 18, 19, 20." in said, f"rows that lack the same: {said}"
    listed = CliRunner().invoke(cli.group, ["check", str(tmp_path / "records.xlsx"), "--format", "json"]).stdout
    codes = [each["code"] for each in json.loads(listed)]
    assert codes.count("formula-without-value") == 16 and codes.count("required-cell-empty") == 4, "each of them"
    assert "not listed one by one" not in said, "and nothing is left to be only counted"
