"""Who could be invited, against the naive twins on random records."""

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afresh.diagnosis.decided_issues import issue_names
from afresh.recommend.invitations import Invitations, invitations
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from afresh.vocabulary import day_from
from at_tables import KEPT_FOR, ORGANISATIONS, table_records
from decision_records import LAST, _day, three_met
from records import Records, store_of
from reference import invitations as twin
from reference.gatherings import gatherings

FEW = default_settings().but(look_in_expected=0.5, critic_fewest=1)
"""Fewer than is asked for, so that small random records reach it."""
LEVELS = ("people", "organisations")
CLOSE = 1e-12


def drawn(seed: int) -> Records:
    """Random tables, with contacts, answers to proposals of other tables and partnerships that end."""
    rng = random.Random(seed)
    records = table_records(seed)
    for row in records["organisations"]:
        # Names that go round in a circle are for the twins of gatherings: that of answers would never end.
        if row["successor"] and int(row["successor"][1:]) <= int(row["id"][1:]):
            row["successor"] = None
    for row in records["partnerships"]:
        row["ended"] = rng.choice([None, None, None, None, _day(rng)])
    three_met(records, "x1", 200)
    if rng.random() < 0.15:
        records["seats"] = []
    records["ties"] = [
        {"from": f"o{rng.randrange(ORGANISATIONS)}", "to": f"o{rng.randrange(ORGANISATIONS)}", "date": _day(rng)}
        for _ in range(rng.randint(0, 12))
    ]
    return records


class Taken:
    """Everything that is found of random records, under the records' own ids."""

    def __init__(self, seed: int, level: Any):
        self.records, self.level = drawn(seed), level
        self.workspace: Workspace = gather(store_of(self.records), at=LAST, level=level, settings=FEW)
        self.organisations = ids(self.workspace.store, "organisations")
        self.proposals = ids(self.workspace.store, "proposals")
        self.issues = issue_names(self.workspace)
        names = enumerate(self.workspace.partnership_ids())
        self.found: dict[str, Invitations] = {name: invitations(self.workspace, code) for code, name in names}

    def named(self, issues: Any) -> set[str]:
        return {self.issues[each] for each in issues}


def day(number: int | None) -> Any:
    return None if number is None else day_from(number)


def on_random_records(examples: int) -> Any:
    def decorated(test: Any) -> Any:
        return settings(max_examples=examples, derandomize=True, deadline=None)(
            given(st.integers(0, 2**32 - 1), st.sampled_from(LEVELS))(test)
        )

    return decorated


@pytest.mark.long
@on_random_records(15)
def test_candidates_against_the_twin(seed: int, level: Any) -> None:
    taken = Taken(seed, level)
    expected = twin.candidates(taken.records, LAST, level, KEPT_FOR, 0.5)
    for partnership, found in taken.found.items():
        those = {taken.organisations[each.organisation]: each for each in found.candidates}
        assert those.keys() == expected.get(partnership, {}).keys(), f"who could be asked to {partnership}"
        for who, each in those.items():
            promise, known = each.promise, found.beside[each.organisation].known
            told = {
                "works_on": taken.named(promise.works_on), "brings": taken.named(promise.brings),
                "did": (promise.raised, promise.proposed), "last_here": day(promise.last_here),
                "kind": (promise.kind, promise.kind_under_seated), "in_area": each.in_area, "voice": promise.voice,
                "workload": (each.workload.seats, each.workload.partnerships, each.workload.meetings),
                "sat_with": (known.sat_with, known.of), "last_together": day(known.last_day),
                "contacts": known.contacts,
            }  # fmt: skip
            assert told == expected[partnership][who], f"{who} for {partnership}"
            assert len(promise.done_records) == promise.active, f"{who}: a record for each thing done"
            assert bool(promise.here_records) == (promise.last_here is not None), f"{who}: records of being here"
            assert bool(known.sat_records) == bool(known.sat_with), f"{who}: records of sitting together"
            assert promise.work_records, f"{who}: records of what it works on"
        if those:
            held = {taken.issues[issue]: n for issue, n in found.issues}
            assert held == twin.held(taken.records, LAST, partnership), f"who seated at {partnership} works on what"


