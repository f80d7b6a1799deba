"""Where a step has a shorter form for one machine, both forms make the same tables of the same records."""

from datetime import date

import pytest

from afresh.engine.duckdb import DuckDBEngine
from afresh.snapshot import workspace as gathering
from afresh.snapshot.as_of_state import NothingToReview
from records import Records, random_records, store_of
from twins import enough
from worlds import batch, batches

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


@pytest.mark.parametrize("seeds", batches(60, at_once=20))
def test_both_forms_make_the_same(seeds: range) -> None:
    alike(batch(random_records, seeds))


@pytest.mark.parametrize("seeds", batches(40, at_once=20))
def test_both_forms_make_the_same_of_plain_marks(seeds: range) -> None:
    """Nobody stands in for anyone, and no seat is held for an organisation: here `mark_at` has its shorter form."""
    records = batch(random_records, seeds)
    marks = [{**row, "deputy_for": None} for row in records["attendance"]]
    seats = [{**row, "organisation": None} for row in records["seats"] if row.get("person")]
    alike({**records, "attendance": marks, "seats": seats})


@pytest.mark.parametrize("seed", range(6))
def test_both_forms_make_the_same_of_little(seed: int) -> None:
    """One by one, and with next to nothing in them: a table may be empty."""
    records = random_records(seed, seats=seed % 3, meetings=seed % 4)
    assert made_by(DuckDBEngine, records) == made_by(AsIfSpread, records), "the same rows in every table"


def alike(records: Records) -> None:
    short, long = made_by(DuckDBEngine, records), made_by(AsIfSpread, records)
    assert short and long, "nothing was made of the records"
    for name in MADE:
        assert short[name] == long[name], f"the same rows in {name}"
        enough(name, len(short[name]), 20)
