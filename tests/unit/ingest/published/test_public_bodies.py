"""Charities, NHS bodies and councils as organisations. Every expectation is read off the rows made here."""

import json
from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.published.charities import CharityFiles, convert_charities
from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.councils import convert_councils, shipped_councils
from afresh.ingest.published.ods import convert_ods

COLUMNS = ("organisation_number", "registered_charity_number", "linked_charity_number", "charity_name",
           "charity_registration_status", "date_of_registration", "date_of_removal", "charity_activities")  # fmt: skip
CHARITIES = [
    (501, 1001, 0, "FALLS FRIENDS", "Registered", "2001-05-04T00:00:00", None, "Handrails and falls classes"),
    (502, 1001, 1, "FALLS FRIENDS LINKED", "Registered", "2002-05-04T00:00:00", None, "Falls"),
    (503, 1003, 0, "GONE TRUST", "Removed", "1990-01-01T00:00:00", "2010-01-01T00:00:00", "Falls"),
    (504, 1004, 0, "FAR TRUST", "Registered", "1990-01-01T00:00:00", None, "Falls"),
    (505, 1005, 0, "ART CLUB", "Registered", "1991-01-01T00:00:00", None, "Painting"),
]
AREAS = [(501, "Amble"), (501, "Throughout England"), (504, "Elsewhere"), (505, "amble")]
CLASSES = [(501, "Disability"), (505, "Arts/culture")]


def as_json(folder: Path, marked: bool = False) -> CharityFiles:
    tables = {
        "charity": [dict(zip(COLUMNS, row, strict=True)) for row in CHARITIES],
        "areas": [{"organisation_number": n, "geographic_area_description": area} for n, area in AREAS],
        "classes": [{"organisation_number": n, "classification_description": each} for n, each in CLASSES],
    }
    for name, rows in tables.items():
        (folder / f"{name}.json").write_text(json.dumps(rows), "utf-8-sig" if marked else "utf-8")
    return CharityFiles(*(folder / f"{name}.json" for name in tables))


