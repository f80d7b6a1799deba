"""Quick enough to be asked for every stalled proposal, and of use where SQLite cannot search by words."""

import time
from datetime import date

import pytest

from afresh.library import NoFullTextSearch, examples_for, find, index, policies_for
from afresh.library.entries import shipped_examples, shipped_policies
from afresh.library.shelf import Shelf

TEXT = "Pool part of our budgets for hospital discharge in the evenings: the saving falls to others and the cost to us"


def quickest(times: int, what: object) -> float:
    """The least processor time of several, in seconds."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        what()  # type: ignore[operator]
        spent.append(time.process_time() - begun)
    return min(spent)


def test_the_index_is_made_and_asked_in_under_50_milliseconds() -> None:
    made = quickest(5, lambda: Shelf(shipped_examples(), shipped_policies()))
    asked = quickest(5, lambda: (examples_for(None, "falls", TEXT), policies_for(None, "hospital discharge", TEXT)))
    assert made + asked < 0.05, f"made in {made:.3f} s, asked in {asked:.3f} s"


def test_without_full_text_search_issues_still_match_and_words_are_refused_plainly(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(index, "has_full_text", lambda: False)
    monkeypatch.setattr("afresh.library.search.has_full_text", lambda: False)
    monkeypatch.setattr("afresh.library.shelf._shipped", lambda: Shelf(shipped_examples(), shipped_policies()))
    assert examples_for(None, "falls", TEXT)[0].example.id == "exercise-falls", "the issue is enough"
    assert policies_for(None, "falls", TEXT, date(2026, 1, 1)), "of policies too"
    with pytest.raises(NoFullTextSearch, match="without FTS5"):
        find(None, "falls")


def test_this_python_has_it() -> None:
    assert index.has_full_text(), "FTS5 is there, so that the other tests have tested it"
