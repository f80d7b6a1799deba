"""The line of openness on the chart is said to be one of several where partnerships are judged by different ones."""

from afresh.dataset import Dataset
from boards import AT, board
from records import Records, store_of, together

DIFFERS = "the line differs from one kind of partnership to another"
BOARDS = [part for n in range(6) for part in board(f"Board {n}", 0, 8, 10)]


def _html(*parts: Records) -> str:
    return Dataset(store_of(together(*parts))).review(at=AT).html()


def test_one_line_needs_no_words() -> None:
    assert DIFFERS not in _html(*BOARDS), "six boards with 8 of 10 adopted are all judged by half of 0.8"


def test_another_line_is_told() -> None:
    forum = board("Forum", 0, 8, 10, kind="forum")
    assert DIFFERS in _html(*BOARDS, *forum), "a lone forum is judged by a third, the boards by 0.4"


def test_the_column_of_support_is_explained() -> None:
    assert "Support is the share of random draws" in _html(*BOARDS), "a percentage that nothing explains"
