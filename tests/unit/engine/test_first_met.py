"""The first-meeting kernel against its naive twin, and by hand."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from afresh.engine import first_meetings as kernel_module
from afresh.engine.attendance_order import in_order, occasions
from afresh.engine.first_meetings import NEVER, FirstMet, first_meetings
from reference.first_met import first_meetings as naive

Row = tuple[int, int, int]


def kernel(rows: list[Row], **options: int) -> FirstMet:
    gathering, member, day = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    return first_meetings(gathering, member, day, **options)


def as_dict(met: FirstMet) -> dict[tuple[int, int], int]:
    pairs = zip(met.a.tolist(), met.b.tolist(), strict=True)
    return dict(zip(pairs, met.day.tolist(), strict=True))


def assert_same_as_twin(rows: list[Row], **options: int) -> None:
    met = kernel(rows, **options)
    same = as_dict(met) == naive(rows)
    assert same, f"the kernel and its naive twin differ with {options} on {len(rows)} rows: {rows[:100]}"
    assert np.all(met.key[1:] > met.key[:-1]), "pairs are not sorted, or one is repeated"


BY_HAND = [(10, 2, 500), (10, 0, 500), (10, 1, 500), (11, 1, 300), (11, 2, 300), (12, 3, 100)]


def test_by_hand() -> None:
    # Gathering 10 (day 500) joins 0, 1 and 2; gathering 11, earlier, joins 1 and 2; 3 was alone at 12.
    met = kernel(BY_HAND)
    assert as_dict(met) == {(0, 1): 500, (0, 2): 500, (1, 2): 300}, "1 and 2 first met on day 300"
    assert met.a.dtype == met.b.dtype == met.day.dtype == np.int32, "columns are 32-bit whole numbers"
    assert len(met) == 3, "three pairs ever met"


def test_days_are_looked_up_in_either_order_and_never_is_said() -> None:
    met = kernel(BY_HAND)
    found = met.days(np.array([2, 1, 0, 3, 1, 0]), np.array([1, 2, 2, 0, 1, 9]))
    assert found.tolist() == [300, 300, 500, NEVER, NEVER, NEVER], "a pair that never met has the day NEVER"
    assert met.days(np.array([1]), np.array([0, 2, 3])).tolist() == [500, 300, NEVER], "one member against several"
    assert met.days(np.array([-1]), np.array([2])).tolist() == [NEVER], "an unknown member has met nobody"


def test_nobody_at_all() -> None:
    none = np.empty(0, np.int32)
    met = first_meetings(none, none, none)
    assert len(met) == 0, "no rows, no pairs"
    assert met.days(np.array([0, 4]), np.array([1, 2])).tolist() == [NEVER, NEVER], "nobody has met anybody"


def test_everybody_alone() -> None:
    met = kernel([(1, 0, 5), (2, 1, 5), (3, 2, 5)])
    assert len(met) == 0, "members who each sat alone make no pairs"


def test_a_gathering_dated_two_ways_has_its_earliest_day() -> None:
    met = kernel([(7, 0, 20), (7, 1, 10), (7, 2, 30)])
    assert set(met.day.tolist()) == {10}, "day 10 is the earliest recorded for the gathering"


rows = st.lists(
    st.tuples(st.integers(-3, 12), st.integers(0, 15), st.integers(-40_000, 40_000)), min_size=1, max_size=120
)


@settings(max_examples=150, deadline=None)
@given(rows, st.sampled_from([1, 2, 7, 1 << 20]), st.sampled_from([1, 2]))
def test_equals_the_twin(some: list[Row], chunk_pairs: int, threads: int) -> None:
    assert_same_as_twin(some, chunk_pairs=chunk_pairs, threads=threads)


@settings(max_examples=150, deadline=None)
@given(rows, st.sampled_from([1, 2, 7, 1 << 20]), st.sampled_from([1, 2, 5]))
def test_whose_gatherings_they_are_changes_nothing(some: list[Row], chunk_pairs: int, bodies: int) -> None:
    assert as_dict(of_bodies(some, bodies, chunk_pairs=chunk_pairs)) == naive(some), f"{bodies} bodies: {some}"


def of_bodies(rows: list[Row], bodies: int, **options: int) -> FirstMet:
    gathering, member, day = (np.array(column, np.int64) for column in zip(*rows, strict=True))
    return first_meetings(gathering, member, day, gathering % bodies - 2, **options)


@pytest.mark.parametrize("piece", [1, 50, 1 << 20])
@pytest.mark.parametrize(("members", "turnover"), [(9, 0.02), (30, 0.2), (4000, 1.0)])
def test_a_body_that_gathers_for_years(
    members: int, turnover: float, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """200 gatherings, so four stretches: of few that stay, of some that change, and of others each time."""
    monkeypatch.setattr("afresh.engine.attendance_order.PIECE_ROWS", piece)
    draw = np.random.default_rng(3)
    seated, rows = draw.integers(0, members, 9), []
    for gathering in range(200):
        seated = np.where(draw.random(9) < turnover, draw.integers(0, members, 9), seated)
        rows += [(gathering, int(member), 5000 - gathering * 7) for member in seated if draw.random() < 0.8]
    met = of_bodies(rows, 1, chunk_pairs=50)
    assert as_dict(met) == naive(rows), "the latest gathering by number is the earliest by day"
    assert np.all(met.key[1:] > met.key[:-1]), "pairs are not sorted, or one is repeated"


@pytest.mark.parametrize("bits", [8, 16, 20])
def test_where_a_number_does_not_hold_stretch_and_member(bits: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """200 gatherings of others each time: in stretches of 64 (3 bits), or apart (8), with 12 bits of member and 6."""
    monkeypatch.setattr("afresh.engine.attendance_order._NUMBER_BITS", bits)
    draw = np.random.default_rng(4)
    rows = [(gathering, int(member), gathering) for gathering in range(200) for member in draw.integers(0, 4000, 8)]
    assert as_dict(of_bodies(rows, 1)) == naive(rows), f"the pairs where a number has {bits} bits"


far_apart = st.lists(
    st.tuples(
        st.sampled_from([0, 1, 5, 2**40, -(2**40)]),
        st.sampled_from([0, 1, 2, 2**20, 2**31 - 2]),
        st.sampled_from([-(2**31), 0, 2**31 - 2]),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=100, deadline=None)
@given(far_apart, st.sampled_from([1, 1 << 20]))
def test_equals_the_twin_where_64_bits_do_not_hold_pair_and_day(some: list[Row], chunk_pairs: int) -> None:
    assert_same_as_twin(some, chunk_pairs=chunk_pairs)
    assert as_dict(of_bodies(some, 2, chunk_pairs=chunk_pairs)) == naive(some), "the same, by bodies"


def test_the_wide_path_is_taken_and_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("afresh.engine.first_meetings._pairs_packed", None)
    # 31 bits of a (0 to 2**31 - 3), 31 of b and 32 of day do not fit in 64.
    rows = [(0, 0, -(2**31)), (0, 1, 0), (1, 2**31 - 3, 2**31 - 2), (1, 2**31 - 2, 2**31 - 2)]
    assert_same_as_twin(rows)


@settings(max_examples=50, deadline=None)
@given(rows, st.randoms(use_true_random=False))
def test_order_and_repeats_change_nothing(some: list[Row], chance: object) -> None:
    mixed = some + some[: len(some) // 2]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert as_dict(kernel(mixed)) == as_dict(kernel(some)), "shuffled and repeated rows changed the result"


def test_chunks_are_of_about_one_size_where_gatherings_are_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of gatherings of eight, one row in 8, 16, 24 ... would always be the lowest member's."""
    monkeypatch.setattr(kernel_module, "SAMPLE", 2000)
    member = np.sort(np.random.default_rng(3).random((8000, 500)).argpartition(8, axis=1)[:, :8], axis=1).ravel()
    gathering = np.repeat(np.arange(8000), 8)
    number, of = occasions(gathering, np.zeros(64_000, np.int64), None)
    with ThreadPoolExecutor(2) as pool:
        rows = in_order(number, member, of, pool)
        pairs = [int(rows.partners[chunk()].sum()) for chunk in kernel_module._in_chunks(rows, 10_000, pool)]
    assert sum(pairs) == 8000 * 28, "every pair is begun in one chunk"
    assert max(pairs) < 15_000, f"about 10,000 pairs in each: {pairs}"


