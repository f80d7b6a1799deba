"""A small version of the planted-truth study: what is planted is found, and what is not is not.

Seeds are fixed, so that a run gives the same counts each time. The bounds are those that the study must show (the
design, section 6), and binomial: a count is let through where it would be seen in at least one run in ten thousand if
the share behind it were the one named.
"""

from typing import Any

import pytest
from scipy.stats import binom
from studies import judged
from studies.bounds import MIXES
from studies.counting import Share, share, where
from studies.reviews import Facts
from studies.worlds import (
    all_blocked,
    consensus,
    elections,
    five_states,
    in_pairs,
    logs,
    missing_marks,
    mixes,
    one_closed,
    renamed,
    small_old,
)

from afresh.settings import default_settings

RARE = 1e-4
SETTINGS = default_settings()


def at_least(share: float, of: int) -> int:
    """The fewest that would be seen were this the share."""
    return int(binom.ppf(RARE, of, share))


def at_most(share: float, of: int) -> int:
    return int(binom.ppf(1 - RARE, of, share))


@pytest.fixture(scope="module")
def mixed() -> list[Facts]:
    """384 boards of each mix, as records."""
    return mixes.run(3)


@pytest.mark.parametrize("mix", list(MIXES))
@pytest.mark.parametrize("name", ["false_low", "false_fresh"])
def test_little_is_falsely_said(mixed: list[Facts], mix: str, name: str) -> None:
    found: Share = getattr(judged, name)(where(mixed, mix=mix))
    assert found.n >= 150, f"only {found.n} can be judged"
    assert found.k <= at_most(MIXES[mix][name], found.n), f"{mix} mix, {name}: {found}"


@pytest.mark.parametrize("mix", list(MIXES))
@pytest.mark.parametrize("name", ["right_of_all", "right_of_one"])
def test_what_is_planted_is_found(mixed: list[Facts], mix: str, name: str) -> None:
    found: Share = getattr(judged, name)(where(mixed, mix=mix))
    assert found.n >= 200, f"only {found.n} can be judged"
    assert found.k >= at_least(MIXES[mix][name], found.n), f"{mix} mix, {name}: {found}"


def test_one_closed_board_is_found_whoever_else_is_there() -> None:
    """It adopts 8% of about twenty proposals: low, computed, 99.6% of the time."""
    rows = where(one_closed.run(1), planted="closed")
    found = share(rows, judged.right)
    assert found.n == 14 and found.k >= at_least(0.95, found.n), f"{found} found blocked"


def test_where_all_are_closed_none_is_fresh() -> None:
    rows = all_blocked.run(1)
    assert rows and not [row for row in rows if row["state"] in ("fresh", "stale")], "being like the rest is no excuse"


def test_of_logs_that_cannot_be_believed_no_openness_is_told() -> None:
    rows = logs.run(1)
    for kind in ("approvals only", "half the outcomes missing", "only approvals have an outcome"):
        those = where(rows, log=kind)
        # A log that keeps outcomes half the time keeps four in five of twenty one time in 170 (binomial).
        found = share(those, lambda row: row["openness"] is not None)
        assert found.n == 40 and found.k <= at_most(0.006, 40), f"{kind}: openness told of {found}"
    assert all(row["openness"] for row in where(rows, log="every outcome")), "and of whole ones it is"


@pytest.fixture(scope="module")
def elected() -> list[Facts]:
    return elections.run(1)


def test_nothing_is_low_before_a_term_that_is_given_is_on_record(elected: list[Facts]) -> None:
    """0.2 a year in truth, all at once every so many months."""
    early = [row for row in where(elected, rate_planted=0.2, term=True) if 12 * row["years"] < row["clock"]]
    assert len(early) > 50, "too few early ones"
    assert not [row for row in early if row["renewal"] == "low"], "an election is to come"


def test_quiet_years_between_elections_are_only_ever_provisionally_stale(elected: list[Facts]) -> None:
    rows = judged.of_placed(where(elected, rate_planted=0.2))
    settled = share(rows, lambda row: judged.stale(row) and not row["provisional"])
    assert settled.n > 400 and settled.k <= at_most(0.01, settled.n), f"{settled} called stale without reserve"


def test_small_old_boards_are_seldom_told_what_is_not_so() -> None:
    rows = judged.of_placed(small_old.run(1))
    falsely = share(rows, judged.wrong)
    assert falsely.n >= 300 and falsely.k <= at_most(0.05, falsely.n), f"{falsely} told one state that is not so"


@pytest.mark.parametrize("together", in_pairs.TOGETHER)
def test_newcomers_in_groups_are_counted_by_their_days(pairs: list[Facts], together: int) -> None:
    """At most 5%, as the design has it; by heads pairs and threes would be called low 10 to 35% of the time."""
    found = judged.false_low(where(pairs, together=together))
    assert found.n >= 100 and found.k <= at_most(0.05, found.n), f"{together} at a time: {found} called low"


@pytest.fixture(scope="module")
def pairs() -> list[Facts]:
    return in_pairs.run(1)


@pytest.fixture(scope="module")
def states() -> list[Facts]:
    return [row for seed in range(3) for row in five_states.run(seed)]


@pytest.mark.parametrize("state", ["fresh", "stale", "stagnant", "blocked", "dormant"])
def test_each_state_is_recovered_after_eight_years(states: list[Facts], state: str) -> None:
    """Four in five, of whole records, at 18 proposals a year and four years of arrivals."""
    rows = [row for row in states if row["planted"] == state and row["years"] == 8.0]
    found = sum(row["state"] == state for row in rows)
    assert found >= max(1, at_least(0.8, len(rows))), f"{found} of {len(rows)} {state} ones found"


def test_a_board_where_all_agree_is_not_closed() -> None:
    rows = consensus.run(1)
    assert rows, "nothing was planted"
    assert not [row for row in rows if row["openness"] == "low"], "no one is stagnant or blocked"
    assert not any(row["called_closed"] for row in rows), "no organisation is given a share of support"


def test_a_new_name_changes_nothing() -> None:
    rows = [row for row in renamed.run(2) if row["name"] == "new"]
    assert rows, "nothing was renamed"
    for row in rows:
        before: dict[str, Any] = row["same"]
        for name in ("state", "newcomers", "days", "proposals", "adopted", "months", "novelty"):
            assert row[name] == before[name], f"{name}: {row[name]} under the new name, {before[name]} under the old"
        assert row["seat_years"] == pytest.approx(before["seat_years"], abs=0.05), "within days of a change of name"


def test_lost_marks_do_not_make_a_board_fresh() -> None:
    """Boards nobody joined, known by sheets alone, a fifth of the marks lost: under half the line in all, and stale.

    Not where there are two sheets a year: of those the study's page says how many are called fresh.
    """
    rows = [row for row in missing_marks.run(1) if row["known_by"] == "attendance" and not row["rate_planted"]]
    rows = [row for row in rows if row["meetings"] >= 4]
    lossy = [row for row in rows if row["lost"] and row["years"] >= 5]
    rate = sum(row["newcomers"] for row in lossy) / sum(row["seat_years"] for row in lossy)
    assert rate < SETTINGS.low_arrivals / 2, f"{rate:.3f} arrivals a year where nobody came"
    assert not [row for row in lossy if row["renewal"] == "not low"], "five years and more, and nobody came"
