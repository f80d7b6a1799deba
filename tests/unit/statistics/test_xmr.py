"""Process-behaviour charts: known answers, each rule by hand, and real figures against the naive twin."""

import csv
import gzip
from collections import defaultdict
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afresh.statistics.xmr import LARGEST, before_and_after, chart
from reference import xmr

KNOWN = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]


def test_the_known_answer_screened() -> None:
    """Sum 35 / 18 = 1.944. Moving ranges: 15 of 1, one 8, one 9, mean 32 / 17 = 1.882; 3.267 times that is 6.15,
    which leaves out 8 and 9; the rest have mean 1, so limits 1.944 + 2.66 = 4.604 and 1.944 - 2.66 = -0.716."""
    drawn = chart(KNOWN)
    assert (drawn.mean, drawn.upper, drawn.lower) == pytest.approx((35 / 18, 35 / 18 + 2.66, 35 / 18 - 2.66), abs=1e-12)
    assert drawn.flags[4] == {"outside"} and not any(drawn.flags[:4] + drawn.flags[5:]), "only the 10 is a signal"


def test_the_known_answer_unscreened() -> None:
    """2.66 * 32 / 17 = 5.007: limits 6.95 and -3.06."""
    drawn = chart(KNOWN, screen=False)
    assert drawn.upper == pytest.approx(6.95, abs=0.005) and drawn.lower == pytest.approx(-3.06, abs=0.005), "limits"


@pytest.mark.parametrize("level", [0.0, 0.1, 1 / 3, -7.3, 1e15])
def test_a_constant_series_gives_no_signal(level: float) -> None:
    """A third added up and divided again need not be a third: rounding must not look like a run on one side."""
    drawn = chart([level] * 25, "higher")
    assert drawn.latest == "no change" and not any(drawn.flags), f"{level} for ever is a signal"
    assert drawn.autocorrelation is None, "what never differs follows nothing"


@pytest.mark.parametrize("points", [[], [5], [5, 9]])
def test_too_few_points_have_no_limits(points: list[float]) -> None:
    drawn = chart(points, "higher", 3)
    assert drawn.mean is None and drawn.latest == "too few to tell" and drawn.assurance == "", f"{points} has limits"


def test_under_twelve_points_the_limits_are_on_trial() -> None:
    assert chart([1, 2] * 5 + [1]).trial and not chart([1, 2] * 6).trial, "11 are trial limits, 12 are not"


def test_seven_rising_points() -> None:
    """Six rises make seven points; the eighth point falls and is not one of them."""
    points = [5, 3, 5, 3, 5, 3, 4, 5, 6, 7, 8, 9, 2, 5, 3]
    flagged = [i for i, flags in enumerate(chart(points).flags) if "rising" in flags]
    assert flagged == [5, 6, 7, 8, 9, 10, 11], "3 4 5 6 7 8 9 are the seven"
    shorter = [5, 3, 5, 3, 5, 4, 5, 6, 7, 8, 9, 2, 5, 3]
    assert not any("rising" in flags for flags in chart(shorter).flags), "six rising points are no signal"
    fallen = chart([-point for point in points])
    assert [i for i, flags in enumerate(fallen.flags) if "falling" in flags] == flagged, "falling mirrors rising"


def test_a_tie_breaks_a_rise() -> None:
    points = [9, 0, 9, 0, 1, 2, 3, 3, 4, 5, 6, 0, 9]
    assert not any("rising" in flags for flags in chart(points).flags), "3 3 is not rising"


def test_seven_on_one_side_and_a_point_on_the_mean() -> None:
    """1 seven times, 3 seven times: mean 2. A 2 among seven breaks the run."""
    run = chart([1, 1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 3], "higher", autocorrelation=1)
    assert all("one side" in flags for flags in run.flags), "both runs are seven long"
    assert run.latest == "improvement", "above the mean, and higher is better"
    assert run.readings[0] == "concern", "below the mean, and higher is better"
    broken = chart([1, 1, 1, 2, 1, 1, 1, 3, 3, 3, 2, 3, 3, 3], autocorrelation=1)
    assert broken.mean == 2 and not any("one side" in flags for flags in broken.flags), "a point on the mean counts"


