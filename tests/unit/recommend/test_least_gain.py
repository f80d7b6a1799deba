"""Nobody is named as an ally where the best would move the organisation by less than a tenth: tables made by hand."""

from datetime import date

import pytest
from scipy.integrate import dblquad

from afresh.dataset import Dataset
from afresh.panel.advisers.allies import who_could_speak
from afresh.recommend.holding_back import holding_back
from afresh.recommend.persuasion import persuasion
from afresh.recommend.scenario import Scenario
from afresh.review.holding_back import holding_back_said
from afresh.review.labels import Labels
from afresh.review.persuasion import said
from afresh.review.proposal_names import Proposals
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from records import Records, named, store_of, together

AT = date(2025, 6, 30)
PUT = [date(2025, month, 1) for month in (1, 2, 3, 4)]


def table(abstaining: int, **settings: float) -> Workspace:
    """The council makes four proposals, the trust opposes them all, and so many others abstain; all have met twice."""
    others = [f"other {n:02}" for n in range(abstaining)]
    everybody = ["council", "trust", *others]
    meetings = [{"id": f"m{n}", "partnership": "board", "date": date(2025, 5 + n, 1)} for n in range(2)]
    answers = [("trust", "oppose"), *((each, "abstain") for each in others)]
    records: Records = together(
        {"organisations": named(*everybody), "partnerships": named("board", kind="board"), "meetings": meetings},
        {"attendance": [{"meeting": m["id"], "organisation": who, "status": "present"}
                        for m in meetings for who in everybody]},
        {"seats": [{"partnership": "board", "organisation": each, "start": date(2024, 1, 1)} for each in everybody]},
        {"proposals": [{"id": f"q{n}", "partnership": "board", "date": day, "title": f"Idea {n}", "issue": "housing",
                        "proposer": "council", "status": "open"} for n, day in enumerate(PUT)]},
        {"proposals": [{"id": "z", "partnership": "board", "date": PUT[0], "title": "Minutes", "procedural": True,
                        "status": "adopted", "decided": PUT[0]}]},
        {"responses": [{"proposal": f"q{n}", "organisation": who, "response": answer, "date": day}
                       for n, day in enumerate(PUT) for who, answer in answers]},
    )  # fmt: skip
    return gather(store_of(records), at=AT, settings=default_settings().but(**settings))


def scenario_of_trust(workspace: Workspace) -> Scenario:
    organisations, proposals = (ids(workspace.store, each) for each in ("organisations", "proposals"))
    (trust,) = persuasion(workspace, proposals.index("q0"), organisations.index("trust")).organisations
    assert trust.scenario, "no scenario was made"
    return trust.scenario


def gain_of_two() -> float:
    """Two at a table, by integral over how much each keeps to (Beta(2, 2)): the other speaks first, less alone."""

    def density(k: float) -> float:
        return 6 * k * (1 - k)

    def gain(t: float, c: float) -> float:
        alone = (-t + (1 - t) * c) / (1 - (1 - t) * (1 - c))
        return (1 - 2 * t - alone) * density(t) * density(c)

    return float(dblquad(gain, 0, 1, 0, 1)[0])


def named_by(workspace: Workspace) -> set[str]:
    organisations = ids(workspace.store, "organisations")
    return {organisations[each] for each in scenario_of_trust(workspace).near_best}


def test_alone_with_the_one_that_holds_back_it_is_named() -> None:
    workspace = table(0)
    (council,) = scenario_of_trust(workspace).with_ally
    expected = gain_of_two()
    assert council.gain == pytest.approx(expected, abs=0.03), f"{council.gain} of draws, {expected} by integral"
    assert expected > 0.1 and named_by(workspace) == {"council"}, f"it moves the trust by {expected}"


def test_the_larger_the_table_the_less_one_moves() -> None:
    """What one of n others moves falls about as 1.5 / (n + 0.5), its share of the trust's weight."""
    gains = [scenario_of_trust(table(n)).with_ally[0].gain for n in (0, 4, 29)]
    assert gains == sorted(gains, reverse=True), f"{gains}"
    assert gains[2] < 2 * 1.5 / 29.5, f"more than its whole share of the weight could: {gains[2]}"


@pytest.mark.parametrize(("abstaining", "names"), [(0, {"council"}), (4, {"council"}), (29, set())])
def test_nobody_is_named_under_the_line(abstaining: int, names: set[str]) -> None:
    workspace = table(abstaining)
    scenario = scenario_of_trust(workspace)
    assert (scenario.most({each.organisation for each in scenario.with_ally}) >= 0.1) == bool(names), "the line"
    assert named_by(workspace) == names, f"with {abstaining} others"


def test_the_line_is_a_setting() -> None:
    assert named_by(table(29, least_gain=0)) == {"council"}, "with no line the best is named however little it does"
    assert named_by(table(0, least_gain=1)) == set(), "no scenario moves it by a whole point"


@pytest.mark.long
@pytest.mark.parametrize(("abstaining", "moves"), [(0, True), (4, True), (29, False)])
def test_the_report_and_the_command_say_so(abstaining: int, moves: bool) -> None:
    workspace = table(abstaining)
    proposals = Proposals(workspace, Labels(workspace.store, Dataset(workspace.store).disclosure(), AT))
    codes = ids(workspace.store, "organisations")
    (told,) = [each for each in holding_back(workspace, 0) if codes[each.organisation] == "trust"] or [None]
    if told is not None:
        (speaker,) = told.could_speak
        assert bool(speaker.moves_it_on) == moves, f"{speaker}"
        expected = (
            "it moves most, on one of these or several, with council speaking first."
            if moves
            else "nobody in the records would move it by 0.1 or more, from −1 (opposed) to +1 (in support): nobody is "
            "named as an ally."
        )
        says = holding_back_said(told, proposals).would_move
        assert says == f"In a scenario of who speaks first (afresh persuade), tried on all that wait, {expected}", says
    else:
        assert not abstaining, "with nobody else not supporting nothing is contested, so the trust is not told of"
    code = ids(workspace.store, "proposals").index("q0")
    shown = said(persuasion(workspace, code, codes.index("trust")), proposals).organisations[0].scenario
    assert shown, "no scenario is told"
    nobody = "Nobody in the records would move trust in this scenario by enough to be named as an ally."
    assert (nobody in shown.sets) == (not moves), f"{shown.sets}"
    assert bool(shown.rows) == moves, "positions with somebody speaking first, where nobody is named"
    assert bool(shown.values["near_best"]) == moves, f"{shown.values}"


def test_a_gain_just_under_the_line_does_not_read_as_if_it_reached_it() -> None:
    from afresh.words.persuasion import near_best

    said = near_best("Trust", "Of those on record as supporting it", [], 0.1, 0.0999, least=0.1)
    assert said == (
        "Of those on record as supporting it, nobody would move Trust by 0.1 or more by speaking first (at most by "
        "0.09), so nobody is named."
    ), said


def test_the_panel_asks_nobody_whom_the_scenario_does_not_name() -> None:
    settings = default_settings().adding([])
    rule = who_could_speak
    assert rule.QUIET.holding_back[0].speakers[0].sat_together >= rule.SETTINGS["fewest_together"][0], (
        "its quiet example has sat with it often enough, so that only the scenario keeps it from being named"
    )
    assert not rule.QUIET.holding_back[0].speakers[0].moves_it_on, "and the scenario names nobody"
    assert settings.least_gain == 0.1, "the line of the design, section 8"
