"""Whatever the text, it comes back; whatever the bytes, there is a problem and not a traceback."""

import csv
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from afresh.ingest.sources import csv_large
from afresh.records.formulas import guarded, unguarded
from afresh.records.store import Store
from afresh.records.write import write_folder
from as_read import read

few = settings(max_examples=40, deadline=None)

HOSTILE = (
    "=HYPERLINK(\"http://x\")", "+1", "-1", "-2+3", "@SUM(A1)", "'=1", "''", "'", "<script>alert(1)</script>",
    "../../etc/passwd", "C:\\x", "a\0b", "{value!r}", "%s", "'; DROP TABLE seats; --", '"', '""', "a\nb", "a\r\nb",
    "a\rb", "\ta", "\x1f", "\x08a", "\ufeffa", "\u202eabc",
    "NULL", "#N/A", "TRUE", "1e400", "nan", "Meaning: x", "Example: x", "a;b", "a,b", "a|b", "\U0001f600", "e\u0301",
)  # fmt: skip
# Control characters come in the samples only: a file that is mostly these is taken for no text, and reported.
text = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12),
    st.text("=+-@'\"\t\r\n,; a1", max_size=8),
)


@contextmanager
def a_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def blank(value: str) -> bool:
    """Nothing but spaces and characters that cannot be seen."""
    return all(unicodedata.category(c) in ("Zs", "Zl", "Zp", "Cc") or c in "\u200b\u2060\ufeff" for c in value)


@pytest.mark.long
@few
@given(rows=st.lists(st.tuples(text, text), min_size=1, max_size=6), format=st.sampled_from(["csv", "parquet"]))
@example(rows=[(value, value) for value in HOSTILE], format="csv")
@example(rows=[(value, value) for value in HOSTILE], format="parquet")
def test_any_text_comes_back(rows: list[tuple[str, str]], format: str) -> None:
    held = [(f"n{n}", *values) for n, values in enumerate(rows)]
    store = Store.empty()
    store.add("people", [{"name": name, "aliases": a, "profession": b} for name, a, b in held])
    with a_folder() as folder:
        write_folder(store, folder, format)  # type: ignore[arg-type]
        found = read(folder)
    at = {heading: place for place, heading in enumerate(found.headings("people"), start=1)}
    back = [
        tuple(row[at[name]] if name in at else None for name in ("name", "aliases", "profession"))
        for row in found.rows("people")
    ]
    expected = [tuple(None if blank(value) else value.replace("\0", "") for value in row) for row in held]
    assert sorted(back, key=str) == sorted(expected, key=str), (
        "what was written is what is read, but for blanks and NUL"
    )


@few
@given(value=st.text(max_size=8) | st.text("'=+-@\t\r5.", max_size=6))
def test_the_guard_always_comes_off(value: str) -> None:
    assert unguarded(guarded(value)) == value, "taking the apostrophe off gives back the text"
    risky = guarded(value)[:1] in ("=", "+", "-", "@", "\t", "\r") and guarded(value)
    assert not risky or float(str(risky)) <= 0, "and nothing but a negative number begins with a sign"


@few
@given(rows=st.lists(st.lists(text, min_size=2, max_size=2), min_size=1, max_size=5))
@example(rows=[[value, value] for value in HOSTILE])
def test_hostile_cells_of_a_workbook_are_text(rows: list[list[str]]) -> None:
    clean = [[ILLEGAL_CHARACTERS_RE.sub("", value).replace("\r", "") for value in row] for row in rows]
    workbook = openpyxl.Workbook()
    workbook.active.append(["name", "profession", "n"])
    for row_number, row in enumerate(clean, start=2):
        for column, value in enumerate([*row, f"n{row_number}"], start=1):
            cell = workbook.active.cell(row_number, column)
            cell.value, cell.data_type = guarded(value), "s"
    with a_folder() as folder:
        workbook.save(folder / "x.xlsx")
        found = read(folder / "x.xlsx")
    back = [row[-1] for row in found.sheets[0][1]]
    assert len(back) == len(clean), f"every row is there: {found.said}"
    for row, expected in zip(found.sheets[0][1], clean, strict=True):
        for cell, value in zip(row[1:], expected, strict=False):
            assert cell is None if blank(value) else str(cell).split() == value.split(), (
                "the cell is the text, whatever it says"
            )


@pytest.mark.long
@few
@example(rows=[["\r", "a", "b"]], quoting=csv.QUOTE_MINIMAL, end="\n")
@given(
    rows=st.lists(st.lists(text, min_size=3, max_size=3), min_size=1, max_size=8),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_the_quick_way_and_the_careful_way_agree(rows: list[list[str]], quoting: int, end: str) -> None:
    with a_folder() as folder:
        with (folder / "people.csv").open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file, quoting=quoting, lineterminator=end)  # type: ignore[arg-type]
            out.writerows([["name", "aliases", "profession"], *rows])
        careful = read(folder / "people.csv")
        before, csv_large.LARGE = csv_large.LARGE, 0
        try:
            quick = read(folder / "people.csv")
        finally:
            csv_large.LARGE = before
    assert [s[1] for s in quick.sheets] == [s[1] for s in careful.sheets], "row for row, number for number"
    assert quick.said == careful.said, "and problem for problem"


HEADS = {
    ".xlsx": [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
    ".csv": [b"", b"\xff\xfe", b"\xef\xbb\xbf", b"a,b\n", b'"'],
    ".csv.gz": [b"", b"\x1f\x8b\x08\x00"],
    ".parquet": [b"", b"PAR1"],
    ".duckdb": [b"", b"x" * 8 + b"DUCK"],
    ".sqlite": [b"", b"SQLite format 3\0"],
    ".json": [b"", b'{"resources": ['],
}
ANY = [(suffix, head) for suffix, heads in HEADS.items() for head in heads]


@settings(max_examples=80, deadline=None)
@given(kind=st.sampled_from(ANY), tail=st.binary(max_size=300))
def test_any_bytes_give_a_problem_and_not_a_traceback(kind: tuple[str, bytes], tail: bytes) -> None:
    with a_folder() as folder:
        place = folder / f"seats{kind[0]}"
        place.write_bytes(kind[1] + tail)
        found = read(place)
    assert found.problems or "csv" in kind[0], f"bytes are no {kind[0]}: {found.names}"
    assert found.problems or found.sheets, "a text is read, or there is a problem"


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, 10_000), new=st.binary(min_size=1, max_size=40), cut=st.integers(0, 10_000))
def test_a_damaged_workbook_gives_no_traceback(at: int, new: bytes, cut: int) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["partnership", "person", "start"])
    workbook.active.append(["HB", "Jo", date(2022, 4, 1)])
    with a_folder() as folder:
        place = folder / "seats.xlsx"
        workbook.save(place)
        content = bytearray(place.read_bytes())
        at %= len(content)
        content[at : at + len(new)] = new
        place.write_bytes(content[: len(content) - cut % 200])
        found = read(place)
    assert found.problems or found.sheets, "either it is read or a problem says why not"
