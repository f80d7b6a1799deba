"""Files that are packed wrongly, or to do harm."""

import gzip
from pathlib import Path

import pytest

from afresh.ingest.published import text_repair
from afresh.ingest.published.conversion_error import CannotConvert
from afresh.ingest.published.text_table import headings_of, take_columns
from afresh.records.store import Store


def test_a_packed_file_that_unpacks_to_something_monstrous_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(text_repair, "_UNPACKED", 1 << 22)
    (tmp_path / "bomb.csv.gz").write_bytes(gzip.compress(b"a,b\n" + b"0" * (1 << 24)))
    with pytest.raises(CannotConvert, match="over 200 times its size"):
        headings_of(Store.empty(), tmp_path / "bomb.csv.gz")
    (tmp_path / "fair.csv.gz").write_bytes(gzip.compress(b"a,b\n" + b"0,1\n" * 1000))
    assert headings_of(Store.empty(), tmp_path / "fair.csv.gz") == ("a", "b")


def test_broken_files_are_said_to_be_so(tmp_path: Path) -> None:
    whole = gzip.compress(b"a,b\n" + bytes(range(32, 127)) * 2000)
    broken = {
        "not.csv.gz": b"a,b\n1,2\n",
        "cut.csv.gz": whole[:-40], "bent.csv.gz": whole[:60] + b"\xff\xff\xff" + whole[63:],
        "not.parquet": b"a,b\n", "empty.csv": b"", "blank.csv": b"\n\n",
    }  # fmt: skip
    for name, content in broken.items():
        (tmp_path / name).write_bytes(content)
        with pytest.raises(CannotConvert) as told:
            headings_of(Store.empty(), tmp_path / name)
        assert name in str(told.value), f"{name}: the message names the file: {told.value}"


def test_an_open_quotation_mark_costs_its_own_row_and_no_other(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('a,b\n1,2\n2,"x\n' + "3,4\n" * 5_000 + '5,"y"\n6,"z\n')
    store = Store.empty()
    take_columns(store, tmp_path / "a.csv", "taken", {"a": "A"})
    found = store.rows("SELECT a, count(*), min(source_row), max(source_row) FROM taken GROUP BY a ORDER BY a")
    assert found == [("1", 1, 2, 2), ("3", 5_000, 4, 5_003), ("5", 1, 5_004, 5_004)]
    told = next(iter(store.problems))
    assert told.row == 3 and told.facts["count"] == 2 and "never closed" in told.sentence("what"), str(told)


def test_a_later_quotation_mark_does_not_close_one_left_open(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('a,b\n1,2\n2,"x\n3,4\n4,"y"\n5,6\n')
    store = Store.empty()
    take_columns(store, tmp_path / "a.csv", "taken", {"a": "a"})
    assert store.rows("SELECT a FROM taken ORDER BY a") == [("1",), ("3",), ("4",), ("5",)], (
        "only row 3 is lost, and told"
    )
    assert [told.row for told in store.problems] == [3]


def test_rows_are_numbered_as_excel_shows_them_blank_ones_counted(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text('a,b\n1,"x\ny"\n\n2,\n,\n3,5" pipe\n4,5,6\n')
    store = Store.empty()
    take_columns(store, tmp_path / "a.csv", "taken", {"a": "a", "b": "b"})
    assert store.rows("SELECT source_row, a, b FROM taken ORDER BY 1") == [
        (2, "1", "x y"),
        (4, "2", None),
        (6, "3", '5" pipe'),
    ]
    assert [(told.row, told.facts["why"]) for told in store.problems] == [(7, "more values than headings")]


def test_a_byte_order_mark_is_no_part_of_a_heading_and_short_rows_are_filled_up(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'\xef\xbb\xbf"a"\t"b, c"\r\n1\r\n2\t"x\ny"\r\n')
    store = Store.empty()
    take_columns(store, tmp_path / "a.csv", "taken", {"a": "a", "b": "b, c", "none": None})
    assert store.rows("SELECT source_row, a, b, none FROM taken") == [(2, "1", None, None), (3, "2", "x y", None)]
    assert len(store.problems) == 0, [str(problem) for problem in store.problems]
