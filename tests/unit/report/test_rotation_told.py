"""Sentences of the rotation forecast."""

import pytest

from afresh.words import rotation as words


@pytest.mark.parametrize(
    ("mean", "said"),
    [
        (0.01, "hardly any newcomer"),
        (0.25, "about one newcomer every four years"),
        (0.5, "about one newcomer every two years"),
        (1.1, "about 1 newcomer a year"),
        (2.6, "about 2.5 newcomers a year"),
        (9.7, "about 10 newcomers a year"),
    ],
)
def test_a_rate_is_said_as_one_would_say_it(mean: float, said: str) -> None:
    assert words.expected(mean) == said, f"{mean}: {words.expected(mean)}"


def test_how_often_it_held() -> None:
    said = words.held([(1, 7, 9), (5, 3, 4)])
    assert said == (
        "In seven of nine earlier years the 90% interval held the number of newcomers that came; five years ahead, in "
        "three of four."
    ), said
    assert "take it with care" in words.held([(1, 3, 6)]), "half is less often than nine in ten"
    assert "is not known" in words.held([(1, 0, 0), (5, 0, 0)]), "nothing was tried"


def test_a_title_is_about_ten_words() -> None:
    title = words.chart_title(2031, "Nothing changes", 0.06, "A seat a year", 0.22)
    assert title == "Newer members' seats in 2031: 6% if nothing changes, 22% with a seat a year", title
    assert words.chart_title(2031, "A seat a year", 0.2) == "Newer members' seats in 2031: 20% with a seat a year"


def test_a_clock_is_spoken_of_only_where_it_shows() -> None:
    unclear, two, none = (words._clock(*each) for each in ((4, 0.45), (2, 0.97), (1, 0.9)))
    assert "does not show clearly" in unclear and "a clock of 2 years (97% sure)" in two, f"{unclear} {two}"
    assert none.startswith("No clock"), none
    assert not words.follows_clock(4, 0.45) and words.follows_clock(2, 0.97), "as in the sentences"
