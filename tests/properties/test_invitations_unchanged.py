"""What must change nothing in who could be invited, and what must: other ids, another order, later records, a seat."""

import random
from datetime import date
from typing import Any

import pytest
from hypothesis import given

from afresh.diagnosis.decided_issues import issue_names
from afresh.recommend.invitations import invitations
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import gather
from at_tables import table_records
from decision_records import LAST, three_met
from records import Records, shuffled, store_of
from unchanged import NOTHING, SEEDS, Old, few, unchanged

pytestmark = pytest.mark.long

FEW = default_settings().but(look_in_expected=0.5, critic_fewest=1)


def drawn(seed: int) -> Records:
    """With names of their own, since names settle what is otherwise equal, and somebody who met."""
    records, rng = table_records(seed), random.Random(seed)
    for n, row in enumerate(records["organisations"]):
        row["name"] = f"{'abcdefghijklmnopqrstuvw'[rng.randrange(20)]} {n}"
    three_met(records, "x0", 200)
    return records


def told(records: Records, old: Old = NOTHING) -> Any:
    """Everything that is said, under the ids that `old` gives for new ones; records left out."""
    workspace = gather(store_of(records), at=LAST, level="organisations", settings=FEW)
    named = {table: [old.get((table, each), each) for each in ids(workspace.store, table)]
             for table in ("organisations", "proposals", "partnerships")}  # fmt: skip
    who, issues = named["organisations"], issue_names(workspace)
    found = {}
    for code, partnership in enumerate(named["partnerships"]):
        each = invitations(workspace, code)
        found[partnership] = {
            "why": each.why_none,
            "candidates": [
                (who[one.organisation], [issues[i] for i in one.promise.works_on], one.promise.active,
                 one.promise.last_here, one.promise.voice, one.promise.kind_under_seated, one.workload.seats,
                 one.workload.meetings)
                for one in each.candidates
            ],
            "beside": {who[organisation]: _beside(each.beside[organisation]) for organisation in each.beside},
            "chosen": [(who[one.candidate.organisation], one.adds and [(issues[i], n) for i, n in one.adds])
                       for one in each.chosen],
            "critics": [(who[one.organisation], one.low, one.high, one.answers.reasons) for one in each.critics],
            "overlooked": [(one.kind, [who[o] for o in one.organisations]) for one in each.overlooked],
        }  # fmt: skip
    return found


def _beside(each: Any) -> Any:
    return each.known.sat_with, each.known.last_day, each.known.contacts, each.freshness, each.open, len(each.positions)


test_other_ids, test_another_order, test_later_days = unchanged(drawn, told, LAST, examples=12, orders=(shuffled,))


@few(12)
@given(SEEDS)
def test_a_candidate_with_a_seat_stops_being_one(seed: int) -> None:
    records = drawn(seed)
    for partnership, each in told(records).items():
        for who, *_ in each["candidates"][:2]:
            seat = {"partnership": partnership, "organisation": who, "start": date(2024, 6, 1)}
            after = told({**records, "seats": [*records["seats"], seat]})[partnership]
            assert who not in {one[0] for one in after["candidates"]}, f"{who} was given a seat at {partnership}"
            assert who not in {one[0] for one in after["chosen"]}, f"{who} is still chosen"


@few(12)
@given(SEEDS)
def test_one_that_shares_no_issue_improves_nothing(seed: int) -> None:
    records = drawn(seed)
    before = told(records)
    records["organisations"].append({"id": "aside", "name": "aside", "kind": "other", "issues": "beekeeping"})
    after = told(records)
    for partnership, each in after.items():
        assert each["candidates"] == before[partnership]["candidates"], "one that shares no issue is a candidate"
        assert each["chosen"] == before[partnership]["chosen"], "it changes who is chosen"


@pytest.mark.parametrize("without", ["responses", "attendance", "seats", "proposals", "agenda", "meetings"])
def test_missing_tables_are_no_failure(without: str) -> None:
    gone = {without} | ({"responses", "contributions"} if without == "proposals" else set())
    gone |= {"attendance", "agenda"} if without == "meetings" else set()
    for seed in range(4):
        records = {table: rows for table, rows in drawn(seed).items() if table not in gone}
        records["seats"] = records.get("seats", []) or [
            {"partnership": "x0", "organisation": "o0", "start": date(2022, 1, 1)}
        ]
        if without == "seats":
            records.pop("seats")
        assert told(records).keys() >= {"x0", "x1"}, f"without {without}"
