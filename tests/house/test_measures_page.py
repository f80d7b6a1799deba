"""A measure's docstring is its page: complete, and the committed page is what the docstrings make."""

from importlib import import_module
from pathlib import Path

import pytest

from afresh.measure import NOT_MEASURES, measure_named, names
from afresh.measure.families import FAMILIES, ORDER
from afresh.measure.measure import HEADINGS, Measure
from afresh.report.measures_page import measures_page

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", names())
def test_every_measure_explains_itself(name: str) -> None:
    measure = measure_named(name)
    missing = [heading for heading in HEADINGS if not measure.page.get(heading)]
    assert not missing, f"the docstring of measure/{name}.py does not say: {', '.join(missing)}"
    assert list(measure.page) == list(HEADINGS), f"measure/{name}.py: other headings, or another order"
    assert measure.summary.endswith("."), f"measure/{name}.py does not begin with a sentence"
    assert measure.name == name, f"the function of measure/{name}.py is called {measure.name}"
    assert measure.title and measure.title[0].isupper(), f"{name} has no title"
    assert measure.family in FAMILIES, f"{name} is of no family: {measure.family}"
    assert measure.records, f"{name} does not say which records it rests on"


@pytest.mark.parametrize("name", names())
def test_a_measure_owns_its_sentence(name: str) -> None:
    """In its own file, or in that which its family shares: nobody above the measures words a value."""
    where = measure_named(name).sentence.__module__
    assert where == f"afresh.measure.{name}" or where.endswith("_sentences"), f"{name} is worded in {where}"


def test_what_lies_beside_the_measures_is_none() -> None:
    for name in sorted(NOT_MEASURES):
        values = vars(import_module(f"afresh.measure.{name}")).values()
        assert not any(isinstance(value, Measure) for value in values), f"{name} is a measure, and not listed as one"


def test_the_order_of_a_page_names_measures_family_by_family() -> None:
    assert sorted(ORDER) == list(names()), "a measure that is not named, or a name that is no measure"
    families = [measure_named(name).family for name in ORDER]
    assert list(dict.fromkeys(families)) == list(FAMILIES), "the families come in their order"
    assert families == sorted(families, key=list(FAMILIES).index), "no family is torn apart"


def test_the_page_of_the_measures_is_current() -> None:
    committed = (DOCS / "measures.md").read_text("utf-8")
    assert committed == measures_page(), "docs/measures.md is not what the docstrings make: run `make pages`"
