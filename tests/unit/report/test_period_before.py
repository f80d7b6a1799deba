"""The comparison with the past says how long ago that was, and nothing that changed is only counted."""

import re
from datetime import date

import pytest

from afresh.dataset import Dataset, Review
from afresh.forms import ago
from afresh.report.render import html
from afresh.report.sections.report import report
from afresh.vocabulary import Period
from boards import AT, board
from records import store_of, together

END = date(2024, 2, 29)


@pytest.mark.parametrize(
    ("months", "said"),
    [(12, "a year before"), (24, "two years before"), (6, "six months before"), (1, "one month before")],
)
def test_how_long_before(months: int, said: str) -> None:
    assert ago(Period.to(END, months)) == said, f"a period of {months} months"


def _review(months: int, *names: str, pages: tuple[str, ...] = ()) -> Review:
    made = [part for name in names for part in board(name, newcomers=3)]
    return Dataset(store_of(together(*made))).review(at=AT, months=months, partnerships=pages)


def test_two_years_are_not_called_one() -> None:
    told = _review(24, "Board").html()
    assert "in the last two years" in told and "a year before" not in told.casefold(), "it is set beside mid-2022"
    assert "in the last year" in _review(12, "Board").html(), "by default it is with the year before"


def test_whoever_was_not_looked_for_is_not_called_nobody() -> None:
    """The three newcomers came in January 2022, before the period; only One has a page."""
    for review in (_review(12, "One", "Two"), _review(12, "One", "Two", pages=("One",))):
        told = review.html()
        assert "Came and went" not in told, "nobody came or went in the period"
        assert not re.search("nobody (is recorded as )?join", told, re.IGNORECASE), "of Two that is not known"
        assert "No state changed." in told, "of both it is known how their states were a year before"


def test_every_change_is_there_to_be_read() -> None:
    """Fifteen boards with three newcomers each within 36 months: more than the first page names, so each on its own."""
    names = [f"Board {n:02}" for n in range(15)]
    review = _review(36, *names)
    joined = {part.id: len(part.joined) for part in review.result.partnerships}
    assert joined == dict.fromkeys(names, 3), f"three came to each, by hand: {joined}"
    pages = {page.title: html.page(report(review.result), [page]) for page in report(review.result).pages}
    assert "and 6 more." in next(iter(pages.values())), "nine are named at once, and the others counted"
    missing = [name for name in names if f"{name} new 2" not in pages[name] and "Came in the period" not in pages[name]]
    assert not missing, f"nothing is said of who joined boards {missing}"