@pytest.mark.long
@on_random_records(15)
def test_freshness_with_one_more_against_the_twin(seed: int, level: Any) -> None:
    taken = Taken(seed, level)
    there = gatherings(taken.records, LAST, level)
    for partnership, found in taken.found.items():
        for each in found.candidates:
            who = taken.organisations[each.organisation]
            members = twin.might_come(taken.records, there, LAST, partnership, who)
            told = found.beside[each.organisation].freshness
            if not members or not twin.sitting(there, LAST, partnership):
                assert told is None, f"{who} at {partnership}: {told}, and nobody is on record"
                continue
            shares = twin.freshness(there, LAST, partnership, members)
            assert told is not None, f"{who} at {partnership}: the twin has {shares}"
            assert told.representatives == (len(members) if level == "people" else 0), f"{who}: {members}"
            assert told.before == twin.fresh_now(there, LAST, partnership), f"{partnership} as it is"
            assert abs(told.low - min(shares)) < CLOSE and abs(told.high - max(shares)) < CLOSE, f"{who}: {shares}"


@pytest.mark.long
@on_random_records(15)
def test_critics_and_positions_against_the_twins(seed: int, level: Any) -> None:
    taken = Taken(seed, level)
    expected = twin.critics(taken.records, LAST, int(FEW.critic_fewest), FEW.critic_share)
    said = twin.answers_to(taken.records, LAST)
    positions = twin.positions(taken.records, LAST, int(FEW.waiting_months))
    for partnership, found in taken.found.items():
        if found.why_none in ("one-off", "ended", "never gathered"):
            assert not found.critics and not found.candidates, f"{partnership} is {found.why_none}"
            continue
        told = {
            taken.organisations[each.organisation]: (len(each.answers.not_supported), each.answers.answered)
            for each in found.critics
        }
        assert told == expected.get(partnership, {}), f"critics of {partnership}"
        for organisation, beside in found.beside.items():
            who = taken.organisations[organisation]
            stands = {taken.proposals[each.proposal]: each.response for each in beside.positions}
            settled = positions.get(partnership, {})
            assert stands == {q: each[who] for q, each in settled.items() if who in each}, f"{who} at {partnership}"
            assert beside.open is None or beside.open == len(settled), f"still to be settled at {partnership}"
            answers = said.get((partnership, who), {})
            no = sum(each != "support" for each in answers.values())
            assert (len(beside.answers.not_supported), beside.answers.answered) == (no, len(answers)), f"{who} said"


@pytest.mark.long
def test_random_records_hold_what_is_compared() -> None:
    """Otherwise the twins would agree on nothing."""
    seen: dict[str, int] = dict.fromkeys(
        ("brings", "under", "fresh", "position", "critic", "contact", "was", "kept"), 0
    )
    for seed in range(70):
        for found in Taken(seed, LEVELS[seed % 2]).found.values():
            seen["critic"] += len(found.critics)
            for each in found.candidates:
                beside = found.beside[each.organisation]
                seen["brings"] += bool(each.promise.brings)
                seen["under"] += each.promise.kind_under_seated
                seen["was"] += each.promise.last_here is not None
                seen["kept"] += each.promise.voice == "kept for users"
                seen["fresh"] += beside.freshness is not None and beside.freshness.low < beside.freshness.high
                seen["position"] += bool(beside.positions)
                seen["contact"] += bool(beside.known.contacts)
    assert min(seen.values()) >= 1, f"too little of something: {seen}"


@pytest.mark.long
@pytest.mark.parametrize("level", LEVELS)
def test_every_record_is_in_its_table(level: Any) -> None:
    for seed in range(6):
        taken = Taken(seed, level)
        for found in taken.found.values():
            for each in found.candidates:
                for table, row in each.records:
                    there = taken.workspace.store.rows(f'SELECT count(*) FROM "{table}" WHERE rowid = {row}')[0][0]
                    assert there == 1, f"{table} has no row {row}"
