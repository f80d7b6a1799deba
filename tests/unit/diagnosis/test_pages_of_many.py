"""Which partnerships have a page of their own where there are more than the setting allows."""

from types import SimpleNamespace
from typing import Any

import pytest

from afresh.diagnosis import assessment

STATES = {
    0: ("one", "fresh"), 1: ("one", "stale"), 2: ("between", "between fresh and stale"), 3: ("one", "blocked"),
    4: ("one", "stagnant"), 5: ("too new to tell", "too new to tell"), 6: ("dormant", "dormant"), 7: ("one", "stale"),
}  # fmt: skip


def paged(
    monkeypatch: pytest.MonkeyPatch, most: int, pages: tuple[str, ...] = (), gone: tuple[int, ...] = ()
) -> set[int]:
    monkeypatch.setattr(assessment, "likely_links", lambda now: SimpleNamespace(gone=gone))
    now: Any = SimpleNamespace(settings=SimpleNamespace(partnership_pages=most), period=SimpleNamespace(end=None))
    rows = [{"code": n, "id": f"p{n}", "name": f"Board {n}", "kind": "board", "ended": None} for n in STATES]
    standing: Any = {
        code: SimpleNamespace(state=SimpleNamespace(kind=kind, name=name)) for code, (kind, name) in STATES.items()
    }
    return assessment._paged(now, rows, pages, standing)


def test_all_have_one_where_they_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paged(monkeypatch, 8) == set(STATES), "eight, and eight are allowed"


def test_of_many_those_in_most_need_have_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """By hand: stagnant 4, blocked 3, stale 1 and 7, dormant 6, between 2; never the fresh or the unknown."""
    assert paged(monkeypatch, 3) == {4, 3, 1}, "the first three in that order, and of two stale the first"
    assert paged(monkeypatch, 7) == {4, 3, 1, 7, 6, 2}, "there is room for seven, and six are in need"
    assert paged(monkeypatch, 3, gone=(4,)) == {3, 1, 7}, "one that is there no longer by the look of it has none"


def test_those_asked_for_have_one_whatever_their_state(monkeypatch: pytest.MonkeyPatch) -> None:
    assert paged(monkeypatch, 3, ("P0", "board 5")) == {0, 5}, "by id or name, in any case"
