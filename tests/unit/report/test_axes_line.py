"""The first page explains what it draws and tells."""

from afresh.dataset import Dataset
from boards import AT, board
from records import Records, store_of, together

BOARDS = [part for n in range(6) for part in board(f"Board {n}", 0, 8, 10)]


def _html(*parts: Records) -> str:
    return Dataset(store_of(together(*parts))).review(at=AT).html()


def test_the_column_of_support_is_explained() -> None:
    assert "Support says how sure a state is" in _html(*BOARDS), "a percentage that nothing explains"
