"""The worked example: the records of Ambleford, a fictional place. `studies/example` made them, and says how."""

from importlib.resources import files
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

RECORDS = files("afresh.example").joinpath("ambleford.zip")


def contents() -> dict[str, bytes]:
    """Each of the files by its name."""
    with ZipFile(BytesIO(RECORDS.read_bytes())) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def write(folder: Path) -> list[Path]:
    """Write the example's tables, and beside them README.md, PLANTED.md and planted.json. Gives the files written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, held in contents().items():
        (folder / name).write_bytes(held)
        written.append(folder / name)
    return written
