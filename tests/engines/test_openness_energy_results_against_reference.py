"""Measures of openness, energy and results against their naive twins, on random and on real records."""

from collections.abc import Callable
from datetime import date
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afresh import measure as measures
from afresh.measure import READING, measure
from afresh.settings import default_settings
from afresh.snapshot.workspace import Workspace, gather
from afresh.table import Table
from afresh.vocabulary import months_before
from decision_records import LAST, decision_records
from records import Records, repeated, shuffled, store_of
from reference import energy, openness, xmr

CLOSE = 1e-12
FEWEST_PROPOSALS = 2
FEWEST_CROSSED = 2
"""Fewer than a review asks for, so that small random records reach it."""
YEAR_AGO = months_before(LAST, 12)


def rows_of(workspace: Workspace, name: str, by: str = "partnership") -> dict[Any, dict[str, Any]]:
    """A measure's rows with the partnerships' own ids."""
    ids = workspace.partnership_ids()
    table: Table = measures.take(workspace, name)
    assert set(READING) <= set(table.names), f"{name} lacks {set(READING) - set(table.names)}"
    rows = list(table.rows())
    for row in rows:
        row["partnership"] = None if row["partnership"] is None else ids[row["partnership"]]
    found = {row[by]: row for row in rows}
    assert len(found) == len(rows), f"{name} has two rows for one {by}"
    return found


def assert_shares(rows: dict[Any, dict[str, Any]], twin: dict[Any, tuple[int, int]], fewest: int, about: str) -> None:
    """Counts exactly, shares to 1e-12, nothing under the minimum."""
    assert {key: row["n"] for key, row in rows.items()} == {key: of for key, (_, of) in twin.items()}, about
    for key, (yes, of) in twin.items():
        value, low, high = (rows[key][name] for name in ("value", "low", "high"))
        if of < fewest:
            assert (value, low, high) == (None, None, None), f"{about}: {key} has a value from {of}"
            assert rows[key]["note"], f"{about}: {key} is null and does not say why"
        else:
            assert abs(value - yes / of) <= CLOSE, f"{about}: {key} is {value}, the twin counts {yes} of {of}"
            assert 0 <= low < high <= 1, f"{about}: {key} has the interval {low} to {high}"


def on_random_records(*tests: Callable[[Records, Workspace], None]) -> Callable[[], None]:
    @settings(max_examples=30, derandomize=True, deadline=None)
    @given(st.integers(0, 2**32 - 1))
    def run(seed: int) -> None:
        records = decision_records(seed)
        chosen = default_settings().but(fewest_proposals=FEWEST_PROPOSALS, fewest_crossed=FEWEST_CROSSED, fewest_tied=2)
        workspace = gather(store_of(records), at=LAST, settings=chosen)
        for test in tests:
            test(records, workspace)

    return run


def _adopted(records: Records, workspace: Workspace) -> None:
    for name, novel in (("proposals_adopted", False), ("novel_adopted", True)):
        assert_shares(
            rows_of(workspace, name), openness.adopted(records, LAST, novel, FEWEST_PROPOSALS), FEWEST_PROPOSALS, name
        )


def _days(records: Records, workspace: Workspace) -> None:
    rows = rows_of(workspace, "days_to_decision")
    twin = openness.days_to_decision(records, YEAR_AGO, LAST)
    assert {p: (row["value"], row["n"], row["still_open"]) for p, row in rows.items()} == twin, "days to decision"
    for row in rows.values():
        assert row["value"] is None or row["low"] <= row["value"] <= row["high"], f"quartiles are not about {row}"
        assert (row["value"] is None) == (row["n"] == 0), f"{row} has a value from nothing, or none from something"


def _agenda(records: Records, workspace: Workspace) -> None:
    rows, twin = rows_of(workspace, "outcome_agenda"), openness.outcome_agenda(records, YEAR_AGO, LAST)
    assert_shares(rows, {p: (a, b) for p, (a, b, _) in twin.items()}, 1, "outcome_agenda")
    assert {p: row["unmarked"] for p, row in rows.items()} == {p: c for p, (_, _, c) in twin.items()}, "unmarked items"


