"""The comparison with the past says how long ago that was, and nothing that changed is only counted."""

from datetime import date

import pytest

from afresh.dataset import Dataset, Review
from afresh.forms import ago
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
    html = _review(24, "Board").html()
    assert "Two years before" in html and "year before" not in html.casefold(), "the comparison is with mid-2022"
    assert "A year before" in _review(12, "Board").html(), "by default it is with the year before"


def test_whoever_was_not_looked_for_is_not_called_nobody() -> None:
    """The three newcomers came in January 2022, before the period; only One has a page."""
    assert "nobody is recorded as joining" in _review(12, "One", "Two").html(), "both were looked at"
    html = _review(12, "One", "Two", pages=("One",)).html()
    assert "nobody is recorded as joining" not in html and "No state changed." in html, "of Two that is not known"


def test_every_change_is_there_to_be_read() -> None:
    """Fifteen boards with three newcomers each within 36 months: more lines than the first page shows at once."""
    html = _review(36, *(f"Board {n:02}" for n in range(15))).html()
    missing = [n for n in range(15) if f"Board {n:02}: three newcomers took part" not in html]
    assert not missing, f"nothing is said of who joined boards {missing}"
