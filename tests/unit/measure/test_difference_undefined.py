"""Where difference cannot be told: nothing recorded, one kind, one member, nobody else, plenaries."""

from datetime import date
from typing import Any

import pytest

from afresh.measure import take
from afresh.settings import default_settings
from afresh.snapshot.workspace import gather
from afresh.vocabulary import Level
from records import Records, held, named, store_of, together

AT, DAY = date(2022, 6, 30), date(2022, 3, 1)
ALL = ("same_kind_pairs", "coleman_index", "e_i_index", "blau_index", "hill_numbers")
NOT_RECORDED = "not recorded"
NOBODY_ELSE = "not compared: too few others to draw from"


def board(*sectors: str | None, others: tuple[str | None, ...] = (), apart: bool = False) -> Records:
    """A board at which somebody sits from each of these sectors (each at a meeting alone, where apart); and others."""
    people = [*(f"p{n}" for n in range(len(sectors))), *(f"q{n}" for n in range(len(others)))]
    organisations = [
        {"id": f"for {who}", "name": f"for {who}", "sector": sector}
        for who, sector in zip(people, (*sectors, *others), strict=True)
    ]
    here = people[: len(sectors)]
    days = [date(2022, 1 + n, 1) for n in range(len(here))] if apart else [DAY]
    meetings = [held("board", day, *([here[n]] if apart else here)) for n, day in enumerate(days)]
    return together(
        {"people": [{"id": who, "name": who, "organisation": f"for {who}"} for who in people],
         "organisations": organisations, "partnerships": named("board", "other")},
        *meetings, held("other", DAY, *people[len(sectors) :]),
    )  # fmt: skip


def row(
    records: Records, name: str, subject: str = "sector", largest: int = 40, level: Level = "people"
) -> dict[str, Any]:
    """Of the board, or of no partnership."""
    settings = default_settings().but(largest_gathering=largest)
    rows = take(gather(store_of(records), at=AT, level=level, settings=settings), name).rows()
    of_board = {each["subject"].split(",")[0]: each for each in rows if each["partnership"] in (0, None)}
    return of_board[subject]


@pytest.mark.parametrize("name", ALL)
def test_recorded_of_nobody(name: str) -> None:
    """One row without a partnership says that nobody's sector is recorded; professions likewise."""
    records = board(None, None, None, others=(None, None))
    for subject in ("sector", "profession"):
        found = row(records, name, subject)
        assert (found["partnership"], found["value"], found["note"]) == (None, None, NOT_RECORDED), f"{found}"


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("records", "note"), [
    (board("health", others=("police", "police")), "recorded of fewer than two members"),
    (board("health", None, None, others=("police", "police")), "recorded of fewer than two members"),
])  # fmt: skip
def test_one_member_of_whom_it_is_known(name: str, records: Records, note: str) -> None:
    found = row(records, name)
    alone = len(records["attendance"]) == 3
    pairs = "no two members took part together" if alone else "recorded of no two who took part together"
    assert found["note"] == (note if name in ("blau_index", "hill_numbers") else pairs), f"{found}"
    assert found["value"] is None and found["expected"] is None and found["low"] is None, f"{found}"


def test_members_who_never_met() -> None:
    found = row(board("health", "police", "health", others=("police",) * 5, apart=True), "same_kind_pairs")
    assert (found["value"], found["note"]) == (None, "no two members took part together"), f"{found}"


@pytest.mark.parametrize("name", ALL)
def test_plenaries(name: str) -> None:
    found = row(board("health", "police", "health", others=("police",)), name, largest=2)
    assert (found["value"], found["note"]) == (None, "not reported: its gatherings are plenaries"), f"{found}"


def test_all_of_one_kind() -> None:
    """The pool is all alike: the share is 1 and must be; Coleman's index has no room to stand in."""
    records = board("health", "Health", " health", others=("health", "health"))
    share, coleman, e_i = (row(records, name) for name in ("same_kind_pairs", "coleman_index", "e_i_index"))
    assert (share["value"], share["expected"], share["low"], share["high"]) == (1, 1, 1, 1), f"{share}"
    assert (coleman["value"], coleman["note"]) == (None, "not compared: all are of one kind"), f"{coleman}"
    assert (e_i["value"], e_i["expected"], e_i["low"], e_i["high"]) == (-1, -1, -1, -1), f"{e_i}"
    blau = row(records, "blau_index")
    assert (blau["value"], blau["expected"], blau["low"], blau["high"]) == (0, 0, 0, 0), f"{blau}"
    everywhere = row(records, "assortativity")
    assert (everywhere["value"], everywhere["note"]) == (None, "not compared: all are of one kind"), f"{everywhere}"


@pytest.mark.parametrize("name", ["same_kind_pairs", "e_i_index", "blau_index", "hill_numbers"])
def test_nobody_else_to_draw_from(name: str) -> None:
    """The value stands; there is nothing to set it against."""
    found = row(board("health", "police", "health", others=(None,)), name)
    assert found["value"] is not None and found["expected"] is None, f"{found}"
    assert found["note"] == NOBODY_ELSE, f"{found}"


