"""What a datapackage.json declares of a resource is used, by whichever door. Expected days are read as declared."""

import gzip
import json
from datetime import date
from pathlib import Path

import pytest

from afresh.ingest.reading import read
from afresh.records.store import Store


def declaring(folder: Path, text: str, by: str, **more: object) -> Store:
    """The records in a folder with seats.csv and what its data package declares of it; `by` is how it is opened."""
    (folder / "seats.csv").write_bytes(text.encode(str(more.get("encoding", "utf-8"))))
    resource = {"name": "seats", "path": "seats.csv", **more}
    (folder / "datapackage.json").write_text(json.dumps({"resources": [resource]}), "utf-8")
    return read(folder if by == "folder" else folder / "datapackage.json")


DOORS = pytest.mark.parametrize("by", ["folder", "datapackage.json"])


@DOORS
@pytest.mark.parametrize(
    ("form", "text", "day"),
    [
        ("%m/%d/%Y", "03/04/2020", date(2020, 3, 4)), ("%d.%m.%Y", "03.04.2020", date(2020, 4, 3)),
        ("%Y/%d/%m", "2020/04/03", date(2020, 3, 4)), ("default", "2020-03-04", date(2020, 3, 4)),
    ],
)  # fmt: skip
def test_a_declared_format_of_dates_is_used(tmp_path: Path, by: str, form: str, text: str, day: date) -> None:
    fields = [{"name": "partnership"}, {"name": "person"}, {"name": "start", "type": "date", "format": form}]
    store = declaring(tmp_path, f"partnership,person,start\nB,Ann,{text}\n", by, schema={"fields": fields})
    assert store.rows("SELECT start FROM seats") == [(day,)], f"{text} as {form}"
    assert not [each for each in store.problems if "either" in each.code()], "nothing is left to guess"


@DOORS
def test_what_is_not_as_declared_is_told_and_not_read_another_way(tmp_path: Path, by: str) -> None:
    fields = [{"name": "start", "type": "date", "format": "%m/%d/%Y"}]
    text = "partnership,person,start\nB,Ann,25/03/2020\nB,Bob,03/25/2020\n"
    store = declaring(tmp_path, text, by, schema={"fields": fields})
    assert store.rows("SELECT start FROM seats") == [(date(2020, 3, 25),)], "there is no twenty-fifth month"
    told = next(each for each in store.problems if each.code() == "date-unreadable")
    assert "25/03/2020 (not as declared: %m/%d/%Y)" in told.value, "in the words of the declaration"


@DOORS
@pytest.mark.parametrize(("word", "where"), [("NA", "schema"), ("..", "schema"), ("left blank", "field")])
def test_declared_missing_values_are_blank(tmp_path: Path, by: str, word: str, where: str) -> None:
    end = {"name": "end", "type": "date"}
    schema = {"missingValues": ["", word], "fields": [end]} if where == "schema" else {
        "fields": [{**end, "missingValues": [word]}]
    }  # fmt: skip
    store = declaring(tmp_path, f"partnership,person,start,end\nB,Ann,2020-01-01,{word}\n", by, schema=schema)
    assert store.rows('SELECT "end", end_is FROM seats') == [(None, "exact")], "nothing is there, so it is still held"
    assert not store.problems.of("warning"), "and nothing to mend"


@DOORS
@pytest.mark.parametrize(
    ("encoding", "delimiter"), [("windows-1252", ";"), ("iso-8859-15", "|"), ("utf-8", ":"), ("utf-16", "\t")]
)
def test_a_declared_layout_is_used_and_not_said_to_be_guessed(
    tmp_path: Path, by: str, encoding: str, delimiter: str
) -> None:
    text = "partnership,person,start\nBoard A,Zoë Žižka,2020-01-01\n".replace(",", delimiter)
    store = declaring(tmp_path, text, by, encoding=encoding, dialect={"delimiter": delimiter})
    assert store.rows("SELECT name FROM people") == [("Zoë Žižka",)], f"in {encoding}, parted by {delimiter!r}"
    assert "delimiter-assumed" not in {each.code() for each in store.problems}, "it was declared"


@DOORS
def test_several_resources_and_paths_of_one_table_are_added_up(tmp_path: Path, by: str) -> None:
    for at in range(4):
        (tmp_path / f"s{at}.csv").write_text(f"partnership,person,start\nB,P{at},2020-01-01\n", "utf-8")
    (tmp_path / "s3.csv.gz").write_bytes(gzip.compress((tmp_path / "s3.csv").read_bytes()))
    (tmp_path / "s3.csv").unlink()
    resources = [{"name": "seats", "path": ["s0.csv", "s1.csv"]}, {"name": "seats", "path": "s2.csv"},
                 {"name": "seats", "path": "s3.csv.gz", "compression": "gz"}]  # fmt: skip
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")
    store = read(tmp_path if by == "folder" else tmp_path / "datapackage.json")
    assert sorted(store.rows("SELECT person FROM seats")) == [("p0",), ("p1",), ("p2",), ("p3",)], "of all four files"