def _organisations(records: Records, workspace: Workspace) -> None:
    for name, novel in (("organisation_support", False), ("organisation_support_novel", True)):
        rows, twin = rows_of(workspace, name, "subject"), openness.organisation_support(records, LAST, novel)
        assert_shares(rows, {who: (a, b) for who, (a, b, _) in twin.items()}, 5, name)
        assert {who: row["absent"] for who, row in rows.items()} == {w: c for w, (_, _, c) in twin.items()}, "absences"
        assert {row["partnership"] for row in rows.values()} <= {None}, "an organisation's row names a partnership"


def _adjusted(records: Records, workspace: Workspace) -> None:
    """Who is compared with whom is the twin's, and what is expected of them is fitted to the twin's cells."""
    from afresh.statistics.crossed import fit

    rows, cells = rows_of(workspace, "support_adjusted", "subject"), openness.contested_cells(records, LAST)
    counts = {who: (row["supported"], row["n"]) for who, row in rows.items()}
    twin = openness.organisation_support(records, LAST)
    assert counts == {who: (yes, of) for who, (yes, of, _) in twin.items()}, "contested answers"
    group = openness.tied(cells)
    within = sorted(cell for cell in cells if cell[0] in group)
    asked = sorted({proposal for _, proposal in within})
    told = {who: row for who, row in rows.items() if row["value"] is not None}
    enough = len(group) > 1 and len(asked) >= FEWEST_CROSSED
    assert set(told) == {who for who in group if enough and twin[who][1] >= 5}, f"{set(told)} of {group}"
    assert all(row["note"] for who, row in rows.items() if who not in told), "null, and does not say why"
    if told:
        codes = sorted(group)
        where = [(codes.index(who), asked.index(proposal)) for who, proposal in within]
        found = fit(*np.array(where).T, *np.array([cells[cell] for cell in within]).T)
        for column, values in zip(("value", "low", "high"), (found.mean(), *found.interval()), strict=True):
            for who, row in told.items():
                assert abs(row[column] - values[codes.index(who)]) < 1e-6, f"{column} of {who}"
        assert {row["proposals"] for row in told.values()} == {len(asked)}, "proposals averaged over"


def _reasons(records: Records, workspace: Workspace) -> None:
    rows, twin = rows_of(workspace, "reasons_given", "subject"), openness.reasons_given(records, LAST)
    counted = {(row["organisation"], row["reason_kind"]): row["n"] for row in rows.values()}
    assert counted == twin, "reasons for not supporting"
    for row in rows.values():
        of = sum(n for (who, _), n in twin.items() if who == row["organisation"])
        assert row["out_of"] == of, f"{row['subject']}: {row['out_of']} answers, the twin counts {of}"
        assert row["value"] is None if of < 5 else abs(row["value"] - row["n"] / of) <= CLOSE, f"share in {row}"


def _attendance(records: Records, workspace: Workspace) -> None:
    for name, how in (("attendance_rate", "present"), ("deputies", "deputy")):
        assert_shares(rows_of(workspace, name), energy.taken(records, YEAR_AGO, LAST, how), 1, name)


def _trend(records: Records, workspace: Workspace) -> None:
    rows = rows_of(workspace, "attendance_trend")
    twin = energy.attendance_by_day(records, months_before(LAST, 24), LAST)
    assert {p: row["n"] for p, row in rows.items()} == {p: len(each) for p, each in twin.items()}, "places in two years"
    for partnership, places in twin.items():
        came, away = [d for d, yes in places if yes], [d for d, yes in places if not yes]
        overlap = bool(came and away) and max(came) > min(away) and max(away) > min(came)
        row = rows[partnership]
        assert (row["value"] is not None) == overlap, f"{partnership}: {row} from {places}"
        assert row["value"] is None or row["low"] < row["value"] < row["high"], f"interval in {row}"


