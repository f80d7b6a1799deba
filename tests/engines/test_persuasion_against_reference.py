"""Who could persuade, what waits and what holds back, against the naive twins on random records."""

import random
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afresh.features.organisations_together import sat_together
from afresh.recommend.allies import minds
from afresh.recommend.holding_back import holding_back
from afresh.recommend.persuasion import HoldsBack, persuasion
from afresh.recommend.representative import all_represented
from afresh.recommend.response_index import answered
from afresh.recommend.scenario import SEED
from afresh.recommend.speaking_first import settled, with_one_speaking_first
from afresh.recommend.waiting_proposals import stalled
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from afresh.vocabulary import day_from, months_before
from decision_records import LAST, _day, decision_records
from records import Records, store_of
from reference import persuasion as twin
from reference.openness import _of_others, now

ON_ISSUE = "supported others on the issue"
LEVELS = ("people", "organisations")
FEW = default_settings().but(representative_fewest=2, held_back_fewest=2, scenario_draws=20)
"""Fewer than a review asks for, so that small random records reach it."""


def drawn(seed: int) -> Records:
    """Random decisions with issues, seats of people for organisations, contacts, and partnerships that end."""
    rng = random.Random(seed)
    records = decision_records(seed)
    for row in records["proposals"]:
        row["issue"] = rng.choice([None, "housing", "falls"])
    for row in records["partnerships"]:
        row["ended"] = rng.choice([None, None, None, _day(rng)])
    for _ in range(rng.randint(0, 8)):
        start = _day(rng, 6)
        end = rng.choice([None, None, max(start, _day(rng, 3))])
        records["seats"].append(
            {"partnership": f"x{rng.randrange(3)}", "organisation": f"o{rng.randrange(6)}", "start": start,
             "person": rng.choice([None, f"p{rng.randrange(6)}"]), "end": end}
        )  # fmt: skip
    records["ties"] = [
        {"from": f"o{rng.randrange(6)}", "to": f"o{rng.randrange(6)}", "date": _day(rng),
         "strength": rng.choice([None, 1, 3])}
        for _ in range(rng.randint(0, 4))
    ]  # fmt: skip
    return records


def handed_over(seed: int) -> Records:
    """The same, where organisations are represented by one person after another and answer most of what is put."""
    rng = random.Random(seed)
    records = drawn(seed)
    for who in ("o3", "o4", "o5"):
        days = sorted(_day(rng, 3) for _ in range(3))
        for n, (start, end) in enumerate(zip(days, [*days[1:], None], strict=True)):
            seat = {"partnership": "x0", "organisation": who, "person": f"p{n}", "start": start}
            gap = timedelta(days=rng.choice([0, 1, 1, 1]))
            records["seats"].append({**seat, "end": end and max(start, end - gap)})
    for row in records["proposals"]:
        records["responses"] += [
            {"proposal": row["id"], "organisation": who, "person": rng.choice([None, "p0", "p1"]),
             "response": rng.choice(["support", "oppose"]), "date": rng.choice([None, _day(rng)]),
             "partnership": rng.choice([None, "x0"])}
            for who in ("o2", "o3", "o4", "o5")
        ]  # fmt: skip
    return records


def taken(seed: int, level: Any) -> tuple[Records, Workspace]:
    records = drawn(seed)
    return records, gather(store_of(records), at=LAST, level=level, settings=FEW)


@pytest.mark.long
@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from(LEVELS))
def test_gatherings_together_against_the_twin(seed: int, level: Any) -> None:
    records, workspace = taken(seed, level)
    organisations, partnerships = ids(workspace.store, "organisations"), workspace.partnership_ids()
    expected = twin.sat_together(records, LAST, level)
    sat = sat_together(workspace)
    weights = sat.weights(range(len(organisations)), workspace.period.t1, 700.0)
    for i, one in enumerate(organisations):
        for j, other in enumerate(organisations):
            if i < j:
                found, days = sat.between(j, i), expected.get(frozenset((one, other)), {})
                places = {partnerships[p.partnership]: (p.times, day_from(p.last_day)) for p in found.places}
                assert places == {p: (len(each), max(each)) for p, each in days.items()}, f"{one} and {other}: {found}"
                assert found.times == sum(map(len, days.values())), f"times of {one} and {other}"
                fading = twin.fading(days, LAST, 700 * 12 / 365.25)
                assert abs(weights[i, j] - fading) < 1e-12 and weights[i, j] == weights[j, i], f"weight: {one}, {other}"