def test_coleman_index_needs_somebody_else() -> None:
    found = row(board("health", "police", "health", others=(None,)), "coleman_index")
    assert (found["value"], found["note"]) == (None, NOBODY_ELSE), f"{found}"


def test_how_many_are_left_out_is_said_above_a_fifth() -> None:
    """One of five is left out and counted; two of five are said too."""
    others = ("police", "health", "police")
    one = row(board("health", "police", "health", "police", None, others=others), "same_kind_pairs")
    assert (one["members_left_out"], one["note"], one["n"]) == (1, "", 6), f"{one}"
    two = row(board("health", "police", "health", None, None, others=others), "same_kind_pairs")
    assert (two["members_left_out"], two["n"]) == (2, 3), f"{two}"
    assert two["note"] == "sector not recorded of 2 of 5 members", f"{two}"


def test_the_pool_is_the_area() -> None:
    """Of the North's seven, three of health and four of police: pairs alike 3 + 6 of 21; the South does not count."""
    records = board("health", "health", others=("health", *["police"] * 4))
    records["partnerships"] = [{**each, "area": "North"} for each in records["partnerships"]]
    records = together(records, {"partnerships": [{"id": "far", "name": "far", "area": "South"}]},
                       held("far", DAY, "s1", "s2"), {"people": named("s1", "s2", organisation="for s")},
                       {"organisations": [{"id": "for s", "name": "for s", "sector": "health"}]})  # fmt: skip
    records["people"] = [{**each, "organisation": "for s"} if each["id"] in ("s1", "s2") else each
                         for each in records["people"]]  # fmt: skip
    found = row(records, "same_kind_pairs")
    assert found["pool"] == 7, f"{found}"
    assert found["expected"] == pytest.approx(9 / 21, abs=1e-12), f"{found}"
    records["partnerships"][0]["area"] = None
    found = row(records, "same_kind_pairs")
    assert found["pool"] == 9, f"where no area is given, everybody is in the pool: {found}"
    assert found["expected"] == pytest.approx((10 + 6) / 36, abs=1e-12), f"{found}"


def test_whom_a_member_sits_for() -> None:
    """Pat works for a charity and sits here for the council, as Quin has since February; there Quin sits for a bank."""
    records = together(
        {"organisations": [{"id": each, "name": each, "sector": each} for each in ("charity", "council", "bank")],
         "people": [{"id": "pat", "name": "pat", "organisation": "charity"}, *named("quin", "rob", "sam", "tim")],
         "partnerships": named("board", "other"),
         "seats": [{"partnership": "board", "person": "pat", "organisation": "council", "start": date(2021, 1, 1)},
                   {"partnership": "board", "person": "quin", "organisation": "bank", "start": date(2021, 1, 1),
                    "end": date(2022, 1, 31)},
                   {"partnership": "board", "person": "quin", "organisation": "council", "start": date(2022, 2, 1)},
                   {"partnership": "other", "person": "quin", "organisation": "bank", "start": date(2022, 1, 1)},
                   *({"partnership": "other", "person": each, "organisation": "bank", "start": date(2022, 1, 1)}
                     for each in ("rob", "sam", "tim"))]},
    )  # fmt: skip
    for subject in ("sector", "organisation"):
        found = row(records, "same_kind_pairs", subject)
        assert (found["value"], found["n"]) == (1.0, 1), f"both sit here for the council: {found}"
        assert found["pool"] == 6, f"pat, quin for each of two, and three more: {found}"


def test_nothing_of_professions_where_members_are_organisations() -> None:
    found = take(gather(store_of(board("health", "police")), at=AT, level="organisations"), "same_kind_pairs").rows()
    subjects = {each["subject"] for each in found}
    assert subjects == {"sector", "kind", "body", "area"}, f"{subjects}"


def test_constraint_says_nothing_of_one_or_two() -> None:
    """The middle of two members' figures would be about them; with three it is a table's."""
    two = next(take(gather(store_of(board("a", "b")), at=AT, level="people"), "constraint").rows())
    assert (two["value"], two["low"], two["note"], two["n"]) == (None, None, "too few to tell", 2), f"{two}"
    three = next(take(gather(store_of(board("a", "b", "c")), at=AT, level="people"), "constraint").rows())
    assert three["value"] == pytest.approx(2 * (1 / 2 + 1 / 4) ** 2), f"three who know each other: {three}"
    alone = next(take(gather(store_of(board("a")), at=AT, level="people"), "constraint").rows())
    assert (alone["value"], alone["n"], alone["alone"]) == (None, 0, 1), f"who met nobody is counted apart: {alone}"


def test_a_network_too_large_is_not_counted_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    from afresh.measure import constraint

    monkeypatch.setattr(constraint, "MOST_STEPS", 0)
    found = next(take(gather(store_of(board("a", "b", "c")), at=AT, level="people"), "constraint").rows())
    assert found["value"] is None and found["note"].startswith("not reported: there are too many"), f"{found}"
