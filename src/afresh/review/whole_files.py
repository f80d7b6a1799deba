"""Files that are there whole or not at all: written beside under another name, and put in place when they are done."""

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import NamedTemporaryFile

from afresh.errors import Error

WHY = {
    "FileExistsError": "there is a file of that name",
    "NotADirectoryError": "part of it is a file, no folder",
    "IsADirectoryError": "there is a folder of that name",
}
USUAL_RIGHTS = 0o666


class NotWritten(Error, OSError):
    """A folder or disk did not take what was to be written; what was there before is as it was."""


def write_whole(folder: Path, texts: Mapping[str, Callable[[], str]]) -> list[Path]:
    """Writes texts by file name; none is put in place before all are written. Raises `NotWritten`.

    Each text is made when its turn comes, so that only one is in memory.
    """
    beside: list[tuple[Path, Path]] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(21, "is a directory", str(path))
            made = _beside(path)
            beside.append((made, path))
            _write(made, text())
        for made, path in beside:
            made.replace(path)
    except OSError as error:
        raise NotWritten(_why(error, folder)) from error
    finally:
        for made, _ in beside:
            made.unlink(missing_ok=True)
    return [path for _, path in beside]


def _beside(path: Path) -> Path:
    with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False) as made:
        return Path(made.name)


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        # A full disk may be told of only now: what is put in place must be on it.
        os.fsync(file.fileno())
    path.chmod(USUAL_RIGHTS & ~_masked())


def _masked() -> int:
    """The rights that new files are not given here; there is no way to ask without setting."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _why(error: OSError, folder: Path) -> str:
    why = WHY.get(type(error).__name__) or (error.strerror or str(error)).lower()
    where = error.filename if error.filename and not str(error.filename).endswith(".part") else folder
    return f"'{where}' could not be written: {why}. Nothing there was changed. Make room, or give another place."