def test_one_movement_in_a_still_series() -> None:
    """Moving ranges: two of 1 among 19, mean 2 / 19; 3.267 times that is 0.34, which would leave out both. All are
    kept, so the limits are 0.05 + 2.66 * 2 / 19 = 0.33 and -0.23: the 1 is outside, the noughts are not."""
    drawn = chart([0] * 10 + [1] + [0] * 9, "lower", autocorrelation=1)
    assert drawn.upper == pytest.approx(0.05 + 2.66 * 2 / 19, abs=1e-12), "limits of no width"
    assert [i for i, flags in enumerate(drawn.flags) if "outside" in flags] == [10], "only the 1 is outside"


def test_two_of_three_near_a_limit() -> None:
    """1 and -1 in turn, with 5 1 5 among them: mean 11 / 43 = 0.26; moving ranges 38 of 2, 2 of 4, 2 of 6, mean
    96 / 42 = 2.29, none above 7.5; so the upper limit is 6.34 and two-thirds of the way to it 4.31."""
    points = [1, -1] * 10 + [5, 1, 5] + [-1, 1] * 10
    drawn = chart(points)
    assert drawn.upper == pytest.approx(11 / 43 + 2.66 * 96 / 42, abs=1e-12), "the limit worked out by hand"
    assert [i for i, flags in enumerate(drawn.flags) if flags] == [20, 22], "both fives, and not the 1 between them"
    assert drawn.flags[20] == {"near"}, "they are inside the limit"
    apart = [1, -1] * 10 + [5, -1, 5] + [-1, 1] * 10
    assert not any("near" in flags for flags in chart(apart).flags), "with -1 between, not all three are on one side"


def test_direction_decides_by_the_side_of_the_mean() -> None:
    for better, reading in (("higher", "improvement"), ("lower", "concern"), ("neutral", "unclear")):
        high = chart([*[1, 2] * 8, 30], better, autocorrelation=1)  # type: ignore[arg-type]
        assert high.latest == reading, f"a very high figure where {better} is better"


def test_a_rise_below_the_mean_is_read_by_the_side_it_is_on() -> None:
    """4 and 6 six times, then seven rising from -9 to -3: mean (60 - 42) / 19, above all seven, so that where higher
    is better the rise reads as concern."""
    points = [*[4, 6] * 6, -9, -8, -7, -6, -5, -4, -3]
    drawn = chart(points, "higher", autocorrelation=1)
    assert drawn.mean == pytest.approx((60 - 42) / 19), "the mean by hand"
    assert "rising" in drawn.flags[-1] and drawn.latest == "concern", f"flags {drawn.flags[-1]}, {drawn.latest}"
    assert chart(points, "lower", autocorrelation=1).latest == "improvement", "below the mean, and lower is better"


def test_a_target_on_a_limit_is_met_every_time() -> None:
    """1 2 1 2 ...: mean 1.5, limits 4.16 and -1.16; a target of the limit itself is met, one beyond it is not."""
    limit = chart([1, 2] * 8).lower
    assert chart([1, 2] * 8, "higher", limit).assurance == "pass", "the lower limit is the target"
    assert chart([1, 2] * 8, "lower", chart([1, 2] * 8).lower).assurance == "hit and miss", "it may be reached"


def test_where_the_run_after_a_change_lies() -> None:
    """Two of the later figures above 1.5, eight below, one above: figures 2 to 9 are the run."""
    turn = before_and_after([1, 2] * 6, [2, 2, *[1] * 8, 2], "lower")
    assert (turn.run, turn.side, turn.reading) == ((2, 9), "below", "improvement"), f"got {turn}"
    assert before_and_after([1, 2] * 6, [2, 1] * 5, "lower").run is None, "there is no run"


def test_each_figure_following_the_one_before_reads_unclear() -> None:
    """1 to 20 rises without end: lag-1 autocorrelation (by hand 0.85) is above 0.4, though every point is flagged."""
    drawn = chart(range(1, 21), "higher")
    assert drawn.autocorrelation == pytest.approx(0.85, abs=1e-9), "sum of products over sum of squares"
    assert drawn.latest == "unclear" and drawn.readings[-1] == "improvement", "flagged, and unclear all the same"


def test_a_lasting_change_is_not_taken_for_figures_that_follow_one_another() -> None:
    """1 2 1 2 ... twelve times, then 9 10 ...: over all 20, lag-1 is 0.83; before the change it is -0.917
    (11 products of -1/4 over 12 squares of 1/4)."""
    drawn = chart([*[1, 2] * 6, *[9, 10] * 4], "lower")
    assert drawn.autocorrelation == pytest.approx(-11 / 12, abs=1e-12), "of the twelve figures before the change"
    assert drawn.latest == "concern", "eight figures far above what was usual are a change"
    sooner = chart([*[1, 2] * 5, 1, *[9, 10] * 4], "lower")
    assert sooner.latest == "unclear", "eleven figures before it are too few to judge by"


