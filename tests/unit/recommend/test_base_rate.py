"""The forecast's rate is what the review tells of arrivals: made-up boards, counted by hand."""

from datetime import date

import pytest

from afresh.measure.arrivals import arrivals
from afresh.recommend.rotation import forecast
from afresh.recommend.rotation.base_rate import as_known
from afresh.recommend.rotation.table_over_time import as_known_on, basis_of, records_of
from afresh.recommend.rotation.years import years_on_record
from afresh.review.rotation import told
from afresh.settings import default_settings
from afresh.snapshot.workspace import Workspace, gather
from afresh.words.rotation import course
from records import Records, named, store_of

AT = date(2024, 12, 31)
SETTINGS = default_settings().but(forecast_draws=400)


def board(came: dict[int, int], seats: int = 10, begun: int = 2010) -> Workspace:
    """Ten seats from the start; each year so many of those longest there leave on 1 July and as many follow."""
    rows = [{"partnership": "board", "person": f"p{n}", "start": date(begun, 1, 1), "end": None} for n in range(seats)]
    for year, n in sorted(came.items()):
        for _ in range(n):
            leaver = next(row for row in rows if row["end"] is None)
            leaver["end"] = date(year, 6, 30)
            rows.append({**leaver, "person": f"p{len(rows)}", "start": date(year, 7, 1), "end": None})
    people = named(*(str(row["person"]) for row in rows))
    records: Records = {"partnerships": named("board", kind="board"), "people": people, "seats": rows}
    return gather(store_of(records), at=AT, settings=SETTINGS)


@pytest.mark.parametrize(
    ("came", "newcomers"),
    [
        # The window is a term of four years, 2021 to 2024: ten seats, forty seat-years.
        (dict.fromkeys(range(2011, 2025), 1), 4),
        (dict.fromkeys(range(2011, 2021), 2), 0),
        ({**dict.fromkeys(range(2011, 2021), 0), 2022: 1, 2023: 2, 2024: 2}, 5),
    ],
)
def test_it_is_the_count_and_the_window_of_arrivals(came: dict[int, int], newcomers: int) -> None:
    workspace = board(came)
    (row,) = arrivals(workspace).rows()
    one = forecast(workspace, 0, rules=("nothing",))
    assert one.base is not None, f"{one.refused}"
    assert (one.base.newcomers, one.base.start) == (row["n"], row["window_start"]), "not those of the review"
    assert one.base.newcomers == newcomers, f"by hand {newcomers}"
    assert one.base.seat_years == pytest.approx(row["seat_years"]) == pytest.approx(40, abs=0.1), (
        "ten seats, four years"
    )
    # Gamma(k + 1/2, E) over ten seats: (k + 1/2) / 4 a year, had no year been unlike another.
    expected = (newcomers + 0.5) / 4
    assert one.rules[0].newcomers.mean == pytest.approx(expected, rel=0.25), f"{one.rules[0].newcomers}"
    rests = " ".join(told(one, "Board").rests_on)
    said = {0: "no newcomers", 4: "four newcomers", 5: "five newcomers"}
    assert f"{said[newcomers]} since 31 December 2020, over 40 seat-years" in rests, rests


@pytest.mark.parametrize("came", [dict.fromkeys(range(2011, 2025), 1), {2013: 3, 2018: 1, 2022: 2}, {2023: 6}])
def test_for_earlier_days_the_same_rule_gives_the_same(came: dict[int, int]) -> None:
    """As of today it must give what the measure gives."""
    workspace = board(came)
    records, period = records_of(workspace, 0), workspace.period
    table = as_known_on(records, period.t1, basis_of(records, period.t0, period.t1))
    again = as_known(table, years_on_record(table, 3), records.term_months, SETTINGS)
    (row,) = arrivals(workspace).rows()
    assert again.newcomers == row["n"], f"{again} {row}"
    assert again.seat_years == pytest.approx(row["seat_years"], rel=0.1), f"{again} {row}"


def test_rising_newcomers_never_run_down() -> None:
    """Newcomers 0, 1, 2, 2 in the last years: nothing may say that renewal runs down."""
    for came in ({2022: 1, 2023: 2, 2024: 2}, {2021: 1, 2022: 2, 2023: 3, 2024: 4}, {2020: 1, 2022: 2, 2024: 3}):
        one = forecast(board(came), 0, rules=("nothing",))
        said = " ".join(told(one, "Board").said)
        assert "runs down" not in said, said


@pytest.mark.parametrize(
    ("now", "low", "high", "fewer", "begins"),
    [
        (
            0.40,
            0.05,
            0.30,
            True,
            "So renewal runs down: in 2031, 90% of the draws give newer members between 5% and 30%",
        ),
        (0.40, 0.05, 0.30, False, "So newer members' seats become fewer"),
        (0.40, 0.05, 0.40, True, "So renewal stays about the same, as far as can be told: today's 40% lies within"),
        (0.40, 0.10, 0.80, False, "So renewal stays about the same"),
        (0.10, 0.20, 0.60, False, "So newer members' seats become more: in 2031"),
        # As printed: 39.6% and 40.4% are both 40%.
        (0.404, 0.05, 0.396, True, "So renewal stays about the same"),
        (0.0, 0.0, 0.0, True, "So renewal stays about the same, as far as can be told: today's 0%"),
    ],
)
def test_the_sentence_follows_from_the_figures(now: float, low: float, high: float, fewer: bool, begins: str) -> None:
    said = course(now, low, high, 2031, fewer)
    assert said.startswith(begins), said
