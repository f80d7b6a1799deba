"""The coming years against the naive twin on random chance, and closed forms with chance switched off."""

from dataclasses import replace

import numpy as np
import pytest

from afresh.recommend.rotation.coming_years import Chance, Drawn, Table, coming_years
from afresh.recommend.rotation.rules import Rule, RuleName, rule
from reference import rotation as twin

NEWER = 3.0
RULES: tuple[Rule, ...] = (
    rule("nothing", 4), rule("term-limit", 4), rule("term-limit", 1.5), rule("seat-a-year", 4), rule("outsider", 4),
    rule("seat-a-year", 4, seats=3), rule("staggered-term-limit", 4, table_seats=8),
    rule("staggered-term-limit", 1.5, table_seats=1),
)  # fmt: skip


def random_chance(rng: np.random.Generator, draws: int, years: int, most: int, fewest: int) -> Chance:
    return Chance(
        newcomers=rng.integers(0, 5, (draws, years)),
        departures=rng.choice([0.0, 0.1, 0.3, 0.5], (draws, years)),
        returning=rng.choice([0.0, 0.0, 0.2], (draws, years)),
        turns=rng.standard_exponential((draws, years, most)),
        moments=rng.random((draws, years, most)),
        leaving=rng.gamma(2, 1, (draws, 2)),
        renewed=np.zeros((draws, most), np.bool_),
        met_before=np.zeros((draws, years)),
        leavers_there=np.ones((draws, years)),
        pairs=np.full((draws, years), 0.5),
        fewest=fewest,
        most=most,
        back_after=6.0,
    )


def none_by_chance(seats: int, years: int, newcomers: int = 0) -> Chance:
    """One draw in which so many change hands each year, and the number of seats stays."""
    chance = random_chance(np.random.default_rng(1), 1, years, seats, seats)
    return replace(
        chance, newcomers=np.full((1, years), newcomers), departures=np.zeros((1, years)),
        returning=np.zeros((1, years)), moments=np.full((1, years, seats), 0.5), leaving=np.ones((1, 2)),
    )  # fmt: skip


def ahead(joined: list[float], each: Rule, chance: Chance, meetings: float = 4) -> Drawn:
    table = Table(np.array(joined), np.full(len(joined), np.inf))
    seats = replace(chance, renewed=chance.renewed[:, : len(joined)])
    return coming_years(table, each, seats, NEWER, meetings)


@pytest.mark.parametrize("each", RULES, ids=lambda each: f"{each.name}-{each.limit}-{each.at_most}-{each.seats}")
def test_the_same_as_the_naive_twin(each: Rule) -> None:
    rng = np.random.default_rng(20261127)
    for trial in range(12):
        seats, spare, years, draws = int(rng.integers(1, 9)), int(rng.integers(0, 4)), 5, 8
        fewest = int(rng.integers(1, seats + 1))
        table = Table(
            np.sort(-rng.integers(1, 100, seats) / 10.0),
            np.where(rng.random(seats) < 0.3, rng.random(seats) * 6, np.inf),
        )
        chance = random_chance(rng, draws, years, seats + spare, fewest)
        chance = replace(chance, renewed=chance.renewed[:, :seats])
        drawn = coming_years(table, each, chance, NEWER, 4)
        for draw in range(draws):
            luck = twin.Luck(
                newcomers=chance.newcomers[draw].tolist(),
                departures=chance.departures[draw].tolist(),
                returning=chance.returning[draw].tolist(),
                turns=chance.turns[draw].tolist(),
                moments=chance.moments[draw].tolist(),
                leaving=tuple(chance.leaving[draw].tolist()),
            )
            told = twin.coming_years(
                table.joined.tolist(),
                table.ends.tolist(),
                luck,
                fewest,
                seats + spare,
                newer=NEWER,
                back_after=6.0,
                limit=each.limit,
                longest=each.seats,
                at_most=each.at_most,
            )
            for year, one in enumerate(told):
                where = f"{each.name}, trial {trial}, draw {draw}, year {year + 1}"
                for name in ("newcomers", "seats", "newer_share", "median_tenure", "years_lost"):
                    found, wanted = getattr(drawn, name)[draw, year], getattr(one, name)
                    assert found == pytest.approx(wanted, abs=1e-9), f"{name} of {where}: {found}, the twin {wanted}"


def test_nobody_moves_where_chance_and_rules_are_off() -> None:
    drawn = ahead([-2.0, -2.0, -7.0], rule("nothing", 4), none_by_chance(3, 4))
    assert drawn.newcomers.tolist() == [[0, 0, 0, 0]], "nobody comes"
    assert drawn.median_tenure.tolist() == [[3.0, 4.0, 5.0, 6.0]], "everybody is a year older each year: by hand"
    assert drawn.newer_share[0].tolist() == pytest.approx([0, 0, 0, 0]), "after a year two have been there for three"
    assert drawn.years_lost.sum() == 0, "and nothing is lost"


def test_a_table_filled_at_once_empties_at_once_after_a_term_limit() -> None:
    drawn = ahead([-0.25] * 6, rule("term-limit", 4), none_by_chance(6, 9))
    # Joined a quarter before today: the limit falls at 3.75 and, for those who follow at once, at 7.75.
    assert drawn.newcomers[0].tolist() == [0, 0, 0, 6, 0, 0, 0, 6, 0], "an echo every four years, by hand"
    assert drawn.years_lost[0].tolist() == pytest.approx([0, 0, 0, 24, 0, 0, 0, 24, 0]), "six seats of four years each"
    assert drawn.median_tenure[0, 3] == pytest.approx(0.25), "on the fourth anniversary the new ones have a quarter"