@pytest.mark.parametrize(
    ("better", "target", "assured"),
    [("higher", -2, "pass"), ("higher", 9, "fail"), ("higher", 2, "hit and miss"), ("lower", 9, "pass"),
     ("lower", -2, "fail"), ("lower", 2, "hit and miss"), ("neutral", 2, ""), ("higher", None, "")],
)  # fmt: skip
def test_assurance(better: str, target: float | None, assured: str) -> None:
    """1 2 1 2 ...: limits 1.5 + 2.66 = 4.16 and 1.5 - 2.66 = -1.16."""
    drawn = chart([1, 2] * 8, better, target)  # type: ignore[arg-type]
    assert drawn.assurance == assured, f"target {target}, {better} is better, limits {drawn.lower} to {drawn.upper}"


def test_before_and_after() -> None:
    before = [1, 2] * 6
    turn = before_and_after(before, [1, 2, 2, 2, 2, 2, 2, 2], "higher")
    assert turn.reading == "improvement" and turn.limits is not None, "seven successive points above 1.5"
    assert turn.limits.mean == 1.5, "limits are frozen on the earlier points"
    assert before_and_after(before, [2] * 7, "lower").reading == "concern", "above the old mean, and lower is better"
    assert before_and_after(before, [2] * 6 + [1], "higher").reading == "no change", "six are not seven"
    assert before_and_after(before, [2, 2, 2, 1.5, 2, 2, 2], "higher").reading == "no change", "on the mean: broken"
    assert before_and_after(before, [2] * 6, "higher").reading == "too few to tell", "fewer than seven later points"
    assert before_and_after(before[:-1], [2] * 9, "higher").reading == "too few to tell", "eleven earlier points"


@pytest.mark.parametrize("figure", [float("nan"), float("inf"), LARGEST * 10])
def test_what_is_no_figure_is_refused(figure: float) -> None:
    with pytest.raises(ValueError, match="every figure must be a number"):
        chart([1, 2, figure])


@settings(max_examples=40, derandomize=True, deadline=None)
@given(st.lists(st.sampled_from([0, 1, 2, 3, 5, 12]), min_size=3, max_size=40), st.booleans())
def test_random_figures_against_the_twin(points: list[int], screen: bool) -> None:
    drawn = chart(points, screen=screen)
    mean, upper, lower = map(float, xmr.limits(points, screen))
    assert (drawn.mean, drawn.upper, drawn.lower) == pytest.approx((mean, upper, lower), rel=1e-12, abs=1e-12), points
    assert [set(flags) for flags in drawn.flags] == xmr.flags(points, screen), f"flags of {points}"
    follows = xmr.follows(points)
    assert (drawn.autocorrelation is None) == (follows is None), f"whether {points} ever differ"
    assert drawn.autocorrelation == (follows and pytest.approx(follows, rel=1e-9, abs=1e-12)), f"lag-1 of {points}"


@pytest.mark.real
def test_emergency_departments_against_the_twin(shared: Path) -> None:
    """Share seen within four hours, month by month, of every organisation with a main department."""
    series = defaultdict(list)
    with gzip.open(shared / "nhs_ae" / "ae_attendances.csv.gz", "rt", encoding="utf-8") as file:
        for row in sorted(csv.DictReader(file), key=lambda row: row["period"]):
            if row["type"] == "1" and float(row["attendances"]) > 0:
                series[row["org_code"]].append(1 - float(row["breaches"]) / float(row["attendances"]))
    long = {name: points for name, points in series.items() if len(points) >= 12}
    assert len(long) > 100, f"only {len(long)} organisations have a year of figures"
    raised = 0
    for name, points in long.items():
        drawn = chart(points, "higher", 0.95)
        mean, upper, lower = map(float, xmr.limits(points))
        assert (drawn.mean, drawn.upper, drawn.lower) == pytest.approx((mean, upper, lower), rel=1e-12), name
        assert [set(flags) for flags in drawn.flags] == xmr.flags(points), f"flags of {name}"
        assert drawn.autocorrelation == pytest.approx(xmr.follows(points), rel=1e-9), f"lag-1 of {name}"
        raised += sum(bool(flags) for flags in drawn.flags)
    assert raised > 500, f"only {raised} flagged points in three years of waiting"
