"""Who was at the table, who came and who left, year by year: against the naive twin on random records."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from afresh.recommend.rotation.table_over_time import HELD, TableOverTime, as_known_on, records_of
from afresh.recommend.rotation.years import ends_of_years, year
from afresh.snapshot.workspace import Workspace, gather
from afresh.vocabulary import EPOCH, day_from, day_number
from records import small_records, store_of
from reference.gatherings import gatherings
from reference.rotation import Stay, merged, year_counts

AT = date(2022, 3, 31)
EARLIER = (date(2022, 3, 31), date(2021, 2, 28), date(2019, 12, 31), date(2017, 1, 1))


def stays(table: TableOverTime, people: list[str], organisations: list[str]) -> set[Stay]:
    def member(code: int) -> object:
        return ("person", people[code]) if code < len(people) else ("organisation", organisations[code - len(people)])

    return {
        (member(int(m)), day_from(int(a)), None if b == HELD else day_from(int(b)))
        for m, a, b in zip(table.member, table.start, table.end, strict=True)
    }


def ids(workspace: Workspace, table: str) -> list[str]:
    return [row[0] for row in workspace.store.rows(f"SELECT id FROM {table} ORDER BY id")]


@pytest.mark.long
@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(small_records(projects=False, most_seats=20), st.sampled_from(EARLIER))
def test_the_table_and_its_years(records, at: date) -> None:  # type: ignore[no-untyped-def]
    if not any(row["start"] <= AT for row in records.get("seats", ())):
        return
    workspace = gather(store_of(records), at=AT)
    naive = gatherings(records, AT, workspace.level)
    people, organisations = ids(workspace, "people"), ids(workspace, "organisations")
    for code, partnership in enumerate(workspace.partnership_ids()):
        table = as_known_on(records_of(workspace, code), day_number(at), "seats")
        spells = [(member, start, end) for where, member, start, end in naive.spells if where == partnership]
        wanted = merged(spells, at)
        found = stays(table, people, organisations)
        assert len(found) == len(wanted), f"{partnership} on {at}: {sorted(map(str, found))}, the twin {wanted}"
        assert {each[1:] for each in found} == {each[1:] for each in wanted}, f"{partnership} on {at}: days of stays"
        ends = ends_of_years(day_number(at), 4)
        for end, start in pairwise(ends):
            one = year(table, start, end, 3)
            counts = year_counts(wanted, day_from(start), day_from(end))
            said = f"{partnership}, the year to {day_from(end)}"
            assert (one.newcomers, one.departures, one.seats) == counts, f"{said}: {one}, the twin {counts}"


def test_days_are_counted_from_the_same_day() -> None:
    assert day_from(0) == EPOCH, "the twin works in dates"
