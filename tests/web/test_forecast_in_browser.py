"""The page of a rotation forecast, opened from a file: sound, wide and narrow."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from studies.example import make

from afresh.dataset import Dataset
from web.pages import Opened, headings, leads_nowhere, outside, twice

pytestmark = [pytest.mark.browser, pytest.mark.long]


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("forecast") / "forecast.html"
    file.write_text(Dataset(make()).forecast("falls-and-frailty").html(), encoding="utf-8")
    return file


def test_it_is_whole_and_fetches_nothing(page: Path) -> None:
    text = page.read_text("utf-8")
    assert outside(text) == [], "nothing comes from outside the file"
    assert twice(text) == [] and leads_nowhere(text) == set(), "ids are there, and once"
    levels = headings(text)
    assert levels[0] == 1 and levels.count(1) == 1 and max(levels) <= 3, f"one title and the parts under it: {levels}"
    assert all(after <= before + 1 for before, after in pairwise(levels)), f"a level is left out: {levels}"


@pytest.mark.parametrize("width", [1280, 375, 320])
def test_axe_finds_nothing_and_the_page_does_not_scroll_sideways(chrome: Any, page: Path, width: int) -> None:
    opened = Opened(chrome, page, width)
    assert opened.violations() == [], f"axe at {width} pixels"
    assert opened.sideways() == 0, f"only tables scroll, within themselves, at {width} pixels"
