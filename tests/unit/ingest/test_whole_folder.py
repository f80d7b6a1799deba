"""The whole way from an office's own folder to clean records: Windows-1252, day first, misspellings, a grid, a log."""

from pathlib import Path

import pytest

from afresh.ingest.matching.duplicates import write_proposals
from afresh.ingest.reading import read
from afresh.records.store import Store
from by_hand import codes, only

FILES = {
    "organisations.csv": "Organisaton,Type,Area,Themes\nAmbleford Council,Local authority,Ambleford,\"housing, "
                         "falls\"\nCafé Zoë Trust,Charity,,\n",
    "seats.csv": "Board,Name,Agency,Role,From,Until\nHousing Board,Beth Oduya,Café Zoe Trust,Chair,01/04/2022,\n",
    "Housing Board attendance.csv": (
        "Housing Board attendance 2025,,,\nName,Organisation,12/05/2025,9 Sept 2025\n"
        "Beth Oduya,Café Zoë Trust,P,\nBeth Odyua,Café Zoë Trust,,P\nSam Hill,Ambleford Council,x,D\n"
    ),
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode("cp1252"))
    return tmp_path


def summary(store: Store) -> list[tuple[object, ...]]:
    return store.rows(
        "SELECT meeting, coalesce(person, organisation), status, deputy_for FROM attendance ORDER BY "
        "source_row, meeting"
    )


def test_an_offices_own_folder(office: Path) -> None:
    store = read(office)
    assert summary(store) == [
        ("housing-board-2025-05-12", "beth-oduya", "present", None),
        ("housing-board-2025-09-09", "beth-odyua", "present", None),
        ("housing-board-2025-05-12", "sam-hill", "absent", None),
        ("housing-board-2025-09-09", "ambleford-council", "deputy", "sam-hill"),
    ], "the grid, read by hand"
    named = 'SELECT person, o.name, "start"::VARCHAR FROM seats s JOIN organisations o ON o.id = s.organisation'
    assert store.rows(named) in ([("beth-oduya", each, "2022-04-01")] for each in ("Café Zoë Trust", "Café Zoe Trust"))
    assert codes(store, "error") == [], "nothing is lost"
    assert only(store, "heading-guessed").value == "Organisaton", "the misspelt heading was guessed, and said"
    assert "encoding-assumed" in codes(store), "so was the encoding"


def test_month_first_when_told(office: Path) -> None:
    store = read(office, dates="month-first")
    assert store.rows('SELECT "start"::VARCHAR FROM seats') == [("2022-01-04",)], "4 January"
    assert ("housing-board-2025-12-05",) in store.rows("SELECT meeting FROM attendance"), "5 December"


def test_the_misspelt_name_is_proposed_and_confirmed(office: Path, tmp_path: Path) -> None:
    answers = tmp_path.parent / f"{tmp_path.name}-pairs.csv"
    pairs = [each for each in write_proposals(read(office), answers) if each.table == "people"]
    assert [(each.keep, each.merge) for each in pairs] == [("Beth Oduya", "Beth Odyua")], "the one misspelling"
    answers.write_text(answers.read_text("utf-8-sig").replace("surname,", "surname,yes"), "utf-8")
    confirmed = read(office, confirmed=answers)
    assert [row[1] for row in summary(confirmed)][:2] == ["beth-oduya", "beth-oduya"], "one person now"
    assert read(office).count("people") == confirmed.count("people") + 1, "and not before it was confirmed"
