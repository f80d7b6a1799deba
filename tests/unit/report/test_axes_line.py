"""The first page explains what it draws and tells."""

from afresh.dataset import Dataset
from afresh.report.sections.overview import HOW_SURE
from boards import AT, board
from records import Records, store_of, together

NAMES = [f"Board {n}" for n in range(6)]
BOARDS = [part for name in NAMES for part in board(name, 0, 8, 10)]


def _html(*parts: Records) -> str:
    return Dataset(store_of(together(*parts))).review(at=AT).html()


def test_how_sure_a_state_is_stands_with_what_the_figure_means() -> None:
    source = _html(*BOARDS)
    assert source.count("How sure: ") == len(set(NAMES)), "each of the six boards says how sure its state is"
    assert "in 100)" in source and HOW_SURE in source, "a figure that nothing explains"
