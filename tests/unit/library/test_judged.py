"""Each piece that the library offers has a verdict in tests/library_judged, and nine in ten of them fit (issue 14)."""

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

from afresh.library.entries import shipped_examples, shipped_policies
from afresh.library.mechanisms import told_from
from afresh.report.library_page import library_page

ROOT = Path(__file__).parents[3]
FEWEST_PROPOSALS, FIT = 60, 0.9
"""As the issue asks."""


@pytest.fixture(scope="module")
def judge() -> ModuleType:
    spec = importlib.util.spec_from_file_location("judge_library", ROOT / "build-tools" / "judge_library.py")
    assert spec and spec.loader, "the script that runs the matcher is there"
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # so that its dataclasses find their module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def example(judge: ModuleType) -> tuple[dict[str, str], tuple[object, ...]]:
    """The worked example's titles and pieces: made once, since it takes a second or two."""
    found: tuple[dict[str, str], tuple[object, ...]] = judge.of_example()
    return found


def test_there_are_proposals_enough(judge: ModuleType) -> None:
    rows = judge.proposals()
    ids = {row["id"] for row in rows}
    assert len(ids) >= FEWEST_PROPOSALS, f"the issue asks for {FEWEST_PROPOSALS} proposals; there are {len(ids)}"
    assert len(ids) == len(rows), "each has its own id"
    assert {id_[0] for id_ in ids} == set(judge.WRITTEN), "each set has some, and each is of a set"


def test_what_is_wanted_is_of_the_library_and_of_a_proposal(judge: ModuleType) -> None:
    ids, entries = (
        {row["id"] for row in judge.proposals()},
        {each.id for each in (*shipped_examples(), *shipped_policies())},
    )
    for proposal, pieces in judge.wanted().items():
        assert proposal in ids, f"{proposal} is no proposal"
        assert {entry for _, entry in pieces} <= entries, f"{proposal}: {pieces} are not all in the library"


def test_most_of_what_should_be_offered_is(judge: ModuleType) -> None:
    """Three in four of each set for which what is wanted was written down; it was one in six at first."""
    pieces, said = judge.of_written(), judge.verdicts()
    for letter in {proposal[0] for proposal in judge.wanted()}:
        held, asked = judge.answered(pieces, letter, said)
        assert asked >= 10 and held >= 0.75 * asked, f"{judge.SETS[letter]}: {held} of {asked} answered"


def test_each_piece_that_is_offered_has_a_verdict(
    judge: ModuleType, example: tuple[dict[str, str], tuple[object, ...]]
) -> None:
    without = [each for each in (*judge.of_written(), *example[1]) if each not in judge.verdicts()]
    assert not without, f"judge these in tests/library_judged/verdicts.csv: {without}"


def test_nine_in_ten_of_what_is_offered_fit(
    judge: ModuleType, example: tuple[dict[str, str], tuple[object, ...]]
) -> None:
    for what, pieces in {"the proposals of the file": judge.of_written(), "the worked example": example[1]}.items():
        fit, of = judge.counted(pieces, judge.verdicts())
        assert of, f"something is offered for {what}: none at all would make the share mean nothing"
        assert fit >= FIT * of, f"of {of} pieces offered for {what}, {fit} fit"


def test_each_verdict_is_one_of_two_and_says_why(judge: ModuleType) -> None:
    rows = judge.read("verdicts.csv")
    assert {row["verdict"] for row in rows} == {"fits", "does not fit"}, "both words are used, and no other"
    assert {row["first_run"] for row in rows} <= {"yes", "no"}, "and whether it was offered at first"
    assert not [row for row in rows if len(row["why"]) < 20], "each with a reason"
    keys = [(row["proposal"], row["kind"], row["entry"]) for row in rows]
    assert len(keys) == len(set(keys)), "no piece is judged twice"


def test_the_committed_page_is_what_the_verdicts_make(
    judge: ModuleType, example: tuple[dict[str, str], tuple[object, ...]]
) -> None:
    committed = judge.PAGE.read_text(encoding="utf-8")
    made = judge.page((*judge.of_written(), *example[1]), example[0])
    assert committed == made, "docs/library-judged.md is out of date: run build-tools/judge_library.py"


def test_every_policy_called_a_duty_has_a_day_on_which_it_was_read() -> None:
    """On the page that people read, so that a policy without a day cannot be called one by other words either."""
    sections = re.split(r"^#### ", library_page(), flags=re.MULTILINE)[1:]
    duties = [each for each in sections if re.search(r"^- [^,\n]+, (?:duty|Act)[,;]", each, re.MULTILINE)]
    assert len(duties) == sum(each.compels for each in shipped_policies()), "the page calls as many duties as compel"
    undated = [each.splitlines()[0] for each in duties if not re.search(r"\(checked \d+ \w+ \d{4}\)", each)]
    assert not undated, f"called a duty, though nobody read it: {undated}"


def test_what_was_read_only_in_its_opening_is_shown_as_not_checked() -> None:
    section = library_page().split("#### Health Care Services (Provider Selection Regime)")[1].split("####")[0]
    assert "not checked; in force from 1 January 2024\n" in section, f"nor still so when checked: {section}"


@pytest.mark.parametrize(
    ("title", "way"),
    [
        ("Social value in every tender we let: a local supplier list", "social value"),
        ("One lead commissioner for day care", "joint commissioning"),
        ("Procure equipment on one contract", "commissioning"),
        ("Co-responders with the ambulance", "joint response"),
        ("One team under a single manager", "joint team"),
        ("Virtual ward for thirty people", "treatment at home"),
        ("Reablement for all who leave hospital", "care at home"),
        ("Handrails without an assessment", "home adaptation"),
        ("Insulate the terraces", "home improvement"),
        ("A discharge plan for each patient", "discharge planning"),
        ("Assess people at home and not on the ward", "discharge to assess"),
    ],
)
def test_ways_that_were_one_are_told_apart(title: str, way: str) -> None:
    """Titles of this test's own, in no file of proposals."""
    apart = {"social value", "joint commissioning", "joint response", "joint team", "treatment at home", "care at home"}
    apart |= {"home adaptation", "home improvement", "discharge planning", "discharge to assess"}
    told = set(told_from(title))
    assert way in told, f"{title}: {told}"
    assert not (told & apart) - {way}, f"{title} is none of the others: {told}"


@pytest.mark.parametrize("title", ["Keep the discharge lounge open", "After care for prisoners", "Medicines at noon"])
def test_what_merely_happens_at_discharge_is_no_discharge_planning(title: str) -> None:
    assert "discharge planning" not in told_from(title), f"{title}: {told_from(title)}"
