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


def declaring(seed: int) -> Records:
    """Lively boards, some of which declare issues and some of which have ended."""
    rng, records = random.Random(seed), lively(seed)
    for row in records["partnerships"]:
        row["issues"] = rng.choice([None, "housing; Falls", "debt", "sleep;debt ", " ; "])
        row["ended"] = rng.choice([None, None, AT, months_before(AT, 3)])
    return records


@pytest.mark.parametrize("seed", range(24))
def test_issues_on_record_and_only_here(seed: int) -> None:
    records = declaring(seed)
    workspace, twin = gather(store_of(records), at=AT), look(records, AT)
    ids = workspace.partnership_ids()
    assert {ids[code] for code in with_issues(workspace)} == set(dealt_with.issues(twin)), f"seed {seed}: with issues"
    found = {ids[code]: names for code, names in issues_only_here(workspace).items()}
    assert found == dealt_with.only_here(twin), f"seed {seed}: issues that are only here"


def test_the_records_leave_neither_untried() -> None:
    twins = [dealt_with.only_here(look(declaring(seed), AT)) for seed in range(24)]
    assert sum(bool(each) for each in twins) > 10, "some issues are dealt with in one place alone"
    assert len({names for each in twins for names in each.values()}) > 3, "and not always the same"


@pytest.mark.parametrize("seed", range(24))
def test_decisions(seed: int) -> None:
    records = table_records(seed)
    workspace = gather(store_of(records), at=LAST)
    ids = workspace.partnership_ids()
    found = {ids[code]: n for code, n in decisions(workspace).items() if any(n)}
    twin = worth.decisions(records, months_before(LAST, 12), LAST)
    lasting = {row["id"] for row in records["partnerships"] if row.get("kind") != "project"}
    assert found == {each: n for each, n in twin.items() if any(n) and each in lasting}, f"seed {seed}: decisions"
