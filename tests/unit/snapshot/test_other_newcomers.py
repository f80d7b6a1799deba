"""Others in the newcomers' places, many tables at once: each draw is as likely as it should be."""

from collections import Counter
from itertools import permutations

import numpy as np
import pytest

from afresh.engine.first_meetings import FirstMet, first_meetings
from afresh.features import chance_newcomers, prior_acquaintance
from afresh.features.chance_newcomers import Draws, had_met
from afresh.features.newcomer_pools import Around, Pool, pools_of
from afresh.features.prior_acquaintance import MetBy
from afresh.features.seating import Beside, Seating, seated

MEMBERS, DRAWS = 9, 4000


def met_of(seed: int) -> FirstMet:
    rng = np.random.default_rng(seed)
    where, who = np.repeat(np.arange(7), 3), rng.integers(0, MEMBERS, 21)
    return first_meetings(where, who, np.ones(21, np.int64))


def two_tables() -> Seating:
    """At each, members 7 and 8 sit with three newcomers: all with each other, save 7 with the last. Nobody who was
    ever at a table can be drawn for it: 0 and 7, 8 for the first; 7, 8 for the second, which is later.
    """
    table = np.repeat([0, 1], 8)
    newcomer = np.tile([1, 1, 2, 2, 3, 1, 1, 2], 2)
    other = np.tile([7, 8, 7, 8, 8, 2, 3, 3], 2)
    both = np.tile([False] * 5 + [True] * 3, 2)
    kept = np.array([0, 7, 8, 7, 8])
    return seated(
        2,
        np.repeat([0, 1], 3),
        np.tile([1, 2, 3], 2),
        Beside(table, newcomer, other, both),
        np.array([0, 0, 0, 1, 1]),
        kept=kept,
    )


def drawn(met: FirstMet, tables: Seating | None = None, pool: Pool | None = None) -> np.ndarray:
    tables = tables or two_tables()
    found = np.zeros((len(tables.newcomers), DRAWS), np.int64)

    def told(start: int, end: int, rows: np.ndarray) -> None:
        found[start:end] = rows

    pool = pool or Pool(np.arange(MEMBERS), 0, 2)
    had_met(MetBy(met, 5, np.arange(MEMBERS)), Draws(1, DRAWS), tables, [pool], told)
    return found


def assert_as_likely(found: np.ndarray, of_each: list[int], where: str) -> None:
    """Draws come to each number as often as the ordered choices do that are all there are."""
    counts, got = Counter(of_each), Counter(found.tolist())
    assert set(got) <= set(counts), f"{where}: {set(got) - set(counts)} cannot be"
    expected = {number: count / len(of_each) * DRAWS for number, count in counts.items()}
    chi = sum((got[number] - mean) ** 2 / mean for number, mean in expected.items())
    free = max(1, len(expected) - 1)
    assert chi < free + 5 * (2 * free) ** 0.5, f"{where}: {got}, expected {expected}"


