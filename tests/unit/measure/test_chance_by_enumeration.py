"""The random baselines against every possible draw, worked out one by one on small records."""

import random
from datetime import date
from fractions import Fraction
from math import sqrt

import pytest

from afresh.features import prior_acquaintance
from afresh.measure import take
from afresh.settings import default_settings
from afresh.snapshot.load import ids
from afresh.snapshot.workspace import gather
from lively import AT, lively
from records import Records, held, named, store_of, together
from reference import chance
from reference.chance import Spread
from reference.renewal import look

Row = dict[str, float]


def rows(records: Records, name: str, fewest: int = 3) -> dict[str, Row]:
    workspace = gather(store_of(records), at=AT, settings=default_settings().but(chance_newcomers=fewest))
    known = ids(workspace.store, "partnerships")
    return {known[row["partnership"]]: row for row in take(workspace, name).rows()}


def assert_drawn_from(row: Row, exact: Spread, draws: int, about: str) -> None:
    """Mean within four standard errors; the percentiles where so many draws would put them."""
    mean = float(sum(share * likely for share, likely in exact.items()))
    error = sqrt(max(0.0, float(sum(likely * Fraction(share - mean) ** 2 for share, likely in exact.items()))) / draws)
    assert abs(row["expected"] - mean) <= 4 * error + 1e-9, f"{about}: expected {row['expected']}, of every draw {mean}"
    slack = 4 * sqrt(0.05 * 0.95 / draws)
    for end, percentile in (("low", 0.05), ("high", 0.95)):
        under = float(sum(likely for share, likely in exact.items() if share < row[end] - 1e-9))
        up_to = float(sum(likely for share, likely in exact.items() if share <= row[end] + 1e-9))
        assert under - slack <= percentile <= up_to + slack, (
            f"{about}: {end} is {row[end]}, among every draw at {under} to {up_to}"
        )


def test_newcomers_of_a_lasting_partnership() -> None:
    """Compared from one newcomer on, so that the small records give many cases."""
    compared = 0
    for seed in range(16):
        records = lively(seed, people=10)
        seen = look(records, AT)
        for partnership, row in rows(records, "link_freshness_chance", fewest=1).items():
            if seen.one_off(partnership):
                continue
            exact = chance.link_freshness_chance(seen, partnership, fewest=1)
            assert (row["expected"] is None) == (exact is None), (
                f"seed {seed}, {partnership}: {row}, every draw {exact}"
            )
            if exact is not None:
                compared += 1
                assert_drawn_from(row, exact, 1000, f"seed {seed}, {partnership}")
    assert compared >= 8, f"only {compared} partnerships were compared: the records are too thin to test with"


def projects(seed: int) -> Records:
    """Six projects, two to four of seven people each; some people are in several, so that weights differ."""
    rng = random.Random(seed)
    starts = [date(2021, 3, 1), date(2021, 9, 1), date(2022, 1, 1), date(2022, 3, 1)]
    seats = [
        {"partnership": f"j{n}", "person": f"p{each}", "start": start}
        for n, start in enumerate(rng.choices(starts, k=6))
        for each in rng.sample(range(7), rng.randint(2, 4))
    ]
    return together({"partnerships": named(*(f"j{n}" for n in range(6)), kind="project"), "seats": seats})


def test_teams_of_one_off_gatherings() -> None:
    compared = 0
    for seed in range(12):
        records = projects(seed)
        seen = look(records, AT)
        for partnership, row in rows(records, "link_freshness_chance").items():
            if seen.one_off(partnership) and row["expected"] is not None:
                compared += 1
                size = len(seen.members(partnership))
                assert_drawn_from(row, chance.one_off_chance(seen, size), 1000, f"seed {seed}, {partnership}")
    assert compared >= 8, f"only {compared} projects were compared"


def test_memberships_dealt_out_anew() -> None:
    """Samples follow one another, so that 200 of them are counted as 100."""
    compared = 0
    for seed in range(12):
        records = lively(seed, people=7)
        exact = chance.degree_preserving(look(records, AT))
        for partnership, row in rows(records, "degree_preserving").items():
            if row["value"] is not None and row["low"] is not None:
                compared += 1
                assert row["draws"] == 200, f"seed {seed}: {row['draws']} samples on a small dataset"
                assert_drawn_from(row, exact[partnership], 100, f"seed {seed}, {partnership}")
    assert compared >= 10, f"only {compared} partnerships were compared"


def test_boards_of_the_same_people_have_nobody_to_swap() -> None:
    """Two boards of Ann, Bob and Cat, and one of Ann and Bob alone: whatever is dealt out, each keeps its members. With
    a fourth of Dan and Eve all of them have others to swap with."""
    year = [held(board, date(2022, 1, 1), "ann", "bob", "cat") for board in ("one", "two")]
    records = together(*year, held("few", date(2022, 2, 1), "ann", "bob"), held("old", date(2015, 1, 1), "ann", "bob"))
    for name, row in rows(records, "degree_preserving").items():
        got = [row[each] for each in ("expected", "low", "high", "note")]
        assert got == [None, None, None, "not compared: no two partnerships to swap members between"], f"{name}: {got}"
    others = rows(together(records, held("four", date(2022, 3, 1), "dan", "eve")), "degree_preserving")
    assert all(row["low"] is not None and row["note"] == "" for row in others.values()), f"got {others}"


