"""The cleaned records as a folder for other tools: what `afresh export` writes."""

from codecs import BOM_UTF8
from pathlib import Path
from typing import Literal, get_args

from afresh.errors import WrongArgument
from afresh.records.datapackage import write_datapackage
from afresh.records.store import Store
from afresh.records.write import write_folder

ExportFormat = Literal["datapackage", "csv", "parquet"]


def export(store: Store, out: Path, format: ExportFormat = "datapackage") -> list[Path]:
    """Write every table that holds a row, and give the files written: CSV, Parquet, or CSV with a datapackage.json.

    These are the records themselves, people's names included. Raises WrongArgument for any other format.
    """
    if format not in get_args(ExportFormat):
        raise WrongArgument(f"format must be one of {', '.join(get_args(ExportFormat))}, not {format!r}.")
    written = write_folder(store, out, "parquet" if format == "parquet" else "csv")
    if format == "csv":
        for path in written:
            # Without this mark Excel takes UTF-8 for Windows-1252, and saves accents as rubbish.
            path.write_bytes(BOM_UTF8 + path.read_bytes())
    if format == "datapackage":
        write_datapackage(out)
        written.append(out / "datapackage.json")
    return written
