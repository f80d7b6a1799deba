"""Every measure that has a twin, turned upside down: the comparison with its twin fails, or it compares nothing.

Here the comparisons of the files beside this one are run once as they are and once with 1 - value for each value.
"""

from collections.abc import Callable
from typing import Any

import pytest

from afresh import measure
from afresh.snapshot.workspace import Workspace
from afresh.table import Table
from engines import test_difference_against_reference as difference
from engines import test_dissent_against_reference as dissent
from engines import test_initiative_against_reference as initiative
from engines import test_look_in_voice_worth_against_reference as voice
from engines import test_openness_energy_results_against_reference as openness
from engines import test_renewal_against_reference as renewal
from engines import test_results_since_change_against_reference as since_change
from reference.twins import TWINS

SIX = range(6)
COMPARED: dict[str, Callable[[], None]] = {
    **dict.fromkeys(renewal.TWINS, lambda: renewal.test_lively_records(0)),
    **dict.fromkeys((*difference.TWINS, "hill_numbers", "constraint"), lambda: difference.test_records_with_kinds(0)),
    **dict.fromkeys(("proposals_adopted", "novel_adopted"), openness.test_adopted),
    **dict.fromkeys(("organisation_support", "organisation_support_novel"), openness.test_support_of_organisations),
    **dict.fromkeys(("attendance_rate", "deputies"), openness.test_attendance),
    **dict.fromkeys(("cancelled_meetings", "days_since_held"), openness.test_meetings),
    **dict.fromkeys(("novel_backed", "backed_early"), lambda: initiative.test_backing("people")),
    **dict.fromkeys(
        (
            "voice_seats", "voice_attendance", "voice_items", "voice_proposals_made", "voice_proposals_adopted",
        ),
        lambda: voice.test_voice(SIX),
    ),
    **dict.fromkeys(("member_hours", "hours_per_adopted"), lambda: all_batches(voice.test_hours)),
    **dict.fromkeys(("contributions", "contributions_per_adopted"), lambda: all_batches(voice.test_contributions)),
    "days_to_decision": openness.test_days_to_decision,
    "outcome_agenda": openness.test_outcome_agenda,
    "support_adjusted": lambda: openness.test_adjusted_support(range(5)),
    "reasons_given": openness.test_reasons_given,
    "attendance_trend": openness.test_attendance_trend,
    "results": openness.test_results,
    "proposals_made": lambda: initiative.test_proposals_made("people"),
    "contributions_made": lambda: initiative.test_contributions_made("people"),
    "dissent_after_joining": lambda: dissent.test_random_records_against_the_twin("people"),
    "results_since_change": lambda: since_change.test_random_records_against_the_twin(range(50)),
    "look_in": lambda: voice.test_look_in(SIX),
    "p_and_q": lambda: [renewal.test_p_and_q(seed) for seed in range(6)] and None,
}  # fmt: skip
"""What is run to compare a measure with its twin."""

ELSEWHERE = {"link_freshness_chance", "degree_preserving"}
"""Drawn at random: test_chance_by_enumeration.py holds them to every possible draw, within what chance may miss by."""


def all_batches(test: Callable[[range], None]) -> None:
    for seeds in voice.batches(30, at_once=6):
        test(seeds)


def upside_down(name: str) -> Callable[[Workspace, str], Table]:
    """Takes measures as they are, and this one with each value turned round."""
    take = measure.take

    def turned(workspace: Workspace, wanted: str) -> Table:
        table = take(workspace, wanted)
        if wanted != name:
            return table
        return table.with_columns(value=[None if value is None else 1 - value for value in table.plain("value")])

    return turned


def test_every_measure_with_a_twin_is_tried() -> None:
    assert set(COMPARED) <= set(measure.names()), f"no such measure: {set(COMPARED) - set(measure.names())}"
    untried = set(TWINS) - set(COMPARED) - ELSEWHERE
    assert not untried, f"these have a twin and are not turned upside down here: {sorted(untried)}"


@pytest.mark.parametrize("name", sorted(COMPARED))
def test_a_measure_turned_upside_down_is_noticed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    turned: Any = upside_down(name)
    for module in (measure, renewal, difference):
        monkeypatch.setattr(module, "take", turned)
    with pytest.raises(AssertionError):
        COMPARED[name]()
