"""Results since a change: worked by hand, where it is undefined, and how often chance alone gives a lasting change."""

from datetime import date
from typing import Any

import numpy as np
import pytest

from afresh.measure import take
from afresh.measure.notes import TOO_FEW
from afresh.measure.results_since_change import sentence as said
from afresh.snapshot.workspace import gather
from afresh.statistics.xmr import before_and_after
from afresh.vocabulary import Finding, Period, day_number
from records import Records, Row, named, store_of

AT = date(2024, 6, 1)
CALM = [1.0, 2.0] * 6
"""Twelve figures: mean 1.5, moving ranges all 1, limits 1.5 + 2.66 = 4.16 and -1.16."""


def month(n: int) -> date:
    """n months after January 2021."""
    return date(2021 + n // 12, 1 + n % 12, 1)


def reviewed(figures: list[float | None], *reviews: tuple[date, str], better: str = "lower", **more: Any) -> Records:
    return {
        "partnerships": named("board", "forum"),
        "people": named("Jo"),
        "seats": [{"partnership": "board", "person": "Jo", "start": date(2015, 1, 1)}],
        "indicators": [{"id": "waits", "partnership": "board", "name": "Waits", "better": better}],
        "observations": [{"indicator": "waits", "date": month(n), "value": value} for n, value in enumerate(figures)],
        "reviews": [{"id": f"r{n}", "partnership": "board", "date": day, "decision": decision}
                    for n, (day, decision) in enumerate(reviews)],
        **more,
    }  # fmt: skip


def rows(records: Records, at: date = AT) -> list[Row]:
    return list(take(gather(store_of(records), at=at), "results_since_change").rows())


def row(*given: Any, **more: Any) -> Row:
    (found,) = rows(reviewed(*given, **more))
    return found


def test_the_curve_has_turned() -> None:
    """Twelve months about 1.5, then eight of 1: eight in a row below the old mean, to the latest."""
    found = row([*CALM, *[1.0] * 8], (month(12), "refresh"))
    assert (found["reading"], found["note"], found["n"], found["n_before"]) == ("improved", "improved", 8, 12)
    assert (found["value"], found["expected"]) == (1.0, 1.5), f"means after and before: {found}"
    assert (found["low"], found["high"]) == pytest.approx((1.5 - 2.66, 1.5 + 2.66)), "the limits are frozen"
    assert (found["run"], found["run_from"], found["run_to"]) == (8, day_number(month(12)), day_number(month(19)))
    assert (found["subject"], found["decision"]) == (f"waits: {month(12)}", "refresh"), f"got {found}"


def test_the_frozen_limits_are_those_of_the_known_series() -> None:
    """The series with mean 1.94 and, screened, limits 4.60 and -0.72 (as in test_xmr.py), then seven of 1."""
    known = [1, 2, 1, 2, 10, *[1, 2] * 6, 1]
    found = row([*map(float, known), *[1.0] * 7], (month(18), "refresh"))
    assert [found[name] for name in ("expected", "high", "low")] == pytest.approx([1.94, 4.60, -0.72], abs=5e-3), (
        f"{found}"
    )
    assert (found["n_before"], found["n"], found["reading"]) == (18, 7, "improved"), f"got {found}"


@pytest.mark.parametrize(("better", "reading"), [("higher", "worsened"), ("neutral", "changed"), ("lower", "improved")])
def test_the_side_of_the_old_mean_decides(better: str, reading: str) -> None:
    assert row([*CALM, *[1.0] * 7], (month(12), "replace"), better=better)["reading"] == reading, better


def test_a_run_that_has_ended_is_no_lasting_change() -> None:
    found = row([*CALM, *[1.0] * 9, 2.0], (month(12), "refresh"))
    assert (found["reading"], found["run"], found["side"]) == ("no lasting change yet", 9, "below"), f"got {found}"
    assert found["run_to"] == day_number(month(20)), "when it ended is told"


def test_six_in_a_row_or_one_on_the_mean_are_no_run() -> None:
    assert row([*CALM, 2.0, *[1.0] * 6], (month(12), "refresh"))["run"] == 0, "six are not seven"
    broken = [1.0, 1.0, 1.0, 1.5, 1.0, 1.0, 1.0]
    assert row([*CALM, *broken], (month(12), "refresh"))["reading"] == "no lasting change yet", "one is on the mean"


@pytest.mark.parametrize(
    ("before", "after", "reading"),
    [(11, 9, "too few before"), (12, 6, "too few after"), (0, 9, "too few before"), (2, 0, "too few before"),
     (12, 0, "too few after")],
)  # fmt: skip
def test_too_few_on_either_side(before: int, after: int, reading: str) -> None:
    figures: list[float | None] = [*(CALM * 2)[:before], *[1.0] * after]
    found = row(figures, (month(before), "refresh"))
    assert (found["reading"], found["value"], found["note"]) == (reading, None, TOO_FEW), f"got {found}"
    assert (found["low"], found["high"], found["expected"], found["run"]) == (None, None, None, 0), f"got {found}"


def test_no_figures_and_none_that_can_be_read() -> None:
    assert row([], (month(12), "refresh"))["reading"] == "too few before", "no figure at all"
    assert row([None] * 30, (month(12), "refresh"))["n"] == 0, "all missing"


def test_dates_out_of_order_change_nothing_and_two_figures_of_one_date_are_left_out() -> None:
    records = reviewed([*CALM, *[1.0] * 8], (month(12), "refresh"))
    backwards = {**records, "observations": records["observations"][::-1]}
    assert rows(backwards) == rows(records), "the order of rows counts"
    twice = [*records["observations"], {"indicator": "waits", "date": month(15), "value": 99.0}]
    (found,) = rows({**records, "observations": twice})
    assert (found["n"], found["conflicting"], found["reading"]) == (7, 1, "improved"), f"got {found}"


def test_only_decisions_that_change_something_are_changes() -> None:
    figures: list[float | None] = [*CALM, *[1.0] * 8]
    assert rows(reviewed(figures, (month(12), "keep"))) == [], "to keep is no change"
    assert len(rows(reviewed(figures, (month(12), "end"), (month(12), "refresh")))) == 1, "one day is one change"
    found = row(figures, (month(12), "end"), (month(12), "refresh"))
    assert found["decision"] == "end", "the furthest-going is told"
    other = reviewed(figures, reviews=[{"id": "r", "partnership": "forum", "date": month(12), "decision": "end"}])
    assert rows(other) == [], "the forum's decision is none of the board's"


def test_no_hindsight_about_reviews() -> None:
    records = reviewed([*CALM, *[1.0] * 8], (month(12), "refresh"))
    assert rows(records, at=date(2021, 12, 31)) == [], "the decision was yet to come"
    (found,) = rows(records, at=month(14))
    assert (found["n"], found["reading"]) == (3, "too few after"), f"figures to come were used: {found}"


def test_each_change_until_the_next_and_since_the_last() -> None:
    """12 about 1.5, 12 about 11.5 after the first change, 8 of 11 after the second: against its own last 12, mean 11.5,
    the second has improved things; against all 24, mean 6.5, it would seem to have worsened them."""
    figures: list[float | None] = [*CALM, *[each + 10 for each in CALM], *[11.0] * 8]
    first, second = rows(reviewed(figures, (month(12), "refresh"), (month(24), "replace")))
    assert (first["reading"], first["n"], first["value"]) == ("worsened", 12, 11.5), f"got {first}"
    assert (second["reading"], second["expected"], second["n_before"]) == ("improved", 11.5, 12), f"got {second}"


def test_a_change_soon_after_another_is_set_against_all_before() -> None:
    figures: list[float | None] = [*CALM, 1.0, 1.0, 2.0, *[1.0] * 8]
    _, second = rows(reviewed(figures, (month(12), "refresh"), (month(15), "replace")))
    assert (second["n_before"], second["n"]) == (15, 8), "three months since the first are too few"


def test_earlier_figures_that_follow_one_another_read_unclear() -> None:
    found = row([*[float(n) for n in range(12)], *[0.0] * 7], (month(12), "refresh"))
    assert found["reading"] == "unclear", "lag-1 autocorrelation of 0 to 11 is 0.75 by hand"


def test_how_often_chance_alone_gives_a_lasting_change() -> None:
    """2,000 records of noise each: a run to the end comes in under 5%, however long the record; a run anywhere does
    not stay so: 48 later figures hold one in over a quarter."""
    rng = np.random.default_rng(4)
    for later in (7, 24, 48):
        turns = [before_and_after(rng.normal(size=24).tolist(), rng.normal(size=later).tolist(), "higher")
                 for _ in range(2000)]  # fmt: skip
        lasting = sum(turn.run is not None and turn.run[1] == later - 1 for turn in turns) / 2000
        assert lasting < 0.05, f"{later} later figures: {lasting}"
    anywhere = sum(turn.run is not None for turn in turns) / 2000
    assert anywhere > 0.25, f"48 later figures: {anywhere}"


def test_what_is_said() -> None:
    found = row([*CALM, *[1.0] * 8], (month(12), "refresh"))
    facts = {name: found[name] for name in found if name not in ("partnership", "subject", "value", "low", "high", "n")}
    finding = Finding(
        measure="results_since_change",
        partnership="0",
        subject="x",
        value=found["value"],
        low=found["low"],
        high=found["high"],
        n=found["n"],
        expected=found["expected"],
        note="",
        period=Period.to(AT),
        facts=facts,
    )
    assert said(finding) == (
        "After the review of 1 January 2022 (decision: refresh): improved; the mean of the eight figures since is 1, "
        "and was 1.5 before, with usual ups and downs between -1.16 and 4.16; from 1 January 2022 to 1 August 2022 "
        "eight figures in a row were below the old mean"
    )
    few = row([*CALM, 1.0], (month(12), "refresh"))
    facts = {name: few[name] for name in few if name not in ("partnership", "subject", "value", "low", "high", "n")}
    finding = Finding(
        measure="results_since_change",
        partnership="0",
        subject="x",
        value=None,
        low=None,
        high=None,
        n=few["n"],
        expected=None,
        note="",
        period=Period.to(AT),
        facts=facts,
    )
    assert said(finding).endswith("too few figures after it to tell (1)"), said(finding)
