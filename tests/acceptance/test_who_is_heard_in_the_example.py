"""The worked example: who never gets a look in, and users who are not heard, are found where they were planted.

What was planted is read from the example's own plans; what chance makes of it differs from seed to seed.
"""

from typing import Any

import pytest
from studies.example import make
from studies.example.calendar import Calendar
from studies.example.partnerships import NINE
from studies.example.plants import plants
from studies.example.simulate import LAST_DAY

from afresh.engine.contract import Step
from afresh.measure import take
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather

SEEDS = range(1, 9)
PLANTS = {plant.name: plant for plant in plants(Calendar(LAST_DAY))}
ALL_ELIGIBLE = Step(
    "all_eligible", "who could sit where", "SELECT partnership, organisation, kind, seated FROM eligible"
)

Rows = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def reviews() -> dict[int, Workspace]:
    return {seed: gather(make(seed)) for seed in SEEDS}


def rows(workspace: Workspace, name: str) -> Rows:
    known = workspace.partnership_ids()
    return {(known[row["partnership"]], row["subject"]): row for row in take(workspace, name).rows()}


@pytest.mark.long
def test_the_group_that_never_gets_a_look_in_is_among_those_that_could_sit(reviews: dict[int, Workspace]) -> None:
    plant = PLANTS["never given a look in"]
    (group,) = plant.organisations
    for seed, workspace in reviews.items():
        take(workspace, "look_in")
        organisations, partnerships = ids(workspace.store, "organisations"), workspace.partnership_ids()
        could = {
            partnerships[row["partnership"]]: row["seated"]
            for row in workspace.ask(ALL_ELIGIBLE).rows()
            if organisations[row["organisation"]] == group
        }
        for partnership in plant.partnerships:
            assert could.get(partnership) == 0, f"seed {seed}: {group} could sit at {partnership}: {could}"
        for partnership in plant.facts["seated_in"]:
            assert could.get(partnership) == 1, f"seed {seed}: {group} sits at {partnership}: {could}"


@pytest.mark.long
def test_boards_drawn_mostly_from_statutory_bodies_seat_more_of_them_than_chance(reviews: dict[int, Workspace]) -> None:
    """How far a board's pool leans is in its plan: a weight above all others."""
    leaning = [plan.id for plan in NINE if plan.drawn_from and _leans(dict(plan.drawn_from))]
    assert leaning, "no board was planted so"
    beyond = dict.fromkeys(leaning, 0)
    for workspace in reviews.values():
        found = rows(workspace, "look_in")
        for of in leaning:
            row = found[of, "statutory"]
            beyond[of] += row["value"] is not None and row["value"] > row["high"]
    assert min(beyond.values()) >= len(SEEDS) - 1, f"of {len(SEEDS)} seeds, more than chance gives in: {beyond}"


def _leans(weights: dict[str, float]) -> bool:
    return weights.get("statutory", 0) > 2 * max(
        (each for kind, each in weights.items() if kind != "statutory"), default=0
    )


@pytest.mark.long
def test_users_whose_proposals_are_never_adopted(reviews: dict[int, Workspace]) -> None:
    """At the board where it was planted the intervals lie apart in every seed; elsewhere hardly ever."""
    (planted,) = PLANTS["users with seats and nothing adopted"].partnerships
    by_accident = told = 0
    for seed, workspace in reviews.items():
        found, seats = rows(workspace, "voice_proposals_adopted"), rows(workspace, "voice_seats")
        assert seats[planted, "users and carers"]["counted"] >= 2, f"seed {seed}: two groups hold seats"
        users, others = found[planted, "users and carers"], found[planted, "everyone else"]
        assert users["counted"] == 0 and users["n"] >= 5, f"seed {seed}: none of theirs was adopted: {users}"
        assert users["high"] < others["low"], f"seed {seed}: {users} beside {others}"
        for plan in NINE:
            users, others = found[plan.id, "users and carers"], found[plan.id, "everyone else"]
            if plan.users_adopted == 1 and users["value"] is not None and others["value"] is not None:
                told += 1
                by_accident += users["high"] < others["low"] or others["high"] < users["low"]
    assert told >= 10, f"only {told} boards where nothing was planted could be told"
    assert by_accident <= 0.1 * told, f"{by_accident} of {told} boards where nothing was planted seem to differ"


@pytest.mark.long
def test_they_propose_more_than_their_seats(reviews: dict[int, Workspace]) -> None:
    """The plan has them propose two and a half times as often as others: over the seeds together, clearly."""
    (planted,) = PLANTS["users with seats and nothing adopted"].partnerships
    made = [rows(each, "voice_proposals_made")[planted, "users and carers"] for each in reviews.values()]
    held = [rows(each, "voice_seats")[planted, "users and carers"] for each in reviews.values()]
    share_made = sum(row["counted"] for row in made) / sum(row["n"] for row in made)
    share_held = sum(row["counted"] for row in held) / sum(row["n"] for row in held)
    assert share_made > 1.3 * share_held, f"they made {share_made:.0%} of proposals and hold {share_held:.0%} of seats"


@pytest.mark.long
def test_member_hours_follow_the_planned_length(reviews: dict[int, Workspace]) -> None:
    """Every meeting of the example lasts as long as its plan says."""
    for seed, workspace in reviews.items():
        found = rows(workspace, "member_hours")
        for plan in NINE:
            row = found[plan.id, ""]
            assert row["value"] == pytest.approx(row["n"] * plan.hours), f"seed {seed}, {plan.id}: {row}"
