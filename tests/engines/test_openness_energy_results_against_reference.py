"""Measures of openness, energy and results against their naive twins, on random and on real records."""

from collections import Counter
from datetime import date
from functools import cache
from typing import Any

import numpy as np
import pytest

from afresh import measure as measures
from afresh.measure import measure
from afresh.settings import default_settings
from afresh.snapshot.workspace import Workspace, gather
from afresh.vocabulary import months_before
from decision_records import LAST, decision_records
from records import Records, repeated, shuffled, store_of
from reference import energy, openness, xmr
from twins import assert_shares, assert_twins, enough, read, read_by
from worlds import batch

FEWEST_PROPOSALS = 2
FEWEST_CROSSED = 2
"""Fewer than a review asks for, so that small random records reach it."""
YEAR_AGO = months_before(LAST, 12)


@cache
def worlds() -> tuple[Records, Workspace]:
    """Thirty in one store."""
    records = batch(decision_records, range(30))
    chosen = default_settings().but(fewest_proposals=FEWEST_PROPOSALS, fewest_crossed=FEWEST_CROSSED, fewest_tied=2)
    return records, gather(store_of(records), at=LAST, settings=chosen)


def test_adopted() -> None:
    records, workspace = worlds()
    for name, novel, fewest in (("proposals_adopted", False, 30), ("novel_adopted", True, 15)):
        twin = openness.adopted(records, LAST, novel, FEWEST_PROPOSALS)
        assert_shares(name, read_by(workspace, name), twin, minimum=FEWEST_PROPOSALS, fewest=fewest)


def test_days_to_decision() -> None:
    records, workspace = worlds()
    rows = read_by(workspace, "days_to_decision")
    found = {p: (row["value"], row["n"], row["still_open"]) for p, row in rows.items()}
    assert_twins("days_to_decision", found, openness.days_to_decision(records, YEAR_AGO, LAST), fewest=15)
    for row in rows.values():
        assert row["value"] is None or row["low"] <= row["value"] <= row["high"], f"quartiles are not about {row}"
        assert (row["value"] is None) == (row["n"] == 0), f"{row} has a value from nothing, or none from something"


def test_outcome_agenda() -> None:
    records, workspace = worlds()
    rows, twin = read_by(workspace, "outcome_agenda"), openness.outcome_agenda(records, YEAR_AGO, LAST)
    assert_shares("outcome_agenda", rows, {p: (a, b) for p, (a, b, _) in twin.items()}, fewest=20)
    assert {p: row["unmarked"] for p, row in rows.items()} == {p: c for p, (_, _, c) in twin.items()}, "unmarked items"


def test_support_of_organisations() -> None:
    records, workspace = worlds()
    for name, novel, fewest in (("organisation_support", False, 15), ("organisation_support_novel", True, 3)):
        rows, twin = read_by(workspace, name, "subject"), openness.organisation_support(records, LAST, novel)
        assert_shares(name, rows, {who: (a, b) for who, (a, b, _) in twin.items()}, minimum=5, fewest=fewest)
        assert {who: row["absent"] for who, row in rows.items()} == {w: c for w, (_, _, c) in twin.items()}, "absences"
        assert {row["partnership"] for row in rows.values()} <= {None}, "an organisation's row names a partnership"


