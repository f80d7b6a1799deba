"""The catalogue of problems, and its page in the documentation."""

import re
from pathlib import Path

import pytest

from afresh.records.problems import CATALOGUE
from afresh.records.problems.page import page
from afresh.records.problems.problem import Problem

PAGE = Path(__file__).resolve().parents[3] / "docs" / "problems.md"
SENTENCES = ("what", "expected", "mend", "effect")


def test_the_catalogue_holds_every_file_of_problems() -> None:
    names = {each.__name__ for each in CATALOGUE}
    assert {"SourceMissing", "EditionIsEmpty", "HeadingGuessed", "MarksDiffer", "GridRead"} <= names, "one of each file"
    codes = [each.code() for each in CATALOGUE]
    assert len(codes) == len(set(codes)), "a code names one problem"


@pytest.mark.parametrize("each", CATALOGUE, ids=lambda each: each.__name__)
def test_every_problem_has_all_four_sentences(each: type[Problem]) -> None:
    for sentence in SENTENCES:
        text = getattr(each, sentence, "")
        assert text, f"{each.__name__} lacks {sentence}"
        ends = text.rstrip("'\"").endswith((".", "}", "?")) or sentence == "what"
        assert ends, f"{each.__name__}.{sentence} is a sentence"
        assert not re.search(r"\b(please|sorry|invalid)\b", text, re.IGNORECASE), f"{each.__name__}.{sentence} is plain"
    assert each.severity in ("error", "warning", "notice"), "known severity"


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python -m afresh.records.problems.page > docs/problems.md"


def test_a_huge_or_unprintable_value_is_cut_and_cleaned() -> None:
    from afresh.records.problems.values import ChoiceUnknown

    found = ChoiceUnknown(
        "a.csv",
        "seats",
        2,
        "role",
        "x\x1b[31m" + "y" * 500,
        {"allowed": "a, b", "suggest": "", "others_read": "1 other was read"},
    )
    assert "\x1b" not in str(found), "no control character reaches a terminal"
    assert len(found.sentence("what")) < 140, "nor five hundred letters"
