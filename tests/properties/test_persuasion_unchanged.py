"""What must change nothing in who could persuade: other ids, another order, later records, one that nobody has met."""

import random
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given

from afresh.recommend.holding_back import holding_back
from afresh.recommend.persuasion import persuasion
from afresh.recommend.representative import all_represented
from afresh.recommend.response_index import answered
from afresh.recommend.waiting_proposals import stalled
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import Workspace, gather
from decision_records import LAST, decision_records, three_met
from records import Records, shuffled, store_of
from unchanged import NOTHING, SEEDS, Old, few, unchanged

pytestmark = pytest.mark.long

FEW = default_settings().but(representative_fewest=2, held_back_fewest=2, scenario_draws=30)


def drawn(seed: int) -> Records:
    """Random decisions at boards where organisations sit, so that they have met."""
    rng = random.Random(seed)
    records = decision_records(seed)
    for row in records["proposals"]:
        row["issue"] = rng.choice([None, "housing", "falls"])
    three_met(records, "x0", 1600)
    for who in range(6):
        start = LAST - timedelta(days=rng.randint(100, 1500))
        records["seats"].append({"partnership": f"x{rng.randrange(2)}", "organisation": f"o{who}", "start": start})
    return records


def told(records: Records, old: Old = NOTHING) -> Any:
    """Everything that is said, under the ids that `old` gives for new ones; records left out."""
    workspace = gather(store_of(records), at=LAST, settings=FEW)
    named = {table: [old.get((table, each), each) for each in ids(workspace.store, table)]
             for table in ("organisations", "proposals", "partnerships")}  # fmt: skip
    who, what, where = named["organisations"], named["proposals"], named["partnerships"]
    return {
        "persuasion": sorted(_persuasion(workspace, code, who, what) for code in answered(workspace).proposals),
        "waits": sorted(
            (what[each.proposal], each.status, each.days,
             sorted((who[held.organisation], held.response, held.reason_kinds) for held in each.held_back))
            for code in range(len(where)) for each in stalled(workspace, code)
        ),
        "held": sorted(
            (where[each.partnership], who[each.organisation], len(each.here.supported),
             sorted(each.here.reasons.items()),
             sorted((who[s.ally.organisation], sorted(what[q] for q in s.proposals)) for s in each.could_speak))
            for code in range(len(where)) for each in holding_back(workspace, code)
        ),
        "represented": sorted(
            (where[each.partnership], who[each.organisation], each.reading, each.day, each.rise)
            for code in range(len(where)) for each in all_represented(workspace, code)
        ),
    }  # fmt: skip


def _persuasion(workspace: Workspace, code: int, who: list[str], what: list[str]) -> Any:
    found = persuasion(workspace, code)
    return what[code], found.responses, found.why_none, sorted(
        (
            who[each.organisation],
            sorted((who[a.organisation], a.stance, a.at_the_table, a.together.times, a.together.last_day or 0,
                    a.backed.supported, a.backed.of, len(a.spoke_before)) for a in each.allies),
            each.scenario and _scenario(each.scenario, who),
        )
        for each in found.organisations
    )  # fmt: skip


def _scenario(found: Any, who: list[str]) -> Any:
    rows = sorted(
        (who[each.organisation], round(each.position.median, 9), round(each.gain, 9)) for each in found.with_ally
    )
    several = (found.near_best, found.near_best_outside, found.near_best_on_issue, found.no_ties)
    sets = [sorted(who[each] for each in those) for those in several]
    return found.alone is not None and round(found.alone.median, 9), rows, sets


test_other_ids, test_another_order, test_later_days = unchanged(drawn, told, LAST, examples=15, orders=(shuffled,))


@few(15)
@given(SEEDS)
def test_a_supporter_with_no_tie_to_anybody_changes_nothing_else(seed: int) -> None:
    """It supports every proposal, in writing; nobody has ever met it."""
    records = drawn(seed)
    before = told(records)
    records["organisations"].append({"id": "alone", "name": "alone"})
    records["responses"] += [
        {"proposal": row["id"], "organisation": "alone", "response": "support", "partnership": "x2",
         "date": max(row["date"], date(2024, 6, 29))}
        for row in records["proposals"]
    ]  # fmt: skip
    after = told(records)
    positions, now = (
        [
            [(who, scenario[0], scenario[1], scenario[2][:3]) for who, _, scenario in organisations]
            for _, _, _, organisations in each["persuasion"]
        ]
        for each in (before, after)
    )
    assert positions == now, "one whom nobody has met moves somebody"


@pytest.mark.parametrize("without", ["responses", "attendance", "seats", "proposals", "people"])
def test_missing_tables_are_no_failure(without: str) -> None:
    for seed in range(4):
        records = {table: rows for table, rows in drawn(seed).items() if table != without}
        if without == "proposals":
            records.pop("responses")
        if without == "people":
            for rows in records.values():
                for row in rows:
                    row.pop("person", None)
                    row.pop("deputy_for", None)
            records["attendance"] = [row for row in records["attendance"] if row.get("organisation")]
            records["responses"] = [row for row in records["responses"] if row.get("organisation")]
            records["seats"] = [row for row in records["seats"] if row.get("organisation")]
        found = told(records)
        if without == "responses":
            assert all(not each[3] and each[2] for each in found["persuasion"]), "somebody is named without an answer"
