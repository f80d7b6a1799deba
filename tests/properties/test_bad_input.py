"""Bad input: a stated undefined value and its reason; never a crash, never a number that means nothing."""

import json
import math
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from afresh import measure as measures
from afresh.dataset import Dataset
from afresh.snapshot.workspace import Workspace, gather
from bad_input import SITUATIONS, everything
from records import Row, random_records, store_of

BESIDE = {
    "link_freshness_chance": "what chance gives", "degree_preserving": "what chance gives",
    "same_kind_pairs": "what chance gives", "coleman_index": "what chance gives", "e_i_index": "what chance gives",
    "blau_index": "what chance gives", "language_similarity": "what chance gives", "look_in": "what chance gives",
    "results": "limits of the chart", "results_since_change": "limits frozen before the change",
    "link_freshness": "with one member left out", "member_freshness": "with one member left out",
    "make_up": "with one member left out", "same_people_same_issues": "with one member left out",
    "hill_numbers": "with one member left out",
}  # fmt: skip
"""Measures whose low and high need not hold the value between them, and what they are."""

FIGURES = ("value", "low", "high", "expected")


def store(situation: str) -> Any:
    change, _ = SITUATIONS[situation]
    return store_of(change(everything()))


def is_share(name: str) -> bool:
    unit = measures.measure_named(name).unit
    return unit.startswith(("share, 0 to 1", "probability, 0 to 1", "cosine, 0"))


def faults(name: str, row: Row) -> list[str]:
    figures = {each: row[each] for each in FIGURES if row[each] is not None}
    wrong = [f"{each} is {value!r}" for each, value in figures.items() if not _is_number(value)]
    if wrong:
        return wrong
    if row["value"] is None and not (row["note"] or "").strip():
        wrong.append("no value, and no reason")
    if not isinstance(row["n"], int) or row["n"] < 0:
        wrong.append(f"n is {row['n']!r}")
    if is_share(name) and not all(-1e-12 <= value <= 1 + 1e-12 for value in figures.values()):
        wrong.append(f"a share outside 0 to 1: {figures}")
    low, high = figures.get("low", -math.inf), figures.get("high", math.inf)
    between = (low, high) if name in BESIDE else (low, figures.get("value", low), high)
    hair = 1e-9 * max(1.0, *(abs(each) for each in figures.values())) if figures else 0.0
    if any(after < before - hair for before, after in pairwise(between)):
        wrong.append(f"not in order: {figures}")
    return wrong


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _found(workspace: Workspace) -> list[str]:
    found: list[str] = []
    for name in measures.names():
        try:
            table = measures.take(workspace, name)
        except Exception as error:  # every one of them is told, not only the first
            found.append(f"{name}: {type(error).__name__}: {str(error)[:200]}")
            continue
        lacking = set(measures.READING) - set(table.columns)
        found += [f"{name} gives no {', '.join(lacking)}"] if lacking else []
        for row in table.rows() if not lacking else ():
            found += [f"{name} {row['subject']!r}: {wrong}" for wrong in faults(name, row)]
    return found


@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_measure(situation: str) -> None:
    found = _found(gather(store(situation), at=SITUATIONS[situation][1]))
    assert not found, f"{situation}: {len(found)} faults, such as\n" + "\n".join(found[:12])


FEW = ("everything", "one member", "proposals nobody decided", "an empty period")
"""A review of these is made by make test, and of the rest by make test-all."""


@pytest.mark.parametrize(
    "situation", [each if each in FEW else pytest.param(each, marks=pytest.mark.long) for each in SITUATIONS]
)
def test_the_review_comes_out(situation: str) -> None:
    review = Dataset(store(situation)).review(at=SITUATIONS[situation][1])
    page = review.html()
    assert page.rstrip().endswith("</html>"), f"{situation}: the page is cut short"
    said = json.dumps(review.facts(), allow_nan=False)
    for nothing in (">nan", " nan", ">inf<", " inf ", "NaN", ">None<"):
        assert nothing not in page, f"{situation}: {nothing!r} stands in the report"
        assert nothing not in said, f"{situation}: {nothing!r} stands in the JSON"


def test_the_list_of_ranges_names_measures() -> None:
    assert set(BESIDE) <= set(measures.names()), f"no such measure: {set(BESIDE) - set(measures.names())}"
    assert sum(is_share(name) for name in measures.names()) >= 20, "the units of shares are no longer found"


@pytest.mark.parametrize("seed", range(6))
def test_records_with_contradictions(seed: int) -> None:
    """Anything the readers would let through, drawn at random."""
    workspace = gather(store_of(random_records(seed, seats=12, meetings=10)), at=date(2022, 3, 31))
    found = _found(workspace)
    assert not found, f"seed {seed}: {len(found)} faults, such as\n" + "\n".join(found[:12])
