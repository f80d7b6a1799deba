"""One browser for the tests of one file."""

from collections.abc import Iterator
from typing import Any

import pytest

from web.pages import browser


@pytest.fixture(scope="module")
def one_browser(chromium: str) -> Iterator[Any]:
    with browser(chromium) as opened:
        yield opened


@pytest.fixture
def chrome(one_browser: Any) -> Iterator[Any]:
    """The browser, and each page that a test opened closed again: a report with all its details open is large."""
    yield one_browser
    for context in one_browser.contexts:
        context.close()
