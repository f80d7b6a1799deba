"""Folders and data packages as they are read, and what leads out of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from afresh.ingest.sources.datapackage import inside
from as_read import read

SEATS = "partnership,person\nHB,{}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "records"
    place.mkdir()
    (tmp_path / "outside.csv").write_text("name\nsecret\n")
    (place / "seats.csv").write_text(SEATS.format("Jo"))
    return place


def package(folder: Path, resources: Any) -> Path:
    (folder / "datapackage.json").write_text(json.dumps({"resources": resources}))
    return folder / "datapackage.json"


def test_every_file_is_a_table(folder: Path) -> None:
    (folder / "People.tsv").write_text("name\tprofession\nJo\tnurse\n")
    (folder / "minutes.docx").write_bytes(b"x")
    (folder / "~$seats.xlsx").write_bytes(b"x")
    (folder / ".hidden.csv").write_text("x")
    found = read(folder)
    assert found.names == ["people", "seats"], "in the order of their names"
    assert "minutes.docx: files that end in '.docx' are documents; nothing is taken" in found.said, "others are said"
    assert len(found.problems) == 1, "Excel's lock files and hidden files are not"


def test_one_table_in_two_files(folder: Path) -> None:
    (folder / "Seats 2023.csv").write_text(SEATS.format("Al"))
    found = read(folder)
    assert found.rows("seats") == [(2, "HB", "Al"), (2, "HB", "Jo")], "both are read"
    assert "'seats' is in 2 places: Seats 2023.csv; seats.csv." in found.said, "and it is said"
    assert found.severities == {"notice"}, "as a notice"


def test_a_link_out_of_the_folder_is_refused(folder: Path) -> None:
    (folder / "people.csv").symlink_to(folder.parent / "outside.csv")
    found = read(folder)
    assert found.names == ["seats"], "what the link leads to is not read"
    assert "records: 'people.csv' leads outside the folder it is in." in found.said, "and it is said"


def test_a_data_package(folder: Path) -> None:
    (folder / "x1.csv").write_text(SEATS.format("Al"))
    found = read(package(folder, [{"name": "Seats", "path": ["seats.csv", "x1.csv"]}, {"name": "n", "path": "x1.csv"}]))
    assert found.rows("seats") == [(2, "HB", "Jo"), (2, "HB", "Al")], "a resource may have several files"
    assert found.names == ["seats", "seats", "n"], "tables have the names of their resources"


def test_a_folder_with_nothing_but_a_data_package(folder: Path) -> None:
    (folder / "data").mkdir()
    (folder / "seats.csv").rename(folder / "data" / "a.csv")
    package(folder, [{"name": "seats", "path": "data/a.csv"}])
    assert read(folder).rows("seats") == [(2, "HB", "Jo")], "is read as the data package says"


@pytest.mark.parametrize(
    "path",
    ["/etc/passwd", "../outside.csv", "a/../../outside.csv", "https://example.org/x.csv", "file:///etc/passwd",
     "C:\\x.csv", "\\\\server\\x.csv", "..\\outside.csv", "link.csv", "s3://x/y.csv"],
)  # fmt: skip
def test_paths_out_of_the_folder_are_refused(folder: Path, path: str) -> None:
    (folder / "link.csv").symlink_to(folder.parent / "outside.csv")
    found = read(package(folder, [{"name": "people", "path": path}]))
    assert found.sheets == [] and "leads outside the folder it is in." in found.said, f"{path} is not opened"
    assert not inside(folder, path), "whatever there is at that place"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("", "its name says a data package, but it could not be read as that"),
        ("{", "its name says a data package, but it could not be read as that"),
        ("[" * 100_000, "its name says a data package, but it could not be read as that"),
        ("[]", "it could not be read as that (it lists no resources)."),
        ('{"resources": 3}', "it could not be read as that (it lists no resources)."),
        ('{"resources": [3]}', "the resource 'resource 1' could not be read (it names no file)."),
        ('{"resources": [{"name": "\\ud800", "path": "x\\u0000.csv"}]}', "leads outside the folder it is in."),
        (
            '{"resources": [{"name": "a", "path": "gone.csv"}]}',
            "the resource 'a' could not be read (there is no file gone",
        ),
        ('{"resources": [{"name": "a", "path": "datapackage.json"}]}', "files that end in '.json' are not read."),
    ],
)
def test_what_is_no_data_package_is_reported(folder: Path, content: str, expected: str) -> None:
    (folder / "datapackage.json").write_text(content)
    assert expected in read(folder / "datapackage.json").said, "a problem says what is wrong"


def test_nothing_there(tmp_path: Path) -> None:
    assert "gone.xlsx: there is nothing at this place." in read(tmp_path / "gone.xlsx").said, "no such file"
    assert f"{tmp_path}: there is no table in it." in read(tmp_path).said, "an empty folder"
    (tmp_path / "chart.png").write_bytes(b"x")
    assert "there is no table in it." in read(tmp_path).said, "a folder of other things"
    assert "files that end in '.png' are not read." in read(tmp_path / "chart.png").said, "a file of another kind"


def test_a_table_in_parts_is_read_and_other_folders_are_told(folder: Path) -> None:
    import duckdb

    parts, other = folder / "people.parquet", folder / "old"
    parts.mkdir()
    other.mkdir()
    (other / "seats.csv").write_text(SEATS.format("Old"))
    for number, name in enumerate(("Ann", "Bob")):
        duckdb.sql(f"SELECT '{name}' AS name").write_parquet(str(parts / f"part-{number}.parquet"))
    (parts / "_SUCCESS").write_text("")
    (parts / "year=2024").mkdir()
    found = read(folder)
    assert sorted(found.rows("people")) == [(2, "Ann"), (2, "Bob")], "both parts"
    assert "is in 2 places" not in found.said, "the parts of one table lie in one place"
    assert "'old' lies in a folder within the folder." in found.said, "a folder that is passed over is told"
    assert "'people.parquet/year=2024' lies in a folder within the folder." in found.said, "one among the parts too"


@pytest.mark.parametrize("letters", [300, 5_000, 100_000])
def test_a_path_that_no_file_can_have_is_a_problem(folder: Path, letters: int) -> None:
    package(folder, [{"name": "people", "path": "a" * letters}])
    found = read(folder)
    assert found.rows("seats") == [(2, "HB", "Jo")], "what lies there is read"
    assert "the resource 'people' could not be read (there is no file aaa" in found.said, "and the path is told"
