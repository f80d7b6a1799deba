"""Issues on record and issues that are only here, against their naive twins on random records."""

import random

import pytest

from afresh.diagnosis.decided_issues import decisions, issues_only_here, with_issues
from afresh.snapshot.workspace import gather
from afresh.vocabulary import months_before
from at_tables import table_records
from decision_records import LAST
from lively import AT, lively
from records import Records, store_of
from reference import dealt_with, worth
from reference.renewal import look
from twins import assert_twins
from worlds import as_one, batch, one_by_one


def declaring(seed: int) -> Records:
    """Lively boards, some of which declare issues and some of which have ended."""
    rng, records = random.Random(seed), lively(seed)
    for row in records["partnerships"]:
        row["issues"] = rng.choice([None, "housing; Falls", "debt", "sleep;debt ", " ; "])
        row["ended"] = rng.choice([None, None, AT, months_before(AT, 3)])
    return records


def test_issues_on_record() -> None:
    worlds = [declaring(seed) for seed in range(24)]
    workspace = gather(store_of(as_one(worlds)), at=AT)
    ids = workspace.partnership_ids()
    twin = one_by_one(lambda records: dict.fromkeys(dealt_with.issues(look(records, AT)), True), worlds)
    assert_twins("with issues", {ids[code]: True for code in with_issues(workspace)}, twin, fewest=25)


@pytest.mark.parametrize("seed", range(0, 24, 3))
def test_issues_that_are_only_here(seed: int) -> None:
    """In all of a place, so that the places are taken one after another; most have none."""
    records = declaring(seed)
    workspace, twin = gather(store_of(records), at=AT), look(records, AT)
    ids = workspace.partnership_ids()
    assert {ids[code] for code in with_issues(workspace)} == set(dealt_with.issues(twin)), f"seed {seed}: with issues"
    found = {ids[code]: names for code, names in issues_only_here(workspace).items()}
    assert found == dealt_with.only_here(twin), f"seed {seed}: issues that are only here"


def test_the_records_leave_neither_untried() -> None:
    twins = [dealt_with.only_here(look(declaring(seed), AT)) for seed in range(0, 24, 3)]
    assert sum(bool(each) for each in twins) > 3, "some issues are dealt with in one place alone"
    assert len({names for each in twins for names in each.values()}) > 2, "and not always the same"


def test_decisions() -> None:
    records = batch(table_records, range(24))
    workspace = gather(store_of(records), at=LAST)
    ids = workspace.partnership_ids()
    found = {ids[code]: n for code, n in decisions(workspace).items() if any(n)}
    twin = worth.decisions(records, months_before(LAST, 12), LAST)
    lasting = {row["id"] for row in records["partnerships"] if row.get("kind") != "project"}
    assert_twins("decisions", found, {of: n for of, n in twin.items() if any(n) and of in lasting}, fewest=30)
