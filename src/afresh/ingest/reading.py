"""From the records an office keeps to clean records: `read` is the whole way."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from afresh.records.dates import DateOrder
    from afresh.records.store import Store


def read(
    path: str | Path | Mapping[str, object],
    *,
    dates: "DateOrder" = "day-first",
    confirmed: "Path | Sequence[Path] | None" = None,
    as_of: "date | None" = None,
    layouts: "Path | None" = None,
) -> "Store":
    """The records at a path, checked; what was wrong or guessed is in the store's `problems` and `notes`.

    `path` is a workbook, a folder, a datapackage.json or a database file; or tables by name. `dates` says which comes
    first in 03/04/2024. `confirmed` is a file, or several, of probable duplicates or of suggested themes, in which the
    user wrote yes beside the right ones. `as_of` is the day of which lists of seats without dates are. `layouts` is a
    file that says what each sheet is; raises LayoutFileError where that cannot be used.
    """
    from afresh.ingest.clean.cleaning import clean
    from afresh.ingest.layouts.given_layouts import GivenLayouts
    from afresh.ingest.sources.registry import read_source
    from afresh.records.problems.problem import Problems
    from afresh.records.store import connect

    given = GivenLayouts.from_file(layouts) if layouts else GivenLayouts()
    con, problems = connect(), Problems()
    if isinstance(path, Mapping):
        from afresh.ingest.sources.data_frames import SOURCE, read_data_frames

        sheets, source = read_data_frames(path, con, problems), SOURCE
    else:
        sheets, source = read_source(Path(path), con, problems), Path(path).name
    return clean(con, sheets, problems, dates=dates, confirmed=confirmed, source=source, as_of=as_of, layouts=given)
