"""afresh persuade: what it lists, what it says of a proposal, and how it answers what it does not know."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from studies.example.place import HOSPITALS, LANTERN_HOUSE

from afresh.cli import group
from afresh.dataset import read

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
    text = persuade(example, "--all").stdout
    listed = values(example)
    every = [each for at in listed["waiting"] for each in at["proposals"]]
    assert every and all(each["id"] in text for each in every), "an id is not listed"
    assert "--proposal ID" in text, "it does not say how to choose one"
    names = [at["partnership"] for at in listed["waiting"]]
    assert names == sorted(names, key=str.casefold), "partnerships are not in order of their names"
    assert all(each["records"] for each in every), "a proposal has no records under it"


@pytest.mark.long
def test_a_proposal_gives_the_plain_table_before_the_scenario(example: Path, asked: str) -> None:
    text = persuade(example, "--proposal", asked).stdout
    assert text.index("gatherings together") < text.index("A scenario, not a forecast"), "the scenario stands first"
    assert "Organisations are listed by name" in text, "the order is not said"
    assert HOUSE in text and TRUST in text, "the planted two are not there"
    assert "What is not known" in text and "ties" in text, "it does not say which record would tell more"


@pytest.mark.long
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


@pytest.mark.long
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


@pytest.mark.long
@pytest.mark.parametrize("form", ["text", "json"])
def test_nobody_is_named_and_nobody_is_ranked(example: Path, asked: str, form: str) -> None:
    people = [row[0] for row in read(example).store.rows("SELECT name FROM people")]
    for given in (("--proposal", asked), ("--organisation", HOSPITALS), ()):
        said = persuade(example, *given, "--format", form).stdout
        assert not [name for name in people if name in said], "a person is named"
        for word in ("rank", "score", "resist", "reluct", "stubborn", "because of", "led to", "please"):
            assert word not in said.casefold(), f"says {word!r}"


@pytest.mark.long
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
    several = persuade(example, "--proposal", "Agree the minutes of the last meeting")
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


def ids_in(text: str, every: list[str]) -> list[str]:
    """Ids as they stand on lines of their own, from the top."""
    return [line for line in text.splitlines() if line in set(every)]


def test_it_is_a_page_at_a_time_in_the_order_it_says(example: Path) -> None:
    """Pages together are the whole list; unsettled before rejected, the longest waiting first: sorted from the JSON."""
    listed = values(example)
    every = [(each["settled"], -each["days"], each["id"]) for at in listed["waiting"] for each in at["proposals"]]
    ids = [each[2] for each in every]
    assert listed["how_many_wait"] == len(ids) > 16, "more than two pages wait in the example"
    first = persuade(example).stdout
    assert len(first.splitlines()) < 80, f"the first page has {len(first.splitlines())} lines"
    assert f"Shown are 1 to 8 of {len(ids)}, of " in first and "--page 2 (of " in first, first
    pages = [persuade(example, "--page", n).stdout for n in range(1, -(-len(ids) // 8) + 1)]
    told = [each for page in pages for each in ids_in(page, ids)]
    keys = {each[2]: each[:2] for each in every}
    assert sorted(told) == sorted(ids), "pages leave something out or tell it twice"
    assert [keys[each] for each in told] == sorted(keys[each] for each in told), "not in the order that is said"
    assert pages[0] == first and "--all for every one" in pages[-1], (
        "the first is the default; the last tells of others"
    )
    assert told == ids_in(persuade(example, "--all").stdout, ids), "--all is in another order"


@pytest.mark.parametrize("named", ["hospital-discharge", "Ambleford Hospital Discharge Board", "CRISIS-CARE"])
def test_one_partnership_s(example: Path, named: str) -> None:
    listed = values(example)
    one = values(example, "--partnership", named)
    (at,) = one["waiting"]
    assert at in listed["waiting"] and one["how_many_wait"] == len(at["proposals"]), "not what the whole list has of it"
    text = persuade(example, "--partnership", named, "--all").stdout
    assert text.startswith(f"Proposals that wait at {at['partnership']}"), text[:80]
    assert len(ids_in(text, [each["id"] for each in at["proposals"]])) == len(at["proposals"]), "some are not there"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (("--page", "999"), "There is no page 999: the list of proposals that wait has"),
        (("--page", "0"), "0 is not in the range"),
        (("--page", "2", "--all"), "--page prints one page and --all every one"),
        (("--proposal", "x", "--page", "2"), "--page is for the list of those that wait"),
        (("--proposal", "x", "--partnership", "y"), "--partnership is for the list of those that wait"),
        (("--partnership", "Hospital Dischrge"), "Did you mean"),
    ],
)
def test_what_does_not_go_together_is_told(example: Path, given: tuple[str, ...], says: str) -> None:
    result = persuade(example, *given)
    assert result.exit_code == 2 and says in result.output, result.output


def test_a_list_shorter_than_a_page_has_no_others(tmp_path: Path) -> None:
    """Three that wait and one settled, counted by hand."""
    rows = [("a", "open"), ("b", "rejected"), ("c", "deferred"), ("d", "adopted")]
    (tmp_path / "partnerships.csv").write_text("id,name\nboard,Board\n")
    seat = "partnership,organisation,start\nboard,Council,2020-01-01\nboard,Trust,2020-01-01\n"
    (tmp_path / "seats.csv").write_text(seat)
    lines = [f"{id_},board,2025-0{n + 1}-01,Idea {id_},Council,{status}," for n, (id_, status) in enumerate(rows)]
    (tmp_path / "proposals.csv").write_text("\n".join(["id,partnership,date,title,proposer,status,decided", *lines]))
    (tmp_path / "responses.csv").write_text(
        "proposal,organisation,response\n" + "".join(f"{r[0]},Trust,oppose\n" for r in rows)
    )
    text = persuade(tmp_path).stdout
    assert ids_in(text, ["a", "b", "c", "d"]) == ["a", "c", "b"], text
    assert "Shown are all three." in text and "--page" not in text, text