def test_those_past_a_term_limit_leave_in_the_first_year() -> None:
    drawn = ahead([-11.0, -9.0, -1.0], rule("term-limit", 4), none_by_chance(3, 3))
    assert drawn.newcomers[0].tolist() == [2, 0, 1], "two at once, the third when it reaches four years"
    assert drawn.years_lost[0].tolist() == pytest.approx([20, 0, 4]), "11 and 9 years the day the rule begins"


@pytest.mark.parametrize(
    ("joined", "limit", "came"),
    [
        # Eight past a limit of four years leave two a year; whoever followed first is four years there in the fifth.
        ([-9.0] * 8, 4, [2, 2, 2, 2, 2, 2]),
        # One a year of three: past it, past it, four years there in the third; then who came on 0 and 1, after four.
        ([-11.0, -9.0, -1.0], 4, [1, 1, 1, 1, 1, 0]),
        # A limit of two years over four seats: two a year; those of today and yesterday have a year to go.
        ([-3.0, -3.0, 0.0, 0.0], 2, [2, 2, 2, 2, 2, 2]),
    ],
)
def test_a_staggered_term_limit_ends_no_more_than_its_share_a_year(
    joined: list[float], limit: float, came: list[int]
) -> None:
    each = rule("staggered-term-limit", limit, table_seats=len(joined))
    drawn = ahead(joined, each, none_by_chance(len(joined), 6))
    assert drawn.newcomers[0].tolist() == came, "by hand"
    at_once = ahead(joined, rule("term-limit", limit), none_by_chance(len(joined), 6)).newcomers[0]
    assert drawn.newcomers[0].max() <= at_once.max(), "no wave larger than without staggering"


@pytest.mark.parametrize("seats", [5, 8, 15])
def test_a_seat_a_year_settles_at_half_as_many_years_as_seats(seats: int) -> None:
    drawn = ahead([-20.0] * seats, rule("seat-a-year", 4), none_by_chance(seats, seats + 3))
    # After as many years as seats, those at the table came 1, 2, ... n years ago at each year's end.
    assert drawn.median_tenure[0, -1] == pytest.approx((seats + 1) / 2), f"the median of 1 to {seats}"
    assert (drawn.newcomers == 1).all(), "one newcomer a year and no other"


def test_rules_never_lower_newcomers_and_change_no_number_of_seats() -> None:
    rng = np.random.default_rng(7)
    for _ in range(20):
        seats = int(rng.integers(2, 12))
        table = Table(np.sort(-rng.random(seats) * 12), np.full(seats, np.inf))
        chance = random_chance(rng, 50, 6, seats + 3, max(1, seats - 2))
        chance = replace(chance, renewed=chance.renewed[:, :seats])
        nothing = coming_years(table, rule("nothing", 4), chance, NEWER, 4)
        for each in RULES:
            ruled = coming_years(table, each, chance, NEWER, 4)
            assert (ruled.newcomers >= nothing.newcomers).all(), f"{each.name} lowers newcomers"
            assert (ruled.seats == nothing.seats).all(), f"{each.name} changes how many seats there are"


def test_more_seats_a_year_bring_more_newcomers() -> None:
    chance = none_by_chance(10, 6, newcomers=1)
    came = [ahead([-9.0] * 10, rule("seat-a-year", 4, seats=n), chance).newcomers.sum() for n in range(5)]
    assert came == sorted(came) and came[0] == 6, f"from the six of chance upwards: {came}"


def test_an_outsider_a_meeting_freshens_links_and_no_seat() -> None:
    chance = none_by_chance(6, 2)
    nothing = ahead([-5.0] * 6, rule("nothing", 4), chance)
    outsider = ahead([-5.0] * 6, rule("outsider", 4), chance, meetings=5)
    assert nothing.link_freshness[0, 0] == 0, "nobody new, nobody to meet"
    # 15 pairs among six members; five visitors meet six each: 30 new pairs of 45.
    assert outsider.link_freshness[0, 0] == pytest.approx(30 / 45), "by hand"
    for name in ("newcomers", "newer_share", "median_tenure", "seats"):
        assert (getattr(outsider, name) == getattr(nothing, name)).all(), f"an outsider takes no seat: {name}"


def test_link_freshness_of_newcomers_by_hand() -> None:
    chance = none_by_chance(5, 1, newcomers=2)
    drawn = ahead([-5.0] * 5, rule("nothing", 4), chance)
    # Ten pairs knew each other; two newcomers meet the three who stay and each other: 7 new of 17.
    assert drawn.link_freshness[0, 0] == pytest.approx(7 / 17), "by hand"
    met = replace(chance, met_before=np.ones((1, 1)))
    assert ahead([-5.0] * 5, rule("nothing", 4), met).link_freshness[0, 0] == 0, "all had met elsewhere"
    gone = replace(chance, leavers_there=np.zeros((1, 1)))
    assert ahead([-5.0] * 5, rule("nothing", 4), gone).link_freshness[0, 0] == pytest.approx(7 / 10), "two left at once"


def test_a_recorded_end_comes_on_its_day_and_a_renewed_one_does_not() -> None:
    chance = none_by_chance(3, 3)
    table = Table(np.array([-8.0, -6.0, -1.0]), np.array([1.5, np.inf, np.inf]))
    ended = coming_years(table, rule("nothing", 4), chance, NEWER, 4)
    assert ended.newcomers[0].tolist() == [0, 1, 0], "the seat that ends in the second year"
    again = replace(chance, renewed=np.array([[True, False, False]]))
    assert coming_years(table, rule("nothing", 4), again, NEWER, 4).newcomers.sum() == 0, "another term"


def test_every_rule_has_a_name() -> None:
    names: set[RuleName] = {each.name for each in RULES}
    assert names == {"nothing", "term-limit", "staggered-term-limit", "seat-a-year", "outsider"}, f"{names}"