@pytest.mark.long
@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from(LEVELS))
def test_answers_against_the_twins(seed: int, level: Any) -> None:
    records, workspace = taken(seed, level)
    organisations, proposals = ids(workspace.store, "organisations"), ids(workspace.store, "proposals")
    known = answered(workspace)
    at_table = {workspace.partnership_ids()[p]: {organisations[o] for o in who} for p, who in known.at_table.items()}
    expected = twin.at_the_table(records, LAST, months_before(LAST, 12))
    assert at_table == {p: who for p, who in expected.items() if who}, "who sits at the table"
    backed = {
        (organisations[who], organisations[whose]): (count.supported, count.of)
        for who in list(known.by_organisation) for whose, count in known.backed(who).items()
    }  # fmt: skip
    assert backed == twin.backed(records, LAST), "whose proposals each backed"
    issues = dict(enumerate(sorted({row["issue"] for row in records["proposals"] if row["issue"]} | {"housing"})))
    if len({row["issue"] for row in records["proposals"]} - {None}) == 2:
        on_issue = {
            (organisations[who], issues[issue]): (count.supported, count.of)
            for issue, each in known.on_issue.items() for who, count in each.items()
        }  # fmt: skip
        assert on_issue == twin.on_issue(records, LAST), "support on an issue"
    changed = {
        (organisations[who], proposals[each.proposal]): (day_from(each.held_day), day_from(each.day))
        for who, several in minds(workspace).changed.items() for each in several
    }  # fmt: skip
    plain = twin.changed_minds(records, LAST)
    assert changed == {key: each[:2] for key, each in plain.items()}, "who changed its mind"
    spoke = {
        (organisations[who], proposals[each.proposal], organisations[by]): (day_from(each.day), each.between)
        for (who, by), several in minds(workspace).spoke.items() for each in several
    }  # fmt: skip
    assert spoke == {
        (who, proposal, by): (day, day > held)
        for (who, proposal), (held, _, before) in plain.items() for by, day in before.items()
    }, "who spoke before"  # fmt: skip


@pytest.mark.long
@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from(LEVELS))
def test_what_waits_and_what_holds_back_against_the_twins(seed: int, level: Any) -> None:
    records, workspace = taken(seed, level)
    organisations, proposals = ids(workspace.store, "organisations"), ids(workspace.store, "proposals")
    partnerships = workspace.partnership_ids()
    every = [each for code in range(len(partnerships)) for each in stalled(workspace, code)]
    found = {
        proposals[each.proposal]: (
            each.status, each.days, {organisations[who.organisation] for who in each.held_back},
            {organisations[who.organisation] for who in each.supported},
        )
        for each in every
    }  # fmt: skip
    assert found == twin.waiting(records, LAST, int(FEW.waiting_months)), "what waits"
    held = {
        (partnerships[each.partnership], organisations[each.organisation]): (
            len(each.here.supported), len(each.here.not_supported), len(each.here.absent)
        )
        for code in range(len(partnerships)) for each in holding_back(workspace, code)
    }  # fmt: skip
    counts = twin.contested(records, LAST)
    told = {key: (yes, no, away) for key, (yes, no, away) in counts.items() if no >= 2 and no >= (yes + no) / 2}
    assert held == told, "who holds back"


@pytest.mark.long
@settings(max_examples=60, derandomize=True, deadline=None)
@given(st.integers(0, 2**32 - 1))
def test_representatives_against_the_twin(seed: int) -> None:
    records = handed_over(seed)
    workspace = gather(store_of(records), at=LAST, level="people", settings=FEW)
    organisations, partnerships = ids(workspace.store, "organisations"), workspace.partnership_ids()
    found = {}
    for code in range(len(partnerships)):
        for each in all_represented(workspace, code):
            assert each.before and each.after and each.day is not None, f"not told: {each}"
            shares = each.before, each.after
            found[partnerships[code], organisations[each.organisation]] = (
                day_from(each.day), *((share.supported, share.of) for share in shares),
                *((share.others_supported, share.others) for share in shares),
            )  # fmt: skip
    assert found == twin.represented(records, LAST, 2), "answers before and after a representative changed"


@settings(max_examples=25, derandomize=True, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from(LEVELS))
def test_allies_and_scenario_against_the_twins(seed: int, level: Any) -> None:
    records, workspace = taken(seed, level)
    organisations, proposals = ids(workspace.store, "organisations"), ids(workspace.store, "proposals")
    for code in answered(workspace).proposals:
        found = persuasion(workspace, code)
        held, support = twin.stands(records, LAST, proposals[code])
        assert {organisations[each.organisation] for each in found.organisations} == held, "who holds back"
        for each in found.organisations:
            allies = {organisations[ally.organisation] for ally in each.allies if ally.stance != ON_ISSUE}
            assert allies == support - {organisations[each.organisation]}, f"who supports {proposals[code]}"
            assert each.scenario, "no scenario was made"
            _same_scenario(records, workspace, level, proposals[code], organisations[each.organisation], found=each)


