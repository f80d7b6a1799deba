"""p and q: planted values found again, and worked by hand."""

import random
from datetime import date, timedelta

import pytest

from afresh.measure import take
from afresh.measure.notes import ONE_GATHERING
from afresh.snapshot.workspace import gather
from records import Records, held, named, store_of, together

AT = date(2022, 12, 31)


def teams(p: float, q: float, seed: int, count: int = 2400, size: int = 5) -> Records:
    """Teams formed as in Guimera et al. (2005): each place goes to an incumbent with probability p; an incumbent is,
    with
    probability q, someone who has worked with one of those already in the team, else any incumbent."""
    rng = random.Random(seed)
    veterans, worked_with, seats = [f"v{n}" for n in range(40)], {}, []
    for team in range(count):
        chosen: list[str] = []
        for _ in range(size):
            chosen.append(_pick(rng, p, q, chosen, veterans, worked_with=worked_with, new=f"t{team}n{len(chosen)}"))
        day = AT - timedelta(days=(count - team) // 2)
        seats += [{"partnership": f"j{team}", "person": each, "start": day} for each in chosen]
        for each in chosen:
            worked_with.setdefault(each, set()).update(set(chosen) - {each})
        veterans += [each for each in chosen if each.startswith("t") and each not in veterans]
    return together({"partnerships": named(*(f"j{team}" for team in range(count)), kind="project"), "seats": seats})


def _pick(rng, p, q, chosen, veterans, *, worked_with, new):  # type: ignore[no-untyped-def]
    if rng.random() >= p:
        return new
    inside = [each for each in chosen if each in worked_with]
    if inside and rng.random() < q:
        friends = sorted(worked_with[rng.choice(inside)] - set(chosen))
        if friends:
            return rng.choice(friends)
    while (each := rng.choice(veterans)) in chosen:
        pass
    return each


@pytest.mark.parametrize(("p", "q"), [(0.5, 0.2), (0.6, 0.5), (0.8, 0.8), (0.3, 0.6)])
def test_planted_values_are_found(p: float, q: float) -> None:
    workspace = gather(store_of(teams(p, q, seed=7)), at=AT)
    found = {row["subject"]: row for row in take(workspace, "p_and_q").rows()}
    assert abs(found["p"]["value"] - p) <= 0.04, f"planted p {p}, found {found['p']}"
    assert abs(found["q"]["value"] - q) <= 0.04, f"planted q {q}, found {found['q']}"
    for subject in "pq":
        row = found[subject]
        assert row["partnership"] is None, "p and q are of the whole dataset"
        assert row["low"] < row["value"] < row["high"] < row["low"] + 0.12, f"a narrow interval about the value: {row}"


def test_by_hand() -> None:
    """Before the period: Ann with Bob, Cat alone. Then a project of Ann, Bob, Cat and Dan: 3 incumbent seats of 4, p
    = 0.75.
    I = 3; Ann-Bob had met, so C = 2; of the 3 pairs of incumbents one had met, r = 1/3, and e = min(2, 1/3 x 3) = 1.
    q = (3 - 2 - 1) / (3 - 1 - 1) = 0.
    A second project a month later, of Ann, Bob and Cat, who all met in the first: I = 3, C = 1; known by then are Ann,
    Bob, Cat, Dan, of whose 6 pairs all had met, r = 1, e = min(2, 3) = 2, adding (3 - 1 - 2) = 0 over (3 - 1 - 2) = 0.
    p = (3 + 3) / (4 + 3) = 6/7.
    """
    records = together(
        {"partnerships": [*named("board", "lone", kind="board"), *named("one", "two", kind="project")]},
        held("board", date(2015, 1, 1), "ann", "bob"),
        held("lone", date(2015, 1, 1), "cat"),
        {
            "seats": [
                {"partnership": "one", "person": each, "start": date(2022, 3, 1)}
                for each in ("ann", "bob", "cat", "dan")
            ]
        },
        {
            "seats": [
                {"partnership": "two", "person": each, "start": date(2022, 4, 1)} for each in ("ann", "bob", "cat")
            ]
        },
    )
    found = {row["subject"]: row for row in take(gather(store_of(records), at=AT), "p_and_q").rows()}
    assert found["p"]["value"] == pytest.approx(6 / 7, abs=1e-12), f"6 of 7 seats are incumbents': {found['p']}"
    assert (found["p"]["n"], found["q"]["n"], found["q"]["value"]) == (7, 2, 0.0), f"got {found}"


def test_no_rows_without_one_off_partnerships_and_nulls_without_recent_ones() -> None:
    board = together({"partnerships": named("board", kind="board")}, held("board", date(2022, 6, 1), "ann", "bob"))
    assert len(take(gather(store_of(board), at=AT), "p_and_q")) == 0, "boards have no p and q"
    old = together(board, {"partnerships": named("one", kind="project")},
                   {"seats": [{"partnership": "one", "person": "ann", "start": date(2019, 1, 1)}]})  # fmt: skip
    rows = list(take(gather(store_of(old), at=AT), "p_and_q").rows())
    assert [(row["value"], row["note"]) for row in rows] == [(None, "not recorded")] * 2, f"got {rows}"


def test_q_is_null_where_nobody_comes_with_another() -> None:
    records = together(
        {"partnerships": [*named("board", kind="board"), *named("one", kind="project")]},
        held("board", date(2015, 1, 1), "ann"),
        {"seats": [{"partnership": "one", "person": each, "start": date(2022, 3, 1)} for each in ("ann", "new")]},
    )
    q = list(take(gather(store_of(records), at=AT), "p_and_q").rows())[1]
    assert (q["value"], q["n"], q["note"]) == (None, 0, "too few to tell"), (
        f"one incumbent cannot have chosen another: {q}"
    )


def test_one_gathering_has_no_interval() -> None:
    """Ann and Bob had met, Cat is new: p = 2/3, and how teams differ cannot be told from one team."""
    records = together(
        {"partnerships": [*named("board", kind="board"), *named("one", kind="project")]},
        held("board", date(2015, 1, 1), "ann", "bob"),
        {
            "seats": [
                {"partnership": "one", "person": each, "start": date(2022, 3, 1)} for each in ("ann", "bob", "cat")
            ]
        },
    )
    p, q = take(gather(store_of(records), at=AT), "p_and_q").rows()
    assert (p["value"], p["low"], p["high"], p["note"]) == (pytest.approx(2 / 3), None, None, ONE_GATHERING), f"{p}"
    assert (q["value"], q["note"]) == (None, "too few to tell"), f"all who were known had met: {q}"
