"""A measure's docstring is its page: complete, and the committed page is what the docstrings make."""

from pathlib import Path

import pytest

from afresh.measure import module, names
from afresh.report.measures_page import HEADINGS, measures_page
from afresh.review.methods import page
from afresh.words.measures import MEASURES

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", names())
def test_every_measure_explains_itself(name: str) -> None:
    said = page(module(name).__doc__ or "")
    missing = [heading for heading in HEADINGS if not said.get(heading)]
    assert not missing, f"the docstring of measure/{name}.py does not say: {', '.join(missing)}"
    assert name in MEASURES, f"{name} has no title in words/measures/"


def test_the_page_of_the_measures_is_current() -> None:
    committed = (DOCS / "measures.md").read_text("utf-8")
    assert committed == measures_page(), "docs/measures.md is not what the docstrings make: run `make pages`"
