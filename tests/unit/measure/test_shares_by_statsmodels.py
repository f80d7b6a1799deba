"""Measures that are shares with an interval from their own counts: statsmodels gives the interval."""

from typing import Any

import pytest
from statsmodels.stats.proportion import proportion_confint

from afresh.measure import take
from afresh.snapshot.workspace import Workspace, gather
from bad_input import AT, everything
from records import store_of

COUNTS = {
    "attendance_rate": ("present", "n"), "deputies": ("sent", "n"),
    "cancelled_meetings": ("cancelled", "n"), "reasons_given": ("n", "out_of"), "voice_seats": ("counted", "n"),
    "voice_attendance": ("counted", "n"), "voice_items": ("counted", "n"), "voice_proposals_made": ("counted", "n"),
    "voice_proposals_adopted": ("counted", "n"),
}  # fmt: skip
"""Which columns hold what is counted, and out of how many. An agenda's outcomes have no column of their own."""


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return gather(store_of(everything()), at=AT)


def assert_judged(row: dict[str, Any], count: int, of: int) -> None:
    """At none and at all the interval reaches the end, as Brown, Cai and DasGupta (2001) have it; statsmodels leaves it
    open there."""
    low, high = proportion_confint(count, of, alpha=0.1, method="jeffreys")
    judged = (count / of, 0.0 if count == 0 else low, 1.0 if count == of else high)
    assert (row["value"], row["low"], row["high"]) == pytest.approx(judged, abs=1e-12), f"{row}, statsmodels {judged}"


@pytest.mark.parametrize("name", COUNTS)
def test_the_interval(workspace: Workspace, name: str) -> None:
    told = [row for row in take(workspace, name).rows() if row["value"] is not None]
    assert told, f"nothing is told by {name}"
    for row in told:
        assert_judged(row, *(row[column] for column in COUNTS[name]))


def test_the_interval_of_the_agenda(workspace: Workspace) -> None:
    for row in take(workspace, "outcome_agenda").rows():
        assert_judged(row, round(row["value"] * row["n"]), row["n"])
