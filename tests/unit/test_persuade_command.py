"""afresh persuade: what it lists, what it says of a proposal, and how it answers what it does not know."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from afresh.cli import group
from afresh.dataset import read
from afresh.example.place import HOSPITALS, LANTERN_HOUSE

TRUST, HOUSE = "Ambleford Vale Hospitals Trust", "Lantern House Ambleford"


def persuade(*given: object) -> Result:
    return CliRunner().invoke(group, ["persuade", *(str(each) for each in given)])


def values(*given: object) -> Any:
    result = persuade(*given, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def asked(example: Path) -> str:
    """A proposal that waits, on which the trust holds back, and that Lantern House supports from outside."""
    trust, dataset = values(example, "--organisation", HOSPITALS), read(example)
    for at in trust["waiting"]:
        for each in at["proposals"]:
            found = json.loads(dataset.persuade(each["id"], HOSPITALS).json())
            groups = found["proposal"]["organisations"][0]["supporters"]
            outside = [one["name"] for g in groups for one in g["by_name"] if one["stance"] == "supports it"
                       and not one["at_the_table"]]  # fmt: skip
            if HOUSE in outside:
                return str(each["id"])
    raise AssertionError("Lantern House supports nothing from outside")


def test_without_a_proposal_those_that_wait_are_listed(example: Path) -> None:
    text = persuade(example).stdout
    listed = values(example)
    every = [each for at in listed["waiting"] for each in at["proposals"]]
    assert every and all(each["id"] in text for each in every), "an id is not listed"
    assert "--proposal ID" in text, "it does not say how to choose one"
    names = [at["partnership"] for at in listed["waiting"]]
    assert names == sorted(names, key=str.casefold), "partnerships are not in order of their names"
    assert all(each["records"] for each in every), "a proposal has no records under it"


def test_a_proposal_gives_the_plain_table_before_the_scenario(example: Path, asked: str) -> None:
    text = persuade(example, "--proposal", asked).stdout
    assert text.index("gatherings together") < text.index("A scenario, not a forecast"), "the scenario stands first"
    assert "Organisations are listed by name" in text, "the order is not said"
    assert HOUSE in text and TRUST in text, "the planted two are not there"
    assert "What is not known" in text and "ties" in text, "it does not say which record would tell more"


def test_text_and_json_say_the_same(example: Path, asked: str) -> None:
    text = " ".join(persuade(example, "--proposal", asked, "--organisation", TRUST).stdout.split())
    told = values(example, "--proposal", asked, "--organisation", TRUST)["proposal"]
    (trust,) = told["organisations"]
    for group_ in trust["supporters"]:
        names = [each["name"] for each in group_["by_name"]]
        assert names == sorted(names, key=str.casefold), f"not in order of names: {names}"
        for each in group_["by_name"]:
            for fact in each["facts"]:
                assert fact["says"] in text, f"only in the JSON: {fact['says']}"
                assert fact["records"] or "no gathering" in fact["says"] or "made no" in fact["says"], (
                    f"no records: {fact}"
                )
    assert all(each in text for each in trust["scenario"]["says"]), "the scenario says something else"
    assert -1 <= trust["scenario"]["position_alone"]["median"] <= 1, "a position out of range"


def test_an_organisation_alone_gives_what_is_on_record_of_it(example: Path) -> None:
    told = values(example, "--organisation", HOSPITALS)
    (board,) = [each for each in told["holding_back"] if "Hospital Discharge" in each["partnership"]]
    assert board["summary"][0]["says"].startswith("At Ambleford Hospital Discharge Board it did not support"), (
        f"{board}"
    )
    assert "reasons recorded: " in board["summary"][0]["says"], "no reasons"
    assert len(board["summary"][0]["records"]) > 10, "no records"
    assert any(LANTERN_HOUSE.split("-")[0] in each["says"].casefold() for each in board["could_speak"]), "no ally"
    text = persuade(example, "--organisation", HOSPITALS).stdout
    assert " ".join(board["representative"]["says"].split()) in " ".join(text.split()), "not in the text"


@pytest.mark.parametrize("form", ["text", "json"])
def test_nobody_is_named_and_nobody_is_ranked(example: Path, asked: str, form: str) -> None:
    people = [row[0] for row in read(example).store.rows("SELECT name FROM people")]
    for given in (("--proposal", asked), ("--organisation", HOSPITALS), ()):
        said = persuade(example, *given, "--format", form).stdout
        assert not [name for name in people if name in said], "a person is named"
        for word in ("rank", "score", "resist", "reluct", "stubborn", "because of", "led to", "please"):
            assert word not in said.casefold(), f"says {word!r}"


def test_what_is_not_known_is_answered_with_what_is_near(example: Path, asked: str) -> None:
    result = persuade(example, "--proposal", asked + "x")
    assert result.exit_code == 2 and f"Did you mean: {asked}" in result.output, result.output
    result = persuade(example, "--organisation", "Lantern Hous Ambleford")
    assert result.exit_code == 2 and f"Did you mean: {LANTERN_HOUSE}" in result.output, result.output


def test_a_title_will_do_and_several_of_one_title_are_told_apart(example: Path, asked: str) -> None:
    title = values(example, "--proposal", asked)["proposal"]["title"]
    result = persuade(example, "--proposal", title.upper())
    assert result.exit_code in (0, 2), result.output
    assert result.exit_code == 0 or f"are called '{title.upper()}'" in result.output, result.output
    several = persuade(example, "--proposal", "Agree the minutes")
    assert several.exit_code == 2 and "Give the id of one" in several.output, several.output


def test_a_proposal_put_later_is_not_known_yet(example: Path, asked: str) -> None:
    result = persuade(example, "--proposal", asked, "--at", "2021-01-31")
    assert result.exit_code == 2 and "was put after 31 January 2021, the review date" in result.output, result.output


def test_without_answers_it_cannot_tell(example: Path, asked: str) -> None:
    (example / "responses.csv").rename(example / "responses.kept")
    try:
        result = persuade(example, "--proposal", asked)
    finally:
        (example / "responses.kept").rename(example / "responses.csv")
    assert result.exit_code == 0 and "Cannot tell: no answer to this proposal is on record" in result.stdout, (
        result.output
    )
    assert "gatherings together" not in result.stdout, "somebody is told of all the same"
