"""An officer's first afternoon: the template filled in by hand, checked, mended, reviewed; and what goes wrong.

Every expected fact is counted by hand from the cells in tests/office.py.
"""

import csv
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook, load_workbook

import afresh
from afresh.cli import group
from html_pages import said
from office import BOARD, office_folder, office_workbook

MISSPELT = {("Priya Natarajan", "Priya Natarjan"), ("John Halloway", "Jon Halloway")}


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return office_workbook(tmp_path_factory.mktemp("office") / "records.xlsx")


@pytest.fixture(scope="module")
def confirmed(workbook: Path) -> Path:
    """The proposed duplicates, each with yes beside it."""
    path = workbook.with_name("same.csv")
    said = run("check", workbook, "--duplicates", path)
    assert "Wrote 2 pairs of names" in said.stderr, said.stderr
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig", newline="")))
    assert {(row["keep"], row["merge"]) for row in rows} == MISSPELT, "the two misspellings and nothing else"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "yes": "yes"} for row in rows)
    return path


@pytest.fixture(params=["a workbook", "a folder of CSV"])
def records(request: pytest.FixtureRequest, workbook: Path, tmp_path: Path) -> Path:
    return workbook if request.param == "a workbook" else office_folder(workbook, tmp_path / "csv")


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(group, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def problems(records: Path, *more: object) -> dict[str, list[dict[str, str]]]:
    by_code: dict[str, list[dict[str, str]]] = {}
    for problem in json.loads(run("check", records, "--format", "json", *more).stdout):
        by_code.setdefault(problem["code"], []).append(problem)
    return by_code


def test_check_tells_of_what_is_wrong_and_of_nothing_else(records: Path) -> None:
    """One heading and two names are wrong; the template's own lines, left in, are nobody's mistake."""
    found = problems(records)
    serious = {code for code, each in found.items() if each[0]["severity"] != "notice"}
    assert serious == {"heading-not-known", "name-not-in-table"}, serious
    assert "did you mean organisation" in found["heading-not-known"][0]["mend"], "the heading it should be"
    suggested = {(each["value"], each["mend"].split("'")[1]) for each in found["name-not-in-table"]}
    assert suggested == {(merge, keep) for keep, merge in MISSPELT}, "both misspellings, each with its person"


def test_what_is_confirmed_or_mended_is_not_told_again(workbook: Path, confirmed: Path, tmp_path: Path) -> None:
    book = load_workbook(workbook)
    book["people"]["D1"] = "organisation"
    book.save(tmp_path / "mended.xlsx")
    found = problems(tmp_path / "mended.xlsx", "--confirmed", confirmed)
    assert {each[0]["severity"] for each in found.values()} == {"notice"}, "nothing is left to mend"


def test_the_records_are_what_the_cells_say(records: Path, confirmed: Path) -> None:
    store = afresh.read(records, confirmed=confirmed).store
    present = store.rows("SELECT count(*) FROM attendance WHERE status = 'present' AND meeting LIKE '%2023-04-12'")
    assert present == [(7,)], "at the first meeting eight have a mark, and Tom Fairweather's is A"
    assert store.rows("SELECT count(*) FROM people") == [(14,)], "14 people, and no second Priya or John"
    outcomes = dict(store.rows("SELECT status, count(*) FROM proposals GROUP BY status"))
    assert outcomes == {"adopted": 4, "deferred": 2, "rejected": 1, None: 1}, "the column Outcome; one cell is empty"
    answers = sorted(store.rows("SELECT organisation, response, reason_kind FROM responses"))
    assert answers == [
        ("thornby-council", "abstain", "cost"),
        ("thornby-fire-service", "abstain", "cost"),
        ("vale-nhs-trust", "abstain", "cost"),
        ("vale-nhs-trust", "abstain", "law"),
        ("vale-nhs-trust", "abstain", "law"),
        ("vale-nhs-trust", "oppose", "territory"),
    ], "five rows name who held back, one of them two; only '(objected)' is more than holding back"
    last = store.rows("SELECT max(date), count(*) FROM observations")
    assert [(str(day), count) for day, count in last] == [("2026-06-01", 30)], "30 months from January 2024"


def test_the_review_says_who_came_and_who_left(records: Path, confirmed: Path, tmp_path: Path) -> None:
    """In the year to 10 June 2026 Beth Sorley and Leo Mbeki first came, and Moira Quill's seat ended."""
    result = run("review", records, "--confirmed", confirmed, "-o", tmp_path / "review")
    assert result.exit_code == 0, result.output
    assert f"'afresh check {records} --confirmed {confirmed}' shows them" in result.stderr, "the same problems again"
    page = (tmp_path / "review" / "review.html").read_text(encoding="utf-8")
    told = said(page)
    joined = "Came in the period: Member, Thornby Police, 1 October 2025 Member, Steady Feet Group, 7 January 2026"
    assert joined in told, "the two whose first mark is in the period"
    assert "Left in the period: Member, Thornby Police, 31 August 2025" in told, "Moira Quill's seat"
    title = said(next(line for line in page.splitlines() if 'class="title"' in line))
    assert title.startswith(BOARD), f"with one board the page is titled with its name: {title}"
    assert "is not recorded" in told or "outcome" in told, "openness is not known, and that is said"
    assert "Falls: the latest figure shows improvement" in told or "Results are better:" in told, (
        "about 61 a month, and about 50 for the year since"
    )
    facts = json.loads((tmp_path / "review" / "review.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in facts["partnerships"]] == [BOARD], "one partnership"
    assert facts["summary"].startswith("One lasting partnership: "), f"one is one: {facts['summary']}"
    assert facts["at"] == "2026-06-10", "the last date across the grid"


def test_exported_csv_opens_in_excel_and_is_read_again_as_it_was(
    records: Path, confirmed: Path, tmp_path: Path
) -> None:
    """Excel knows UTF-8 by its mark; without it Siân Pritchard would be saved as SiÃ¢n."""
    assert run("export", records, "--confirmed", confirmed, "--format", "csv", "-o", tmp_path / "out").exit_code == 0
    people = (tmp_path / "out" / "people.csv").read_bytes()
    assert people.startswith(b"\xef\xbb\xbf") and "Siân Pritchard" in people.decode(), "the mark, then her name"
    again = afresh.read(tmp_path / "out")
    assert [each.severity for each in again.check() if each.severity != "notice"] == [], "clean records"
    before = afresh.read(records, confirmed=confirmed)
    for table in ("people", "seats", "meetings", "attendance", "proposals", "responses", "observations"):
        assert again.store.count(table) == before.store.count(table), f"{table} as they were"


@pytest.mark.parametrize("command", ["review", "measure"])
def test_where_nothing_can_be_assessed_it_is_said_why(command: str, tmp_path: Path) -> None:
    (tmp_path / "minutes.docx").write_bytes(b"PK")
    (tmp_path / "none").mkdir()
    Workbook().save(tmp_path / "empty.xlsx")
    for name, why in {
        "missing.xlsx": "there is nothing at this place",
        "minutes.docx": "files that end in '.docx' are documents; nothing is taken from a document unasked",
        "none": "there is no table in it",
        "empty.xlsx": "there is no table in it",
    }.items():
        result = run(command, tmp_path / name)
        assert result.exit_code == 1, f"{name}: {result.output}"
        assert f"{name}: {why}" in result.output, f"{name} is why: {result.output}"
        assert "A table of seats or of attendance is needed" in result.output, "which record is needed"


def test_a_bare_list_of_names_may_be_of_several_tables(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("Name\nJo Marsh\nAl Reed\n", encoding="utf-8")
    said = problems(tmp_path / "list.csv")["sheet-not-recognised"][0]["mend"]
    assert "organisations or people or partnerships" in said, said


def test_proposals_are_written_over_nothing_that_matters(workbook: Path, confirmed: Path, tmp_path: Path) -> None:
    other = tmp_path / "measures.csv"
    other.write_text("measure,value\narrivals,0.1\n", encoding="utf-8")
    for path, why in {workbook: "ends in .csv", other: "holds something else", confirmed: "your answers in it"}.items():
        before = path.read_bytes()
        result = run("check", workbook, "--duplicates", path)
        assert (result.exit_code, why in result.stderr) == (2, True), f"{path.name}: {result.stderr}"
        assert path.read_bytes() == before, f"{path.name} is untouched"


@pytest.mark.long
def test_what_cannot_be_used_is_said_in_a_sentence(workbook: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "wrong.toml").write_text("low_arrival = 0.2\n", encoding="utf-8")
    for arguments, why in (
        (("review", workbook, "-o", tmp_path / "file"), "there is a file of that name"),
        (("export", workbook, "-o", tmp_path / "file" / "in"), "part of it is a file"),
        (("check", workbook, "--duplicates", tmp_path / "no" / "same.csv"), "no such file or directory"),
        (("review", workbook, "--confirmed", workbook, "-o", tmp_path / "r"), "It must be a file that"),
        (("review", workbook, "--settings", tmp_path / "no.toml"), "no such file or directory"),
        (("review", workbook, "--settings", tmp_path / "wrong.toml"), "Did you mean low_arrivals?"),
        (("review", workbook, "--at", "31/02/2026"), "'31/02/2026' is not a date"),
        (("review", workbook, "--partnership", "Thornby Fall Board"), f"Did you mean: {BOARD}"),
    ):
        done = subprocess.run(
            [sys.executable, "-c", "from afresh.cli import main; main()", *map(str, arguments)],
            capture_output=True, encoding="utf-8", cwd=tmp_path, check=False,
        )  # fmt: skip
        assert done.returncode == 2, f"{arguments}: {done.stderr}"
        assert why in " ".join(done.stderr.split()), f"{arguments}: {done.stderr}"
        assert "Traceback" not in done.stderr, done.stderr


def test_from_python_what_is_wrong_is_said_in_a_sentence(workbook: Path) -> None:
    dataset = afresh.read(workbook)
    with pytest.raises(ValueError, match=r"'31/06/2026' is not a date\. Give a date"):
        dataset.review(at="31/06/2026")
    with pytest.raises(ValueError, match="level must be one of people, organisations, not 'person'"):
        dataset.measure("arrivals", level="person")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="months must be 1 or more"):
        dataset.review(months=0)
