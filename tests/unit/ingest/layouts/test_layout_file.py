"""The file of layouts: what an officer reads and corrects."""

from pathlib import Path

import pytest

from afresh.ingest.layouts.grid import grid_from
from afresh.ingest.layouts.layout import Layout
from afresh.ingest.layouts.layout_file import LayoutFileError, read_layouts, write_layouts

GRID = Layout(
    place="falls.xlsx, sheet 'Falls “Board”'",
    kind="attendance grid",
    headings=2,
    first=3,
    last=14,
    columns={0: "person", 1: "organisation", 2: "2025-03-12", 27: "2025-06 cancelled"},
    partnership="Falls Board",
    partnership_from="the title",
    marks={"A": "apologies", 'say "x"': "absent"},
    skip=(4, 9),
)
LIST = Layout(place="s.csv", kind="attendance list", first=2, last=3, columns={0: "person"}, date="2025-03-12")
TURNED = Layout(
    place="t.csv", kind="attendance grid", headings=1, first=2, last=5, columns={1: "2025-03-12"}, turned=True
)


@pytest.mark.parametrize("layout", [GRID, LIST, TURNED])
def test_what_is_written_is_read_back(tmp_path: Path, layout: Layout) -> None:
    path = tmp_path / "layouts.toml"
    write_layouts(path, [layout])
    (back,) = read_layouts(path)
    same = ("place", "kind", "headings", "first", "last", "columns", "partnership", "marks", "date", "turned", "skip")
    assert {name: getattr(back, name) for name in same} == {name: getattr(layout, name) for name in same}, (
        path.read_text(encoding="utf-8")
    )


def test_columns_are_named_by_their_letters(tmp_path: Path) -> None:
    path = tmp_path / "layouts.toml"
    write_layouts(path, [GRID])
    text = path.read_text(encoding="utf-8")
    for line in ('"B" = "organisation"', '"AB" = "2025-06 cancelled"', 'rows = "3 to 14"', 'is = "attendance grid"'):
        assert line in text, f"{line} is a line of:\n{text}"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("is = grid", "not written as it should be"),
        ("x = 1", "holds no [[layout]]"),
        ('[[layout]]\nis = "diary"', "Expected one of: table"),
        ('[[layout]]\nis = "table"\nrows = "all"', "first and last row"),
        ('[[layout]]\nis = "table"\nrows = "1 to 2"\n[layout.columns]\n"first" = "person"', "Expected its letter"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "layouts.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(LayoutFileError) as caught:
        read_layouts(path)
    assert says in str(caught.value), "what was expected"


def test_a_grid_knows_its_merged_cells() -> None:
    grid = grid_from("p", "n", [(1, ["A", ""]), (3, ["B", "x"]), (4, ["", "y"])], merged=[((2, 0), (3, 0))])
    assert grid is not None, "there are cells"
    assert (grid.rows, grid.numbers) == ((("A", ""), ("B", "x"), ("B", "y")), (1, 3, 4)), "row 4 is covered by B"
    assert (grid.own(2), grid.copied) == ([1], {(2, 0)}), "and what is only repeated is known"
    other = grid.exchanged()
    assert (other.rows, other.copied, other.turned) == (
        (("A", "B", "B"), ("", "x", "y")),
        {(0, 2)},
        True,
    ), "rows and columns exchanged"