def _same_scenario(
    records: Records, workspace: Workspace, level: str, proposal: str, target: str, *, found: HoldsBack
) -> None:
    """Every position with the same draws, one draw at a time, by repeating the update."""
    organisations = ids(workspace.store, "organisations")
    row = next(row for row in records["proposals"] if row["id"] == proposal)
    seats = twin.at_the_table(records, LAST, months_before(LAST, 12))[row["partnership"]]
    first = _first(records, proposal)
    names = {one["id"]: str(one.get("name") or one["id"]).casefold() for one in records["organisations"]}
    # Draws go by name, as a change of code changes nothing; of two with one name, by where they stand.
    everybody = sorted(seats | {target}, key=lambda who: (names[who], first.get(who, 0.0), who))
    weights = twin.weights(records, LAST, level, everybody, 24)
    members = [who for who, mine in zip(everybody, weights, strict=True) if any(mine) or who == target]
    allies = [organisations[each.organisation] for each in found.allies]
    outside = [who for who in allies if who not in seats and twin.linked(records, LAST, level, who, target)]
    told = found.scenario
    assert told is not None, "no scenario"
    at = members.index(target)
    if not any(weights[everybody.index(target)]) and not outside:
        assert told.alone is None and not told.with_ally, f"nothing can be told of {target}: {told}"
        return
    keeps = np.random.default_rng(SEED).beta(2, 2, (len(members), int(FEW.scenario_draws))).T.tolist()
    starts = [first.get(who, 0.0) for who in members]
    assert told.alone is not None, "nothing was told"
    inside = twin.weights(records, LAST, level, members, 24)
    alone = [twin.settle(inside, keep, starts)[at] for keep in keeps]
    assert abs(told.alone.median - float(np.median(alone))) < 1e-9, f"{target} alone on {proposal}"
    expected = {}
    for who in allies:
        if who in members:
            expected[who] = [twin.speaks_first(inside, keep, starts, members.index(who), at)[at] for keep in keeps]
        elif who in seats:
            expected[who] = alone
        elif who in outside:
            more = [*members, who]
            larger = twin.weights(records, LAST, level, more, 24)
            larger = [[w + (j == len(members)) for j, w in enumerate(mine)] for mine in larger[:-1]] + [
                [0.0] * len(more)
            ]
            expected[who] = [
                twin.speaks_first(larger, [*keep, 1.0], [*starts, 1.0], len(members), at)[at] for keep in keeps
            ]
    gains = {who: float(np.mean(draws) - np.mean(alone)) for who, draws in expected.items()}
    medians = {organisations[each.organisation]: each.position.median for each in told.with_ally}
    assert medians.keys() == expected.keys(), f"who could speak first of {proposal} to {target}"
    for who, draws in expected.items():
        assert abs(medians[who] - float(np.median(draws))) < 1e-9, f"{who} speaking first to {target}"
    on_issue = {organisations[each.organisation] for each in found.allies if each.stance == ON_ISSUE}
    support = gains.keys() - on_issue
    sets = (support, told.near_best), (support - seats, told.near_best_outside), (on_issue, told.near_best_on_issue)
    for group, near in sets:
        best = max((gains[who] for who in group & gains.keys()), default=0)
        plain = {who for who in group & gains.keys() if best >= 0.1 - 1e-9 and gains[who] >= 0.9 * best - 1e-9}
        assert {organisations[each] for each in near} == plain, f"the set for {target} on {proposal}: {gains}"


def _first(records: Records, proposal: str) -> dict[str, float]:
    answers: dict[str, set[str]] = {}
    for (who, of, _), (answer, _reason) in _of_others(records, LAST).items():
        if of == proposal:
            answers.setdefault(who, set()).add(answer)
    found = {
        who: -1.0 if "oppose" in each else 1.0 if "support" in each and "abstain" not in each else 0.0
        for who, each in answers.items()
    }
    proposer = next(now(records, row.get("proposer"), LAST) for row in records["proposals"] if row["id"] == proposal)
    return {**found, proposer: 1.0} if proposer else found


def test_random_records_hold_what_is_compared() -> None:
    """Otherwise the twins would agree on nothing."""
    told = moved = waits = 0
    handovers = sum(len(twin.represented(handed_over(seed), LAST, 2)) for seed in range(40))
    for seed in range(12):
        records, workspace = taken(seed, "organisations")
        waits += len(twin.waiting(records, LAST, int(FEW.waiting_months)))
        for code in answered(workspace).proposals:
            for each in persuasion(workspace, code).organisations:
                told += bool(each.scenario and each.scenario.with_ally)
                moved += bool(each.scenario and each.scenario.near_best)
    assert min(told, moved, waits, handovers) > 5, f"told {told}, moved {moved}, waiting {waits}, changed {handovers}"


@pytest.mark.parametrize("seed", range(8))
def test_positions_against_the_update_repeated_until_nobody_moves(seed: int) -> None:
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 9))
    weights = rng.gamma(1, 1, (n, n)) * (rng.random((n, n)) < 0.6)
    np.fill_diagonal(weights, 0)
    keeps, first = rng.beta(2, 2, (5, n)), rng.choice([-1.0, 0.0, 1.0], n)
    found = settled(weights, keeps, first)
    spoken = with_one_speaking_first(weights, keeps, first, speaker=0, listener=n - 1, times=1.5)
    for draw in range(5):
        plain = twin.settle(weights.tolist(), keeps[draw].tolist(), first.tolist())
        assert np.abs(found[draw] - plain).max() < 1e-10, f"draw {draw}: {found[draw]} and {plain}"
        plain = twin.speaks_first(weights.tolist(), keeps[draw].tolist(), first.tolist(), 0, n - 1)
        assert np.abs(spoken[draw] - plain).max() < 1e-10, f"draw {draw}, one speaking first: {spoken[draw]}, {plain}"
