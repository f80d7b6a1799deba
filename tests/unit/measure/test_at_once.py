"""Measures taken at once wait for one another where they share something, and come to what they are alone."""

from math import isclose
from pathlib import Path

import pytest

from afresh import read
from afresh.measure import UnknownMeasure, names, take, take_all
from afresh.snapshot.workspace import Workspace, gather


def same(one: object, other: object) -> bool:
    """Sums of fractions may differ in their last digit, by the order of the rows."""
    if isinstance(one, float) and isinstance(other, float):
        return isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)
    return one == other


def gathered_from(folder: Path) -> Workspace:
    return gather(read(folder).store)


@pytest.mark.long
def test_every_measure_is_the_same_taken_alone(example: Path) -> None:
    alone, at_once = gathered_from(example), gathered_from(example)
    taken = take_all(at_once)
    assert tuple(taken) == names(), "every measure, in the order of their names"
    for name in reversed(names()):
        one = take(alone, name)
        assert len(taken[name]) == len(one), f"as many rows of {name}"
        for row, other in zip(taken[name].rows(), one.rows(), strict=True):
            changed = [key for key in row if not same(row[key], other[key])]
            assert not changed, f"{name} is the same, whatever was taken before it: {changed} of {row} and {other}"


def test_what_measures_share_is_made_once(example: Path) -> None:
    workspace = gathered_from(example)
    made: list[str] = []
    keep = workspace.engine.keep

    def counted(step: object, **numbers: object) -> None:
        made.append(step.name)  # type: ignore[attr-defined]
        keep(step, **numbers)  # type: ignore[arg-type]

    workspace.engine.keep = counted  # type: ignore[method-assign]
    take_all(workspace)
    assert "member_now" in made, "several measures ask who the members of the period are"
    assert len(made) == len(set(made)), "no step was run twice"


def test_one_that_is_not_there_is_said(example: Path) -> None:
    with pytest.raises(UnknownMeasure, match="No measure is called 'fresness'"):
        take_all(gathered_from(example), ["arrivals", "fresness"])
