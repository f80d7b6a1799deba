"""Records come as they were asked for, however Python happens to order what it holds in a set; and each once."""

import re
from pathlib import Path

from afresh import report
from afresh.dataset import Dataset
from afresh.panel.sitting import Advised, Sitting
from afresh.review.advice import panel
from afresh.review.labels import Labels
from afresh.vocabulary import Advice, Reason
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


def test_a_record_that_bears_out_a_reason_twice_is_listed_and_counted_once() -> None:
    store = store_of(together(*board("Board", adopted=30, of=30)))
    labels = Labels(store, Dataset(store).disclosure(), AT)
    rows = [("proposals", row) for (row,) in store.rows("SELECT rowid FROM proposals")]
    reason = Reason("It put 30 things.", records=(*rows, *rows))
    advised = Advised(Advice("Ask", (reason,), "Some.", "Ask.", 2), ())
    why = panel(Sitting((advised,), (), (), ()), labels, {}).first[0].because[0]
    assert len(why.lines) + why.more == 30, f"{len(why.lines)} lines and {why.more} more, of 30 proposals"
    assert len(set(why.lines)) == len(why.lines), "none is listed twice"


def test_how_many_records_is_written_as_other_counts_are() -> None:
    """Of the General Assembly it read "And 54724 more" under "of 54,749 answers"."""
    templates = sorted((Path(report.__file__).parent / "templates").glob("*.html"))
    assert templates, "the report has templates"
    bare = [
        each.name for each in templates if re.search(r"\{\{ (\w+\.)*more \}\}|~ \(.*more\) ~", each.read_text("utf-8"))
    ]
    assert bare == [], f"a count without its commas in {bare}"
