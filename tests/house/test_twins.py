"""Every measure is judged by somebody else: by a naive twin under tests/reference, or by a number from outside."""

import re
from importlib import import_module

import pytest

from afresh.measure import names
from house.code import ROOT
from reference.twins import JUDGED_OUTSIDE, TWINS

COMPARISONS = [
    *sorted((ROOT / "tests" / "engines").glob("test_*.py")),
    *sorted((ROOT / "tests" / "unit").rglob("test_*.py")),
]


def test_every_measure_has_a_twin_or_says_what_judges_it() -> None:
    judged = [*TWINS, *JUDGED_OUTSIDE]
    assert len(judged) > 50, f"only {len(judged)} were looked at"
    assert sorted(judged) == list(names()), "each measure once: name its twin, or what judges it, in reference/twins.py"


@pytest.mark.parametrize("measure", TWINS)
def test_a_twin_is_there_and_is_compared(measure: str) -> None:
    file, _, function = TWINS[measure].partition(".")
    twin = getattr(import_module(f"reference.{file}"), function, None)
    assert callable(twin), f"tests/reference/{file}.py has no function {function}"
    assert "afresh.measure" not in (ROOT / "tests" / "reference" / f"{file}.py").read_text("utf-8"), "a twin is its own"
    assert compared(measure, file, function), f"no test names {measure} and calls {file}.{function}"


def compared(measure: str, file: str, function: str) -> bool:
    """Whether some test names both, the twin by its file or by having fetched it from there."""
    called = re.compile(rf"\b{file}\.{function}\b|from reference\.{file} import [^\n]*\b{function}\b")
    texts = [path.read_text("utf-8") for path in COMPARISONS]
    return any(f'"{measure}"' in text and called.search(text) for text in texts)


def test_a_measure_that_nobody_compares_is_noticed() -> None:
    assert not compared("arrivals_of_nobody", "renewal", "arrivals"), "no measure is called so"
    assert not compared("arrivals", "renewal", "departures"), "no twin is called so"


@pytest.mark.parametrize("measure", JUDGED_OUTSIDE)
def test_what_judges_the_rest_is_there(measure: str) -> None:
    path, program = JUDGED_OUTSIDE[measure]
    text = (ROOT / path).read_text("utf-8")
    assert program.split()[-1] in text, f"{path} does not call {program}"
