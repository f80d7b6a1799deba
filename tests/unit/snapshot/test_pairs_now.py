"""The pairs of the period as arrays against the steps that say what they are, which Spark runs."""

from collections import Counter

import pytest

from afresh.engine.contract import Step
from afresh.features import period_pairs
from afresh.features.co_attendance import KNEW, PAIR_NOW, ensure_co_attendance
from afresh.snapshot.workspace import gather
from lively import AT, lively
from records import store_of


@pytest.mark.parametrize("at_once", [1, 1 << 19])
@pytest.mark.parametrize("step", [PAIR_NOW, KNEW])
def test_arrays_hold_what_the_step_gives(step: Step, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The expected rows are those of the step's own SQL, over records with plenaries, projects and seats."""
    monkeypatch.setattr(period_pairs, "PAIRS_AT_ONCE", at_once)
    found = 0
    for seed in range(8):
        workspace = gather(store_of(lively(seed, people=16)), at=AT)
        ensure_co_attendance(workspace, KNEW)
        held = Step("held", "what is held", f"SELECT * FROM {step.name}")
        expected, rows = (Counter(map(str, workspace.ask(each).rows())) for each in (step, held))
        assert rows == expected, f"seed {seed}: {(rows - expected) + (expected - rows)}"
        found += sum(expected.values())
    assert found > 100, f"only {found} rows were compared"


def test_codes_too_far_apart_for_one_number_are_put_in_order_all_the_same() -> None:
    import numpy as np

    far = np.array([1 << 40, 3, 1 << 40, 3], np.int64)
    rows = period_pairs._ordered({"a": far, "b": np.array([2, 9, 1 << 30, 4])}, "a", "b")
    assert rows["b"].tolist() == [4, 9, 2, 1 << 30], f"got {rows}"