@pytest.mark.parametrize("piece", [3, 1000, 1 << 20])
@pytest.mark.parametrize("sample", [7, 1 << 18])
@pytest.mark.parametrize("apart", [1, 7, 200_000])
def test_many_rows_cut_into_many_chunks_equal_the_twin(
    apart: int, sample: int, piece: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Chunks are cut by some rows or by all, whether members have codes that follow one another or lie far apart; rows
    are gone through a few at a time, fewer than some gatherings have, or all at once."""
    monkeypatch.setattr("afresh.engine.first_meetings.SAMPLE", sample)
    monkeypatch.setattr("afresh.engine.attendance_order.PIECE_ROWS", piece)
    draw = np.random.default_rng(7)
    gatherings, members = draw.integers(0, 900, 4000).tolist(), draw.integers(0, 150, 4000).tolist()
    rows = [
        (gathering, member * apart, gathering * 37 % 1000)
        for gathering, member in zip(gatherings, members, strict=True)
    ]
    assert_same_as_twin(rows, chunk_pairs=64, threads=2)
    assert_same_as_twin(rows, chunk_pairs=1 << 20)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (([1], [0, 1], [5, 5]), "the columns differ in length: 1, 2, 2"),
        (([1, 1], [-1, 0], [5, 5]), "member codes must be whole numbers from 0"),
        (([1, 1], [0, 2**31 - 1], [5, 5]), "member codes must be whole numbers from 0"),
    ],
)
def test_what_it_cannot_take_is_said(columns: tuple[list[int], list[int], list[int]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        first_meetings(*(np.array(column, np.int64) for column in columns))


def test_an_empty_chunk_size_is_refused() -> None:
    with pytest.raises(ValueError, match="chunk_pairs must be 1 or more"):
        kernel(BY_HAND, chunk_pairs=0)


PARTICIPATIONS = """
    with coded as (
        select dense_rank() over (order by rcn) as project, dense_rank() over (order by pic) as organisation,
               try_cast(start_date as date) - date '1970-01-01' as day, count(*) over (partition by rcn) as size
        from read_parquet(?)
    )
    select project, organisation, day from coded where size <= 40 and day is not null
"""


@pytest.mark.real
def test_equals_the_twin_on_horizon_2020(shared: Path) -> None:
    import duckdb

    source = shared / "cordis_h2020" / "participations.parquet"
    with duckdb.connect() as con:
        rows = con.execute(PARTICIPATIONS, [str(source)]).fetchall()
    # 144,726 participations, less those of plenaries and those without a date.
    assert 120_000 < len(rows) <= 144_726, f"{len(rows)} participations were read"
    assert_same_as_twin(rows, threads=2)
