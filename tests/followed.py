"""Every reading can be followed to the records under it."""

from collections.abc import Iterable
from datetime import date

from afresh import measure as measures
from afresh.diagnosis.findings import records_under
from afresh.snapshot.workspace import Workspace, gather
from records import Records, store_of


def assert_followed(name: str, those: Iterable[Records], at: date) -> None:
    """Wherever a measure gives a value above nothing, there are records under it, and they are rows of the
    dictionary's tables."""
    found = sum(_followed(name, gather(store_of(records), at=at)) for records in those)
    assert found, f"{name} had no records under it at all"


def _followed(name: str, workspace: Workspace) -> int:
    rows, under = list(measures.take(workspace, name).rows()), records_under(workspace, name)
    for row in rows:
        if row["value"]:
            where = row["partnership"]
            assert under.get(where), f"{name} {row['value']} of {where} has no records under it"
    looked_at = {record for each in under.values() for record in (*each[:5], *each[-3:])}
    for table, record in looked_at:
        there = workspace.store.rows(f'SELECT count(*) FROM "{table}" WHERE rowid = {record}')[0][0]
        assert there == 1, f"{name} names row {record} of {table}, which is not there"
    return len(looked_at)
