"""Reviews overdue and actions not done: said first, on the first page and on the partnership's own."""

from dataclasses import replace
from datetime import date

import pytest

from afresh.report.render.text import page as written
from afresh.report.sections.report import report
from afresh.review.making.promised import Promised, promised
from html_pages import plain
from made_reviews import partnership, review
from records import Row, store_of

AT = date(2026, 6, 30)


def late(**tables: list[Row]) -> dict[str, Promised]:
    return dict(promised(store_of({"partnerships": [{"id": "b", "name": "Board"}], **tables}), AT))


def test_an_action_past_its_day_is_late_until_it_is_done() -> None:
    action: Row = {"what": "Ask", "partnership": "b", "due": date(2026, 6, 1)}
    rows = [
        action | {"id": "1"},
        action | {"id": "2", "done": date(2026, 6, 2)},
        action | {"id": "3", "done": date(2026, 7, 2)},
        action | {"id": "4", "due": date(2026, 7, 1)},
    ]
    assert late(actions=rows) == {"b": Promised(None, 2)}, "one never done, one done after the review date"


@pytest.mark.parametrize(
    ("held", "overdue"),
    [([], True), ([date(2026, 5, 1)], False), ([date(2026, 1, 10)], False), ([date(2025, 3, 1)], True)],
)
def test_a_review_is_overdue_unless_one_was_held_about_then(held: list[date], overdue: bool) -> None:
    tables = {
        "partnerships": [{"id": "b", "name": "Board", "review_due": date(2026, 4, 1)}],
        "reviews": [{"id": str(on), "partnership": "b", "date": on} for on in held],
    }
    assert (late(**tables) == {"b": Promised(date(2026, 4, 1), 0)}) is overdue, f"held {held}"


def test_it_is_said_before_anything_else() -> None:
    one = replace(partnership("a", name="Alpha"), review_due=date(2026, 4, 1), actions_late=1, has_page=True)
    page = plain(written(report(review(one, partnership("b", name="Beta")))))
    assert "First: One review overdue: Alpha (due 1 April 2026)." in page, page[:600]
    assert "One action is past the agreed day and not recorded as done: Alpha." in page, page[:600]
    assert "First: Its review was due on 1 April 2026 and is not on record; one action is past" in page, (
        "on its own page"
    )
    assert page.index("First: Its review") < page.index("Why this state"), "before the reasons"