def _meetings(records: Records, workspace: Workspace) -> None:
    assert_shares(rows_of(workspace, "cancelled_meetings"), energy.cancelled(records, YEAR_AGO, LAST), 1, "cancelled")
    rows = rows_of(workspace, "days_since_held")
    known = {p: row["value"] for p, row in rows.items() if row["value"] is not None}
    assert known == energy.days_since_held(records, LAST), "days since the last meeting held"
    assert rows["x2"]["value"] is None and rows["x2"]["note"] == "not recorded", "a board known by a seat alone"


def _results(records: Records, workspace: Workspace) -> None:
    rows = rows_of(workspace, "results", "subject")
    assert set(rows) == {"n0", "n1", "n2"}, "an indicator has no row"
    for name, row in rows.items():
        figures: dict[date, set[float]] = {}
        for each in records["observations"]:
            if each["indicator"] == name and each["date"] <= LAST:
                figures.setdefault(each["date"], set()).add(float(each["value"]))
        days = sorted(day for day, values in figures.items() if len(values) == 1)
        points = [figures[day].copy().pop() for day in days]
        assert row["n"] == len(points) and row["conflicting"] == len(figures) - len(points), f"figures of {name}"
        now = bool(days) and days[-1] > YEAR_AGO
        assert row["value"] == (points[-1] if now else None), f"the latest figure of {name}"
        if len(points) < 3:
            assert row["expected"] is None and row["low"] is None, f"{name} has limits from {points}"
        else:
            mean, upper, lower = map(float, xmr.limits(points))
            got = row["expected"], row["high"], row["low"]
            assert got == pytest.approx((mean, upper, lower), rel=1e-12, abs=1e-12), f"limits of {name} from {points}"
            flagged = "; ".join(sorted(xmr.flags(points)[-1])) if now else ""
            assert row["flags"] == flagged, f"flags of the latest of {points}"


test_openness = on_random_records(_adopted, _days, _agenda, _organisations, _adjusted, _reasons)
test_energy = on_random_records(_attendance, _trend, _meetings)
test_results = on_random_records(_results)

COUNTED = {
    "proposals_adopted": ("n",), "novel_adopted": ("n",), "days_to_decision": ("n", "out_of_order"),
    "deputies": ("sent",), "outcome_agenda": ("n",), "organisation_support": ("n",),
    "organisation_support_novel": ("n",), "support_adjusted": ("n",),
    "results": (), "reasons_given": ("n",), "attendance_rate": ("n",),
    "attendance_trend": ("n",), "cancelled_meetings": ("n",), "days_since_held": (),
}  # fmt: skip
"""Columns of a measure that add up to how many records are under it; () where records may say the same thing twice."""


@pytest.mark.parametrize("seed", [2, 9, 15])
def test_the_records_under_a_measure_are_those_it_counted(seed: int) -> None:
    store = store_of(decision_records(seed))
    workspace = gather(store, at=LAST)
    for name, columns in COUNTED.items():
        taken = list(measures.take(workspace, name).rows())
        under = list(workspace.ask(*measures.module(name).UNDER).rows())
        counted = sum(row[column] for row in taken for column in columns)
        assert under, f"there are no records under {name}"
        assert not columns or len(under) == counted, f"{name} counted {counted} and has {len(under)} records under it"
        for table in {row["tbl"] for row in under}:
            there = {row[0] for row in store.rows(f'SELECT rowid FROM "{table}"')}
            used = {row["record"] for row in under if row["tbl"] == table}
            assert used <= there, f"{name} names rows of {table} that are not there: {used - there}"


def test_repeating_and_shuffling_rows_changes_nothing() -> None:
    records = decision_records(5)
    before = list(measure(gather(store_of(records), at=LAST), COUNTED).rows())
    after = list(measure(gather(store_of(shuffled(repeated(records, 1), 2)), at=LAST), COUNTED).rows())
    assert before == after, "the same records in another order, some of them twice, measure differently"
