"""What all tests share."""

import atexit
import os
import shutil
from pathlib import Path

import pytest

from missing import missing


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real records, which is not part of this repository."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("AFRESH_SHARED") or beside)
    if not folder.is_dir():
        missing("The real records are not here: set AFRESH_SHARED to their folder, or put them in ../shared/data.")
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium for Playwright to drive; nothing is downloaded."""
    named = os.environ.get("AFRESH_CHROMIUM")
    names = [named] if named else ["chromium", "chromium-browser", "google-chrome"]
    if found := next(filter(None, map(shutil.which, names)), None):
        return found
    return missing("There is no Chromium here: install your system's package, or set AFRESH_CHROMIUM to its path.")


@pytest.hookimpl(trylast=True)
def pytest_unconfigure() -> None:
    """Keeps pytest's summary the last line: with Hypothesis loaded, DuckDB's binding says at the very
    end of the process that objects were still alive, dozens of lines that are about no test."""
    atexit.register(os.dup2, os.open(os.devnull, os.O_WRONLY), 2)
