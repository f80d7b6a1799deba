"""What all tests share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real records, which is not part of this repository."""
    beside = Path(__file__).resolve().parents[2] / "shared" / "data"
    folder = Path(os.environ.get("AFRESH_SHARED") or beside)
    if not folder.is_dir():
        pytest.skip("The real records are not here: set AFRESH_SHARED to their folder, or put them in ../shared/data.")
    return folder
