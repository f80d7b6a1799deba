"""An officer's first hour with six unlike files: what docs/first-hour.md says was understood is so."""

import csv
from datetime import date
from pathlib import Path
from shutil import copy

import pytest
from click.testing import CliRunner, Result

import afresh
from afresh.cli import group
from six_files import BOARD, six_files

pytestmark = pytest.mark.long


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(group, [str(each) for each in words])


@pytest.fixture(scope="module")
def six(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return six_files(tmp_path_factory.mktemp("board") / "six")


def test_each_file_is_known_for_what_it_is(six: Path) -> None:
    dataset = afresh.read(six)
    store = dataset.store
    assert store.rows("SELECT name FROM partnerships") == [(BOARD,)], "one board, whatever each file calls it"
    meetings = dict(store.rows("SELECT date, status FROM meetings"))
    assert meetings[date(2026, 2, 4)] == "held", "2/4/26 is 4 February, as the name of the file says"
    assert meetings[date(2025, 11, 12)] == "cancelled" and len(meetings) == 7, "the year is that of the title"
    people = {name for (name,) in store.rows("SELECT name FROM people")}
    assert {"Siân Pritchard", "Dr John Halloway", "Kim Ode"} <= people, "surname first or last, and a deputy by name"
    assert not any("(" in name or "Vacant" in name or "iPhone" in name for name in people), f"no others: {people}"
    bodies = {name for (name,) in store.rows("SELECT name FROM organisations")}
    assert {"Age Well Thornby", "Vale NHS Trust"} <= bodies, "from the brackets behind names"
    assert store.rows("SELECT count(*) FROM seats WHERE vacant") == [(1,)], "one seat is vacant"
    assert {value for (value,) in store.rows("SELECT value FROM observations")} == {44.0, 45.0, 46.0, 47.0, 48.0}
    statuses = dict(store.rows("SELECT title, status FROM proposals"))
    assert statuses["Pool adaptation money"] == "rejected" and statuses["One form for all"] == "adopted"


def test_minutes_are_proposed_and_the_rest_is_read_without_them(six: Path, tmp_path: Path) -> None:
    refused = [each for each in afresh.read(six).check() if each.severity == "error"]
    assert [each.code() for each in refused] == ["document-not-records"], "only the minutes are left"
    done = run("convert", "minutes", six / "Minutes 8 April 2026.docx", "-o", tmp_path / "minutes")
    assert done.exit_code == 0, done.output
    lines = list(csv.DictReader((tmp_path / "minutes" / "understood.csv").open(encoding="utf-8-sig")))
    assert len(lines) == 7 and all(line["taken as"] for line in lines), "each line says what was made of it"


def test_confirmed_and_reviewed(six: Path, tmp_path: Path) -> None:
    everything = tmp_path / "all"
    everything.mkdir()
    run("convert", "minutes", six / "Minutes 8 April 2026.docx", "-o", tmp_path / "minutes")
    for file in (*six.glob("*.xlsx"), *six.glob("*.csv"), *(tmp_path / "minutes").glob("*.csv")):
        copy(file, everything)
    same = tmp_path / "same.csv"
    run("check", everything, "--duplicates", same)
    rows = list(csv.DictReader(same.open(encoding="utf-8-sig")))
    for row in rows:
        row["yes"] = "yes" if row["keep"] else ""
    with same.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    done = run("review", everything, "--confirmed", same, "-o", tmp_path / "out", "--format", "text")
    assert done.exit_code == 0, done.output
    text = (tmp_path / "out" / "review.txt").read_text("utf-8")
    assert text.startswith(f"{BOARD} (") and "This review is as of 8 April 2026" in text
    for name in ("Natarajan", "Halloway", "Pritchard", "Kim Ode"):
        assert name not in text, f"{name} is named"
