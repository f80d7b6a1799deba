"""When there is no forecast: each reason, by its sentence."""

from datetime import date

import pytest

from afresh.recommend.rotation import forecast, may_forecast
from afresh.snapshot.workspace import gather
from afresh.words import rotation as words
from records import Records, held, store_of, together

AT = date(2024, 6, 30)


def told(records: Records) -> str:
    workspace = gather(store_of(together(records)), at=AT)
    code = workspace.partnership_ids().index("b")
    reason = may_forecast(workspace, code)
    found = forecast(workspace, code).refused
    assert found == reason, f"forecast says {found}, may_forecast {reason}"
    return words.why_not(reason.why, reason.facts) if reason else ""


def seats(n: int, start: date, end: date | None = None, first: int = 0) -> Records:
    return {"seats": [{"partnership": "b", "person": f"p{first + i}", "start": start, "end": end} for i in range(n)]}


def waves(term_months: int | None) -> Records:
    """Six years on record, in which ten seats change hands twice, three years apart."""
    days = [date(2018, 3, 1), date(2020, 3, 1), date(2023, 3, 1)]
    ends = [date(2020, 2, 29), date(2023, 2, 28), None]
    parts = [seats(10, start, end, 10 * i) for i, (start, end) in enumerate(zip(days, ends, strict=True))]
    return together(
        {"partnerships": [{"id": "b", "name": "b", "term_months": term_months}]},
        {"seats": [row for part in parts for row in part["seats"]]},
    )


def test_a_board_with_enough_on_record_may_be_forecast() -> None:
    assert told(seats(10, date(2015, 1, 1))) == "", "ten seats for nine years"


def test_too_few_years() -> None:
    said = told(seats(10, date(2023, 1, 1)))
    assert "Seventeen" not in said and "17 months are on record" in said, said
    assert "one whole year can be counted" in said and "three are needed" in said, said


def test_too_few_seat_years() -> None:
    said = told(seats(2, date(2020, 1, 1)))
    assert said.startswith("Only 8 seat-years are on record; 15 are needed"), said


def test_newcomers_in_waves_under_two_cycles() -> None:
    said = told(waves(48))
    assert "Newcomers come in waves" in said and "fewer than two cycles of 4 years" in said, said
    assert "term_months" not in said, "its term is on record"
    assert "term_months" in told(waves(None)), "it could be told"
    assert told(waves(36)) == "", "two cycles of three years are on record"


def test_nobody_at_the_table_an_ended_one_and_a_project() -> None:
    assert "Nobody is recorded" in told(seats(10, date(2015, 1, 1), date(2022, 1, 1)))
    ended = {"partnerships": [{"id": "b", "name": "b", "ended": date(2024, 1, 1)}]}
    assert "it ended" in told(together(ended, seats(10, date(2015, 1, 1)))), "ended before the review date"
    project = {"partnerships": [{"id": "b", "name": "b", "kind": "project"}]}
    assert "project" in told(together(project, held("b", date(2024, 1, 5), "p1", "p2")))


def test_limits_that_make_no_sense_are_refused() -> None:
    workspace = gather(store_of(together(seats(10, date(2015, 1, 1)))), at=AT)
    with pytest.raises(ValueError, match="years must be from 1 to 30, not 0"):
        forecast(workspace, 0, years=0)
    with pytest.raises(ValueError, match="more than 0 years, not -1"):
        forecast(workspace, 0, term_limit=-1)