@pytest.mark.parametrize("seeds", [range(5), pytest.param(range(5, 30), marks=pytest.mark.long)])
def test_adjusted_support(seeds: range) -> None:
    """Fitted to all of a place at once, so that the places are taken one after another."""
    compared = 0
    chosen = default_settings().but(fewest_crossed=FEWEST_CROSSED, fewest_tied=2)
    for seed in seeds:
        records = decision_records(seed)
        compared += _adjusted(records, gather(store_of(records), at=LAST, settings=chosen))
    enough("support_adjusted", compared, len(seeds) // 2)


def _adjusted(records: Records, workspace: Workspace) -> int:
    """Who is compared with whom is the twin's, and what is expected of them is fitted to the twin's cells."""
    from afresh.statistics.crossed import fit

    rows, cells = read_by(workspace, "support_adjusted", "subject"), openness.contested_cells(records, LAST)
    counts = {who: (row["supported"], row["n"]) for who, row in rows.items()}
    twin = openness.organisation_support(records, LAST)
    assert counts == {who: (yes, of) for who, (yes, of, _) in twin.items()}, "contested answers"
    group = openness.tied(cells)
    within = sorted(cell for cell in cells if cell[0] in group)
    asked = sorted({proposal for _, proposal in within})
    told = {who: row for who, row in rows.items() if row["value"] is not None}
    several = len(group) > 1 and len(asked) >= FEWEST_CROSSED
    assert set(told) == {who for who in group if several and twin[who][1] >= 5}, f"{set(told)} of {group}"
    assert all(row["note"] for who, row in rows.items() if who not in told), "null, and does not say why"
    if told:
        codes = sorted(group)
        where = [(codes.index(who), asked.index(proposal)) for who, proposal in within]
        found = fit(*np.array(where).T, *np.array([cells[cell] for cell in within]).T)
        for column, values in zip(("value", "low", "high"), (found.mean(), *found.interval()), strict=True):
            for who, row in told.items():
                assert abs(row[column] - values[codes.index(who)]) < 1e-6, f"{column} of {who}"
        assert {row["proposals"] for row in told.values()} == {len(asked)}, "proposals averaged over"
    return len(told)


def test_reasons_given() -> None:
    records, workspace = worlds()
    rows, twin = read(workspace, "reasons_given"), openness.reasons_given(records, LAST)
    counted = {(row["organisation"], row["reason_kind"]): (row["value"], row["n"], row["out_of"]) for row in rows}
    of = Counter[str]()
    for (who, _), n in twin.items():
        of[who] += n
    shares = {(who, why): (n / of[who] if of[who] >= 5 else None, n, of[who]) for (who, why), n in twin.items()}
    assert len(counted) == len(rows), "two rows for one reason of one organisation"
    assert_twins("reasons_given", counted, shares, fewest=50)


def test_attendance() -> None:
    records, workspace = worlds()
    for name, how in (("attendance_rate", "present"), ("deputies", "deputy")):
        assert_shares(name, read_by(workspace, name), energy.taken(records, YEAR_AGO, LAST, how), fewest=30)


def test_attendance_trend() -> None:
    records, workspace = worlds()
    rows = read_by(workspace, "attendance_trend")
    twin = energy.attendance_by_day(records, months_before(LAST, 24), LAST)
    assert {p: row["n"] for p, row in rows.items()} == {p: len(each) for p, each in twin.items()}, "places in two years"
    compared = 0
    for partnership, places in twin.items():
        came, away = [d for d, yes in places if yes], [d for d, yes in places if not yes]
        overlap = bool(came and away) and max(came) > min(away) and max(away) > min(came)
        row = rows[partnership]
        assert (row["value"] is not None) == overlap, f"{partnership}: {row} from {places}"
        assert row["value"] is None or row["low"] < row["value"] < row["high"], f"interval in {row}"
        ratio = energy.odds_ratio(places) if overlap else None
        assert ratio is None or abs(row["value"] / ratio - 1) < 1e-8, f"{partnership}: {row}, the twin {ratio}"
        compared += overlap
    enough("attendance_trend", compared, 5)


def test_meetings() -> None:
    records, workspace = worlds()
    cancelled = energy.cancelled(records, YEAR_AGO, LAST)
    assert_shares("cancelled_meetings", read_by(workspace, "cancelled_meetings"), cancelled, fewest=30)
    rows = read_by(workspace, "days_since_held")
    held = {p: row["value"] for p, row in rows.items() if row["value"] is not None}
    assert_twins("days_since_held", held, energy.days_since_held(records, LAST), fewest=30)
    never = [row for p, row in rows.items() if p.endswith("x2")]
    assert len(never) == 30, "in every world there is a board known by a seat alone"
    assert {(row["value"], row["note"]) for row in never} == {(None, "not recorded")}, "a board known by a seat alone"


def test_results() -> None:
    records, workspace = worlds()
    rows = read_by(workspace, "results", "subject")
    assert set(rows) == {row["id"] for row in records["indicators"]}, "an indicator has no row"
    figures: dict[str, dict[date, set[float]]] = {name: {} for name in rows}
    for each in records["observations"]:
        if each["date"] <= LAST:
            figures[each["indicator"]].setdefault(each["date"], set()).add(float(each["value"]))
    told = [_result(name, row, figures[name]) for name, row in rows.items()]
    enough("limits of results", sum(told), 30)


def _result(name: str, row: dict[str, Any], figures: dict[date, set[float]]) -> bool:
    days = sorted(day for day, values in figures.items() if len(values) == 1)
    points = [min(figures[day]) for day in days]
    assert row["n"] == len(points) and row["conflicting"] == len(figures) - len(points), f"figures of {name}"
    now = bool(days) and days[-1] > YEAR_AGO
    assert row["value"] == (points[-1] if now else None), f"the latest figure of {name}"
    if len(points) < 3:
        assert row["expected"] is None and row["low"] is None, f"{name} has limits from {points}"
        return False
    mean, upper, lower = map(float, xmr.limits(points))
    got = row["expected"], row["high"], row["low"]
    assert got == pytest.approx((mean, upper, lower), rel=1e-12, abs=1e-12), f"limits of {name} from {points}"
    flagged = "; ".join(sorted(xmr.flags(points)[-1])) if now else ""
    assert row["flags"] == flagged, f"flags of the latest of {points}"
    return True


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
        under = list(workspace.ask(*measures.measure_named(name).records).rows())
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