def test_by_hand() -> None:
    """A board keeps Ann; Bob, Cat and Dan are new and nobody had met. Only Eve, Fay and Guy, who sit elsewhere, could
    have come instead; Ann had met Eve and Fay, and they each other. So every draw has the pairs Ann-Eve, Ann-Fay and
    Eve-Fay repeated and the other three of six fresh: 3/6 in each draw, against 6/6 on record.
    """
    records = together(
        {"partnerships": named("board", "other", kind="board")},
        held("other", date(2015, 1, 1), "ann", "eve", "fay"),
        held("board", date(2021, 1, 1), "ann"),
        held("board", date(2022, 1, 1), "ann", "bob", "cat", "dan"),
        held("other", date(2022, 2, 1), "eve", "fay", "guy"),
    )
    board = rows(records, "link_freshness_chance")["board"]
    found = [board[name] for name in ("value", "expected", "low", "high", "newcomers", "pool")]
    assert found == [1.0, 0.5, 0.5, 0.5, 3, 3], f"got {found}"
    assert board["note"] == "", f"a comparison seven years into the records is not {board['note']}"


@pytest.mark.parametrize(("newcomers", "others", "note"), [
    (2, 9, "too few to tell"), (3, 2, "not compared: too few others to draw from"), (3, 9, ""),
])  # fmt: skip
def test_too_few_newcomers_and_too_few_others(newcomers: int, others: int, note: str) -> None:
    records = together(
        {"partnerships": named("board", "other", kind="board")},
        held("board", date(2015, 1, 1), "ann"),
        held("board", date(2022, 1, 1), "ann", *(f"new{n}" for n in range(newcomers))),
        held("other", date(2022, 2, 1), *(f"other{n}" for n in range(others))),
    )
    board = rows(records, "link_freshness_chance")["board"]
    assert board["note"] == note, f"{newcomers} newcomers and {others} others: {board['note']}"
    assert (board["expected"] is None) == bool(note), f"a comparison that is not made has no expected value: {board}"
    assert board["value"] == 1.0, "what is on record stands all the same"


def test_the_pool_is_the_area() -> None:
    """Of six others only the three active in the North could have come to a board of the North."""
    records = together(
        {"partnerships": [{"id": "board", "name": "board", "kind": "board", "area": "North"},
                          {"id": "near", "name": "near", "area": " north"},
                          {"id": "far", "name": "far", "area": "South"}]},
        held("board", date(2015, 1, 1), "ann"),
        held("board", date(2022, 1, 1), "ann", "new1", "new2", "new3"),
        held("near", date(2022, 2, 1), "n1", "n2", "n3"),
        held("far", date(2022, 2, 1), "f1", "f2", "f3"),
    )  # fmt: skip
    assert rows(records, "link_freshness_chance")["board"]["pool"] == 3, "the pool is those active in the same area"
    records["partnerships"][0]["area"] = None
    assert rows(records, "link_freshness_chance")["board"]["pool"] == 6, (
        "with no area given, everybody active is in the pool"
    )


def test_a_project_with_nobody_else_to_draw_from() -> None:
    """Three of three can only be drawn as they are; with a fourth in another project there is a range."""
    seats = [{"partnership": "one", "person": each, "start": date(2022, 3, 1)} for each in ("ann", "bob", "cat")]
    more = {"partnership": "two", "person": "dan", "start": date(2022, 4, 1)}
    board = held("board", date(2015, 1, 1), "ann", "bob")
    kinds = {"partnerships": [*named("board", kind="board"), *named("one", "two", kind="project")]}
    alone = rows(together(kinds, board, {"seats": seats}), "link_freshness_chance")["one"]
    got = [alone[name] for name in ("value", "expected", "low", "high", "note", "pool")]
    assert got == [pytest.approx(2 / 3), None, None, None, "not compared: too few others to draw from", 3], f"got {got}"
    beside = rows(together(kinds, board, {"seats": [*seats, more]}), "link_freshness_chance")["one"]
    assert beside["low"] is not None and beside["note"] == "", f"with a fourth to draw there is a range: {beside}"


def test_provisional_within_three_years_of_the_first_record() -> None:
    records = together(
        {"partnerships": named("board", "other", kind="board")},
        held("board", date(2019, 7, 1), "ann"),
        held("board", date(2022, 1, 1), "ann", "new1", "new2", "new3"),
        held("other", date(2022, 2, 1), "n1", "n2", "n3"),
    )
    assert "provisional" in rows(records, "link_freshness_chance")["board"]["note"], (
        "records from 2019, period from mid-2021"
    )


@pytest.mark.parametrize("name", ["link_freshness_chance", "degree_preserving"])
def test_the_same_whether_pairs_are_held_in_a_square_or_a_list(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    records = [lively(seed, people=20) for seed in range(6)]
    in_a_square = [rows(each, name, fewest=1) for each in records]
    monkeypatch.setattr(prior_acquaintance, "LARGEST_SQUARE", 0)
    in_a_list = [rows(each, name, fewest=1) for each in records]
    assert any(row["low"] is not None for found in in_a_square for row in found.values()), "nothing was compared"
    assert in_a_list == in_a_square, "the list of pairs and the square give other draws"
