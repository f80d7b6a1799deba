"""One table as it was found, before anything is checked."""

from dataclasses import dataclass
from pathlib import Path

from afresh.ingest.layouts.grid import Grid


@dataclass(frozen=True)
class Sheet:
    """Raw text in the DuckDB table `relation`.

    Its columns are `source_row` BIGINT (the row as Excel counts it, heading = 1 where the heading is the first line)
    and one VARCHAR column `c0`, `c1`, … for each heading in `headings`, in order. Blank cells are null;
    rows with nothing in them are not there. Dates that the source typed as dates are ISO text.
    """

    name: str
    place: str
    relation: str
    headings: tuple[str, ...]
    above: tuple[str, ...] = ()
    """What stands above the headings, cell by cell: a title, perhaps a key to the marks."""
    tidy: frozenset[int] = frozenset()
    """Columns whose cells are all plain text that needs no trimming, so that whoever cleans need not look again."""
    figures: frozenset[int] = frozenset()
    """Those of them with a figure in every cell, as ids have: none says "none" or "n/a"."""
    single: frozenset[int] = frozenset()
    """Those of the tidy ones with no two spaces side by side."""
    filled: frozenset[int] = frozenset()
    """Those of the tidy ones with a text in every row."""
    on_file: bool = False
    """Whether `relation` is a view of the file, whose rows come in order, and not a table of its own."""
    marked: bool = True
    """Whether a cell of the first column may begin with a word of the template."""
    unseen: frozenset[int] = frozenset()
    """Columns that are only taken to hold ids and nothing else, as their first rows do (see clean_unseen)."""
    file: Path = Path()
    """The file that `relation` is a view of."""
    grid: Grid | None = None
    """Every cell as it lies in the file, what stands above the headings among them: for whoever asks what the sheet is.
    None where the source is a database or too large for a form."""
