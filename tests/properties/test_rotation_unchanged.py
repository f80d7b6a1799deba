"""What must change nothing in a rotation forecast: other ids, another order, rows repeated, records of later days."""

from dataclasses import asdict, replace
from datetime import date, timedelta
from typing import Any

import pytest

from afresh.recommend.rotation import forecast, may_forecast
from afresh.settings import default_settings
from afresh.snapshot.workspace import gather
from lively import AT, lively
from records import Records, store_of, together
from unchanged import NOTHING, Old, unchanged

pytestmark = pytest.mark.long

EASY = default_settings().but(forecast_years=1, seat_years=1, cycles=0, forecast_draws=100)
"""So that small random records are forecast at all."""


def forecasts(records: Records, old: Old = NOTHING) -> dict[str, dict[str, Any]]:
    workspace = gather(store_of(records), at=AT, settings=EASY)
    found = {}
    for code, id_ in enumerate(workspace.partnership_ids()):
        one = forecast(workspace, code, years=3)
        assert (one.refused is None) == (may_forecast(workspace, code) is None), f"{id_}: may_forecast says otherwise"
        found[old.get(("partnerships", id_), id_)] = asdict(replace(one, partnership=0))
    return found


def made(seed: int) -> Records:
    """Boards known by attendance, and one known by seats that change hands now and then, once after the last day."""
    seats = [
        {"partnership": "seated", "person": f"s{(seed + n * 7 + i) % 23}", "start": date(2015 + i, 1 + n % 12, 1),
         "end": date(2017 + i, 1 + n % 12, 1) if (seed + n + i) % 3 else None}
        for n in range(6) for i in range(0, 6, 2)
    ]  # fmt: skip
    later = {"partnership": "seated", "person": "s0", "start": AT + timedelta(days=90)}
    return together(lively(seed), {"seats": [*seats, later]})


def test_some_are_forecast() -> None:
    found = [one for seed in range(3) for one in forecasts(made(seed)).values()]
    told = [one for one in found if one["refused"] is None]
    assert {one["basis"] for one in told} == {"seats", "attendance"}, f"{len(told)} of {len(found)} are forecast"
    assert any(one["tried"] for one in told), "and some are tried on earlier years"


test_other_ids, test_another_order, test_later_days = unchanged(made, forecasts, AT, examples=6)


@pytest.mark.parametrize("goes_on", [False, True])
def test_an_end_to_come_is_a_plan_only_where_nothing_later_is_on_record(goes_on: bool) -> None:
    seats = [
        {"partnership": "b", "person": f"p{n}", "start": date(2012, 1, 1), "end": date(2023, 1, 31) if n < 4 else None}
        for n in range(10)
    ]
    later = [{"partnership": "b", "person": "p99", "start": date(2023, 2, 1)}] if goes_on else []
    workspace = gather(store_of(together({"seats": [*seats, *later]})), at=AT)
    one = forecast(workspace, workspace.partnership_ids().index("b"), years=2)
    first = next(each for each in one.rules if each.rule.name == "nothing").years[0]
    assert one.recorded_ends == (0 if goes_on else 4), f"{one.recorded_ends} ends recorded for the coming two years"
    assert goes_on or first.newcomers.low == 4, f"four have to leave within the year: {first.newcomers}"
