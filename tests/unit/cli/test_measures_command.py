"""afresh measures, and the same in Python: every measure with its question, or the whole page of one."""

import json

import pytest
from click.testing import CliRunner, Result

import afresh
from afresh.cli import group
from afresh.measure import names
from afresh.measure.families import FAMILIES


def shown(*words: str) -> Result:
    return CliRunner().invoke(group, ["measures", *words])


def test_every_measure_is_listed_with_its_title_and_question() -> None:
    result = shown()
    assert result.exit_code == 0, result.output
    on_one_line = " ".join(result.output.split())
    for row in afresh.measures():
        assert f"{row['name']} {row['title']}: {row['question'].split()[0]}" in on_one_line, (
            f"{row['name']} is not listed"
        )
    places = [result.output.index(title) for title in FAMILIES.values()]
    assert places == sorted(places), "the families come in the order of a report"
    assert max(map(len, result.output.splitlines())) <= 100, "no line is cut off in a terminal"


def test_the_rows_in_python_are_those_of_the_command() -> None:
    listed = json.loads(shown("--format", "json").output)
    assert listed == list(afresh.measures().rows()), "the command and afresh.measures() say the same"
    assert sorted(row["name"] for row in listed) == list(names()), "each measure once"


def test_the_whole_page_of_one_is_its_docstring() -> None:
    """Expected from the docstring in measure/link_freshness.py, read by eye."""
    output = shown("link_freshness").output
    assert output.startswith("New pairs (link_freshness, renewal)"), output
    for line in (
        "Question   Are the people round this table new to each other?",
        "Unit       share, 0 to 1",
        "Source     Zeng et al. (2021), Nature Human Behaviour 5:1314, link freshness",
    ):
        assert line in output.splitlines(), f"{line!r} is not in the page:\n{output}"
    page = json.loads(shown("link_freshness", "--format", "json").output)
    assert page["question"] == "Are the people round this table new to each other?", "one object, by headings"


@pytest.mark.parametrize("wrong", ["link_freshnes", "tenur", "nothing like it"])
def test_a_name_that_is_none_is_told_with_what_is_near(wrong: str) -> None:
    result = shown(wrong)
    assert result.exit_code == 2, result.output
    assert f"No measure is called '{wrong}'." in result.output, result.output
    assert ("Did you mean" in result.output) or ("The measures are: agenda_novelty" in result.output), result.output


def test_the_package_does_not_hide_the_function() -> None:
    """Importing a module of the package sets its name on `afresh`: it must not be the function's."""
    from afresh.measure import arrivals

    assert arrivals.MEASURE.title == "Arrivals", "the module is there"
    assert callable(afresh.measures), "and the function too"