def as_text(folder: Path) -> CharityFiles:
    tables = {
        "charity": [COLUMNS, *CHARITIES],
        "areas": [("organisation_number", "geographic_area_description"), *AREAS],
        "classes": [("organisation_number", "classification_description"), *CLASSES],
    }
    for name, rows in tables.items():
        lines = ["\t".join("" if cell is None else str(cell) for cell in row) for row in rows]
        (folder / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
    return CharityFiles(*(folder / f"{name}.txt" for name in tables))


@pytest.mark.parametrize("form", ["json", "marked", "text"])
def test_registered_charities_of_the_area_and_activity_are_taken(form: str, tmp_path: Path) -> None:
    files = as_text(tmp_path) if form == "text" else as_json(tmp_path, form == "marked")
    store = convert_charities(files, areas=["Amble"], activities=["falls", "disability", "arts"])
    rows = store.rows("SELECT id, name, body, area, issues, identifier, opened, closed FROM organisations ORDER BY id")
    assert rows == [
        (
            "GB-CHC-1001",
            "FALLS FRIENDS",
            "charity",
            "Amble",
            "falls; disability",
            "GB-CHC-1001",
            date(2001, 5, 4),
            None,
        ),
        ("GB-CHC-1005", "ART CLUB", "charity", "Amble", "arts", "GB-CHC-1005", date(1991, 1, 1), None),
    ], "a linked, a removed and a far charity are left aside; words met in activities or classes are the issues"
    assert (
        "Linked charities: 1; no longer registered: 1; at work elsewhere or on something else: 1." in store.notes[0]
    ), f"what was left is said: {store.notes}"


def test_the_whole_register_is_not_taken_by_mistake(tmp_path: Path) -> None:
    with pytest.raises(CannotConvert, match="--area or --activity"):
        convert_charities(as_json(tmp_path))
    with pytest.raises(CannotConvert, match="No charity was found"):
        convert_charities(as_json(tmp_path), areas=["Nowhere"])


def body(code: str, name: str, postcode: str, opened: str = "20100401", closed: str = "") -> str:
    return ",".join([code, f'"{name}"', "Y60", "Q1", "", "", "", "", "", postcode, opened, closed, *[""] * 15])


def test_nhs_bodies_carry_their_days_and_what_followed_them(tmp_path: Path) -> None:
    bodies, after = tmp_path / "etr.csv", tmp_path / "succ.csv"
    bodies.write_text("\n".join([
        body("RAA", "AMBLE NHS TRUST", "AM1 1AA", closed="20190331"),
        body("RBB", "GREATER AMBLE NHS FOUNDATION TRUST", "ZZ1 1AA", "20190401"),
        body("RCC", "SPLIT NHS TRUST", "AM2 2BB"), body("RDD", "FAR NHS TRUST", "ZZ9 9ZZ"), body("REE", "X", "AM3 3CC"),
    ]), "utf-8")  # fmt: skip
    after.write_text("RAA,RBB,S,20190401,\nRCC,RAA,S,20190401,\nRCC,RBB,S,20190401,\nREE,RZZ,S,,\n", "utf-8")
    store = convert_ods([bodies, after], postcodes=["AM"])
    rows = store.rows("SELECT id, body, opened, closed, successor FROM organisations ORDER BY id")
    assert rows == [
        ("RAA", "NHS trust", date(2010, 4, 1), date(2019, 3, 31), "RBB"),
        ("RBB", "NHS foundation trust", date(2019, 4, 1), None, None),
        ("RCC", "NHS trust", date(2010, 4, 1), None, None),
        ("REE", None, date(2010, 4, 1), None, None),
    ], "what followed is taken in wherever it is; one that became two, or something undescribed, has no successor"
    told = " ".join(store.notes)
    assert "RCC" in told and "REE" in told, f"and both are said: {told}"


def test_a_file_that_is_not_the_services_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_text("name,date\nAnn,2020\n", "utf-8")
    with pytest.raises(CannotConvert, match="No body was found"):
        convert_ods([tmp_path / "x.csv"])


def test_councils_come_with_what_followed_them() -> None:
    store = convert_councils(names=["Allerdale", "Cumbria County"])
    rows = store.rows("SELECT name, body, closed, successor FROM organisations ORDER BY name")
    assert rows == [
        ("Allerdale Borough Council", "council", date(2023, 4, 1), "CBD"),
        ("Cumberland Council", "council", None, None),
        ("Cumbria County Council", "council", date(2023, 4, 1), None),
        ("Westmorland and Furness Council", "council", None, None),
    ], "as the published table has them: Cumbria became two, so neither is its successor"
    assert "Cumbria County Council" in " ".join(store.notes), "and that is said"


def test_the_shipped_table_is_whole() -> None:
    table = shipped_councils()
    codes = {council["code"] for council in table}
    assert len(table) == len(codes) == 470, "as many as the published table has"
    after = {code.strip() for council in table for code in council["replaced_by"].split(",") if code.strip()}
    assert after and after <= codes, f"these follow a council and are not in the table: {after - codes}"


@pytest.mark.real
def test_the_shipped_table_is_the_published_one(shared: Path) -> None:
    import csv
    import gzip

    with gzip.open(shared / "uk_councils" / "uk_local_authorities.csv.gz", "rt", encoding="utf-8-sig") as file:
        published = {(row["local-authority-code"], row["official-name"], row["replaced-by"], row["end-date"])
                     for row in csv.DictReader(file)}  # fmt: skip
    ours = {(row["code"], row["name"], row["replaced_by"], row["end"]) for row in shipped_councils()}
    assert ours == published, f"these rows differ: {sorted(ours ^ published)[:5]}"


def test_a_region_that_is_none_says_which_there_are() -> None:
    with pytest.raises(CannotConvert, match="North West"):
        convert_councils(regions=["Atlantis"])
