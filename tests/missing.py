"""What a test says when something it needs is not on this machine."""

import os
from typing import NoReturn

import pytest


def missing(reason: str) -> NoReturn:
    """Skips the test and says why; where everything must be there (CI), fails it instead."""
    if os.environ.get("AFRESH_REQUIRE_ALL") == "1" or os.environ.get("CI") == "true":
        pytest.fail(f"Nothing may be missing here, but: {reason}", pytrace=False)
    pytest.skip(reason)
