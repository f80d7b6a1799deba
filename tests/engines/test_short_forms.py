"""Where a step has a shorter form for one machine, both forms make the same tables of the same records."""

from datetime import date

import pytest
from hypothesis import given, settings

from afresh.engine.duckdb import DuckDBEngine
from afresh.snapshot import workspace as gathering
from afresh.snapshot.as_of_state import NothingToReview
from records import Records, small_records, store_of

MADE = (
    "participation", "gathering", "first_in", "first_seen", "on_record", "mark_at", "met_span", "seat_day", "first_met",
)  # fmt: skip
Rows = dict[str, list[tuple[object, ...]]]


class AsIfSpread(DuckDBEngine):
    """Is asked for every step in its longer form, as an engine of many machines is."""

    on_one_machine = False


def made_by(engine: type[DuckDBEngine], records: Records) -> Rows | None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gathering, "DuckDBEngine", engine)
        try:
            workspace = gathering.gather(store_of(records), today=date(2024, 12, 31))
        except NothingToReview:
            return None
    con = workspace.engine.con  # type: ignore[attr-defined]
    columns = {name: [row[0] for row in con.execute(f"DESCRIBE {name}").fetchall()] for name in MADE}
    return {
        name: con.execute(f"SELECT {', '.join(sorted(columns[name]))} FROM {name} ORDER BY ALL").fetchall()
        for name in MADE
    }


@settings(max_examples=60, deadline=None)
@given(small_records())
def test_both_forms_make_the_same(records: Records) -> None:
    short, long = made_by(DuckDBEngine, records), made_by(AsIfSpread, records)
    assert short == long, "the same rows in every table"


@settings(max_examples=40, deadline=None)
@given(small_records())
def test_both_forms_make_the_same_of_plain_marks(records: Records) -> None:
    """Nobody stands in for anyone, and no seat is held for an organisation: here `mark_at` has its shorter form."""
    marks = [{**row, "deputy_for": None} for row in records.get("attendance", ())]
    seats = [{**row, "organisation": None} for row in records.get("seats", ()) if row.get("person")]
    plain = {**records, "attendance": marks, "seats": seats}
    assert made_by(DuckDBEngine, plain) == made_by(AsIfSpread, plain), "the same rows in every table"
