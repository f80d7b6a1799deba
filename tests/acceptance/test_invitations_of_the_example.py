"""The worked example's plants are met by whom could be invited; what is printed names nobody and fits a screen."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from studies.example import make
from studies.example.calendar import Calendar
from studies.example.place import STEADY_STEPS, SURVIVORS
from studies.example.plants import plants
from studies.example.simulate import LAST_DAY

from afresh.cli import group
from afresh.dataset import Dataset
from afresh.recommend.invitations import Invitations, invitations
from afresh.records.store import Store
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import gather

SEEDS = range(1, 6)


def found(store: Store, partnership: str, at: date) -> Invitations:
    workspace = gather(store, at=at)
    return invitations(workspace, workspace.partnership_ids().index(partnership))


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("partnership", ["falls-and-frailty", "hospital-discharge"])
def test_who_never_had_a_look_in_is_found(seed: int, partnership: str) -> None:
    store = make(seed)
    told = found(store, partnership, LAST_DAY)
    names = ids(store, "organisations")
    mine = next((each for each in told.candidates if names[each.organisation] == STEADY_STEPS), None)
    assert mine is not None, f"{STEADY_STEPS} is not among the candidates of {partnership}"
    assert mine.promise.never_seated and mine.promise.voice == "user_led", f"{mine.promise}"
    median = sorted(each.promise.active for each in told.candidates)[len(told.candidates) // 2]
    assert mine.promise.active > max(4, median), f"{mine.promise.active} things done; half did {median} or fewer"


@pytest.mark.parametrize("seed", SEEDS)
def test_the_critic_is_found_before_it_joined_and_not_after(seed: int) -> None:
    store = make(seed)
    critic = next(each for each in plants(Calendar(LAST_DAY)) if each.organisations == (SURVIVORS,))
    joined = date.fromisoformat(str(critic.facts["joined"]))
    names = ids(store, "organisations")
    for at, expected in ((joined - timedelta(days=30), True), (LAST_DAY, False)):
        told = {names[each.organisation]: each for each in found(store, "crisis-care", at).critics}
        assert (SURVIVORS in told) == expected, f"on {at} the critics are {sorted(told)}"
        if expected:
            assert told[SURVIVORS].low > 0.6, "the plan has it oppose nine in ten"
            assert sum(told[SURVIVORS].answers.reasons.values()) >= 20, "with the reasons recorded"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(group, [str(each) for each in arguments])


@pytest.mark.long
def test_the_text_fits_and_names_nobody(example: Path) -> None:
    people = [name for (name,) in Dataset(make(1)).store.rows("SELECT name FROM people")]
    for partnership in ("falls-and-frailty", "Ambleford Crisis Care Board", "wistlebrook-forum"):
        result = run("invite", example, partnership, "--at", "2025-03-01")
        assert result.exit_code == 0, f"{partnership}: {result.stderr}"
        wide = [line for line in result.stdout.splitlines() if len(line) > 100]
        assert not wide, f"wider than 100: {wide[0]}"
        assert not [name for name in people if name in result.stdout], "somebody is named"
    assert "Nobody is found" in result.stdout and "organisations" in result.stdout, "why, and what would switch it on"


@pytest.mark.long
def test_json_says_the_same_with_records(example: Path) -> None:
    told = json.loads(run("invite", example, "crisis-care", "--at", "2025-03-01", "--format", "json").stdout)
    text = run("invite", example, "crisis-care", "--at", "2025-03-01").stdout
    assert len(told["to_begin_with"]) == 3, "three, unless another number is asked for"
    (critic,) = told["critics"]
    assert critic["name"] == "Ambleford Survivors' Voice" and critic["name"] in text, "both name the critic"
    assert critic["said"] and all(each["records"] for each in critic["said"]), "each dissent with its record"
    for each in told["candidates"]:
        assert each["name"].split()[0] in text, "the text lists every candidate"
        counted = [one for one in each["would_bring"] if one["says"].startswith(("Works on", "Raised", "Made"))]
        assert counted and all(one["records"] for one in counted), f"{each['name']}: a count without records"
    assert told["conflicts_of_interest"], "that no conflicts are recorded is said once"


@pytest.mark.long
def test_asking_for_fewer_or_for_what_is_not_there(example: Path) -> None:
    one = json.loads(run("invite", example, "crisis-care", "--seats", "1", "--format", "json").stdout)
    assert len(one["to_begin_with"]) == 1, "one seat, one organisation"
    unknown = run("invite", example, "crisis car")
    assert unknown.exit_code == 2 and "crisis-care" in unknown.stderr, f"near names: {unknown.stderr}"
    assert run("invite", example, "crisis-care", "--seats", "0").exit_code == 2, "at least one seat"