@pytest.mark.parametrize("largest", [0, 6000])
def test_every_draw_is_as_likely_as_any_other(largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """The expected frequencies are counted over every ordered choice of three from those who could come."""
    monkeypatch.setattr(prior_acquaintance, "LARGEST_SQUARE", largest)
    for seed in range(4):
        met = met_of(seed)
        found = drawn(met)
        for table, out in enumerate(({0, 7, 8}, {7, 8})):
            every = permutations(sorted(set(range(MEMBERS)) - out), 3)
            assert_as_likely(found[table], [_met(met, each) for each in every], f"seed {seed}, table {table}")


def _met(met: FirstMet, team: tuple[int, ...]) -> int:
    first, second, third = team
    pairs = [(first, 7), (first, 8), (second, 7), (second, 8), (third, 8), (first, second), (first, third)]
    pairs.append((second, third))
    return sum(bool(met.days(np.array([a]), np.array([b]))[0] <= 5) for a, b in pairs)


def test_neither_parts_nor_cores_nor_the_square_change_a_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    met = met_of(1)
    usual = drawn(met)
    assert len(set(usual.ravel().tolist())) > 2, "the case is too plain to tell anything"
    monkeypatch.setattr(chance_newcomers, "ROWS_AT_ONCE", 1)
    assert (drawn(met) == usual).all(), "tables looked at one by one have other draws"
    monkeypatch.setattr("os.cpu_count", lambda: 7)
    assert (drawn(met) == usual).all(), "other draws on seven cores"
    monkeypatch.setattr(prior_acquaintance, "LARGEST_SQUARE", 0)
    assert (drawn(met) == usual).all(), "other draws from a list of pairs"


@pytest.mark.parametrize(("could", "size", "of"), [(5, 5, 40), (40, 3, 40), (6, 4, 7), (1, 1, 100)])
def test_positions_are_drawn_from_those_who_could_come(could: int, size: int, of: int) -> None:
    """Few may be left of many, or all be wanted; with 4,000 draws each position is as often first as any other."""
    found = Draws(3, DRAWS).under(could, size, of)
    assert found.shape == (size, DRAWS), f"{found.shape}"
    assert found.min() >= 0 and found.max() < could, f"from {found.min()} to {found.max()}"
    assert (np.diff(np.sort(found, axis=0), axis=0) > 0).all(), "one comes twice to the same draw"
    for seat in found:
        often, mean = np.bincount(seat, minlength=could), DRAWS / could
        chi = float(((often - mean) ** 2 / mean).sum())
        assert chi < could - 1 + 5 * (2 * could) ** 0.5, f"not as often as any other: {often}"


def test_who_draws_from_pools_of_about_one_size_shares_the_draws() -> None:
    draws = Draws(3, DRAWS)
    few = draws.under(100, 2, 301)
    assert (few == draws.under(100, 3, 304)[:2]).all(), "sizes 301 and 304 are about one"
    assert (few != draws.under(100, 2, 900)).any(), "301 and 900 are far apart"


def tables_at_random(rng: np.random.Generator) -> tuple[Seating, Pool, list[tuple[list[int], list[int]]]]:
    """Tables with one to three newcomers each, who sit with each other and with one who stays; others cannot come."""
    places = np.sort(rng.choice(MEMBERS, 7, replace=False))
    each = []
    for _ in range(4):
        newcomers = rng.integers(1, 4)
        who = rng.choice(places, newcomers + 1 + rng.integers(0, 7 - newcomers), replace=False).tolist()
        each.append((who[:newcomers], who[newcomers:]))
    pairs = [
        (table, new[a], other, other in new)
        for table, (new, out) in enumerate(each)
        for a in range(len(new))
        for other in (*new[a + 1 :], out[0])
    ]
    at, newcomer, other, both = (np.array(column) for column in zip(*pairs, strict=True))
    seats = [(table, one) for table, (new, _) in enumerate(each) for one in new]
    kept = [(table, one) for table, (_, out) in enumerate(each) for one in out]
    table, seat = (np.array(column) for column in zip(*seats, strict=True))
    table_of_kept, stays = (np.array(column) for column in zip(*kept, strict=True))
    tables = seated(4, table, seat, Beside(at, newcomer, other, both), table_of_kept, kept=stays)
    return tables, Pool(places, 0, 4), each


@pytest.mark.parametrize("largest", [0, 6000])
@pytest.mark.parametrize("seed", range(6))
def test_tables_of_one_pool_that_differ_in_all(seed: int, largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Other numbers of newcomers, others who cannot come, a pool that lacks some: counted over every ordered choice."""
    monkeypatch.setattr(prior_acquaintance, "LARGEST_SQUARE", largest)
    met, (tables, pool, each) = met_of(seed), tables_at_random(np.random.default_rng(seed))
    found = drawn(met, tables, pool)
    for table, (new, out) in enumerate(each):
        every = permutations(sorted(set(pool.places.tolist()) - set(out)), len(new))
        assert_as_likely(found[table], [_known(met, team, out[0]) for team in every], f"table {table} of {each}")


def _known(met: FirstMet, team: tuple[int, ...], stays: int) -> int:
    pairs = [*((one, stays) for one in team), *((a, b) for at, a in enumerate(team) for b in team[at + 1 :])]
    return sum(bool(met.days(np.array([a]), np.array([b]))[0] <= 5) for a, b in pairs)


def test_a_table_where_most_of_the_area_has_been_has_a_pool_of_its_own() -> None:
    """Area 1 has members 0 to 5, area 2 has 4 to 9. The first table knew 0 of its area (and 9 of the
    other), so that it draws from the area, save 0; the second knew 4 to 8, so that only 9 is left; the
    third may have anybody.
    """
    around = Around(
        area=np.array([1, 2, 0]),
        newcomers=np.array([2, 1, 3]),
        active_area=np.repeat([1, 2], 6),
        active=np.array([*range(6), *range(4, 10)]),
        table=np.array([0, 0, 1, 1, 1, 1, 1, 2]),
        ever=np.array([0, 9, 4, 5, 6, 7, 8, -1]),
    )
    pools = pools_of(around)
    assert pools.size.tolist() == [5, 1, 10], f"could come: {pools.size}"
    found = {int(pools.order[pool.start]): pool.places.tolist() for pool in pools.pools}
    assert found == {0: list(range(6)), 1: [9], 2: list(range(10))}, f"got {found}"
    assert pools.kept_out.tolist() == [True] + [False] * 7, f"cannot come: {pools.kept_out}"
