"""Records come as they were asked for, however Python happens to order what it holds in a set."""

from afresh.dataset import Dataset
from afresh.report.labels import Labels
from boards import AT, board
from records import store_of, together


def test_records_and_places_come_in_the_order_asked_for() -> None:
    store = store_of(together(*board("Board", adopted=8, of=8)))
    labels = Labels(store, Dataset(store).disclosure(), AT)
    rows = [("proposals", row) for (row,) in store.rows("SELECT rowid FROM proposals ORDER BY rowid DESC")]
    seats = [("seats", row) for (row,) in store.rows("SELECT rowid FROM seats ORDER BY rowid")]
    asked = [each for pair in zip(rows, seats, strict=False) for each in pair]
    assert len(asked) > 4, "a few of two tables, by turns"
    assert list(labels.places(asked)) == asked, "where they stand, by turns and backwards"
    assert list(labels.records(reversed(asked))) == asked[::-1], "what they say, the other way round"
    assert len(labels.lines(asked)) == len(asked), "a line each"
