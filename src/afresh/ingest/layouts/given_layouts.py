"""What an officer says of sheets in a file of layouts: it counts instead of what is detected, sheet by sheet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from afresh.ingest.layouts.grid import Grid
from afresh.ingest.layouts.heading_row import column_letter
from afresh.ingest.layouts.layout import Layout
from afresh.ingest.layouts.layout_file import read_layouts
from afresh.records.problems import layouts as problem
from afresh.records.problems.problem import Problem


@dataclass
class GivenLayouts:
    """The layouts of a file by their places, and, once the sheets are read, those that were followed."""

    file: str = ""
    given: dict[str, list[Layout]] = field(default_factory=dict)
    followed: list[Layout] = field(default_factory=list)
    met: set[str] = field(default_factory=set)

    @classmethod
    def from_file(cls, path: Path) -> "GivenLayouts":
        """Raises LayoutFileError."""
        found: dict[str, list[Layout]] = {}
        for layout in read_layouts(path):
            found.setdefault(layout.place, []).append(layout)
        return cls(path.name, found)

    def of(self, grid: Grid) -> list[Layout] | None:
        """What the file says of a sheet, without columns that the sheet does not have; None where it says nothing."""
        if grid.place not in self.given:
            return None
        self.met.add(grid.place)
        return [_within(layout, grid) for layout in self.given[grid.place]]

    def tables_of(self, place: str) -> set[str]:
        """The tables of the dictionary that the file says a sheet is, and which need every column that these need."""
        return {layout.table for layout in self.given.get(place, ()) if layout.kind == "table"}

    def follow(self, layouts: Iterable[Layout]) -> None:
        """These were followed, whoever proposed them."""
        self.followed += layouts

    def problems_of(self, grid: Grid, detected: Sequence[Layout]) -> list[Problem]:
        """What the file says of this sheet and is not so there; `detected` is what it would be taken for without."""
        layouts = self.given.get(grid.place, [])
        found = [each for layout in layouts for each in _missing_parts(layout, grid, self.file)]
        return found + _rows_left(layouts, grid, self.file, detected)

    def unmet(self, sheets: Iterable[str]) -> list[Problem]:
        """Sheets of which the file speaks, and which are not there to be laid out."""
        there = "; ".join(sorted(set(sheets))) or "none"
        return [
            problem.LayoutSheetMissing(self.file, value=place, facts={"there": there})
            for place in self.given
            if place not in self.met
        ]


def _columns_of(grid: Grid, layout: Layout) -> int:
    """How many places there are that a column of the layout may stand for."""
    return max(grid.numbers, default=0) if layout.turned else grid.width


def _within(layout: Layout, grid: Grid) -> Layout:
    most = _columns_of(grid, layout)
    return replace(layout, columns={at: means for at, means in layout.columns.items() if at < most})


def _missing_parts(layout: Layout, grid: Grid, file: str) -> list[Problem]:
    most = _columns_of(grid, layout)
    named = (lambda at: f"row {at + 1}") if layout.turned else column_letter
    facts = {"file": file, "last": named(most - 1) if most else "none"}
    return [
        problem.LayoutColumnMissing(grid.place, column=named(at), value=means, facts=facts)
        for at, means in layout.columns.items()
        if at >= most
    ]


def _rows_left(layouts: Sequence[Layout], grid: Grid, file: str, detected: Sequence[Layout]) -> list[Problem]:
    """Rows below all that the file speaks of and that would be taken for records, as a sheet has that has grown."""
    lasts = [layout.last for layout in layouts if not layout.turned and layout.kind != "not read"]
    if not lasts or len(lasts) < len(layouts):
        return []
    is_table = any(layout.kind == "table" for layout in layouts)
    would_be = [grid.numbers[-1]] if is_table else [each.last for each in detected if each.kind != "not read"]
    left = [number for number in grid.numbers if max(lasts) < number <= max(would_be, default=0)]
    if not left:
        return []
    facts = {"file": file, "count": len(left), "last": max(lasts)}
    return [problem.LayoutRowsLeft(grid.place, "", left[0], facts=facts)]
