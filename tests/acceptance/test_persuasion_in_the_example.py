"""The worked example: who could persuade, and whose answers changed with a representative, over several seeds.

What was planted stands in `studies.example.plants`; nothing of what is counted here is planted.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from studies.example import make
from studies.example.calendar import Calendar
from studies.example.place import CARROWDENE_HOMES, HOSPITALS, LANTERN_HOUSE, REPRESENTATIVE_CHANGED_MONTHS_AGO

from afresh.recommend.allies import Ally
from afresh.recommend.holding_back import holding_back
from afresh.recommend.persuasion import persuasion
from afresh.recommend.representative import Represented, all_represented
from afresh.recommend.scenario import Scenario
from afresh.recommend.waiting_proposals import stalled
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from afresh.vocabulary import day_from

SEEDS = range(1, 13)


@pytest.fixture(scope="module")
def example() -> dict[int, Workspace]:
    return {seed: gather(make(seed)) for seed in SEEDS}


def code(workspace: Workspace, table: str, id: str) -> int:
    return ids(workspace.store, table).index(id)


def planted(workspace: Workspace) -> list[tuple[int, Ally]]:
    """Lantern House, for each proposal that waits and on which the hospitals trust holds back."""
    trust, house = (code(workspace, "organisations", each) for each in (HOSPITALS, LANTERN_HOUSE))
    found = []
    for each in stalled(workspace, code(workspace, "partnerships", "hospital-discharge")):
        if trust in {held.organisation for held in each.held_back}:
            (told,) = persuasion(workspace, each.proposal, trust, with_scenario=False).organisations
            found += [(each.proposal, ally) for ally in told.allies if ally.organisation == house]
    return found


def on_issue_only(workspace: Workspace, proposal: int) -> set[int]:
    trust = code(workspace, "organisations", HOSPITALS)
    (told,) = persuasion(workspace, proposal, trust, with_scenario=False).organisations
    return {each.organisation for each in told.allies if each.stance == "supported others on the issue"}


def scenario_of(workspace: Workspace, proposal: int) -> Scenario:
    (told,) = persuasion(workspace, proposal, code(workspace, "organisations", HOSPITALS)).organisations
    assert told.scenario, "no scenario"
    return told.scenario


def test_the_trust_is_told_of_as_holding_back(example: dict[int, Workspace]) -> None:
    for seed, workspace in example.items():
        trust = code(workspace, "organisations", HOSPITALS)
        board = code(workspace, "partnerships", "hospital-discharge")
        (told,) = [each for each in holding_back(workspace, board) if each.organisation == trust]
        reasons = told.here.reasons
        assert len(told.here.not_supported) > len(told.here.supported), f"seed {seed}: it supports most of what is put"
        assert max((kind for kind in reasons if kind), key=lambda kind: reasons[kind]) in (
            "procedure", "territory", "cost"
        ), f"seed {seed}: {reasons}"  # fmt: skip
        house = code(workspace, "organisations", LANTERN_HOUSE)
        assert house in {each.ally.organisation for each in told.could_speak}, f"seed {seed}: the ally is not told of"


def test_nobody_else_is_told_of_there(example: dict[int, Workspace]) -> None:
    """Others support nine in ten of what is put: of twelve histories of a board, one might chance to."""
    others = [
        (seed, ids(workspace.store, "organisations")[each.organisation])
        for seed, workspace in example.items()
        for each in holding_back(workspace, code(workspace, "partnerships", "hospital-discharge"))
        if ids(workspace.store, "organisations")[each.organisation] != HOSPITALS
    ]
    assert len(others) <= 1, f"told of without a plant: {others}"


def test_the_ally_outside_is_in_the_plain_table(example: dict[int, Workspace]) -> None:
    for seed, workspace in example.items():
        found = [ally for _, ally in planted(workspace)]
        assert found, f"seed {seed}: Lantern House is in no table"
        for each in found:
            assert not each.at_the_table, f"seed {seed}: it has a seat there"
            assert each.together.times > 10, f"seed {seed}: it sits with the trust at the Mental Health Board"
            places = {workspace.partnership_ids()[place.partnership] for place in each.together.places}
            assert "mental-health" in places and "hospital-discharge" not in places, f"seed {seed}: {places}"
            assert each.backed.of >= 5 and each.backed.supported >= 0.8 * each.backed.of, f"seed {seed}: {each.backed}"


def test_the_ally_outside_is_named_only_where_it_would_move_the_trust_enough(example: dict[int, Workspace]) -> None:
    """The trust sits with thirty others, so that one more moves it by less than a tenth nearly everywhere: then nobody
    is named. Where the best does reach it, those within a tenth of the best are."""
    looked_at = 0
    for workspace in example.values():
        house = code(workspace, "organisations", LANTERN_HOUSE)
        for proposal, ally in planted(workspace):
            if ally.stance == "supports it":
                scenario = scenario_of(workspace, proposal)
                gains = {each.organisation: each.gain for each in scenario.with_ally}
                assert gains[house] > 0, "it does not move the trust"
                best = scenario.most(gains.keys() - on_issue_only(workspace, proposal))
                near = best >= 0.1 and gains[house] >= 0.9 * best
                assert (house in scenario.near_best) == near, f"best {best:.3f}, the ally {gains[house]:.3f}"
                assert bool(scenario.near_best) == (best >= 0.1), f"somebody is named where the best moves it by {best}"
                looked_at += 1
    assert looked_at > 20, f"only {looked_at} proposals were looked at"


def changes(workspace: Workspace) -> list[tuple[str, str, Represented]]:
    organisations, partnerships = ids(workspace.store, "organisations"), workspace.partnership_ids()
    return [
        (partnerships[each.partnership], organisations[each.organisation], each)
        for partnership in range(len(partnerships))
        for each in all_represented(workspace, partnership)
    ]


def test_the_planted_change_is_found(example: dict[int, Workspace]) -> None:
    changed = Calendar(date(2026, 6, 30)).month(REPRESENTATIVE_CHANGED_MONTHS_AGO)
    for seed, workspace in example.items():
        (told,) = [
            each for where, who, each in changes(workspace) if (where, who) == ("mental-health", CARROWDENE_HOMES)
        ]
        assert told.reading == "supports more", f"seed {seed}: {told.reading}, {told.before}, {told.after}"
        assert told.day and abs(day_from(told.day) - changed) <= timedelta(days=31), (
            f"seed {seed}: {day_from(told.day)}"
        )


def test_others_are_told_of_as_changed_no_oftener_than_chance(example: dict[int, Workspace]) -> None:
    """A change is told where it is 97.5% sure, either way: of those without one, 5% by chance alone."""
    planted = {("mental-health", CARROWDENE_HOMES)}
    others: list[Any] = [
        each for workspace in example.values() for each in changes(workspace) if each[:2] not in planted
    ]
    told = [each[:2] for each in others if each[2].reading != "no clear change"]
    assert len(others) > 100, f"only {len(others)} were compared"
    # Two and a third standard deviations above 5%: exceeded one time in a hundred.
    most = 0.05 * len(others) + 2.33 * (0.05 * 0.95 * len(others)) ** 0.5
    assert len(told) <= most, (
        f"{len(told)} of {len(others)} are told of as changed, at most {most:.1f} by chance: {told}"
    )
